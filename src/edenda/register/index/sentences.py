"""Where sentences end in a text: at a stop, unless it belongs to an abbreviation, an initial or a number."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language

_STOP: Final = re.compile(r"(?P<mark>[.!?…]+)[\"”’»«“')\]]*(?=\s+[\"“‘«»„(\[\-–—]*(?P<next>\w))")
_WORD_BEFORE: Final = re.compile(r"[\w.]*\w$")
#: The longest word that is looked at before a stop.
_LONGEST_WORD: Final = 30
_SHORT_NUMBER: Final = 3
#: The characters of a sentence that are kept on each side of a name.
LONGEST: Final = 200
ELLIPSIS: Final = "…"


class _Words(NamedTuple):
    """What a stop may stand behind without ending a sentence: anywhere, and before a number."""

    abbreviations: frozenset[str]
    before_numbers: frozenset[str]


def sentence_ends(text: str, language: Language) -> list[int]:
    """The places in a text behind which a new sentence begins.

    >>> from edenda.languages import load
    >>> sentence_ends("Mr. Rowe saw N. S. Elmer. They left.", load("en"))
    [25]
    """
    words = _words(language)
    return [found.end() for found in _STOP.finditer(text) if _ends(found, text, words)]


def _ends(found: re.Match[str], text: str, words: _Words) -> bool:
    following = found["next"]
    if following.islower():
        return False
    if found["mark"] != ".":
        return True
    word = _WORD_BEFORE.search(text, max(0, found.start() - _LONGEST_WORD), found.start())
    return word is None or not _is_short(word[0], following, words)


def _is_short(word: str, following: str, words: _Words) -> bool:
    """Whether a word before a stop is an initial, an abbreviation or a number such as that of a day."""
    last = word.rpartition(".")[2]
    if len(last) == 1 or (last.isdigit() and len(last) <= _SHORT_NUMBER):
        return True
    known = words.abbreviations | words.before_numbers if following.isdigit() else words.abbreviations
    return last.lower() in known


@cache
def _words(language: Language) -> _Words:
    known = [
        *language.words("sentences", "abbreviations"),
        *language.words("names", "abbreviations"),
        *language.words("names", "initials"),
        *language.words("dates", "month_abbreviations"),
    ]
    before_numbers = language.words("dates", "not_year_before")
    return _Words(frozenset(map(str.lower, known)), frozenset(map(str.lower, before_numbers)))


def rest_before(text: str, start: int, ends: list[int], at: int) -> str:
    """What stands before a name in its sentence; `start` is where its block begins, `at` the name."""
    number = bisect_right(ends, at)
    begins = max(start, ends[number - 1]) if number else start
    cut = max(begins, at - 2 * LONGEST)
    words = _collapsed(text[cut:at]).lstrip()
    if cut == begins and len(words) <= LONGEST:
        return words
    return f"{ELLIPSIS} {words[-LONGEST:].partition(' ')[2]}"


def rest_after(text: str, end: int, ends: list[int], at: int) -> str:
    """What stands behind a name in its sentence; `end` is where its block ends, `at` the end of the name."""
    number = bisect_right(ends, at)
    finish = min(end, ends[number]) if number < len(ends) else end
    cut = min(finish, at + 2 * LONGEST)
    words = _collapsed(text[at:cut]).rstrip()
    if cut == finish and len(words) <= LONGEST:
        return words
    return f"{words[:LONGEST].rpartition(' ')[0]} {ELLIPSIS}"


def _collapsed(text: str) -> str:
    """A text with single blanks, also at its edges."""
    return re.sub(r"\s+", " ", text)
