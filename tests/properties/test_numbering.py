"""Anchors in documents of any shape: as counted plainly, each once in a page, and the document stays as it was."""

from __future__ import annotations

from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edenda.tei import XML_ID, local, parse, tag
from edenda.writers.numbering import ANCHOR, PAGE, numbered, without_numbers
from tests.writers.anchors import anchors
from tests.writers.support import html, values

_NAMES: Final = ("p", "ab", "persName", "date", "time", "hi", "choice", "pb", "ref", "note", "quote", "teiHeader")
_ATTRIBUTES: Final = st.dictionaries(
    st.sampled_from(["ref", "target", "when", "notAfter", "n", "rend", ANCHOR, PAGE]),
    st.sampled_from(["", "register.xml#pers-a", "#p1", "1", "1957", "https://example.org/"]),
    max_size=3,
)


@st.composite
def trees(draw: st.DrawFn) -> etree._Element:
    """A TEI tree of any elements, some with ids, with comments and instructions between them."""
    root = etree.fromstring(f'<TEI xmlns="{etree.QName(tag("TEI")).namespace}"><text><body/></text></TEI>')
    places = [root[0][0]]
    for number in range(draw(st.integers(0, 25))):
        where = draw(st.sampled_from(places))
        if draw(st.integers(0, 6)) == 0:
            where.append(draw(st.sampled_from([etree.Comment("c"), etree.ProcessingInstruction("pi", "x")])))
        child = etree.SubElement(where, tag(draw(st.sampled_from(_NAMES))), draw(_ATTRIBUTES))
        if draw(st.integers(0, 3)) == 0:
            child.set(XML_ID, f"id{number}")
        child.tail = draw(st.sampled_from(["", "words "]))
        places.append(child)
    return root


def plainly(root: etree._Element) -> list[str]:
    """The anchor of each element of a tree, worked out one by one."""
    every = [element for element in root.iter() if isinstance(element.tag, str)]
    found = []
    for element in every:
        before = sum(1 for one in every[: every.index(element)])
        target = element.get("target", "") if "register.xml#" in element.get("target", "") else ""
        is_mention = bool(element.get("ref", target))
        is_dated = local(element) in {"date", "time"} and {"when", "notAfter"} & set(element.keys())
        kind = "m" if is_mention or is_dated else "p" if local(element) in {"p", "ab"} else ""
        found.append(element.get(XML_ID) or f"_{kind}-{before + 1}" if kind else "")
    return found


@settings(max_examples=300)
@given(trees())
def test_anchors_are_as_counted_plainly(root: etree._Element) -> None:
    expected = plainly(root)
    assert [anchor for _, anchor in anchors(root)] == [one for one in expected if one]
    made = [element.get(ANCHOR) or element.get(XML_ID) for element in numbered(root).iter("*")]
    assert [anchor for anchor, wanted in zip(made, expected, strict=True) if wanted] == [one for one in expected if one]


@settings(max_examples=300)
@given(trees())
def test_numbering_leaves_the_document_as_it_was(root: etree._Element) -> None:
    before = etree.tostring(root)
    bare = parse(before, "before")
    without_numbers(bare)
    copy = numbered(root)
    assert etree.tostring(root) == before
    without_numbers(copy)
    assert etree.tostring(copy) == etree.tostring(bare)


@settings(max_examples=100, deadline=None)
@given(trees())
def test_an_anchor_stands_once_in_a_page(root: etree._Element) -> None:
    before = etree.tostring(root)
    ids = values(html(root), "//@id")
    assert len(ids) == len(set(ids))
    assert etree.tostring(root) == before
