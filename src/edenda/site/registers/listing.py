"""The entries of a kind as its register lists them: in order, each with the page that it has."""

from __future__ import annotations

from typing import NamedTuple

from edenda.register.entries import RegisterTree
from edenda.register.index.index import Index
from edenda.register.index.values import IndexedEntry
from edenda.register.kinds import Kind
from edenda.site.registers.entries import page_of
from edenda.site.registers.naming import Key, Named, Naming, Order
from edenda.site.values import Site


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
    naming = Naming(order_of(site), site.edition.config.edition.language)
    found = [
        _listed(site, entry, naming.of(entry.id, element))
        for name in kind.elements
        for entry in index.entries(name)
        if (element := register.element(entry.id)) is not None
    ]
    return sorted(found, key=lambda one: (one.key, one.id))


def order_of(site: Site) -> Order:
    """The order of names in the lists of a site."""
    return Order(site.interface, site.words)


def _listed(site: Site, entry: IndexedEntry, named: Named) -> Listed:
    return Listed(
        entry.id,
        page_of(entry.id, entry.kind, site.entry_names),
        named.name,
        named.filed,
        named.key,
        named.gloss,
        entry.mentions,
        entry.is_confirmed,
        named.others,
    )
