"""The pages of the register: for each kind of entries a list, and a page for every entry with all its mentions."""

from __future__ import annotations

from collections.abc import Iterator

from edenda.register.entries import RegisterTree
from edenda.register.index.index import open_index
from edenda.register.kinds import KINDS
from edenda.site.registers.entry import EntryPages
from edenda.site.registers.listing import listed
from edenda.site.registers.lists import index_pages
from edenda.site.registers.relations import Related
from edenda.site.values import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """The pages of every kind that the register has: those that list its entries, then those of the entries."""
    root = site.edition.register_tree
    if root is None:
        return
    register = RegisterTree(root)
    with open_index(site.edition) as index:
        lists = {kind: listed(site, kind, index, register) for kind in KINDS if kind.name in site.kinds}
        names = {entry.id: entry for entries in lists.values() for entry in entries}
        maker = EntryPages(site, register, Related(root, names))
        for kind, entries in lists.items():
            yield from index_pages(site, kind, entries, register)
            for before, entry, behind in zip((None, *entries), entries, (*entries[1:], None), strict=False):
                yield maker.page(entry, (before, behind), index.mentions(entry.id))
