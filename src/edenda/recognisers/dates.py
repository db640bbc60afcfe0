"""Dates: every expression with a day, a month or a year, with the period it names as TEI dating attributes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, NamedTuple

from edenda.languages import Language, load
from edenda.model import Attrs, Span
from edenda.recognisers import calendar
from edenda.recognisers.calendar import Day
from edenda.recognisers.date_patterns import Patterns, patterns

_WINDOW = 60
_SHORT = 80
_ROMAN: Final = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
_SAFE_YEAR = 1400
_WORD_BEFORE: Final = re.compile(r"(?<![\w§£$.])([\w§£$.]+)[\s\N{NO-BREAK SPACE}]*$")
#: What follows the year in a reference to a book: `(1951), p. 96`, `1782, f. 9`.
_CITED: Final = re.compile(r"\)?[,:]\s?(?:pp?|ff?|fols?|vols?|nos?|§+|paras?|chs?)\b\.?\s?\d")
_YEARS: Final = ("y", "yc", "y4", "y2", "y1", "decade", "number", "word", "ny")
_WORD_AFTER: Final = re.compile(r"[\s\N{NO-BREAK SPACE}]+([\w']+,?)")


class Expression(NamedTuple):
    """A date as found in a text: where, in which form, the parts that were read, and the attributes once fixed.

    `year` is None where the year has to come from the context; `needs` says what to do with it then.
    """

    span: Span
    form: str
    year: int | None
    attrs: Attrs


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the groups of one match with a given year for expressions that lack one."""

    words: Patterns
    groups: dict[str, str | None]
    default: int

    def group(self, name: str) -> str | None:
        return self.groups.get(name)

    def number(self, name: str) -> int:
        return int(self.group(name) or 0)

    def month(self, name: str = "m") -> int:
        return self.words.months[(self.group(name) or "").lower().rstrip(".")]

    @property
    def year(self) -> int:
        return int(self.group("y") or self.group("yc") or self.default)


def find_dates(text: str, language: Language | None = None, *, year: int | None = None) -> list[Expression]:
    """The date expressions in a text, longest and leftmost first, none overlapping.

    `year` completes expressions without one; without it they come with empty attributes and `year=None`.
    """
    find = _found_before if len(text) <= _SHORT else _found
    return list(find(text, language or load(), year))


@lru_cache(maxsize=1 << 14)
def _found_before(text: str, language: Language, year: int | None) -> tuple[Expression, ...]:
    """The same for a short text, such as a dateline, which is read for the header and for the text."""
    return _found(text, language, year)


def _found(text: str, language: Language, year: int | None) -> tuple[Expression, ...]:
    words = patterns(language)
    windows = _windows(text, words)
    return tuple(one for start, end in windows for one in _in_window(text, start, end, words, year))


def parse_date(text: str, language: Language | None = None) -> Attrs:
    """The dating attributes of the first date in a text such as a header field; empty where there is none."""
    return next((found.attrs for found in find_dates(text, language) if found.attrs), ())


def complete(text: str, found: Expression, year: int, language: Language | None = None) -> Attrs:
    """The attributes of an expression that lacks its year, given the year."""
    words = patterns(language or load())
    form = dict(words.forms)[found.form]
    match = form.match(text, found.span[0])
    return _attributes(found.form, _Reader(words, match.groupdict(), year)) if match else ()


def _windows(text: str, words: Patterns) -> Iterator[Span]:
    """The stretches around months and numbers, merged where they touch: all that the forms have to look at."""
    start = end = -1
    for anchor in words.anchor.finditer(text):
        first, last = max(0, anchor.start() - _WINDOW), min(len(text), anchor.end() + _WINDOW)
        if first > end:
            if end > 0:
                yield start, end
            start = first
        end = last
    if end > 0:
        yield start, end


def _missing(text: str, start: int, end: int, words: Patterns) -> set[str]:
    """The forms that are not in a window, since something is not that all of them have."""
    missing: set[str] = set()
    for sign, names in words.signs:
        if not names <= missing and not sign.search(text, start, end):
            missing |= names
    return missing


def _in_window(text: str, start: int, end: int, words: Patterns, year: int | None) -> list[Expression]:
    """Matches of all forms in a window: the longest wins, then the earlier form in the table, then the leftmost."""
    matches: list[tuple[int, int, int, str, re.Match[str]]] = []
    missing = _missing(text, start, end, words)
    for rank, (name, form) in enumerate(words.forms):
        if name in missing:
            continue
        for match in form.finditer(text, start, end):
            if _is_plausible(text, name, match, words):
                length = match.start() - match.end()
                matches.append((length, rank, match.start(), name, match))
    taken = bytearray(end - start)
    chosen: list[Expression] = []
    for length, _, first, name, match in sorted(matches, key=lambda found: found[:3]):
        # What is impossible (31 June) is left unmarked as a whole: no part of it is a date either.
        places = slice(first - start, first - length - start)
        if not any(taken[places]):
            taken[places] = b"\x01" * -length
            chosen.extend(_expressions(text, name, match, words, year))
    return sorted(chosen)


