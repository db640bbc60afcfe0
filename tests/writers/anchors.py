"""The anchors that a page should have, worked out from the document one by one."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from edenda.tei import XML_ID, id_in_page
from edenda.writers.numbering import _kind, pointers_of


def anchors(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Every mention, date, time and paragraph of a file and its anchor in the page, in their order."""
    for number, element in enumerate(root.iter("*"), 1):
        attributes = element.keys()
        kind = "m" if pointers_of(element, attributes) else _kind(element.tag, attributes)
        if kind:
            own = element.get(XML_ID)
            yield element, id_in_page(own) if own else f"_{kind}-{number}"
