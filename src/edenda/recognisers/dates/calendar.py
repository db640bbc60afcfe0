"""Calendar arithmetic: days of any precision, the parts of years and centuries, the Julian calendar.

All days are those of the proleptic Gregorian calendar; years before the first are counted as astronomers do (ISO 8601,
att.datable.w3c): 1 BC is 0, 55 BC is -54.
"""

from __future__ import annotations

from typing import Final, NamedTuple

#: The years that can be written as a value, with four digits.
_YEARS: Final = range(-9998, 10000)
_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_APART: Final = range(10, 14)


class Day(NamedTuple):
    """A date of any precision: year, month or None, day or None."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """ISO 8601: `1957`, `1957-11`, `1957-11-18`, `-0054`."""
        year = f"{'-' if self.year < 0 else ''}{abs(self.year):04d}"
        return "-".join((year, *(f"{part:02d}" for part in (self.month, self.day) if part is not None)))


class Period(NamedTuple):
    """From a day to a day; both are the same for a point, whatever its precision."""

    first: Day
    last: Day


def days_of(year: int, month: int) -> int:
    """How many days a month has."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and is_leap else _DAYS[month - 1]


def is_possible(day: Day) -> bool:
    """Whether there is such a day in the (proleptic Gregorian) calendar, in a year that there was (0 is 1 BC)."""
    if day.year not in _YEARS or day.year == 0:
        return False
    if day.month is None:
        return day.day is None
    if not 1 <= day.month <= 12:
        return False
    return day.day is None or 1 <= day.day <= days_of(day.year, day.month)


def is_in_order(period: Period) -> bool:
    """Whether a period ends no earlier than it begins, as far as its ends are given."""
    first, last = period
    return (first.year, first.month or 0, first.day or 0) <= (last.year, last.month or 12, last.day or 31)


def moved(day: Day, months: int) -> Day:
    """The month that is so many months later or earlier."""
    years, month = divmod((day.month or 1) - 1 + months, 12)
    return Day(day.year + years, month + 1)


# Parts of months, years, decades and centuries

_OF_MONTH: Final = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "half-1": (1, 15), "half-2": (16, 31)}
_OF_YEAR: Final = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "beginning": (1, 3), "end": (10, 12)}
_OF_DECADE: Final = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "half-1": (0, 4), "half-2": (5, 9)}
_OF_CENTURY: Final = {"early": (1, 33), "mid": (34, 66), "late": (67, 100), "beginning": (1, 25), "end": (76, 100)}
_PARTS: Final = {"half": 2, "third": 3, "quarter": 4}


def part_of_month(part: str, year: int, month: int) -> Period | None:
    """Early = 1 to 10, mid = 11 to 20, late = 21 to the last day; beginning and end likewise; halves and weeks."""
    end = days_of(year, month)
    days = _OF_MONTH.get({"beginning": "early", "end": "late"}.get(part, part)) or _week(part, end)
    return Period(Day(year, month, days[0]), Day(year, month, min(days[1], end))) if days else None


def _week(part: str, end: int) -> tuple[int, int] | None:
    name, _, number = part.partition("-")
    if name != "week":
        return None
    return (end - 6, end) if number == "last" else (7 * int(number) - 6, 7 * int(number))


def part_of_year(part: str, year: int) -> Period | None:
    """Early = January to April, mid = May to August, late = September to December; beginning, end: a quarter."""
    months = _OF_YEAR.get(part) or _share(part, 12)
    return Period(Day(year, months[0]), Day(year, months[1])) if months else None


def part_of_decade(part: str, decade: int) -> Period | None:
    """Early = years 0 to 3, mid = 4 to 6, late = 7 to 9; beginning and end likewise."""
    years = _OF_DECADE.get({"beginning": "early", "end": "late"}.get(part, part))
    return Period(Day(decade + years[0]), Day(decade + years[1])) if years else None


def part_of_century(part: str, first: int) -> Period | None:
    """Early, mid and late are thirds of a century, its beginning and its end are quarters."""
    years = _OF_CENTURY.get(part) or _share(part, 100)
    return Period(Day(first - 1 + years[0]), Day(first - 1 + years[1])) if years else None


def _share(part: str, whole: int) -> tuple[int, int] | None:
    """`quarter-3` of twelve months: from the seventh to the ninth."""
    name, _, number = part.partition("-")
    count = _PARTS.get(name)
    if count is None:
        return None
    at = count if number == "last" else int(number)
    return (whole * (at - 1) // count + 1, whole * at // count) if 1 <= at <= count else None


def season(months: tuple[int, int], year: int) -> Period:
    """A season's three months; winter ends in the following year."""
    first, last = months
    return Period(Day(year, first), Day(year + (last < first), last))


def part_of_season(part: str, months: tuple[int, int], year: int) -> Period:
    """The first, the second or the last month of a season."""
    whole = season(months, year)
    month = {"early": whole.first, "mid": moved(whole.first, 1)}.get(part, whole.last)
    return Period(month, month)


def decade(first: int) -> Period:
    """The 1950s end with 1959; the 1800s are a hundred years."""
    return Period(Day(first), Day(first + (99 if first % 100 == 0 else 9)))


def century(number: int) -> Period:
    """The nineteenth century is 1801 to 1900; the first before Christ is -99 to 0."""
    first = 100 * (number - 1) + 1 if number > 0 else 100 * number + 1
    return Period(Day(first), Day(first + 99))


# Old and new style


def gregorian(julian: Day) -> Day:
    """The day of the Gregorian calendar that a day of the Julian calendar is."""
    if not (julian.month and julian.day):
        return julian
    return _from_day_number(_julian_day_number(julian.year, julian.month, julian.day))


def _julian_day_number(year: int, month: int, day: int) -> int:
    shift = (14 - month) // 12
    years, months = year + 4800 - shift, month + 12 * shift - 3
    return day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083


def _from_day_number(number: int) -> Day:
    days = number + 32044
    centuries = (4 * days + 3) // 146097
    rest = days - 146097 * centuries // 4
    years = (4 * rest + 3) // 1461
    rest -= 1461 * years // 4
    months = (5 * rest + 2) // 153
    day = rest - (153 * months + 2) // 5 + 1
    return Day(100 * centuries + years - 4800 + months // 10, months + 3 - 12 * (months // 10), day)


def _gregorian_day_number(day: Day) -> int:
    shift = (14 - (day.month or 1)) // 12
    years, months = day.year + 4800 - shift, (day.month or 1) + 12 * shift - 3
    return (day.day or 1) + (153 * months + 2) // 5 + 365 * years + years // 4 - years // 100 + years // 400 - 32045


def is_other_style(julian: Day, other: Day) -> bool:
    """Whether two days can be one in the Julian and the Gregorian calendar, which were 10 to 13 days apart."""
    return _gregorian_day_number(other) - _gregorian_day_number(julian) in _APART


def is_next_day(one: Day, other: Day) -> bool:
    """Whether a day is the one behind another."""
    return _gregorian_day_number(other) - _gregorian_day_number(one) == 1


def full_year(short: str, year: int) -> int:
    """The year that an abbreviated one means after another: 1956 for `56` after 1953."""
    value = year - year % 10 ** len(short) + int(short) if len(short) < 4 else int(short)
    return value + 10 ** len(short) if value < year and len(short) < 4 else value


def nearest_year(short: int, year: int) -> int:
    """The year with these last two digits that is nearest to another."""
    value = year - year % 100 + short
    return min((value - 100, value, value + 100), key=lambda one: abs(one - year))