def _expressions(text: str, name: str, match: re.Match[str], words: Patterns, year: int | None) -> list[Expression]:
    groups = match.groupdict()
    known = next((groups[key] for key in _YEARS if groups.get(key)), None)
    if known is None and year is None:
        return [Expression(_trimmed(text, match.span()), name, None, ())]
    reader = _Reader(words, groups, year or 0)
    own = int(known) if known and known.isdigit() and len(known) == 4 else None
    if name in _TWO:
        return _two_dates(text, name, match, reader, own)
    attrs = _attributes(name, reader)
    if attrs and name == "year" and _is_about(text, match, words):
        attrs = (*attrs, ("cert", "low"))
    return [Expression(_trimmed(text, match.span()), name, own, attrs)] if attrs else []


def _is_about(text: str, match: re.Match[str], words: Patterns) -> bool:
    before = text[max(0, match.start() - 16) : match.start()].lower().rstrip()
    return bool(match["doubt"]) or any(
        before.endswith((f" {word}", f"({word}")) or before == word for word in words.circa
    )


def _trimmed(text: str, span: Span) -> Span:
    """A span without a closing comma; a full stop stays where it belongs to an abbreviated month."""
    start, end = span
    while end > start and text[end - 1] in ", \N{NO-BREAK SPACE}":
        end -= 1
    return start, end


def _is_plausible(text: str, name: str, match: re.Match[str], words: Patterns) -> bool:
    if name == "month":
        return _is_month_alone(text, match, _word_before(text, match), words)
    if name in ("year", "years"):
        return _is_year(text, match, _word_before(text, match), words)
    if name == "numeric":
        return match["sep"] == "." or len(match["ny"]) == 4
    return True


def _word_before(text: str, match: re.Match[str]) -> str:
    before = _WORD_BEFORE.search(text[max(0, match.start() - 24) : match.start()])
    return before[1].lower() if before else ""


def _is_month_alone(text: str, match: re.Match[str], word: str, words: Patterns) -> bool:
    after = text[match.end() : match.end() + 2]
    is_abbreviated = len(match["m"]) < 4 and match["m"].lower() != "may"
    cued = word in words.before_month
    return cued and not is_abbreviated and not (after[:1] == " " and after[1:2].isupper()) and after[:1] not in "-’'"


def _is_year(text: str, match: re.Match[str], word: str, words: Patterns) -> bool:
    if word in words.not_before or word.rstrip(".") in words.not_before:
        return False
    after = _WORD_AFTER.match(text, match.end())
    if after and after[1].lower().rstrip(",") in words.counted:
        return False
    if _CITED.match(text, match.end()):
        return False
    value = int(match["y"])
    return value >= _SAFE_YEAR or word in words.before


def _two_dates(text: str, name: str, match: re.Match[str], r: _Reader, year: int | None) -> list[Expression]:
    """`18 and 19 May 1904`: two dates, a month or year in common."""
    days = _TWO[name](r)
    if not all(calendar.is_possible(day) for day in days):
        return []
    return [
        Expression(_trimmed(text, match.span(group)), name, year, calendar.when(day))
        for group, day in zip(("first", "second"), days, strict=True)
    ]


_TWO: Final[dict[str, Callable[[_Reader], tuple[Day, Day]]]] = {
    "two-days": lambda r: (Day(r.year, r.month("m2"), r.number("d")), Day(r.year, r.month("m2"), r.number("d2"))),
    "two-months": lambda r: (Day(r.year, r.month()), Day(r.year, r.month("m2"))),
    "month-two-days": lambda r: (Day(r.year, r.month(), r.number("d")), Day(r.year, r.month(), r.number("d2"))),
}


def _attributes(name: str, r: _Reader) -> Attrs:
    """The dating attributes of a match; empty where the date is impossible."""
    try:
        days, attrs = _FORMS[name](r)
    except (KeyError, ValueError):
        return ()
    in_order = len(days) < 2 or _key(days[0]) <= _key(days[1])
    return attrs if in_order and all(calendar.is_possible(day) for day in days) else ()


def _key(day: Day) -> tuple[int, int, int]:
    return (day.year, day.month or 0, day.day or 0)


_Dated = tuple[tuple[Day, ...], Attrs]


def _range(first: Day, last: Day, cert: str = "") -> _Dated:
    return (first, last), calendar.period(first, last, cert)


def _point(day: Day) -> _Dated:
    return (day,), calendar.when(day)


