"""Dates that head the parts of diaries, annals and chronicles: told by their row, which goes on in time."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from edenda.readers.dateline import is_date_only
from edenda.readers.once import once
from edenda.readers.units import Unit

_FEWEST: Final = 3
_LONGEST: Final = 60
_YEAR: Final = re.compile(r"(?<!\d)1[0-9]{3}(?!\d)|(?<!\d)20\d\d(?!\d)")
_DIGIT: Final = re.compile(r"\d")
_SHORTEST_PART: Final = 20


def dated_heads(units: Sequence[Unit]) -> frozenset[int]:
    """The indexes of units that are dates in a row: at least three, each with text below it, none before the last.

    They look alike: all are dates and nothing else, or all begin with the same word (`Year 1241`).
    """
    rows: dict[str, list[int]] = {}
    for index, unit in enumerate(units[:-1]):
        if len(unit.text) <= _LONGEST and unit.blanks and not unit.style and _has_text(units[index + 1]):
            kind = _kind(unit)
            if kind:
                rows.setdefault(kind, []).append(index)
    return frozenset(index for row in rows.values() if _is_row([units[index] for index in row]) for index in row)


def _has_text(below: Unit) -> bool:
    is_text = len(below.text) > _SHORTEST_PART and not below.is_rule and not below.is_dateline
    return is_text and not below.is_page


@once
def _kind(unit: Unit) -> str:
    """What dates of a row have in common: nothing but a date, or the word before it; empty where there is none."""
    if unit.is_page or not _DIGIT.search(unit.text):
        return ""
    if is_date_only(unit.text):
        return "date"
    word, _, rest = unit.text.partition(" ")
    return word.lower() if _YEAR.fullmatch(rest.strip(" .:")) else ""


def _is_row(row: Sequence[Unit]) -> bool:
    years = [int(match[0]) for unit in row if (match := _YEAR.search(unit.text))]
    return len(row) >= _FEWEST and all(a <= b for a, b in itertools.pairwise(years))
