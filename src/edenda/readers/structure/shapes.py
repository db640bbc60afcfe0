"""What several lines show together and a joined paragraph no longer does: tables, verse, lists of contents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from edenda.model import Evidence
from edenda.readers.context import Text
from edenda.readers.draft import Node
from edenda.readers.layout.unit_lines import joined, lines_of_unit
from edenda.readers.structure.captions import is_table_caption
from edenda.readers.structure.contents_list import bare, contents_node, depths_in, entry, is_contents_heading, titles_of
from edenda.readers.structure.tables import Table, find_tables, is_like_a_table, may_hold_table, table_node
from edenda.readers.structure.verse import is_stanza, verse_node
from edenda.readers.units import Unit

_DEEPER: Final = 3
_WIDEST_VERSE: Final = 64
_NARROWER: Final = 0.85
_FEWEST_ENTRIES: Final = 2
_FEWEST_VERSES: Final = 4

_Block = tuple[int, int]


class Shape(NamedTuple):
    """Something that units form together: its node, and the index after its last unit."""

    node: Node
    end: int


class Shaped(NamedTuple):
    """Units, divided where a shape begins or ends inside one; shapes, and doubts, by the index of their first unit.

    `titles` are those in the list of contents, with how deep they stand.
    """

    units: tuple[Unit, ...]
    shapes: Mapping[int, Shape]
    doubts: Mapping[int, Evidence]
    titles: Mapping[str, int]


class _Found(NamedTuple):
    """A shape in lines, `first` up to `end`."""

    first: int
    end: int
    node: Node


class _Lines:
    """The lines of some units, and which unit each belongs to."""

    def __init__(self, text: Text, units: Sequence[Unit]) -> None:
        self.text = text
        self.units = units
        self.lines: list[Unit] = []
        self.owner: list[int] = []
        for index, unit in enumerate(units):
            own = (unit,) if unit.is_page else lines_of_unit(unit, text.raw)
            self.lines.extend(own)
            self.owner.extend([index] * len(own))

    def blocks(self) -> Iterator[_Block]:
        """Where lines stand without a blank line or a page marker between them."""
        first = 0
        for index, line in enumerate(self.lines):
            if index > first and (line.blanks or line.is_page or self.lines[index - 1].is_page):
                yield first, index
                first = index
        if self.lines:
            yield first, len(self.lines)

    def usual(self) -> tuple[int, int]:
        """How long a line of a paragraph is that is no last line, and how far in the paragraphs stand."""
        lengths = sorted(len(unit.text) // unit.lines for unit in self.units if unit.lines > 1)
        margins = sorted(unit.margin for unit in self.units if unit.lines > 1)
        length = lengths[len(lengths) // 2] if lengths else _WIDEST_VERSE
        return length, margins[len(margins) // 2] if margins else 0


def find_shapes(text: Text, units: Sequence[Unit]) -> Shaped:
    """Units with the shapes that their lines form."""
    lines = _Lines(text, units)
    found = list(_contents(lines))
    titles = {
        title: depth
        for one in found
        for title, depth in depths_in(lines.lines[one.first + 1 : one.end], text.raw).items()
    }
    blocks = _free(lines.blocks(), found)
    found += _tables(lines, blocks)
    found += _verse(lines, _free(blocks, found))
    doubtful = _doubtful(lines, _free(blocks, found))
    return _divided(lines, sorted(found, key=lambda one: one.first), doubtful)._replace(titles=titles)


def most_verses(text: Text, units: Sequence[Unit]) -> int:
    """How many lines of units are verse at most: as many as are where nothing else has a shape."""
    lines = _Lines(text, units)
    return sum(poem.end - poem.first for poem in _verse(lines, list(lines.blocks())))


def _free(blocks: Iterator[_Block] | Sequence[_Block], found: Sequence[_Found]) -> list[_Block]:
    """The blocks in which nothing was found."""
    taken = {index for one in found for index in range(one.first, one.end)}
    return [block for block in blocks if not any(index in taken for index in range(*block))]


def _contents(lines: _Lines) -> Iterator[_Found]:
    """The list of contents, which a text has once."""
    language, raw = lines.text.language, lines.text.raw
    at = next((index for index, line in enumerate(lines.lines) if is_contents_heading(line, language)), None)
    if at is None:
        return
    titles = titles_of(lines.text.blocks)
    apart = {*language.words("headings", "notes"), *language.words("headings", "bibliography")}
    end = at + 1
    while end < len(lines.lines):
        line = lines.lines[end]
        stands_again = titles.get(bare(line.text), -1) > line.start and bool(bare(line.text))
        stands_again = stands_again or bare(line.text) in apart
        if line.is_page or (entry(line, raw) is None and not stands_again):
            break
        end += 1
    if end - at > _FEWEST_ENTRIES:
        yield _Found(at, end, contents_node(lines.lines[at], lines.lines[at + 1 : end], raw))


def _tables(lines: _Lines, blocks: Sequence[_Block]) -> Iterator[_Found]:
    raw = lines.text.raw
    before: _Block | None = None
    for first, end in blocks:
        at = first
        for table in _tables_in(lines, first, end):
            above = _caption(lines, (at, first + table.first), before)
            start = above[0] if above else first + table.first
            caption = joined(lines.lines[above[0] : above[1]]).parts if above else ()
            yield _Found(start, first + table.end, table_node(table, raw, caption))
            at, before = first + table.end, None
        before = (first, end) if at == first else None


def _tables_in(lines: _Lines, first: int, end: int) -> list[Table]:
    if end - first < 2 or not may_hold_table(lines.lines[first].start, lines.lines[end - 1].end, lines.text.raw):
        return []
    return find_tables(lines.lines[first:end], lines.text.raw)


def _caption(lines: _Lines, above: _Block, before: _Block | None) -> _Block | None:
    """The lines that name a table: those directly above it, or those before the blank line above it."""
    span = above if above[0] < above[1] else before
    if span is None or not is_table_caption(joined(lines.lines[slice(*span)]), lines.text.language):
        return None
    return span


def _doubtful(lines: _Lines, blocks: Sequence[_Block]) -> dict[int, Evidence]:
    """Lines that could be a table, by their first unit."""
    raw = lines.text.raw
    return {
        lines.lines[first].start: Evidence("no sure table", "wide gaps, one below the other, in no clear columns", 0.4)
        for first, end in blocks
        if end - first > 2 and is_like_a_table(lines.lines[first:end], raw)
    }


def _verse(lines: _Lines, blocks: Sequence[_Block]) -> Iterator[_Found]:
    length, flush = lines.usual()
    width = int(_NARROWER * length) if length > _WIDEST_VERSE * _NARROWER else _WIDEST_VERSE
    poem: list[_Block] = []
    for first, end in blocks:
        goes_on = bool(poem) and poem[-1][1] == first
        is_apart = goes_on or all(line.indent >= flush + _DEEPER for line in lines.lines[first:end])
        is_verse = is_stanza(lines.lines[first:end], width, fewest=2 if is_apart else _FEWEST_VERSES)
        if poem and not (goes_on and is_verse):
            yield _poem(lines, poem)
            poem = []
        if is_verse:
            poem.append((first, end))
    if poem:
        yield _poem(lines, poem)


def _poem(lines: _Lines, stanzas: Sequence[_Block]) -> _Found:
    node = verse_node([lines.lines[first:end] for first, end in stanzas])
    return _Found(stanzas[0][0], stanzas[-1][1], node)


def _divided(lines: _Lines, found: Sequence[_Found], doubtful: Mapping[int, Evidence]) -> Shaped:
    """The units anew: whole where no shape touches them, divided into lines of a shape and the rest where one does."""
    units: list[Unit] = []
    shapes: dict[int, Shape] = {}
    at = 0
    for one in found:
        units.extend(_rest(lines, at, one.first))
        shapes[len(units)] = Shape(one.node, len(units) + one.end - one.first)
        units.extend(lines.lines[one.first : one.end])
        at = one.end
    units.extend(_rest(lines, at, len(lines.lines)))
    doubts = {index: doubtful[unit.start] for index, unit in enumerate(units) if unit.start in doubtful}
    return Shaped(tuple(units), shapes, doubts, {})


def _rest(lines: _Lines, first: int, end: int) -> Iterator[Unit]:
    """The units of lines outside shapes, those of one unit joined again."""
    at = first
    while at < end:
        unit = lines.units[lines.owner[at]]
        after = at + 1
        while after < end and lines.owner[after] == lines.owner[at]:
            after += 1
        part = joined(lines.lines[at:after])
        yield unit if part.parts == unit.parts else part
        at = after
