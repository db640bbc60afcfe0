"""Years in the grammar of dates: behind a month, alone, with an era, and the words that point at one."""

from __future__ import annotations

from typing import Any, Final

from edenda.recognisers.dates import numerals
from edenda.recognisers.dates.numerals import Number, Stretch
from edenda.recognisers.dates.plausible import is_year_alone
from edenda.recognisers.dates.units import Unit

Read = tuple[Unit, int]
"""What was read, and the token behind it."""
_STOPS: Final = (".", "—")
BEFORE_CHRIST: Final = "bc"
#: Years were counted from March in England until 1752; elsewhere before.
_LAST_DUAL: Final = 1760


def year_behind(s: Stretch, i: int, first: Unit) -> tuple[dict[str, Any], int]:
    """The year behind a day or a month: itself, or what points at it (*this year*, *of the same year*, *last*)."""
    at = _behind_sign(s, i)
    pointed = s.words.directions.at(s.tokens, at)
    if pointed and pointed[0] in ("last", "next") and not s.tokens[pointed[1]].text.isalpha():
        return {"year_from": pointed[0]}, pointed[1]
    filler = s.words.of.at(s.tokens, at)
    for begin in dict.fromkeys((filler[1] if filler else at, s.skip_articles(filler[1] if filler else at), at)):
        if found := s.words.years.at(s.tokens, begin):
            return {"year_from": found[0]}, found[1]
        if number := numerals.year(s, begin):
            return _year_fields(s, number, first)
    if first.kind != "day":
        other = numerals.short_year(s, i)
    else:
        other = numerals.short_year(s, i) or numerals.raised_year(s, i) or numerals.early_year(s, i)
    return ({"year": other.value, "is_short": other.is_short}, other.behind) if other else ({}, i)


def _behind_sign(s: Stretch, i: int) -> int:
    """The token behind a comma, or the full stop or dash that some have for it: `Octr. 21. 1805.`"""
    is_stop = s.tokens[i].text in _STOPS and s.tokens[i - 1].text.isdecimal() and numerals.is_year(s.tokens[i + 1])
    if is_stop and not s.tokens[i + 2].text.isalpha():
        return i + 1
    return s.skip(i, ",")


def _year_fields(s: Stretch, number: Number, first: Unit) -> tuple[dict[str, Any], int]:
    """The year that was read; of `10 February 1720/21` the second, with which the year began in January."""
    fields: dict[str, Any] = {"year": number.value, "is_short": number.is_short}
    i = number.behind
    if number.value <= _LAST_DUAL and (first.month or 9) <= 3 and numerals.is_year(s.tokens[i - 1]):
        dual = numerals.second_year(s, i - 1)
        if dual and s.tokens[i].text == "/" and dual.value == number.value + 1:
            return {"year": dual.value}, dual.behind
    if (behind := numerals.doubt(s, i)) > i:
        return {**fields, "is_doubtful": True}, behind
    era = era_at(s, i)
    return ({"year": before_christ(number.value)}, era[1]) if era and era[0] == BEFORE_CHRIST else (fields, i)


def era_at(s: Stretch, i: int) -> tuple[str, int] | None:
    """*BC*, *A.D.*: in capitals, or with full stops."""
    found = s.words.eras.at(s.tokens, i) if s.tokens[i] in s.words.eras else None
    return found if found and (s.tokens[i].text.isupper() or found[1] - i > 2) else None


def before_christ(year: int) -> int:
    """The year as astronomers count: 55 BC is -54."""
    return 1 - year


def years(s: Stretch, i: int, *, is_joined: bool) -> Read | None:
    """A year, or two with a dash between: `1934-53`."""
    start, number = s.tokens[i].start, int(s.tokens[i].text)
    second = numerals.second_year(s, i)
    if second:
        if not is_year_alone(s, i, second.behind, is_joined=is_joined):
            return None
        era = era_at(s, second.behind)
        if not era or era[0] != BEFORE_CHRIST:
            return Unit(start, s.phrase_end(second.behind), "year", number, last_year=second.value), second.behind
    if era_read := with_era(s, i):
        return era_read
    if not is_year_alone(s, i, i + 1, is_joined=is_joined):
        return None
    behind = numerals.doubt(s, i + 1)
    return Unit(start, s.phrase_end(behind), "year", number, is_doubtful=behind > i + 1), behind


def with_era(s: Stretch, i: int) -> Read | None:
    """`55 BC`, `871 AD`."""
    word = s.tokens[i].text
    era = era_at(s, i + 1) if len(word) <= 4 and int(word) > 0 else None
    if not era or (s.is_close(i) and s.tokens[i - 1].text in ".,/$£"):
        return None
    year = before_christ(int(word)) if era[0] == BEFORE_CHRIST else int(word)
    return Unit(s.tokens[i].start, s.phrase_end(era[1]), "year", year), era[1]


def era_first(s: Stretch, i: int) -> Read | None:
    """`A.D. 871`."""
    era = era_at(s, i)
    word = s.tokens[era[1]].text if era else ""
    if not era or era[0] == BEFORE_CHRIST or not word.isdecimal() or len(word) > 4 or int(word) == 0:
        return None
    return Unit(s.tokens[i].start, s.tokens[era[1]].end, "year", int(word)), era[1] + 1


def year_in_words(s: Stretch, i: int) -> Read | None:
    """`nineteen hundred and five` behind *in* or *the year*."""
    if s.tokens[i].low not in s.words.cardinals or not i or s.tokens[i - 1].low not in s.words.year_openers:
        return None
    number = numerals.year_in_words(s, i)
    if not number or s.tokens[number.behind].low in s.words.counted:
        return None
    return Unit(s.tokens[i].start, s.phrase_end(number.behind), "year", number.value), number.behind
