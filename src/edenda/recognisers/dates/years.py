"""The year, and sometimes the month, that an expression leaves out: from the words around it or the document's date.

In what is told, time mostly goes on: a date has the year of the one before it, and January behind December is the next.
A letter or a record looks back from its own date, unless its words look ahead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language, any_of
from edenda.model import Span
from edenda.recognisers.dates.calendar import Day, Period, is_in_order, moved
from edenda.recognisers.dates.expressions import Expression
from edenda.recognisers.dates.units import Unit

_SENTENCE_END: Final = re.compile(r"[.!?][”\"’']?(?:\s|[—–]\s?)[”\"’'“‘(]?[^\W\d_a-z]")
#: So many months back, a month is rather one of the next year.
_NEXT_YEAR: Final = 9
#: So many days back, a day is rather one of the next month.
_NEXT_MONTH: Final = 20
#: So many months ahead, a date is of the last year if no words look ahead.
_NOT_AHEAD: Final = 2
#: A year that is so far from what is told is not of it.
_FAR: Final = 20
_CLAUSE_END: Final = re.compile(r"[.!?]\s")
_LONGEST_SENTENCE: Final = 400


class Before(NamedTuple):
    """A date that others can go on from: where it stands, its period, and whether it opens a sentence: *In 1915 …*"""

    span: Span
    period: Period
    opens: bool = False

    @property
    def day(self) -> Day:
        """The day with which it ends."""
        return self.period.last


class Told(NamedTuple):
    """Which year and month, where they come from, and whether that is sure."""

    day: Day
    source: str
    is_sure: bool = True


@dataclass(frozen=True)
class Surroundings:
    """What an expression's year can come from. `own` is the date of a document that speaks from it."""

    text: str
    language: Language
    date: Expression
    own: Day | None
    before: Before | None
    """The last date before it in its paragraph that time goes on from."""
    aside: Before | None
    """A year that was said after that."""
    after: Before | None
    """The first date with a year behind it in its paragraph."""
    in_section: Before | None
    written: Day | None
    """The date of a document that does not speak from it, as an essay."""

    def told(self) -> Told | None:
        """The year and the month that are meant; None where nothing tells."""
        unit = next((one for one in self.date.units if one.lacks_year or one.lacks_month), self.date.units[0])
        if unit.months_from is not None or unit.year_from:
            return self._pointed(unit)
        near = self._near(unit)
        if self.own and not (near and self._is_of_its_own()):
            return Told(_seen_from(self.own, unit, looks_ahead=self._looks_ahead()), "the document's own date")
        if near:
            return near
        return Told(self.written, "the document's own date", is_sure=False) if self.written else None

    def _is_of_its_own(self) -> bool:
        """Whether a paragraph tells of a time that is not that of the document, or the sentence says the year."""
        return bool(
            self.before and (self.before.opens or (self.before.day.month and self._is_in_sentence(self.before)))
        )

    def _is_in_sentence(self, before: Before | None) -> bool:
        return bool(before and not self._is_apart(before.span[1], self.date.span[0]))

    def _near(self, unit: Unit) -> Told | None:
        """The year of the nearest words."""
        if self.aside and self._is_of_the_story(self.aside):
            return Told(_going_on(self.aside.period, unit), "the paragraph")
        if self.before:
            return Told(_going_on(self.before.period, unit), "the paragraph")
        is_behind = self.after and not self._is_apart(self.date.span[1], self.after.span[0])
        if self.in_section and not is_behind:
            return Told(_going_on(self.in_section.period, unit), "the section", is_sure=False)
        return Told(self.after.day, "the paragraph") if self.after and not unit.lacks_month else None

    def _is_of_the_story(self, aside: Before) -> bool:
        """Whether a year that was only mentioned is that of what is told."""
        last = self.before or self.in_section
        is_far = last is not None and abs(last.day.year - aside.day.year) > _FAR
        return last is None or (self._is_in_sentence(aside) and not is_far)

    def _is_apart(self, start: int, end: int) -> bool:
        """Whether a sentence ends between two places."""
        return end - start > _LONGEST_SENTENCE or bool(
            _SENTENCE_END.search(self.text, start, min(end + 1, len(self.text)))
        )

    def _looks_ahead(self) -> bool:
        """Whether words of the sentence look ahead (*will*, *forthcoming*), or those before the date (*before*)."""
        start, end = self.date.span
        ahead, openers = _looking_ahead(self.language)
        before = _CLAUSE_END.split(self.text[max(0, start - _LONGEST_SENTENCE // 2) : start])[-1]
        behind = _CLAUSE_END.split(self.text[end : end + _LONGEST_SENTENCE // 2])[0]
        return bool(ahead.search(before) or ahead.search(behind) or openers.search(before))

    def _pointed(self, unit: Unit) -> Told | None:
        """The year that words point at: *this year*, *of the same year*, *last*, *inst.*"""
        basis, _, shift = (unit.year_from or "own 0").partition(" ")
        anchor = self.before or self.in_section
        near = anchor.day if anchor else None
        is_own = basis in ("own", "last", "next")
        day = (self.own or self.written) if is_own else near
        if not day and not shift and anchor:
            return Told(_going_on(anchor.period, unit), "the words before it", is_sure=False)
        day = day or near or self.own
        if not day or (unit.months_from is not None and not day.month):
            return None
        is_sure = day == (self.own if is_own else self.before and self.before.day)
        found = Day(day.year + int(shift), day.month) if shift else _nearest(day, unit, is_past=basis in _PAST)
        return Told(found, "the document's own date" if is_own else "the words before it", is_sure)


@cache
def _looking_ahead(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    ahead, openers = (any_of(language.words("dates", key)) for key in ("ahead", "ahead_before"))
    return re.compile(rf"\b(?:{ahead})\b"), re.compile(rf"\b(?:{openers})\s+(?:\w+\s+)?$")


_PAST: Final = ("last", "previous")


def _nearest(day: Day, unit: Unit, *, is_past: bool) -> Day:
    """The last such month or day before a day, or the next behind it; the same month is of another year."""
    wanted, of_day = (unit.month or 1, unit.day or 0), (day.month or 1, (day.day or 1) if unit.day else 0)
    if is_past:
        return Day(day.year - (wanted >= of_day), unit.month)
    return Day(day.year + (wanted <= of_day), unit.month)


def _going_on(period: Period, unit: Unit) -> Day:
    """The year and the month as what is told goes on from a period: within it, or after its end."""
    first, last = period
    if unit.lacks_month:
        is_next = last.month and last.day and unit.day and last.day - unit.day >= _NEXT_MONTH
        return moved(last, 1) if is_next else last
    years = [
        year for year in range(first.year, last.year + 1) if unit.month and _is_within(Day(year, unit.month), period)
    ]
    if years and first.year < last.year:
        return Day(years[0])
    is_next_year = last.month and unit.month and last.month - unit.month >= _NEXT_YEAR
    return Day(last.year + 1) if is_next_year else last


def _is_within(month: Day, period: Period) -> bool:
    return is_in_order(Period(period.first, month)) and is_in_order(Period(month, period.last))


def _seen_from(own: Day, unit: Unit, *, looks_ahead: bool) -> Day:
    """The year and the month of a day as a writer means it at his own."""
    if unit.lacks_month:
        is_past = own.month and own.day and (unit.day or 0) > own.day and not looks_ahead
        return moved(own, -1) if is_past else own
    if not own.month or not unit.month:
        return own
    ahead = unit.month - own.month
    if looks_ahead:
        return Day(own.year + (ahead < -12 + _NOT_AHEAD * 3))
    return Day(own.year - (ahead > _NOT_AHEAD))
