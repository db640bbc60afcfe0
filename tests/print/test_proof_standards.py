"""PDFs are what PDF/UA-1 and PDF/A-2a ask for, as far as it can be told without their makers' word for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from edenda.writers.pdf import render_pdf
from tests.print.expected import notes_of
from tests.print.support import BOOK, OWN, own_document, own_pdf, run
from tests.print.tagged import Element, TaggedPdf
from tests.writers import support as samples

PDFS = (*OWN, BOOK)
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


@pytest.fixture(scope="module")
def everything() -> TaggedPdf:
    """The sample that has every element that has rules of its own."""
    return TaggedPdf(render_pdf(samples.sample("everything"), samples.context()))


@pytest.fixture(params=PDFS)
def tagged(request: pytest.FixtureRequest) -> TaggedPdf:
    return TaggedPdf(own_pdf(request.param))


@pytest.mark.parametrize("name", PDFS)
def test_qpdf_finds_no_fault(name: str) -> None:
    assert "No syntax or stream encoding errors found" in run("qpdf", own_pdf(name), "--check")


@pytest.mark.parametrize("name", OWN)
def test_the_facts_of_the_file_are_those_of_the_document(name: str) -> None:
    facts = dict(line.split(":", 1) for line in run("pdfinfo", own_pdf(name)).splitlines())
    title = own_document(name).find(".//{*}titleStmt/{*}title")
    assert title is not None
    assert facts["Title"].strip() == samples.said(title)
    assert facts["Tagged"].strip() == "yes"
    assert facts["Page size"].strip() == "419.528 x 595.276 pts"
    assert facts["JavaScript"].strip() == "no"
    assert "2026" in facts["CreationDate"]


@pytest.mark.parametrize("name", PDFS)
def test_all_fonts_are_inside_and_none_is_drawn(name: str) -> None:
    _, _, *fonts = run("pdffonts", own_pdf(name)).splitlines()
    assert fonts
    for font in fonts:
        assert font.split()[-5:-2] == ["yes", "yes", "yes"], font
        assert "Type 3" not in font


def test_the_file_says_what_it_conforms_to(tagged: TaggedPdf) -> None:
    root = tagged.pdf.Root
    with tagged.pdf.open_metadata(update_docinfo=False) as facts:
        assert facts["pdfuaid:part"] == "1"
        assert (facts["pdfaid:part"], facts["pdfaid:conformance"]) == ("2", "A")
        assert facts["dc:title"]
    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang).startswith("en")
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert root.OutputIntents


@pytest.mark.parametrize("name", PDFS)
def test_headings_leave_out_no_level(name: str) -> None:
    levels = [level for level, _ in headings(TaggedPdf(own_pdf(name)))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", OWN)
def test_the_bookmarks_of_a_document_are_its_headings(name: str) -> None:
    tagged = TaggedPdf(own_pdf(name))
    with tagged.pdf.open_outline() as outline:
        assert list(_bookmarks(outline.root, 1)) == headings(tagged)


def test_the_bookmarks_of_the_book_are_its_headings_without_their_numbers() -> None:
    tagged = TaggedPdf(own_pdf(BOOK))
    with tagged.pdf.open_outline() as outline:
        bookmarks = [words for _, words in _bookmarks(outline.root, 1)]
    assert set(bookmarks) == {re.sub(r"^\d+\.? ", "", words) for _, words in headings(tagged)}


def headings(tagged: TaggedPdf) -> list[tuple[int, str]]:
    """The headings of a PDF with their levels."""
    return [(int(one.kind[1]), one.text()) for one in tagged.document.of_kind(*HEADINGS)]


def _bookmarks(items: list[pikepdf.OutlineItem], level: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield level, item.title
        yield from _bookmarks(item.children, level + 1)


def test_every_link_leads_somewhere(tagged: TaggedPdf, everything: TaggedPdf) -> None:
    for one in (tagged, everything):
        pages = {page.objgen for page in one.pdf.pages}
        for link in _links(one.pdf):
            if "/A" in link and link.A.S == "/URI":
                assert str(link.A.URI).isascii()
            else:
                place = _destination(one.pdf, link.get("/Dest", link.get("/A", {}).get("/D")))
                assert place[0].objgen in pages
            assert str(link.get("/Contents", ""))


def _links(pdf: pikepdf.Pdf) -> list[Any]:
    return [note for page in pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]


def _destination(pdf: pikepdf.Pdf, place: Any) -> Any:
    if isinstance(place, pikepdf.Array):
        return place
    named = pikepdf.NameTree(pdf.Root.Names.Dests)[str(place)]
    return named if isinstance(named, pikepdf.Array) else named.D


def test_all_that_is_painted_is_in_the_structure_or_declared_to_be_no_content(
    tagged: TaggedPdf, everything: TaggedPdf
) -> None:
    for one in (tagged, everything):
        painted = [piece for page in one.painted for piece in page]
        assert [piece for piece in painted if piece.mark is None and not piece.is_artifact] == []
        held = [piece for piece in one.document.pieces(with_calls=True) if piece]
        assert sorted(held, key=id) == sorted((piece for piece in painted if not piece.is_artifact), key=id)


@pytest.mark.parametrize("name", OWN)
def test_running_heads_and_numbers_of_pages_are_no_content(name: str) -> None:
    tagged = TaggedPdf(own_pdf(name))
    for number, _ in enumerate(tagged.painted, 1):
        foot = f"page {number} of {len(tagged.painted)}"
        assert foot in tagged.artifacts(number - 1)
        assert foot not in tagged.text()


@pytest.mark.parametrize("name", OWN)
def test_each_note_has_an_element_and_an_id(name: str) -> None:
    tagged = TaggedPdf(own_pdf(name))
    ids = [bytes(one.facts.ID) for one in tagged.document.of_kind("Note")]
    assert len(ids) == len(set(ids)) == len(notes_of(own_document(name)))


def test_tables_have_heads_and_pictures_have_words(everything: TaggedPdf) -> None:
    tables = everything.document.of_kind("Table")
    assert tables
    assert all(table.of_kind("TH") for table in tables)
    assert all(_describes(figure) for figure in everything.document.of_kind("Figure"))


def _describes(figure: Element) -> bool:
    return bool(str(figure.facts.get("/Alt", "")) or str(figure.facts.get("/ActualText", "")))


def test_lists_are_lists(everything: TaggedPdf) -> None:
    lists = everything.document.of_kind("L")
    assert lists
    for one in lists:
        assert {held.kind for held in one.held if isinstance(held, Element)} <= {"LI", "Caption", "L"}
    assert all(one.of_kind("LBody") for one in everything.document.of_kind("LI"))
