"""Anchors for what pages are linked to: mentions, dates and paragraphs, by their number among all elements of a file.

An element with an xml:id has that as its anchor. Else a mention, and a date or time with a value, has `_m-N`, and a
paragraph `_p-N`; N counts all elements of the file in document order, the root being 1. One underscore at the beginning
is the mark of ids that edenda makes: an xml:id that has one gets another in front of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from edenda.tei import DATING, XML_ID, id_in_page, tag

#: What the stylesheets read: attributes that begin as no attribute of TEI does, and that stand in no output.
ANCHOR: Final = "_anchor"
PAGE: Final = "_page"
ENTRY: Final = "_entry"
FIRST: Final = "_first"
AGAIN: Final = "_again"
#: One pointer each of a mention that has several; so many of them have a way back.
POINTERS: Final = tuple(f"_to{number}" for number in range(1, 100))
REGISTER_POINTER: Final = "register.xml#"

_ENTRY: Final = re.compile(r"register\.xml#[^\s#]+")
_DATED: Final = frozenset((tag("date"), tag("time")))
_DATING: Final = frozenset(DATING)
_PARAGRAPHS: Final = frozenset((tag("p"), tag("ab")))
_VARIANTS: Final = frozenset((tag("choice"), tag("app")))
#: Within these some readings, or all, stand in no text.
_MAYBE_UNREAD: Final = frozenset((*_VARIANTS, tag("figDesc"), tag("teiHeader"), tag("standOff")))
#: The beginning of a pointer to such an id, at the beginning of a value or after a blank.
_POINTER: Final = re.compile(r"(?<!\S)#_")
_PAGE_BREAK: Final = tag("pb")
#: What is told its page, where a page begins, and where none goes on.
_PAGED: Final = frozenset((*_VARIANTS, _PAGE_BREAK, tag("teiHeader"), tag("standOff")))


def anchors(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Every mention, date, time and paragraph of a file and its anchor in the page, in their order."""
    for number, element in enumerate(root.iter("*"), 1):
        attributes = element.keys()
        kind = "m" if pointers_of(element, attributes) else _kind(element.tag, attributes)
        if kind:
            own = element.get(XML_ID)
            yield element, id_in_page(own) if own else f"_{kind}-{number}"


def numbered(root: etree._Element) -> etree._Element:
    """A copy of a document whose elements bear what the stylesheets need and could only count or look up slowly.

    ANCHOR: the anchor that is made; PAGE: on which page of the source a mention, or a place with several readings, stands;
    ENTRY: of a mention that is surely to be read, and points to one entry of the register; FIRST: of a mention that may be
    the first of one of its pointers to be read; POINTERS; AGAIN: of an element whose xml:id another has before it. Ids, and
    pointers to them, are those of the page.
    """
    copy = deepcopy(root)
    without_numbers(copy)
    seen = _Seen()
    for number, element in enumerate(copy.iter("*"), 1):
        name, attributes = element.tag, element.keys()
        anchor = number
        if XML_ID in attributes:
            anchor = 0
            _mark_again(element, seen)
        if pointers := attributes and pointers_of(element, attributes):
            _mark_mention(element, pointers, anchor, number > seen.unread, seen)
        elif (kind := _kind(name, attributes)) and anchor:
            element.set(ANCHOR, f"_{kind}-{anchor}")
        elif name in _PAGED:
            _mark_page(element, name, seen)
        if name in _MAYBE_UNREAD and number > seen.unread:
            seen.unread = number + sum(1 for _ in element.iterdescendants("*"))
    if any(id_.startswith("_") for id_ in seen.ids):
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
    """Take all that is ours out of a tree: out of what a stylesheet has made, where it copied elements as they stand."""
    if made is not None:
        etree.strip_attributes(made, ANCHOR, PAGE, ENTRY, FIRST, AGAIN, *POINTERS)


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


@dataclass(slots=True)
class _Seen:
    """What numbering remembers: the page, the ids, the pointers, and the last element that may be in no text."""

    page: str = ""
    ids: set[str] = field(default_factory=set)
    pointers: set[str] = field(default_factory=set)
    unread: int = 0


def _mark_again(element: etree._Element, seen: _Seen) -> None:
    id_ = element.get(XML_ID, "")
    if id_ in seen.ids:
        element.set(AGAIN, "1")
    seen.ids.add(id_)


def _mark_page(element: etree._Element, name: str, seen: _Seen) -> None:
    if name == _PAGE_BREAK:
        seen.page = element.get("n", seen.page)
    elif name not in _VARIANTS:
        seen.page = ""
    elif seen.page:
        element.set(PAGE, seen.page)


def _mark_mention(element: etree._Element, pointers: str, anchor: int, is_read: bool, seen: _Seen) -> None:
    if anchor:
        element.set(ANCHOR, f"_m-{anchor}")
    if seen.page:
        element.set(PAGE, seen.page)
    if is_read and _ENTRY.fullmatch(pointers):
        element.set(ENTRY, "1")
    if pointers not in seen.pointers:
        _mark_new(element, pointers, is_read, seen)


def _mark_new(element: etree._Element, pointers: str, is_read: bool, seen: _Seen) -> None:
    some = pointers.split()
    if not seen.pointers.issuperset(some):
        element.set(FIRST, "1")
    if some != [element.get("ref")]:
        for name, pointer in zip(POINTERS, some, strict=False):
            element.set(name, pointer)
    elif is_read:
        seen.pointers.add(pointers)
