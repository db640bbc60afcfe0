"""The first page of a site: what the edition is, and its documents."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from lxml import etree

from edenda.site.values import DocumentFacts, Page, PageFacts, Site


def pages(site: Site) -> Iterator[Page]:
    """The first page."""
    root = etree.Element("documents")
    for facts in site.documents:
        _add(root, facts)
    yield Page(PageFacts("index.html"), "html/home.xsl", etree.tostring(root))


def _add(root: etree._Element, facts: DocumentFacts) -> None:
    element = etree.SubElement(
        root,
        "document",
        {
            "href": quote(facts.path),
            "title": facts.title,
            "date": facts.date,
            "date-words": facts.date_words,
            "genre": facts.genre,
            "genre-words": facts.genre_words,
            "language": facts.language,
        },
    )
    for author in facts.authors:
        etree.SubElement(element, "author").text = author.name
