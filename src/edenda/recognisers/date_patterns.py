"""The forms in which dates are written, built from a language's words."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language, longest_first

_S: Final = r"[\s\N{NO-BREAK SPACE}]+"
_S0: Final = r"[\s\N{NO-BREAK SPACE}]*"
_YEAR: Final = r"(?:1\d{3}|20\d{2})"
_START: Final = r"(?<![\w.,/$£€-])"
#: The forms with a year of four digits and perhaps no month.
_OF_YEARS: Final = frozenset({"part-of-decade", "part-of-year", "decade", "season", "iso", "years", "year"})
#: The forms of the early, middle or late part of a time.
_OF_PARTS: Final = frozenset({"parts-of-months", "part-of-month", "part-of-decade", "part-of-year"})
Words = tuple[str, ...]


class Patterns(NamedTuple):
    """Compiled forms, and the tables that their groups are looked up in (all keys lower case)."""

    anchor: re.Pattern[str]
    signs: tuple[tuple[re.Pattern[str], frozenset[str]], ...]
    """What is quickly seen, and the forms that no text without it has."""
    forms: tuple[tuple[str, re.Pattern[str]], ...]
    months: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    ordinals: dict[str, int]
    parts: dict[str, str]
    not_before: frozenset[str]
    before: frozenset[str]
    counted: frozenset[str]
    circa: tuple[str, ...]
    before_month: frozenset[str]


@cache
def patterns(language: Language) -> Patterns:
    """The patterns of a language."""
    months = _months(language)
    parts = {
        word: part
        for part, key in (("early", "early"), ("mid", "middle"), ("late", "late"))
        for word in language.words("dates", key)
    }
    ordinals = {word: number for number, word in enumerate(language.words("dates", "century_ordinals"), start=1)}
    seasons: dict[str, tuple[int, int]] = {
        name: (pair[0], pair[1]) for name, pair in language.table("dates", "seasons").items()
    }
    names = _alternatives(months)
    pieces = _Pieces(language, names, tuple(parts), tuple(seasons), tuple(ordinals))
    written = {**_ranges(pieces), **_days(pieces), **_periods(pieces), **_figures(pieces)}
    forms = tuple((name, re.compile(form)) for name, form in written.items())
    century = _either(language.words("dates", "century"))
    anchor = re.compile(rf"\b(?:{names})\b|\b\d{{4}}|\d\.{_S0}(?:\d|[IVX])|\d/\d|{century}\b")
    return Patterns(
        anchor,
        (
            (re.compile(names), frozenset((*_ranges(pieces), *_days(pieces), "part-of-month", "month-year", "month"))),
            (re.compile(pieces.part), _OF_PARTS),
            (re.compile(pieces.and_), frozenset({"two-days", "two-months", "month-two-days"})),
            (re.compile("[/(]"), frozenset({"old-new"})),
            (re.compile(rf"(?<!\d){_YEAR}(?!\d)"), _OF_YEARS),
            (re.compile(r"\d[./]"), frozenset({"numeric"})),
            (re.compile(century), frozenset({"century"})),
        ),
        forms,
        months,
        seasons,
        ordinals,
        parts,
        frozenset(language.words("dates", "not_year_before")),
        frozenset(language.words("dates", "before_year")),
        frozenset(language.words("dates", "counted")),
        language.words("dates", "circa"),
        frozenset(language.words("dates", "before_month")),
    )


def _months(language: Language) -> dict[str, int]:
    months: dict[str, int] = {}
    for key in ("months", "month_abbreviations"):
        months |= {word: number for number, word in enumerate(language.words("dates", key), start=1)}
    return months | dict(language.table("dates", "month_variants"))


def _alternatives(words: dict[str, int]) -> str:
    """Words as they begin with a capital or stand in capitals: *may* is a verb, *May* and *MAY* are months."""
    return "|".join(f"{word.capitalize()}|{word.upper()}" for word in longest_first(tuple(words)))


def _either(words: tuple[str, ...]) -> str:
    return "|".join(rf"{re.escape(word)}|{re.escape(word.capitalize())}" for word in longest_first(words))


def _first_letters(words: tuple[str, ...]) -> str:
    """The letters with which words begin, as a class of a regular expression has them."""
    return re.escape("".join(sorted({word[0] for word in words})))


#: Names of months with as many letters are never given as short forms.
_LONG: Final = 5


class _Pieces:
    """The parts of forms, as regular expressions. Groups: d, m, y; d2, m2, y2; p (early, mid, late), s (season)."""

    def __init__(self, language: Language, names: str, parts: Words, seasons: Words, ordinals: Words) -> None:
        def words(key: str) -> str:
            return _either(language.words("dates", key))

        self.names = names
        whole = (name for name in language.words("dates", "months") if len(name) < _LONG)
        self.not_whole = "".join(f"(?<!{name.capitalize()})(?<!{name.upper()})" for name in whole)
        self.suffix = "|".join(language.words("dates", "ordinal_suffixes"))
        self.of = f"(?:{words('of_words')})"
        self.to = rf"(?:{_S0}[-–—‒]{_S0}|{_S}(?:{words('range_words')}){_S}(?:the{_S})?)"
        self.and_ = rf"{_S}(?:{words('and_words')}){_S}(?:the{_S})?"
        self.part = f"(?:{_either(parts)})"
        edges = (*language.words("dates", "beginning"), *language.words("dates", "end"))
        self.edge = rf"(?:{_either(edges)}){_S}{self.of}{_S}(?:the{_S})?(?:year{_S})?"
        self.this = words("this_year")
        self.season = _either(seasons)
        self.century = words("century")
        self.ordinal = _either(ordinals)
        days = rf"{words('weekdays')}|(?:{words('weekday_abbreviations')})\.?"
        self.week = rf"(?:(?:{days}),?{_S}(?:the{_S})?)?"
        weekdays = (*language.words("dates", "weekdays"), *language.words("dates", "weekday_abbreviations"))
        week_letters = _first_letters(tuple(form for word in weekdays for form in (word, word.capitalize())))
        month_letters = _first_letters(tuple(names.split("|")))
        self.at_month = rf"(?=[{month_letters}]){_START}"
        self.at_day = rf"(?=[\d{week_letters}]){_START}"
        self.at_week = rf"(?=[{month_letters}{week_letters}]){_START}"
        self.own_year = rf"(?:,?{_S}(?:{self.year()}|(?P<this>{self.this}))|,{_S0}{self.year('c')})?"

    def day(self, n: str = "") -> str:
        """A day of the month with or without its ordinal ending."""
        return rf"(?P<d{n}>0?[1-9]|[12]\d|3[01])(?:{self.suffix})?"

    def month(self, n: str = "") -> str:
        """A month's name, with a full stop only where it is short and not the whole name, as *May* is."""
        stop = rf"(?:(?:(?<=\b[^\W\d_]{{3}})|(?<=\b[^\W\d_]{{4}})){self.not_whole}\.)?"
        return rf"(?:(?P<m{n}>{self.names})\b{stop})"

    def year(self, n: str = "") -> str:
        """A year of four digits that is no decade, no page and no amount."""
        return rf"(?P<y{n}>{_YEAR})(?![\d'’]|[.,]\d{{3}}\b)(?!s\b)"

    def day_month(self, n: str = "") -> str:
        """`4 May`, `4th of May`."""
        return rf"{self.day(n)}{_S0}(?:day{_S})?{self.of}?{_S0}{self.month(n)}"

    def month_day(self, n: str = "") -> str:
        """`May 4`, `May the 4th`."""
        return rf"{self.month(n)}{_S0}(?:the{_S})?{self.day(n)}(?!\d|[:.]\d)"

    def of_year(self, n: str = "") -> str:
        """A year after a month, perhaps behind *of*."""
        return rf"(?:,?{_S}(?:{self.of}{_S})?{self.year(n)})?"

    def of_any_year(self) -> str:
        """A year after a month, or *this year*."""
        return rf"(?:,?{_S}(?:{self.of}{_S})?(?:{self.year()}|(?P<this>{self.this})))"


