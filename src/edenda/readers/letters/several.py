"""Several letters in one file: where each begins, and each as a division of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language, any_of
from edenda.model import Evidence
from edenda.problems import Problem
from edenda.readers.context import Text, is_paragraph
from edenda.readers.dateline import is_letter_dateline
from edenda.readers.draft import Node, Piece
from edenda.readers.letters.closing import is_closing
from edenda.readers.letters.correspondence import letter_title, read_one
from edenda.readers.letters.enclosures import is_enclosure_heading
from edenda.readers.letters.opening import is_opener_line, is_salutation
from edenda.readers.units import Unit

_MOST_LINES: Final = 8
_LONGEST_HEAD: Final = 160
_FEWEST: Final = 2
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


class Letters(NamedTuple):
    """The index of the unit with which each letter begins (none where the file is one letter), and the doubts."""

    starts: tuple[int, ...]
    problems: tuple[Problem, ...]
    why: str = ""


class _Step(NamedTuple):
    """A salutation that follows a closing formula, and the index at which a new letter begins between them."""

    closing: int
    salute: int
    start: int | None


@cache
def _numbered(language: Language) -> re.Pattern[str]:
    cues = any_of(language.words("several", "headings"))
    number = r"(?P<digits>\d{1,4})|(?P<roman>[IVXLCDM]{1,9})"
    return re.compile(rf"(?:(?P<cue>{cues})\s+)?(?:{number})(?P<mark>[.:\])]|\s*$)(?P<rest>.*)", re.IGNORECASE)


def find_letters(text: Text, units: Sequence[Unit]) -> Letters:
    """Where each of several letters begins; a warning where the signs are there but too few."""
    headed = _by_headings(text, units)
    if headed:
        return Letters(headed, (), f"{len(headed)} headings that count up, each above a dateline or salutation")
    steps = _steps(text, units)
    if not steps:
        return Letters((), ())
    starts = [step.start for step in steps]
    sure = [start for start in starts if start is not None]
    if len(sure) == len(starts):
        first = _first(text, units, steps[0])
        return Letters((first, *sure), (), f"{len(sure)} times a salutation follows a closing formula, with a dateline")
    return Letters((), (_doubt(text, units, steps),))


def _by_headings(text: Text, units: Sequence[Unit]) -> tuple[int, ...]:
    """Headings that count up (`Letter 12`, `No. 5.`, `XII. To Mrs. Brown`), a dateline or salutation below each."""
    found: list[tuple[int, int]] = []
    for index, unit in enumerate(units):
        number = _number(text, unit)
        if number and _opens_below(text, units, index) and (not found or number > found[-1][1]):
            found.append((index, number))
    return tuple(index for index, _ in found) if len(found) >= _FEWEST else ()


def _number(text: Text, unit: Unit) -> int:
    if unit.is_page or len(unit.text) > _LONGEST_HEAD:
        return 0
    match = _numbered(text.language).fullmatch(unit.text)
    if match is None or not (match["cue"] or _names_somebody(match["rest"])):
        return 0
    if is_paragraph(unit) or is_letter_dateline(unit.text):
        return 0
    return int(match["digits"]) if match["digits"] else _roman(match["roman"])


def _names_somebody(rest: str) -> bool:
    """Whether a numbered heading says to whom a letter goes: `12. To Mr. Brown`, `From A to B`."""
    words = rest.lower().split()
    return bool(words) and (words[0] in ("to", "from") or " to " in rest.lower())


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral.upper()]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _opens_below(text: Text, units: Sequence[Unit], index: int) -> bool:
    """Whether a dateline or a salutation stands below a heading, before any paragraph."""
    for unit in _below(units, index):
        if unit.is_page:
            continue
        if is_letter_dateline(unit.text) or is_salutation(text, unit):
            return True
        if is_paragraph(unit) and not is_opener_line(text, unit, unit):
            return False
    return False


def _below(units: Sequence[Unit], index: int) -> Sequence[Unit]:
    return units[index + 1 : index + 1 + _MOST_LINES]


def _steps(text: Text, units: Sequence[Unit]) -> list[_Step]:
    """Each place where a salutation follows a closing formula, itself below a salutation."""
    found: list[_Step] = []
    closing: int | None = None
    salute = next((index for index, unit in enumerate(units) if is_salutation(text, unit)), len(units))
    is_dated = any(is_letter_dateline(unit.text) for unit in units[max(0, salute - _MOST_LINES) : salute])
    for index in range(salute + 2, len(units)):
        if is_enclosure_heading(text, units[index]):
            break
        if is_closing(text, units, index):
            closing = index
        elif closing is not None and is_salutation(text, units[index]) and not _is_name(units, closing, index):
            found.append(_Step(closing, index, _start(text, units, closing, index, is_dated=is_dated)))
            closing = None
    return [step for step in found if any(map(is_paragraph, _below(units, step.salute)))]


def _is_name(units: Sequence[Unit], closing: int, index: int) -> bool:
    """Whether a line directly below a closing formula is a part of it or of the signature, and greets nobody."""
    return index - closing == 1 or (index - closing == 2 and not units[index].blanks)


def _start(text: Text, units: Sequence[Unit], closing: int, salute: int, *, is_dated: bool) -> int | None:
    """Where a new letter begins between a closing formula and a salutation: at a rule, a heading or a dateline."""
    ruled = next((index for index in range(closing + 1, salute) if units[index].is_rule), None)
    if ruled is not None:
        return ruled
    start = salute
    while start > closing + 2 and is_opener_line(text, units[start - 1], units[start - 2]):
        start -= 1
        if is_dated and is_letter_dateline(units[start].text):
            return _with_places(units, start, closing + 2)
    return None


def _with_places(units: Sequence[Unit], start: int, least: int) -> int:
    """A dateline's index with the lines directly above it that no blank line divides from it."""
    while start > least and not units[start].blanks and not units[start - 1].is_page:
        start -= 1
    return start


