"""The order of names and titles in lists, the same on every machine, and the letters under which they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

#: Letters that Unicode does not take apart, by the letters among which readers look for them.
_LETTERS: Final = {
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŧ": "t", "ŋ": "n",
    "ё": "е", "ґ": "г", "ѓ": "г", "ќ": "к",
}  # fmt: skip
#: Letters that a language has after z, in its order.
_AFTER_Z: Final[Mapping[str, str]] = {"da": "æøå", "fi": "åäö", "nb": "æøå", "nn": "æøå", "no": "æøå", "sv": "åäö"}
_IGNORED: Final = "'’‘ʼʹʺ`´·\u00ad"
_NUMBER: Final = re.compile(r"[0-9]+")
#: How wide numbers are made, so that 9 comes before 10.
_WIDTH: Final = 12
_NO_LETTER: Final = re.compile(r"[\W_]+")
#: Under what stand numbers, and names without letter and number.
DIGITS: Final = "0–9"
OTHERS: Final = "#"


def sort_key(words: str, language: str = "") -> tuple[str, str, str]:
    """What to sort a name or title by: base letters (ä as a, ß as ss), Latin before Greek before Cyrillic.

    Capitals, marks on letters and punctuation decide only between names that are the same without them. `language` is
    that of the list; the Nordic ones have letters after z.
    """
    folded = unicodedata.normalize("NFC", words).casefold()
    return _base(words, language), folded, words


def initial(words: str, language: str = "") -> str:
    """The letter under which a name or title stands: a capital, `0–9` for numbers, `#` for what has neither."""
    first = next((char for char in _base(words, language) if char != " "), "")
    if first.isdigit():
        return DIGITS
    after = _after_z(language)
    return (
        next((letter.upper() for letter, key in after.items() if key.startswith(first) and first), first.upper())
        or OTHERS
    )


def _base(words: str, language: str) -> str:
    after = _after_z(language)
    composed = unicodedata.normalize("NFKC", words).casefold()
    letters = "".join(after.get(char) or _plain(char) for char in composed if char not in _IGNORED)
    plain = _NO_LETTER.sub(" ", letters).strip()
    return _NUMBER.sub(lambda found: found[0].lstrip("0").rjust(_WIDTH, "0"), plain)


def _plain(char: str) -> str:
    """A letter without its marks; й stays, which Unicode takes for и with a mark."""
    known = _LETTERS.get(char)
    if known or char in "йў" or char.isascii():
        return known or char
    parts = unicodedata.normalize("NFKD", char)
    return "".join(_LETTERS.get(part, part) for part in parts if not unicodedata.combining(part))


@lru_cache(maxsize=16)
def _after_z(language: str) -> Mapping[str, str]:
    """Letters of a language after z, by what they are sorted by: characters between Latin and Greek."""
    letters = _AFTER_Z.get(language.partition("-")[0].lower(), "")
    return {letter: chr(0x0250 + number) for number, letter in enumerate(letters)}
