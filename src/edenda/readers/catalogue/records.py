"""Catalogue records around a document as header fields: every label with its value, under its own name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.readers.catalogue.blocks import find_after, find_before, read_record
from edenda.readers.catalogue.lines import Row, label_role
from edenda.readers.catalogue.publication import labelled, publication_piece, publication_role
from edenda.readers.context import ends_sentence, parts_of
from edenda.readers.draft import Node, Piece, field_piece, furniture
from edenda.readers.structure.lists import BULLET, without_bullet
from edenda.readers.units import Part, Unit

__all__ = [
    "Entry",
    "catalogue_pieces",
    "entries",
    "find_after",
    "find_before",
    "is_label_line",
    "label_role",
    "record_pieces",
]

_CLOSING_MARKS: Final = re.compile(r"\s*(?:\||['\"\]]+)?\s*$")


class Entry(NamedTuple):
    """A label (with the line that holds it) and the lines of its value; `role` is a key of the language's labels."""

    label: str
    role: str
    head: Row
    values: tuple[Unit, ...]

    @property
    def is_inline(self) -> bool:
        """Whether the value begins on the label's line."""
        return self.head.has_value


def is_label_line(unit: Unit, language: Language) -> bool:
    """Whether a unit is a catalogue line: a known label alone, or a label, a colon and perhaps a value."""
    found = labelled(unit)
    if found:
        words = found[0].split()
        return bool(label_role(found[0], language)) or (len(words) <= 4 and words[0][:1].isupper())
    return len(unit.text) < 40 and unit.text[:1].isupper() and bool(label_role(unit.text, language))


def entries(units: Sequence[Unit], raw: str, language: Language) -> tuple[Entry, ...]:
    """The entries of a record; what stands before the first label is left out."""
    record = read_record(units, raw, language)
    found: list[Entry] = []
    values: list[list[Unit]] = []
    for row, opens in zip(record.rows, record.opens, strict=True):
        if opens:
            found.append(Entry(row.label or row.unit.text, row.role, row, ()))
            values.append([])
        elif values and not _is_frame(row, raw):
            values[-1].append(row.unit)
    found = [entry._replace(values=tuple(below)) for entry, below in zip(found, values, strict=True)]
    if not any(entry.role == "recipient" for entry in found):
        found = [entry._replace(role="source") if entry.role == "sender" else entry for entry in found]
    return tuple(found)


def _is_frame(row: Row, raw: str) -> bool:
    """Whether a line only frames a record: a rule, or the braces of a template."""
    return row.unit.is_rule or raw.startswith(("{{", "}}"), row.unit.start)


def record_pieces(units: Sequence[Unit], raw: str, language: Language) -> tuple[Piece, ...]:
    """All fields of a catalogue record, what frames it as furniture: ruled lines, lines above its first label."""
    record = read_record(units, raw, language)
    first = record.opens.index(True) if True in record.opens else len(record.rows)
    framing = (row for index, row in enumerate(record.rows) if index < first or _is_frame(row, raw))
    frames = tuple(furniture(row.unit.parts) for row in framing)
    return (*catalogue_pieces(entries(units, raw, language), raw, language), *frames)


def catalogue_pieces(found: Sequence[Entry], raw: str, language: Language) -> tuple[Piece, ...]:
    """Header fields from the entries of a record: every label keeps its own name, empty ones too."""
    pieces: list[Piece] = []
    for entry in found:
        is_unknown = not entry.role and entry.is_inline and entry.head.form == "colon"
        published = publication_role(entry.head.unit, language) if is_unknown else ""
        if published:
            pieces.append(publication_piece([entry.head.unit, *entry.values], published, raw))
        elif not entry.is_inline and not entry.values:
            pieces.append(field_piece("label", parts_of([entry.head.unit])))
        else:
            pieces.extend(_entry_pieces(entry, raw, language))
    return tuple(pieces)


def _entry_pieces(entry: Entry, raw: str, language: Language) -> list[Piece]:
    attrs = (("n", entry.label),)
    role = _ROLE_OF_FIELD.get(entry.role, entry.role) or "catalogue"
    paragraphs = _paragraphs(entry, raw)
    if role in ("subject", "author"):
        commas = role == "subject" and entry.label.lower().strip() in language.words("catalogue", "divided_by_commas")
        terms = [term for parts in paragraphs for term in _divided(parts, raw, r";|\|" + (r"|," if commas else ""))]
        terms[0] = (_label_part(entry), *terms[0])
        return [field_piece(role, term, attrs=attrs) for term in terms]
    paragraphs[0] = (_label_part(entry), *paragraphs[0])
    return [Piece("field", role, tuple(Node("ab", parts) for parts in paragraphs), attrs)]


