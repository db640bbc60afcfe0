from __future__ import annotations

from typing import Final

import pytest
from lxml import etree

from edenda.register.authorities import AUTHORITIES, Authority
from edenda.tei import NS, parse
from edenda.writers.context import RenderContext
from edenda.writers.html import render_html
from tests.writers.support import document, found, page, said, values

_SITE: Final = b'<site title="Letters" language="en"/>'
_PAGE: Final = b'<page path="documents/a.html" root="../"/>'


def entry(inside: str, *, kind: str = "person", more: str = "", interface: str = "en") -> etree._Element:
    """The entry at the end of a page that mentions one thing."""
    name = {"person": "persName", "org": "orgName", "event": "name"}[kind]
    lists = {"person": "listPerson", "org": "listOrg", "event": "listEvent"}[kind]
    register = parse(
        f'<TEI xmlns="{NS["t"]}"><standOff><{lists}><{kind} xml:id="it">{inside}</{kind}></{lists}>{more}</standOff>'
        "</TEI>".encode(),
        "register",
    )
    tei = document(f'<p><{name} ref="register.xml#it">It</{name}></p>')
    context = RenderContext(register=register, interface=interface, site=_SITE, page=_PAGE)
    (found_entry,) = found(page(render_html(tei, context)), "//li[@id='_it']")
    return found_entry


_ROWE: Final = "<persName>Matthew Rowe</persName>"


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ('<birth when="1851"/><death when="1919"/>', "1851–1919"),
        ('<birth when="1851-02-03"/><death when="1919"/>', "3 February 1851 – 1919"),
        ('<birth when="1851"/>', "born 1851"),
        ('<death notAfter="1919"/>', "died not after 1919"),
        ('<birth when="1851"/><death notBefore="1918" notAfter="1920"/>', "1851 – between 1918 and 1920"),
        ('<birth notBefore="1850-03" notAfter="1850-05"/>', "born between March and May 1850"),
        ("<birth>about 1850, in <placeName>Skerry</placeName></birth>", "born about 1850, in Skerry"),
        ('<floruit from="1880" to="1890"/>', "active 1880"),
    ],
)
def test_an_entry_has_the_dates_of_a_life(dates: str, words: str) -> None:
    (stated,) = found(entry(_ROWE + dates), ".//span[@class='dates']")
    assert said(stated).startswith(words)


def test_an_entry_has_every_other_name_once() -> None:
    names = '<persName type="variant">Rowe</persName><persName type="variant">Rowe</persName><persName>M. R.</persName>'
    assert "also Rowe; M. R." in said(entry(_ROWE + names))


def test_an_entry_without_more_than_a_name_says_no_more() -> None:
    assert said(entry(_ROWE)) == "Matthew Rowe 1"


def test_an_event_has_its_time() -> None:
    register = '<event xml:id="it" when="1902-02-28"><label>The storm</label></event>'
    tei = document('<p><name ref="register.xml#it">storm</name></p>')
    root = parse(f'<TEI xmlns="{NS["t"]}"><standOff><listEvent>{register}</listEvent></standOff></TEI>'.encode(), "r")
    made = page(render_html(tei, RenderContext(register=root)))
    assert "The storm 28 February 1902" in said(found(made, "//li[@id='_it']")[0])


@pytest.mark.parametrize("authority", AUTHORITIES, ids=lambda one: one.name)
def test_a_number_of_each_authority_file_leads_to_its_page(authority: Authority) -> None:
    made = entry(f'{_ROWE}<idno type="{authority.name.lower()}">{authority.example}</idno>')
    (link,) = found(made, f".//a[starts-with(., '{authority.name} ')]")
    assert str(link.get("href")).startswith("https://")
    assert str(link.get("href")).endswith(authority.example.replace(" ", ""))


def test_an_address_is_a_link_as_it_is() -> None:
    made = entry(f'{_ROWE}<idno type="URI">https://example.org/people/rowe</idno>')
    (link,) = found(made, ".//a[@href='https://example.org/people/rowe']")
    assert said(link) == "example.org"


@pytest.mark.parametrize("number", ["javascript:alert(1)", "data:text/html,x", "//example.org/x", "7"])
def test_a_number_of_an_unknown_file_is_no_link(number: str) -> None:
    made = entry(f'{_ROWE}<idno type="archive">{number}</idno>')
    assert f"archive {number}" in said(made)
    assert [href for href in values(made, ".//a/@href") if not href.startswith(("#", "../"))] == []


@pytest.mark.parametrize("number", ["javascript:alert(1)", '"><script>', "../../x"])
def test_a_number_cannot_lead_elsewhere_than_to_its_file(number: str) -> None:
    escaped = number.replace("<", "&lt;").replace(">", "&gt;")
    made = entry(f'{_ROWE}<idno type="VIAF">{escaped}</idno>')
    (link,) = found(made, ".//a[starts-with(., 'VIAF')]")
    assert str(link.get("href")).startswith("https://viaf.org/viaf/")


_BOARD: Final = """<listOrg><org xml:id="board"><orgName>Harbour Board</orgName></org>
<listRelation>{}</listRelation></listOrg>"""


@pytest.mark.parametrize(
    ("relation", "interface", "words"),
    [
        ('<relation name="member-of" active="#it" passive="#board"/>', "en", "member of Harbour Board"),
        ('<relation name="member-of" active="#it" passive="#board"/>', "de", "Mitglied von Harbour Board"),
        ('<relation name="quarrels_with" mutual="#it #board"/>', "en", "quarrels with Harbour Board"),
        (
            '<relation name="x" active="#it" passive="#board"><desc>its clerk:</desc></relation>',
            "en",
            "its clerk: Harbour Board",
        ),
    ],
)
def test_a_relation_is_said_in_words(relation: str, interface: str, words: str) -> None:
    made = entry(_ROWE, more=_BOARD.format(relation), interface=interface)
    assert words in said(made)
    assert found(made, ".//a[@href='../organisations/board.html']")


def test_the_name_of_an_entry_leads_to_its_page() -> None:
    (link,) = found(entry(_ROWE), ".//a[@href='../persons/it.html']")
    assert said(link) == "Matthew Rowe"


def test_a_general_name_is_marked_as_what_the_register_says() -> None:
    tei = document('<p><rs ref="register.xml#it">the captain</rs></p>')
    root = parse(
        f'<TEI xmlns="{NS["t"]}"><standOff><listPerson><person xml:id="it">{_ROWE}</person></listPerson></standOff>'
        "</TEI>".encode(),
        "r",
    )
    made = page(render_html(tei, RenderContext(register=root)))
    assert values(made, "//article//a[not(@class='here')]/@class") == ["tei-rs entity person"]
