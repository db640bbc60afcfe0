"""Plain texts as they were asked for: wrapped, notes where they are called, no page numbers, as transcribed."""

from __future__ import annotations

import pytest

from edenda.config import TextFacts
from edenda.tei import NS, parse
from edenda.writers.context import View
from edenda.writers.text import render_text
from tests.growth import grows_with_length
from tests.writers.support import context, document

_LONG = "The board met at the house of the harbour master and heard the account of the winter."


def text(body: str, facts: TextFacts, view: View = "reading") -> str:
    """The text of a small document below its title."""
    return render_text(document(body), context(text=facts, view=view)).decode().removeprefix("T\n\n")


def wrapped(body: str, wrap: int = 30) -> str:
    return text(body, TextFacts(wrap=wrap))


def inline(body: str) -> str:
    return text(body, TextFacts(notes="inline"))


def test_lines_are_as_long_as_asked_and_break_at_blanks() -> None:
    assert wrapped(f"<p>{_LONG}</p>") == (
        "The board met at the house of\nthe harbour master and heard\nthe account of the winter.\n"
    )


def test_no_line_breaks_in_a_word_or_at_a_blank_that_joins() -> None:
    word = "x" * 40
    assert wrapped(f"<p>see {word} there</p>") == f"see\n{word}\nthere\n"
    assert wrapped("<p>The letters of the older Dr\u00a0Rowe and others</p>") == (
        "The letters of the older\nDr\u00a0Rowe and others\n"
    )


def test_wide_characters_take_two_columns_and_combining_ones_none() -> None:
    assert wrapped(f"<p>{'漢字漢字 ' * 4}</p>") == "漢字漢字 漢字漢字 漢字漢字\n漢字漢字\n"
    accented = "e\u0301" * 14
    assert wrapped(f"<p>{accented} {accented} {accented}</p>") == f"{accented} {accented}\n{accented}\n"


def test_what_belongs_to_a_label_hangs_under_it() -> None:
    items = f"<label>10.</label><item><p>{_LONG}</p><p>More.</p></item><label>viii.</label><item>short</item>"
    assert wrapped(f"<list>{items}</list>", 40) == (
        "10. The board met at the house of the\n    harbour master and heard the account\n    of the winter.\n"
        "\n    More.\n\nviii. short\n"
    )


def test_a_long_label_leaves_room_for_the_words() -> None:
    items = "<label>The Central Committee</label><item>an organ of the party, elected by it</item>"
    assert wrapped(f"<list type='gloss'>{items}</list>") == (
        "The Central Committee: an\n    organ of the party,\n    elected by it\n"
    )


def test_a_quotation_and_its_source_are_indented_and_keep_the_stop_that_follows() -> None:
    quoted = f"<cit rend='block'><quote>{_LONG}</quote><bibl>(Rowe 2)</bibl></cit>"
    assert wrapped(f"<p>He said: {quoted}. They left.</p>") == (
        "He said:\n\n    The board met at the house\n    of the harbour master and\n    heard the account of the\n"
        "    winter.\n\n    (Rowe 2).\n\nThey left.\n"
    )
    assert text("<p>He: <quote rend='block'><p>a</p><p>b</p></quote>; so.</p><p>... c</p>", TextFacts()) == (
        "He:\n\n    a\n\n    b;\n\nso.\n\n... c\n"
    )


def test_verses_and_entries_of_a_bibliography_are_not_run_together() -> None:
    verse = "<lg><l>one line that is too long for it</l><l>two</l></lg>"
    assert wrapped(verse) == "one line that is too long for\n    it\ntwo\n"
    entries = f"<listBibl><bibl>{_LONG}</bibl><bibl>B.</bibl></listBibl>"
    assert wrapped(entries).endswith("\n    winter.\nB.\n")


def test_rows_of_tables_are_never_wrapped() -> None:
    row = f"<row><cell>{'word ' * 8}</cell><cell>2</cell></row>"
    assert wrapped(f"<table>{row}</table>") == f"{'word ' * 8} 2\n"


def test_columns_of_a_table_stand_below_one_another_in_columns_of_the_screen() -> None:
    rows = "<row><cell>漢字</cell><cell>1</cell></row><row><cell>Rowe</cell><cell>2</cell></row>"
    assert text(f"<table>{rows}</table>", TextFacts()) == "漢字  1\nRowe  2\n"


def test_headings_and_titles_are_wrapped() -> None:
    tei = document(f"<div><head>{_LONG}</head><p>x</p></div>")
    written = render_text(tei, context(text=TextFacts(wrap=30))).decode()
    assert (
        written
        == "T\n\n\nThe board met at the house of\nthe harbour master and heard\nthe account of the winter.\n\nx\n"
    )


def test_notes_hang_under_their_label() -> None:
    written = wrapped(f"<p>a<note><p>{_LONG}</p><p>Second.</p></note></p>")
    first = "[1] The board met at the house\n    of the harbour master and\n    heard the account of the\n    winter.\n"
    assert written.endswith(f"\n{first}\n    Second.\n")


