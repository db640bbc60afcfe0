from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from edenda.tei import local
from edenda.writers.html import render_html
from edenda.writers.numbering import ANCHOR, PAGE, numbered
from edenda.writers.stylesheets import forget_stylesheets
from edenda.writers.text import render_text
from tests.growth import grows_with_length
from tests.writers.anchors import anchors
from tests.writers.support import GENRES, context, document, found, html, page, sample, values

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
COPY = f'{HEAD}%s<xsl:template match="/"><xsl:copy-of select="."/></xsl:template></xsl:stylesheet>'


@pytest.fixture(autouse=True)
def _fresh() -> None:
    forget_stylesheets()


def test_the_number_counts_all_elements_of_the_file_from_its_root() -> None:
    root = document('<p>On <date when="1957">that day</date><!-- no --> <persName ref="#x">she</persName></p>')
    numbers = {one: number for number, one in enumerate(root.iter("*"), 1)}
    made = dict(anchors(root))
    date, name = (next(one for one in made if local(one) == kind) for kind in ("date", "persName"))
    assert made[date] == f"_m-{numbers[date]}"
    assert made[name] == f"_m-{numbers[date] + 1}"


def test_an_id_of_the_document_is_the_anchor() -> None:
    root = document('<p xml:id="p7">On <date when="1957" xml:id="d1">that day</date></p>')
    assert [anchor for one, anchor in anchors(root) if local(one) in {"date", "p"}][-2:] == ["p7", "d1"]


def test_a_date_without_a_value_has_no_anchor() -> None:
    root = document("<p>On <date>that day</date></p>")
    assert "date" not in {local(one) for one, _ in anchors(root)}


@pytest.mark.parametrize("genre", GENRES)
def test_the_page_has_the_anchors_that_python_counts(genre: str) -> None:
    root = sample(genre)
    ids = values(html(root), "//article//@id")
    body = next(one for one in root.iter("*") if local(one) == "text")
    made = [anchor for one, anchor in anchors(root) if body in one.iterancestors() and anchor.startswith("_")]
    assert made
    assert [one for one in made if one in ids] == [one for one in ids if one.startswith(("_m-", "_p-"))]


@pytest.mark.parametrize("genre", GENRES)
def test_what_helps_to_number_stands_in_no_page(genre: str) -> None:
    made = render_html(sample(genre), context())
    assert ANCHOR.encode() + b"=" not in made
    assert b"data-_" not in made


@pytest.mark.parametrize("genre", GENRES)
def test_rendering_leaves_the_document_as_it_was(genre: str) -> None:
    root = sample(genre)
    before = etree.tostring(root)
    render_html(root, context())
    render_text(root, context())
    assert etree.tostring(root) == before


@pytest.mark.parametrize("start", ["", '<xsl:import href="edenda:html/document.xsl"/>'])
def test_a_stylesheet_that_copies_the_document_copies_no_numbers(tmp_path: Path, start: str) -> None:
    own = tmp_path / "own.xsl"
    own.write_text(COPY % start, encoding="utf-8")
    root = document('<p>by <persName ref="#x">her</persName></p>')
    made = etree.fromstring(render_html(root, context(stylesheet=own)))
    assert found(made, "//t:persName")
    assert etree.tostring(made, method="c14n") == etree.tostring(root, method="c14n")


def test_a_document_cannot_bring_numbers_along() -> None:
    root = document(f'<p {ANCHOR}="_text" {PAGE}="9">words <hi {ANCHOR}="_text">here</hi></p>')
    made = page(render_html(root, context()))
    assert values(made, "//article//p/@id") == [f"_p-{len(list(root.iter('*'))) - 1}"]


def test_numbering_takes_time_with_the_length() -> None:
    made = {size: document('<p>by <persName ref="#x">her</persName></p>' * size) for size in (1_000, 16_000)}
    assert grows_with_length(lambda size: numbered(made[size]), 1_000, 16_000)


def test_a_page_takes_time_with_the_length() -> None:
    mark = '<pb n="7"/><p>by <persName ref="register.xml#x">her</persName> on <date when="1957">that day</date></p>'
    made = {size: document(mark * size) for size in (250, 2_000)}
    assert grows_with_length(lambda size: render_html(made[size], context()), 250, 2_000)


def test_a_reference_to_the_register_is_linked_like_a_name() -> None:
    root = document(
        '<p><persName ref="register.xml#pers-mao">he</persName>, <ref target="register.xml#pers-mao">him</ref></p>'
    )
    assert (
        values(page(render_html(root, context())), "//article//a[contains(@class, 'tei-')]/@href") == ["#_pers-mao"] * 2
    )


def test_a_mention_of_several_leads_back_from_each() -> None:
    both = '<name ref="register.xml#pers-mao register.xml#x2">they</name>'
    names = f'{both} <persName ref="register.xml#pers-mao">he</persName>'
    made = page(render_html(document(f"<p>{names}</p>"), context()))
    assert len(values(made, "//li[@id='_pers-mao']//a[starts-with(@href, '#_m-')]/@href")) == 2
    assert len(values(made, "//li[@id='_x2']//a[starts-with(@href, '#_m-')]/@href")) == 1


def test_who_is_mentioned_only_where_nothing_is_read_is_no_entry_of_the_page() -> None:
    hidden = '<choice><sic><persName ref="register.xml#pers-mao">Moa</persName></sic><corr>Mao</corr></choice>'
    made = page(render_html(document(f"<p>{hidden}</p>"), context()))
    assert values(made, "//li[@id='_pers-mao']/@id") == []
    shown = page(
        render_html(document(f'<p>{hidden} <persName ref="register.xml#pers-mao">he</persName></p>'), context())
    )
    assert values(shown, "//li[@id='_pers-mao']/@id") == ["_pers-mao"]
