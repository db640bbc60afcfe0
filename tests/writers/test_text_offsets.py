"""The map from places in a plain text to elements: which elements it has, and that each is where it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import etree

from edenda.cli import edenda
from edenda.config import TextFacts
from edenda.writers.numbering import ANCHOR, numbered
from edenda.writers.offsets import render_with_offsets
from edenda.writers.text import render_text
from tests.growth import grows_with_length
from tests.writers.support import GENRES, context, document, sample


def places(tei: etree._Element, facts: TextFacts | None = None) -> list[tuple[str, str, dict[str, Any]]]:
    """What each element of the map says: its name, its words, all of it."""
    data, found = render_with_offsets(tei, context(text=facts or TextFacts()))
    text = data.decode()
    return [(one["element"], text[one["start"] : one["end"]], one) for one in json.loads(found)["elements"]]


def said(body: str, facts: TextFacts | None = None) -> list[tuple[str, str]]:
    return [(name, words) for name, words, _ in places(document(body), facts)]


def test_the_head_of_a_map_says_what_it_counts() -> None:
    data, found = render_with_offsets(document("<p>Zürich, 漢字</p>"), context())
    head = json.loads(found)
    del head["elements"]
    assert head == {"version": 1, "unit": "code point", "document": "K", "length": len(data.decode())}


def test_paragraphs_names_and_dates_have_the_anchors_of_the_pages() -> None:
    tei = document(
        '<p>To <persName ref="register.xml#pers-mao">Mao</persName> on <date when="1957-11-18">18 November</date>.</p>'
    )
    anchors = [str(one.get(ANCHOR)) for one in numbered(tei).iter("*") if one.get(ANCHOR)][-3:]
    (_, paragraph, p), (_, name, person), (_, day, date) = places(tei)
    assert (paragraph, name, day) == ("To Mao on 18 November.", "Mao", "18 November")
    assert [one["id"] for one in (p, person, date)] == anchors
    assert person["pointer"] == "register.xml#pers-mao"
    assert date["when"] == "1957-11-18"


@pytest.mark.parametrize("genre", GENRES)
def test_every_anchor_of_a_text_is_in_the_map(genre: str) -> None:
    tei = sample(genre)
    text = numbered(tei).find("{*}text")
    assert text is not None
    hidden = {id(one) for part in text.iter("{*}sic", "{*}orig", "{*}figDesc") for one in part.iter("*")}
    wanted = {str(one.get(ANCHOR)) for one in text.iter("*") if one.get(ANCHOR) and id(one) not in hidden}
    assert wanted <= {one["id"] for _, words, one in places(tei)} | {""}


def test_a_note_is_where_its_text_is_and_knows_its_call() -> None:
    tei = document("<p>a<note n='4'><p>See <hi xml:id='h'>b</hi>.</p></note> c</p>")
    data, _ = render_with_offsets(tei, context())
    (note,) = [one for one in places(tei) if one[0] == "note"]
    assert note[1] == "See b."
    assert data.decode()[slice(*note[2]["call"])] == "[4]"
    assert note[2]["n"] == "4"
    assert ("hi", "b") in said("<p>a<note n='4'><p>See <hi xml:id='h'>b</hi>.</p></note> c</p>")


def test_a_note_in_the_line_is_all_that_stands_in_brackets() -> None:
    assert said("<p>a<note>b</note> c</p>", TextFacts(notes="inline")) == [
        ("p", "a [Note 1: b] c"),
        ("note", "[Note 1: b]"),
    ]


def test_a_page_in_a_word_is_its_number_and_the_word_is_whole() -> None:
    body = '<p>by <persName xml:id="p">Khru<pb n="5" break="no"/>shchev</persName>, who</p>'
    assert said(body) == [("p", "by Khrushchev, [p. 5] who"), ("persName", "Khrushchev"), ("pb", "[p. 5]")]


def test_pages_that_are_not_said_are_not_in_the_map() -> None:
    assert said('<pb n="5"/><p>a<pb n="6"/>b</p>', TextFacts(pages=False)) == [("p", "a b")]


def test_wrapped_text_has_its_own_places() -> None:
    name = '<persName xml:id="p">Nikita Khrushchev</persName>'
    body = f"<p>The board met at the harbour, {name} spoke, and all went home.</p>"
    assert ("persName", "Nikita\nKhrushchev") in said(body.replace("harbour", "old quay"), TextFacts(wrap=37))


def test_labels_cells_readings_and_parts_of_citations_with_ids_are_in_the_map() -> None:
    body = (
        "<list><label xml:id='a'>a.</label><item xml:id='b'>one</item></list>"
        "<table><row xml:id='c'><cell xml:id='d'>two</cell><cell>3</cell></row></table>"
        "<p><choice><sic xml:id='e'>teh</sic><corr xml:id='f'>the</corr></choice></p>"
        "<biblStruct><monogr><title xml:id='g'>T</title><imprint><date>1</date></imprint></monogr></biblStruct>"
    )
    found = {one["id"]: words for _, words, one in places(document(body))}
    assert found | {"_": ""} == {
        **{key: words for key, words in found.items() if key.startswith("_p")},
        "a": "a.", "b": "a. one", "c": "two  3", "d": "two", "f": "the", "g": "T", "_": "",
    }  # fmt: skip


def test_an_element_that_says_nothing_is_not_in_the_map() -> None:
    assert said('<p xml:id="a">x<anchor xml:id="b"/></p><figure xml:id="c"/>') == [("p", "x")]


def test_what_an_edition_overrides_is_in_its_map(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "document.xsl").write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0">'
        '<xsl:import href="edenda:text/document.xsl"/>'
        '<xsl:template match="t:persName">*<xsl:apply-templates/>*</xsl:template></xsl:stylesheet>',
        encoding="utf-8",
    )
    made = context(own_transform=tmp_path)
    tei = document('<p>To <persName ref="register.xml#pers-mao">Mao</persName>.</p>')
    data, found = render_with_offsets(tei, made)
    assert data == render_text(tei, made)
    (_, name) = json.loads(found)["elements"]
    assert data.decode()[name["start"] : name["end"]] == "*Mao*"


def test_time_grows_with_the_length_of_a_document() -> None:
    part = '<p>by <persName ref="register.xml#pers-mao">Khru<pb n="5" break="no"/>shchev</persName><note>N.</note> </p>'
    trees = {size: document(part * size) for size in (200, 2000)}
    assert grows_with_length(lambda size: render_with_offsets(trees[size], context()), 200, 2000)


def test_render_writes_a_map_beside_the_text(tmp_path: Path) -> None:
    tei = tmp_path / "a.xml"
    tei.write_bytes(etree.tostring(document("<p>a b</p>"), encoding="utf-8"))
    asked = ["render", str(tei), "--to", "text", "-o", str(tmp_path / "a.txt"), "--offsets", str(tmp_path / "a.json")]
    assert CliRunner().invoke(edenda, asked).exit_code == 0
    (found,) = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["elements"]
    assert (tmp_path / "a.txt").read_text(encoding="utf-8")[found["start"] : found["end"]] == "a b"


@pytest.mark.parametrize(
    ("options", "said_"),
    [
        (["--offsets", "x.json"], "--to text"),
        (["--to", "text", "--xslt", "x.xsl", "--offsets", "x.json"], "edenda's stylesheets"),
        (["--to", "text", "--offsets", "a.xml"], "a file of its own"),
        (["--wrap", "72"], "--to text"),
        (["--to", "text", "--wrap", "12"], "30 columns or more"),
        (["--to", "text", "--wrap", "-1"], "30 columns or more"),
    ],
)
def test_options_that_do_not_fit_are_refused(
    options: list[str], said_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    data = etree.tostring(document("<p>a b</p>"), encoding="utf-8")
    Path("a.xml").write_bytes(data)
    result = CliRunner().invoke(edenda, ["render", "a.xml", *options])
    assert result.exit_code == 2
    assert said_ in result.output
    assert Path("a.xml").read_bytes() == data
    assert not Path("x.json").exists()


def test_render_lays_texts_out_as_asked(tmp_path: Path) -> None:
    tei = tmp_path / "a.xml"
    body = '<p>The board met at the house of the harbour master.<note>N.</note><pb n="3"/></p>'
    tei.write_bytes(etree.tostring(document(body), encoding="utf-8"))
    asked = ["render", str(tei), "--to", "text", "--wrap", "30", "--notes", "inline", "--no-pages"]
    assert CliRunner().invoke(edenda, asked).output == (
        "T\n\nThe board met at the house of\nthe harbour master. [Note 1:\nN.]\n"
    )
