"""Documents made to break typesetting become PDFs with all their words, within the edges of the text; or a message."""

from __future__ import annotations

from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

import pytest

from edenda.errors import UnreadableError
from edenda.writers.context import RenderContext
from edenda.writers.pdf import render_pdf
from tests.print.expected import in_streams, words_of
from tests.print.hostile import DEJAVU, HEADER, LEFTWARDS, PLAIN, REFUSED, TYPST, WITH_FONT
from tests.print.support import beyond_the_edges, run, set_body, with_fonts
from tests.print.tagged import TaggedPdf
from tests.writers.support import document


@pytest.mark.parametrize("name", PLAIN)
def test_all_words_are_there_and_within_the_edges(name: str) -> None:
    pdf = set_body(PLAIN[name])
    tagged, tei = TaggedPdf(pdf), document(PLAIN[name])
    assert " ".join(words_of(tei)) in tagged.text()
    assert in_streams(tagged.notes(), tei)
    assert beyond_the_edges(pdf) == []


@pytest.mark.parametrize("name", WITH_FONT)
def test_text_in_a_font_of_the_edition_has_all_its_words(name: str) -> None:
    body, face, folder = WITH_FONT[name]
    pdf = set_body(body, with_fonts(folder, faces=(face,)))
    assert " ".join(words_of(document(body))) in TaggedPdf(pdf).text()
    assert beyond_the_edges(pdf) == []


@pytest.mark.xfail(strict=True, reason="Typst gives both signs the words of both: github.com/typst/typst/issues/8767")
def test_a_letter_and_a_mark_that_are_no_single_character_are_found_once() -> None:
    assert "ɔ̃ m̥ r̄" in TaggedPdf(set_body("<p>ɔ̃ m̥ r̄</p>")).text()


@pytest.mark.parametrize("name", LEFTWARDS)
def test_text_from_right_to_left_is_found_as_it_is_read(name: str) -> None:
    body, faces, words = LEFTWARDS[name]
    pdf = set_body(body, with_fonts(*([DEJAVU] if faces else []), faces=faces))
    marks = dict.fromkeys(map(ord, "\u202a\u202b\u202c"))
    assert words in " ".join(run("pdftotext", pdf, output=["-"]).translate(marks).split())
    assert beyond_the_edges(pdf) == []


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_shown_is_reported_and_no_box_is_set(name: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        set_body(f"<p>Before.</p><p>a{REFUSED[name]}b</p>")
    assert [problem.code for problem in caught.value.problems] == ["PRINT-002"]


def test_a_private_character_that_a_face_has_is_set_and_the_file_claims_less() -> None:
    tagged = TaggedPdf(set_body("<p>a\ue000b</p>"))
    assert "a\ue000b" in tagged.text()
    with tagged.pdf.open_metadata(update_docinfo=False) as facts:
        assert (facts["pdfaid:part"], facts["pdfaid:conformance"]) == ("2", "U")


@pytest.mark.parametrize("sign", TYPST)
def test_signs_of_typst_in_the_head_of_a_document_are_words(sign: str) -> None:
    tei = document(f"<p>Text {escape(sign)}.</p>", header=HEADER.format(quoteattr(sign), escape(sign)))
    title = next(tei.iter("{*}title"))
    title.text = f"Title {sign} end"
    tagged = TaggedPdf(render_pdf(tei, RenderContext()))
    assert f"Title {sign} end " in tagged.text()
    assert str(tagged.pdf.docinfo.Title) == f"Title {sign} end"
    assert f" Text {sign}." in tagged.text()


@pytest.mark.parametrize("sign", ["#panic()", '"', "\\", '"]', '#read("/etc/passwd")'])
def test_signs_of_typst_in_settings_are_no_code(sign: str) -> None:
    made = RenderContext()
    facts = replace(made.print, subtitle=sign, place=sign, isbn=sign, imprint=(sign,), colophon=sign)
    pdf = render_pdf(document("<p>Text.</p>"), replace(made, print=facts, interface="de", file=sign))
    assert " Text. " in TaggedPdf(pdf).text()


def test_a_document_without_a_title_and_one_without_a_text_are_set() -> None:
    for tei, path in ((document("<p>Text.</p>"), ".//{*}title"), (document(""), ".//{*}div")):
        element = tei.find(path)
        assert element is not None
        element.clear()
        assert TaggedPdf(render_pdf(tei, RenderContext())).painted