def test_notes_can_stand_where_they_are_called() -> None:
    assert inline("<p>a<note>See b.</note>, c<note>D.</note></p>") == "a [Note 1: See b.], c [Note 2: D.]\n"


def test_a_note_within_a_note_stands_inside_it() -> None:
    assert inline("<p>a<note>b<note>c</note> d</note> e</p>") == "a [Note 1: b [Note 2: c] d] e\n"


def test_blocks_of_a_note_in_the_line_do_not_break_it() -> None:
    note = "<note><p>One.</p><quote rend='block'>two</quote><list><item>three</item></list></note>"
    assert inline(f"<p>a{note} b</p>") == "a [Note 1: One. two - three] b\n"


def test_a_note_that_is_called_again_is_named_there() -> None:
    body = "<p>a<note xml:id='n1'>B.</note> c<ref type='noteref' target='#n1'>1</ref></p>"
    assert inline(body) == "a [Note 1: B.] c [Note 1]\n"


def test_the_words_around_a_note_are_those_of_the_interface() -> None:
    made = context(text=TextFacts(notes="inline"), interface="de")
    assert "a [Anmerkung 1: B.]" in render_text(document("<p>a<note>B.</note></p>"), made).decode()


def test_page_numbers_can_be_left_out() -> None:
    body = '<p>one<pb n="4"/>two situ<pb n="5" break="no"/>ation</p><pb n="6"/><p>end</p>'
    assert text(body, TextFacts(pages=False)) == "one two situation\n\nend\n"
    assert text(body, TextFacts()) == "one [p. 4] two situation [p. 5]\n\n[p. 6]\n\nend\n"


def test_a_page_without_a_number_still_divides_words() -> None:
    assert text("<p>one<pb/>two</p>", TextFacts()) == "one two\n"


def test_two_pages_that_begin_in_one_word_both_stand_behind_it() -> None:
    assert text('<p>si<pb n="1" break="no"/>tua<pb n="2" break="no"/>tion, so</p>', TextFacts()) == (
        "situation, [p. 1] [p. 2] so\n"
    )


def test_a_page_number_is_not_divided() -> None:
    assert "[p. 496]" in wrapped('<p>The board met at the house [p. <pb n="496"/> and left.</p>')


def test_a_bullet_does_not_stand_alone_before_a_list_in_the_item() -> None:
    inner = "<list><item>a</item></list>"
    assert text(f"<list><item>{inner}</item><item/><item>b</item></list>", TextFacts()) == "- - a\n\n-\n\n- b\n"


@pytest.mark.parametrize(
    "added", ["note type='textual'", "note type='commentary'", "note resp='#ed'", "add resp='#ed'"]
)
def test_the_sources_wording_is_without_what_editors_remarked_and_added(added: str) -> None:
    people = "<respStmt><resp>r</resp><name xml:id='ed'>E</name></respStmt>"
    header = f"<teiHeader><fileDesc><titleStmt><title>T</title>{people}</titleStmt></fileDesc></teiHeader>"
    body = f"<text><body><p>a<{added}>X</{added[:4].strip()}> b<note resp='#archive'>kept</note></p></body></text>"
    tei = parse(f"<TEI xmlns='{NS['t']}'>{header}{body}</TEI>".encode(), "small")
    assert "X" in render_text(tei, context()).decode()
    transcribed = render_text(tei, context(view="transcribed")).decode()
    assert "X" not in transcribed
    assert "kept" in transcribed


def test_the_sources_wording_gets_no_stops() -> None:
    memo = "<list type='memorandum'><label>From</label><item>H. Weiss</item></list>"
    assert text(memo, TextFacts(), "transcribed") == "From H. Weiss\n"


@pytest.mark.parametrize(
    "part",
    [
        "word<note>a note</note> ",
        'si<pb n="4" break="no"/>tua<pb n="5" break="no"/> tion',
        "<list><label>a</label><item>b</item></list>. ",
        "<quote rend='block'>a</quote>. ",
    ],
)
def test_time_grows_with_the_length_of_a_paragraph(part: str) -> None:
    trees = {size: document(f"<p>{part * size}</p>") for size in (300, 3000)}
    made = context(text=TextFacts(wrap=40))
    assert grows_with_length(lambda size: render_text(trees[size], made), 300, 3000)


@pytest.mark.parametrize(
    "part",
    [
        "<list type='gloss'>{<label>a</label><item>b</item>}</list>",
        "<list rend='numbered'>{<item>a</item>}</list>",
        "<div>{<div><head>H</head><p>a</p></div>}</div>",
        "<p>a</p>{<milestone unit='section'/><p>a</p>}",
        "<closer>{<seg>a</seg>}</closer>",
        "<list><item>{<p>a</p>}</item></list>",
    ],
)
def test_time_grows_with_the_number_of_siblings(part: str) -> None:
    before, _, rest = part.partition("{")
    one, _, after = rest.rpartition("}")
    trees = {size: document(f"{before}{one * size}{after}") for size in (400, 4000)}
    assert grows_with_length(lambda size: render_text(trees[size], context()), 400, 4000)
