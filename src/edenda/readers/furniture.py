"""Page furniture: the lines of a web page that are no part of the text (`Post a Comment`, `Older Post`)."""

from __future__ import annotations

import re
from typing import Final

from edenda.languages import Language
from edenda.readers.context import ends_sentence
from edenda.readers.units import Unit

_DIGITS: Final = re.compile(r"\d+")
#: A trail of links: `Home > Lexicon > K`.
_TRAIL: Final = re.compile(r"[^>»›.]{1,30}(?:\s[>»›]\s[^>»›.]{1,40}){2,6}")
_LONGEST: Final = 120
_SHORT: Final = 40


def is_furniture(unit: Unit, language: Language) -> bool:
    """Whether a unit is furniture by its words alone."""
    if len(unit.text) > _LONGEST:
        return False
    text = _DIGITS.sub("#", unit.lower.strip())
    if any(unit.lower.startswith(cue) for cue in language.words("furniture", "beginnings")):
        return True
    known = language.words("furniture", "lines")
    pieces = [piece.strip() for piece in text.split("|")]
    return all(piece in known for piece in pieces) or _TRAIL.fullmatch(unit.text) is not None


def split_tail(units: tuple[Unit, ...], language: Language) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """Units without the furniture at their end, and that furniture.

    From the first furniture line on, everything is furniture as long as only short lines follow.
    """
    end = len(units)
    for index in range(len(units) - 1, -1, -1):
        unit = units[index]
        if not unit.is_page and is_furniture(unit, language):
            end = index
        elif (
            len(unit.text) > _SHORT
            or not unit.text[:1].isalpha()
            or ends_sentence(unit.text)
            or len(units) - index > 30
        ):
            break
    return units[:end], units[end:]
