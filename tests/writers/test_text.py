from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from edenda.writers.text import render_text
from tests.writers.support import GENRES, context, document, found, reading, sample, texts, values, words

if TYPE_CHECKING:
    from lxml import etree


def text(tei: etree._Element) -> str:
    return render_text(tei, context()).decode()


def lines(body: str) -> list[str]:
    """The lines below the title block of a small document."""
    return [line for line in text(document(body)).splitlines() if line][1:]


def unmarked(written: str) -> str:
    """Text without calls of notes, page numbers and what stands around descriptions of pictures."""
    return re.sub(r" ?\[p\. \w+\]|\[(\d+|[a-z]|i+)\]|\[Picture: ", "", re.sub(r"(\[Picture: .*)\]", r"\1", written))


@pytest.mark.parametrize("genre", GENRES)
def test_every_word_of_the_text_is_there(genre: str) -> None:
    tei = sample(genre)
    shown = set(re.sub(r"[⟦⟧]", " ", unmarked(text(tei))).replace("(the table", "the table").split())
    expected = [word for piece in texts(tei) for word in words(piece.replace("oldnew", "old new"))]
    assert [word for word in expected if word not in shown and word + ")" not in shown] == []


@pytest.mark.parametrize("genre", GENRES)
def test_each_paragraph_is_one_line_of_the_reading_text(genre: str) -> None:
    tei = sample(genre)
    written = [" ".join(line.split()) for line in unmarked(text(tei)).splitlines()]
    simple = found(
        tei,
        "//t:p[ancestor::t:text][not(.//t:list or .//t:quote[@rend] or ancestor::t:note)][not(.//t:gap or .//t:del)]",
    )
    for paragraph in simple:
        said = " ".join(reading(paragraph).split())
        assert any(line == said or line.endswith(f" {said}") for line in written), said


def test_inline_elements_break_no_line_and_no_word() -> None:
    body = (
        "<p>To <persName>Stalin</persName>, <hi>I<hi>ch</hi></hi>s<hi>ehe</hi> "
        "(<date when='1917'>1917</date>)"
        "<note>See <ref target='#a'>it</ref>.</note>.</p>"
    )
    assert lines(body)[0] == "To Stalin, Ichsehe (1917)[1]."


def test_indentation_in_the_file_means_nothing() -> None:
    assert lines("\n  <p>\n   one\n   <hi>two</hi>\n   three\n  </p>\n")[0] == "one two three"


@pytest.mark.parametrize("genre", GENRES)
def test_notes_stand_at_the_end_under_a_rule(genre: str) -> None:
    tei = sample(genre)
    notes = found(tei, "//t:text//t:note")
    body, _, end = text(tei).partition("\n----------------------------------------\n")
    for note in notes:
        said = " ".join(reading(note, notes=True).split()[:2])
        assert said in end
        assert said not in body
    assert bool(end) == bool(notes)


def test_every_call_has_its_note() -> None:
    body, _, end = text(sample("essay")).partition("\n-----")
    calls = re.findall(r"\[(\w+)\]", body)
    assert sorted(calls) == sorted(re.findall(r"^\[(\w+)\] ", end, flags=re.MULTILINE))


@pytest.mark.parametrize("genre", GENRES)
def test_every_page_number_is_there_in_order(genre: str) -> None:
    tei = sample(genre)
    assert re.findall(r"\[p\. (\w+)\]", text(tei)) == values(tei, "//t:text//t:pb/@n")


def test_a_page_that_begins_inside_a_word_stands_after_it() -> None:
    assert lines('<p>the situa<pb n="496" break="no"/>tion, and</p>') == ["the situation, [p. 496] and"]
    assert lines('<p>the situa <pb n="496" break="no"/>\n tion, and</p>') == ["the situation, [p. 496] and"]
    assert lines('<p>in <hi>to<pb n="5" break="no"/>day</hi> we</p>') == ["in today [p. 5] we"]
    assert lines('<p>one <pb n="6"/>two</p>') == ["one [p. 6] two"]


def test_choices_give_the_corrected_reading() -> None:
    assert lines("<p>a <choice><sic>factionthat</sic><corr>faction that</corr></choice> lost</p>") == [
        "a faction that lost"
    ]


def test_lists_have_their_labels_and_further_paragraphs_an_indent() -> None:
    body = "<list><label>a.</label><item>one;</item><label>b.</label><item><p>two.</p><p>more.</p></item></list>"
    assert lines(body) == ["a. one;", "b. two.", "  more."]
    assert lines('<list rend="numbered"><item>x</item><item>y</item></list>') == ["1. x", "2. y"]


def test_displayed_quotations_are_indented_by_four_blanks() -> None:
    assert lines('<p>He said:<quote rend="block">words</quote> and left.</p>') == [
        "He said:",
        "    words",
        "and left.",
    ]


