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
REGISTER_POINTER: Final = "register.xml#"

_DATED: Final = frozenset((tag("date"), tag("time")))
_DATING: Final = frozenset(DATING)
_PARAGRAPHS: Final = frozenset((tag("p"), tag("ab")))
_VARIANTS: Final = frozenset((tag("choice"), tag("app")))
_PAGE_BREAK: Final = tag("pb")
#: Where no page of the source goes on.
_OUTSIDE: Final = frozenset((tag("teiHeader"), tag("standOff")))


def anchors(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Every mention, date, time and paragraph of a file and its anchor in the page, in their order."""
    for number, element in enumerate(root.iter("*"), 1):
        kind = _kind(element, element.tag, element.keys())
        if kind:
            yield element, element.get(XML_ID) or f"_{kind}-{number}"


def numbered(root: etree._Element) -> etree._Element:
    """A copy of a document whose elements bear the anchors that are made (ANCHOR), and their page of the source (PAGE).

    Pages are stated of mentions and of places with several readings.
    """
    copy = deepcopy(root)
    etree.strip_attributes(copy, ANCHOR, PAGE)
    page = ""
    for number, element in enumerate(copy.iter("*"), 1):
        name, attributes = element.tag, element.keys()
        if name == _PAGE_BREAK:
            page = element.get("n", page)
        elif name in _OUTSIDE:
            page = ""
        kind = _kind(element, name, attributes)
        if kind and XML_ID not in attributes:
            element.set(ANCHOR, f"_{kind}-{number}")
        if page and (kind == "m" or name in _VARIANTS):
            element.set(PAGE, page)
    return copy


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
