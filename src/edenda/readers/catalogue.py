"""Catalogue records around a document: `Label: value`, or a known label on a line with its values below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.readers.context import ends_sentence, parts_of
from edenda.readers.draft import Node, Piece, field_piece, furniture
from edenda.readers.publication import cut_label, labelled, publication_piece, publication_role
from edenda.readers.units import Part, Unit

BULLET: Final = re.compile(r"[-•*–·]\s+")
_FEWEST_LABELS = 2


class Entry(NamedTuple):
    """A label (with the unit that holds it) and the units of its value; `role` is a key of the language's labels."""

    label: str
    role: str
    head: Unit
    is_inline: bool
    values: tuple[Unit, ...]


@cache
def _labels(language: Language) -> dict[str, str]:
    return {word: role for role, words in language.table("catalogue", "labels").items() for word in words}


def label_role(label: str, language: Language) -> str:
    """The field that a label names; empty for an unknown one. Case, colon and `(s)` do not count."""
    known = _labels(language)
    bare = label.lower().strip(" :").replace("(s)", "s")
    return known.get(bare) or known.get(bare.removesuffix("s")) or known.get(f"{bare}s") or ""


def is_label_line(unit: Unit, language: Language) -> bool:
    """Whether a unit is a catalogue line: a known label alone, or a label, a colon and perhaps a value."""
    found = labelled(unit)
    if found:
        words = found[0].split()
        return bool(label_role(found[0], language)) or (len(words) <= 4 and words[0][:1].isupper())
    return len(unit.text) < 40 and unit.text[:1].isupper() and bool(label_role(unit.text, language))


def find_after(units: Sequence[Unit], language: Language) -> int:
    """The index at which a catalogue record after the text begins; the number of units where there is none."""
    labels = [index for index, unit in enumerate(units) if _is_known_line(unit, language)]
    for at, index in enumerate(labels):
        later = len(labels) - at
        if later >= _FEWEST_LABELS + 1 and index > 0.3 * len(units) and later * 6 >= len(units) - index:
            return index
    return len(units)


def find_before(units: Sequence[Unit], language: Language) -> tuple[int, int]:
    """Where a catalogue record before the text begins and ends, as indexes of units; (0, 0) where there is none."""
    limit = min(len(units), 40)
    flags = [unit.is_rule or _is_record_line(units, index, language) for index, unit in enumerate(units[:limit])]
    start = next(
        (index for index in range(min(8, limit)) if _is_known_line(units[index], language) and flags[index]), None
    )
    if start is None:
        return 0, 0
    end = start
    while end < limit and (flags[end] or _goes_on(units, end, flags)):
        end += 1
    known = sum(_is_known_line(unit, language) for unit in units[start:end])
    inline = sum(labelled(unit) is not None for unit in units[start:end])
    enough = known >= _FEWEST_LABELS and (inline >= _FEWEST_LABELS or known >= 2 * _FEWEST_LABELS)
    return (start, end) if end - start >= _FEWEST_LABELS and enough else (0, 0)


def _goes_on(units: Sequence[Unit], index: int, flags: Sequence[bool]) -> bool:
    """Whether a line of a record is the value of the label above it, or goes on with a value."""
    unit, above = units[index], units[index - 1]
    if unit.blanks or unit.is_page or above.is_rule or len(unit.text) > 400:
        return False
    return any(flags[index : index + 3]) or (labelled(above) is None and flags[index - 1])


def _is_record_line(units: Sequence[Unit], index: int, language: Language) -> bool:
    """A label with its value on one line, or a known label alone with its value directly below."""
    unit = units[index]
    if labelled(unit) is not None:
        return is_label_line(unit, language)
    following = units[index + 1] if index + 1 < len(units) else None
    return _is_known_line(unit, language) and following is not None and not following.blanks


def _is_known_line(unit: Unit, language: Language) -> bool:
    found = labelled(unit)
    label = found[0] if found else unit.text
    return len(label) < 45 and bool(label_role(label, language)) and (found is not None or unit.text[:1].isupper())


def entries(units: Sequence[Unit], language: Language) -> tuple[Entry, ...]:
    """The entries of a record; what stands before the first label is left out."""
    found: list[Entry] = []
    values: list[list[Unit]] = []
    for unit in units:
        if unit.is_rule:
            continue
        if not is_label_line(unit, language):
            if values:
                values[-1].append(unit)
            continue
        label = labelled(unit)
        name = label[0] if label else unit.text
        is_inline = label is not None and label[1] < len(unit.text)
        found.append(Entry(name, label_role(name, language), unit, is_inline, ()))
        values.append([])
    found = [entry._replace(values=tuple(below)) for entry, below in zip(found, values, strict=True)]
    if not any(entry.role == "recipient" for entry in found):
        found = [entry._replace(role="source") if entry.role == "sender" else entry for entry in found]
    return tuple(found)


