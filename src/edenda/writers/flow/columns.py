"""How wide words are on a screen or typewriter, in columns; and lines broken at blanks so that they fit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

#: What may take no column or two. All else, in Latin, Greek, Cyrillic and between words, takes one.
_UNEVEN: Final = re.compile("[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e]")
_NO_WIDTH: Final = frozenset(("Mn", "Me", "Cf"))


def columns(words: str) -> int:
    """The width of words: an East Asian wide character takes two columns, a combining one none."""
    return len(words) if words.isascii() or is_even(words) else sum(map(_width, words))


def is_even(words: str) -> bool:
    """Whether each character surely takes one column."""
    return _UNEVEN.search(words) is None


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def broken(line: str, first: int, further: int) -> Iterator[str]:
    """A line in parts that are broken at blanks: the first as wide as may be, the further ones as wide as those may be.

    A word that is wider stands alone in its part.
    """
    return _broken_evenly(line, first, further) if is_even(line) else _broken_by_words(line, first, further)


def _broken_evenly(line: str, first: int, further: int) -> Iterator[str]:
    start, room, length = 0, first, len(line)
    while length - start > room:
        end = line.rfind(" ", start + 1, start + room + 1)
        if end < 0:
            end = line.find(" ", start + room)
        if end < 0:
            break
        yield line[start:end]
        start, room = end + 1, further
    yield line[start:]


def _broken_by_words(line: str, first: int, further: int) -> Iterator[str]:
    room, width, part = first, -1, list[str]()
    for word in line.split(" "):
        own = columns(word)
        if part and width + 1 + own > room:
            yield " ".join(part)
            room, width, part = further, -1, []
        part.append(word)
        width += 1 + own
    yield " ".join(part)
