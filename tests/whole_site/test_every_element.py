"""Any TEI is shown: every element of the grammar, in each of its places, keeps its words and says what it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

import pytest
from lxml import etree

from edenda.resources import TRANSFORM
from edenda.writers.context import RenderContext, View
from edenda.writers.html import render_html
from tests.whole_site.elements import every_element

_PLAIN: Final = frozenset({"desc", "figDesc", "rdg", "app"})
_WORD: Final = re.compile(r"w\d+x")
_VIEWS: Final[tuple[View, ...]] = ("reading", "transcribed")


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


def known() -> frozenset[str]:
    """The elements that the stylesheets of a document name anywhere."""
    files = (path for folder in ("html", "common") for path in (TRANSFORM / folder).glob("*.xsl"))
    return frozenset(name for path in files for name in re.findall(r"\bt:(\w+)", path.read_text(encoding="utf-8")))


def is_described(element: etree._Element) -> bool:
    """Whether an element stands in words that a page gives as plain ones: descriptions, readings that were not put."""
    return any(etree.QName(one).localname in _PLAIN for one in element.iterancestors())


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
def test_an_element_that_no_template_knows_is_marked_with_its_name(shown: list[Shown]) -> None:
    named, unmarked = known(), set()
    for text, page in shown:
        marks: dict[str, set[str]] = {}
        for one in page.iter(etree.Element):
            for word in _WORD.findall(one.text or ""):
                marks.setdefault(word, set()).update(_classes_above(one))
        unmarked |= {
            place(element)
            for word, element in owners(text)
            if (name := etree.QName(element).localname) not in named
            and f"tei-{name}" not in marks.get(word, ())
            and not is_described(element)
        }
    assert unmarked == set()
    assert len(named & {etree.QName(one).localname for text, _ in shown for one in text.iter(etree.Element)}) < 150


def _empty(element: etree._Element) -> None:
    """Take out what is in an element."""
    element[:] = []
    element.text = None


def _classes_above(element: etree._Element) -> set[str]:
    return {name for one in (element, *element.iterancestors()) for name in one.get("class", "").split()}
