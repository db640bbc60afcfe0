"""Lines and columns of elements, attributes and words: from the bytes of a file where they are at hand."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from edenda.errors import UnreadableError
from edenda.markup.document import Places, XmlBytes, look_at
from edenda.markup.tags import Tags, scan
from edenda.tei import XML, line_of

Position = tuple[int | None, int | None]
_BLANKS: Final = re.compile(r"[ \t\r\n]*")


class Positions:
    """Where the elements of one document stand. Without its bytes there are lines only, as the parser kept them."""

    def __init__(self, root: etree._Element, data: bytes | None) -> None:
        self._root = root
        self._tags: Tags | None = None
        self._places: Places | None = None
        self._starts: dict[etree._Element, int] = {}
        if data is not None:
            self._look(data)

    def _look(self, data: bytes) -> None:
        try:
            document: XmlBytes = look_at(data, "")
        except UnreadableError:  # an encoding that cannot be looked at byte for byte: then the parser's lines must do
            return
        tags = scan(document.view)
        starts = [at for at, head in enumerate(tags.heads) if not head.startswith(("/", "!", "?"))]
        elements = list(self._root.getroottree().iter(etree.Element))
        if len(starts) == len(elements):
            self._tags, self._places = tags, Places(document)
            self._starts = dict(zip(elements, (tags.starts[at] for at in starts), strict=True))

    def element(self, element: etree._Element) -> Position:
        """Where the start tag of an element begins."""
        return self._at(self._starts.get(element), element)

    def attribute(self, element: etree._Element, name: str) -> Position:
        """Where an attribute begins."""
        start = self._starts.get(element)
        if start is None or self._tags is None:
            return self.element(element)
        namespace, _, own = name.rpartition("}")
        prefix = "xml:" if namespace == f"{{{XML}" else r"[^\s=:]+:" if namespace else ""
        tag = self._tags.view[start : self._tags.end(self._tags.before(start + 1))]
        found = re.search(rf"[ \t\r\n]({prefix}{re.escape(own)})[ \t\r\n]*=", tag)
        return self._at(start + found.start(1) if found else start, element)

    def words(self, element: etree._Element, behind: etree._Element | None) -> Position:
        """Where words of an element begin: those behind one of its children, or the first."""
        end = self._end(element) if behind is None else self._closed(behind)
        if end is not None and self._tags is not None:
            begins = _BLANKS.match(self._tags.view, end)
            return self._at(begins.end() if begins else end, element)
        line = self.element(element if behind is None else behind)[0]
        text = (element.text if behind is None else behind.tail) or ""
        inside = 0 if behind is None else _lines_in(behind)
        before = text[: len(text) - len(text.lstrip())].count("\n")
        return (None if line is None else line + inside + before, None)

    def _end(self, element: etree._Element) -> int | None:
        """Where the start tag of an element ends."""
        start = self._starts.get(element)
        return None if start is None or self._tags is None else self._tags.end(self._tags.before(start + 1))

    def _closed(self, element: etree._Element) -> int | None:
        """Where an element ends."""
        start = self._starts.get(element)
        if start is None or self._tags is None:
            return None
        depth = 0
        for item in range(self._tags.before(start + 1), len(self._tags.heads)):
            head = self._tags.heads[item]
            if not head.startswith(("!", "?")):
                depth += -1 if head.startswith("/") else 0 if head.endswith("/") else 1
            if depth == 0:
                return self._tags.end(item)
        return None

    def _at(self, place: int | None, element: etree._Element) -> Position:
        if place is None or self._places is None:
            return line_of(element), None
        return self._places.position(place)


def _lines_in(element: etree._Element) -> int:
    """How many line ends the text in an element has."""
    return sum((node.text or "").count("\n") + (node.tail or "").count("\n") for node in element.iter()) - (
        element.tail or ""
    ).count("\n")
