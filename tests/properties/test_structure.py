"""Headings, lists, tables, verse and quotations come back as they were built, in whatever style they are printed."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edenda.config import Document
from edenda.convert import Options, convert
from edenda.sources import Source
from edenda.tei import NS, local, parse
from tests.properties.layouts import Block, Section, Style, Tree, documents, expected, paragraphs, printed

_LEAVES = frozenset({"p", "head", "l", "cell", "label", "quote", "figure"})


def div_of(raw: str, genre: str) -> etree._Element:
    """The main division of a text converted."""
    outcome = convert(Source(raw, "seeds/a.txt", "utf-8"), Options(Document("a", "K"), genre=genre))
    assert outcome.tei is not None, outcome.problems
    found = parse(outcome.tei, "K.xml").find("t:text/t:body/t:div", NS)
    assert found is not None
    return found


def words(element: etree._Element) -> str:
    """The words of an element."""
    return " ".join("".join(str(text) for text in element.itertext()).split())


def tree(element: etree._Element) -> list[Tree]:
    """An element as trees; a quotation or verse inside a paragraph stands behind it."""
    name = local(element)
    if name == "p":
        inner = [child for child in element if local(child) == "quote" and child.get("rend") == "block"]
        own = " ".join((element.text or "").split())
        return [("p", own), *(one for child in inner for one in quoted(child))] if inner else [("p", words(element))]
    if name == "item":
        inner = [child for child in element if local(child) == "list"]
        return [("item", " ".join((element.text or "").split()), *(one for child in inner for one in tree(child)))]
    if name in _LEAVES:
        return [(name, words(element))]
    return [(name, *(one for child in element for one in tree(child)))]


def quoted(element: etree._Element) -> list[Tree]:
    """A displayed quotation, or the verse in it."""
    verse = [child for child in element if local(child) == "lg"]
    return tree(verse[0]) if verse else [("quote", words(element))]


def recovered(raw: str, genre: str) -> list[Tree]:
    """The parts of the main division without the title."""
    return [one for child in div_of(raw, genre) if child.get("type") != "main" for one in tree(child)]


_genres = st.sampled_from(("article", "text"))
_documents = documents()


@settings(max_examples=250)
@given(_documents, _genres)
def test_a_document_comes_back_as_it_was_built(
    built: tuple[tuple[Block, ...], tuple[Section, ...], Style], genre: str
) -> None:
    assert recovered(printed(*built), genre) == expected(*built)


@pytest.mark.slow
@settings(max_examples=350)
@given(_documents, _genres)
def test_very_many_documents_come_back_as_they_were_built(
    built: tuple[tuple[Block, ...], tuple[Section, ...], Style], genre: str
) -> None:
    assert recovered(printed(*built), genre) == expected(*built)


@st.composite
def prose(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Paragraphs of sentences, in one of the layouts in which prose is printed."""
    texts = [" ".join(block.lines) for block in draw(st.lists(paragraphs(), min_size=3, max_size=12))]
    width = draw(st.sampled_from((0, 0, 45, 60, 72, 90)))
    indent = draw(st.sampled_from(("", "   ", "\t")))
    between = (
        draw(st.sampled_from(("\n\n", "\n\n\n"))) if not indent or width == 0 else draw(st.sampled_from(("\n", "\n\n")))
    )
    laid = [textwrap.fill(text, width, initial_indent=indent) if width else indent + text for text in texts]
    return between.join(laid) + "\n", texts


@settings(max_examples=250)
@given(prose(), _genres)
def test_prose_is_paragraphs_and_nothing_else(made: tuple[str, list[str]], genre: str) -> None:
    laid, texts = made
    found = recovered("The Book of Vardal\n\n" + laid, genre)
    flat = [one for part in found for one in (part[1:] if part[0] == "div" else (part,))]
    assert flat == [("p", text) for text in texts]
