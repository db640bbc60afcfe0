"""The entries of the register in the middle of a review: those of the index, and what decisions made of them.

The index would have to read the whole register again after each decision; it does so once, at the end.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from edenda.register.editing.new_entries import NewEntry, NewForm
from edenda.register.index.entries_table import searchable
from edenda.register.index.index import Index
from edenda.register.index.values import IndexedEntry
from edenda.register.likeness import folded


class Meanings(NamedTuple):
    """How often some words lead to each entry: in the whole edition, and in each document, by file."""

    edition: Counter[str]
    documents: Mapping[str, Counter[str]]


class Entries:
    """Entries by id and by their words."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._changed: dict[str, IndexedEntry] = {}
        self._meanings: dict[tuple[str, str], Meanings] = {}

    @property
    def are_changed(self) -> bool:
        """Whether the index does not know all."""
        return bool(self._changed)

    def forget(self) -> None:
        """The index knows all now."""
        self._changed.clear()

    def entry(self, id_: str) -> IndexedEntry | None:
        """The entry of an id; None where there is none."""
        return self._changed.get(id_) or self._index.entry(id_)

    def with_words(self, words: str, kind: str = "") -> Iterator[IndexedEntry]:
        """The entries of a kind (all without one) of which each of some words begins a word of a name."""
        wanted = folded(words) or tuple(words.casefold().split())
        for entry in self._changed.values():
            if (not kind or entry.kind == kind) and all(
                f" {word}" in searchable((*entry.names, entry.id)) for word in wanted
            ):
                yield entry
        yield from (entry for entry in self._index.entries(kind, words) if entry.id not in self._changed)

    def meanings(self, words: str, element: str) -> Meanings:
        """How often exactly these words, in elements of a name, lead to each entry."""
        if (words, element) not in self._meanings:
            documents: dict[str, Counter[str]] = defaultdict(Counter)
            for mention in self._index.of_words(words):
                if mention.element == element:
                    documents[mention.file].update(mention.entries)
            edition: Counter[str] = Counter()
            for counts in documents.values():
                edition.update(counts)
            self._meanings[words, element] = Meanings(edition, documents)
        return self._meanings[words, element]

    def forget_meanings(self) -> None:
        """Documents were changed."""
        self._meanings.clear()

    def take_in(self, new: Iterable[NewEntry], forms: Iterable[tuple[str, NewForm]], confirmed: Iterable[str]) -> None:
        """Know what decisions made: entries, forms of names, and by which entries somebody stands now."""
        for one in new:
            names = tuple(form.text for form in one.forms)
            self._changed[one.id] = IndexedEntry(one.id, one.kind, names, one.is_confirmed, 0, 0)
        for id_, form in forms:
            if (entry := self.entry(id_)) and form.text not in entry.names:
                self._changed[id_] = entry._replace(names=(*entry.names, form.text))
        for id_ in confirmed:
            if entry := self.entry(id_):
                self._changed[id_] = entry._replace(is_confirmed=True)
