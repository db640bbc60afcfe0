"""The registers and the list of dates of a book: the sources of `epub/book.xsl`, from what the chapters mention.

The source of a register is `register` (@kind, @part) of `group` (@letter) of `see` (@name, @href, @to) and `entry`
(@id, @name, @unconfirmed), with what the register states in `about`, relations in `related` (as
`edenda.site.registers.relations` makes them), and `doc` (@n, @href, @title, @language) of `place` (@href, @label).
That of the dates is `dates` of `year` (@n) of `date` (its attributes as TEI has them) of such `doc`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple, TypeAlias

from lxml import etree

from edenda.epub.values import REGISTERS, Dated, Mention, Part, Place
from edenda.epub.xhtml import id_of
from edenda.register.entries import RegisterTree
from edenda.register.index.index import open_index
from edenda.register.kinds import KINDS, Kind
from edenda.site.registers.entry import alone
from edenda.site.registers.listing import Listed, listed, order_of
from edenda.site.registers.naming import Key
from edenda.site.registers.relations import Related
from edenda.site.values import Site

#: How much may be on one page of a register: entries and places count.
_ROOM: Final = 2500
#: Of an entry with more places than these each document has one.
_MANY: Final = 300
_DAY: Final = re.compile(r"(-?\d{4,})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")
#: What sorts a month as a whole behind its days, and a year behind its months.
_BEHIND: Final = (0, 13, 32)
_FIRST: Final = ("when", "from", "notBefore", "to", "notAfter")


class Source(NamedTuple):
    """A page of a register: its file without the ending, what it is made of."""

    name: str
    xml: etree._Element


class Document(NamedTuple):
    """A document as registers name it: its number in the book, its first file, its title and language."""

    number: str
    href: str
    title: str
    language: str


class _Line(NamedTuple):
    """A line of a register: what it is sorted by, its entry, and the other name that leads to it; empty for itself."""

    key: Key
    entry: Listed
    other: str = ""


_Mentions: TypeAlias = Mapping[str, Sequence[tuple[Document, Mention]]]
"""The mentions of every entry by its id, in the order of the book."""


class Registers:
    """The registers of an edition in their order; on which page each entry is is known before there are chapters."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._register = RegisterTree(site.edition.register_tree) if site.edition.register_tree is not None else None
        self._lines: dict[Kind, list[tuple[str, _Line]]] = {}
        if self._register is not None:
            with open_index(site.edition) as index:
                for kind in KINDS:
                    found = listed(site, kind, index, self._register) if kind.name in site.kinds else []
                    self._lines[kind] = list(self._paged(kind, found))
        self.pages: Mapping[str, str] = {
            line.entry.id: page
            for kind, lines in self._lines.items()
            for page, line in lines
            if not line.other and page != kind.folder
        }
        """The file of an entry without the ending, by the entry's id, where it is not the first of its kind."""

    def _paged(self, kind: Kind, found: Iterable[Listed]) -> Iterator[tuple[str, _Line]]:
        """The lines of those that are mentioned, in their order, each with the page on which it is."""
        order = order_of(self._site)
        mentioned = [one for one in found if one.mentions]
        lines = [_Line(one.key, one) for one in mentioned]
        lines += [_Line(order.key(name), one, name) for one in mentioned for name in one.others]
        filled = 0
        for line in sorted(lines, key=lambda line: (line.key, line.entry.id, line.other)):
            filled += 1 if line.other else 1 + min(line.entry.mentions, _MANY)
            number = filled // _ROOM + 1
            yield (f"{kind.folder}-{number}" if number > 1 else kind.folder), line

    def sources(self, mentions: _Mentions) -> Iterator[tuple[Kind, list[Source]]]:
        """The pages of each kind of which something is mentioned."""
        root = self._site.edition.register_tree
        if root is None:
            return
        here = {
            line.entry.id: line.entry._replace(page=f"{REGISTERS}/{page}.xhtml#{id_of(line.entry.id)}")
            for lines in self._lines.values()
            for page, line in lines
            if not line.other and line.entry.id in mentions
        }
        related = Related(root, here)
        for kind, lines in self._lines.items():
            shown = [(page, line._replace(entry=here[line.entry.id])) for page, line in lines if line.entry.id in here]
            pages = [
                Source(name, self._page(kind, name, [line for _, line in some], related, mentions))
                for name, some in groupby(shown, key=lambda one: one[0])
            ]
            if pages:
                yield kind, pages

    def _page(
        self, kind: Kind, name: str, lines: Sequence[_Line], related: Related, mentions: _Mentions
    ) -> etree._Element:
        root = etree.Element("register", kind=kind.name)
        root.set("part", "" if name == kind.folder else name.rpartition("-")[2])
        for letter, some in groupby(lines, key=lambda line: line.key[1]):
            group = etree.SubElement(root, "group", letter=letter)
            for line in some:
                if line.other:
                    href = f"../{line.entry.page}"
                    etree.SubElement(group, "see", name=line.other, href=href, to=line.entry.filed)
                else:
                    places = [(document, mention.place) for document, mention in mentions[line.entry.id]]
                    self._add(group, line.entry, related, places)
        return root

    def _add(self, group: etree._Element, one: Listed, related: Related, places: list[tuple[Document, Place]]) -> None:
        entry = etree.SubElement(group, "entry", id=id_of(one.id), name=one.filed)
        if not one.is_confirmed:
            entry.set("unconfirmed", "yes")
        element = self._register.element(one.id) if self._register else None
        if element is not None:
            etree.SubElement(entry, "about").append(alone(element))
        related.add(entry, one.id)
        _add_places(entry, places)