def _ranges(p: _Pieces) -> dict[str, str]:
    """From one day or month to another, and two styles of one day."""
    two_styles = rf"{p.at_day}{p.day()}/{p.day('2')}{_S}{p.month()}{p.own_year}"
    in_brackets = rf"{_S0}[/(]{_S0}{p.day('4')}{_S}{p.month('4')}\)?,?{_S}{p.year('4')}"
    first_part = rf"(?P<p>{p.part})[\s-]+{p.month()}(?:,?{_S}{p.year()})?"
    second_part = rf"(?P<p2>{p.part})[\s-]+{p.month('2')}(?:,?{_S}{p.year('2')})?"
    return {
        "old-new": rf"{two_styles}|{p.at_day}{p.day('3')}{_S}{p.month('3')}{in_brackets}",
        "day-month-range": rf"{p.at_day}{p.week}{p.day_month()}(?:,?{_S}{p.year('1')})?{p.to}{p.week}"
        rf"{p.day_month('2')},?(?:{_S}{p.year('2')})?",
        "month-day-range": rf"{p.at_week}{p.week}{p.month_day()}(?:,{_S}{p.year('1')})?{p.to}{p.week}{p.month_day('2')}"
        rf"(?:,?{_S}{p.year('2')})?",
        "days-month": rf"{p.at_day}{p.week}{p.day()}{p.to}{p.week}{p.day_month('2')},?(?:{_S}{p.year()})?",
        "month-days": rf"{p.at_month}{p.month()}{_S}{p.day()}{p.to}{p.day('2')}(?!\d)(?:,?{_S}{p.year()})?",
        "two-days": rf"{p.at_day}(?P<first>{p.day()}){p.and_}(?P<second>{p.day_month('2')}(?:,?{_S}{p.year()})?)",
        "two-months": rf"{p.at_month}(?P<first>{p.month()}){p.and_}(?P<second>{p.month('2')}{p.of_year()})",
        "month-two-days": rf"{p.at_month}(?P<first>{p.month()}{_S}{p.day()}){p.and_}"
        rf"(?P<second>{p.day('2')}(?!\d),?{_S}{p.year()})",
        "parts-of-months": rf"{first_part}(?:{p.to}|{p.and_}){second_part}",
        "month-range": rf"{p.at_month}{p.month()}(?:{_S}{p.year('1')})?{p.to}{p.month('2')}{p.of_year()}",
    }


