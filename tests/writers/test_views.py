from __future__ import annotations

from typing import Final

import pytest
from lxml import etree

from edenda.writers.context import View
from edenda.writers.html import render_html
from edenda.writers.text import render_text
from tests.writers.support import (
    GENRES,
    context,
    document,
    found,
    page,
    reading,
    said,
    sample,
    text_of,
    values,
    without_blanks,
    without_hidden,
    without_marks,
)

VIEWS: Final[tuple[View, ...]] = ("reading", "transcribed")
#: What a reader sees of each: in the text to read and in the text as transcribed.
CASES: Final = (
    ("a <choice><sic>teh</sic><corr>the</corr></choice> b", "a the b", "a teh b"),
    ("<choice><orig>olde</orig><reg>old</reg></choice>", "old", "olde"),
    ("<choice><abbr>Dr.</abbr><expan>Doctor</expan></choice>", "Doctor", "Dr."),
    ("<expan>D<ex>octo</ex>r</expan>", "Doctor", "Dr"),
    ("D<choice><am>~</am><ex>octo</ex></choice>r", "Doctor", "D~r"),
    ("x <supplied reason='omitted'>y</supplied> z", "x y z", "x z"),
    ("x <supplied reason='explanatory'>[y]</supplied> z", "x [y] z", "x [y] z"),
    ("x <surplus>y</surplus> z", "x y z", "x y z"),
    ("<choice><unclear>sea</unclear><unclear>tea</unclear></choice>", "sea", "sea"),
    ("<app><lem>first</lem><rdg>second</rdg></app>", "first", "first"),
    ("<app><rdg>first</rdg><rdg>second</rdg></app>", "first", "first"),
    ("<choice><sic>a <choice><abbr>b.</abbr><expan>bee</expan></choice></sic><corr>c</corr></choice>", "c", "a b."),
    ("<choice><sic>c</sic><corr>a <choice><abbr>b.</abbr><expan>bee</expan></choice></corr></choice>", "a bee", "c"),
    ("<choice><sic>one</sic><corr>two</corr><corr>three</corr></choice>", "two", "one"),
    ("<choice><corr>two</corr><sic>one</sic></choice>", "two", "one"),
    ("<app><lem>a <choice><sic>b</sic><corr>c</corr></choice></lem><rdg>d</rdg></app>", "a c", "a b"),
    ("<choice><sic>a <supplied reason='lost'>b</supplied></sic><corr>c</corr></choice>", "c", "a"),
)  # fmt: skip


def shown(tei: etree._Element, view: View) -> str:
    """The words of the article that a page shows at first."""
    root = without_hidden(page(render_html(tei, context(view=view))))
    return said(found(root, "//article")[0])


@pytest.mark.parametrize(("source", "to_read", "transcribed"), CASES)
def test_each_view_shows_its_reading(source: str, to_read: str, transcribed: str) -> None:
    tei = document(f"<p>{source}</p>")
    assert shown(tei, "reading") == to_read
    assert shown(tei, "transcribed") == transcribed


@pytest.mark.parametrize(("source", "to_read", "transcribed"), CASES)
def test_each_view_is_a_plain_text_as_well(source: str, to_read: str, transcribed: str) -> None:
    tei = document(f"<p>{source}</p>")
    braced = to_read.replace("x y z", "x {y} z") if "surplus" in source else to_read
    assert render_text(tei, context()).decode().splitlines()[-1] == braced
    assert render_text(tei, context(view="transcribed")).decode().splitlines()[-1] == transcribed


@pytest.mark.parametrize("genre", GENRES)
@pytest.mark.parametrize("view", VIEWS)
def test_the_article_of_a_view_is_what_the_document_says(genre: str, view: View) -> None:
    tei = sample(genre)
    for extra in found(tei, "//t:text//t:figDesc | //t:text//t:gap"):
        for part in list(extra):
            extra.remove(part)
        extra.tag, extra.text = "{http://www.tei-c.org/ns/1.0}anchor", None
    root = without_hidden(page(render_html(tei, context(view=view))))
    (article,) = found(root, "//article")
    assert without_blanks(without_marks(article)) == without_blanks(reading(text_of(tei), view=view))


@pytest.mark.parametrize("view", VIEWS)
def test_both_readings_are_in_the_page_and_the_other_one_is_hidden(view: View) -> None:
    root = page(render_html(document("<p><choice><sic>teh</sic><corr>the</corr></choice></p>"), context(view=view)))
    assert said(found(root, "//article")[0]) == "theteh"
    hidden = {"reading": ["teh"], "transcribed": ["the"]}
    assert [said(node) for node in found(root, "//article//*[@hidden]")] == hidden[view]
    assert values(root, "//input[@type='radio'][@checked]/@id") == [f"_view-{view}"]


def test_a_document_without_two_readings_has_no_views() -> None:
    tei = document("<p>a <supplied reason='explanatory'>[b]</supplied> <app><lem>c</lem><rdg>d</rdg></app></p>")
    root = page(render_html(tei, context(view="transcribed")))
    assert values(root, "//input/@id") == ["_show-here"]


def test_names_and_ids_are_right_in_both_readings() -> None:
    name = '<persName ref="register.xml#pers-mao" xml:id="{id}">{words}</persName>'
    sic, corr = name.format(id="wrong", words="Moa"), name.format(id="right", words="Mao")
    root = page(render_html(document(f"<p><choice><sic>{sic}</sic><corr>{corr}</corr></choice></p>"), context()))
    ids = values(root, "//@id")
    assert len(ids) == len(set(ids))
    assert values(root, "//article//a[contains(@class, 'entity')]/@href") == ["#_pers-mao", "#_pers-mao"]
    assert [said(one) for one in found(root, "//article//a[contains(@class, 'entity')]")] == ["Mao", "Moa"]


def test_the_apparatus_leads_to_a_place_that_is_there_in_both_views() -> None:
    root = page(render_html(document("<p><choice><sic>teh</sic><corr>the</corr></choice></p>"), context()))
    (back,) = values(root, "//section[@id='_variants']//li/a/@href")
    (place,) = found(root, f"//*[@id='{back[1:]}']")
    assert said(place) == "theteh"
    assert place.get("hidden") is None


def test_a_block_in_a_reading_is_no_block_in_a_line() -> None:
    source = "<p>a <choice><sic><list><item>b</item></list></sic><corr>c</corr></choice></p>"
    written = render_html(document(source), context())
    root = page(written)
    assert found(root, "//span//ul | //p//ul") == []
    assert shown(document(source), "transcribed").split() == ["a", "b"]


def test_a_note_within_the_sources_wording_is_not_put_into_the_line() -> None:
    tei = document("<p><choice><sic>teh<note>A remark.</note></sic><corr>the</corr></choice></p>")
    assert shown(tei, "transcribed") == "teh"
    assert "A remark" not in render_text(tei, context(view="transcribed")).decode()


def test_only_the_kinds_that_occur_can_be_hidden() -> None:
    tei = document('<p><persName ref="register.xml#pers-mao">Mao</persName> in <date when="1957">1957</date></p>')
    assert values(page(render_html(tei, context())), "//input/@id") == ["_show-here", "_show-person", "_show-date"]


def test_a_page_without_anything_to_choose_offers_no_choice() -> None:
    assert found(page(render_html(document("<lg><l>a</l></lg>"), context())), "//*[@class='views']") == []
