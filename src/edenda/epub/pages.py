"""The pages of a book that are no document, each made by `epub/book.xsl` from a small XML document."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from lxml import etree

from edenda import __version__
from edenda.epub.document import STYLE
from edenda.epub.facts import BookFacts
from edenda.epub.links import lead, outside
from edenda.epub.values import File
from edenda.epub.xhtml import MEDIA_TYPE, TYPE, XML_LANG, as_xhtml, child, serialised
from edenda.writers.context import RenderContext
from edenda.writers.stylesheets import transform

_STYLESHEET: Final = "epub/book.xsl"


class PageMaker:
    """Makes the pages of a book."""

    def __init__(self, facts: BookFacts, context: RenderContext) -> None:
        self._facts = facts
        self._context = replace(context, stylesheet=None, params={})

    def page(self, source: etree._Element, name: str, kind: str) -> File:
        """A page of a kind, as EPUB calls it: `titlepage`, `index`."""
        made = transform(source, _STYLESHEET, self._context, {"language": self._facts.language})
        html = made.getroot()
        for element in html.iter("*"):
            as_xhtml(element)
        for link in list(html.iter("a")):
            lead(link, outside(link.get("href", "")))
        html.set(XML_LANG, html.get("lang", ""))
        up = "../" * name.count("/")
        etree.SubElement(child(html, "head"), "link", rel="stylesheet", type="text/css", href=f"{up}{STYLE}")
        child(html, "body").set(TYPE, kind)
        return File(name, MEDIA_TYPE, serialised(html))

    def source(self, name: str) -> etree._Element:
        """The facts of the book, as the source of a page of its own."""
        facts = self._facts
        root = etree.Element(
            name,
            {
                "title": facts.title,
                "heading": facts.heading[0],
                "below": facts.heading[1],
                "subtitle": facts.subtitle,
                "publisher": facts.publisher,
                "place": facts.place,
                "date": facts.date,
                "licence": facts.licence,
                "licence-url": facts.licence_url,
                "description": facts.description,
                "base": facts.base,
                "isbn": facts.isbn,
                "version": __version__,
            },
        )
        for maker in facts.makers:
            editor = "yes" if maker.is_editor else "no"
            etree.SubElement(root, "maker", role=maker.role, editor=editor).text = maker.name
        return root
