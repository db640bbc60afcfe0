"""Units: the single times that words name (a day, a month, the early fifties), and the periods that these are."""

from __future__ import annotations

from typing import Final, NamedTuple

from edenda.recognisers.dates import calendar
from edenda.recognisers.dates.calendar import Day, Period

#: Parts of which the beginning and the end are a convention.
_CONVENTIONAL: Final = ("early", "mid", "late", "week-1", "week-2", "week-3", "week-4", "week-last")
POINTS: Final = ("beginning", "end")


class Unit(NamedTuple):
    """One time as the words name it; what they leave out is None, and what they mean by it stands in `year_from`."""

    start: int
    end: int
    kind: str
    """day, month, season, year, decade or century."""
    year: int | None = None
    """The year, the first year of a decade, the number of a century."""
    month: int | None = None
    day: int | None = None
    season: tuple[int, int] | None = None
    part: str = ""
    last_part: str = ""
    """For *mid to late 1956*."""
    last_day: tuple[int, int] | None = None
    """For *the night of 3/4 May*: month and day."""
    last_year: int | None = None
    """For *winter 1956-57*."""
    is_short: bool = False
    """The century of the year is left out."""
    year_from: str = ""
    """`own -1`: the year before the document's; `near 0`: the same year; `last`, `next`: the nearest such month."""
    months_from: int | None = None
    """The month, counted from that of the document: *inst.*, *ult.*"""
    style: str = ""
    is_doubtful: bool = False
    is_figures: bool = False

    @property
    def lacks_year(self) -> bool:
        """Whether the year has to come from elsewhere."""
        return self.year is None or self.is_short

    @property
    def lacks_month(self) -> bool:
        """Whether it is the number of a day and nothing else."""
        return self.kind == "day" and self.month is None


def filled(unit: Unit, context: Day) -> Unit:
    """A unit with the year and the month that it leaves out, from a day that stands for its context."""
    if unit.months_from is not None:
        month = calendar.moved(context, unit.months_from)
        return unit._replace(year=month.year, month=month.month, months_from=None)
    if unit.is_short and unit.year is not None:
        return unit._replace(year=calendar.nearest_year(unit.year, context.year), is_short=False)
    if unit.year is None:
        unit = unit._replace(year=context.year)
    return unit._replace(month=context.month) if unit.lacks_month else unit


def period_of(unit: Unit) -> Period | None:
    """The period that a unit with all its parts names; None where there is no such day."""
    if unit.year is None or unit.lacks_month:
        return None
    found = _of_part(unit, unit.part) if unit.part else _whole(unit)
    if unit.last_part:
        last = _of_part(unit, unit.last_part)
        found = Period(found.first, last.last) if found and last else None
    if not found or not all(map(calendar.is_possible, found)):
        return None
    return Period(calendar.gregorian(found.first), calendar.gregorian(found.last)) if unit.style == "old" else found


def _whole(unit: Unit) -> Period | None:
    year = unit.year or 0
    if unit.kind == "season" and unit.season:
        return _season(unit, unit.season)
    if unit.kind == "decade":
        return calendar.decade(year)
    if unit.kind == "century":
        return calendar.century(year)
    first = Day(year, unit.month, unit.day)
    if unit.last_day:
        return Period(first, Day(year + (unit.last_day[0] < (unit.month or 0)), *unit.last_day))
    return Period(first, Day(unit.last_year) if unit.last_year else first)


def _season(unit: Unit, months: tuple[int, int]) -> Period | None:
    """A winter of two years begins in the first; another season of two years there is none, but a span of years."""
    found = calendar.season(months, unit.year or 0)
    return found if unit.last_year in (None, found.last.year) else None


def _of_part(unit: Unit, part: str) -> Period | None:
    year = unit.year or 0
    if unit.kind == "month":
        return calendar.part_of_month(part, year, unit.month or 1)
    if unit.kind == "season" and unit.season:
        return calendar.part_of_season(part, unit.season, year)
    if unit.kind == "decade":
        is_century = year % 100 == 0
        return calendar.part_of_century(part, year) if is_century else calendar.part_of_decade(part, year)
    if unit.kind == "century":
        return calendar.part_of_century(part, calendar.century(year).first.year)
    return calendar.part_of_year(part, year) if unit.kind == "year" else None


def is_conventional(unit: Unit) -> bool:
    """Whether the ends of its period are a convention."""
    return unit.kind == "season" or unit.part in _CONVENTIONAL


def is_point_within(unit: Unit) -> bool:
    """Whether it is a point within its period: its beginning, its end."""
    return unit.part in POINTS
