"""Days and months in the grammar of dates, with the year behind them."""

from __future__ import annotations

from edenda.recognisers.dates import numerals
from edenda.recognisers.dates.calendar import Day, is_next_day, is_other_style
from edenda.recognisers.dates.numerals import Number, Stretch
from edenda.recognisers.dates.tokens import APOSTROPHES
from edenda.recognisers.dates.units import Unit
from edenda.recognisers.dates.year_grammar import Read, year_behind


def weekday_behind(s: Stretch, i: int) -> int:
    """The token behind a weekday with its comma and an article; the same token if there is none."""
    if s.tokens[i].text not in s.words.weekdays:
        return i
    i = s.skip(s.skip(i + 1, "."), ",")
    return s.skip_articles(i)


def weekday_first(s: Stretch, i: int) -> Read | None:
    """`Monday, 30 May 1949`, `Tues. May 3`."""
    at = weekday_behind(s, i)
    if s.words.month(s.tokens[at]):
        found = month_first(s, at, i)
        return found if found and found[0].kind == "day" else None
    return day_first(s, at, i)


def month(s: Stretch, i: int) -> tuple[int, int] | None:
    """A month's name with the full stop of a short form, perhaps in an editor's brackets."""
    token = s.tokens[i]
    if token.text == "[":
        inner = month(s, i + 1)
        return (inner[0], inner[1] + 1) if inner and s.tokens[inner[1]].text == "]" else None
    number = s.words.month(token)
    if not number:
        return None
    behind = i + 1
    if s.words.is_stopped(token):
        behind = _behind_ending(s, behind)
        behind += s.tokens[behind].text == "." and s.is_close(behind)
    return number, behind


def _behind_ending(s: Stretch, i: int) -> int:
    """The token behind the raised end of a short form: `Nov'r`, `Jan'y`."""
    is_raised = bool(s.tokens[i].text) and s.tokens[i].text in APOSTROPHES and s.is_close(i) and s.is_close(i + 1)
    return i + 2 if is_raised and s.tokens[i + 1].low in s.words.month_endings else i


def day_in_words(s: Stretch, i: int) -> Read | None:
    """`fourteenth day of March`: what begins with a word."""
    return day_first(s, i, i)


def day_first(s: Stretch, i: int, start: int) -> Read | None:
    """`4 May 1956`, `4th of May`, `fourth day of May in the year of our Lord 1788`, `10/23 March 1917`."""
    number = numerals.day(s, i)
    if not number:
        return None
    other = _second_day(s, number.behind)
    at = other.behind if other else number.behind
    if s.tokens[at].text == "." and (number.is_ordinal or _is_in_sentence(s, i)):
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


def _is_in_sentence(s: Stretch, i: int) -> bool:
    """Whether a number stands within a sentence, so that a full stop behind it does not number an item."""
    return i > 0 and (s.tokens[i - 1].text.isalpha() or s.tokens[i - 1].text == ",")


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


def month_first(s: Stretch, i: int, start: int) -> Read | None:
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


def feast(s: Stretch, i: int) -> Read | None:
    """`Christmas 1963`, `Michaelmas 1788`: with its year alone."""
    found = s.words.feasts.at(s.tokens, i) if s.tokens[i].text[:1].isupper() else None
    if not found:
        return None
    month_of, day_of = found[0]
    read, behind = _ended(s, found[1], Unit(s.tokens[i].start, 0, "day", None, month_of, day_of))
    return (read, behind) if read.year is not None else None


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
