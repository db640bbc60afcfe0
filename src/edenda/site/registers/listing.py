"""The entries of a kind as its register lists them: in order, with what tells them apart, and other names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from lxml import etree

from edenda.languages import load
from edenda.register.entries import Form, RegisterTree, read_entry
from edenda.register.index.index import Index
from edenda.register.index.sentences import ELLIPSIS, sentence_ends
from edenda.register.index.values import IndexedEntry
from edenda.register.kinds import Kind
from edenda.site.registers.entries import page_of
from edenda.site.registers.filing import Filing
from edenda.site.sorting import initial, sort_key
from edenda.site.values import Site
from edenda.tei import tag, text_of

#: Names that `read_entry` passes over, for an entry that has no other.
_OTHER_NAMES: Final = tuple(map(tag, "country region settlement bloc district geogName name head".split()))
_OFFICES: Final = tag("occupation")
_PROSE: Final = tuple(map(tag, ("desc", "note", "p")))
#: The characters of a description that a list shows.
_SHOWN: Final = 110


#: What a name is sorted by, and the letter under which it stands.
Key = tuple[tuple[str, str, str], str]


class Listed(NamedTuple):
    """An entry of a register's list. `page` is where its page lies, seen from the site's first page."""

    id: str
    page: str
    name: str
    """The preferred name."""
    filed: str
    """The same as it is filed: `Rowe, Edwin`."""
    key: Key
    """What it is sorted by."""
    gloss: str
    """A few words on what it is."""
    mentions: int
    is_confirmed: bool
    others: tuple[str, ...]
    """Other names, as they are filed, under which somebody may look for it."""


def listed(site: Site, kind: Kind, index: Index, register: RegisterTree) -> list[Listed]:
    """The entries of a kind, sorted by their names; entries of one name by their ids."""
    lister = _Lister(site)
    found = [
        lister.of(entry, element)
        for name in kind.elements
        for entry in index.entries(name)
        if (element := register.element(entry.id)) is not None
    ]
    return sorted(found, key=lambda one: (one.key, one.id))


class Order:
    """The order of names in the lists of a site: that of its interface's language, without articles in front."""

    def __init__(self, site: Site) -> None:
        self._language = site.interface
        self._articles = frozenset(site.words["articles"].split())

    def key(self, name: str) -> Key:
        """What a name is sorted by."""
        first, _, rest = name.partition(" ")
        sought = rest if rest and first.casefold() in self._articles else name
        return sort_key(sought, self._language), initial(sought, self._language)


class _Lister:
    """Lists the entries of a site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._key = Order(site).key
        self._language = load(site.edition.config.edition.language)
        self._filing = Filing(self._language)

    def of(self, entry: IndexedEntry, element: etree._Element) -> Listed:
        """An entry as it is listed."""
        read = read_entry(entry.id, element)
        forms = read.forms or (Form(_other_name(element) or entry.id),)
        filed = self._filing.filed(entry.kind, forms)
        key = self._key(filed[0])
        sought = (name for form, name in zip(forms, filed, strict=True) if not (form.is_short or form.is_misprint))
        return Listed(
            entry.id,
            page_of(entry.id, entry.kind, self._site.entry_names),
            forms[0].text,
            filed[0],
            key,
            self._gloss(element),
            entry.mentions,
            entry.is_confirmed,
            tuple(self._elsewhere(key, sought)),
        )

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
            return _cut(", ".join(offices))
        said = next((words for one in element.iterchildren(*_PROSE) if (words := _words(one))), "")
        ends = sentence_ends(said, self._language)
        return _cut(said[: ends[0]] if ends else said)


def _first(key: Key) -> str:
    return key[0][0].partition(" ")[0]


def _other_name(element: etree._Element) -> str:
    return next((words for one in element.iterchildren(*_OTHER_NAMES) if (words := _words(one))), "")


def _words(element: etree._Element) -> str:
    return " ".join(text_of(element).split())


def _cut(words: str) -> str:
    """Words without the full stop at their end; cut between two where they are many."""
    if len(words) <= _SHOWN:
        return words.removesuffix(".")
    return f"{words[:_SHOWN].rpartition(' ')[0].rstrip(',;:')} {ELLIPSIS}"