def _first(text: Text, units: Sequence[Unit], step: _Step) -> int:
    """Where the first letter begins: at the first unit, but for a title and publication lines above its opener."""
    salute = next(index for index in range(step.closing) if is_salutation(text, units[index]))
    start = salute
    while start > 0 and is_opener_line(text, units[start - 1], units[max(0, start - 2)]):
        start -= 1
        if is_letter_dateline(units[start].text):
            return _with_places(units, start, 0)
    return start


def _doubt(text: Text, units: Sequence[Unit], steps: Sequence[_Step]) -> Problem:
    line = units[steps[0].salute].line
    times = "once" if len(steps) == 1 else f"{len(steps)} times"
    message = f"This file may hold several letters: {times} a salutation follows a closing formula."
    hint = "It was read as one. If it holds several, put a line of dashes between them, or each into a file of its own."
    return Problem("SPLIT-001", message, text.name, line, hint=hint)


def read_several(
    text: Text, above: Sequence[Unit], units: Sequence[Unit], letters: Letters
) -> tuple[tuple[Node, ...], tuple[Node, ...], tuple[Piece, ...]]:
    """What stands above the first of several letters, a `div` for each, and the header fields."""
    top = letter_title(text, above)
    bounds = [start - letters.starts[0] for start in letters.starts if start - letters.starts[0] < len(units)]
    divisions: list[Node] = []
    pieces: list[Piece] = [*top.pieces]
    why = Evidence("several-letters", letters.why, 0.9)
    for number, (start, end) in enumerate(zip(bounds, [*bounds[1:], len(units)], strict=True), start=1):
        letter = read_one(text, units[start:end])
        attrs = (("type", "letter"), ("n", str(number)))
        divisions.append(Node("div", children=letter.nodes, attrs=attrs, id=f"letter{number}", why=why))
        pieces.extend(piece for piece in (*letter.pieces, *letter.signed) if piece.role != "title")
    return top.nodes, tuple(divisions), tuple(pieces)
