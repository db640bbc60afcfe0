"""Dates in figures of which the day and the month could be exchanged: 3/4/1921 is in March or in April.

The other dates of a document may tell: where one is written 23/4/1921 and none the other way, the day is first in all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from edenda.model import Flow, Reading, Span
from edenda.problems import Problem
from edenda.recognisers.dates.calendar import Day, is_possible
from edenda.recognisers.dates.expressions import Expression
from edenda.recognisers.dates.units import Unit
from edenda.recognisers.flows import Inside, excluded, text_flows

_FIGURES: Final = re.compile(r"[0-9][0-9]?([/-])[0-9]{1,2}\1(?:1[0-9]|20)[0-9]{2}(?![\w/]|[.-][0-9])")
_BEFORE: Final = re.compile(r"[\w./-]")
_MONTHS: Final = 12


class Figures(NamedTuple):
    """Two numbers and a year: where they stand, and their values in the order in which they are written."""

    span: Span
    first: int
    second: int
    year: int

    @property
    def is_open(self) -> bool:
        """Whether either number could be the month."""
        return self.first != self.second and 0 < self.first <= _MONTHS and 0 < self.second <= _MONTHS

    def expression(self, *, is_day_first: bool) -> Expression:
        """The date that they are in one of the two orders."""
        day, month = (self.first, self.second) if is_day_first else (self.second, self.first)
        attrs = (("when", str(Day(self.year, month, day))), ("cert", "medium"))
        unit = Unit(*self.span, "day", self.year, month, day, is_figures=True)
        return Expression(self.span, "day, in the order of others in the document", self.year, attrs, (unit,))


def figures(text: str) -> Iterator[Figures]:
    """All dates in figures with strokes or hyphens."""
    for match in _FIGURES.finditer(text):
        if match.start() and _BEFORE.match(text, match.start() - 1):
            continue
        first, second, year = (int(part) for part in match[0].split(match[1]))
        yield Figures(match.span(), first, second, year)


def is_day_first(reading: Reading) -> bool | None:
    """Whether the day is first in a document's dates in figures; None where they do not tell, or differ."""
    orders = {
        one.first > _MONTHS
        for flow in text_flows(reading)
        for one in figures(flow.text)
        if not one.is_open and one.first != one.second and _is_day(one)
    }
    return orders.pop() if len(orders) == 1 else None


def _is_day(one: Figures) -> bool:
    month, day = sorted((one.first, one.second))
    return is_possible(Day(one.year, month, day))


def left_undecided(reading: Reading) -> Iterator[tuple[Flow, list[Span]]]:
    """Where dates stay unmarked since nothing tells the day from the month."""
    if is_day_first(reading) is not None:
        return
    for flow in text_flows(reading):
        is_settled = Inside([*excluded(flow), *(mark.span for mark in flow.marks if mark.kind == "date")])
        spans = [one.span for one in figures(flow.text) if one.is_open and not is_settled(one.span)]
        if spans:
            yield flow, spans


def undecided(words: str, where: tuple[str, int, int]) -> Problem:
    """DATE-008 for a date in figures that was left unmarked."""
    message = f"“{words}” can be read in two ways: which number is the month is open, so that it was not marked."
    hint = "Mark it by hand in the TEI, with the day that it is."
    return Problem("DATE-008", message, *where, hint=hint)
