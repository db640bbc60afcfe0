"""The first page of a register and, where it is long, a page for each letter: the sources of `html/register.xsl`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from lxml import etree

from edenda.register.entries import RegisterTree
from edenda.register.kinds import Kind
from edenda.site.registers.entries import INDEX, LETTER, written
from edenda.site.registers.listing import Listed, order_of
from edenda.site.registers.naming import Key, Order
from edenda.site.sorting import DIGITS, OTHERS
from edenda.site.values import Page, PageFacts, Site
from edenda.tei import DATING, tag, text_of

_STYLESHEET: Final = "html/register.xsl"
#: A register with more lines has a page for each letter.
_ON_ONE_PAGE: Final = 400
#: What dates an entry, of which the list shows the years.
_DATES: Final = tuple(map(tag, ("birth", "death", "floruit", "date")))
_YEAR: Final = re.compile(r"(-?\d{4,})-\d\d.*")
_SLUGS: Final = {DIGITS: "0-9", OTHERS: "other"}


def index_pages(site: Site, kind: Kind, entries: Sequence[Listed], register: RegisterTree) -> Iterator[Page]:
    """The pages that list the entries of a kind; `entries` are in their order."""
    groups = _groups(entries, order_of(site))
    is_divided = sum(map(len, groups.values())) > _ON_ONE_PAGE
    path = f"{kind.folder}/{INDEX}.html"
    if not is_divided:
        yield _page(kind, path, entries, groups, tuple(groups), register)
        return
    yield _page(kind, path, entries, groups, (), register)
    for letter in groups:
        yield _page(kind, f"{kind.folder}/{_file(letter)}", entries, groups, (letter,), register)


_Line = tuple[Key, str, Listed, str]
"""A key and an id to sort by, an entry, and the other name that leads to it; empty for the entry itself."""


def _groups(entries: Sequence[Listed], order: Order) -> Mapping[str, list[_Line]]:
    """The lines of a register under their letters: entries, and other names that lead to them."""
    lines: list[_Line] = [(one.key, one.id, one, "") for one in entries]
    lines += [(order.key(name), one.id, one, name) for one in entries for name in one.others]
    groups: dict[str, list[_Line]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: (line[0], line[1], line[3])):
        groups[line[0][1]].append(line)
    return groups


def _page(
    kind: Kind,
    path: str,
    entries: Sequence[Listed],
    groups: Mapping[str, list[_Line]],
    shown: Sequence[str],
    register: RegisterTree,
) -> Page:
    """A page with the lines of some letters."""
    root = etree.Element("register", kind=kind.name, folder=kind.folder, count=str(len(entries)))
    is_whole = len(shown) == len(groups)
    for letter, lines in groups.items():
        href = f"#_{_slug(letter)}" if is_whole else _file(letter)
        here = {"here": "here"} if letter in shown and not is_whole else {}
        own = sum(not line[3] for line in lines)
        etree.SubElement(root, "letter", {"name": letter, "href": href, "count": str(own), **here})
    for letter in shown:
        group = etree.SubElement(root, "group", letter=letter, id=f"_{_slug(letter)}")
        for _, _, entry, other in groups[letter]:
            _add(group, entry, other, register)
    title = shown[0] if shown and not is_whole else ""
    if title:
        root.set("letter", title)
    return Page(PageFacts(path), _STYLESHEET, etree.tostring(root, encoding="utf-8"))


def _add(group: etree._Element, entry: Listed, other: str, register: RegisterTree) -> None:
    href = entry.page.rpartition("/")[2]
    if other:
        etree.SubElement(group, "see", name=other, href=href, to=entry.filed)
        return
    line = etree.SubElement(group, "entry", name=entry.filed, href=href, gloss=entry.gloss)
    if entry.mentions:
        line.set("mentions", str(entry.mentions))
    if not entry.is_confirmed:
        line.set("unconfirmed", "yes")
    element = register.element(entry.id)
    if element is not None:
        line.append(_dated(element))


def _dated(element: etree._Element) -> etree._Element:
    """An entry with nothing but what dates it."""
    copy = etree.Element(element.tag, _stated(element))
    for child in element.iterchildren(*_DATES):
        years = {name: _YEAR.sub(r"\1", value) for name, value in _stated(child).items()}
        etree.SubElement(copy, child.tag, years).text = "" if years else " ".join(text_of(child).split())
    return copy


def _stated(element: etree._Element) -> dict[str, str]:
    return {name: value for name in DATING if (value := element.get(name))}


def _slug(letter: str) -> str:
    return LETTER + (_SLUGS.get(letter) or written(letter.lower()))


def _file(letter: str) -> str:
    return f"{_slug(letter)}.html"
