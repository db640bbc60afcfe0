"""Word documents: what does not become text is reported, and nothing is lost on the way."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

import pytest

from tests.sources.word import call, item, note, paragraph, row, run, table
from tests.sources.word_as_tei import LONG, codes, converted, raw, read, shown, tei


def test_a_comment_is_reported_with_its_author_and_its_words() -> None:
    marked = '<w:commentRangeStart w:id="0"/>' + run("the pilot") + '<w:commentRangeEnd w:id="0"/>'
    comment = f'<w:comment w:id="0" w:author="B. Editor">{paragraph("Thorne?")}</w:comment>'
    assert codes(paragraph(marked), {"comments": comment}) == [
        ("DOCX-001", "A comment by B. Editor on “the pilot” was not taken over: “Thorne?”.")
    ]


def test_tracked_changes_are_taken_or_left_out_and_reported() -> None:
    body = paragraph(
        run("it was ")
        + f'<w:ins w:author="A. Reader">{run("surely")}</w:ins>'
        + '<w:del w:author="A. Reader"><w:r><w:delText>never</w:delText></w:r></w:del>'
        + f"<w:moveFrom>{run('gone')}</w:moveFrom><w:moveTo>{run(' here')}</w:moveTo>"
    )
    assert raw(body) == "it was surely here"
    assert [message for _, message in codes(body)] == [
        "Inserted by A. Reader and taken: “surely”.",
        "Deleted by A. Reader and left out: “never”.",
        "Moved away and left out: “gone”.",
        "Moved here and taken: “here”.",
    ]


def test_an_image_is_reported_with_its_description() -> None:
    properties = '<wp:docPr id="1" name="Picture 1" descr="Map of the harbour"/>'
    image = f"<w:r><w:drawing><wp:inline>{properties}</wp:inline></w:drawing></w:r>"
    assert codes(paragraph(run("x") + image)) == [
        ("DOCX-003", "An image, described as “Map of the harbour”, was not taken over.")
    ]


def test_a_text_box_follows_its_paragraph_and_is_reported() -> None:
    inner = f"<w:txbxContent>{paragraph('Steady as she goes')}</w:txbxContent>"
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp>"
        f"<wps:txbx>{inner}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = paragraph(run("Here") + box) + paragraph("There")
    assert raw(body) == "Here\n\nSteady as she goes\n\nThere"
    assert [code for code, _ in codes(body)] == ["DOCX-004"]


def test_words_that_do_not_show_are_reported() -> None:
    body = paragraph(run("seen") + run("unseen", "<w:vanish/>"))
    parts = {"footnotes": note("footnote", 3, "uncalled")}
    assert raw(body, parts) == "seen"
    assert codes(body, parts) == [
        ("DOCX-005", "Hidden words were left out: “unseen”."),
        ("DOCX-005", "A footnote that nothing calls was left out: “uncalled”."),
    ]


def test_a_running_head_is_furniture_without_the_number_of_the_page() -> None:
    number = f'<w:fldSimple w:instr=" PAGE ">{run("12")}</w:fldSimple>'
    head = paragraph(run("Tides of Skerry – ") + number)
    outcome = converted(paragraph(LONG), {"header1": head, "header2": head})
    assert outcome.reading.raw == f"{LONG}\n\nTides of Skerry – "
    assert [flow.text for flow in outcome.reading.flows if flow.kind == "furniture"] == ["Tides of Skerry –"]


_EVERYTHING: Final = (
    paragraph("The Tides of Skerry", "Titel")
    + paragraph("One", "berschrift1")
    + paragraph(run("The oil") + call("footnote", 2) + run(" came", "<w:i/>") + f"<w:ins>{run(' late')}</w:ins>")
    + item("first")
    + item("second", 1)
    + table(row("a", table(row("b", "c"))), row("d", "e"))
    + paragraph("<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>" + run("hidden", "<w:vanish/>") + run("end"))
    + paragraph(
        f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('boxed')}</w:txbxContent></v:textbox></w:pict></w:r>"
    )
    + f"<w:sdt><w:sdtContent>{paragraph('controlled')}</w:sdtContent></w:sdt>"
)
_PARTS: Final = {
    "footnotes": note("footnote", 2, "of barrels") + note("footnote", 3, "uncalled"),
    "endnotes": note("endnote", 1, "uncalled too"),
    "comments": f'<w:comment w:id="0" w:author="B">{paragraph("doubt")}</w:comment>',
    "footer1": paragraph("Skerry Press"),
}


def test_every_character_of_every_part_is_in_the_text_or_in_a_report() -> None:
    source, problems = read(_EVERYTHING, _PARTS)
    said = source.raw + " ".join(problem.message for problem in problems)
    there = Counter(re.sub(r"\s", "", said))
    words = re.findall(r"<w:(?:t|delText)[^>]*>([^<]+)<", _EVERYTHING + "".join(_PARTS.values()))
    assert Counter(re.sub(r"\s", "", "".join(words))) - there == Counter()
    assert [word for word in words if word.strip() not in said] == []


@pytest.mark.parametrize("genre", ["article", "essay", "letter", "report", "resolution", "text"])
def test_a_document_of_everything_is_valid_and_faithful_in_every_genre(genre: str) -> None:
    assert shown(tei(_EVERYTHING, _PARTS, genre), "t:table/t:row/t:cell/t:table//t:cell") == ["b", "c"]


def test_the_same_file_gives_the_same_text_and_hints() -> None:
    assert read(_EVERYTHING, _PARTS) == read(_EVERYTHING, _PARTS)
