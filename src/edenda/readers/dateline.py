"""Lines that hold nothing but a date, or a place and a date."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from edenda.languages import any_of, load

_LONGEST: Final = 90
#: Of how many lines it is remembered whether they are datelines.
_MOST_KEPT: Final = 1 << 15
_LONGEST_AFTER: Final = 20
_EDGES: Final = " ().[]\N{NO-BREAK SPACE}"
_BETWEEN: Final = " ,.:;—–-[](\N{NO-BREAK SPACE}"
_CLOCK: Final = r"(?:\d{1,2}(?:[.:]\d\d)?|noon|midnight)(?:\s?(?:[ap]\.?\s?m\b\.?|o['’]clock))?(?:\s+[ap]\.?\s?m\.?)?"
#: When a telegram was received, or how much later it is: `[Received March 4, 9:15 p.m.]`.
_PLACE_NAME: Final = re.compile(r"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,2}")
_DIGIT: Final = re.compile(r"\d")
_RECEIVED: Final = re.compile(r"[\[(](?:received|rec['’]?d)\b[^\])]*[\])]\.?$", re.IGNORECASE)


def _weekday_words() -> tuple[str, ...]:
    language = load()
    return (*language.words("dates", "weekdays"), *language.words("dates", "weekday_abbreviations"))


def _weekdays() -> str:
    return any_of(_weekday_words())


def _month_words() -> tuple[str, ...]:
    language = load()
    return (
        *language.words("dates", "months"),
        *language.words("dates", "month_abbreviations"),
        *language.words("dateline", "months"),
        "sep",
    )


def _seasons() -> tuple[str, ...]:
    return tuple(load().table("dates", "seasons"))


@cache
def _sign_of_date() -> re.Pattern[str]:
    """What no date is without, in lower case: four digits, figures around a sign, how a month or a season begins."""
    words = sorted({word[:3] for word in (*_month_words(), *_seasons())})
    return re.compile(rf"\d{{4}}|\d[./-]\s?[\divx]|{any_of(words)}")


def _may_be_dated(text: str) -> bool:
    """Whether a line can hold a date: a quick look before the thorough one (plain letters only, whose case is sure)."""
    return not text.isascii() or _sign_of_date().search(text.lower()) is not None


@cache
def _date_pattern() -> re.Pattern[str]:
    month_words, seasons = _month_words(), _seasons()
    weekday = rf"(?:(?:{_weekdays()})\.?,?\s+(?:the\s+)?)?"
    month = rf"(?:{any_of(month_words)})\.?"
    day = r"\d{1,2}(?:st|nd|rd|th|d|er)?\.?"
    span = r"(?:\s?[-–—/]\s?\d{1,2}(?:st|nd|rd|th)?)?"
    forms = (
        rf"\d{{4}},?\s+{month},?\s+{day}(?![\w:])",
        rf"{day}{span}(?:\s+(?:day\s+)?(?:of|de))?\s+{month},?(?:\s+\d{{4}}|\s+['’]\d\d)?",
        rf"{month}\s+(?:the\s+|ye\s+)?{day}{span}(?:,?\s+\d{{4}}|,?\s+['’]\d\d)?",
        rf"(?:{month}|{'|'.join(seasons)}),?\s+(?:of\s+)?\d{{4}}",
        r"\d{1,2}[./-]\s?(?:\d{1,2}|[IVX]{1,4})[./-]\s?\d{2,4}",
        r"\d{4}-\d{2}-\d{2}",
        r"1[0-9]{3}|20\d\d",
    )
    first = "".join(sorted({word[0] for word in (*_weekday_words(), *month_words, *seasons)}))
    return re.compile(rf"(?=[\d{re.escape(first)}]){weekday}(?<!\d)(?P<date>{'|'.join(forms)})", re.IGNORECASE)


@cache
def _sign_of_loose_date() -> re.Pattern[str]:
    """What no such date is without, in lower case: how a weekday begins, or `undated`."""
    weekdays = {word[:3] for word in _weekday_words()}
    return re.compile(any_of({*weekdays, *load().words("dateline", "undated")}))


@cache
def _loose_pattern() -> re.Pattern[str]:
    """What dates a letter to its reader and to nobody else: `Tuesday night`, `Friday, 6 p.m.`, `undated`."""
    language = load()
    times = any_of(language.words("dateline", "times_of_day"))
    undated = any_of(language.words("dateline", "undated"))
    weekday = rf"(?:{_weekdays()})\.?(?:,?\s+(?:{times}))?(?:,?\s+(?:at\s+|past\s+)?{_CLOCK})?"
    return re.compile(rf"(?P<place>.*?)[,.:;—–\s(\[-]*\b(?:{weekday}|{undated})", re.IGNORECASE)


def is_date_only(text: str) -> bool:
    """Whether a line is a date and nothing else, brackets, weekday and final stop apart."""
    if len(text) > _LONGEST:
        return False
    return _may_be_dated(text) and _date_pattern().fullmatch(_without_circa(text.strip(_EDGES))) is not None


def is_dateline(text: str) -> bool:
    """Whether a line gives the place and date (or the date alone) at which something was written."""
    if len(text) > _LONGEST or text.count(" ") > 14 or not _DIGIT.search(text):
        return False
    return _is_place_and_date(text)


@lru_cache(maxsize=_MOST_KEPT)
def _is_place_and_date(text: str) -> bool:
    if not _may_be_dated(text):
        return False
    bare = _RECEIVED.sub("", text).strip(_EDGES)
    matches = list(_date_pattern().finditer(bare))
    if not matches:
        return False
    last = matches[-1]
    before, after = bare[: last.start()].strip(_BETWEEN), bare[last.end() :].strip(_BETWEEN)
    if _is_circa(before):
        before = ""
    return is_place(before) and len(after) <= _LONGEST_AFTER and not after[:1].islower()


def place_in(text: str) -> str:
    """The place that a dateline names before its date, where one to three words are all that stands there; else empty.

    `Overy` for `Overy, 14th April, 1861`; nothing for `From aboard the Calypso, 3 May`.
    """
    bare = " ".join(_RECEIVED.sub("", text).split()).strip(_EDGES)
    found = next(_date_pattern().finditer(bare), None) or _loose_pattern().fullmatch(bare)
    before = bare[: found.start("date") if "date" in found.groupdict() else found.end("place")] if found else ""
    place = _weekday_end().sub("", before).strip(_BETWEEN)
    return place if _PLACE_NAME.fullmatch(place) else ""


@cache
def _weekday_end() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_weekdays()})\b[.,]*\s*(?:the\s*)?$", re.IGNORECASE)


def is_letter_dateline(text: str) -> bool:
    """Whether a line can be a dateline where one is looked for: also `Tuesday night` and `Rome, undated`."""
    if is_dateline(text):
        return True
    if len(text) > _LONGEST or text.count(" ") > 14:
        return False
    if text.isascii() and not _sign_of_loose_date().search(text.lower()):
        return False
    found = _loose_pattern().fullmatch(text.strip(_EDGES))
    return found is not None and is_place(found["place"].strip(_BETWEEN))


def is_dated(text: str) -> bool:
    """Whether a line holds a date of more than a year."""
    return any(len(match["date"]) > 4 for match in _date_pattern().finditer(text[:200]))


def _without_circa(text: str) -> str:
    circa, _, date = text.partition(" ")
    return date.strip(_EDGES) if _is_circa(circa) else text


def _is_circa(word: str) -> bool:
    return word.lower().strip(".") in _circa()


@cache
def _circa() -> frozenset[str]:
    return frozenset(circa.strip(".") for circa in load().words("dates", "circa"))


def is_place(text: str) -> bool:
    """Whether what stands before a date can be a place: nothing, or a few words that begin with capitals or digits."""
    words = text.split()
    small = load().words("dateline", "small")
    if words and all(word.lower().strip(",.") in small for word in words):
        return False
    if _names_record(words):
        return False
    return len(words) <= 9 and all(
        word[0].isupper() or word[0].isdigit() or word.lower().strip(",.:") in small or word[0] in "‘“\"'("
        for word in words
    )


def _names_record(words: list[str]) -> bool:
    """Whether words before a date are the title of what happened then: `Minutes of the Board`, `Meeting held on`."""
    return any(word.lower().strip(",.:;") in _no_places() for word in words)


@cache
def _no_places() -> frozenset[str]:
    return frozenset(load().words("dateline", "no_places"))
