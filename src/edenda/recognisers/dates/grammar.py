"""The grammar of single times: a day, a month, a season, a year, a decade, a century, and parts of these.

Every function takes a stretch and the place of a token, and returns what it read there with the place behind it, or
None. None looks farther than a fixed number of tokens, so that reading a text takes time in proportion to its length.
"""

from __future__ import annotations

from typing import Any, Final

from edenda.recognisers.dates import numerals
from edenda.recognisers.dates.calendar import Day, is_next_day, is_other_style
from edenda.recognisers.dates.figures import figures, without_year
from edenda.recognisers.dates.numerals import Number, Stretch
from edenda.recognisers.dates.plausible import is_year_alone
from edenda.recognisers.dates.tokens import APOSTROPHES
from edenda.recognisers.dates.units import POINTS, Unit

Read = tuple[Unit, int]
_STOPS: Final = (".", "—")
_ABBREVIATED: Final = 4
_FILLERS: Final = 5
_BEFORE_CHRIST: Final = "bc"
#: Years were counted from March in England until 1752; elsewhere before.
_LAST_DUAL: Final = 1760


def unit(s: Stretch, i: int, *, is_joined: bool = False) -> Read | None:
    """A time at a token. One that is joined to another, as by *to*, need not prove that it is one."""
    token = s.tokens[i]
    if token.text.isdecimal():
        return _from_number(s, i, is_joined=is_joined)
    if s.words.month(token):
        return _month_first(s, i, i)
    if token.text in s.words.weekdays:
        return _weekday(s, i)
    for read in _READ:
        if found := read(s, i):
            return found
    return None


def _from_number(s: Stretch, i: int, *, is_joined: bool) -> Read | None:
    """What begins with figures."""
    found = _day_first(s, i, i) or _century(s, i)
    if found:
        return found
    if numerals.is_year(s.tokens[i]):
        return _decade(s, i, i) or _years(s, i, is_joined=is_joined)
    return _with_era(s, i) or _decade(s, i, i)


def unit_in_figures(s: Stretch, i: int) -> tuple[Unit | None, int] | None:
    """A date in figures; without a unit where it cannot be decided what it means."""
    if not s.tokens[i].text.isdecimal():
        return None
    return figures(s, i) or without_year(s, i)


# Days and months


def weekday_behind(s: Stretch, i: int) -> int:
    """The token behind a weekday with its comma and an article; the same token if there is none."""
    if s.tokens[i].text not in s.words.weekdays:
        return i
    i = s.skip(s.skip(i + 1, "."), ",")
    return s.skip_articles(i)


def _weekday(s: Stretch, i: int) -> Read | None:
    at = weekday_behind(s, i)
    if s.words.month(s.tokens[at]):
        found = _month_first(s, at, i)
        return found if found and found[0].kind == "day" else None
    return _day_first(s, at, i)


def month(s: Stretch, i: int) -> tuple[int, int] | None:
    """A month's name with the full stop of a short form, perhaps in an editor's brackets."""
    token = s.tokens[i]
    if token.text == "[":
        inner = month(s, i + 1)
        return (inner[0], inner[1] + 1) if inner and s.tokens[inner[1]].text == "]" else None
    number = s.words.month(token)
    if not number:
        return None
    has_stop = s.words.is_stopped(token) and s.tokens[i + 1].text == "." and s.is_close(i + 1)
    return number, i + 1 + has_stop


def _day_first(s: Stretch, i: int, start: int) -> Read | None:
    """`4 May 1956`, `4th of May`, `fourth day of May in the year of our Lord 1788`, `10/23 March 1917`."""
    number = numerals.day(s, i)
    if not number:
        return None
    other = _second_day(s, number.behind)
    at = other.behind if other else number.behind
    if number.is_ordinal and s.tokens[at].text == ".":
        at += 1
    filler = s.words.day_of.at(s.tokens, at)
    at = filler[1] if filler else at
    named = month(s, at) or _small_month(s, at)
    if not named:
        return _of_near_month(s, i, start, number)
    first = Unit(s.tokens[start].start, 0, "day", None, named[0], number.value)
    if other:
        return _two_styles(s, named[1], first, first._replace(day=other.value))
    second = _second_day_and_month(s, named[1])
    if second:
        return _two_styles(s, second[2], first, first._replace(day=second[0], month=second[1]))
    return _ended(s, named[1], first)


def _day_first_alone(s: Stretch, i: int) -> Read | None:
    return _day_first(s, i, i)


def _small_month(s: Stretch, i: int) -> tuple[int, int] | None:
    """A month in lower case, as careless writers have it, before a year."""
    number = s.words.small_months.get(s.tokens[i].text)
    if not number:
        return None
    return (number, i + 1) if numerals.year(s, s.skip(i + 1, ",")) else None


