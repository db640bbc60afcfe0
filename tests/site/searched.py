"""An edition with something to find, and its index as Pagefind wrote it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any, Final

from edenda.edition import Edition, open_edition
from edenda.scaffold import scaffold
from edenda.site.search.index import INSTALL, is_installed
from tests.needs import need

_REGISTER: Final = """<listPerson>
      <person xml:id="pers-verkhovin"><persName>Osip Verkhovin</persName>
      <persName type="variant">Werchowin</persName></person>
      <person xml:id="pers-rowe"><persName>Anne Rowe</persName><persName type="variant">Rowe</persName></person>
    </listPerson>
    <listOrg><org xml:id="org-board"><orgName>Harbour Board</orgName></org></listOrg>
    <listPlace><place xml:id="pl-sokoly"><placeName>Sokoły</placeName></place></listPlace>
    <listBibl><bibl xml:id="work-tides"><title>Peace of the Tides</title>
    <title type="variant">Tide Book</title></bibl></listBibl>"""
_FILE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{name}" xml:lang="{language}">
<teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt><publicationStmt><publisher>P</publisher>
<date when="2026-11-22">2026</date><idno type="key">{name}</idno>
<availability status="unknown"><p>No licence.</p></availability>
</publicationStmt><sourceDesc><bibl>A letter.</bibl></sourceDesc></fileDesc>
<profileDesc><creation><date when="{date}">{date}</date></creation></profileDesc></teiHeader>
<text type="{genre}"><body><div>
{body}
</div></body></text></TEI>
"""
_BOAT: Final = """<p xml:id="b1">Mr <persName ref="register.xml#pers-verkhovin">Werchowin</persName> came to
<placeName ref="register.xml#pl-sokoly">Sokoły</placeName> in the spring.</p>
<p xml:id="b2">He <choice><sic>recieved</sic><corr>received</corr></choice> nobody at the
light<pb n="12" break="no"/>house of the <orgName ref="register.xml#org-board">Harbour Board</orgName>.
<note>The keeper was asleep.</note></p>
<p xml:id="b3">There was a &lt;img src=x onerror="document.title='lost'"&gt; on the wall, and peace</p>"""
_QUAY: Final = """<p xml:id="q1">The quay was mended by <persName ref="register.xml#pers-rowe">Rowe</persName>, and
<persName ref="register.xml#pers-verkhovin">Werchowin</persName> paid for the ballast.</p>
<p xml:id="q2">She knew the <title ref="register.xml#work-tides">Tide Book</title> by heart.</p>"""
#: How many small documents there are beside the two.
SMALL: Final = 11


def make_searched(folder: Path, web: str = "") -> Edition:
    """An edition of two documents with names, and some small ones; `web` are lines of the table `[web]`."""
    scaffold(folder)
    config = folder / "edition.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(f"{text}\n[web]\n{web}\n", encoding="utf-8", newline="")
    write(folder, "boat", _BOAT, title="The boat", genre="letter", date="1902-03-31")
    write(folder, "quay", _QUAY, title="The quay", genre="essay", date="1903", language="en-GB")
    for number in range(SMALL):
        body = f'<p xml:id="s{number}">Ballast of ship {number}.</p>'
        write(folder, f"ship-{number:02}", body, title=f"Ship {number}", genre="report", date="1904")
    path = folder / "tei" / "register.xml"
    data = path.read_text(encoding="utf-8")
    empty = data[data.index("<text>") : data.index("</text>") + len("</text>")]
    path.write_text(data.replace(empty, f"<standOff>{_REGISTER}</standOff>"), encoding="utf-8", newline="")
    return open_edition(folder)


def write(folder: Path, name: str, body: str, **facts: str) -> None:
    """Write a document of an edition."""
    text = _FILE.format(name=name, body=body, **{"language": "en", **facts})
    (folder / "tei" / f"{name}.xml").write_text(text, encoding="utf-8", newline="")


def need_pagefind() -> None:
    """Skip a test where Pagefind is not installed."""
    need("pagefind", is_installed(), f"no Pagefind: {INSTALL}")


def fragments(public: Path) -> dict[str, dict[str, Any]]:
    """What the index keeps of each page, by its address."""
    found = (gzip.decompress(path.read_bytes()) for path in (public / "pagefind" / "fragment").iterdir())
    pages = [json.loads(data.removeprefix(b"pagefind_dcd")) for data in found]
    return {page["href"]: page for page in pages}
