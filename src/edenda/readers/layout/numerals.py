"""The numbers of pages, leaves and lines: what is printed as a value of its sequence."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

_ROMAN: Final = re.compile(r"m{0,3}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})")
_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_LEAF: Final = re.compile(r"(\d+)\s?(r|v|recto|verso)")


class Place(NamedTuple):
    """A place in a sequence: of which kind it is (arabic, roman, leaf), and which it is there."""

    kind: str
    value: int


def place(number: str) -> Place | None:
    """The place in its sequence of a page's number; None where it has none (`12a`)."""
    lower = number.lower()
    if lower.isdecimal():
        return Place("arabic", int(lower))
    if leaf := _LEAF.fullmatch(lower):
        return Place("leaf", 2 * int(leaf[1]) + leaf[2].startswith("v"))
    value = roman_value(lower)
    return Place("roman", value) if value else None


def roman_value(numeral: str) -> int:
    """The value of a roman numeral in small letters; 0 where it is none."""
    if not numeral or not _ROMAN.fullmatch(numeral):
        return 0
    values = [_VALUES[letter] for letter in numeral]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def plain_digits(number: str) -> str:
    """A number with the digits 0 to 9, whatever digits it is printed with (full-width ones)."""
    return "".join(str(unicodedata.decimal(character)) if character.isdecimal() else character for character in number)
