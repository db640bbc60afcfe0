"""A chapter as the stylesheet has made it, walked through once: it becomes XHTML, and what stands where is noted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from lxml import etree

from edenda.epub.links import Links
from edenda.epub.pictures import Pictures
from edenda.epub.xhtml import as_xhtml, direction, id_of, text_of, without

#: The attributes of dates, as the stylesheet hands them on.
_DATING: Final = {
    "data-when": "when",
    "data-from": "from",
    "data-to": "to",
    "data-not-before": "notBefore",
    "data-not-after": "notAfter",
}
_DATES: Final = frozenset({"tei-date", "tei-time", "tei-docDate"})
_PARAGRAPHS: Final = frozenset({"tei-p", "tei-ab"})
#: What stands before the first paragraph of a text.
_BEGINNING: Final = frozenset({"tei-head", "tei-opener", "tei-byline", "tei-docDate", "tei-docAuthor", "tei-titlePage"})
_PARAGRAPH: Final = "¶\u202f"


class Spot(NamedTuple):
    """A place in a chapter: its id, and how a register calls it (a page of the source, a paragraph, a note)."""

    id: str
    label: str


@dataclass(slots=True)
class Read:
    """What was noted: ids that were changed, pages of the source, mentions of entries, dates with their words."""

    renamed: dict[str, str] = field(default_factory=dict)
    pages: list[Spot] = field(default_factory=list)
    mentions: list[tuple[str, Spot]] = field(default_factory=list)
    dates: list[tuple[tuple[tuple[str, str], ...], str, Spot]] = field(default_factory=list)


def read_chapter(html: etree._Element, links: Links, pictures: Pictures, in_note: str) -> Read:
    """Make a chapter XHTML, and note what stands where; `in_note` is the word for a note before its number."""
    for element in [one for one in html.iter("*") if _is_unseen(one)]:
        without(element)
    walk = _Walk(links, in_note, direction(html.get("lang", "")))
    for element in html.iter("*"):
        walk.visit(element)
    for picture in list(html.iter("img")):
        pictures.place(picture)
    return walk.read


def _is_unseen(element: etree._Element) -> bool:
    """Whether a browser shows an element only when asked, or not at all."""
    return element.get("hidden") is not None or element.get("class") == "here"


def _first_class(element: etree._Element) -> str:
    """What an element was in TEI: `tei-p`."""
    return element.get("class", "").partition(" ")[0]


@dataclass(slots=True)
class _Walk:
    """Where a walk is: in the text, in a note, on a page of the source, in a paragraph."""

    links: Links
    in_note: str
    direction: str
    read: Read = field(default_factory=Read)
    ids: set[str] = field(default_factory=set)
    made: int = 0
    where: str = ""
    page: str = ""
    paragraph: int = 0
    note: str = ""

    def visit(self, element: etree._Element) -> None:
        """Note what an element is, and give it the form that it has in a book."""
        if element.get("id") is not None:
            self._take_id(element)
        self._go_on(element)
        if self.where:
            self._note(element)
        as_xhtml(element, self.direction)

    def _take_id(self, element: etree._Element) -> None:
        stated = element.get("id", "")
        id_ = id_of(stated)
        if id_ != stated:
            while id_ in self.ids:
                id_ += "_"
            self.read.renamed.setdefault(stated, id_)
        if id_ in self.ids:
            del element.attrib["id"]
        else:
            self.ids.add(id_)
            element.set("id", id_)

    def _go_on(self, element: etree._Element) -> None:
        """See whether another part of the chapter, or another paragraph, begins."""
        name, first = element.tag, _first_class(element)
        if name == "header" and first == "card":
            self.where = "card"
        elif name == "article":
            self.where = "text"
        elif name == "aside" and element.get("role") == "doc-footnote":
            self.where, self.note = "note", text_of(element[0])
        elif name == "section" and first in {"apparatus", "about"}:
            self.where = ""
        elif first in _PARAGRAPHS and self.where == "text" and name in {"p", "div"}:
            self.paragraph += 1

    def _note(self, element: etree._Element) -> None:
        name = element.tag
        if name == "a":
            entry = self.links.entry(element)
            if entry:
                self.read.mentions.append((entry, Spot(self._id_for(element), self._label(element))))
        elif element.get("role") == "doc-pagebreak" and self.where == "text":
            self.page = element.get("data-n", "")
            self.read.pages.append(Spot(self._id(element), self.page))
        elif _first_class(element) in _DATES and self.where != "card":
            self._note_date(element)

    def _note_date(self, element: etree._Element) -> None:
        value = tuple((said, words) for name, said in _DATING.items() if (words := element.get(name)))
        if value:
            self.read.dates.append((value, text_of(element), Spot(self._id(element), self._label(element))))

    def _label(self, element: etree._Element) -> str:
        """How a register calls the place of an element; what opens a text stands with its first paragraph."""
        if self.where == "card":
            return ""
        if self.where == "note":
            return f"{self.in_note}\u202f{self.note}"
        paragraph = self.paragraph or int(any(_first_class(one) in _BEGINNING for one in element.iterancestors()))
        return self.page or (f"{_PARAGRAPH}{paragraph}" if paragraph else "")

    def _id_for(self, link: etree._Element) -> str:
        """The id of a mention: that of the link, or of the element for which it stands."""
        above = link.getparent()
        if link.get("class") == "more" and above is not None and above.get("class", "").startswith("tei-"):
            return self._id(above)
        return self._id(link)

    def _id(self, element: etree._Element) -> str:
        if element.get("id") is None:
            self.made += 1
            element.set("id", f"_x-{self.made}")
            self.ids.add(f"_x-{self.made}")
        return element.get("id", "")
