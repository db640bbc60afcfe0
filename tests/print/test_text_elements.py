"""In print as on a page no word of any element is lost, in whatever place the grammar allows it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

import pytest
from lxml import etree

from edenda.tei import tag
from edenda.writers.context import RenderContext
from edenda.writers.pdf import as_typst, set_single
from tests.print.setting import text_of, without_beside
from tests.whole_site.elements import every_element

_WORD: Final = re.compile(r"w\d+x")


@pytest.fixture(scope="module")
def set_texts() -> list[tuple[etree._Element, str]]:
    """The text of each document with every element, and what it is in Typst."""
    return [(tei[1], as_typst(tei, f"d{number}", RenderContext())) for number, tei in enumerate(every_element())]


def shown_words(text: etree._Element) -> list[str]:
    """The words of a text but for the running heads and signatures of the source's pages."""
    copy = etree.fromstring(etree.tostring(text))
    etree.strip_elements(copy, tag("fw"), with_tail=False)
    return _WORD.findall("".join(map(str, copy.itertext())))


def test_no_word_of_any_element_is_lost(set_texts: list[tuple[etree._Element, str]]) -> None:
    for text, set_ in set_texts:
        assert set(shown_words(text)) - set(_WORD.findall(set_)) == set()


def test_every_word_of_the_text_is_set_once(set_texts: list[tuple[etree._Element, str]]) -> None:
    for _, set_ in set_texts:
        counted = Counter(_WORD.findall(without_beside(set_)))
        assert [word for word, count in counted.items() if count > 1] == []


@pytest.mark.slow
def test_every_element_can_be_set_in_every_place_and_no_word_leaves_the_page(
    set_texts: list[tuple[etree._Element, str]],
) -> None:
    for text, set_ in set_texts:
        # words that stand beside one another without a blank, as no text has them, are one long word
        spaced = re.sub(r'(?<=[")\]])(?=#)', " ", set_)
        there = set(_WORD.findall(text_of(set_single(spaced, text, RenderContext()))))
        assert set(_WORD.findall(without_beside(set_))) - there == set()
