"""Dates in figures: `1957-11-18`, `6.6.39`, `17. IX. 1945`, `23/10/1956`."""

from __future__ import annotations

from typing import Final, NamedTuple

from edenda.recognisers.dates.lexicon import roman
from edenda.recognisers.dates.numerals import Stretch, is_year
from edenda.recognisers.dates.plausible import word_before
from edenda.recognisers.dates.units import Unit

SIGNS: Final = (".", "/", "-")
_MONTHS: Final = 12


class Figures(NamedTuple):
    """A date in figures: None where day and month cannot be told apart, and the token behind it."""

    unit: Unit | None
    behind: int


def figures(s: Stretch, i: int) -> Figures | None:
    """A date in figures at a token; nothing where there are no three numbers in a row with the same sign between."""
    parts = _three(s, i)
    if not parts or _is_joined(s, i, parts[3]) or word_before(s, i) in s.words.not_before:
        return None
    first, _, third, behind = parts
    sign = s.tokens[i + 1].text
    found = _year_first(s, parts) if is_year(s.tokens[first]) else _year_last(s, parts, sign)
    if not found:
        return None
    year, month, day, is_short = found
    if not month:
        return Figures(None, behind)
    start, end = s.tokens[first].start, s.tokens[third].end
    unit = Unit(start, end, "day", year, month, day, is_short=is_short, is_figures=True)
    return Figures(unit, behind)


def without_year(s: Stretch, i: int) -> tuple[Unit, int] | None:
    """`3.5.` as the beginning of `3.5. bis 7.5.1919`."""
    day, month = s.tokens[i].text, s.tokens[i + 2].text
    has_stops = all(s.tokens[at].text == "." and s.is_close(at) for at in (i + 1, i + 3))
    if not has_stops or not month.isdecimal() or max(len(day), len(month)) > 2 or _is_joined(s, i, i + 4):
        return None
    return Unit(s.tokens[i].start, s.tokens[i + 3].end, "day", None, int(month), int(day), is_figures=True), i + 4


def _three(s: Stretch, i: int) -> tuple[int, int, int, int] | None:
    """The places of three numbers and of what stands behind; the second may be Roman, then with blanks alone."""
    tokens = s.tokens
    if roman(tokens[i + 1]) and _is_number(s, i + 2) and tokens[i + 1].gap:
        return i, i + 1, i + 2, i + 3
    sign = tokens[i + 1].text
    if not sign or sign not in SIGNS or not s.is_close(i + 1) or tokens[i + 3].text != sign or not s.is_close(i + 3):
        return None
    if sign != "." and not (s.is_close(i + 2) and s.is_close(i + 4)):
        return None
    is_one = (_is_number(s, i + 2) or roman(tokens[i + 2])) and _is_number(s, i + 4)
    return (i, i + 2, i + 4, i + 5) if is_one else None


def _is_number(s: Stretch, i: int) -> bool:
    return s.tokens[i].text.isdecimal() and len(s.tokens[i].text) in (1, 2, 4)


def _is_joined(s: Stretch, i: int, behind: int) -> bool:
    """Whether the figures go on before or behind: they are a number of something else."""
    before = s.tokens[i - 1].text if i else ""
    if s.is_close(i) and (before.isalnum() or before in ".,/-:$£€#"):
        return True
    if not s.is_close(behind):
        return False
    sign = s.tokens[behind].text
    return (
        sign.isalnum()
        or sign in "/-_"
        or (sign in ".:" and s.is_close(behind + 1) and s.tokens[behind + 1].text.isdecimal())
    )


def _year_first(s: Stretch, parts: tuple[int, int, int, int]) -> tuple[int, int, int, bool] | None:
    year, month, day = (s.tokens[at].text for at in parts[:3])
    is_one = month.isdecimal() and len(month) < 3 and len(day) < 3
    return (int(year), int(month), int(day), False) if is_one else None


def _year_last(s: Stretch, parts: tuple[int, int, int, int], sign: str) -> tuple[int, int, int, bool] | None:
    """Year, month (0 where it cannot be told from the day) and day."""
    day, year = (s.tokens[at].text for at in (parts[0], parts[2]))
    middle = s.tokens[parts[1]]
    if len(day) > 2 or len(year) == 1 or (len(year) == 4 and not is_year(s.tokens[parts[2]])):
        return None
    is_short = len(year) == 2
    month = roman(middle)
    if month or sign == ".":
        return int(year), month or int(middle.text), int(day), is_short
    if is_short:
        return None
    one, other = int(day), int(middle.text)
    if one <= _MONTHS < other:
        return int(year), one, other, False
    return int(year), 0 if one != other and one <= _MONTHS else other, one, False