def _old_new(r: _Reader) -> _Dated:
    if r.group("d4"):
        first, last = (
            Day(r.number("y4"), r.month("m3"), r.number("d3")),
            Day(r.number("y4"), r.month("m4"), r.number("d4")),
        )
        return _point(last) if calendar.is_other_style(first, last) else _range(first, last)
    if r.number("d2") == r.number("d") + 1:
        return _range(Day(r.year, r.month(), r.number("d")), Day(r.year, r.month(), r.number("d2")))
    return _point(Day(r.year, r.month(), r.number("d2")))


def _days_range(r: _Reader) -> _Dated:
    last = r.number("y2") or r.number("y1") or r.default
    first = r.number("y1") or last
    start, end = r.month(), r.month("m2")
    if not r.group("y1") and start > end:
        first -= 1
    return _range(Day(first, start, r.number("d")), Day(last, end, r.number("d2")))


def _days_month(r: _Reader) -> _Dated:
    month = r.month("m2" if r.group("m2") else "m")
    return _range(Day(r.year, month, r.number("d")), Day(r.year, month, r.number("d2")))


def _parts_of_months(r: _Reader) -> _Dated:
    last = r.number("y2") or r.year
    first, _ = calendar.part_of_month(r.words.parts[(r.group("p") or "").lower()], r.number("y") or last, r.month())
    _, end = calendar.part_of_month(r.words.parts[(r.group("p2") or "").lower()], last, r.month("m2"))
    return _range(first, end, "medium")


def _month_range(r: _Reader) -> _Dated:
    first = r.number("y1") or r.year - (r.month() > r.month("m2"))
    return _range(Day(first, r.month()), Day(r.year, r.month("m2")))


def _edge(r: _Reader) -> _Dated:
    is_end = (r.group("edge") or "").lower().startswith(("end", "close"))
    if r.group("m"):
        pair = calendar.part_of_month("late" if is_end else "early", r.year, r.month())
    else:
        pair = calendar.edge_of_year(is_end=is_end, year=r.number("y1") or r.default)
    return pair, calendar.within(*pair)


def _part_of(r: _Reader) -> _Dated:
    part = r.words.parts[(r.group("p") or "").lower()]
    if r.group("decade"):
        return _range(*calendar.part_of_decade(part, r.number("decade") // 10 * 10), "medium")
    if r.group("m"):
        return _range(*calendar.part_of_month(part, r.year, r.month()), "medium")
    return _range(*calendar.part_of_year(part, r.year), "medium")


def _decade(r: _Reader) -> _Dated:
    first = r.number("decade")
    return _range(Day(first), Day(first + (99 if first % 100 == 0 else 9)))


def _season(r: _Reader) -> _Dated:
    first, last = calendar.season(r.words.seasons[(r.group("s") or "").lower()], r.year)
    part = r.words.parts.get((r.group("p") or "").lower())
    if part:
        first = last = {
            "early": first,
            "mid": Day(first.year, first.month % 12 + 1 if first.month else None),
            "late": last,
        }[part]
    return _range(first, last, "medium")


def _century(r: _Reader) -> _Dated:
    number = r.number("number") or r.words.ordinals[(r.group("word") or "").lower()]
    return _range(*calendar.century(number))


def _numeric(r: _Reader) -> _Dated:
    month = _ROMAN.get(r.group("nm") or "") or r.number("nm")
    short = r.group("ny") or ""
    year = int(short) if len(short) == 4 else 1900 + int(short)
    day = r.number("nd")
    if r.group("sep") == "/" and day <= 12 and month <= 12 and day != month:
        raise ValueError  # 3/4/1921: day and month cannot be told apart
    return _point(Day(year, month, day))


def _years(r: _Reader) -> _Dated:
    last = calendar.full_year(r.group("short") or "", r.year)
    if not r.year < last <= r.year + 400:
        raise ValueError
    return _range(Day(r.year), Day(last))


_FORMS: Final[dict[str, Callable[[_Reader], _Dated]]] = {
    "old-new": _old_new,
    "day-month-range": _days_range,
    "month-day-range": _days_range,
    "days-month": _days_month,
    "month-days": _days_month,
    "parts-of-months": _parts_of_months,
    "month-range": _month_range,
    "day-month-year": lambda r: _point(Day(r.year, r.month(), r.number("d"))),
    "month-day-year": lambda r: _point(Day(r.year, r.month(), r.number("d"))),
    "edge": _edge,
    "part-of-month": _part_of,
    "part-of-decade": _part_of,
    "part-of-year": _part_of,
    "decade": _decade,
    "season": _season,
    "month-year": lambda r: _point(Day(r.year, r.month())),
    "century": _century,
    "iso": lambda r: _point(Day(r.year, r.number("nm"), r.number("nd"))),
    "numeric": _numeric,
    "years": _years,
    "year": lambda r: _point(Day(r.year)),
    "month": lambda r: _point(Day(r.year, r.month())),
}


@cache
def forms() -> tuple[str, ...]:
    """The names of the forms, for documentation and tests."""
    return tuple(_FORMS)
