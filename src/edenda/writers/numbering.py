"""Anchors for what pages are linked to: mentions, dates and paragraphs, by their number among all elements of a file.

An element with an xml:id has that as its anchor. Else a mention, and a date or time with a value, has `_m-N`, and a
paragraph `_p-N`; N counts all elements of the file in document order, the root being 1. One underscore at the beginning
is the mark of ids that edenda makes: an xml:id that has one gets another in front of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from lxml import etree

from edenda.tei import DATING, XML_ID, id_in_page, tag
from edenda.writers.plain import BLOCKS, CLASS, HOLDS, PARAGRAPH_CLASS, class_of

#: What the stylesheets read: attributes that begin as no attribute of TEI does, and that stand in no output.
ANCHOR: Final = "_anchor"
PAGE: Final = "_page"
ENTRY: Final = "_entry"
FIRST: Final = "_first"
AGAIN: Final = "_again"
BROKEN: Final = "_broken"
SEVERAL: Final = "_several"
#: One pointer each of a mention that has several; so many of them have a way back.
POINTERS: Final = tuple(f"_to{number}" for number in range(1, 100))
REGISTER_POINTER: Final = "register.xml#"

_ENTRY: Final = re.compile(r"register\.xml#[^\s#]+")
_DATED: Final = frozenset((tag("date"), tag("time")))
_DATING: Final = frozenset(DATING)
_PARAGRAPHS: Final = frozenset((tag("p"), tag("ab")))
_PARAGRAPH: Final = tag("p")
_HOLDING: Final = tuple(map(tag, BLOCKS))
_VARIANTS: Final = frozenset((tag("choice"), tag("app")))
#: Where no page of the source goes on, and what stands in no text, or only in one of two.
_OUTSIDE: Final = frozenset(map(tag, ("teiHeader", "standOff", "facsimile", "sourceDoc")))
#: What points to an entry and may be set as a block nevertheless.
_MAYBE_BLOCK: Final = tag("docAuthor")
#: The beginning of a pointer to such an id, at the beginning of a value or after a blank.
_POINTER: Final = re.compile(r"(?<!\S)#_")
_PAGE_BREAK: Final = tag("pb")
_QUOTED: Final = frozenset((tag("cit"), tag("quote"), tag("q")))
_MARKED: Final = frozenset((*_VARIANTS, *_OUTSIDE, *_QUOTED, tag("figDesc"), _PAGE_BREAK))


def numbered(root: etree._Element, kinds: Mapping[str, str] = MappingProxyType({})) -> etree._Element:
    """A copy of a document whose elements bear what the stylesheets need and could only count or look up slowly.

    ANCHOR: the anchor that is made. PAGE: on which page of the source a mention, or a place with several readings,
    stands. ENTRY: of a mention that is surely read, is no block, and points to one entry of the register, unless it is
    plain. FIRST: of one that may be the first of one of its pointers to be read. POINTERS; with them the root has
    SEVERAL. AGAIN: of an element whose xml:id another has before it. BROKEN: of what holds a page break inside a word,
    or a quotation, beside which its words may be set otherwise. CLASS: of what is plain (`edenda.writers.plain`, which
    needs the kinds of entries by their ids); it has an ANCHOR even if it has an id. HOLDS: of what may hold a block.
    Ids, and pointers to them, are those of the page.
    """
    copy = holding(root)
    seen = _Seen(kinds)
    for seen.number, element in enumerate(copy.iter("*"), 1):
        name, attributes = element.tag, element.keys()
        if attributes:
            _mark_attributes(element, name, attributes, seen)
        elif name in _PARAGRAPHS:
            element.set(ANCHOR, f"_p-{seen.number}")
            if name == _PARAGRAPH:
                element.set(CLASS, PARAGRAPH_CLASS)
        if name in _MARKED and not (attributes and pointers_of(element, attributes)):
            _mark_place(element, name, seen)
    if seen.several:
        copy.set(SEVERAL, "1")
    if any(id_.startswith("_") for id_ in seen.ids):
        _mark_ids(copy)
    return copy


def holding(root: etree._Element) -> etree._Element:
    """A copy of a document in which HOLDS marks whatever an element stands in that may be a block."""
    copy = deepcopy(root)
    without_numbers(copy)
    for element in copy.iter(*_HOLDING):
        above = element.getparent()
        while above is not None and above.get(HOLDS) is None:
            above.set(HOLDS, "1")
            above = above.getparent()
    return copy


def _mark_attributes(element: etree._Element, name: str, attributes: Sequence[str | bytes], seen: _Seen) -> None:
    """Mark an element that has attributes, if anything leads there or it is plain."""
    id_ = element.get(XML_ID) if XML_ID in attributes else None
    if id_ is not None:
        _mark_again(element, id_, seen)
    pointers = pointers_of(element, attributes)
    kind = "m" if pointers else _kind(name, attributes)
    if not kind:
        return
    if id_ is None:
        element.set(ANCHOR, f"_{kind}-{seen.number}")
    is_entry = _mark_mention(element, pointers, seen) if pointers else False
    class_ = class_of(element, name, attributes, seen.kinds) if is_entry or not pointers else ""
    if class_ and not (id_ is not None and element.get(AGAIN)):
        _mark_plain(element, class_, id_)
    elif is_entry:
        element.set(ENTRY, "1")


def _mark_plain(element: etree._Element, class_: str, id_: str | None) -> None:
    if id_ is not None:
        element.set(ANCHOR, id_in_page(id_))
    element.set(CLASS, class_)


def _mark_ids(root: etree._Element) -> None:
    """Give ids that begin like those of edenda, and what points to such of the file, the form they have in pages."""
    for element in root.iter("*"):
        for name, value in element.items():
            if name == XML_ID:
                element.set(name, id_in_page(str(value)))
            elif "#_" in value:
                element.set(name, _POINTER.sub("#__", str(value)))


def without_numbers(made: etree._Element | None) -> None:
    """Take all of this out of a tree, as out of what a stylesheet has made that copied elements as they stand."""
    if made is not None:
        etree.strip_attributes(made, ANCHOR, PAGE, ENTRY, FIRST, AGAIN, BROKEN, CLASS, HOLDS, SEVERAL, *POINTERS)


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
    """What numbering remembers: the number, the page, the ids, the pointers, and how far what may be no text goes."""

    kinds: Mapping[str, str]
    number: int = 0
    page: str = ""
    ids: set[str] = field(default_factory=set)
    pointers: set[str] = field(default_factory=set)
    entries: set[str] = field(default_factory=set)
    unread: int = 0
    several: bool = False


def _mark_again(element: etree._Element, id_: str, seen: _Seen) -> None:
    if id_ in seen.ids:
        element.set(AGAIN, "1")
    seen.ids.add(id_)


def _mark_place(element: etree._Element, name: str, seen: _Seen) -> None:
    """Mark a place with several readings, and remember what page breaks and parts say of what follows."""
    if name == _PAGE_BREAK:
        seen.page = element.get("n", seen.page)
        above = element.getparent()
        if above is not None and element.get("break") == "no":
            above.set(BROKEN, "1")
        return
    if name in _QUOTED:
        above = element.getparent()
        if above is not None:
            above.set(BROKEN, "1")
        return
    if name in _OUTSIDE:
        seen.page = ""
    elif name in _VARIANTS and seen.page:
        element.set(PAGE, seen.page)
    if seen.number > seen.unread:
        seen.unread = seen.number + sum(1 for _ in element.iterdescendants("*"))


def _mark_mention(element: etree._Element, pointers: str, seen: _Seen) -> bool:
    """Mark a mention; whether it points to one entry, is read, and is no block."""
    is_read = seen.number > seen.unread
    if seen.page:
        element.set(PAGE, seen.page)
    if pointers not in seen.pointers:
        _mark_new(element, pointers, seen, is_read=is_read)
    return is_read and pointers in seen.entries and element.get("ref") is not None and element.tag != _MAYBE_BLOCK


def _mark_new(element: etree._Element, pointers: str, seen: _Seen, *, is_read: bool) -> None:
    """Mark a mention of which nothing before it was surely to be read."""
    some = pointers.split()
    if not seen.pointers.issuperset(some):
        element.set(FIRST, "1")
    if some != [element.get("ref")]:
        seen.several = True
        for name, pointer in zip(POINTERS, some, strict=False):
            element.set(name, pointer)
    elif is_read:
        seen.pointers.add(pointers)
        if _ENTRY.fullmatch(pointers):
            seen.entries.add(pointers)
