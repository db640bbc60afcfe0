"""Page furniture: the lines of a web page that are no part of the text (`Post a Comment`, `Older Post`)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from edenda.languages import Language
from edenda.readers.context import ends_sentence
from edenda.readers.units import Unit

_DIGITS: Final = re.compile(r"\d+")
#: A trail of links: `Home > Lexicon > K`.
_TRAIL: Final = re.compile(r"[^>»›.]{1,30}(?:\s[>»›]\s[^>»›.]{1,40}){2,6}")
_STEP: Final = re.compile("[>»›]")
_LONGEST: Final = 120
_SHORT: Final = 40


@cache
def _beginnings(language: Language) -> Mapping[str, tuple[str, ...]]:
    """How furniture begins, by its first letter."""
    words = sorted(language.words("furniture", "beginnings"))
    return {letter: tuple(group) for letter, group in itertools.groupby(words, key=lambda word: word[:1])}


def is_furniture(unit: Unit, language: Language) -> bool:
    """Whether a unit is furniture by its words alone."""
    if len(unit.text) > _LONGEST:
        return False
    if unit.lower.startswith(_beginnings(language).get(unit.lower[:1], ())):
        return True
    text = _DIGITS.sub("#", unit.lower.strip())
    known = language.word_set("furniture", "lines")
    pieces = [piece.strip() for piece in text.split("|")]
    is_bar = len(pieces) > 1 and all(0 < len(piece) <= _SHORT for piece in pieces)
    is_known = is_bar or all(piece in known for piece in pieces)
    return is_known or (_STEP.search(unit.text) is not None and _TRAIL.fullmatch(unit.text) is not None)


def find_tail(units: Sequence[Unit], end: int, language: Language) -> int:
    """The index at which the furniture at the end of `units[:end]` begins.

    From the first furniture line on, everything is furniture as long as only short lines follow.
    """
    start = min(end, _page_end(units, end, language))
    end = start
    for index in range(end - 1, -1, -1):
        unit = units[index]
        if not unit.is_page and is_furniture(unit, language):
            start = index
        elif len(unit.text) > _SHORT or not unit.text[:1].isalpha() or ends_sentence(unit.text) or end - index > 30:
            break
    return start


def _page_end(units: Sequence[Unit], end: int, language: Language) -> int:
    """Where a line says that from it on all is the page's (`Leave a Reply`); `end` where none does.

    What stands below it is less than half of what stands above, and no list of works or notes is among it.
    """
    cues = language.words("furniture", "ends")
    first = next((index for index in range(end // 3, end) if _is_end(units[index], cues)), end)
    above, below = (sum(len(unit.text) for unit in part) for part in (units[:first], units[first:end]))
    kept = {*language.words("headings", "bibliography"), *language.words("headings", "notes")}
    is_page = below * 2 < above and not any(unit.lower.strip(" :.") in kept for unit in units[first:end])
    return first if is_page else end


def _is_end(unit: Unit, cues: Sequence[str]) -> bool:
    is_line = not unit.is_page and len(unit.text) <= 2 * _LONGEST
    return is_line and _DIGITS.sub("#", unit.lower.strip()).startswith(tuple(cues))
