"""The forms in which dates are written, built from a language's words."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language, longest_first

_S: Final = r"[\s\N{NO-BREAK SPACE}]+"
_S0: Final = r"[\s\N{NO-BREAK SPACE}]*"
_YEAR: Final = r"(?:1\d{3}|20\d{2})"


class Patterns(NamedTuple):
    """Compiled forms, and the tables that their groups are looked up in (all keys lower case)."""

    anchor: re.Pattern[str]
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
    forms = tuple((name, re.compile(form)) for name, form in _forms(language, names, parts, seasons, ordinals).items())
    century = _either(language.words("dates", "century"))
    anchor = re.compile(rf"\b(?:{names})\b|\b\d{{4}}|\d\.{_S0}(?:\d|[IVX])|\d/\d|{century}\b")
    return Patterns(
        anchor,
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


def _forms(
    language: Language,
    names: str,
    parts: dict[str, str],
    seasons: dict[str, tuple[int, int]],
    ordinals: dict[str, int],
) -> dict[str, str]:
    """Every form, the more specific before the less. Groups tell the parts: d, m, y; d2, m2, y2; p(art), s(eason)."""
    days = (
        _either(language.words("dates", "weekdays"))
        + "|(?:"
        + _either(language.words("dates", "weekday_abbreviations"))
        + r")\.?"
    )
    suffix = "|".join(language.words("dates", "ordinal_suffixes"))
    of = rf"(?:{_either(language.words('dates', 'of_words'))})"
    to = rf"(?:{_S0}[-–—‒]{_S0}|{_S}(?:{_either(language.words('dates', 'range_words'))}){_S}(?:the{_S})?)"
    and_ = rf"{_S}(?:{_either(language.words('dates', 'and_words'))}){_S}(?:the{_S})?"
    part = rf"(?:{_either(tuple(parts))})"
    edges = (*language.words("dates", "beginning"), *language.words("dates", "end"))
    edge = rf"(?:{_either(edges)}){_S}(?:{of}){_S}(?:the{_S})?(?:year{_S})?"
    this = _either(language.words("dates", "this_year"))
    seas = _either(tuple(seasons))
    cent = _either(language.words("dates", "century"))
    week = rf"(?:(?:{days}),?{_S}(?:the{_S})?)?"

    def d(n: str = "") -> str:
        return rf"(?P<d{n}>0?[1-9]|[12]\d|3[01])(?:{suffix})?"

    def m(n: str = "") -> str:
        return rf"(?:(?P<m{n}>{names})\b(?:(?<=\b[^\W\d_]{{3}})\.|(?<=\b[^\W\d_]{{4}})(?<!June|July|JUNE|JULY)\.)?)"

    def y(n: str = "") -> str:
        return rf"(?P<y{n}>{_YEAR})(?![\d'’]|[.,]\d{{3}}\b)(?!s\b)"

    oy = rf"(?:,?{_S}(?:{y()}|(?P<this>{this}))|,{_S0}{y('c')})?"
    dm, dm2 = rf"{d()}{_S0}(?:day{_S})?(?:{of})?{_S0}{m()}", rf"{d('2')}{_S0}(?:{of})?{_S0}{m('2')}"
    md, md2 = rf"{m()}{_S0}(?:the{_S})?{d()}(?!\d|[:.]\d)", rf"{m('2')}{_S0}{d('2')}(?!\d|[:.]\d)"
    start = r"(?<![\w.,/$£€-])"
    return {
        "old-new": rf"{start}{d()}/{d('2')}{_S}{m()}{oy}|"
        rf"{start}{d('3')}{_S}{m('3')}{_S0}[/(]{_S0}{d('4')}{_S}{m('4')}\)?,?{_S}{y('4')}",
        "day-month-range": rf"{start}{week}{dm}(?:,?{_S}{y('1')})?{to}{week}{dm2},?(?:{_S}{y('2')})?",
        "month-day-range": rf"{start}{week}{md}(?:,{_S}{y('1')})?{to}{week}{md2}(?:,?{_S}{y('2')})?",
        "days-month": rf"{start}{week}{d()}{to}{week}{dm2},?(?:{_S}{y()})?",
        "month-days": rf"{start}{m()}{_S}{d()}{to}{d('2')}(?!\d)(?:,?{_S}{y()})?",
        "two-days": rf"{start}(?P<first>{d()}){and_}(?P<second>{dm2}(?:,?{_S}{y()})?)",
        "parts-of-months": rf"(?P<p>{part})[\s-]+{m()}(?:,?{_S}{y()})?(?:{to}|{and_})"
        rf"(?P<p2>{part})[\s-]+{m('2')}(?:,?{_S}{y('2')})?",
        "month-range": rf"{start}{m()}(?:{_S}{y('1')})?{to}{m('2')}(?:,?{_S}(?:{of}{_S})?{y()})?",
        "day-month-year": rf"{start}{week}{dm}{oy}",
        "month-day-year": rf"{start}{week}{md}{oy}",
        "edge": rf"(?P<edge>{edge})(?:{m()}(?:,?{_S}(?:{of}{_S})?(?:{y()}|(?P<this>{this})))?|{y('1')})",
        "part-of-month": rf"(?P<p>{part})(?:{_S}of)?(?:{_S}|-){m()}(?:,?{_S}(?:{of}{_S})?(?:{y()}|(?P<this>{this})))?",
        "part-of-decade": rf"(?P<p>{part})(?:{_S}(?:the{_S})?|-)(?P<decade>{_YEAR})[’']?s\b",
        "part-of-year": rf"(?P<p>{part})(?:{_S}(?:in{_S})?|-){y()}",
        "decade": rf"{start}(?P<decade>{_YEAR})[’']?s\b",
        "season": rf"\b(?P<s>{seas})(?:{_S}of)?,?{_S}{y()}(?:[-–—/](?P<short>\d{{2,4}})(?!\d))?",
        "month-year": rf"{start}{m()},?{_S}(?:{of}{_S})?(?:{y()}|(?P<this>{this}))",
        "century": rf"\b(?:(?P<number>\d{{1,2}})(?:{suffix})|(?P<word>{_either(tuple(ordinals))}))"
        rf"(?:{_S}|-)(?:{cent})\b(?!-)",
        "iso": rf"(?<![\w.-]){y()}-(?P<nm>0[1-9]|1[0-2])-(?P<nd>0[1-9]|[12]\d|3[01])(?![\w-])",
        "numeric": rf"(?<![\w./-])(?P<nd>0?[1-9]|[12]\d|3[01])(?P<sep>[./]){_S0}(?P<nm>\d{{1,2}}|[IVX]{{1,4}})(?P=sep)"
        rf"{_S0}(?P<ny>{_YEAR}|\d{{2}})(?![\w/]|\.\d)",
        "years": rf"{start}{y()}{to}(?P<short>\d{{1,2}}|{_YEAR})(?![\d'’/]|[.,:]\d)(?!s\b)",
        "year": rf"(?<![\w.,/$£€§#:-]){y()}(?P<doubt>\?)?(?![\w/:-]|[–—]\d)",
        "month": rf"{start}{m()}",
    }
