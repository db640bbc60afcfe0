"""Calendar arithmetic for dates: what period words name, as TEI dating attributes (TEI Guidelines, att.datable.w3c)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Final, NamedTuple

from edenda.model import Attrs

_EARLY_OF_YEAR: Final = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_PART_OF_DECADE: Final = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_LAST_DAY_EARLY, _LAST_DAY_MID = 10, 20


class Day(NamedTuple):
    """A date of any precision: year, month or None, day or None."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """ISO 8601: `1957`, `1957-11`, `1957-11-18`."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)


def is_possible(day: Day) -> bool:
    """Whether there is such a day in the (proleptic Gregorian) calendar."""
    if day.month is None:
        return day.day is None
    if not 1 <= day.month <= 12:
        return False
    return day.day is None or 1 <= day.day <= monthrange(max(day.year, 1), day.month)[1]


def when(day: Day) -> Attrs:
    """A point: `when="1957-11-18"`."""
    return (("when", str(day)),)


def period(first: Day, last: Day, cert: str = "") -> Attrs:
    """A period that the words name: from and to."""
    attrs: Attrs = (("from", str(first)), ("to", str(last)))
    return (*attrs, ("cert", cert)) if cert else attrs


def within(first: Day, last: Day) -> Attrs:
    """A point somewhere in a period: notBefore and notAfter."""
    return (("notBefore", str(first)), ("notAfter", str(last)))


def part_of_month(part: str, year: int, month: int) -> tuple[Day, Day]:
    """Early = 1 to 10, mid = 11 to 20, late = 21 to the last day."""
    last = monthrange(year, month)[1]
    first, end = {
        "early": (1, _LAST_DAY_EARLY),
        "mid": (_LAST_DAY_EARLY + 1, _LAST_DAY_MID),
        "late": (_LAST_DAY_MID + 1, last),
    }[part]
    return Day(year, month, first), Day(year, month, end)


def part_of_year(part: str, year: int) -> tuple[Day, Day]:
    """Early = January to April, mid = May to August, late = September to December."""
    first, last = _EARLY_OF_YEAR[part]
    return Day(year, first), Day(year, last)


def part_of_decade(part: str, decade: int) -> tuple[Day, Day]:
    """Early = years 0 to 3, mid = 4 to 6, late = 7 to 9."""
    first, last = _PART_OF_DECADE[part]
    return Day(decade + first), Day(decade + last)


def edge_of_year(*, is_end: bool, year: int) -> tuple[Day, Day]:
    """The beginning of a year is its first quarter, its end the last."""
    return (Day(year, 10), Day(year, 12)) if is_end else (Day(year, 1), Day(year, 3))


def season(months: tuple[int, int], year: int) -> tuple[Day, Day]:
    """A season's three months; winter ends in the following year."""
    first, last = months
    return Day(year, first), Day(year + (last < first), last)


def century(number: int) -> tuple[Day, Day]:
    """The nineteenth century is 1801 to 1900."""
    return Day(100 * (number - 1) + 1), Day(100 * number)


def is_other_style(julian: Day, gregorian: Day) -> bool:
    """Whether two days can be one in the Julian and the Gregorian calendar, which were 10 to 13 days apart."""
    if not (julian.month and julian.day and gregorian.month and gregorian.day):
        return False
    days = date(gregorian.year, gregorian.month, gregorian.day) - date(gregorian.year, julian.month, julian.day)
    return 10 <= days.days <= 13


def full_year(short: str, year: int) -> int:
    """The year that an abbreviated one means after another: 1956 for `56` after 1953."""
    value = year - year % 10 ** len(short) + int(short) if len(short) < 4 else int(short)
    return value + 10 ** len(short) if value < year and len(short) < 4 else value
