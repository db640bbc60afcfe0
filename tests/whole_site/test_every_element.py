"""Any TEI is shown: every element of the grammar, in each of its places, keeps its words and says what it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

import pytest
from lxml import etree

from edenda.resources import TRANSFORM
from edenda.writers import RenderContext, render_html
from edenda.writers.context import View
from tests.whole_site.elements import every_element

_WORD: Final = re.compile(r"w\d+x")
_VIEWS: Final[tuple[View, ...]] = ("reading", "transcribed")
_XSL: Final = "{http://www.w3.org/1999/XSL/Transform}"


class Shown(NamedTuple):
    """A document and its page."""

    text: etree._Element
    page: etree._Element


@pytest.fixture(scope="module")
def shown() -> list[Shown]:
    return [Shown(tei[1], _page(render_html(tei, RenderContext()))) for tei in every_element()]


def _page(html: bytes) -> etree._Element:
    return etree.fromstring(html, etree.HTMLParser(encoding="utf-8", huge_tree=True))


def words(root: etree._Element) -> list[str]:
    """The words of a tree, in order."""
    return _WORD.findall("".join(map(str, root.itertext())))


def owners(text: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Each word that begins an element, and the element."""
    for element in text.iter(etree.Element):
        for word in _WORD.findall(element.text or ""):
            yield word, element


def place(element: etree._Element) -> str:
    parent = element.getparent()
    return f"{etree.QName(parent).localname if parent is not None else ''}/{etree.QName(element).localname}"


def own_templates() -> frozenset[str]:
    """The elements for which the stylesheets of a document have templates of their own."""
    matches = (
        str(template.get("match"))
        for path in (TRANSFORM / "html").glob("*.xsl")
        for template in etree.parse(path).iter(f"{_XSL}template")
        if template.get("match") and not template.get("mode")
    )
    return frozenset(name for match in matches for name in re.findall(r"t:(\w+)", match))


@pytest.mark.slow
def test_no_word_of_any_element_is_lost(shown: list[Shown]) -> None:
    missing: Counter[str] = Counter()
    for text, page in shown:
        described = " ".join(str(value) for one in page.iter(etree.Element) if (value := one.get("alt")))
        there = {*words(page), *_WORD.findall(described)}
        missing.update(place(element) for word, element in owners(text) if word not in there)
        missing.update("behind an element" for word in words(text) if word not in there)
    assert missing == Counter()


@pytest.mark.slow
@pytest.mark.parametrize("view", _VIEWS)
def test_every_word_of_the_text_stands_once_in_a_view_and_in_its_order(view: View) -> None:
    for tei in every_element():
        page = _page(render_html(tei, RenderContext(view=view)))
        (article,) = page.iter("article")
        for hidden in list(article.iterfind(".//*[@hidden]")):
            _empty(hidden)
        found = words(article)
        assert found == [word for word in words(tei[1]) if word in set(found)]


@pytest.mark.slow
def test_an_element_without_a_template_of_its_own_is_marked_with_its_name(shown: list[Shown]) -> None:
    known, unmarked = own_templates(), set()
    for text, page in shown:
        marks = {
            word: _classes_above(one) for one in page.iter(etree.Element) for word in _WORD.findall(one.text or "")
        }
        unmarked |= {
            place(element)
            for word, element in owners(text)
            if (name := etree.QName(element).localname) not in known and f"tei-{name}" not in marks.get(word, ())
        }
    assert unmarked == set()


def _empty(element: etree._Element) -> None:
    """Take out what is in an element."""
    element[:] = []
    element.text = None


def _classes_above(element: etree._Element) -> set[str]:
    return {name for one in (element, *element.iterancestors()) for name in one.get("class", "").split()}
