"""HTML as a tree of elements, so that words of a document can be nothing but text."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

_DOCTYPE: Final = "<!DOCTYPE html>"
#: What no tree of XML can hold (XML 1.0, section 2.2); a form may send it.
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Content = etree._Element | str | None  # noqa: SLF001 - lxml names the class of all elements so


def element(name: str, /, *content: Content, **attributes: str | bool | None) -> etree._Element:
    """An element with its content; None is passed over.

    `_` in the name of an attribute stands for `-`, and at its end for nothing (`class_`). An attribute that is True
    stands without a value that matters; one that is None or False does not stand.
    """
    made = etree.Element(name)
    for key, value in attributes.items():
        if value is not None and value is not False:
            attribute = key.rstrip("_").replace("_", "-")
            made.set(attribute, attribute if value is True else _allowed(value))
    for one in content:
        if isinstance(one, str):
            _add_text(made, _allowed(one))
        elif one is not None:
            made.append(one)
    return made


def page(root: etree._Element) -> bytes:
    """A whole page, as bytes to be sent."""
    return etree.tostring(root, method="html", encoding="utf-8", doctype=_DOCTYPE)


def _add_text(parent: etree._Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
