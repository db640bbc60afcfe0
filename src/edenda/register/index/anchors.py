"""Which ids lead to elements of a document in its page; the ids that `transform/html/attributes.xsl` makes."""

from __future__ import annotations

from typing import Final

from lxml import etree

from edenda.tei import XML_ID, id_in_page, local, tag

_TEXT: Final = tag("text")
_PARAGRAPH: Final = tag("p")
_NOTE: Final = tag("note")
#: Of the readings of a `choice`, those that a reading text shows; the first of them, else the first of all.
_SHOWN: Final = ("corr", "reg", "expan")


class Anchors:
    """The ids of a document's elements in its page: their own, else `_m-N` for mentions and dates, `_p-N` for paragraphs.

    N is the element's number among all elements in the order of the document, the root being 1.
    """

    def __init__(self, tree: etree._Element) -> None:
        self._numbers = {element: number for number, element in enumerate(tree.iter(etree.Element), 1)}
        self._ids: dict[str, etree._Element] = {}
        for element in self._numbers:
            if name := element.get(XML_ID):
                self._ids.setdefault(name, element)

    def of(self, element: etree._Element) -> str:
        """The id of a mention or date; where the page does not show it, that of the paragraph around it; else nothing."""
        around = [element, *element.iterancestors()]
        if not any(one.tag == _TEXT for one in around):
            return ""
        hidden = next((number for number in reversed(range(len(around))) if is_hidden(around[number])), None)
        return self._id(element, "m") if hidden is None else self._paragraph(around[hidden + 1 :])

    def _paragraph(self, around: list[etree._Element]) -> str:
        """The id of the innermost paragraph of the running text among some elements around a place."""
        behind = next((number for number in reversed(range(len(around))) if around[number].tag == _NOTE), -1)
        found = next((one for one in around[behind + 1 :] if one.tag == _PARAGRAPH), None)
        return "" if found is None else self._id(found, "p")

    def _id(self, element: etree._Element, letter: str) -> str:
        name = element.get(XML_ID)
        if name is None:
            return f"_{letter}-{self._numbers[element]}"
        return id_in_page(name) if self._ids[name] is element else ""


def is_hidden(element: etree._Element) -> bool:
    """Whether an element is a reading that the reading text leaves out, or stands elsewhere than it is written."""
    parent = element.getparent()
    name, around = local(element), "" if parent is None else local(parent)
    if parent is None or (around not in {"choice", "app"} and name != "figDesc"):
        return name == "figDesc"
    if around == "app":
        return name == "note" or (name == "rdg" and not _is_first_reading(element, parent))
    return not _is_chosen(element, name)


def _is_first_reading(element: etree._Element, parent: etree._Element) -> bool:
    return next(element.itersiblings(tag("rdg"), preceding=True), None) is None and parent.find(tag("lem")) is None


def _is_chosen(element: etree._Element, name: str) -> bool:
    """Whether a reading of a `choice` is one of those that are shown."""
    if name in _SHOWN:
        return next(element.itersiblings(element.tag, preceding=True), None) is None
    return name == "unclear" and next(element.itersiblings(etree.Element, preceding=True), None) is None
