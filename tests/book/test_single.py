"""A document's PDF by itself: its head, its lists, what stands above and below."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edenda.site.frame import page_xml
from edenda.site.values import Citation, PageFacts
from edenda.tei import parse
from edenda.writers.context import RenderContext
from edenda.writers.pdf import render_pdf
from tests.book.making import Book, read
from tests.book.test_entries import CONTEXT

pytest.importorskip("typst", reason="PDFs are set by Typst: the extra print")

DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="log" xml:lang="en">
  <teiHeader><fileDesc>
    <titleStmt><title>The log of the light</title><author>Bertram Zoll</author></titleStmt>
    <editionStmt><edition>Lights of the North</edition></editionStmt>
    <publicationStmt><publisher>Skerry Press</publisher><date when="2026-05-01"/>
      <availability status="free"><licence target="https://example.org/free">Free for all.</licence></availability>
    </publicationStmt>
    <notesStmt><note>The seal is broken.</note></notesStmt>
    <sourceDesc><bibl><title>The log of the light</title></bibl><bibl>Harbour archive, folder 7.</bibl>
      <msDesc><msIdentifier><repository>Skerry Record Office</repository>
      <idno>L 4</idno></msIdentifier></msDesc></sourceDesc></fileDesc>
    <profileDesc><textClass><keywords><term>lighthouses</term></keywords></textClass></profileDesc>
    <revisionDesc status="draft"><change/></revisionDesc></teiHeader>
  <text><body><p xml:id="p1"><persName ref="register.xml#zoll">Zoll</persName> saw the
    <choice><sic>lihgt</sic><corr>light</corr></choice>.</p>
  %s</body></text></TEI>"""
LONG = "<p>The light was seen by all who came into the harbour that night.</p>" * 60


@pytest.fixture(scope="module")
def book() -> Book:
    page = page_xml(PageFacts("documents/log.html", citation=Citation("Zoll, “The log of the light”.")))
    context = replace(CONTEXT, page=page, site=b'<site base="https://example.org/" language="en"/>')
    return read(render_pdf(parse((DOCUMENT % LONG).encode(), "log.xml"), context))


def test_the_head_has_title_and_facts(book: Book) -> None:
    said = " ".join(book.pages[0].split())
    assert said.startswith("The log of the light")
    assert "Source: Harbour archive, folder 7." in said
    assert "Source: Skerry Record Office, L 4" in said
    assert "Remarks: The seal is broken." in said
    assert "draft" not in said


def test_the_foot_says_which_page_of_how_many_and_the_head_repeats_the_title(book: Book) -> None:
    assert book.pages[0].split()[-4:] == ["page", "1", "of", str(len(book.pages))]
    assert " ".join(book.pages[1].splitlines()[0].split()) == "The log of the light"


def test_lists_and_imprint_stand_at_the_end(book: Book) -> None:
    said = " ".join(" ".join(book.pages[1:]).split())
    for words in (
        "Corrections 1,1 light] lihgt",
        "Index of persons Zoll, Bertram (born 1850) 1.",
        "Lights of the North, Skerry Press, 1 May 2026.",
        "Rights: Free for all. https://example.org/free",
        "How to cite: Zoll, “The log of the light”.",
        "https://example.org/documents/log.html",
    ):
        assert words in said


def test_without_a_site_and_a_register_nothing_of_them_is_said() -> None:
    book = read(render_pdf(parse((DOCUMENT % "").encode(), "log.xml"), RenderContext(interface="de")))
    said = " ".join(book.pages[0].split())
    assert "Personenregister" not in said
    assert "Zitieren" not in said
    assert "Seite 1 von 1" in said


def test_the_imprint_never_stands_alone_on_the_last_page() -> None:
    context = replace(CONTEXT, site=b'<site base="" language="en"/>')
    for count in range(1, 24, 2):
        body = "<p>The light was seen.</p>" * count
        pages = read(render_pdf(parse((DOCUMENT % body).encode(), "log.xml"), context)).pages
        imprint = next(page for page in pages if "Skerry Press" in page)
        assert "Zoll, Bertram" in imprint
