"""The dates that a text mentions, in their order, under their years: for `dates` in indexes.typ."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Final

#: A date in a text of Typst: its value and its words, as literals.
_DATED: Final = re.compile(r'#dated\("((?:[^"\\]|\\.)*)", "((?:[^"\\]|\\.)*)"\)')
_MOMENT: Final = re.compile(r"(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?")
_ESCAPE: Final = re.compile(r"\\(.)")

_Moments = tuple[tuple[int, int, int], ...]


def dates_in(fragments: Iterable[str], before_era: str) -> list[dict[str, object]]:
    """The dates of some texts of Typst, each once, by year; those without a year are left out.

    `before_era` stands behind years before the first.
    """
    found = {_plain(value): _plain(words) for text in fragments for value, words in _DATED.findall(text)}
    dated = sorted((moments, value) for value in found if (moments := _moments(value)))
    return [
        {
            "year": str(year) if year > 0 else f"{1 - year}{before_era}",
            "dates": [{"value": value, "words": found[value] or value} for _, value in group],
        }
        for year, group in groupby(dated, key=lambda one: one[0][0][0])
    ]


def _moments(value: str) -> _Moments:
    """The moments that a value names, each as year, month and day, of which 0 is not said."""
    return tuple((int(year), int(month or 0), int(day or 0)) for year, month, day in _MOMENT.findall(value))


def _plain(literal: str) -> str:
    return _ESCAPE.sub(r"\1", literal)
