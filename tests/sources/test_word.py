"""Word documents: what a reader sees becomes text with hints, all else is reported, and nothing is lost on the way."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, cast

import pytest
from lxml import etree

from edenda.checks.fidelity import compare
from edenda.checks.grammar import check_grammar
from edenda.config import Document
from edenda.convert import Conversion, Options, convert
from edenda.model import tiles
from edenda.problems import Problem, has_errors
from edenda.sources import Source, decode
from edenda.tei import NS, parse, text_of
from tests.sources.word import call, item, note, paragraph, row, run, table, word

_LINK: Final = '<Relationship Id="rIdx" Type="t/hyperlink" Target="https://example.org/a" TargetMode="External"/>'


def read(body: str, parts: dict[str, str] | None = None, links: str = "") -> tuple[Source, tuple[Problem, ...]]:
    return decode(word(body, parts, links=links), "letter.docx")


def raw(body: str, parts: dict[str, str] | None = None) -> str:
    return read(body, parts)[0].raw


def converted(body: str, parts: dict[str, str] | None = None, genre: str = "text", links: str = "") -> Conversion:
    source, _ = read(body, parts, links)
    return convert(source, Options(Document("letter", "K"), genre=genre))


def tei(body: str, parts: dict[str, str] | None = None, genre: str = "text", links: str = "") -> etree._Element:
    """The text of a Word document as TEI, proved to be valid, faithful and accounted for."""
    outcome = converted(body, parts, genre, links)
    assert outcome.tei is not None, outcome.problems
    root = parse(outcome.tei, "letter")
    assert check_grammar(root, "letter") == ()
    assert not has_errors(compare(outcome.reading.raw, root, "letter"))
    assert tiles(outcome.reading)
    text = root.find("t:text", NS)
    assert text is not None
    return text


def elements(root: etree._Element, path: str) -> list[etree._Element]:
    return cast("list[etree._Element]", root.xpath(path, namespaces=NS))


def shown(root: etree._Element, path: str) -> list[str]:
    return [" ".join(text_of(one).split()) for one in elements(root, f"//t:text//{path}")]


def codes(body: str, parts: dict[str, str] | None = None) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in read(body, parts)[1]]


LONG: Final = "The boat left the harbour before dawn and came back with the evening tide, as it did on every day."


# Text


def test_runs_that_word_split_are_one_word() -> None:
    body = paragraph(run("deli") + '<w:proofErr w:type="spellStart"/>' + run("vered"))
    assert raw(body) == "delivered"


def test_blanks_at_the_edges_of_a_text_count_only_where_they_are_kept() -> None:
    assert raw(paragraph("<w:r><w:t> one </w:t></w:r>" + run(" two"))) == "one two"


def test_signs_that_are_elements_become_characters() -> None:
    signs = (
        "<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t><w:tab/><w:t>d</w:t><w:cr/>"
        '<w:t>e</w:t><w:sym w:font="Symbol" w:char="F062"/></w:r>'
    )
    assert raw(paragraph(signs)) == "a\N{NON-BREAKING HYPHEN}bc\td\neβ"


def test_an_unknown_sign_is_a_replacement_character() -> None:
    assert raw(paragraph('<w:r><w:t>a</w:t><w:sym w:font="Wingdings" w:char="F0CC"/></w:r>')) == "a\ufffd"


def test_smart_tags_and_content_controls_are_passed_through() -> None:
    tagged = f"<w:smartTag><w:smartTagPr/>{run('Skerry')}</w:smartTag>"
    control = f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{paragraph('Held')}</w:sdtContent></w:sdt>"
    assert raw(paragraph(tagged) + control) == "Skerry\n\nHeld"


def test_the_result_of_a_field_is_text_and_its_code_is_not() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("chapter 2")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert raw(paragraph(run("see ") + field + run("."))) == "see chapter 2."


def test_a_simple_field_shows_its_result() -> None:
    assert raw(paragraph(f'<w:fldSimple w:instr="DATE">{run("3 March")}</w:fldSimple>')) == "3 March"


def test_a_field_that_never_begins_its_result_does_not_hide_the_rest() -> None:
    broken = paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("code"))
    source, problems = read(broken + paragraph("The rest"))
    assert source.raw == "The rest"
    assert [problem.code for problem in problems] == ["DOCX-005"]


def test_alternative_content_is_read_once() -> None:
    choice, fallback = f"<mc:Choice Requires='wps'>{run('new')}</mc:Choice>", f"<mc:Fallback>{run('new')}</mc:Fallback>"
    forms = f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>"
    assert raw(paragraph(forms)) == "new"


def test_blank_paragraphs_set_others_apart_where_a_writer_uses_them() -> None:
    body = "".join(paragraph(text) for text in ("To the Board", "Skerry", "", "", "Gentlemen,", "", LONG))
    assert raw(body) == f"To the Board\nSkerry\n\n\nGentlemen,\n\n{LONG}"


# Structure


def test_a_paragraph_stays_one_paragraph_whatever_it_looks_like() -> None:
    body = (
        paragraph("A title", "Titel")
        + paragraph("a broken off line")
        + paragraph("Another Line Like a Heading")
        + paragraph(LONG)
    )
    assert shown(tei(body), "t:p") == ["a broken off line", "Another Line Like a Heading", LONG]


def test_headings_are_those_of_the_styles_with_their_levels() -> None:
    body = (
        paragraph("The Book", "Titel")
        + paragraph("One", "berschrift1")
        + paragraph(LONG)
        + paragraph("One, first part", "berschrift2")
        + paragraph(LONG)
        + paragraph("Two", "Kapitel")
        + paragraph(LONG)
    )
    root = tei(body)
    assert shown(root, "t:div[@type='section']/t:div[@type='section']/t:head") == ["One, first part"]
    assert shown(root, "t:div[@type='text']/t:div[@type='section']/t:head") == ["One", "Two"]
    assert shown(root, "t:head[@type='main']") == ["The Book"]


def test_a_heading_says_why_it_is_one() -> None:
    body = paragraph("Book", "Titel") + paragraph("One", "berschrift2") + paragraph(LONG)
    blocks = [block for top in converted(body).reading.body.blocks for block in top.walk()]
    assert [block.why.detail for block in blocks if block.why] == ["Word style heading 2"]


def test_an_outline_level_makes_a_heading() -> None:
    body = paragraph("T", "Titel") + paragraph("One", properties='<w:outlineLvl w:val="0"/>') + paragraph(LONG)
    assert shown(tei(body), "t:div[@type='section']/t:head") == ["One"]


def test_labels_are_counted_as_word_counts_them() -> None:
    body = "".join(
        [item("a"), item("b", 1), item("c", 1), item("d", 2), item("e"), item("f", 1), item("g", 0, 3), item("h", 0, 3)]
    )
    labels = [line.partition(" ")[0] for line in raw(body).split("\n\n")]
    assert labels == ["1.", "a)", "b)", "1.b.1", "2.", "a)", "1.", "2."]


def test_lists_keep_their_levels_and_labels() -> None:
    root = tei(
        paragraph("T", "Titel") + item("one") + item("inner", 1) + item("two") + item("dot", 0, 2) + paragraph(LONG)
    )
    assert shown(root, "t:list/t:label") == ["1.", "a)", "2."]
    assert shown(root, "t:item/t:list/t:item") == ["inner"]
    assert shown(root, "t:list[@rend='bulleted']/t:item") == ["dot"]


def test_tables_keep_rows_cells_spans_and_tables_in_them() -> None:
    wide = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("wide")}</w:tc></w:tr>'
    body = paragraph(LONG) + table(
        row("Month", "Barrels", is_head=True), row("March", ""), row("", table(row("in", "side"))), wide
    )
    root = tei(body)
    assert shown(root, "t:row[@role='label']/t:cell") == ["Month", "Barrels"]
    assert shown(root, "t:cell/t:table/t:row/t:cell") == ["in", "side"]
    assert shown(root, "t:cell[@cols='2']") == ["wide"]
    assert [len(one) for one in elements(root, "//t:div/t:table/t:row")] == [2, 2, 2, 1]


def test_a_caption_above_a_table_is_its_head() -> None:
    root = tei(paragraph(LONG) + paragraph("Table 1", "Beschriftung") + table(row("a", "b")))
    assert shown(root, "t:table/t:head") == ["Table 1"]


def test_a_quotation_style_makes_a_displayed_quotation() -> None:
    root = tei(
        paragraph("T", "Titel")
        + paragraph("He wrote to us of this and of other things:")
        + paragraph("The sea gives.", "Zitat")
        + paragraph(LONG)
    )
    assert shown(root, "t:quote[@rend='block']") == ["The sea gives."]


def test_verse_has_lines() -> None:
    lines = run("The sea gives") + "<w:r><w:br/></w:r>" + run("and takes")
    root = tei(
        paragraph("T", "Titel")
        + paragraph(lines, "Vers")
        + paragraph("Alone", "Vers")
        + paragraph("and near", "Vers")
        + paragraph(LONG)
    )
    assert shown(root, "t:lg/t:l") == ["The sea gives", "and takes", "Alone", "and near"]
    assert len(elements(root, "//t:lg")) == 2


def test_page_breaks_that_the_writer_set_are_kept() -> None:
    broken = run(LONG) + '<w:r><w:lastRenderedPageBreak/><w:br w:type="page"/></w:r>' + run(LONG)
    root = tei(paragraph("T", "Titel") + paragraph(broken) + paragraph(LONG, properties="<w:pageBreakBefore/>"))
    assert len(elements(root, "//t:p/t:pb[not(@n)]")) == 1
    assert len(elements(root, "//t:div/t:pb[not(@n)]")) == 1


# Words that look different


def test_italics_and_the_like_become_hi() -> None:
    words = (
        run("plain ")
        + run("lea", "<w:i/>")
        + run("ning ", "<w:i/>")
        + run("raised", '<w:vertAlign w:val="superscript"/>')
    )
    words += run(" styled", '<w:rStyle w:val="Hervorhebung"/>') + run(" not", '<w:i w:val="0"/>')
    root = tei(paragraph(LONG) + paragraph(words + run(f" {LONG}")))
    assert shown(root, "t:hi[@rend='italic']") == ["leaning", "styled"]
    assert shown(root, "t:hi[@rend='superscript']") == ["raised"]


def test_a_link_to_the_web_becomes_a_ref() -> None:
    words = run("the archive", '<w:rStyle w:val="Link"/>')
    link = f'<w:hyperlink r:id="rIdx">{words}</w:hyperlink>'
    root = tei(paragraph(run(LONG + " See ") + link + run(".")), links=_LINK)
    assert shown(root, "t:ref[@target='https://example.org/a']") == ["the archive"]
    assert shown(root, "t:hi") == []


# Notes


def test_notes_stand_at_their_calls() -> None:
    body = paragraph(
        run("The barrel") + call("footnote", 7) + run(" and the rope") + call("endnote", 2) + run(f". {LONG}")
    )
    parts = {"footnotes": note("footnote", 7, "Of oil."), "endnotes": note("endnote", 2, "Of hemp.")}
    root = tei(body, parts)
    assert shown(root, "t:note[@n='1'][@place='bottom'][preceding-sibling::node()[1][.='The barrel']]") == ["Of oil."]
    assert shown(root, "t:note[@n='i'][@place='end']") == ["Of hemp."]
    assert "barrel[1] and the rope[i]" in raw(body, parts)


def test_a_note_with_a_mark_of_its_own_keeps_it() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    text = f'<w:footnote w:id="1"><w:p>{run("* Of oil.")}</w:p></w:footnote>'
    root = tei(paragraph(run("The barrel") + own + run(f" came. {LONG}")), {"footnotes": text})
    assert shown(root, "t:note[@n='*']") == ["Of oil."]


def test_notes_that_the_writer_typed_are_found_where_word_has_none() -> None:
    typed = paragraph("The Tides", "Titel") + paragraph(f"{LONG} The first [1] and the second [2] are typed.")
    body = typed + paragraph(LONG) + paragraph("Notes") + paragraph("[1] Typed one.") + paragraph("[2] Typed two.")
    assert shown(tei(body), "t:p/t:note") == ["Typed one.", "Typed two."]


def test_a_note_in_a_title_stands_in_the_title_and_not_in_the_header() -> None:
    body = paragraph(run("The Tides") + call("footnote", 1), "Titel") + paragraph(LONG)
    outcome = converted(body, {"footnotes": note("footnote", 1, "First read in March.")})
    assert outcome.tei is not None
    root = parse(outcome.tei, "letter")
    assert shown(root, "t:head/t:note") == ["First read in March."]
    assert [text_of(one) for one in root.iterfind(".//t:titleStmt/t:title", NS)] == ["The Tides"]


# What is reported


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


# The whole


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


def test_a_note_of_no_words_leaves_its_mark_in_the_text() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    body = paragraph("T", "Titel") + paragraph(run("The barrel") + own + run(f" came. {LONG}"))
    assert shown(tei(body, {"footnotes": '<w:footnote w:id="1"><w:p/></w:footnote>'}), "t:note") == []
