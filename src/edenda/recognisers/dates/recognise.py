"""Dates of a document as candidates: years that an expression leaves out come from the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from edenda.model import Attrs, Block, Candidate, Evidence, Flow, Mark, Reading
from edenda.recognisers.context import Context
from edenda.recognisers.dates.calendar import Day, Period
from edenda.recognisers.dates.expressions import Expression, complete
from edenda.recognisers.dates.find import find_dates, parse_date
from edenda.recognisers.dates.sections import Section, paragraphs
from edenda.recognisers.dates.undecided import figures, is_day_first
from edenda.recognisers.dates.years import Before, Surroundings, Told
from edenda.recognisers.flows import Inside, excluded, text_flows
from edenda.tei import DATING

_ISO: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)")
#: Genres that speak from their own date.
_DATED: Final = frozenset({"letter", "report", "resolution"})
_ROLES: Final = ("date-sent", "date-composed", "source-written", "date-catalogue", "date-posted")
_YEAR: Final = re.compile(r"1(?<![\w.,].)[0-9]{3}(?!\w)|2(?<![\w.,].)0[0-9]{2}(?!\w)")
#: A document speaks from its date where it mostly tells of the few years before it.
_NEAR: Final = 10
_FEW_YEARS: Final = 4
#: A document's own date stands within so many characters from its beginning.
_HEAD: Final = 600
_UNSURE: Final = 0.6
#: From a period of more years nothing goes on.
_LONGEST: Final = 4
_OPENING: Final = 40
_OPENS_TEXT: Final = re.compile(r"(?:^|[.!?]\W{1,3})(?:\w+ ){0,3}$")
_OPENS: Final = re.compile(r"[.!?]\W{1,3}(?:\w+ ){0,3}$")


class _Document(NamedTuple):
    """What holds for all of a document: its own date, if it speaks from it, and if it does not."""

    context: Context
    own: Day | None
    written: Day | None
    is_day_first: bool | None
    """In dates in figures that could be read in two ways; None where nothing tells."""


def recognise_dates(reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """Every date in the running text and the notes."""
    own = _own_date(reading, context)
    is_dated = own is not None and _speaks_from(own, reading)
    document = _Document(context, own if is_dated else None, None if is_dated else own, is_day_first(reading))
    return tuple(Candidate(flow.id, mark) for flow in text_flows(reading) for mark in _marks(flow, document))


def _speaks_from(own: Day, reading: Reading) -> bool:
    """Whether a document speaks from its own date, and does not tell of other times: most years it names lie near.

    Where it names few years, its genre decides: letters, reports and resolutions speak from their date.
    """
    years = sorted(int(year) for flow in text_flows(reading) for year in _YEAR.findall(flow.text))
    if len(years) < _FEW_YEARS:
        return reading.genre in _DATED or (own.day is not None and bool(years))
    is_near = abs(years[len(years) // 2] - own.year) <= _NEAR
    return is_near and (reading.genre in _DATED or own.day is not None)


def _marks(flow: Flow, document: _Document) -> Iterator[Mark]:
    in_citation = Inside(excluded(flow))

    def dated(dateline: Block) -> Day | None:
        return next((date.period.last for date in _dates_of(flow, dateline, document) if date.period), None)

    for block, section in paragraphs(flow.blocks, dated):
        dates = [date for date in _dates_of(flow, block, document) if not in_citation(date.span)]
        yield from _Paragraph(flow.text, block.span[0], document, section).marks(dates)


def _dates_of(flow: Flow, block: Block, document: _Document) -> list[Expression]:
    start, end = block.span
    text = flow.text[start:end]
    dates = find_dates(text, document.context.language)
    if document.is_day_first is not None:
        order = document.is_day_first
        dates += [one.expression(is_day_first=order) for one in figures(text) if one.is_open]
        dates.sort(key=lambda one: one.span)
    return [date._replace(span=(date.span[0] + start, date.span[1] + start)) for date in dates]


class _Paragraph:
    """Reads the dates of one paragraph in order, each in the light of those before it."""

    def __init__(self, text: str, start: int, document: _Document, section: Section) -> None:
        self.text = text
        self.start = start
        self.document = document
        self.section = section
        self.before: Before | None = None
        self.aside: Before | None = None

    def marks(self, dates: list[Expression]) -> Iterator[Mark]:
        """The marks of all dates whose year is told."""
        for date, after in zip(dates, _dated_after(dates), strict=True):
            found = None if date.period else self._told(date, after)
            attrs = complete(date, found.day.year, found.day.month) if found else date.attrs
            if not attrs:
                continue
            self._remember(date, attrs)
            yield _mark(date, attrs, found)

    def _told(self, date: Expression, after: Before | None) -> Told | None:
        context, own, written, _ = self.document
        own = self.section.own or own if own else None
        surroundings = Surroundings(
            self.text, context.language, date, own, self.before, self.aside, after, self.section.last, written
        )
        return surroundings.told()

    def _remember(self, date: Expression, attrs: Attrs) -> None:
        """The date as that which later words go on from; years before Christ and long periods are no such.

        A year that stands somewhere in a sentence may be an aside, behind which what is told goes on as before it.
        """
        values = [found for name, value in attrs if name in DATING if (found := _day(str(value)))]
        period = Period(values[0], values[-1]) if values else None
        if not period or period.first.year <= 0 or period.last.year - period.first.year > _LONGEST:
            return
        opens = self._opens(date)
        if period.last.month or opens or not (self.before or self.section.last):
            self.before = self.section.last = Before(date.span, period, opens)
            self.aside = None
        else:
            self.aside = Before(date.span, period)

    def _opens(self, date: Expression) -> bool:
        """Whether a sentence opens with a date: *In 1915 …*"""
        begin = max(self.start, date.span[0] - _OPENING)
        before = self.text[begin : date.span[0]]
        return bool((_OPENS if begin > self.start else _OPENS_TEXT).search(before))


def _dated_after(dates: list[Expression]) -> list[Before | None]:
    """For each expression the first one behind it that has a year."""
    found: list[Before | None] = []
    last: Before | None = None
    for date in reversed(dates):
        found.append(last)
        last = Before(date.span, date.period) if date.period else last
    return found[::-1]


def _mark(date: Expression, attrs: Attrs, found: Told | None) -> Mark:
    if not found:
        return Mark("date", date.span, attrs, Evidence("date", date.form))
    is_said = found.is_sure or any(name == "cert" for name, _ in attrs)
    cert: Attrs = () if is_said else (("cert", "medium"),)
    why = Evidence("date", f"{date.form}, year from {found.source}", 1.0 if found.is_sure else _UNSURE)
    return Mark("date", date.span, (*attrs, *cert), why)


def _own_date(reading: Reading, context: Context) -> Day | None:
    """The date of the document as its fields state it."""
    for role in _ROLES:
        for field in reading.fields(role):
            stated = next((str(value) for name, value in field.attrs if name in DATING), "")
            if not stated:
                stated = next((str(value) for _, value in parse_date(field.text, context.language)), "")
            if found := _day(stated):
                return found
    return _day(context.date) or _opening_date(reading, context)


def _opening_date(reading: Reading, context: Context) -> Day | None:
    """The day with which a letter, report or resolution opens: *Minutes of a meeting held on …*"""
    if reading.genre not in _DATED:
        return None
    text = reading.body.text[:_HEAD]
    days = (date.period.last for date in find_dates(text, context.language) if date.period)
    return next((day for day in days if day.day is not None), None)


def _day(value: str) -> Day | None:
    """A value as a day."""
    found = _ISO.match(value)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    return Day(year or 0, month, day)
