"""Every mention knows the id that leads to it in the page of its document."""

from __future__ import annotations

import pytest

from edenda.tei import parse
from tests.register.index.test_gathering import gathered, mentions, with_header
from tests.tei_support import tei
from tests.writers.anchors import anchors as numbering

ROWE = '<persName ref="register.xml#pers-rowe">Rowe</persName>'


def anchors(body: str) -> list[str]:
    return [one.anchor for one in mentions(body)]


def test_a_mention_has_its_own_id() -> None:
    assert anchors('<p><persName xml:id="here" ref="register.xml#pers-rowe">Rowe</persName></p>') == ["here"]


def test_of_two_with_one_id_the_second_is_the_page() -> None:
    assert anchors('<p><name xml:id="a">Rowe</name> <name xml:id="a">Pell</name></p>') == ["a", ""]


def test_without_an_id_it_is_its_number_among_all_elements() -> None:
    (one,) = gathered(
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><!-- no --><p>'
        + ROWE.encode()
        + b"</p></body></text></TEI>"
    )
    assert one.anchor == "_m-6"


def test_a_mention_in_a_header_is_the_page() -> None:
    sent = f'<correspDesc><correspAction type="sent">{ROWE}</correspAction></correspDesc>'
    assert [one.anchor for one in gathered(with_header(sent))] == [""]


@pytest.mark.parametrize(
    "hidden",
    [
        f"<choice><sic>{ROWE}</sic><corr>Roe</corr></choice>",
        f"<choice><orig>{ROWE}</orig><reg>Roe</reg></choice>",
        f"<choice><corr>Roe</corr><corr>{ROWE}</corr></choice>",
        f"<app><lem>Roe</lem><rdg>{ROWE}</rdg></app>",
        f"<app><rdg>Roe</rdg><rdg>{ROWE}</rdg></app>",
        f"<app><lem>Roe</lem><note>{ROWE}</note></app>",
        f"<figure><figDesc>{ROWE}</figDesc></figure>",
        f"<app><lem>Roe</lem><note><p>{ROWE}</p></note></app>",
    ],
)
def test_what_the_page_does_not_show_is_found_at_its_paragraph(hidden: str) -> None:
    assert anchors(f'<p xml:id="p1">It is {hidden}.</p>') == ["p1"]
    (one,) = anchors(f"<p>It is {hidden}.</p>")
    assert one.startswith("_p-")


@pytest.mark.parametrize(
    "shown",
    [
        f"<choice><sic>Roe</sic><corr>{ROWE}</corr></choice>",
        f"<choice><unclear>{ROWE}</unclear><unclear>Roe</unclear></choice>",
        f"<app><lem>{ROWE}</lem><rdg>Roe</rdg></app>",
        f"<app><rdg>{ROWE}</rdg><rdg>Roe</rdg></app>",
        f"<note>{ROWE}</note>",
    ],
)
def test_what_the_page_shows_is_found_itself(shown: str) -> None:
    (one,) = anchors(f"<p>It is {shown}.</p>")
    assert one.startswith("_m-")


def test_a_hidden_mention_without_a_paragraph_around_it_is_the_page() -> None:
    assert anchors(f"<head><choice><sic>{ROWE}</sic><corr>Roe</corr></choice></head>") == [""]
    assert anchors(f"<p>x<note><p><choice><sic>{ROWE}</sic><corr>R</corr></choice></p></note></p>")[0].startswith("_p-")


def test_the_ids_are_those_that_pages_are_given() -> None:
    body = f'<p>{ROWE}, <name xml:id="own" ref="register.xml#pers-rowe">R</name>, <date when="1902">x</date> {ROWE}</p>'
    document = tei(body).encode()
    names = [name for element, name in numbering(parse(document, "x")) if element.get("ref")]
    assert anchors(body) == names
