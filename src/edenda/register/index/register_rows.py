"""The entries of a register and their relations, as the index keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from edenda.register.entries import KINDS, UNCONFIRMED
from edenda.register.index.values import IndexedEntry, IndexedRelation
from edenda.tei import XML_ID, line_of, local, tag, text_of

_NAMING: Final = {kind: frozenset({tag(naming), tag("eventName")}) for kind, (naming, _) in KINDS.items()}


class RegisterRows(NamedTuple):
    """What a register holds; of two entries with one id the first."""

    entries: tuple[IndexedEntry, ...]
    relations: tuple[IndexedRelation, ...]


def register_rows(root: etree._Element) -> RegisterRows:
    """The entries and the relations in the tree of a register."""
    found: dict[str, IndexedEntry] = {}
    for element in root.iter(*map(tag, KINDS)):
        name = element.get(XML_ID)
        if name and name not in found:
            found[name] = _entry(name, element)
    return RegisterRows(tuple(found.values()), tuple(dict.fromkeys(_relations(root))))


def _entry(name: str, element: etree._Element) -> IndexedEntry:
    kind = local(element)
    texts = [" ".join(text_of(child).split()) for child in element if child.tag in _NAMING[kind]]
    names = tuple(dict.fromkeys(filter(None, texts)))
    return IndexedEntry(name, kind, names, element.get("cert") != UNCONFIRMED, line_of(element) or 0, 0)


def _relations(root: etree._Element) -> Iterator[IndexedRelation]:
    for relation in root.iter(tag("relation")):
        passive = _ids(relation.get("passive"))
        for active in _ids(relation.get("active")):
            yield from (IndexedRelation(relation.get("name", ""), active, one) for one in passive)


def _ids(value: str | None) -> list[str]:
    found = (pointer.partition("#")[2] for pointer in (value or "").split())
    return [one for one in found if one]
