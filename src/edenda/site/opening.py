"""A site before its pages: what an edition's documents and settings come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import quote

from edenda.edition import Edition
from edenda.labels import labels
from edenda.register.index.index import open_index
from edenda.register.kinds import KINDS, kind_of
from edenda.site.copying import has_logo
from edenda.site.registers.entries import own_names
from edenda.site.search.index import PAGE, has_search
from edenda.site.values import DocumentFacts, Link, Site
from edenda.writers.opening import interface_of


def open_site(edition: Edition, documents: Iterable[DocumentFacts]) -> Site:
    """A site of an edition by the facts of its documents, in the order of their dates; those without one at the end."""
    web = edition.config.web if has_logo(edition) else replace(edition.config.web, logo="")
    interface = interface_of(edition)
    by_stem = {facts.stem: facts for facts in documents}
    front = tuple(by_stem.pop(stem) for stem in web.front if stem in by_stem)
    ordered = tuple(sorted(by_stem.values(), key=lambda facts: (not facts.date, facts.date, facts.stem)))
    words = labels(interface, edition.own_transform)
    with open_index(edition) as index:
        elements = {entry.id: entry.kind for entry in index.entries()}
    counts = Counter(kind_of(element) for element in elements.values())
    kinds = tuple(kind.name for kind in KINDS if counts[kind])
    names = own_names(elements)
    found = has_search(web)
    site = Site(edition, web, interface, words, ordered, front, kinds=kinds, entry_names=names, has_search=found)
    return site._replace(navigation=_navigation(site, {kind.name: count for kind, count in counts.items()}))


def _navigation(site: Site, counts: Mapping[str, int]) -> tuple[Link, ...]:
    """The ways through a site: to its first page, the front matter, and whatever else there is."""
    return (
        Link("index.html", site.words["documents"]),
        *(Link(quote(facts.path), facts.title) for facts in site.front),
        *(
            Link(
                f"{kind.folder}/index.html",
                site.words["people" if kind.name == "person" else kind.folder],
                counts[kind.name],
            )
            for kind in KINDS
            if kind.name in site.kinds
        ),
        Link("timeline/index.html", site.words["timeline"]),
        Link("about.html", site.words["about"]),
        *([Link(PAGE, site.words["search"])] if site.has_search else ()),
    )