def test_line_breaks_count_only_where_they_are_meant() -> None:
    assert lines("<p>one<lb/>two</p><closer><signed>A<lb/>B</signed></closer>") == ["one two", "A", "B"]


def test_a_bibliography_has_one_entry_a_line() -> None:
    assert lines("<listBibl><bibl>A, <title>T</title>.</bibl>\n<bibl>B.</bibl></listBibl>") == ["A, T.", "B."]


def test_a_register_in_the_text_has_one_entry_a_line() -> None:
    persons = (
        "<person><persName>A</persName><occupation>pilot</occupation></person><person><persName>B</persName></person>"
    )
    assert lines(f"<listPerson><head>Crew</head>{persons}</listPerson>") == ["Crew", "A, pilot", "B"]
    places = "<place><placeName>C</placeName><place><placeName>D</placeName></place></place>"
    assert " ".join(lines(f"<listPlace>{places}</listPlace>")) == "C, D"


def test_a_table_has_one_row_a_line_and_its_columns_stand_one_below_the_other() -> None:
    head = "<row role='label'><cell>Year</cell><cell>Sacks</cell><cell>Paid</cell></row>"
    body = "<row><cell>1858</cell><cell>1,204,100</cell><cell/></row><row><cell>9</cell><cell/><cell>602</cell></row>"
    assert lines(f"<table>{head}{body}</table>") == ["Year  Sacks      Paid", "1858  1,204,100", "9                602"]


def test_a_very_wide_table_has_tabs_between_its_cells() -> None:
    assert lines(f"<table><row>{'<cell>a</cell>' * 21}</row></table>") == ["\t".join("a" * 21)]


def test_a_page_that_begins_inside_a_table_stands_between_its_rows() -> None:
    row = "<row><cell>a</cell><cell>b</cell></row>"
    assert lines(f"<table>{row}<pb n='4'/>{row}</table>") == ["a  b", "[p. 4]", "a  b"]


def test_a_speech_begins_with_the_name() -> None:
    first = "<sp><speaker>HALM</speaker><p>It flows.</p><stage>(Laughter.)</stage><p>It does.</p></sp>"
    second = "<sp><speaker>ORLOW:</speaker><stage>(rising)</stage><p>No.</p></sp>"
    assert lines(first + second) == ["HALM. It flows.", "(Laughter.)", "It does.", "ORLOW: (rising)", "No."]


def test_a_speech_in_verse_keeps_its_lines_below_the_name() -> None:
    assert lines("<sp><speaker>ANNE</speaker><lg><l>one</l><l>two</l></lg></sp>") == ["ANNE.", "one", "two"]


def test_the_facts_of_a_memorandum_are_one_line_each() -> None:
    items = "<label>TO:</label><item>The Director</item><label>From</label><item>H. Weiss</item>"
    written = text(document(f"<list type='memorandum'>{items}</list><p>Words.</p>"))
    assert "\n\nTO: The Director\nFrom: H. Weiss\n\nWords.\n" in written


def test_stamps_and_file_numbers_are_lines_of_their_own() -> None:
    segs = "<seg type='stamp'>SECRET</seg><seg type='reference'>No. 4</seg>"
    assert "\n\nSECRET\nNo. 4\n\nWords.\n" in text(document(f"<opener>{segs}</opener><p>Words.</p>"))


def test_numbers_of_lines_are_left_out_and_a_break_is_three_asterisks() -> None:
    body = (
        "<p><milestone unit='line' n='1'/>one <milestone unit='line' n='2'/>two</p><milestone unit='section' n='---'/>"
    )
    assert lines(f"{body}<p>three</p>") == ["one two", "* * *", "three"]


def test_a_list_whose_items_are_lines_has_no_blank_lines() -> None:
    inner = "<list rend='lower-alpha'><label>a)</label><item>oak;</item><label>b)</label><item>elm.</item></list>"
    written = text(document(f"<list><item>one</item><item>two</item></list><list><item>wheels {inner}</item></list>"))
    assert "\n\n- one\n- two\n\n- wheels\n\n  a) oak;\n  b) elm.\n" in written


def test_the_title_stands_once_on_top() -> None:
    written = text(sample("article"))
    assert written.startswith("1957 Meeting\n")
    assert written.count("1957 Meeting") == 1


def test_nothing_of_the_header_or_the_register_is_said() -> None:
    written = text(sample("letter"))
    assert "Restricted" not in written
    assert "licence" not in written
    assert "Mao Zedong" not in written


@pytest.mark.parametrize("genre", GENRES)
def test_no_line_ends_in_a_blank_and_the_file_ends_with_one_line_end(genre: str) -> None:
    written = text(sample(genre))
    assert re.search(r"[ \t]\n", written) is None
    assert written.endswith("\n")
    assert not written.endswith("\n\n")