def _add_places(parent: etree._Element, places: Sequence[tuple[Document, Place]]) -> None:
    """The places by documents; those that are called alike once."""
    is_short = len(places) > _MANY
    for document, some in groupby(places, key=lambda one: one[0]):
        first: dict[str, Place] = {}
        for _, place in some:
            first.setdefault(place.label, place)
        element = etree.SubElement(parent, "doc", n=document.number, title=document.title, language=document.language)
        element.set("href", f"../{document.href}")
        if document.number and is_short:
            continue
        for place in first.values():
            if place.label:
                etree.SubElement(element, "place", href=f"../{place.href}", label=place.label)


def date_sources(found: Iterable[tuple[Document, Dated]]) -> list[Source]:
    """The pages of the list of dates, in the order of time."""
    dated = sorted(
        ((key, one.value, number, document, one) for number, (document, one) in enumerate(found) if (key := _key(one))),
        key=lambda row: row[:3],
    )
    pages: list[Source] = []
    filled = _ROOM
    for year, of_year in groupby(dated, key=lambda row: row[0][0]):
        rows = list(of_year)
        if filled + len(rows) > _ROOM:
            name = f"dates-{len(pages) + 1}" if pages else "dates"
            pages.append(Source(name, etree.Element("dates", part=str(len(pages) + 1) if pages else "")))
            filled = 0
        filled += len(rows)
        element = etree.SubElement(pages[-1].xml, "year", n=str(year))
        for value, of_date in groupby(rows, key=lambda row: row[1]):
            _add_places(
                etree.SubElement(element, "date", dict(value)), [(document, one.place) for *_, document, one in of_date]
            )
    return pages


def _key(dated: Dated) -> tuple[int, int, int] | None:
    stated = dict(dated.value)
    value = next((stated[name] for name in _FIRST if name in stated), "")
    found = _DAY.fullmatch(value)
    if not found:
        return None
    month, day = (int(part) if part else behind for part, behind in zip(found.groups()[1:], _BEHIND[1:], strict=True))
    return int(found[1]), month, day


def mentions_of(parts: Iterable[tuple[Document, Part]]) -> Mapping[str, list[tuple[Document, Mention]]]:
    """The mentions of every entry, in the order of the book."""
    found: dict[str, list[tuple[Document, Mention]]] = {}
    for document, part in parts:
        for mention in part.mentions:
            found.setdefault(mention.entry, []).append((document, mention))
    return found
