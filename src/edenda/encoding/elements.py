"""New elements with text and attributes."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from edenda.model import Link
from edenda.tei import XML_ID, tag

Resolve = Callable[[Link], str]
"""From a symbolic pointer to the value of an attribute."""


def add(parent: etree._Element, name: str, text: str = "", **attrs: str) -> etree._Element:
    """A new last child with text and attributes; `xml_id` stands for `xml:id`."""
    element = etree.SubElement(parent, tag(name))
    for key, value in attrs.items():
        element.set(XML_ID if key == "xml_id" else key.rstrip("_"), value)
    if text:
        element.text = text
    return element
