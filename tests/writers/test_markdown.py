"""Markdown: read strictly it says what the plain text says; headings, notes, lists, tables and links are such."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

import pytest
from lxml import html

from edenda.config import TextFacts
from edenda.edition import read_tei
from edenda.tei import tag
from edenda.writers.context import RenderContext, View
from edenda.writers.markdown import render_markdown
from tests.growth import grows_with_length
from tests.whole_site.elements import every_element
from tests.writers.markdown_words import READER, compared
from tests.writers.support import document

ROOT: Final = Path(__file__).resolve().parents[2]
DOCUMENTS: Final = [
    *sorted(path for path in (ROOT / "tei").glob("*.xml") if path.stem != "register"),
    *sorted(path for path in (ROOT / "tests" / "writers" / "samples").glob("*.xml") if path.stem != "register"),
    *sorted((ROOT / "tests" / "cases" / "foreign").glob("*.xml")),
]
FACTS: Final = (TextFacts(), TextFacts(wrap=30), TextFacts(wrap=50, notes="inline"), TextFacts(pages=False))
VIEWS: Final[tuple[View, ...]] = ("reading", "transcribed")
#: All that Markdown may become in HTML.
TAGS: Final = set(
    "h1 h2 h3 h4 h5 h6 p em strong a blockquote ul ol li table thead tbody tr th td br hr sup section".split()
)


def written(body: str, facts: TextFacts | None = None, *, view: View = "reading") -> str:
    """The Markdown of a small document, without its metadata."""
    made = render_markdown(document(body), RenderContext(text=facts or TextFacts(), view=view)).decode()
    return made.partition("\n---\n")[2].strip("\n")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_markdown_says_what_the_plain_text_says(path: Path) -> None:
    tei = read_tei(path)
    for facts in FACTS:
        for view in VIEWS:
            assert compared(tei, RenderContext(text=facts, view=view)) == ""


def test_markdown_says_what_the_plain_text_says_of_every_element_in_each_place() -> None:
    for tei in every_element():
        assert compared(tei, RenderContext(text=TextFacts(wrap=30))) == ""


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_other_html_comes_of_a_document_than_that_of_markdown(path: Path) -> None:
    page = html.fromstring(READER.render(render_markdown(read_tei(path), RenderContext()).decode()))
    assert {str(element.tag) for element in page.iter()} - {"div"} <= TAGS


def test_a_word_that_is_html_markdown_or_an_address_stays_a_word() -> None:
    words = "<b>x</b> &amp;lt; *a* _b_ `c` [d](http://e) <http://f> ![g](h) ~~i~~ $j$ ^[k] | l | {m} \\* \\"
    made = READER.render(written(f"<p>{words.replace('<', '&lt;')}</p>"))
    assert str(html.fromstring(made).xpath("string()")).strip() == words.replace("&amp;", "&")
    assert set(re.findall(r"<(\w+)", made)) == {"p"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("# a", "\\# a"),
        ("#a", "\\#a"),
        ("> a", "\\> a"),
        ("- a", "\\- a"),
        ("-5 degrees", "-5 degrees"),
        ("+ a", "\\+ a"),
        ("---", "\\---"),
        ("=", "\\="),
        ("1. a", "1\\. a"),
        ("1) a", "1\\) a"),
        ("1.5 a", "1.5 a"),
        ("1956. a", "1956\\. a"),
        (": a", "\\: a"),
        ("~~~", "\\~\\~\\~"),
        ("snake_case and _b_", "snake_case and \\_b\\_"),
        ("AT&amp;T &amp; R&amp; &amp;copy;", "AT\\&T & R& \\&copy;"),
        ("a * b", "a \\* b"),
        ("it's 1. b - c", "it's 1. b - c"),
    ],
)
def test_only_what_means_something_is_escaped(words: str, expected: str) -> None:
    assert written(f"<p>{words}</p>") == expected


def test_no_line_that_is_wrapped_begins_as_a_block() -> None:
    made = written("<p>The mill stood there - and 1. fell + # so &gt; it = was 1956. done</p>", TextFacts(wrap=20))
    assert not re.search(r"^(?:[-+#>=]|1\.)", made, re.MULTILINE)
    assert READER.render(made).count("<p>") == 1


def test_headings_are_as_deep_as_their_sections() -> None:
    deep = "<p>x</p>"
    for number in range(8, 0, -1):
        deep = f"<div><head>Part {number}</head>{deep}</div>"
    heads = re.findall(r"^(#+) (.*)$", written(deep), re.MULTILINE)
    assert [(len(marks), words) for marks, words in heads] == [(min(n + 1, 6), f"Part {n}") for n in range(1, 9)]


def test_a_heading_of_two_lines_is_one_and_ends_with_its_own_signs() -> None:
    assert written("<div><head>The C<lb/>and C #</head><p>x</p></div>") == "## The C and C \\#\n\nx"


def test_notes_are_footnotes_with_the_numbers_of_the_source() -> None:
    body = "<p>a<note n='7'>See <hi>b</hi>.</note> c<note n='9'><p>One.</p><p>Two.</p></note>.</p>"
    assert written(body) == "a[^7] c[^9].\n\n[^7]: See *b*.\n\n[^9]: One.\n\n    Two."


def test_notes_of_the_editors_have_keys_of_their_own() -> None:
    body = "<p>a<note n='1'>S.</note> b<note type='textual'>T.</note> c<note type='commentary'>C.</note></p>"
    assert re.findall(r"\[\^\w+\]", written(body)) == ["[^1]", "[^t1]", "[^c1]"] * 2
    assert re.findall(r"\[\^\w+\]", written(body, view="transcribed")) == ["[^1]"] * 2


def test_notes_with_other_numbers_than_figures_are_counted() -> None:
    body = "<p>a<note n='*'>A.</note> b<note n='1'>B.</note></p>"
    assert written(body) == "a[^1] b[^2]\n\n[^1]: A.\n\n[^2]: B."


def test_a_note_that_is_called_again_has_its_key_again() -> None:
    body = "<p>a<note n='3' xml:id='x'>A.</note> b<ref type='noteref' target='#x'>3</ref>: c</p>"
    assert written(body).startswith("a[^3] b[^3]: c\n")


def test_a_note_that_nothing_calls_is_a_paragraph() -> None:
    body = "<p>a<supplied>b<note n='2'>Of b.</note></supplied> c<note n='3'>C.</note></p>"
    assert written(body, view="transcribed") == "a c[^3]\n\n\\[2\\] Of b.\n\n[^3]: C."


def test_a_note_in_a_running_head_is_left_out_with_it() -> None:
    assert written("<fw>Head<note n='2'>Lost.</note></fw><p>a<note n='3'>A.</note></p>") == "a[^3]\n\n[^3]: A."


def test_a_colon_behind_a_note_at_the_beginning_defines_none() -> None:
    made = READER.render(written("<p><note n='1'>A.</note>: b</p>"))
    assert ": b</p>" in made


def test_notes_in_the_line_are_words() -> None:
    assert written("<p>a<note n='1'>A.</note> b</p>", TextFacts(notes="inline")) == "a \\[Note 1: A.\\] b"


def test_the_description_of_a_picture_is_words_in_brackets() -> None:
    figure = "<figure><graphic url='a.png'/><figDesc>A [round] lens</figDesc></figure>"
    assert written(figure) == "\\[Picture: A \\[round\\] lens\\]"
    assert written(figure, view="transcribed") == ""


def test_emphasis_is_italic_or_bold_and_other_type_is_left_out() -> None:
    body = (
        "<p><hi>a</hi> <hi rend='bold'>b</hi> <emph>c</emph> 1<hi rend='sup'>er</hi> "
        "<hi rend='bold'><hi rend='italic'>d</hi></hi></p>"
    )
    assert written(body) == "*a* **b** *c* 1er ***d***"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("x<hi>“a”</hi>y", "x“a”y"),
        ("x<hi> a </hi>y", "x *a* y"),
        ("<hi>a</hi><hi rend='bold'>b</hi>", "ab"),
        ("un<hi>believ</hi>able", "un*believ*able"),
        ("<hi> </hi>x", "x"),
        ("<hi>a* b</hi>", "*a\\* b*"),
    ],
)
def test_emphasis_that_some_reader_would_not_see_is_none(body: str, expected: str) -> None:
    assert written(f"<p>{body}</p>") == expected


def test_emphasis_beside_emphasis_is_one_also_in_a_cell() -> None:
    assert written("<table><row><cell><hi>a.</hi><hi>(b)</hi></cell></row></table>").endswith("| *a.(b)* |")


def test_links_lead_outward_and_nowhere_else() -> None:
    body = (
        "<p><ref target='https://a.b/c(d)?x=1&amp;copy=2'>one</ref> <ref target='javascript:x'>two</ref> "
        "<ref target='#x'>three</ref> <persName ref='register.xml#p'>four</persName> "
        "<ref target='mailto:a@b.c'>five</ref></p>"
    )
    made = "[one](https://a.b/c%28d%29?x=1\\&copy=2) two three four [five](mailto:a@b.c)"
    assert written(body) == made
    assert html.fromstring(READER.render(made)).xpath("string(//a/@href)") == "https://a.b/c%28d%29?x=1&copy=2"


def test_a_link_around_a_note_is_none() -> None:
    assert written("<p><ref target='http://a.b'>x<note n='1'>N.</note></ref></p>").startswith("x[^1]")


def test_lists_keep_their_own_labels() -> None:
    items = "<label>{}</label><item>a</item><label>{}</label><item>b</item>"
    assert written(f"<list>{items.format('1.', '2.')}</list>") == "1. a\n2. b"
    assert written(f"<list>{items.format('4)', '5)')}</list>") == "4) a\n5) b"
    assert written(f"<list>{items.format('(a)', '(b)')}</list>") == "(a) a\\\n(b) b"
    assert written(f"<list>{items.format('1.', '3.')}</list>") == "1. a\n\n3\\. b"
    assert written("<list><item>a</item><item>b</item></list>") == "- a\n- b"
    assert written("<list rend='numbered'><item>a</item><item>b</item></list>") == "1. a\n2. b"


def test_lists_in_lists_and_quotations_in_them_belong_to_their_items() -> None:
    body = "<list><item>a<list><item>b</item></list></item><item><p>c</p><quote rend='block'>d</quote></item></list>"
    assert written(body) == "- a\n\n  - b\n\n- c\n\n  > d"


def test_quotations_verses_and_addresses_keep_their_lines() -> None:
    assert written("<quote><p>a</p><p>b</p></quote>") == "> a\n>\n> b"
    assert written("<lg><l>a</l><l rend='indent'>b</l></lg>") == "a\\\nb"
    assert written("<closer><signed>A<lb/>B</signed></closer>") == "A\\\nB"


def test_tables_have_pipes_and_a_head_where_the_source_has_one() -> None:
    rows = "<row role='label'><cell>A</cell><cell>B</cell></row><row><cell>1|2</cell></row>"
    assert written(f"<table>{rows}</table>") == "| A | B |\n| --- | --- |\n| 1\\|2 | |"
    assert written("<table><row><cell>a</cell><cell>b</cell></row></table>") == "| | |\n| --- | --- |\n| a | b |"
    assert READER.render(written("<table><row><cell>a</cell></row></table>")).count("<td>a</td>") == 1


def test_a_page_between_rows_divides_the_table() -> None:
    rows = "<row><cell>a</cell><cell>b</cell></row><pb n='2'/><row><cell>c</cell><cell>d</cell></row>"
    assert written(f"<table>{rows}</table>").count("| --- | --- |") == 2


def test_the_metadata_are_yaml_that_no_title_can_leave() -> None:
    tei = document("<p>x</p>")
    title = tei.find(f".//{tag('title')}")
    assert title is not None
    title.text = 'A "title": x #y \\ --- \u2028 \x85'
    lines = render_markdown(tei, RenderContext()).decode().split("\n")
    assert (lines[0], lines[1][:7], lines[lines.index("---", 1) - 1]) == ("---", "title: ", 'lang: "en"')
    assert json.loads(lines[1].removeprefix("title: ")) == 'A "title": x #y \\ ---'


def test_the_metadata_say_title_authors_day_and_language() -> None:
    made = render_markdown(read_tei(ROOT / "tei" / "1963-cpsu-letter.xml"), RenderContext()).decode()
    fields = dict(line.split(": ", 1) for line in made.split("\n---\n")[0].splitlines()[1:])
    assert json.loads(fields["date"]) == "1963-03-30"
    assert list(fields) == ["title", "author", "date", "lang"]


def test_a_section_break_is_a_rule_and_a_page_number_a_word() -> None:
    body = "<p>a</p><milestone unit='section'/><p>b <pb n='7'/>c</p>"
    assert written(body) == "a\n\n* * *\n\nb \\[p. 7\\] c"


def test_own_stylesheets_write_what_they_like(tmp_path: Path) -> None:
    sheet = tmp_path / "own.xsl"
    sheet.write_text(
        "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:output method='text'/>"
        "<xsl:template match='/'>*own*</xsl:template></xsl:stylesheet>"
    )
    assert render_markdown(document("<p>x</p>"), RenderContext(stylesheet=sheet)) == b"*own*"


def test_markdown_is_made_in_time_that_grows_with_the_text() -> None:
    list_ = "<list><label>{0}.</label><item>a</item></list>"
    body = f"<p>The <hi>mill</hi> stood<note n='{{0}}'>N. {{0}}</note> and *fell*.</p>{list_}"
    trees = {size: document("".join(body.format(n) for n in range(size))) for size in (200, 2000)}
    assert grows_with_length(lambda size: render_markdown(trees[size], RenderContext()), 200, 2000)