def _of_near_month(s: Stretch, i: int, start: int, number: Number) -> Read | None:
    """`5th inst.`, `3d ultimo`, `5th of this month`."""
    at = s.skip(number.behind, ",")
    found = s.words.near_months.at(s.tokens, at) if number.is_ordinal or i != start else None
    if not found:
        return None
    behind = found[1] + (s.tokens[found[1]].text == "." and s.is_close(found[1]) and len(s.tokens[at].low) < 5)
    return Unit(s.tokens[start].start, s.phrase_end(behind), "day", day=number.value, months_from=int(found[0])), behind


def _second_day(s: Stretch, i: int) -> Number | None:
    """The other day of two styles, before the month: `10/23 March`, `10 (23) March`."""
    sign = s.tokens[i].text
    if sign not in ("/", "("):
        return None
    number = numerals.day(s, i + 1)
    if number and sign == "(":
        return number._replace(behind=number.behind + 1) if s.tokens[number.behind].text == ")" else None
    return number


def _second_day_and_month(s: Stretch, i: int) -> tuple[int, int, int] | None:
    """The other day of two styles, behind the month: `28 February (12 March)`, `28 February/12 March`."""
    sign = s.tokens[i].text
    if sign not in ("/", "("):
        return None
    number = numerals.day(s, i + 1)
    named = month(s, number.behind) if number else None
    if not number or not named:
        return None
    is_closed = sign == "/" or s.tokens[named[1]].text == ")"
    return (number.value, named[0], named[1] + (sign == "(")) if is_closed else None


def _two_styles(s: Stretch, i: int, first: Unit, second: Unit) -> Read | None:
    """Two days that are one in two calendars: the Gregorian is the later; two days in a row are two days."""
    found = _ended(s, i, first)
    if not found:
        return None
    read, behind = found
    year = read.year or 1900
    one = Day(year, first.month, first.day)
    other = Day(year + ((first.month or 0) > (second.month or 0)), second.month, second.day)
    if is_other_style(one, other):
        later = None if read.year is None else other.year
        return read._replace(month=second.month, day=second.day, year=later), behind
    if is_next_day(one, other):
        return read._replace(last_day=(second.month or 1, second.day or 1)), behind
    return read._replace(day=0), behind


def _month_first(s: Stretch, i: int, start: int) -> Read | None:
    """`May 4, 1956`, `May the 4th`, `May 1956`, `May`."""
    named = month(s, i)
    if not named:
        return None
    first = Unit(s.tokens[start].start, 0, "month", None, named[0])
    at = s.skip_articles(named[1])
    number = numerals.day(s, at)
    is_name = at > named[1] and not (number and number.is_ordinal and s.tokens[at].text == s.tokens[at].low)
    if number and not _is_time(s, number.behind) and not is_name and s.tokens[number.behind].low not in s.words.counted:
        return _ended(s, number.behind, first._replace(kind="day", day=number.value))
    return _ended(s, named[1], first)


def _is_time(s: Stretch, i: int) -> bool:
    return s.is_close(i) and s.tokens[i].text in ".:" and s.is_close(i + 1) and s.tokens[i + 1].text.isdecimal()


def _ended(s: Stretch, i: int, first: Unit) -> Read:
    """A day or a month with its year, if one follows, and with what follows the year."""
    fields, behind = year_behind(s, i, first)
    return _with_style(s, behind, first._replace(end=s.phrase_end(behind), **fields))


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
    short = numerals.short_year(s, i)
    return ({"year": short.value, "is_short": True}, short.behind) if short else ({}, i)


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
    if s.tokens[i].text == "?" and s.is_close(i):
        return {**fields, "is_doubtful": True}, i + 1
    era = _era(s, i)
    return ({"year": _before_christ(number.value)}, era[1]) if era and era[0] == _BEFORE_CHRIST else (fields, i)


def _with_style(s: Stretch, i: int, read: Unit) -> Read:
    """A day with *O.S.* or *N.S.* behind it, perhaps in brackets."""
    at = s.skip(i, ",")
    opened = s.tokens[at].text in ("(", "[")
    found = s.words.styles.at(s.tokens, at + opened) if read.kind == "day" else None
    if not found:
        return read, i
    behind = found[1]
    if opened and s.tokens[behind].text not in (")", "]"):
        return read, i
    behind += opened
    return read._replace(style=found[0], end=s.phrase_end(behind)), behind


# Parts, seasons, decades and centuries


