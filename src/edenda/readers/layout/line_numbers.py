"""Line numbers in the margin: told by counting the lines themselves, and taken out of them.

A number at the left or right edge numbers its line where, again and again, the difference between two numbers is the
number of lines from one to the other. Nothing else counts like this, except a list with an item a line: where every
line is numbered, most of them also have to break sentences.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from edenda.readers.layout.lines import Line, columns

_LEFT: Final = re.compile(r"([0-9]{1,4})(\s+)(?=\S)")
_RIGHT: Final = re.compile(r"(?<=\S)(?:\t\s*|\s{2,})([0-9]{1,4})$")
#: How many numbers there have to be: where they stand some lines apart, and where every line has one.
_FEWEST_APART: Final = 3
_FEWEST: Final = 4
_MOST_BETWEEN: Final = 10
#: Lines that a count may leave out from one number to the next: headings, captions.
_UNCOUNTED: Final = 1


class LineNumber(NamedTuple):
    """The number `n` of a line, printed at `start` to `end`; the line itself has its text from `first` to `last`."""

    start: int
    end: int
    n: str
    first: int
    last: int

    @property
    def is_before(self) -> bool:
        """Whether the number stands before its line (in the left margin)."""
        return self.start < self.first


class _Candidate(NamedTuple):
    """A number that may be a line's: the columns from which and up to which it stands, and the line without it."""

    order: int
    value: int
    number: LineNumber
    line: Line
    columns: tuple[int, int]


def take_numbers(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[LineNumber, ...]]:
    """Lines without the numbers in their margins, and these numbers."""
    for side in ("left", "right"):
        found = _in_series(list(_candidates(lines, side)))
        if _are_numbers(lines, found):
            taken = {one.order: one for one in found}
            rest = [taken[index].line if index in taken else line for index, line in enumerate(lines)]
            return tuple(_level(rest, taken) if side == "left" else rest), tuple(one.number for one in found)
    return tuple(lines), ()


def _candidates(lines: Sequence[Line], side: Literal["left", "right"]) -> Iterator[_Candidate]:
    for index, line in enumerate(lines):
        match = _LEFT.match(line.text) if side == "left" else _RIGHT.search(line.text)
        if not match:
            continue
        if side == "left":
            start, end, indent = line.start + match.end(), line.end, columns(match[2], line.indent + len(match[1]))
        else:
            start, end, indent = line.start, line.start + match.start(), line.indent
        number = LineNumber(line.start + match.start(1), line.start + match.end(1), match[1], start, end)
        rest = line._replace(start=start, end=end, indent=indent, text=line.text[start - line.start : end - line.start])
        place = line.indent + match.start(1), line.indent + match.end(1)
        yield _Candidate(index, int(match[1]), number, rest, place)


def _in_series(found: Sequence[_Candidate]) -> list[_Candidate]:
    """The candidates that another one confirms: as many lines away as their numbers differ."""
    by_order = {one.order: one for one in found}
    confirmed: set[int] = set()
    for one in found:
        for step in range(1, _MOST_BETWEEN + 1):
            for away in range(step, step + 1 + _UNCOUNTED):
                after = by_order.get(one.order + away)
                if after and after.value == one.value + step:
                    confirmed |= {one.order, after.order}
    return _at_steps(_counted_once([one for one in found if one.order in confirmed]))


def _counted_once(found: Sequence[_Candidate]) -> list[_Candidate]:
    """Candidates without those whose number the one beside them has too, and has where most others stand.

    That is the number of a page, which happens to be that of the line above its head or below it.
    """
    if all(after.value != one.value for one, after in itertools.pairwise(found)):
        return list(found)
    usual = [Counter(one.columns[side] for one in found).most_common(1)[0][0] for side in (0, 1)]
    kept: list[_Candidate] = []
    for one in found:
        if kept and kept[-1].value == one.value:
            kept[-1] = max(
                kept[-1], one, key=lambda same: any(at == to for at, to in zip(same.columns, usual, strict=True))
            )
        else:
            kept.append(one)
    return kept


def _at_steps(found: Sequence[_Candidate]) -> list[_Candidate]:
    """Candidates as far as they are numbers of the same row: every fifth line has a number that five divides."""
    if len(found) < 2:
        return []
    step = Counter(after.value - one.value for one, after in itertools.pairwise(found)).most_common(1)[0][0]
    if step < 1:
        return []
    row = Counter(one.value % step for one in found).most_common(1)[0][0]
    return [one for one in found if one.value % step == row]


def _are_numbers(lines: Sequence[Line], found: Sequence[_Candidate]) -> bool:
    """Whether numbers in series are those of lines: enough of them, over most of the text, at the same distance.

    The count may begin again, as it does on a new page.
    """
    if len(found) < _FEWEST_APART:
        return False
    rising = [after.value - one.value for one, after in itertools.pairwise(found) if after.value > one.value]
    if not rising:
        return False
    step, count = Counter(rising).most_common(1)[0]
    span = found[-1].order - found[0].order + 1
    if step < 1 or count * 10 < 7 * len(rising) or len(found) * step * 2 < span or span * 2 < len(lines):
        return False
    return step > 1 or (len(found) >= _FEWEST and _break_sentences(found))


def _break_sentences(found: Sequence[_Candidate]) -> bool:
    """Whether numbered lines go on with the sentences of those before them, as items of a list do not."""
    small = sum(one.line.text[:1].islower() for one in found)
    return small * 3 >= len(found)


def _level(lines: Sequence[Line], taken: dict[int, _Candidate]) -> list[Line]:
    """Lines with the indents that they have beside their numbers, where these stand in the margin of the others.

    Where the others show no such indent, the number was put before the line: then it stands where most others stand.
    """
    others = Counter(line.indent for index, line in enumerate(lines) if index not in taken)
    if len(taken) * 2 > len(lines):
        usual = Counter(lines[index].indent for index in taken).most_common(1)[0][0]
        return [
            line._replace(indent=max(0, line.indent - usual)) if index in taken else line
            for index, line in enumerate(lines)
        ]
    usual = others.most_common(1)[0][0]
    return [
        line._replace(indent=usual) if index in taken and line.indent not in others else line
        for index, line in enumerate(lines)
    ]
