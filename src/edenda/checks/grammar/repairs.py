"""Values that were nearly right: a date in another order, an id with a blank, a language by its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from edenda.checks.grammar.habits import LANGUAGES

_YEAR_FIRST: Final = re.compile(r"(\d{4})[-./\s](\d{1,2})(?:[-./\s](\d{1,2}))?(?:T.*)?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_RUN: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTHS: Final = "january february march april may june july august september october november december".split()
_WORDED: Final = re.compile(
    r"(?:(?P<day>\d{1,2})\s+)?(?P<month>[a-z]{3,9})\.?,?\s+(?:(?P<after>\d{1,2}),?\s+)?(?P<year>\d{4})"
)
_RANGE: Final = re.compile(r"(\d{4}(?:-\d\d){0,2})\s*(?:[-–/]|to|\.\.)\s*(\d{4}(?:-\d\d){0,2})")
_ABOUT: Final = re.compile(r"(?:c|ca|circa|about|um|vers|verso|environ)\b\.?\s*(\d{4})|(\d{4})\s*\?", re.IGNORECASE)
_NAME: Final = re.compile(r"[^\W\d][\w.-]*")


def repaired(value: str, fits: Callable[[str], bool]) -> str:
    """A value that fits and was probably meant; empty where none is found."""
    return next((other for other in _candidates(value.strip()) if other != value and fits(other)), "")


def range_in(value: str) -> tuple[str, str] | None:
    """The first and the last date of a value that names a span."""
    found = _RANGE.fullmatch(value.strip())
    return (found[1], found[2]) if found else None


def is_name(value: str) -> bool:
    """Whether a value is a name in the sense of XML, as an xml:id must be."""
    return _NAME.fullmatch(value.strip()) is not None


def year_about(value: str) -> str:
    """The year of a value that is not sure of it: `c. 1800`, `1800?`; empty where there is none."""
    found = _ABOUT.fullmatch(value.strip())
    return (found[1] or found[2]) if found else ""


def _candidates(value: str) -> Iterator[str]:
    if not value:
        return
    yield from _dates(value)
    if value.lower() in LANGUAGES:
        yield LANGUAGES[value.lower()]
    yield value.lower()
    yield value.replace("_", "-")
    yield value.replace(",", ".")
    yield _joined(value)


def _dates(value: str) -> Iterator[str]:
    """A date in other forms as year, month and day; as month or year where the rest is 0 or no such day."""
    for form, order in ((_YEAR_FIRST, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1)), (_RUN, (1, 2, 3))):
        if found := form.fullmatch(value):
            yield from _written(*(found[at] for at in order))
    if found := _WORDED.fullmatch(value.lower()):
        month = next((at for at, name in enumerate(_MONTHS, 1) if name.startswith(found["month"])), 0)
        yield from _written(found["year"], str(month), found["day"] or found["after"])


def _written(year: str, month: str | None, day: str | None) -> Iterator[str]:
    if month and int(month) and day and int(day):
        yield f"{year}-{int(month):02}-{int(day):02}"
    elif month and int(month):
        yield f"{year}-{int(month):02}"
    elif day is None or not int(day):
        yield year


def _joined(value: str) -> str:
    """A name without blanks and other characters that no name may have; with a letter in front."""
    name = re.sub(r"[^\w.-]+", "-", value.lstrip("#")).strip("-")
    return name if _NAME.fullmatch(name) else f"n{name}"
