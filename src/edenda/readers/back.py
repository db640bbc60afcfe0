"""What stands below a text: bibliography, printed notes, a catalogue record, page furniture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edenda.readers.back_sections import read_back_sections
from edenda.readers.catalogue import find_after, is_label_line, label_role, record_pieces
from edenda.readers.context import Text
from edenda.readers.draft import Node, Piece, furniture
from edenda.readers.furniture import find_tail
from edenda.readers.publication import cue_role, labelled, publication_pieces
from edenda.readers.units import Unit

_FEW = 3


@dataclass(frozen=True)
class Ending:
    """The units of the running text, and all that was taken from below it."""

    body: tuple[Unit, ...]
    back: tuple[Node, ...]
    pieces: tuple[Piece, ...]
    sections: tuple[Node, ...] = ()
    """Lists of links with which the text ends, below the notes."""


def read_ending(text: Text, units: Sequence[Unit], *, has_catalogue: bool = True) -> Ending:
    """Take furniture, catalogue record, notes and bibliography off the end of some units.

    Without `has_catalogue` the record was taken off before, and what follows the notes is the archive's summary.
    """
    rest, pieces = _page_tail(text, tuple(units))
    if has_catalogue:
        rest, found = split_catalogue(text, rest)
        pieces.extend(found)
    rest, after = _below_notes(text, rest)
    lists = read_back_sections(text, rest, after)
    is_summarised = has_catalogue or any(piece.role == "abstract" for piece in pieces)
    pieces.extend(_remarks(lists.below, has_abstract=is_summarised))
    back = (Node("back", children=lists.back),) if lists.back else ()
    return Ending(lists.above, back, tuple(pieces), lists.sections)


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
    at = find_after(units, text.raw, text.language)
    if at == len(units):
        return units, ()
    return units[:at], record_pieces(units[at:], text.raw, text.language)


def _remarks(units: Sequence[Unit], *, has_abstract: bool) -> list[Piece]:
    """What follows the notes: a remark, or the archive's summary of the document."""
    role = "remark" if has_abstract else "abstract"
    nodes = tuple(Node("ab", unit.parts) for unit in units if not unit.is_page and not unit.is_rule)
    pieces = [Piece("field", role, nodes)] if nodes else []
    return [*pieces, *(furniture(unit.parts) for unit in units if unit.is_page or unit.is_rule)]
