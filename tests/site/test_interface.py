from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest
from lxml import etree

from edenda.labels import interfaces, labels
from edenda.resources import TRANSFORM
from tests.site.editions import built, letter, make
from tests.writers.support import page

XSL: Final = "{http://www.w3.org/1999/XSL/Transform}"
HTML: Final = sorted((TRANSFORM / "html").rglob("*.xsl"))
#: Names of elements and attributes that HTML shows to nobody, and values that are no words.
_SHOWN: Final = ("alt", "aria-label", "aria-description", "title", "placeholder", "label")
_ADDRESS: Final = re.compile(r"https?://\S+")
#: What a script would put words into.
_ASSIGNED: Final = r"textContent|innerText|placeholder|ariaLabel|\.title|\.alt"
#: Words that are the same in both languages, or are what they are in any.
_ALIKE: Final = frozenset(
    "text article essay resolution report tei xml bibtex csl json in s p c id by editor edition organisation name "
    "names index person august september november april".split()
)

REGISTER: Final = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="register"><teiHeader><fileDesc>
<titleStmt><title>Register</title></titleStmt><publicationStmt><publisher>S</publisher></publicationStmt>
<sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader><standOff><listPerson>
<person xml:id="pers-thorne"><persName>Agnes Thorne</persName><persName type="variant">Thorne</persName>
<birth when="1870"/></person></listPerson><listPlace><place xml:id="pl-skerry"><placeName>Skerry</placeName></place>
</listPlace></standOff></TEI>"""


def table(code: str) -> dict[str, Any]:
    return tomllib.loads((TRANSFORM / "labels" / f"{code}.toml").read_text(encoding="utf-8"))


def test_every_language_has_every_word() -> None:
    english = table("en")
    for code in interfaces():
        missing = english.keys() ^ table(code).keys()
        assert missing <= {"not-stated"}, code


def test_every_language_fills_the_same_places() -> None:
    places = re.compile(r"\{\w+\}")
    for code in interfaces():
        for key, words in table(code).items():
            if isinstance(words, str):
                assert set(places.findall(words)) == set(places.findall(table("en")[key])), key


@pytest.mark.parametrize("path", HTML, ids=lambda path: path.name)
def test_no_word_of_the_interface_stands_in_a_stylesheet(path: Path) -> None:
    """Words stand in `labels/`; here are only names, signs and what is computed."""
    root = etree.parse(str(path)).getroot()
    for node in root.iter(etree.Element):
        if any(one.tag == "code" or one.get("name", "").startswith("data-") for one in (node, *node.iterancestors())):
            continue  # what is typed, and what only programs read
        told = node.text if node.tag == f"{XSL}text" or not str(node.tag).startswith(XSL) else ""
        assert not re.search(r"[^\W\d_]{3}", told or ""), f"{path.name}:{node.sourceline}: {told}"
        for name in _SHOWN if not str(node.tag).startswith(XSL) else ():
            value = re.sub(r"\{[^}]*\}", "", node.get(name, ""))
            assert not re.search(r"[^\W\d_]{2}", value), f"{path.name}:{node.sourceline}: {value}"


@pytest.mark.parametrize("path", sorted((TRANSFORM / "html" / "js").glob("*.js")), ids=lambda path: path.name)
def test_no_word_of_the_interface_stands_in_a_script(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        code = line.partition("//")[0] if "://" not in line else line
        assigned = re.search(
            r"(?:textContent|innerText|placeholder|ariaLabel|\.title|\.alt)\s*=\s*[\"`'][^\"`']*[A-Za-z]{3}", code
        )
        assert not assigned, line


def shown_words(root: etree._Element) -> set[str]:
    """Words of a page that are said to be in German: by the nearest @lang."""
    found: set[str] = set()
    for node in root.iter(etree.Element):
        if node.tag in {"script", "style", "pre"}:
            continue
        said = [node.text or "", *(node.get(name, "") for name in _SHOWN), *(child.tail or "" for child in node)]
        languages = [one.get("lang", "") for one in (node, *node.iterancestors()) if one.get("lang")]
        if languages and languages[0].startswith("de"):
            found.update(word.lower() for one in said for word in re.findall(r"[^\W\d_]+", _ADDRESS.sub("", one)))
    return found


def english_only() -> set[str]:
    """Words that only the English interface has."""
    ours, theirs = (
        {word.lower() for words in labels(code).values() for word in re.findall(r"[^\W\d_]+", words)}
        for code in ("en", "de")
    )
    return ours - theirs - _ALIKE


def test_a_german_site_has_no_english_word_of_the_interface(tmp_path: Path) -> None:
    body = """<pb n="2"/><p>Dues of <persName ref="register.xml#pers-thorne">Thorne</persName> at
    <placeName ref="register.xml#pl-skerry">Skerry</placeName> on <date when="1902-03-03">3 March</date>, with
    <choice><sic>teh</sic><corr resp="#ed">the</corr></choice> tide.<note n="1">A note.</note></p>"""
    documents = {f"d{number}": letter(f"k{number}", f"Quay {number}", body) for number in range(14)}
    root = make(
        tmp_path,
        {**documents, "register": REGISTER},
        'language = "en"\nbase_url = "https://example.org/"\n[web]\ninterface = "de"\n',
    )
    files = built(root)
    pages = [path for path in files.values() if path.suffix == ".html"]
    assert len(pages) > 15
    for path in pages:
        html = page(path.read_bytes())
        left = shown_words(html) & english_only()
        assert not left, f"{path.name}: {sorted(left)}"
    assert "3. März 1902" in files["index.html"].read_text(encoding="utf-8")
    assert "{Brief an Harbour Board}" in files["documents/d1.bib"].read_text(encoding="utf-8")
