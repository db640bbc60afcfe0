"""Ids for entries that are to be made: what kind it is, and the name in plain letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import count
from typing import Final

_PREFIXES: Final = {
    "person": "pers", "personGrp": "pers", "org": "org", "place": "pl", "event": "ev", "bibl": "work",
}  # fmt: skip
_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)
_WORD: Final = re.compile(r"[a-z0-9]+")
_JOINED: Final = re.compile(r"['’ʼ`]")
_SMALL: Final = frozenset({"the", "of", "and", "a", "an", "in", "for", "on", "der", "die", "das", "des", "und", "von"})
_MOST_WORDS: Final = 6


def free_id(kind: str, name: str, taken: Container[str]) -> str:
    """An id that is not taken: of a person the surname, of others the words.

    >>> free_id("person", "Bolesław Żeleński", set()), free_id("person", "Rowe, Edwin", {"pers-rowe"})
    ('pers-zelenski', 'pers-rowe-2')
    >>> free_id("org", "Harbour Board of Skerry", set())
    'org-harbour-board-skerry'
    """
    base = "-".join((_PREFIXES[kind], *(_surname(name) if kind == "person" else _words(name))))
    if base not in taken and base != _PREFIXES[kind]:
        return base
    first = 1 if base == _PREFIXES[kind] else 2
    return next(found for number in count(first) if (found := f"{base}-{number}") not in taken)


def _surname(name: str) -> list[str]:
    before, comma, _ = name.partition(",")
    return _plain(before if comma else before.split()[-1] if before.split() else "")


def _words(name: str) -> list[str]:
    words = _plain(name)
    return ([word for word in words if word not in _SMALL] or words)[:_MOST_WORDS]


def _plain(name: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", _JOINED.sub("", name.casefold().translate(_LETTERS)))
    return _WORD.findall("".join(letter for letter in folded if not unicodedata.combining(letter)))
