"""Names of WordprocessingML, of its transitional and its strict form alike: `w:p`, `mc:Choice`, `wps:txbx`."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from lxml import etree

_PREFIXES: Final = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_NAMESPACES: Final = {
    prefix: tuple(uri for uri, short in _PREFIXES.items() if short == prefix) for prefix in _PREFIXES.values()
}
_OFF: Final = frozenset({"0", "false", "off", "none"})


@lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    namespace, _, name = tag[1:].rpartition("}") if tag[0] == "{" else ("", "", tag)
    prefix = _PREFIXES.get(namespace)
    return f"{prefix}:{name}" if prefix else name


def name_of(element: etree._Element) -> str:
    """An element's name with its usual prefix; without one for other namespaces; empty for comments."""
    return _short(element.tag) if isinstance(element.tag, str) else ""


def attr(element: etree._Element | None, name: str) -> str:
    """The value of an attribute such as `w:val`; empty where there is none."""
    if element is None:
        return ""
    prefix, _, local = name.partition(":")
    for namespace in _NAMESPACES[prefix]:
        value = element.get(f"{{{namespace}}}{local}")
        if value is not None:
            return value
    return ""


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of a name; None where there is none."""
    return next((one for one in element if name_of(one) == name), None) if element is not None else None


def value(element: etree._Element | None, name: str) -> str:
    """The `w:val` of a child; empty where there is none."""
    return attr(child(element, name), "w:val")


def is_on(element: etree._Element) -> bool:
    """Whether a property that can be switched is on: no value means yes."""
    return attr(element, "w:val").lower() not in _OFF


def number(text: str, default: int) -> int:
    """A number in an attribute; the default where it is none."""
    return int(text) if text.isascii() and text.lstrip("-").isdigit() and len(text) < 8 else default
