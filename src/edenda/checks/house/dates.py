"""House rules on dates: attributes that go together, in order, and there at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from edenda.checks.house.walk import BIBL, BODY, DATING, RANGED, TEXT, Finding, Walk, text_in, words
from edenda.tei import local

_UNDATED: Final = frozenset({"undated", "n.d.", "n. d.", "s.d.", "s. d.", "no date", "without date"})
_NOT_WITH_WHEN: Final = ("from", "to", "notBefore", "notAfter")
_PAIRS: Final = (("from", "to"), ("notBefore", "notAfter"))
#: A day with its time, and Z; what is longer has a time zone or fractions and is not compared.
_LONGEST: Final = 20
_DIGITS: Final = 14
_SIGNS: Final = str.maketrans("", "", "-:TZ.")


def contradictory_dates(walk: Walk) -> Iterator[Finding]:
    """DATE-001: @when together with another dating attribute."""
    for event in walk.dated:
        given = set(map(str, event.element.keys()))
        others = [name for name in _NOT_WITH_WHEN if name in given]
        if "when" in given and others:
            message = f"@when gives one exact date; @{others[0]} beside it says that it is none."
            yield Finding("DATE-001", event.element, message, "Keep @when alone, or take it out.")


def reversed_dates(walk: Walk) -> Iterator[Finding]:
    """DATE-002: a span that ends before it begins."""
    for event in walk.dated:
        for first, last in _PAIRS:
            begin, end = event.element.get(first), event.element.get(last)
            if begin and end and event.name not in RANGED and is_later(begin, end):
                message = f"@{first} ({begin}) is later than @{last} ({end})."
                yield Finding("DATE-002", event.element, message, "One of the two is wrong, or they are exchanged.")


def dates_without_value(walk: Walk) -> Iterator[Finding]:
    """DATE-003: a date of the text that has no value."""
    for event in walk.all("date", within=TEXT):
        element = event.element
        if not event.within & BIBL and DATING.isdisjoint(element.keys()) and not _is_undated(element):
            message = f"The date “{words(text_in(element))}” has no value."
            hint = 'Give it @when, @from and @to, or @notBefore and @notAfter; or type="undated".'
            yield Finding("DATE-003", element, message, hint)


def dates_after_composition(walk: Walk) -> Iterator[Finding]:
    """DATE-004: a date of the text that lies after the year in which the text was written."""
    composed = _year_of_composition(walk)
    if composed is None:
        return
    for event in walk.all("date", within=BODY):
        year = _year(event.element.get("when", ""))
        if year is not None and year > composed:
            message = f"“{words(text_in(event.element))}” lies after {composed}, when the text was written."
            hint = "One of the two dates may be wrong; what is planned or expected may be right as it is."
            yield Finding("DATE-004", event.element, message, hint)


def is_later(begin: str, end: str) -> bool:
    """Whether one date is surely later than another, each as exact as it is given.

    >>> is_later("1957-12", "1957-11-19"), is_later("1957", "1957-11-19"), is_later("12:41:00", "12:40:00")
    (True, False, True)
    """
    if begin.startswith("-") or end.startswith("-") or max(len(begin), len(end)) > _LONGEST:
        return False
    first, last = _number(begin, "0"), _number(end, "9")
    return _is_clock(begin) is _is_clock(end) and None not in (first, last) and (first or 0) > (last or 0)


def _number(date: str, filled_with: str) -> int | None:
    digits = date.translate(_SIGNS).ljust(_DIGITS, filled_with)[:_DIGITS]
    return int(digits) if digits.isascii() and digits.isdigit() else None


def _is_clock(date: str) -> bool:
    return date[2:3] == ":"


def _year(date: str) -> int | None:
    year = date[:4]
    return int(year) if len(year) == 4 and year.isascii() and year.isdigit() else None


def _year_of_composition(walk: Walk) -> int | None:
    for event in walk.all("date"):
        parent = event.element.getparent()
        if parent is not None and local(parent) == "creation" and "when" in event.element.attrib:
            return _year(event.element.get("when", ""))
    return None


def _is_undated(element: etree._Element) -> bool:
    return element.get("type") == "undated" or " ".join(text_in(element).split()).lower() in _UNDATED
