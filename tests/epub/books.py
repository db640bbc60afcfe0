"""Books for tests: of editions on disk and of single documents, opened as e-readers open them."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urldefrag

from lxml import etree

from edenda.edition import open_edition, read_tei
from edenda.epub.book import book_epub, tasks
from edenda.epub.document import document_part
from edenda.epub.values import Part, Task
from edenda.site.copying import pictures
from edenda.site.opening import open_site
from edenda.site.work import read_facts, start
from edenda.tei import parse
from edenda.writers.context import RenderContext, View
from edenda.writers.epub import render_epub
from edenda.writers.opening import context_of

XHTML: Final = "{http://www.w3.org/1999/xhtml}"
NS: Final = {
    "h": "http://www.w3.org/1999/xhtml",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "epub": "http://www.idpf.org/2007/ops",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
}
#: A red point: the smallest PNG.
PNG: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


@dataclass(frozen=True)
class Book:
    """An EPUB that was opened."""

    data: bytes

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """All files of the book's folder, by their paths in it."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist() if "EPUB/" in name}

    @cached_property
    def pages(self) -> Mapping[str, etree._Element]:
        """The XHTML pages, read."""
        return {name: etree.fromstring(data) for name, data in self.files.items() if name.endswith(".xhtml")}

    @property
    def package(self) -> etree._Element:
        """The package document."""
        return etree.fromstring(self.files["package.opf"])

    def said(self, name: str, page: str) -> list[str]:
        """The words of what an XPath finds in a page, with single blanks."""
        found = self.pages[page].xpath(name, namespaces=NS)
        assert isinstance(found, list)
        return [" ".join("".join(map(str, one.itertext())).split()) for one in found if isinstance(one, etree._Element)]

    def asked(self, xpath: str, page: str) -> list[str]:
        """The attributes that an XPath finds in a page."""
        found = self.pages[page].xpath(xpath, namespaces=NS)
        assert isinstance(found, list)
        return [str(one) for one in found]

    def meta(self, name: str) -> list[str]:
        """What the package says of a property, or of an element of Dublin Core."""
        xpath = f"//{name}" if name.startswith("dc:") else f"//opf:meta[@property='{name}'][not(@refines)]"
        found = self.package.xpath(xpath, namespaces=NS)
        assert isinstance(found, list)
        return [one.text or "" for one in found if isinstance(one, etree._Element)]

    def dangling(self) -> list[str]:
        """The links within the book that lead nowhere."""
        ids = {name: {*self.asked("//@id", name)} for name in self.pages}
        return [f"{page}: {href}" for page, href in self._links() if not self._leads(page, href, ids)]

    def _links(self) -> Iterator[tuple[str, str]]:
        for page in self.pages:
            for href in (*self.asked("//h:a/@href | //h:link/@href", page), *self.asked("//h:img/@src", page)):
                if ":" not in href:
                    yield page, href

    def _leads(self, page: str, href: str, ids: Mapping[str, set[str]]) -> bool:
        address, fragment = urldefrag(href)
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(address))) if address else page
        return target in self.files and (not fragment or unquote(fragment) in ids[target])


def book_of(root: Path, view: View = "reading") -> Book:
    """The book of an edition."""
    edition = open_edition(root)
    start(edition.root)
    site = open_site(edition, [read_facts(path) for path in edition.documents()])
    context = replace(context_of(edition), register=edition.register_tree, view=view)

    def part(task: Task) -> Part:
        tei = read_tei(edition.tei / f"{task.stem}.xml")
        return document_part(tei, task._replace(pictures=tuple(pictures(tei, edition))), context)

    return Book(book_epub(site, map(part, tasks(site)), context))


def single(tei: str | bytes, context: RenderContext | None = None) -> Book:
    """The book of a document."""
    data = tei.encode() if isinstance(tei, str) else tei
    return Book(render_epub(parse(data, "x.xml"), context or RenderContext(file="tei/x.xml")))


def document(body: str, *, title: str = "T", root: str = "", header: str = "", after: str = "") -> str:
    """A document as TEI."""
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" {root}><teiHeader><fileDesc><titleStmt><title>{title}</title>'
        f"</titleStmt><publicationStmt><publisher>P</publisher></publicationStmt><sourceDesc><bibl>A box in the attic."
        f"</bibl></sourceDesc></fileDesc>{header}</teiHeader><text><body>{body}</body>{after}</text></TEI>"
    )
