"""The ways through a book: contents, landmarks, pages of the source; for new e-readers and for old ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Final, NamedTuple

from lxml import etree

from edenda.epub.document import STYLE
from edenda.epub.facts import BookFacts
from edenda.epub.values import Heading, Part
from edenda.epub.xhtml import TYPE, XML_LANG, serialised

NAVIGATION: Final = "nav.xhtml"
OLD: Final = "toc.ncx"
_NCX: Final = "http://www.daisy.org/z3986/2005/ncx/"


class Landmark(NamedTuple):
    """A part of the book that e-readers offer by what it is: `titlepage`, `toc`, `bodymatter`, `index`."""

    type: str
    href: str
    words: str


class Ways(NamedTuple):
    """The ways through a book: its contents, its landmarks, the pages of its sources."""

    headings: tuple[Heading, ...]
    landmarks: tuple[Landmark, ...]
    pages: tuple[Heading, ...]


def pages_of(parts: Iterable[Part], numbers: Sequence[str]) -> tuple[Heading, ...]:
    """The pages of the sources. Where two documents have pages of one number, all are told apart by their documents."""
    found = [(number, place) for part, number in zip(parts, numbers, strict=True) for place in part.pages]
    documents: dict[str, set[str]] = {}
    for number, place in found:
        documents.setdefault(place.label, set()).add(number)
    is_clear = all(len(one) == 1 for one in documents.values())
    return tuple(
        Heading(place.label if is_clear or not number else f"{number}: {place.label}", place.href)
        for number, place in found
    )


def navigation(facts: BookFacts, ways: Ways) -> bytes:
    """The navigation of EPUB 3."""
    html = etree.Element("html", {"lang": facts.interface, XML_LANG: facts.interface})
    head = etree.SubElement(html, "head")
    etree.SubElement(head, "title").text = facts.title
    etree.SubElement(head, "link", rel="stylesheet", type="text/css", href=STYLE)
    main = etree.SubElement(etree.SubElement(html, "body", {TYPE: "frontmatter"}), "main", {"class": "contents"})
    _add_list(_nav(main, "toc", "doc-toc", facts.words["contents"], "h1"), ways.headings, facts.interface)
    landmarks = etree.SubElement(_nav(main, "landmarks", "", facts.words["landmarks"], "h2"), "ol")
    for one in ways.landmarks:
        etree.SubElement(etree.SubElement(landmarks, "li"), "a", {"href": one.href, TYPE: one.type}).text = one.words
    if ways.pages:
        _add_list(
            _nav(main, "page-list", "doc-pagelist", facts.words["source-pages"], "h2"), ways.pages, facts.interface
        )
    return serialised(html)


def _nav(main: etree._Element, kind: str, role: str, words: str, rank: str) -> etree._Element:
    id_ = f"_{kind}"
    attributes = {TYPE: kind, "id": id_, "aria-labelledby": f"{id_}-head"}
    nav = etree.SubElement(main, "nav", {**attributes, **({"role": role} if role else {})})
    if kind != "toc":
        nav.set("hidden", "hidden")
    etree.SubElement(nav, rank, id=f"{id_}-head").text = words
    return nav


def _add_list(parent: etree._Element, headings: Sequence[Heading], language: str) -> None:
    ordered = etree.SubElement(parent, "ol")
    for heading in headings:
        item = etree.SubElement(ordered, "li")
        link = etree.SubElement(item, "a", href=heading.href)
        link.text = heading.words
        if heading.language and heading.language != language:
            link.set("lang", heading.language)
            link.set(XML_LANG, heading.language)
        if heading.below:
            _add_list(item, heading.below, language)


def old_navigation(facts: BookFacts, ways: Ways) -> bytes:
    """The same for e-readers that know EPUB 2 alone."""
    root = etree.Element(_name("ncx"), {"version": "2005-1", XML_LANG: facts.interface}, nsmap={None: _NCX})  # type: ignore[dict-item]
    head = etree.SubElement(root, _name("head"))
    for name, content in (("dtb:uid", facts.identifier), ("dtb:depth", str(_depth(ways.headings)))):
        etree.SubElement(head, _name("meta"), name=name, content=content)
    _label(etree.SubElement(root, _name("docTitle")), facts.title)
    points = etree.SubElement(root, _name("navMap"))
    order = count(1)
    _add_points(points, ways.headings, order)
    if ways.pages:
        _add_pages(etree.SubElement(root, _name("pageList")), ways.pages, order)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _add_points(parent: etree._Element, headings: Sequence[Heading], order: count[int]) -> None:
    for heading in headings:
        number = next(order)
        point = etree.SubElement(parent, _name("navPoint"), id=f"p{number}", playOrder=str(number))
        _label(etree.SubElement(point, _name("navLabel")), heading.words)
        etree.SubElement(point, _name("content"), src=heading.href)
        _add_points(point, heading.below, order)


def _add_pages(parent: etree._Element, pages: Sequence[Heading], order: count[int]) -> None:
    seen: Counter[str] = Counter()
    for page in pages:
        number = next(order)
        kind = "normal" if page.words.isascii() and page.words.isdigit() else "special"
        target = etree.SubElement(parent, _name("pageTarget"), id=f"p{number}", type=kind, playOrder=str(number))
        if kind == "normal" and not seen[page.words]:
            target.set("value", page.words)
        seen[page.words] += 1
        _label(etree.SubElement(target, _name("navLabel")), page.words)
        etree.SubElement(target, _name("content"), src=page.href)


def _label(parent: etree._Element, words: str) -> None:
    etree.SubElement(parent, _name("text")).text = words


def _depth(headings: Sequence[Heading]) -> int:
    return max((1 + _depth(heading.below) for heading in headings), default=0)


def _name(name: str) -> str:
    return f"{{{_NCX}}}{name}"
