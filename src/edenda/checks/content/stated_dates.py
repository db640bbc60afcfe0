"""Rules on the values of dates: days that there are."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from collections.abc import Iterator
from typing import Final

from edenda.checks.house.walk import RANGED, Event, Finding, Walk

_ATTRIBUTES: Final = ("when", "from", "to", "notBefore", "notAfter")
_DAY: Final = re.compile(r"(?P<year>-?\d{4,}|-)-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?=$|T|Z|[+-]\d\d:)", re.ASCII)
_LEAP: Final = 4
_FEBRUARY: Final = 2


def impossible_days(walk: Walk) -> Iterator[Finding]:
    """DATE-005: a day that no calendar has, such as 30 February."""
    for event in walk.dated:
        if event.name in RANGED:
            continue
        for name in _ATTRIBUTES:
            value = event.element.get(name)
            if value and (fault := _fault(value, event)):
                message = f"There is no day {value} (@{name} of this `{event.name}`): {fault}."
                yield Finding("DATE-005", event.element, message, "Compare the text, or the document itself.")


def _fault(value: str, event: Event) -> str:
    """What is wrong with a value; a day that only the Julian calendar has is right where @calendar names it."""
    found = _DAY.match(value)
    if not found:
        return ""
    month = int(found["month"])
    if not 1 <= month <= 12:
        return "a year has twelve months"
    days = _days(found["year"], month, is_julian="julian" in event.element.get("calendar", "").lower())
    if found["day"] is None or 1 <= int(found["day"]) <= days:
        return ""
    when = month_name[month] if found["year"].startswith("-") else f"{month_name[month]} {int(found['year'])}"
    return f"{when} has {days} days"


def _days(written: str, month: int, *, is_julian: bool) -> int:
    """How many days a month has; February has 29 where no year, or one before our reckoning, is given."""
    if written.startswith("-"):
        return monthrange(2000, month)[1]
    year = int(written)
    if is_julian and month == _FEBRUARY:
        return 28 + (year % _LEAP == 0)
    return monthrange(2000 + year % 400, month)[1]
