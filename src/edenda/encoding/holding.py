"""Where the source is kept, who had a part in it, how large it is: fields with places of their own in the header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from edenda.config import Document
from edenda.model import Flow, Reading
from edenda.tei import tag

#: role of a field -> element of `msIdentifier`
_PLACES: Final = (("archive", "repository"), ("collection", "collection"), ("shelfmark", "idno"))
_PEOPLE: Final = ("editor", "translator", "transcriber", "contributor")
_DOI: Final = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.\d{4,9}/\S+", re.IGNORECASE)
_URL: Final = re.compile(r"(?:https?://|www\.)\S+|(?:ark:|hdl:|urn:)\S+")


class _Word(NamedTuple):
    """A value for `msIdentifier`: its element, its words, the label under which the source has it."""

    element: str
    text: str
    label: str = ""


class Holding:
    """The fields of a reading that say where its source is and who made it; which of them have a place of their own."""

    def __init__(self, reading: Reading, document: Document) -> None:
        self._reading = reading
        self._document = document
        self._kept = tuple(self._find_kept())
        self._people = tuple(one for role in _PEOPLE for one in reading.fields(role) if _is_line(one))
        self._extents = tuple(one for one in reading.fields("extent") if _is_line(one))
        self._addresses = tuple(one for one in reading.fields("url") if _is_line(one) and _kind_of_address(one.text))
        placed = (*(flow for _, flow in self._kept), *self._people, *self._extents, *self._addresses)
        self.placed = frozenset(flow.id for flow in placed)
        """The ids of the flows that are written here and not as notes."""

    def _find_kept(self) -> Iterator[tuple[str, Flow]]:
        """The fields that go into `msIdentifier`: a first repository, collections, shelfmarks; none without a place."""
        own = self._document
        has_place = own.repository or own.collection or any(self._reading.fields(role) for role, _ in _PLACES[:2])
        for role, element in _PLACES if has_place else ():
            for flow in self._reading.fields(role):
                stated = {"archive": own.repository, "collection": own.collection, "shelfmark": own.shelfmark}[role]
                if not _is_line(flow) or not flow.attr("n") or stated not in ("", _words(flow)):
                    continue
                yield element, flow
                if element == "repository":
                    break

    def write_parts(self, bibl: etree._Element) -> None:
        """Who edited, translated or transcribed the source; its extent; its addresses."""
        for flow in self._people:
            statement = etree.SubElement(bibl, tag("respStmt"))
            etree.SubElement(statement, tag("resp")).text = flow.attr("n") or flow.role.capitalize()
            etree.SubElement(statement, tag("name")).text = _words(flow)
        for role, name in (("Translator", self._document.translator), ("Transcriber", self._document.transcriber)):
            if name:
                statement = etree.SubElement(bibl, tag("respStmt"))
                etree.SubElement(statement, tag("resp")).text = role
                etree.SubElement(statement, tag("name")).text = name
        for flow in self._extents:
            _labelled(bibl, "extent", flow)
        for flow in self._addresses:
            _labelled(bibl, "idno", flow).set("type", _kind_of_address(flow.text))

    def write_manuscript(self, parent: etree._Element) -> None:
        """`msDesc` with repository, collections and shelfmarks, where any is known."""
        words = self._identifier()
        if not words:
            return
        identifier = etree.SubElement(etree.SubElement(parent, tag("msDesc")), tag("msIdentifier"))
        for word in words:
            element = etree.SubElement(identifier, tag(word.element))
            element.text = word.text
            if word.label:
                element.set("n", word.label)

    def _identifier(self) -> list[_Word]:
        own = self._document
        stated = {"repository": own.repository, "collection": own.collection, "idno": own.shelfmark}
        found: list[_Word] = []
        for _, element in _PLACES:
            words = [_Word(element, _words(flow), flow.attr("n")) for kind, flow in self._kept if kind == element]
            if stated[element] and stated[element] not in [word.text for word in words]:
                words.insert(0, _Word(element, stated[element]))
            found.extend(words)
        return found


def _is_line(flow: Flow) -> bool:
    """Whether a field is one value without parts of its own."""
    return len(flow.blocks) == 1 and not flow.marks and bool(flow.text.strip())


def _words(flow: Flow) -> str:
    return " ".join(flow.text.split())


def _kind_of_address(text: str) -> str:
    """`DOI` or `URL` for a text that is an address and nothing else."""
    words = " ".join(text.split())
    if _DOI.fullmatch(words):
        return "DOI"
    return "URL" if _URL.fullmatch(words) else ""


def _labelled(parent: etree._Element, name: str, flow: Flow) -> etree._Element:
    element = etree.SubElement(parent, tag(name))
    element.text = _words(flow)
    if flow.attr("n"):
        element.set("n", flow.attr("n"))
    return element