def test_a_span_of_dates_is_in_words() -> None:
    date = "<date from='1821-05-03' to='1821-09-30'>1821-05-03 to 1821-09-30</date>"
    dates = f"<profileDesc><creation>{date}</creation></profileDesc>"
    assert "3 May – 30 September 1821" in text(document("<p>x</p>", header=dates))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render_text(sample("essay"), context()) == render_text(sample("essay"), context())


def test_an_entry_of_a_list_of_contents_has_no_bullet() -> None:
    body = "<list type='contents'><head>Contents</head><item>1. Causes <num>2</num></item></list><p>End.</p>"
    assert lines(body) == ["Contents", "1. Causes 2", "End."]


def test_an_epigraph_keeps_its_verses_and_names_its_author_below_them() -> None:
    verse = "<lg><l>The sea gives and</l><l>The sea takes away.</l></lg>"
    body = f"<epigraph><quote>{verse}</quote><bibl>— P. Holm, Letters</bibl></epigraph><p>End.</p>"
    assert lines(body) == ["    The sea gives and", "    The sea takes away.", "— P. Holm, Letters", "End."]


def test_a_very_long_cell_pushes_only_its_own_row() -> None:
    words = "x" * 60
    rows = f"<row><cell>{words}</cell><cell>1</cell></row><row><cell>a</cell><cell>2</cell></row>"
    assert lines(f"<table>{rows}</table>") == [f"{words}  1", f"a{' ' * 41}2"]


def test_a_break_before_a_heading_or_at_the_end_is_not_said() -> None:
    mark = "<milestone unit='section' n='* * *'/>"
    parts = f"<p>a</p>{mark}<p>b</p>{mark}<div><head>H</head><p>c</p>{mark}</div>"
    assert lines(parts) == ["a", "* * *", "b", "H", "c"]


@pytest.mark.parametrize(("language", "word"), [("en", "Picture"), ("de", "Bild")])
def test_the_description_of_a_picture_is_not_taken_for_the_author_s_words(language: str, word: str) -> None:
    described = "<figDesc><p>A lens.</p> <p>It is round.</p></figDesc>"
    figure = f"<figure><graphic url='a.png'/><head>The lens</head>{described}</figure>"
    tei = document(f"<p>a</p>{figure}<figure><figDesc> </figDesc></figure><p>b</p>")
    shown = render_text(tei, context(interface=language)).decode()
    assert shown == f"T\n\na\n\nThe lens\n\n[{word}: A lens. It is round.]\n\nb\n"
    assert render_text(tei, context(view="transcribed")).decode() == "T\n\na\n\nThe lens\n\nb\n"


def test_verses_are_indented_by_four_blanks_a_step() -> None:
    verses = "<l>one</l><l rend='indent'>two</l><l rend='indent2'>three</l><l rend='italic'>four</l>"
    assert lines(f"<lg>{verses}</lg>") == ["one", "    two", "        three", "four"]
    assert lines("<p>He sang: <l rend='indent'>one</l> and left.</p>") == ["He sang:", "    one", "and left."]
    assert lines("<p>a<note>b <l rend='indent'>c</l></note></p>")[-1] == "    c"


def entry(title: str, *, more: str = "") -> list[str]:
    """The lines of a structured entry of a bibliography, and of the notes in it."""
    work = f"<monogr>{title}<imprint><date>1902</date></imprint></monogr>"
    return [line for line in lines(f"<listBibl><biblStruct>{work}{more}</biblStruct></listBibl>") if line[0] != "-"]


def test_a_structured_entry_says_its_parts_and_its_notes_once() -> None:
    assert entry("<title>T</title>", more="<note>See <hi>it</hi>.</note>") == ["T, 1902[1]", "[1] See it."]
    assert entry("<title>T<note>N.</note></title>") == ["T[1], 1902", "[1] N."]
    assert entry("<title>T</title>", more="<note place='inline'>N.</note>") == ["T, 1902, N."]
    assert entry("<title>On <hi>X</hi></title>") == ["On X, 1902"]
    assert entry("<title><choice><sic>Teh</sic><corr>The</corr></choice></title>") == ["The, 1902"]
    inner = "<biblStruct><monogr><title>U</title><imprint><date>1903</date></imprint></monogr></biblStruct>"
    assert entry("<title>T</title>", more=f"<note><p>See {inner}</p></note>") == ["T, 1902[1]", "[1] See U, 1903"]


def test_a_note_in_a_running_head_is_left_out_with_it_unless_the_text_calls_it() -> None:
    body = "<fw>Head<note n='1' xml:id='h'>Of the head.</note></fw><p>a<note n='2'>N.</note>{}</p>"
    assert lines(body.format(""))[0::2] == ["a[2]", "[2] N."]
    again = "<ref type='noteref' target='#h'>1</ref>"
    assert lines(body.format(again))[0::2] == ["a[2][1]", "[1] Of the head."]
    assert text(document("<fw>Head<note>N.</note></fw><p>a</p>")) == "T\n\na\n"
