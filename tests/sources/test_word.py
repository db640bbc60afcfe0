"""Word documents: what a reader sees becomes text with hints."""

from __future__ import annotations

from typing import Final

from edenda.tei import NS, parse, text_of
from tests.sources.word import call, item, note, paragraph, row, run, table
from tests.sources.word_as_tei import LONG, converted, elements, raw, read, shown, tei

_LINK: Final = '<Relationship Id="rIdx" Type="t/hyperlink" Target="https://example.org/a" TargetMode="External"/>'


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


def test_a_note_of_no_words_leaves_its_mark_in_the_text() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    body = paragraph("T", "Titel") + paragraph(run("The barrel") + own + run(f" came. {LONG}"))
    assert shown(tei(body, {"footnotes": '<w:footnote w:id="1"><w:p/></w:footnote>'}), "t:note") == []
