"""Rules on dates as they are written: what an attribute says is what the words say, and the weekday is that of the day.

Words that leave it open are never blamed: only a text that is nothing but one date is compared, and a day that may be
meant in the Julian calendar is right in either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple

from edenda.checks.content.languages import language_of, language_shown
from edenda.checks.house.walk import TEXT, VERBATIM, Event, Finding, Walk, text_in, words
from edenda.languages import Language, longest_first
from edenda.model import Attrs
from edenda.recognisers.dates import Expression, complete, find_dates
from edenda.tei import DATING

#: Until 1923 there were countries that counted by the Julian calendar (Greece was the last).
_LAST_JULIAN: Final = 1923
#: In between, a year can begin in March, and a day can be given in either calendar.
_GREGORIAN_EVERYWHERE_IN_THE_WEST: Final = 1752
_FULL: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_PARTS: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_LONGEST: Final = 80
_ANY_DIGIT: Final = re.compile(r"\d", re.ASCII)
_LETTER: Final = re.compile(r"[^\W_]")
_NUMBER: Final = re.compile(r"\d+", re.ASCII)
#: Forms that can be read in more than one way.
_OPEN_FORMS: Final = frozenset({"decade", "century"})
_ELEMENTS: Final = ("date", "docDate")
_OTHERWISE: Final = frozenset("from-custom to-custom when-custom from-iso to-iso when-iso dur copyOf".split())


class Period(NamedTuple):
    """From a day to a day, each as year, month and day in one number: 19570301."""

    first: int
    last: int


def wrong_weekdays(walk: Walk) -> Iterator[Finding]:
    """DATE-006: the weekday that is written is not that of the day in @when."""
    shown = language_shown(walk)
    for event in _dates(walk):
        value, text = event.element.get("when", ""), text_in(event.element)
        if not _FULL.fullmatch(value) or not _LETTER.search(text):
            continue
        language = language_of(event.around, shown)
        named = _weekday(text, language) if language else None
        day = _day(value)
        if language and named is not None and day and named not in _weekdays(day, event):
            name, right = (language.words("dates", "weekdays")[n].capitalize() for n in (named, day.weekday()))
            message = f"“{words(text)}” is said to be {value}, which was a {right} and not a {name}."
            yield Finding("DATE-006", event.element, message, _weekday_hint(day, named))


def dates_that_say_something_else(walk: Walk) -> Iterator[Finding]:
    """DATE-007: the words name another day, month or year than the attributes."""
    shown = language_shown(walk)
    for event in _dates(walk):
        text = text_in(event.element)
        stated = _stated(event)
        if stated is None or len(text) > _LONGEST or not _ANY_DIGIT.search(text):
            continue
        language = language_of(event.around, shown)
        if not language or _agrees(event, text, language):
            continue
        said = _said(text, stated, language)
        if said and not _overlap(said, stated) and not _is_otherwise_counted(said, stated, text):
            message = f"The text says “{words(text).strip(' ,;')}”, the attribute says {_written(event)}."
            yield Finding("DATE-007", event.element, message, "One of the two is wrong: compare the document itself.")


def _dates(walk: Walk) -> Iterator[Event]:
    for event in walk.all(*_ELEMENTS, within=TEXT):
        if not event.within & VERBATIM and _OTHERWISE.isdisjoint(event.element.keys()) and _is_gregorian(event):
            yield event


def _is_gregorian(event: Event) -> bool:
    return event.element.get("calendar", "").lower().strip("#") in ("", "gregorian", "julian", "cal_julian")


# Weekdays


def _weekday(text: str, language: Language) -> int | None:
    """The one weekday that stands beside the day in a text, from 0 for Monday."""
    found = {_number_of(match[1] or match[2], language) for match in _weekday_pattern(language).finditer(text)}
    return found.pop() if len(found) == 1 else None


@cache
def _weekday_pattern(language: Language) -> re.Pattern[str]:
    names = _either((*language.words("dates", "weekdays"), *language.words("dates", "weekday_abbreviations")))
    months = _either((*language.words("dates", "months"), *language.words("dates", "month_abbreviations")))
    article = _either(language.words("checks", "article"), capital=False)
    before = rf"\b({names})\b\.?,?\s+(?:{article}\s+)?(?=\d|(?:{months})\b)"
    return re.compile(rf"{before}|\d{{4}}[,\s(]+({names})\b")


def _either(names: tuple[str, ...], *, capital: bool = True) -> str:
    return "|".join(re.escape(one.capitalize() if capital else one) for one in longest_first(names))


def _number_of(name: str, language: Language) -> int:
    return next(
        at
        for key in ("weekdays", "weekday_abbreviations")
        for at, one in enumerate(language.words("dates", key))
        if one == name.lower()
    )


def _weekdays(day: date, event: Event) -> tuple[int, ...]:
    """The weekdays that a day can be, by the calendars in which it can be meant."""
    calendar = event.element.get("calendar", "").lower()
    if "julian" in calendar or day.year <= _GREGORIAN_EVERYWHERE_IN_THE_WEST:
        return day.weekday(), _julian_weekday(day)
    return (day.weekday(),)


def _julian_weekday(day: date) -> int:
    """The weekday of a day that is counted by the Julian calendar."""
    behind = day.year // 100 - day.year // 400 - 2
    if day.month < 3 and day.year % 100 == 0 and day.year % 400:
        behind -= 1
    return (day.weekday() + behind) % 7


def _weekday_hint(day: date, named: int) -> str:
    if day.year <= _LAST_JULIAN and _julian_weekday(day) == named:
        return 'In the Julian calendar it is right: then say so with calendar="#julian".'
    return "The day, the month, the year or the weekday is wrong; the writer may have erred too."


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


# Words and attributes


def _stated(event: Event) -> Period | None:
    """The period that the attributes leave: from the earliest day to the latest."""
    given = [(name, value) for name in DATING if (value := event.element.get(name))]
    if not given:
        return None
    periods = [(name, _period(value)) for name, value in given]
    if any(period is None for _, period in periods):
        return None
    firsts = [period.first for name, period in periods if period and name in ("when", "from", "notBefore")]
    lasts = [period.last for name, period in periods if period and name in ("when", "to", "notAfter")]
    return Period(min(firsts, default=0), max(lasts, default=99991231))


def _period(value: str) -> Period | None:
    found = _PARTS.fullmatch(value)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    start = (year or 0) * 10000
    return Period(start + (month or 1) * 100 + (day or 1), start + (month or 12) * 100 + (day or 31))


def _agrees(event: Event, text: str, language: Language) -> bool:
    """Whether the words have all that the attributes say and no other number, so that no more need be asked."""
    numbers = {int(number) for number in _NUMBER.findall(text)}
    stated: set[int | None] = set()
    for name in DATING:
        found = _PARTS.fullmatch(event.element.get(name, ""))
        if found is None:
            continue
        year, month, day = (int(part) if part else None for part in found.groups())
        if not {year, day or year} <= numbers or not _has_month(month, text, language):
            return False
        stated |= {year, day}
    return numbers <= stated


def _has_month(month: int | None, text: str, language: Language) -> bool:
    return month is None or (0 < month <= 12 and _month(month, language)[:3] in text.lower())


def _month(number: int, language: Language) -> str:
    return language.words("dates", "months")[number - 1]


def _said(text: str, stated: Period, language: Language) -> Period | None:
    """The period that the words name, if they are nothing but one date; a year that they leave out is the stated."""
    found = find_dates(text, language)
    if len(found) != 1 or found[0].form in _OPEN_FORMS or not _is_alone(text, found[0], language):
        return None
    attrs = found[0].attrs or _with_year(found[0], stated)
    values = [period for name, value in attrs if name in DATING and (period := _period(str(value)))]
    return Period(min(one.first for one in values), max(one.last for one in values)) if values else None


def _with_year(found: Expression, stated: Period) -> Attrs:
    """The attributes of words without a year in the year that is stated, if it is one; none for *the 7th instant*."""
    if any(unit.lacks_month or unit.year_from or unit.months_from is not None for unit in found.units):
        return ()
    first, last = stated.first // 10000, stated.last // 10000
    return complete(found, first) if first == last else ()


def _is_alone(text: str, found: Expression, language: Language) -> bool:
    """Whether there are no words around a date that could change what it means, as *about* or *before* do."""
    start, end = found.span
    left = any(_LETTER.search(_beside_dates(language).sub("", part)) for part in (text[:start], text[end:]))
    is_short = any(unit.is_short for unit in found.units)
    return not left and not is_short and "?" not in text and "[" not in text


@cache
def _beside_dates(language: Language) -> re.Pattern[str]:
    """What may stand beside a date and says nothing else: a weekday, an hour, *on the*."""
    days = _either(language.words("dates", "weekdays"))
    others = _either(language.words("checks", "beside_dates"), capital=False)
    return re.compile(rf"\b(?:{days}|(?i:(?:\d{{1,2}}(?:[.:]\d\d)?\s*)?(?:{others})))\b")


def _overlap(one: Period, other: Period) -> bool:
    return one.first <= other.last and other.first <= one.last


def _is_otherwise_counted(said: Period, stated: Period, text: str) -> bool:
    """Whether two periods can be one: in the Julian calendar, with a year that begins in March, or day and month
    exchanged.
    """
    if said.first // 10000 > _LAST_JULIAN + 1:
        return _is_exchanged(said, stated, text)
    one, other = _as_day(said), _as_day(stated)
    if one and other and abs(one - other) <= timedelta(13):
        return abs(one - other) >= timedelta(9)
    is_early = said.first // 10000 <= _GREGORIAN_EVERYWHERE_IN_THE_WEST
    is_next = stated.first // 10000 - said.first // 10000 in (1, -1) and stated.first // 100 % 100 <= 3
    return (is_early and is_next) or _is_exchanged(said, stated, text)


def _is_exchanged(said: Period, stated: Period, text: str) -> bool:
    """Whether day and month are exchanged in a date in figures, which can be read in two ways."""
    year, month, day = said.first // 10000, said.first // 100 % 100, said.first % 100
    in_figures = not any(character.isalpha() for character in text)
    return in_figures and stated.first == year * 10000 + day * 100 + month


def _as_day(period: Period) -> date | None:
    if period.first != period.last:
        return None
    return _day(f"{period.first // 10000:04d}-{period.first // 100 % 100:02d}-{period.first % 100:02d}")


def _written(event: Event) -> str:
    """What the attributes say: `1962-03-22`, `from 1962 to 1963`."""
    given = [(name, value) for name in DATING if (value := event.element.get(name))]
    if len(given) == 1 and given[0][0] == "when":
        return given[0][1]
    return ", ".join(f"@{name} {value}" for name, value in given)
