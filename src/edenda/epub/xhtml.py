"""Trees of HTML, as the stylesheets make them, as XHTML: names, languages and roles as EPUB has them."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.writers.html import without_forbidden

EPUB: Final = "http://www.idpf.org/2007/ops"
TYPE: Final = f"{{{EPUB}}}type"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
MEDIA_TYPE: Final = "application/xhtml+xml"
_HEAD: Final = b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
_ROOT: Final = b"<html"
_ID: Final = re.compile(r"[^\W\d][\w.-]*")
_NO_ID: Final = re.compile(r"[^\w.-]")
#: Attributes that mean something in a browser and nothing in a book.
_DROPPED: Final = ("tabindex", "rel", "download", "hidden")
_ROLE: Final = "doc-"
#: Languages that are written from right to left.
_FROM_RIGHT: Final = frozenset("ar arc ckb dv fa he nqo ps sd syc syr ug ur yi".split())
_UNKNOWN: Final = frozenset({"paragraph"})


def serialised(html: etree._Element) -> bytes:
    """A page as the bytes of a file: XHTML, with a declaration of what it is."""
    etree.cleanup_namespaces(html, top_nsmap={"epub": EPUB})
    data: bytes = etree.tostring(html, encoding="utf-8", with_tail=False)
    # The tree has no namespace: that of XHTML is declared once, for all of it.
    head, _, rest = data.partition(b">")
    head = head.replace(_ROOT, b'<html xmlns="http://www.w3.org/1999/xhtml"', 1)
    return _HEAD + without_forbidden(head + b">" + rest) + b"\n"


def child(parent: etree._Element | None, name: str) -> etree._Element:
    """The child of a name. Raises UnreadableError (OUT-001) where a stylesheet of the edition made none."""
    found = None if parent is None else parent.find(name)
    if found is None:
        hint = "Import ours of the same name, such as edenda:epub/document.xsl, and change single templates."
        raise UnreadableError(Problem("OUT-001", f"A stylesheet of the EPUB made no “{name}” element.", hint=hint))
    return found


def ids_in(page: etree._Element) -> list[str]:
    """The ids of a page, in their order."""
    return [id_ for element in page.iter("*") if (id_ := element.get("id"))]


def text_of(element: etree._Element) -> str:
    """The words of an element, with single blanks."""
    return " ".join("".join(map(str, element.itertext())).split())


def direction(language: str) -> str:
    """In which direction a language is written: `rtl` or `ltr`."""
    primary, *others = language.lower().split("-")
    return "rtl" if (primary in _FROM_RIGHT and "latn" not in others) or "arab" in others or "hebr" in others else "ltr"


def as_xhtml(element: etree._Element, around: str = "ltr") -> None:
    """Give the attributes of an element the form that they have in a book; those that begin with `data-` go.

    `around` is the direction in which the page is written.
    """
    if not element.attrib:
        return
    for name in element.keys():  # noqa: SIM118 - not a dict: it is changed meanwhile
        if name == "lang":
            _set_language(element, around)
        elif name == "role":
            _set_type(element)
        elif name in _DROPPED or str(name).startswith("data-"):
            del element.attrib[name]


def _set_language(element: etree._Element, around: str) -> None:
    language = element.get("lang", "")
    element.set(XML_LANG, language)
    if direction(language) != around:
        element.set("dir", direction(language))


def _set_type(element: etree._Element) -> None:
    """Say with EPUB's own word what a role of publishing says; a role that EPUB does not know goes."""
    role = element.get("role", "")
    if role.startswith(_ROLE):
        element.set(TYPE, role.removeprefix(_ROLE))
    elif role in _UNKNOWN:
        del element.attrib["role"]


def drop(element: etree._Element, *names: str) -> None:
    """Take attributes off an element, those that it has."""
    for name in names:
        if element.get(name) is not None:
            del element.attrib[name]


def without(element: etree._Element) -> None:
    """Take an element out of its tree, and leave the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def id_of(text: str) -> str:
    """An id as XML wants it: itself, or the same with its other characters replaced."""
    if _ID.fullmatch(text):
        return text
    written = _NO_ID.sub("_", text)
    return written if _ID.fullmatch(written) else f"_{written}"
