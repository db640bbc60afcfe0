"""Page markers: `page 12` and the like, alone on a line or at a line's edge, told from text by form and by sequence."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language, longest_first
from edenda.problems import Problem
from edenda.readers.lines import Line
from edenda.sources import position

_NUMBER: Final = r"(?P<n>\d{1,4}[a-z]?|[ivxlcdm]{1,7}|[IVXLCDM]{1,7})"
_LONGEST_ALONE: Final = 24
_SET_OFF: Final = 20


class PageMark(NamedTuple):
    """A page marker in the raw input; the page that begins there is `n`."""

    start: int
    end: int
    n: str


class _Patterns(NamedTuple):
    alone: re.Pattern[str]
    decorated: re.Pattern[str]
    bare: re.Pattern[str]
    bracketed: re.Pattern[str]
    edge: re.Pattern[str]


@cache
def _patterns(language: Language) -> _Patterns:
    words = "|".join(re.escape(word) for word in longest_first(language.words("pages", "words")))
    named = rf"(?:{words})(?<=[\w.])\s*{_NUMBER}"
    return _Patterns(
        re.compile(rf"[\[({{<|=*—–-]*\s*{named}\s*[\])}}>|=*.:—–-]*", re.IGNORECASE),
        re.compile(
            rf"(?:[-–—~*]+\s*{_NUMBER.replace('?P<n>', '?P<a>')}\s*[-–—~*]+|"
            rf"[\[{{|]\s*{_NUMBER.replace('?P<n>', '?P<b>')}\s*[\]}}|])"
        ),
        re.compile(r"(?P<n>\d{1,4})"),
        re.compile(rf"[\[{{|]\s*{named}\s*[\]}}|]", re.IGNORECASE),
        re.compile(rf"(?:^{named}(?=\s)|(?<=\s){named}\.?$)".replace("?P<n>", "", 1), re.IGNORECASE),
    )


def find_pages(lines: Sequence[Line], language: Language) -> dict[int, tuple[PageMark, ...]]:
    """The page markers of a text, by index of the line they stand on."""
    patterns = _patterns(language)
    found: dict[int, tuple[PageMark, ...]] = {}
    bare: dict[int, PageMark] = {}
    edges: list[tuple[int, PageMark]] = []
    for index, line in enumerate(lines):
        if alone := _alone(line, patterns):
            found[index] = (alone,)
        elif len(line.text) <= 4 and (match := patterns.bare.fullmatch(line.text)):
            bare[index] = PageMark(line.start, line.end, match["n"])
        else:
            if marks := _bracketed(line, patterns):
                found[index] = marks
            edges.extend((index, mark) for mark in _at_edge(line, patterns))
    is_set_off = all(lines[index].indent >= _SET_OFF for index in bare)
    if _is_sequence([mark.n for mark in bare.values()], fewest=2 if is_set_off else 3):
        found |= {index: (mark,) for index, mark in bare.items()}
    _accept_edges(found, edges)
    return found


def page_problems(raw: str, name: str, marks: Sequence[PageMark]) -> tuple[Problem, ...]:
    """PAGE-001 where a page number is not the one that follows the number before it."""
    hint = "The number was kept. Look whether pages are missing, out of order, or numbered in several sequences."
    numbered = [mark for mark in marks if mark.n.isdigit()]
    return tuple(
        Problem("PAGE-001", f"Page {mark.n} follows page {before.n}.", name, *position(raw, mark.start), hint=hint)
        for before, mark in itertools.pairwise(numbered)
        if int(mark.n) != int(before.n) + 1
    )


def _alone(line: Line, patterns: _Patterns) -> PageMark | None:
    if len(line.text) > _LONGEST_ALONE:
        return None
    if match := patterns.alone.fullmatch(line.text):
        return PageMark(line.start, line.end, match["n"])
    if match := patterns.decorated.fullmatch(line.text):
        return PageMark(line.start, line.end, match["a"] or match["b"])
    return None


def _bracketed(line: Line, patterns: _Patterns) -> tuple[PageMark, ...]:
    if not any(bracket in line.text for bracket in "[{|"):
        return ()
    return tuple(
        PageMark(line.start + match.start(), line.start + match.end(), match["n"])
        for match in patterns.bracketed.finditer(line.text)
    )


def _at_edge(line: Line, patterns: _Patterns) -> list[PageMark]:
    head, tail = line.text[:20], line.text[-20:]
    marks = []
    for text, offset in ((head, 0), (tail, len(line.text) - len(tail))):
        match = patterns.edge.search(text)
        if match and match["n"] and offset + match.end() == len(line.text):
            marks.append(PageMark(line.start + offset + match.start(), line.end, match["n"]))
    return marks[-1:]


def _accept_edges(found: dict[int, tuple[PageMark, ...]], edges: list[tuple[int, PageMark]]) -> None:
    """An unbracketed marker at a line's end counts only where it continues the numbering of the certain ones."""
    certain = sorted((index, mark.n) for index, marks in found.items() for mark in marks if mark.n.isdigit())
    for index, mark in edges:
        if not mark.n.isdigit():
            continue
        number = int(mark.n)
        before = [int(n) for at, n in certain if at < index]
        after = [int(n) for at, n in certain if at > index]
        if (after and after[0] == number + 1) and (not before or before[-1] == number - 1):
            found[index] = (*found.get(index, ()), mark)


def _is_sequence(numbers: list[str], *, fewest: int) -> bool:
    values = [int(number) for number in numbers]
    steps = sum(later == earlier + 1 for earlier, later in itertools.pairwise(values))
    return len(values) >= fewest and steps >= 0.8 * (len(values) - 1)
