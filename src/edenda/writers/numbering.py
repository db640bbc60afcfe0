"""Anchors for what pages are linked to: mentions, dates and paragraphs, by their number among all elements of a file.

An element with an xml:id has that as its anchor. Else a mention, and a date or time with a value, has `_m-N`, and a
paragraph `_p-N`; N counts all elements of the file in document order, the root being 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Final

from lxml import etree

from edenda.tei import DATING, XML_ID, tag

#: What the stylesheets read: attributes that begin as no attribute of TEI does, and that stand in no output.
ANCHOR: Final = "_anchor"
PAGE: Final = "_page"
FIRST: Final = "_first"
#: One pointer each of a mention that has several; so many of them have a way back.
POINTERS: Final = tuple(f"_to{number}" for number in range(1, 100))
REGISTER_POINTER: Final = "register.xml#"

_DATED: Final = frozenset((tag("date"), tag("time")))
_DATING: Final = frozenset(DATING)
_PARAGRAPHS: Final = frozenset((tag("p"), tag("ab")))
_VARIANTS: Final = frozenset((tag("choice"), tag("app")))
#: Within these some readings, or all, stand in no text.
_MAYBE_UNREAD: Final = (*_VARIANTS, tag("figDesc"), tag("teiHeader"), tag("standOff"))
_PAGE_BREAK: Final = tag("pb")
#: What is told its page, where a page begins, and where none goes on.
_PAGED: Final = frozenset((*_VARIANTS, _PAGE_BREAK, tag("teiHeader"), tag("standOff")))


def anchors(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Every mention, date, time and paragraph of a file and its anchor in the page, in their order."""
    for number, element in enumerate(root.iter("*"), 1):
        attributes = element.keys()
        kind = "m" if pointers_of(element, attributes) else _kind(element.tag, attributes)
        if kind:
            yield element, element.get(XML_ID) or f"_{kind}-{number}"


def numbered(root: etree._Element) -> etree._Element:
    """A copy of a document whose elements bear the anchors that are made (ANCHOR), and their page of the source (PAGE).

    Pages are stated of mentions and of places with several readings. A mention that may be the first of one of its
    pointers that is to be read has FIRST.
    """
    copy = deepcopy(root)
    without_numbers(copy)
    page, known = "", set[str]()
    for number, element in enumerate(copy.iter("*"), 1):
        name, attributes = element.tag, element.keys()
        if pointers := attributes and pointers_of(element, attributes):
            if XML_ID not in attributes:
                element.set(ANCHOR, f"_m-{number}")
            if page:
                element.set(PAGE, page)
            if pointers not in known:
                _look_at(element, pointers, known)
            continue
        if (kind := _kind(name, attributes)) and XML_ID not in attributes:
            element.set(ANCHOR, f"_{kind}-{number}")
        elif name in _PAGED:
            page = _page(element, name, page)
    return copy


def without_numbers(made: etree._Element | None) -> None:
    """Take all that is ours out of a tree: out of what a stylesheet has made, where it copied elements as they stand."""
    if made is not None:
        etree.strip_attributes(made, ANCHOR, PAGE, FIRST, *POINTERS)


def pointers_of(element: etree._Element, attributes: Sequence[str | bytes]) -> str:
    """To whom or what a mention points: its @ref, or its @target into the register; empty for what is no mention.

    `attributes` are the names of the element's attributes.
    """
    if "ref" in attributes:
        return element.get("ref", "")
    target = element.get("target", "") if "target" in attributes else ""
    return target if REGISTER_POINTER in target else ""


def _kind(name: str, attributes: Sequence[str | bytes]) -> str:
    """`m` for a date or a time with a value, `p` for a paragraph, nothing for what is no aim of links."""
    if name in _PARAGRAPHS:
        return "p"
    return "m" if name in _DATED and not _DATING.isdisjoint(attributes) else ""


def _page(element: etree._Element, name: str, page: str) -> str:
    """The page of the source behind the beginning of an element; one with several readings is told on which it stands."""
    if name == _PAGE_BREAK:
        return element.get("n", page)
    if name in _VARIANTS:
        if page:
            element.set(PAGE, page)
        return page
    return ""


def _look_at(element: etree._Element, pointers: str, known: set[str]) -> None:
    """State of a mention whether it points to what is not known, and its pointers where they are not one in @ref.

    What is surely to be read is known from now on.
    """
    some = pointers.split()
    if not known.issuperset(some):
        element.set(FIRST, "1")
    if some != [element.get("ref")]:
        for name, pointer in zip(POINTERS, some, strict=False):
            element.set(name, pointer)
    elif next(element.iterancestors(*_MAYBE_UNREAD), None) is None:
        known.add(pointers)
