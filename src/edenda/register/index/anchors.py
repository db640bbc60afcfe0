"""Which ids lead to elements of a document in its page; the ids that `transform/html/attributes.xsl` makes."""

from __future__ import annotations

from typing import Final

from lxml import etree

from edenda.tei import XML_ID, id_in_page, local, tag

_TEXT: Final = tag("text")
_PARAGRAPHS: Final = (tag("p"), tag("ab"))
_NOTE: Final = tag("note")
#: Of the readings of a `choice`, those that a reading text shows, the first before the others.
_SHOWN: Final = ("corr", "reg", "expan", "ex")


class Anchors:
    """The ids of a document's mentions in its page, as `edenda.writers.numbering` has them: their own, else `_m-N`."""

    def __init__(self, tree: etree._Element) -> None:
        self._paragraphs: dict[etree._Element, int] = {}
        self._ids: dict[str, etree._Element] = {}
        for number, element in enumerate(tree.iter(etree.Element), 1):
            if element.tag in _PARAGRAPHS:
                self._paragraphs[element] = number
            if name := element.get(XML_ID):
                self._ids.setdefault(name, element)

    def of(self, element: etree._Element, number: int) -> str:
        """The id of a mention by its number among all elements, the root being 1.

        Where the page does not show it, that of the paragraph around it; nothing where there is none, and in a header.
        """
        around = [element, *element.iterancestors()]
        if not any(one.tag == _TEXT for one in around):
            return ""
        hidden = next((number for number in reversed(range(len(around))) if is_hidden(around[number])), None)
        return self._id(element, f"_m-{number}") if hidden is None else self._paragraph(around[hidden + 1 :])

    def _paragraph(self, around: list[etree._Element]) -> str:
        """The id of the innermost paragraph of the running text among some elements around a place."""
        behind = next((number for number in reversed(range(len(around))) if around[number].tag == _NOTE), -1)
        found = next((one for one in around[behind + 1 :] if one.tag in _PARAGRAPHS), None)
        return "" if found is None else self._id(found, f"_p-{self._paragraphs[found]}")

    def _id(self, element: etree._Element, made: str) -> str:
        """An element's own id, if it has it first; the one that was made for it where it has none."""
        name = element.get(XML_ID)
        if not name:
            return made
        return id_in_page(name) if self._ids[name] is element else ""


def is_hidden(element: etree._Element) -> bool:
    """Whether an element is a reading that the reading text leaves out, or stands elsewhere than it is written."""
    parent = element.getparent()
    name, around = local(element), "" if parent is None else local(parent)
    if parent is not None and around == "choice":
        return element is not _chosen(parent)
    if parent is not None and around == "app":
        return name == "note" or (name == "rdg" and not _is_first_reading(element, parent))
    return name == "figDesc"


def _is_first_reading(element: etree._Element, parent: etree._Element) -> bool:
    return next(element.itersiblings(tag("rdg"), preceding=True), None) is None and parent.find(tag("lem")) is None


def _chosen(choice: etree._Element) -> etree._Element | None:
    """The reading of a `choice` that is shown: the editors' first, or one hard to read that stands first."""
    made = next((found for name in _SHOWN if (found := choice.find(tag(name))) is not None), None)
    if made is not None:
        return made
    first = next(choice.iterchildren(etree.Element), None)
    return first if first is not None and local(first) == "unclear" else None
