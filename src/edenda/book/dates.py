"""The dates that a text mentions, in their order, under their years: for `dates` in indexes.typ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from lxml import etree

from edenda.book.said import said
from edenda.labels import labels
from edenda.tei import tag

if TYPE_CHECKING:
    from edenda.writers.context import RenderContext

#: A date in a text of Typst: `1957-11-16`, `1957-11-16/1957-11-19`, `~1985/` for not before 1985.
_DATED: Final = re.compile(r'#dated\("([^"\\]*)"')
_MOMENT: Final = re.compile(r"(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?")
#: The attributes of the two ends of a range, sure and as limits.
_ENDS: Final = (("from", "notBefore"), ("to", "notAfter"))

_Moments = tuple[tuple[int, int, int], ...]


def dates_in(fragments: Iterable[str], context: RenderContext) -> list[dict[str, object]]:
    """The dates of some texts of Typst, each once, by year; those without a year are left out.

    Of each year its words, its value where the year itself is mentioned, and its dates, in words without the year.
    """
    values = {value for text in fragments for value in _DATED.findall(text)}
    dated = sorted((moments, value) for value in values if (moments := _moments(value)))
    words = _said([value for _, value in dated], context)
    before_era = labels(context.interface, context.own_transform)["before-era"]
    return [
        _of_year(str(year) if year > 0 else f"{1 - year}{before_era}", [value for _, value in group], words)
        for year, group in groupby(dated, key=lambda one: one[0][0][0])
    ]


def _of_year(year: str, values: Sequence[str], words: Mapping[str, str]) -> dict[str, object]:
    of_itself = next((value for value in values if words[value] == year), "")
    rows = [
        {"value": value, "words": _without(words[value], year) if _has_months(value) else words[value]}
        for value in values
        if value != of_itself
    ]
    return {"year": year, "value": of_itself, "dates": rows}


def _without(words: str, year: str) -> str:
    """`16–19 November 1957` under 1957: `16–19 November`."""
    return words.removesuffix(f" {year}")


def _has_months(value: str) -> bool:
    return all(month for _, month, _ in _moments(value))


def _moments(value: str) -> _Moments:
    """The moments that a value names, each as year, month and day, of which 0 is not said."""
    return tuple((int(year), int(month or 0), int(day or 0)) for year, month, day in _MOMENT.findall(value))


def _said(values: Sequence[str], context: RenderContext) -> Mapping[str, str]:
    """Values in the words of the interface."""
    elements = (etree.Element(tag("date"), dict(_attributes(value))) for value in values)
    return {value: one.get("dates") or value for value, one in zip(values, said(elements, context), strict=True)}


def _attributes(value: str) -> Iterator[tuple[str, str]]:
    if "/" not in value:
        yield "when", value
        return
    for (sure, limit), end in zip(_ENDS, value.split("/", 1), strict=True):
        if end:
            yield limit if end.startswith("~") else sure, end.removeprefix("~")
