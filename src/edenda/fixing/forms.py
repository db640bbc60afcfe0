"""Values and names of attributes that are nearly right, and whose right form is beyond doubt."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Final

_LOOSE: Final = re.compile(r"(\d{4})([-./])(\d{1,2})(?:\2(\d{1,2}))?", re.ASCII)
#: Day first; only where the day cannot be a month.
_DAY_FIRST: Final = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4})", re.ASCII)
_RIGHT: Final = re.compile(r"\d{4}-\d\d(-\d\d)?", re.ASCII)
_MONTHS: Final = 12
#: Attributes of XML that are often written without their prefix, and what a name or tag in them looks like.
UNPREFIXED: Final = {
    "id": re.compile(r"[^\W\d][\w.\-]*"),
    "lang": re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"),
}


def mended_date(value: str) -> str:
    """A date as ISO 8601 writes it, where it is written otherwise and can mean nothing else; empty otherwise.

    >>> mended_date("1962-2-3"), mended_date("1962.02"), mended_date("23.2.1962"), mended_date("3.2.1962")
    ('1962-02-03', '1962-02', '1962-02-23', '')
    """
    bare = value.strip()
    if _RIGHT.fullmatch(bare):
        return ""
    if found := _LOOSE.fullmatch(bare):
        return _iso(int(found[1]), int(found[3]), int(found[4]) if found[4] else None)
    found = _DAY_FIRST.fullmatch(bare)
    if not found:
        return ""
    day, month, year = int(found[1]), int(found[3]), int(found[4])
    is_clear = day > _MONTHS or day == month
    return _iso(year, month, day) if is_clear else ""


def _iso(year: int, month: int, day: int | None) -> str:
    if not year or not 1 <= month <= _MONTHS or (day is not None and not 1 <= day <= monthrange(year, month)[1]):
        return ""
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day is not None else "")