def _part(s: Stretch, i: int) -> Read | None:
    """`early 1962`, `mid-1950s`, `late in May 1956`, `early to mid 1956`."""
    found = s.words.parts.at(s.tokens, i) if s.tokens[i] in s.words.parts else None
    if not found:
        return None
    part, at = found
    joined = s.words.to.at(s.tokens, s.skip(at, "-"))
    last = s.words.parts.at(s.tokens, s.skip(joined[1], "-")) if joined else None
    fields = {"part": part, "last_part": last[0] if last else ""}
    return _in_part(s, i, last[1] if last else at, fields)


def _edge(s: Stretch, i: int) -> Read | None:
    """`beginning of 1962`, `end of February`, `first half of the nineteenth century`."""
    found = s.words.edges.at(s.tokens, i) if s.tokens[i] in s.words.edges else None
    if not found or (found[0] in POINTS and not s.words.of.at(s.tokens, found[1])):
        return None
    return _in_part(s, i, found[1], {"part": found[0]})


def _in_part(s: Stretch, start: int, i: int, fields: dict[str, str]) -> Read | None:
    """The time of which something is a part."""
    for _ in range(_FILLERS):
        filler = s.words.of.at(s.tokens, i)
        i = filler[1] if filler else s.skip_articles(s.skip(i, "-"))
    token = s.tokens[i]
    if token.text in s.words.weekdays or s.words.parts.at(s.tokens, i):
        return None
    pointed = s.words.years.at(s.tokens, i)
    if pointed:
        end = s.phrase_end(pointed[1])
        return Unit(s.tokens[start].start, end, "year", year_from=pointed[0], **fields), pointed[1]
    read, behind = _decade(s, i, i, is_part=True) or unit(s, i, is_joined=True) or (None, 0)
    if not read or read.kind == "day" or read.part or read.last_year and read.kind != "season":
        return None
    return read._replace(start=s.tokens[start].start, **fields), behind


def _season(s: Stretch, i: int) -> Read | None:
    """`spring 1931`, `winter of 1956-57`; without its year only beside another that has one."""
    months = s.words.seasons.get(s.tokens[i].low)
    if not months:
        return None
    first = Unit(s.tokens[i].start, s.tokens[i].end, "season", season=months)
    fields, behind = year_behind(s, i + 1, first)
    if "year" in fields and numerals.is_year(s.tokens[behind - 1]):
        second = numerals.second_year(s, behind - 1)
        if second:
            fields, behind = {**fields, "last_year": second.value}, second.behind
    return first._replace(end=s.phrase_end(behind), **fields), behind


def _decade(s: Stretch, i: int, start: int, *, is_part: bool = False) -> Read | None:
    """`1950s`, `1920's`, and behind an article or a part of it `30s`, `thirties`."""
    token = s.tokens[i]
    at = i + 1
    if token.low in s.words.decades:
        is_marked = is_part or i > 0 and s.tokens[i - 1].low in s.words.articles
        return _decade_ended(s, at, s.words.decades[token.low], start, is_word=True) if is_marked else None
    if s.tokens[at].text and s.tokens[at].text in APOSTROPHES and s.is_close(at):
        at += 1
    if not s.is_close(at) or s.tokens[at].low not in s.words.decade_suffixes:
        return None
    if numerals.is_year(token) and token.text.endswith("0"):
        return _decade_ended(s, at + 1, int(token.text), start)
    if len(token.text) == 3 and token.text.endswith("0") and _era(s, at + 1):
        return _decade_ended(s, at + 1, int(token.text), start)
    is_short = len(token.text) == 2 and token.text.endswith("0") and i > 0
    if is_short and (is_part or s.tokens[i - 1].low in s.words.articles or s.tokens[i - 1].text in APOSTROPHES):
        return _decade_ended(s, at + 1, int(token.text), start)
    return None


def _decade_ended(s: Stretch, i: int, year: int, start: int, *, is_word: bool = False) -> Read | None:
    noun = s.words.decade_nouns.at(s.tokens, s.skip(i, "-"))
    if is_word and s.words.needs_noun and not noun:
        return None
    behind = noun[1] if noun else i
    era = _era(s, behind)
    if era:
        year, behind = (_before_christ(year) - 9 if era[0] == _BEFORE_CHRIST else year), era[1]
    is_short = 0 < year < 100
    return Unit(s.tokens[start].start, s.phrase_end(behind), "decade", year, is_short=is_short), behind


def _decade_in_words(s: Stretch, i: int) -> Read | None:
    """`thirties` behind an article, `nineteen-thirties`."""
    if s.tokens[i].low in s.words.decades:
        return _decade(s, i, i)
    hundreds = s.words.cardinals.get(s.tokens[i].low, 0)
    at = s.skip(i + 1, "-")
    tens = s.words.decades.get(s.tokens[at].low)
    if not 10 <= hundreds <= 20 or tens is None:
        return None
    return Unit(s.tokens[i].start, s.tokens[at].end, "decade", hundreds * 100 + tens), at + 1


