"""An entry's name in an alphabetical list: as it is filed, what it is sorted by, its other names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from lxml import etree

from edenda.languages import load
from edenda.register.entries import Form, read_entry
from edenda.register.index.sentences import ELLIPSIS, sentence_ends
from edenda.site.registers.filing import Filing
from edenda.site.sorting import initial, sort_key
from edenda.tei import local, tag, text_of

#: Names that `read_entry` passes over, for an entry that has no other.
_OTHER_NAMES: Final = tuple(map(tag, "country region settlement bloc district geogName name head".split()))
_OFFICES: Final = tag("occupation")
_PROSE: Final = tuple(map(tag, ("desc", "note", "p")))
#: The characters of a description that a list on a screen shows.
_SHOWN: Final = 110

#: What a name is sorted by, and the letter under which it stands.
Key = tuple[tuple[str, str, str], str]


class Named(NamedTuple):
    """How an entry stands in a list."""

    name: str
    """The preferred name."""
    filed: str
    """The same as it is filed: `Rowe, Edwin`."""
    key: Key
    """What it is sorted by."""
    gloss: str
    """A few words on what it is."""
    is_confirmed: bool
    others: tuple[str, ...]
    """Other names, as they are filed, under which somebody may look for it."""


class Order:
    """The order of names in lists: that of the interface's language, without articles in front."""

    def __init__(self, interface: str, words: Mapping[str, str]) -> None:
        self._language = interface
        self._articles = frozenset(words["articles"].split())

    def key(self, name: str) -> Key:
        """What a name is sorted by."""
        first, _, rest = name.partition(" ")
        sought = rest if rest and first.casefold() in self._articles else name
        return sort_key(sought, self._language), initial(sought, self._language)


class Naming:
    """Names entries for lists in an order; `language` is that of the edition, `longest` the longest description."""

    def __init__(self, order: Order, language: str, longest: int = _SHOWN) -> None:
        self._key = order.key
        self._language = load(language)
        self._longest = longest
        self._filing = Filing(self._language)

    def of(self, id_: str, element: etree._Element) -> Named:
        """An entry as lists have it."""
        read = read_entry(id_, element)
        forms = read.forms or (Form(_other_name(element) or id_),)
        filed = self._filing.filed(local(element), forms)
        key = self._key(filed[0])
        sought = (name for form, name in zip(forms, filed, strict=True) if not (form.is_short or form.is_misprint))
        others = tuple(self._elsewhere(key, sought))
        return Named(forms[0].text, filed[0], key, self._gloss(element), read.is_confirmed, others)

    def _elsewhere(self, key: Key, names: Iterable[str]) -> Iterator[str]:
        """Of other names, those that stand elsewhere in the list: with another first word; each once."""
        seen = {_first(key)}
        for name in names:
            first = _first(self._key(name))
            if first not in seen:
                seen.add(first)
                yield name

    def _gloss(self, element: etree._Element) -> str:
        """What an entry is in a few words: a person's offices, else the first sentence that is said of it."""
        if offices := [words for one in element.iterchildren(_OFFICES) if (words := _words(one))]:
            return _cut(", ".join(offices), self._longest)
        said = next((words for one in element.iterchildren(*_PROSE) if (words := _words(one))), "")
        ends = sentence_ends(said, self._language)
        return _cut(said[: ends[0]] if ends else said, self._longest)


def _first(key: Key) -> str:
    return key[0][0].partition(" ")[0]


def _other_name(element: etree._Element) -> str:
    return next((words for one in element.iterchildren(*_OTHER_NAMES) if (words := _words(one))), "")


def _words(element: etree._Element) -> str:
    return " ".join(text_of(element).split())


def _cut(words: str, longest: int) -> str:
    """Words without the full stop at their end; cut between two where they are many."""
    if len(words) <= longest:
        return words.removesuffix(".")
    return f"{words[:longest].rpartition(' ')[0].rstrip(',;:')} {ELLIPSIS}"
