"""Every word of the reading text stands in the PDF, in its order, and can be taken out of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edenda.edition import open_edition
from edenda.writers.pdf import render_pdf
from tests.print.expected import in_streams, notes_of, words_of
from tests.print.support import (
    BOOK,
    OWN,
    ROOT,
    beyond_the_edges,
    own_context,
    own_document,
    own_pdf,
    sheet,
    words_on_pages,
)
from tests.print.tagged import TaggedPdf
from tests.writers import support as samples

#: What stands between parts of the text, and is no content.
_ORNAMENT = "*"
_SAMPLES = ("article", "essay", "letter", "report", "resolution")


def stands_in(words: list[str], text: str) -> bool:
    """Whether words stand in a row in a text, once."""
    return f" {text} ".count(f" {' '.join(words)} ") == 1


@pytest.mark.parametrize("name", OWN)
def test_the_structure_reads_as_the_document_does(name: str) -> None:
    assert stands_in(words_of(own_document(name)), TaggedPdf(own_pdf(name)).text())


@pytest.mark.parametrize("name", OWN)
def test_the_notes_of_the_structure_are_those_of_the_document(name: str) -> None:
    assert in_streams(TaggedPdf(own_pdf(name)).notes(), own_document(name))


@pytest.mark.parametrize("name", _SAMPLES)
def test_samples_of_each_genre_read_as_the_document_does(name: str) -> None:
    tei = samples.sample(name)
    tagged = TaggedPdf(render_pdf(tei, samples.context()))
    assert stands_in(words_of(tei), tagged.text())
    assert in_streams(tagged.notes(), tei)


@pytest.mark.parametrize("name", OWN)
def test_pdftotext_finds_on_each_page_what_the_structure_holds(name: str) -> None:
    assert [sorted(page) for page in found_on_pages(own_pdf(name))] == [sorted(page) for page in held(own_pdf(name))]


@pytest.mark.parametrize("name", OWN)
def test_pdftotext_reads_the_text_in_the_order_of_the_structure(name: str) -> None:
    pdf = render_pdf(own_document(name), replace(own_context(), register=None))  # an index has columns
    assert found_on_pages(pdf) == held(pdf)


def found_on_pages(pdf: bytes) -> list[str]:
    """What pdftotext finds on each page between the margins, without blanks."""
    words = [word for word in words_on_pages(pdf) if sheet().in_text(word) and word.text != _ORNAMENT]
    pages = range(words[-1].page + 1)
    return ["".join(word.text for word in words if word.page == page).replace("\u00ad", "") for page in pages]


def held(pdf: bytes) -> list[str]:
    """What the pages hold, the notes of each behind its text, as it is painted; without blanks."""
    pages = TaggedPdf(pdf).painted
    texts = ["".join(piece.text for piece in page if not piece.is_artifact) for page in pages]
    return ["".join(text.replace("\u00ad", "").split()) for text in texts]


@pytest.mark.parametrize("name", OWN)
def test_nothing_stands_beyond_the_edges_of_the_text(name: str) -> None:
    assert beyond_the_edges(own_pdf(name)) == []


def test_the_book_has_the_words_of_the_front_matter_and_of_all_documents() -> None:
    edition, text = open_edition(ROOT), TaggedPdf(own_pdf(BOOK)).text()
    at = {path.stem: text.index(" ".join(words_of(own_document(path.stem)))) for path in edition.documents()}
    front = [at.pop(stem) for stem in edition.config.web.front]
    assert front == sorted(front)
    assert max(front) < min(at.values())


def test_the_notes_of_the_book_are_those_of_its_documents() -> None:
    notes = [note for path in open_edition(ROOT).documents() for note in notes_of(own_document(path.stem))]
    assert sorted(TaggedPdf(own_pdf(BOOK)).notes()) == sorted(notes)


def test_nothing_in_the_book_stands_beyond_the_edges_of_the_text() -> None:
    assert beyond_the_edges(own_pdf(BOOK), sheet(facing=True)) == []