def _label_part(entry: Entry) -> Part:
    unit = entry.head.unit
    end = entry.head.value if entry.head.is_inline else unit.end
    return Part("label", unit.start, end)


def _is_enclosed(entry: Entry, raw: str) -> bool:
    """Whether a machine's record has a value in quotation marks or brackets: `title: "Ice"`, `tags: [ice, ships]`."""
    first, end = entry.head.value, entry.head.unit.end
    is_machine = entry.label[:1].islower() and not entry.values and end - first > 2
    return is_machine and raw[first : first + 1] in _CLOSING and raw[end - 1] == _CLOSING[raw[first]]


def _paragraphs(entry: Entry, raw: str) -> list[tuple[Part, ...]]:
    """The raw pieces of a value by paragraph; a line goes on with the one before it where that ended no sentence."""
    paragraphs: list[list[Part]] = []
    before: Unit | None = None
    if entry.is_inline and _is_enclosed(entry, raw):
        first, last = entry.head.value, entry.head.unit.end - 1
        return [(Part("label", first, first + 1), Part("text", first + 1, last), Part("label", last, last + 1))]
    if entry.is_inline:
        paragraphs.append(_value_parts(entry.head))
        before = entry.head.unit
    is_by_line = entry.role in _BY_LINE or (not entry.is_inline and entry.role not in _BY_PARAGRAPH)
    for unit in entry.values:
        is_item = BULLET.match(unit.text) is not None
        is_new = before is None or unit.blanks or is_item or ends_sentence(before.text)
        if is_new or (is_by_line and not _is_wrapped(before, unit)):
            paragraphs.append([*(without_bullet(unit, raw) if is_item else unit.parts)])
        else:
            paragraphs[-1].extend(unit.parts)
        before = unit
    return [_without_marks(parts, raw, entry) for parts in paragraphs]


def _is_wrapped(before: Unit | None, unit: Unit) -> bool:
    """Whether a line is too long for its value to have ended there, or the next begins as the rest of it would."""
    return unit.text[:1].islower() or (before is not None and before.text.endswith((",", "-", " and", " of")))


def _value_parts(row: Row) -> list[Part]:
    first, *rest = [part for part in row.unit.parts if part.end > row.value]
    return [first._replace(start=max(first.start, row.value)), *rest]


def _without_marks(parts: Sequence[Part], raw: str, entry: Entry) -> tuple[Part, ...]:
    """The pieces of a value without the closing bar of a table's row."""
    last = parts[-1]
    match = _CLOSING_MARKS.search(raw, last.start, last.end)
    is_bar = match is not None and "|" in match[0] and match.start() > last.start
    if match is None or not is_bar or not raw.startswith("|", entry.head.unit.start):
        return tuple(parts)
    return (*parts[:-1], last._replace(end=match.start()), Part("label", match.start(), last.end))


def _divided(parts: Sequence[Part], raw: str, signs: str) -> list[tuple[Part, ...]]:
    """A value in terms, divided at some signs; the signs are set apart as labels."""
    terms: list[list[Part]] = [[]]
    pattern = re.compile(rf"\s*(?:{signs})\s*")
    for part in parts:
        start = part.start
        for found in pattern.finditer(raw, part.start, part.end) if part.kind == "text" else ():
            if found.start() > start:
                terms[-1].append(part._replace(start=start, end=found.start()))
            if terms[-1]:
                terms[-1].append(Part("label", found.start(), found.end()))
                terms.append([])
                start = found.end()
        if start < part.end:
            terms[-1].append(part._replace(start=start))
    return [tuple(term) for term in terms if term]


_CLOSING: Final = {'"': '"', "'": "'", "[": "]"}
#: Fields with a value on each line, and fields whose lines are those of paragraphs.
_BY_LINE: Final = frozenset({"subject", "person", "place", "author", "contributor"})
_BY_PARAGRAPH: Final = frozenset(
    {"abstract", "rights", "note", "title", "subtitle", "source", "citation", "provenance"}
)
_ROLE_OF_FIELD: Final = {
    "place": "catalogue",
    "person": "catalogue",
    "note": "catalogue",
    "group": "catalogue",
    "publisher": "source-publisher",
    "sender": "author",
}
