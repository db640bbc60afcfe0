"""Texts that may stand at a place of a source, found by how they begin: header fields, labels, printed notes."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Final

from edenda.checks.tei_text import Note

_KEY = 16
RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Beginnings:
    """Texts of which those that stand at a place are found by how they begin."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_key: dict[str, dict[int, set[str]]] = {}
        for text in filter(None, texts):
            self._by_key.setdefault(text[:_KEY], {}).setdefault(len(text), set()).add(text)

    def ends(self, s: str, i: int) -> list[int]:
        """Where those end that stand at a place, the longest first."""
        keys = (s[i : i + size] for size in range(1, _KEY + 1))
        known = (pair for key in keys for pair in self._by_key.get(key, {}).items())
        return sorted({i + length for length, texts in known if s[i : i + length] in texts}, reverse=True)


class Printed:
    """The printed notes, found by their labels and by the beginnings of their texts."""

    def __init__(self, notes: tuple[Note, ...]) -> None:
        self._by_label: dict[str, list[Note]] = {}
        self._by_text: dict[str, dict[Note, None]] = {}
        for note in notes:
            for form in dict.fromkeys((note.n, note.n.translate(RAISED))):
                if form:
                    self._by_label.setdefault(form, []).append(note)
            known = min(_KEY, note.events[0].at if note.events else _KEY)
            self._by_text.setdefault(note.text[:known], {})[note] = None
        self._lengths = sorted({len(form) for form in self._by_label}, reverse=True)

    def labelled(self, s: str, i: int) -> Iterator[tuple[str, list[Note]]]:
        """Labels that stand at a place, perhaps behind a bracket, with their notes."""
        for length, lead in itertools.product(self._lengths, (0, 1)):
            form = s[i + lead : i + lead + length]
            if form in self._by_label:
                yield form, self._by_label[form]

    def unlabelled(self, s: str, i: int) -> Iterator[Note]:
        """Notes whose text may begin at a place."""
        for size in range(_KEY + 1):
            yield from self._by_text.get(s[i : i + size], ())
