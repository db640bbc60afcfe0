"""All forms of all names as one automaton: every place in a text where a form stands as whole words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import ahocorasick

from edenda.register import Entry

#: Characters that count as one another when names are compared; each is one character, so offsets stay.
_ALIKE: Final = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "\N{NO-BREAK SPACE}": " ", "\n": " ", "\t": " ", "–": "-", "‑": "-"}
)


_LONGEST_PREFIX: Final = 20


class Match(NamedTuple):
    """A form in a text: where it stands, and the entries that it can mean (id, is preferred, is short)."""

    start: int
    end: int
    meanings: tuple[tuple[str, bool, bool], ...]


class Forms:
    """The automaton over the forms of entries. Building is linear in the forms, finding in the text."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        table: dict[str, list[tuple[str, bool, bool]]] = {}
        for entry in entries:
            for form in entry.forms:
                meanings = table.setdefault(fold(form.text), [])
                if all(known[0] != entry.id for known in meanings):
                    meanings.append((entry.id, form.is_preferred, form.is_short))
        self._automaton = ahocorasick.Automaton()
        for words, meanings in table.items():
            self._automaton.add_word(words, (len(words), tuple(meanings)))
        self._is_empty = not table
        if table:
            self._automaton.make_automaton()

    def find(self, text: str) -> Iterator[Match]:
        """Every form that stands in the text as whole words; of overlapping ones the leftmost, then the longest."""
        if self._is_empty:
            return
        folded = fold(text)
        hits = []
        for last, (length, meanings) in self._automaton.iter(folded):
            start, end = last - length + 1, last + 1
            if is_whole(folded, start, end):
                hits.append(Match(start, end, meanings))
        end_of_last = 0
        for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
            if hit.start >= end_of_last:
                yield hit
                end_of_last = hit.end


def fold(text: str) -> str:
    """A text with apostrophes, hyphens and blanks of one kind each, character for character."""
    return text.translate(_ALIKE)


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text stands there as whole words, not as part of a compound adjective."""
    before = text[start - 1 : start]
    after = text[end : end + 1]
    begins = not (before.isalnum() or before == "_") or not text[start].isalnum()
    if after and unicodedata.combining(after):
        return False
    ends = not (after.isalnum() or after == "_") or not text[end - 1].isalnum()
    return begins and ends and not (before == "-" and _has_lower_prefix(text, start - 1))


def _has_lower_prefix(text: str, hyphen: int) -> bool:
    """Whether the word before a hyphen begins in lower case, so that the name is part of a compound adjective."""
    first = hyphen
    while first > 0 and text[first - 1].isalpha() and hyphen - first < _LONGEST_PREFIX:
        first -= 1
    return text[first:hyphen].islower()
