"""What stands below a text: bibliography, printed notes, a catalogue record, page furniture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from edenda.readers.back.sections import read_back_sections
from edenda.readers.catalogue.lines import rows_of
from edenda.readers.catalogue.publication import cue_role, labelled, publication_pieces
from edenda.readers.catalogue.records import (
    Entry,
    catalogue_pieces,
    find_after,
    is_label_line,
    label_role,
    record_pieces,
)
from edenda.readers.context import Text
from edenda.readers.draft import Node, Piece, furniture
from edenda.readers.letters.stamps import line_kind
from edenda.readers.units import Unit
from edenda.readers.web.boundaries import remarks
from edenda.readers.web.furniture import find_tail

_FEW = 3
_FEW_LINES: Final = 8
_LONGEST_LINE: Final = 90
_MOST_WORDS: Final = 5
_LONGEST_VALUE: Final = 200


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
    pieces.extend(remarks(lists.below, "remark" if is_summarised else "abstract"))
    back = (Node("back", children=lists.back),) if lists.back else ()
    return Ending(lists.above, back, tuple(pieces), lists.sections)


def _below_notes(text: Text, units: tuple[Unit, ...]) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """Units of the text, and those that were printed below its notes.

    These are less than the text has; where no heading says that notes began, a few paragraphs and much less.
    """
    end = text.notes.end
    at = next((index for index, unit in enumerate(units) if unit.start >= end), len(units)) if end >= 0 else len(units)
    above, below = (sum(len(unit.text) for unit in part) for part in (units[:at], units[at:]))
    few = _FEW_LINES if all(len(unit.text) <= _LONGEST_LINE for unit in units[at:]) else _FEW
    is_little = below <= above if text.notes.is_headed else (len(units) - at <= few and below * _FEW <= above)
    return (units[:at], units[at:]) if is_little else (units, ())


def _page_tail(text: Text, units: tuple[Unit, ...]) -> tuple[tuple[Unit, ...], list[Piece]]:
    """Units without the furniture and the publication lines (`First published: …`) at their end, in whatever order."""
    chunks: list[list[Piece]] = []
    end = len(units)
    while True:
        tail = find_tail(units, end, text.language)
        start = tail
        while start > 1 and _is_publication(text, units[start - 1]) and not _is_in_record(text, units, start - 1):
            start -= 1
        start = _labelled_group(text, units, tail, start)
        if start == end:
            return units[:end], [piece for chunk in reversed(chunks) for piece in chunk]
        lines = units[start:tail]
        chunks.append([*_published(text, lines), *(furniture(unit.parts) for unit in units[tail:end])])
        end = start


def _published(text: Text, lines: Sequence[Unit]) -> tuple[Piece, ...]:
    """Publication lines as fields; where each line has a label, each is a field of its own, known or not."""
    are_known = all(_is_publication(text, unit) for unit in lines)
    if all(_is_labelled(text, unit) for unit in lines) and not are_known:
        rows = rows_of(lines, text.raw, text.language)
        entries = [Entry(row.label, row.role, row, ()) for row in rows if row.is_inline]
        if len(entries) == len(lines) == len(rows):
            return catalogue_pieces(entries, text.raw, text.language)
    is_record = are_known and all(is_label_line(unit, text.language) for unit in lines)
    return (record_pieces if is_record else publication_pieces)(lines, text.raw, text.language)


def _labelled_group(text: Text, units: tuple[Unit, ...], end: int, start: int) -> int:
    """Where the last group of lines begins if each has a label and a value, and one of the labels is known."""
    first = end
    while first > 1 and _is_labelled(text, units[first - 1]):
        first -= 1
        if units[first].blanks:
            break
    lines = units[first:end]
    is_group = len(lines) > 1 and lines[0].blanks > 0 and first > 1
    return min(start, first) if is_group and any(_is_publication(text, unit) for unit in lines) else start


def _is_labelled(text: Text, unit: Unit) -> bool:
    label = None if unit.is_page or len(unit.text) > _LONGEST_VALUE else labelled(unit)
    if label is None or label[1] >= len(unit.text) or line_kind(text, unit):
        return False
    return label[0][:1].isupper() and label[0].count(" ") < _MOST_WORDS


def _is_publication(text: Text, unit: Unit) -> bool:
    if unit.is_page or unit.is_rule or len(unit.text) > 300:
        return False
    label = labelled(unit)
    if label and label_role(label[0], text.language) and label[1] < len(unit.text):
        return True
    role = cue_role(unit, text.language)
    return bool(role) and (label is not None or role in ("rights", "transcription", "source-url"))


def _is_in_record(text: Text, units: Sequence[Unit], index: int) -> bool:
    """Whether a line stands directly below another one of a record in which no colon keeps labels and values apart."""
    if units[index].blanks:
        return False
    rows = rows_of(units[index - 1 : index + 1], text.raw, text.language)
    above, row = rows[0], rows[-1]
    return bool(row.role) and row.is_inline and row.form == above.form != "colon"


def split_catalogue(text: Text, units: tuple[Unit, ...]) -> tuple[tuple[Unit, ...], tuple[Piece, ...]]:
    """Units without the catalogue record at their end, and its fields."""
    at = find_after(units, text.raw, text.language)
    if at == len(units):
        return units, ()
    return units[:at], record_pieces(units[at:], text.raw, text.language)
