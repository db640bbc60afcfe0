"""Where in an edition an element stands, in a reader's words."""

from __future__ import annotations

from typing import Final

import pytest
from lxml import etree

from edenda.checks.places import places_of
from edenda.tei import TEI, XML_ID, parse

# ruff: noqa: E501 - lines as long as those of an edition
_DOCUMENT: Final = f"""<TEI xmlns="{TEI}">
<teiHeader><fileDesc><titleStmt><title xml:id="a">T</title></titleStmt><sourceDesc><p xml:id="b">S</p></sourceDesc></fileDesc></teiHeader>
<standOff><listPerson><person xml:id="pers-thorne"><persName><surname xml:id="c">Thorne</surname></persName></person></listPerson></standOff>
<text><body>
<pb n="11"/><div><head>The Keeping of the Lamp at Skerry</head>
<p>One.</p><p>Two<pb n="12"/> <hi xml:id="d">three</hi><note n="4">See <hi xml:id="e">there</hi>.</note></p>
<list><item xml:id="f">Oil</item></list>
<div n="2"><p xml:id="g">Four.</p></div>
</div><div><closer><signed xml:id="h">Agnes</signed></closer></div></body></text></TEI>"""


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("a", "header, titleStmt"),
        ("b", "header, sourceDesc"),
        ("c", "person pers-thorne"),
        ("d", "page 12, “The Keeping of the Lamp at …”, paragraph 2"),
        ("e", "page 12, “The Keeping of the Lamp at …”, paragraph 2, note 4"),
        ("f", "page 12, “The Keeping of the Lamp at …”, list 1"),
        ("g", "page 12, “The Keeping of the Lamp at …”, division 2, paragraph 1"),
        ("h", "page 12, closer"),
    ],
)
def test_an_element_is_found_by_page_heading_and_paragraph(name: str, place: str) -> None:
    root = parse(_DOCUMENT.encode(), "K.xml")
    element = next(one for one in root.iter(etree.Element) if one.get(XML_ID) == name)
    assert places_of(root, [element]) == {element: place}


def test_nothing_is_looked_for_where_nothing_is_asked() -> None:
    assert places_of(parse(_DOCUMENT.encode(), "K.xml"), []) == {}
