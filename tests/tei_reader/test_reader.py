"""What a TEI file reads like: flows, blocks, marks, and the fields of its header."""

from __future__ import annotations

import pytest

from edenda.markup.document import look_at
from edenda.model import Flow, Reading
from edenda.tei_reader.alignment import alignment
from edenda.tei_reader.reader import read_tei_file
from tests.tei_support import tei


def reading(text: str) -> Reading:
    """The reading of a document."""
    return read_tei_file(look_at(text.encode(), "t.xml"), "t.xml").reading


def flow(body: str, name: str = "body") -> Flow:
    """A flow of a document with some body."""
    return next(one for one in reading(tei(body)).flows if one.id == name)


def texts(body: str, name: str = "body") -> list[str]:
    """The texts of the blocks of a flow."""
    found = flow(body, name)
    return [found.text[slice(*leaf.span)] for leaf in found.leaves()]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>one</p> <p>two</p>", ["one", "two"]),
        ("<p>\n   one\n   two  <hi>three</hi>\n</p>", ["one two three "]),
        ("<p>one<lb/>two <lb/> three</p>", ["one two three"]),
        ('<p>one<lb break="no"/>two</p>', ["onetwo"]),
        ('<p>one- <pb break="no" n="3"/>\n two</p>', ["onetwo"]),
        ("<p>one-<lb/>two</p>", ["onetwo"]),
        ("<p>one-<lb/>Two</p>", ["one- Two"]),
        ('<p>one-<lb break="yes"/>two</p>', ["one- two"]),
        ("<p>one <!-- x -->two<?x y?></p>", ["one two"]),
        ("<p>a &amp; b &#233; &#xE9;</p>", ["a & b é é"]),
        ("<p><![CDATA[a & <b>]]> c</p>", ["a & <b> c"]),
        ("<p>a<gap/>b<graphic url='x'/></p>", ["a\ufffcb\ufffc"]),
        ("<p>a<figDesc>x</figDesc>b</p>", ["ab"]),
        ("<p>x<list><item>a</item><item>b</item></list>y</p>", ["x", "a", "b", "y"]),
        ("<lg><l>a</l>\n<l>b</l></lg><lg><l>c</l></lg>", ["a b", "c"]),
        ('<p>in 1832<ref target="#n">12</ref>, <hi rend="sup">1</hi>7<hi rend="sup">th</hi></p>', ["in 1832, 17th"]),
        ('<p>(<ref target="#b">96</ref>) by Rowe<hi rend="sup">*</hi> of <ref>b</ref></p>', ["(96) by Rowe of b"]),
        ("<p>a<choice><sic>x</sic><corr>y</corr></choice>b</p>", ["ayb"]),
        ("<p>a<choice><abbr>x</abbr><expan>y<ex>z</ex></expan></choice>b</p>", ["ayzb"]),
        ("<p>a<choice><unclear>x</unclear><unclear>y</unclear></choice>b</p>", ["axb"]),
        ("<p>a<sic>x</sic><abbr>y</abbr><del>z</del>b</p>", ["axyb"]),
        ("<p>a<app><lem>x</lem><rdg>y</rdg></app>b</p>", ["axb"]),
        ("<p>a<note>x</note>b</p>", ["ab"]),
        ("<p>Z\u0075\u0308rich \U0001f600 x</p>", ["Z\u0075\u0308rich \U0001f600 x"]),
    ],
)
def test_the_text_is_what_a_reader_reads(body: str, said: list[str]) -> None:
    assert texts(body) == said


def test_each_note_is_a_flow() -> None:
    body = "<p>a<note>x<note>y</note>z</note>b</p>"
    assert texts(body, "note-1") == ["xz"]
    assert texts(body, "note-2") == ["y"]


def test_a_block_is_read_once_more_with_its_other_readings() -> None:
    body = "<p>q</p><p>a <choice><sic>x</sic><corr>y</corr></choice> b <del>d</del>c</p>"
    assert texts(body) == ["q", "a y b c"]
    other = flow(body, "alternative-1")
    assert other.text == "a x b d c"
    assert other.copy_of == "body"
    assert other.attrs == (("reading", "2-3"), ("reading", "6-7"))


def test_marks_of_the_file_are_locked_and_know_their_attributes() -> None:
    found = flow("<p>a <persName ref='#x' n=\"é\"> b<lb/>c </persName> <title>d</title> <bibl>e</bibl></p>")
    said = [(mark.kind, found.text[slice(*mark.span)], mark.attrs, mark.locked) for mark in found.marks]
    assert said == [
        ("persName", "b c", (("ref", "#x"), ("n", "é")), True),
        ("title", "d", (), True),
        ("bibl", "e", (), True),
    ]


def test_a_place_in_the_text_is_a_place_in_the_file() -> None:
    text = tei("<p>é <hi>ü</hi>x &amp;  \U0001f600 end</p>")
    document = look_at(text.encode(), "t.xml")
    found = read_tei_file(document, "t.xml").reading.body
    for words in ("ü", "x", "\U0001f600", "end"):
        at = found.text.index(words)
        start, end = alignment(found).raw_span((at, at + len(words)))
        assert text.encode()[start:end].decode() == words


def test_the_header_becomes_fields_and_its_own_date_counts() -> None:
    header = (
        "<teiHeader><fileDesc><titleStmt><title>A <hi>title</hi></title><author>N. N.</author></titleStmt></fileDesc>"
        "<profileDesc><creation><date notBefore='1901' notAfter='1903'/></creation><correspDesc>"
        "<correspAction type='received'><date when='1902-02-02'/></correspAction>"
        "<correspAction type='sent'><date when='1902-01-01'>New Year</date></correspAction>"
        "</correspDesc></profileDesc></teiHeader>"
    )
    found = reading(tei("<p>x</p>", header=header))
    assert found.field_text("title") == "A title"
    assert found.field_text("author") == "N. N."
    assert [one.attrs for one in found.fields("date-sent")] == [(("when", "1902-01-01"),)]
    assert [one.attrs for one in found.fields("date-composed")] == [(("notBefore", "1901"), ("notAfter", "1903"))]


def test_the_dateline_states_a_date_and_the_text_its_genre() -> None:
    text = tei("<opener><dateline>Kew, 4 May 1887</dateline></opener><p>x</p>").replace(
        "<text>", "<text type='letter'>"
    )
    found = reading(text)
    assert found.genre == "letter"
    assert found.language == "en"
    assert found.field_text("date-sent") == "Kew, 4 May 1887"


def test_only_the_text_is_read() -> None:
    text = tei("<p>x</p>").replace("</teiHeader>", "</teiHeader><standOff><listPerson><person><persName>y</persName>"
        "</person></listPerson></standOff><facsimile><surface><label>z</label></surface></facsimile>")  # fmt: skip
    assert [flow.text for flow in reading(text).flows if flow.kind != "field"] == ["x\n"]
