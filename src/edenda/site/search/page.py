"""The page of the search; what it finds is filled in by its script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from edenda.site.search.fragments import LETTERS
from edenda.site.search.index import PAGE
from edenda.site.values import Page, PageFacts, Site

#: What results are narrowed by, in the order of the page; of those with True a page has one, and several can be chosen.
FACETS: Final = (
    ("genre", True),
    ("year", True),
    ("person", False),
    ("organisation", False),
    ("place", False),
    ("document", True),
)


def pages(site: Site) -> Iterator[Page]:
    """The page, if the site has a search."""
    if site.has_search:
        letters = " ".join(letter + coded for letter, coded in LETTERS.items())
        root = etree.Element("search", letters=letters)
        for name, is_single in FACETS:
            etree.SubElement(root, "facet", name=name, single="yes" if is_single else "no")
        facts = PageFacts(PAGE, description=site.words["search"], is_indexed=False)
        yield Page(facts, "html/search.xsl", etree.tostring(root, encoding="utf-8"))
