"""The grammar of single times: a day, a month, a season, a year, a decade, a century, and parts of these.

Every function takes a stretch and the place of a token, and returns what it read there with the place behind it, or
None. None looks farther than a fixed number of tokens, so that reading a text takes time in proportion to its length.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from edenda.recognisers.dates import numerals
from edenda.recognisers.dates.day_grammar import day_first, day_in_words, feast, month_first, weekday_first
from edenda.recognisers.dates.figures import SIGNS, figures, without_year
from edenda.recognisers.dates.lexicon import roman
from edenda.recognisers.dates.numerals import Stretch
from edenda.recognisers.dates.period_grammar import century, decade, decade_in_words, season
from edenda.recognisers.dates.tokens import APOSTROPHES
from edenda.recognisers.dates.units import POINTS, Unit
from edenda.recognisers.dates.year_grammar import Read, era_first, with_era, year_in_words, years

_FILLERS: Final = 5


class _Parts(NamedTuple):
    """The part of a time, and for *mid to late* the other."""

    part: str
    last: str = ""


def unit(s: Stretch, i: int, *, is_joined: bool = False) -> Read | None:
    """A time at a token. One that is joined to another, as by *to*, need not prove that it is one."""
    token = s.tokens[i]
    if token.text.isdecimal():
        return _from_number(s, i, is_joined=is_joined)
    if s.words.month(token):
        return month_first(s, i, i)
    if token.text in s.words.weekdays:
        return weekday_first(s, i)
    for read in _READ:
        if found := read(s, i):
            return found
    return None


def _from_number(s: Stretch, i: int, *, is_joined: bool) -> Read | None:
    """What begins with figures."""
    if numerals.is_year(s.tokens[i]):
        return decade(s, i, i) or years(s, i, is_joined=is_joined)
    return day_first(s, i, i) or century(s, i) or with_era(s, i) or decade(s, i, i)


def unit_in_figures(s: Stretch, i: int) -> tuple[Unit | None, int] | None:
    """A date in figures; without a unit where it cannot be decided what it means."""
    sign = s.tokens[i + 1]
    if not s.tokens[i].text.isdecimal() or not (sign.text in SIGNS or roman(sign)):
        return None
    return figures(s, i) or without_year(s, i)


def _part(s: Stretch, i: int) -> Read | None:
    """`early 1962`, `mid-1950s`, `late in May 1956`, `early to mid 1956`."""
    found = s.words.parts.at(s.tokens, i) if s.tokens[i] in s.words.parts else None
    if not found:
        return None
    part, at = found
    joined = s.words.to.at(s.tokens, s.skip(at, "-"))
    last = s.words.parts.at(s.tokens, s.skip(joined[1], "-")) if joined else None
    return _in_part(s, i, last[1] if last else at, _Parts(part, last[0] if last else ""))


def _edge(s: Stretch, i: int) -> Read | None:
    """`beginning of 1962`, `end of February`, `first half of the nineteenth century`."""
    found = s.words.edges.at(s.tokens, i) if s.tokens[i] in s.words.edges else None
    if not found or (found[0] in POINTS and s.tokens[found[1]].low not in s.words.of_low):
        return None
    return _in_part(s, i, found[1], _Parts(found[0]))


def _in_part(s: Stretch, start: int, i: int, parts: _Parts) -> Read | None:
    """The time of which something is a part."""
    for _ in range(_FILLERS):
        filler = s.words.of.at(s.tokens, i)
        i = filler[1] if filler else s.skip_articles(s.skip(i, "-"))
    directed = s.words.directions.at(s.tokens, i)
    i = directed[1] if directed else i
    token = s.tokens[i]
    if token.text in s.words.weekdays or s.words.parts.at(s.tokens, i):
        return None
    pointed = s.words.years.at(s.tokens, i)
    if pointed:
        end = s.phrase_end(pointed[1])
        return Unit(s.tokens[start].start, end, "year", year_from=pointed[0], part=parts.part), pointed[1]
    read, behind = decade(s, i, i, is_part=True) or unit(s, i, is_joined=True) or (None, 0)
    if not read or read.kind == "day" or read.part or (read.last_year and read.kind != "season"):
        return None
    year_from = directed[0] if directed and read.year is None else read.year_from
    start = s.tokens[start].start
    return read._replace(start=start, part=parts.part, last_part=parts.last, year_from=year_from), behind


def _short(s: Stretch, i: int) -> Read | None:
    """`'41` behind *in*; `'30s`."""
    if s.tokens[i].text not in APOSTROPHES or not s.tokens[i].text or not s.is_close(i + 1):
        return None
    if found := decade(s, i + 1, i):
        return found
    number = numerals.year(s, i) if i and s.tokens[i - 1].low in s.words.before_year else None
    if not number:
        return None
    return Unit(s.tokens[i].start, s.phrase_end(number.behind), "year", number.value, is_short=True), number.behind


_READ: Final = (
    day_in_words,
    _part,
    _edge,
    season,
    century,
    era_first,
    year_in_words,
    decade_in_words,
    _short,
    feast,
)
