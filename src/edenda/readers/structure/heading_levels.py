"""How deep headings stand, told by their own styles: numbering, marks, underlining, centring, capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.readers.structure.heading_marks import Marked

_DECIMAL: Final = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?\)?\s+\S")
_ROMAN: Final = re.compile(r"(?P<number>[IVXLC]{1,6})[.)]?\s*(?:[.)—–:-]|$)")
_LETTER: Final = re.compile(r"(?P<number>[A-Z])[.)]\s+\S")
_UNMARKED: Final = 99
_CENTRED: Final = 8
#: How many of the signs in a rank, the first ones, mean depth and nothing else: one heading with them is enough.
_PLAIN_DEPTH: Final = 4

Rank = tuple[int | None, ...]
"""A heading's style: marks, ranking word, number, underlining, centring, capitals; a smaller figure stands higher."""


class Numbered(NamedTuple):
    """What a heading's number says: its scheme (`decimal`, `roman`, `letter`), its depth, its first figure."""

    scheme: str
    depth: int
    value: str


def number_of(words: str) -> Numbered | None:
    """The number with which a heading begins."""
    for scheme, pattern in (("decimal", _DECIMAL), ("roman", _ROMAN), ("letter", _LETTER)):
        match = pattern.match(words)
        if match:
            number = match["number"]
            return Numbered(scheme, number.count(".") + 1, number)
    return None


def depths(headings: Sequence[Marked], language: Language) -> list[int]:
    """For each heading, in the order of the text, how deep it stands: 1 for the highest.

    A style that first occurs below another and recurs is deeper, where no sign speaks against it. Where the signs of
    two styles contradict each other, only marks and decimal numbers tell.
    """
    ranks = _ranks(headings, language)
    counts = Counter(ranks)
    levels: list[Rank] = []
    for rank in dict.fromkeys(ranks):
        placed = _place(rank, levels, recurs=counts[rank] > 1)
        if placed is None:
            return [plain_depth(heading) for heading in headings]
        levels = placed
    return [_level(rank, levels) for rank in ranks]


def plain_depth(heading: Marked) -> int:
    """How deep a heading's own mark or decimal number says that it stands; 1 without either."""
    if heading.depth:
        return heading.depth
    number = number_of(heading.words)
    return number.depth if number else 1


def stands_higher(first: Marked, second: Marked, language: Language) -> bool:
    """Whether a heading's style is higher than that of another which stands directly below it."""
    return _compare(*_ranks((first, second), language)) == -1


def _ranks(headings: Sequence[Marked], language: Language) -> list[Rank]:
    numbers = _numbers(headings)
    schemes = _order([number.scheme for number in numbers if number])
    rules = _order([one.rule for one in headings if one.rule])
    words = language.table("headings", "ranks")
    return [
        (
            one.depth or _UNMARKED,
            words.get(one.words.partition(" ")[0].lower()),
            10 * schemes[number.scheme] + number.depth if number else None,
            rules[one.rule] if one.rule else _UNMARKED,
            int(one.indent < _CENTRED),
            int(not one.words.isupper()),
        )
        for one, number in zip(headings, numbers, strict=True)
    ]


def _numbers(headings: Sequence[Marked]) -> list[Numbered | None]:
    """The numbers of headings; a single letter is one of the alphabet where the letter before it came last."""
    numbers: list[Numbered | None] = []
    last = ""
    for heading in headings:
        number = number_of(heading.words)
        if number and number.scheme == "roman" and last and number.value == chr(ord(last) + 1):
            number = number._replace(scheme="letter")
        if number and number.scheme == "letter":
            last = number.value
        numbers.append(number)
    return numbers


def _order(names: Sequence[str]) -> dict[str, int]:
    """Names with their places in the order in which they first occur."""
    return {name: place for place, name in enumerate(dict.fromkeys(names))}


def _compare(a: Rank, b: Rank) -> int | None:
    """-1 where `a` stands higher than `b`, 1 where it stands lower, 0 where none tells; None where signs disagree."""
    signs = {(x > y) - (x < y) for x, y in zip(a, b, strict=True) if x is not None and y is not None} - {0}
    if len(signs) > 1:
        return None
    return signs.pop() if signs else 0


def _place(rank: Rank, levels: list[Rank], *, recurs: bool) -> list[Rank] | None:
    """The levels with a new style among them; None where it does not fit."""
    compared = [_compare(rank, level) for level in levels]
    if not levels:
        return [rank]
    if None in compared:
        return None
    if 0 in compared:
        return _merged(rank, levels, compared.index(0))
    higher = sum(sign == 1 for sign in compared)
    if compared != [1] * higher + [-1] * (len(levels) - higher):
        return None
    is_explicit = any(sign not in (None, _UNMARKED) for sign in rank[:_PLAIN_DEPTH])
    if higher == len(levels):
        return [*levels, rank] if recurs or is_explicit else levels
    return [*levels[:higher], rank, *levels[higher:]] if is_explicit else None


def _merged(rank: Rank, levels: list[Rank], at: int) -> list[Rank]:
    """The levels, one of them with what another style of the same height says beside it: *Introduction* beside `1.`."""
    merged = tuple(old if old is not None else new for old, new in zip(levels[at], rank, strict=True))
    return [*levels[:at], merged, *levels[at + 1 :]]


def _level(rank: Rank, levels: Sequence[Rank]) -> int:
    return next((place for place, level in enumerate(levels, start=1) if _compare(rank, level) == 0), 1)
