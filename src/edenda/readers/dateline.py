"""Lines that hold nothing but a date, or a place and a date."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from edenda.languages import load

_LONGEST: Final = 90


@cache
def _date_pattern() -> re.Pattern[str]:
    language = load()
    months = "|".join(
        sorted(
            (*language.words("dates", "months"), *language.words("dates", "month_abbreviations"), "sep"),
            key=len,
            reverse=True,
        )
    )
    days = "|".join(
        sorted(
            (*language.words("dates", "weekdays"), *language.words("dates", "weekday_abbreviations")),
            key=len,
            reverse=True,
        )
    )
    seasons = "|".join(language.table("dates", "seasons"))
    weekday = rf"(?:(?:{days})\.?,?\s+(?:the\s+)?)?"
    month = rf"(?:{months})\.?"
    day = r"\d{1,2}(?:st|nd|rd|th|d)?"
    span = r"(?:\s?[-–—/]\s?\d{1,2}(?:st|nd|rd|th)?)?"
    forms = (
        rf"{day}{span}(?:\s+(?:day\s+)?of)?\s+{month},?(?:\s+\d{{4}})?",
        rf"{month}\s+{day}{span}(?:,?\s+\d{{4}})?",
        rf"(?:{month}|{seasons}),?\s+(?:of\s+)?\d{{4}}",
        r"\d{1,2}[./]\s?(?:\d{1,2}|[IVX]{1,4})[./]\s?\d{2,4}",
        r"\d{4}-\d{2}-\d{2}",
        r"1[0-9]{3}|20\d\d",
    )
    return re.compile(rf"{weekday}(?P<date>{'|'.join(forms)})", re.IGNORECASE)


def is_date_only(text: str) -> bool:
    """Whether a line is a date and nothing else, brackets, weekday and final stop apart."""
    if len(text) > _LONGEST:
        return False
    return _date_pattern().fullmatch(text.strip(" ().[]\N{NO-BREAK SPACE}")) is not None


def is_dateline(text: str) -> bool:
    """Whether a line gives the place and date (or the date alone) at which something was written."""
    if len(text) > _LONGEST or text.count(" ") > 14 or not any(map(str.isdigit, text)):
        return False
    bare = text.strip(" ().[]\N{NO-BREAK SPACE}")
    matches = list(_date_pattern().finditer(bare))
    if not matches:
        return False
    last = matches[-1]
    before, after = bare[: last.start()].strip(" ,.:;—–-"), bare[last.end() :].strip(" ,.:;—–-")
    return _is_place(before) and len(after) <= 20 and not after[:1].islower()


def is_dated(text: str) -> bool:
    """Whether a line holds a date of more than a year."""
    return any(len(match["date"]) > 4 for match in _date_pattern().finditer(text[:200]))


def _is_place(text: str) -> bool:
    """Whether what stands before a date can be a place: nothing, or a few words that begin with capitals or digits."""
    words = text.split()
    small = {"the", "of", "on", "at", "in", "near", "this", "dated", "de", "la", "am", "den", "von", "dear", "no."}
    if words and all(word.lower().strip(",.") in small for word in words):
        return False
    return len(words) <= 9 and all(
        word[0].isupper() or word[0].isdigit() or word.lower().strip(",.") in small for word in words
    )
