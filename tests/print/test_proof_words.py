"""Every word of the reading text stands in the PDF, in its order, and can be taken out of it."""

from __future__ import annotations

import pytest

from edenda.writers.pdf import render_pdf
from tests.print.expected import in_streams, words_of
from tests.print.support import OWN, beyond_the_edges, own_document, own_pdf, sheet, words_on_pages
from tests.print.tagged import TaggedPdf
from tests.writers import support as samples

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
    pdf = own_pdf(name)
    words = [word for word in words_on_pages(pdf) if sheet().in_text(word)]
    for number, pieces in enumerate(TaggedPdf(pdf).painted):
        found = "".join(word.text for word in words if word.page == number)
        held = "".join(piece.text for piece in pieces if not piece.is_artifact)
        assert found.replace("\u00ad", "") == "".join(held.replace("\u00ad", "").split())


@pytest.mark.parametrize("name", OWN)
def test_nothing_stands_beyond_the_edges_of_the_text(name: str) -> None:
    assert beyond_the_edges(own_pdf(name)) == []