def _century(s: Stretch, i: int) -> Read | None:
    """`nineteenth century`, `18th-century`, `5th century BC`."""
    number = numerals.ordinal(s, i)
    if not number:
        return None
    at = s.skip(number.behind, "-")
    if s.tokens[at].low not in s.words.century:
        return None
    at += s.tokens[at + 1].text == "." and s.is_close(at + 1) and len(s.tokens[at].text) <= _ABBREVIATED
    era = _era(s, at + 1)
    behind = era[1] if era else at + 1
    year = -number.value if era and era[0] == _BEFORE_CHRIST else number.value
    return Unit(s.tokens[i].start, s.phrase_end(behind), "century", year), behind


# Years


def _years(s: Stretch, i: int, *, is_joined: bool) -> Read | None:
    """A year, or two with a dash between: `1934-53`."""
    start, number = s.tokens[i].start, int(s.tokens[i].text)
    second = numerals.second_year(s, i)
    if second:
        if not is_year_alone(s, i, second.behind, is_joined=is_joined):
            return None
        era = _era(s, second.behind)
        if not era or era[0] != _BEFORE_CHRIST:
            return Unit(start, s.phrase_end(second.behind), "year", number, last_year=second.value), second.behind
    if era_read := _with_era(s, i):
        return era_read
    if not is_year_alone(s, i, i + 1, is_joined=is_joined):
        return None
    is_doubtful = s.tokens[i + 1].text == "?" and s.is_close(i + 1)
    behind = i + 1 + is_doubtful
    return Unit(start, s.phrase_end(behind), "year", number, is_doubtful=is_doubtful), behind


def _era(s: Stretch, i: int) -> tuple[str, int] | None:
    """*BC*, *A.D.*: in capitals, or with full stops."""
    found = s.words.eras.at(s.tokens, i) if s.tokens[i] in s.words.eras else None
    return found if found and (s.tokens[i].text.isupper() or found[1] - i > 2) else None


def _before_christ(year: int) -> int:
    """The year as astronomers count: 55 BC is -54."""
    return 1 - year


def _with_era(s: Stretch, i: int) -> Read | None:
    """`55 BC`, `871 AD`."""
    word = s.tokens[i].text
    era = _era(s, i + 1) if len(word) <= 4 and int(word) > 0 else None
    if not era or s.is_close(i) and s.tokens[i - 1].text in ".,/$£":
        return None
    year = _before_christ(int(word)) if era[0] == _BEFORE_CHRIST else int(word)
    return Unit(s.tokens[i].start, s.phrase_end(era[1]), "year", year), era[1]


def _era_first(s: Stretch, i: int) -> Read | None:
    """`A.D. 871`."""
    era = _era(s, i)
    word = s.tokens[era[1]].text if era else ""
    if not era or era[0] == _BEFORE_CHRIST or not word.isdecimal() or len(word) > 4 or int(word) == 0:
        return None
    return Unit(s.tokens[i].start, s.tokens[era[1]].end, "year", int(word)), era[1] + 1


def _in_words(s: Stretch, i: int) -> Read | None:
    """`nineteen hundred and five` behind *in* or *the year*."""
    if s.tokens[i].low not in s.words.cardinals or not i or s.tokens[i - 1].low not in s.words.year_openers:
        return None
    number = numerals.year_in_words(s, i)
    if not number or s.tokens[number.behind].low in s.words.counted:
        return None
    return Unit(s.tokens[i].start, s.phrase_end(number.behind), "year", number.value), number.behind


def _short(s: Stretch, i: int) -> Read | None:
    """`'41` behind *in*; `'30s`."""
    if s.tokens[i].text not in APOSTROPHES or not s.tokens[i].text or not s.is_close(i + 1):
        return None
    if decade := _decade(s, i + 1, i):
        return decade
    number = numerals.year(s, i) if i and s.tokens[i - 1].low in s.words.year_openers else None
    if not number:
        return None
    return Unit(s.tokens[i].start, s.phrase_end(number.behind), "year", number.value, is_short=True), number.behind


def _feast(s: Stretch, i: int) -> Read | None:
    """`Christmas 1963`, `Michaelmas 1788`: with its year alone."""
    found = s.words.feasts.at(s.tokens, i) if s.tokens[i].text[:1].isupper() else None
    if not found:
        return None
    month_of, day_of = found[0]
    read, behind = _ended(s, found[1], Unit(s.tokens[i].start, 0, "day", None, month_of, day_of))
    return (read, behind) if read.year is not None else None


_READ: Final = (
    _day_first_alone,
    _part,
    _edge,
    _season,
    _century,
    _era_first,
    _in_words,
    _decade_in_words,
    _short,
    _feast,
)