def record_pieces(units: Sequence[Unit], raw: str, language: Language) -> tuple[Piece, ...]:
    """All fields of a catalogue record, its ruled lines as furniture."""
    rules = tuple(furniture(unit.parts) for unit in units if unit.is_rule)
    return (*catalogue_pieces(entries(units, language), raw, language), *rules)


def catalogue_pieces(found: Sequence[Entry], raw: str, language: Language) -> tuple[Piece, ...]:
    """Header fields from the entries of a record: every label keeps its own name, empty ones too."""
    pieces: list[Piece] = []
    for entry in found:
        published = publication_role(entry.head, language) if not entry.role and entry.is_inline else ""
        if published:
            pieces.append(publication_piece([entry.head, *entry.values], published, raw))
            continue
        if not entry.is_inline and not entry.values:
            pieces.append(field_piece("label", parts_of([entry.head])))
            continue
        pieces.extend(_entry_pieces(entry, raw))
    return tuple(pieces)


def _entry_pieces(entry: Entry, raw: str) -> list[Piece]:
    attrs = (("n", entry.label.strip()),)
    role = _ROLE_OF_FIELD.get(entry.role, entry.role) or "catalogue"
    head = cut_label([entry.head], raw) if entry.is_inline else (Part("label", entry.head.start, entry.head.end),)
    if role == "subject":
        return _subjects(entry, head, raw)
    paragraphs = _paragraphs(entry, head)
    return [Piece("field", role, tuple(Node("ab", parts) for parts in paragraphs), attrs)]


def _paragraphs(entry: Entry, head: tuple[Part, ...]) -> list[tuple[Part, ...]]:
    """The raw pieces of a value by paragraph; a line goes on with the one before it where that ended no sentence."""
    paragraphs = [[*head] if entry.is_inline else [*head, *entry.values[0].parts]]
    before = entry.head if entry.is_inline else entry.values[0]
    for unit in entry.values if entry.is_inline else entry.values[1:]:
        if unit.blanks or ends_sentence(before.text):
            paragraphs.append([*unit.parts])
        else:
            paragraphs[-1].extend(unit.parts)
        before = unit
    return [tuple(parts) for parts in paragraphs]


def _subjects(entry: Entry, head: tuple[Part, ...], raw: str) -> list[Piece]:
    """One field for each subject term; several on one line are divided at semicolons."""
    terms: list[tuple[Part, ...]] = []
    if entry.is_inline:
        terms = _divided(head[1:], raw)
    for unit in entry.values:
        terms.extend(_divided(unit.parts, raw) if ";" in unit.text else [without_bullet(unit, raw)])
    terms[0] = (head[0], *terms[0])
    return [
        field_piece("subject", term, attrs=(("n", entry.label.strip()),) if index == 0 else ())
        for index, term in enumerate(terms)
    ]


def _divided(parts: Sequence[Part], raw: str) -> list[tuple[Part, ...]]:
    whole = parts[0]
    terms: list[tuple[Part, ...]] = []
    start = whole.start
    for piece in raw[whole.start : whole.end].split(";"):
        lead = len(piece) - len(piece.lstrip())
        text = Part("text", start + lead, start + len(piece.rstrip()))
        closing = (Part("label", start + len(piece), start + len(piece) + 1),) if start + len(piece) < whole.end else ()
        if text.start < text.end:
            terms.append((text, *closing))
        start += len(piece) + 1
    terms[-1] = (*terms[-1], *parts[1:])
    return terms


def without_bullet(unit: Unit, raw: str) -> tuple[Part, ...]:
    """The raw pieces of a unit with the bullet at its beginning set apart as a label."""
    first, *rest = unit.parts
    match = BULLET.match(raw, first.start, first.end)
    if not match:
        return unit.parts
    return (Part("label", first.start, match.end()), first._replace(start=match.end()), *rest)


_ROLE_OF_FIELD: Final = {
    "place": "catalogue",
    "person": "catalogue",
    "note": "catalogue",
    "language": "catalogue",
    "group": "catalogue",
    "source": "source",
    "translator": "catalogue",
    "contributor": "catalogue",
    "publisher": "source-publisher",
    "sender": "author",
    "archive": "archive",
    "shelfmark": "shelfmark",
    "recipient": "catalogue",
    "title": "title",
}
