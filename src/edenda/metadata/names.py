"""Whether two names can be one: initials, order, titles, offices and accents do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from edenda.languages import Language

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def is_same_person(one: str, other: str, language: Language) -> bool:
    """Whether two names of persons can be one's; a name of nothing but titles and offices can be anybody's."""
    first, second = sorted((_tokens(one, language), _tokens(other, language)), key=len)
    left = list(second)
    for token in sorted(first, key=len, reverse=True):
        match = next((word for word in left if _fits(token, word)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def shares_a_word(one: str, other: str, language: Language) -> bool:
    """Whether two descriptions have a word of weight in common, or one is the other's initials."""
    first, second = _tokens(one, language), _tokens(other, language)
    if not first or not second:
        return True
    if any(_fits(a, b) for a in first for b in second if min(len(a), len(b)) > 1):
        return True
    return _initials(one) in _capitals(other) or _initials(other) in _capitals(one)


@cache
def _of_no_weight(language: Language) -> frozenset[str]:
    """Words that are no part of a name: titles, offices, particles, words of address."""
    words = (
        *language.words("metadata", "no_names"),
        *language.words("roles", "words"),
        *language.words("letter", "salutation_words"),
        *language.words("letter", "closing_words"),
    )
    return frozenset(piece for word in words for piece in _WORD.findall(word.lower()))


def _tokens(name: str, language: Language) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return tuple(word for word in _WORD.findall(bare) if word not in _of_no_weight(language))


def _fits(one: str, other: str) -> bool:
    """Whether two words are one, or the shorter abbreviates the longer (`A`, `Wm` do; `Row` is not `Rowe`)."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def _initials(name: str) -> str:
    return "".join(word[0] for word in _WORD.findall(name) if word[0].isupper())


def _capitals(name: str) -> set[str]:
    """The acronyms in a name; a text of one letter is none."""
    return {word for word in _WORD.findall(name) if word.isupper() and len(word) > 1}
