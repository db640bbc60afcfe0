"""What holds of encoding: marks nest or are reported, and no text is lost between a flow and the bytes."""

from __future__ import annotations

import itertools
from typing import Final

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edenda.config import Document
from edenda.encoding.document import Setting, encode
from edenda.encoding.nesting import Nested, nest, prefer
from edenda.model import Block, Flow, Mark, Reading, Run
from edenda.serialising import serialise
from edenda.tei import NS, parse, tag

_KINDS: Final = ("persName", "orgName", "placeName", "date", "quote", "q", "hi", "title", "supplied", "foreign")
_SPLIT: Final = frozenset({"quote", "q", "hi", "foreign"})
_FIRM: Final = frozenset({"quote", "q", "title", "supplied"})


@st.composite
def marks(draw: st.DrawFn, length: int = 40) -> tuple[Mark, ...]:
    """Marks anywhere in a text of a length; `n` tells them apart."""
    places = draw(st.lists(st.tuples(st.integers(0, length - 1), st.integers(1, length)), max_size=12))
    kinds = draw(st.lists(st.sampled_from(_KINDS), min_size=len(places), max_size=len(places)))
    return tuple(
        Mark(kind, (start, min(length, start + size)), (("n", str(number)),))
        for number, ((start, size), kind) in enumerate(zip(places, kinds, strict=True))
    )


def number(mark: Mark) -> str:
    """What tells a mark from the others."""
    return str(dict(mark.attrs)["n"])


def covered(nested: Nested, name: str) -> list[int]:
    """The places that the parts of one mark cover, in order."""
    return [at for mark in nested.marks if number(mark) == name for at in range(*mark.span)]


@given(marks())
def test_nested_marks_never_cross(given_marks: tuple[Mark, ...]) -> None:
    for nested in (nest(given_marks), prefer(given_marks, _FIRM)):
        for one in nested.marks:
            for other in nested.marks:
                assert not one.span[0] < other.span[0] < one.span[1] < other.span[1]


@given(marks())
def test_a_mark_is_placed_whole_or_refused(given_marks: tuple[Mark, ...]) -> None:
    for nested in (nest(given_marks), prefer(given_marks, _FIRM)):
        refused = {number(mark) for mark in nested.refused}
        for mark in given_marks:
            expected = [] if number(mark) in refused else list(range(*mark.span))
            assert covered(nested, number(mark)) == expected


@given(marks())
def test_only_kinds_that_may_be_split_are_split_and_their_parts_point_to_each_other(
    given_marks: tuple[Mark, ...],
) -> None:
    nested = nest(given_marks)
    for mark in given_marks:
        parts = [one for one in nested.marks if number(one) == number(mark)]
        assert len(parts) <= 1 or mark.kind in _SPLIT
        for before, after in itertools.pairwise(parts):
            assert dict(before.attrs)["next"] == dict(after.attrs)["xml:id"]
            assert dict(after.attrs)["prev"] == dict(before.attrs)["xml:id"]


_XML: Final = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")


@given(st.text(_XML, min_size=40, max_size=40), marks())
def test_encoded_marks_give_back_the_text_and_what_crosses_is_reported(
    text: str, given_marks: tuple[Mark, ...]
) -> None:
    block = Block("div", (0, 40), (("type", "text"),), (Block("p", (0, 40)),))
    body = Flow("body", "body", text, (Run((0, 40), (0, 40), "same"),), (block,), given_marks)
    encoded = encode(Reading(text, "some.txt", "text", (body,)), Setting(Document("some", "K")))
    root = parse(serialise(encoded.root), "K.xml")
    paragraph = root.find("t:text/t:body/t:div/t:p", NS)
    assert paragraph is not None
    assert "".join(str(piece) for piece in paragraph.itertext()) == text
    placed = {element.get("n") for element in paragraph.iterdescendants()}
    assert len(placed) + len(encoded.problems) == len(given_marks)
    assert {problem.code for problem in encoded.problems} <= {"ENC-001"}


_CHARACTERS: Final = st.text(st.one_of(_XML, st.sampled_from("\n\r\t <>&\"'")), max_size=12)


@st.composite
def trees(draw: st.DrawFn) -> etree._Element:
    """Divisions with paragraphs of mixed content."""
    root = etree.Element(tag("TEI"))
    parent = etree.SubElement(etree.SubElement(etree.SubElement(root, tag("text")), tag("body")), tag("div"))
    for _ in range(draw(st.integers(1, 5))):
        paragraph = etree.SubElement(parent, tag(draw(st.sampled_from(("p", "head", "ab")))))
        paragraph.text = draw(_CHARACTERS) or None
        for _ in range(draw(st.integers(0, 3))):
            child = etree.SubElement(paragraph, tag(draw(st.sampled_from(("hi", "persName", "note", "lb")))))
            child.text, child.tail = draw(_CHARACTERS) or None, draw(_CHARACTERS)
        if draw(st.booleans()):
            parent = etree.SubElement(parent, tag("div"))
    return root


def texts(root: etree._Element) -> list[tuple[str, str]]:
    """Each paragraph's name and text."""
    blocks = root.iter(tag("p"), tag("head"), tag("ab"))
    return [(str(block.tag), "".join(str(piece) for piece in block.itertext())) for block in blocks]


@given(trees())
def test_serialising_and_parsing_keeps_every_text(root: etree._Element) -> None:
    before = texts(root)
    again = parse(serialise(root), "some.xml")
    assert texts(again) == before


@given(trees())
def test_what_was_serialised_once_is_serialised_to_the_same_bytes(root: etree._Element) -> None:
    first = serialise(root)
    assert serialise(parse(first, "some.xml")) == first
