"""Anchors for what pages are linked to: mentions, dates and paragraphs, by their number among all elements of a file.

An element with an xml:id has that as its anchor. Else a mention, and a date or time with a value, has `_m-N`, and a
paragraph `_p-N`; N counts all elements of the file in document order, the root being 1. One underscore at the beginning
is the mark of ids that edenda makes: an xml:id that has one gets another in front of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Final

from lxml import etree

from edenda.tei import DATING, XML_ID, id_in_page, tag

#: What the stylesheets read: attributes that begin as no attribute of TEI does, and that stand in no output.
ANCHOR: Final = "_anchor"
PAGE: Final = "_page"
REGISTER_POINTER: Final = "register.xml#"

_DATED: Final = frozenset((tag("date"), tag("time")))
_DATING: Final = frozenset(DATING)
_PARAGRAPHS: Final = frozenset((tag("p"), tag("ab")))
_VARIANTS: Final = frozenset((tag("choice"), tag("app")))
#: The beginning of a pointer to such an id, at the beginning of a value or after a blank.
_POINTER: Final = re.compile(r"(?<!\S)#_")
_PAGE_BREAK: Final = tag("pb")
#: Where no page of the source goes on.
_OUTSIDE: Final = frozenset((tag("teiHeader"), tag("standOff")))


def anchors(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Every mention, date, time and paragraph of a file and its anchor in the page, in their order."""
    for number, element in enumerate(root.iter("*"), 1):
        kind = _kind(element, element.tag, element.keys())
        if kind:
            own = element.get(XML_ID)
            yield element, id_in_page(own) if own else f"_{kind}-{number}"


def numbered(root: etree._Element) -> etree._Element:
    """A copy of a document whose elements bear the anchors that are made (ANCHOR), and their page of the source (PAGE).

    Pages are stated of mentions and of places with several readings. Ids, and pointers to them, are those of the page.
    """
    copy = deepcopy(root)
    etree.strip_attributes(copy, ANCHOR, PAGE)
    page, is_marked = "", False
    for number, element in enumerate(copy.iter("*"), 1):
        name, attributes = element.tag, element.keys()
        if name == _PAGE_BREAK:
            page = element.get("n", page)
        elif name in _OUTSIDE:
            page = ""
        kind = _kind(element, name, attributes)
        is_marked = is_marked or (XML_ID in attributes and element.get(XML_ID, "").startswith("_"))
        if kind and XML_ID not in attributes:
            element.set(ANCHOR, f"_{kind}-{number}")
        if page and (kind == "m" or name in _VARIANTS):
            element.set(PAGE, page)
    if is_marked:
        _mark_ids(copy)
    return copy


def _mark_ids(root: etree._Element) -> None:
    """Give ids that begin like those of edenda, and what points to ids within the file, the form that they have in pages."""
    for element in root.iter("*"):
        for name, value in element.items():
            if name == XML_ID:
                element.set(name, id_in_page(str(value)))
            elif "#_" in value:
                element.set(name, _POINTER.sub("#__", str(value)))


def without_numbers(made: etree._Element | None) -> None:
    """Take the numbers out of what a stylesheet has made, where it copied elements as they stand."""
    if made is not None:
        etree.strip_attributes(made, ANCHOR, PAGE)


def is_mention(element: etree._Element) -> bool:
    """Whether an element points to somebody or something by @ref, or by @target into the register."""
    return bool(element.get("ref")) or REGISTER_POINTER in element.get("target", "")


def _kind(element: etree._Element, name: str, attributes: Sequence[str | bytes]) -> str:
    """`m` for a mention, a date or a time, `p` for a paragraph, nothing for what is no aim of links."""
    if name in _PARAGRAPHS:
        return "p"
    if not attributes:
        return ""
    if ("ref" in attributes or "target" in attributes) and is_mention(element):
        return "m"
    return "m" if name in _DATED and not _DATING.isdisjoint(attributes) else ""
