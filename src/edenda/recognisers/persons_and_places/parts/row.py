"""The words of one chunk in a row, with what each can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

from edenda.languages import Language
from edenda.recognisers.words.vocabulary import Sort, place_kind, sort_of

KNOWN: Final = Sort.GIVEN | Sort.SURNAME
"""In a list of persons' names."""
BLOCKED: Final = Sort.ADJECTIVE | Sort.CALENDAR | Sort.HEAD | Sort.PLACE_HEAD | Sort.ACRONYM | Sort.NO_NAME
"""Mostly no person's name."""
GREAT: Final = frozenset(
    ("country", "region", "capital", "city", "states", "regions", "waters", "historic_cities", "buildings")
)
"""Kinds of places that most readers know."""


@dataclass(frozen=True)
class Row:
    """Words with capitals that stand together."""

    words: tuple[str, ...]
    language: Language
    opens: bool
    """Whether a sentence begins with them, or they are a heading's."""
    shouts: bool
    """Whether they stand among capitals only."""

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def sorts(self) -> Sequence[int]:
        """What each word can be."""
        sorts = [sort_of(word, self.language) for word in self.words]
        return [sort & ~Sort.ACRONYM for sort in sorts] if self.shouts else sorts

    @cached_property
    def offsets(self) -> Sequence[int]:
        """Where each word begins."""
        return tuple(accumulate((len(word) + 1 for word in self.words), initial=0))

    def sort(self, at: int) -> int:
        """What the word at a place can be; nothing where there is none."""
        return self.sorts[at] if 0 <= at < len(self.words) else 0

    def lower(self, at: int) -> str:
        """A word in lower case without its full stop; empty where there is none."""
        return self.words[at].lower().rstrip(".") if 0 <= at < len(self.words) else ""

    def end(self, last: int) -> int:
        """Where the word before a place ends."""
        return self.offsets[last] - 1

    def text(self, first: int, last: int) -> str:
        """Some words, one blank between them."""
        return " ".join(self.words[first:last])

    def is_possessive(self, at: int) -> bool:
        """Whether a word ends like a possessive, and belongs to a name that goes on: People's Republic."""
        return self.words[at].endswith(("'s", "’s", "'S", "’S", "'", "’"))

    def is_among(self, at: int, key: str) -> bool:
        """Whether a word is in a list of the language's about places."""
        return self.lower(at) in self.language.word_set("places", key)

    def is_great_place(self, at: int) -> bool:
        """Whether a word alone is a place that most readers know."""
        return at < len(self.words) and place_kind(self.words[at], self.language) in GREAT