def _days(p: _Pieces) -> dict[str, str]:
    """One day."""
    return {
        "day-month-year": rf"{p.at_day}{p.week}{p.day_month()}{p.own_year}",
        "month-day-year": rf"{p.at_week}{p.week}{p.month_day()}{p.own_year}",
    }


def _periods(p: _Pieces) -> dict[str, str]:
    """Months, seasons, decades, centuries and their parts."""
    return {
        "edge": rf"(?P<edge>{p.edge})(?:{p.month()}{p.of_any_year()}?|{p.year('1')}|(?P<this2>{p.this}))",
        "part-of-month": rf"(?P<p>{p.part})(?:{_S}of)?(?:{_S}|-){p.month()}{p.of_any_year()}?",
        "part-of-decade": rf"(?P<p>{p.part})(?:{_S}(?:the{_S})?|-)(?P<decade>{_YEAR})[’']?s\b",
        "part-of-year": rf"(?P<p>{p.part})(?:{_S}(?:in{_S})?|-){p.year()}",
        "decade": rf"{_START}(?P<decade>{_YEAR})[’']?s\b",
        "season": rf"\b(?:(?P<p>{p.part})[\s-])?(?P<s>{p.season})(?:{_S}of)?,?{_S}{p.year()}"
        rf"(?:[-–—/](?P<short>\d{{2,4}})(?!\d))?",
        "month-year": rf"{p.at_month}{p.month()}{p.of_any_year()}",
        "century": rf"\b(?:(?P<number>\d{{1,2}})(?:{p.suffix})|(?P<word>{p.ordinal}))(?:{_S}|-)(?:{p.century})\b(?!-)",
    }


def _figures(p: _Pieces) -> dict[str, str]:
    """Dates in figures, years by themselves, a month by itself."""
    day_first = r"(?P<nd>0?[1-9]|[12]\d|3[01])(?P<sep>[./])"
    return {
        "iso": rf"(?<![\w.-]){p.year()}-(?P<nm>0[1-9]|1[0-2])-(?P<nd>0[1-9]|[12]\d|3[01])(?![\w-])",
        "numeric": rf"(?<![\w./-]){day_first}{_S0}(?P<nm>\d{{1,2}}|[IVX]{{1,4}})(?P=sep){_S0}"
        rf"(?P<ny>{_YEAR}|\d{{2}})(?![\w/]|\.\d)",
        "years": rf"{_START}{p.year()}{p.to}(?P<short>\d{{1,2}}|{_YEAR})(?![\d'’/]|[.,:]\d)(?!s\b)",
        "year": rf"(?<![\w.,/$£€§#:-]){p.year()}(?P<doubt>\?)?(?![\w/:-]|[–—]\d)",
        "month": rf"{p.at_month}{p.month()}",
    }
