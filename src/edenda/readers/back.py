"""What stands below a text: bibliography, printed notes, a catalogue record, page furniture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edenda.readers.bibliography import read_entries
from edenda.readers.body import without_ending
from edenda.readers.catalogue import BULLET, find_after, is_label_line, label_role, record_pieces, without_bullet
from edenda.readers.context import Text, bare_heading, is_paragraph, parts_of
from edenda.readers.draft import Node, Piece, field_piece, furniture
from edenda.readers.furniture import find_tail
from edenda.readers.lists import page_node, rule_node
from edenda.readers.publication import cue_role, labelled, publication_pieces
from edenda.readers.units import Unit

_FEW = 3


@dataclass(frozen=True)
class Ending:
    """The units of the running text, and all that was taken from below it."""

    body: tuple[Unit, ...]
    back: tuple[Node, ...]
    pieces: tuple[Piece, ...]
    entries: tuple[str, ...]


def read_ending(text: Text, units: Sequence[Unit], *, has_catalogue: bool = True) -> Ending:
    """Take furniture, catalogue record, notes and bibliography off the end of some units.

    Without `has_catalogue` the record was taken off before, and what follows the notes is the archive's summary.
    """
    rest, pieces = _page_tail(text, tuple(units))
    if has_catalogue:
        rest, found = split_catalogue(text, rest)
        pieces.extend(found)
    rest, after = _below_notes(text, rest)
    rest, back, names = _bibliography(text, rest, first=len(rest) // 4)
    if not back:
        after, back, names = _bibliography(text, after, first=0)
    is_summarised = has_catalogue or any(piece.role == "abstract" for piece in pieces)
    pieces.extend(_remarks(after, has_abstract=is_summarised))
    return Ending(rest, back, tuple(pieces), names)


def _below_notes(text: Text, units: tuple[Unit, ...]) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """Units of the text, and those that were printed below its notes.

    These are less than the text has; where no heading says that notes began, a few paragraphs and much less.
    """
    end = text.notes.end
    at = next((index for index, unit in enumerate(units) if unit.start >= end), len(units)) if end >= 0 else len(units)
    above, below = (sum(len(unit.text) for unit in part) for part in (units[:at], units[at:]))
    is_little = below <= above if text.notes.is_headed else (len(units) - at <= _FEW and below * _FEW <= above)
    return (units[:at], units[at:]) if is_little else (units, ())


def _page_tail(text: Text, units: tuple[Unit, ...]) -> tuple[tuple[Unit, ...], list[Piece]]:
    """Units without the furniture and the publication lines (`First published: …`) at their end, in whatever order."""
    chunks: list[list[Piece]] = []
    end = len(units)
    while True:
        tail = find_tail(units, end, text.language)
        start = tail
        while start > 1 and _is_publication(text, units[start - 1]):
            start -= 1
        if start == end:
            return units[:end], [piece for chunk in reversed(chunks) for piece in chunk]
        lines = units[start:tail]
        is_record = all(is_label_line(unit, text.language) for unit in lines)
        published = (record_pieces if is_record else publication_pieces)(lines, text.raw, text.language)
        chunks.append([*published, *(furniture(unit.parts) for unit in units[tail:end])])
        end = start


def _is_publication(text: Text, unit: Unit) -> bool:
    if unit.is_page or unit.is_rule or len(unit.text) > 300:
        return False
    role = cue_role(unit, text.language)
    label = labelled(unit)
    if label and label_role(label[0], text.language) and label[1] < len(unit.text):
        return True
    return bool(role) and (labelled(unit) is not None or role in ("rights", "transcription", "source-url"))


def split_catalogue(text: Text, units: tuple[Unit, ...]) -> tuple[tuple[Unit, ...], tuple[Piece, ...]]:
    """Units without the catalogue record at their end, and its fields."""
    at = find_after(units, text.language)
    if at == len(units):
        return units, ()
    return units[:at], record_pieces(units[at:], text.raw, text.language)


def _remarks(units: Sequence[Unit], *, has_abstract: bool) -> list[Piece]:
    """What follows the notes: a remark, or the archive's summary of the document."""
    role = "remark" if has_abstract else "abstract"
    nodes = tuple(Node("ab", unit.parts) for unit in units if not unit.is_page and not unit.is_rule)
    pieces = [Piece("field", role, nodes)] if nodes else []
    return [*pieces, *(furniture(unit.parts) for unit in units if unit.is_page or unit.is_rule)]


def _bibliography(
    text: Text, units: tuple[Unit, ...], *, first: int
) -> tuple[tuple[Unit, ...], tuple[Node, ...], tuple[str, ...]]:
    headings = text.language.words("headings", "bibliography")
    at = next((i for i in range(len(units) - 1, -1, -1) if bare_heading(text, units[i]) in headings), None)
    listed = units[at + 1 :] if at is not None else ()
    if at is None or at < first or all(unit.is_page or unit.is_rule for unit in listed):
        return units, (), ()
    if sum(is_paragraph(unit) and not any(char.isdigit() for char in unit.text) for unit in listed) * 2 > len(listed):
        return units, (), ()
    found = read_entries([BULLET.sub("", unit.text) for unit in listed if not unit.is_page and not unit.is_rule])
    names = iter(entry.id for entry in found)
    nodes = tuple(
        page_node(unit)
        if unit.is_page
        else rule_node(unit)
        if unit.is_rule
        else Node("bibl", without_bullet(unit, text.raw), id=next(names))
        for unit in listed
    )
    head = Node("head", without_ending(units[at], text))
    back = Node("div", children=(head, Node("listBibl", children=nodes)), attrs=(("type", "bibliography"),))
    return units[:at], (Node("back", children=(back,)),), tuple(entry.id for entry in found)


def abstract_piece(units: Sequence[Unit]) -> Piece:
    """The summary of a document as a header field."""
    return field_piece("abstract", parts_of(units))
