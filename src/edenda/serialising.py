"""New TEI documents as bytes, laid out in lines where white space is free."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lxml import etree

from edenda.tei import local

#: Elements that hold only elements, so that white space between these is free (by their content models).
_CONTAINERS: Final = frozenset(
    [
        "TEI",
        "teiHeader",
        "fileDesc",
        "titleStmt",
        "editionStmt",
        "publicationStmt",
        "seriesStmt",
        "notesStmt",
        "sourceDesc",
        "encodingDesc",
        "projectDesc",
        "samplingDecl",
        "editorialDecl",
        "refsDecl",
        "classDecl",
        "taxonomy",
        "category",
        "appInfo",
        "application",
        "profileDesc",
        "abstract",
        "langUsage",
        "textClass",
        "keywords",
        "correspDesc",
        "correspAction",
        "correspContext",
        "revisionDesc",
        "availability",
        "licence",
        "correction",
        "normalization",
        "quotation",
        "hyphenation",
        "segmentation",
        "interpretation",
        "stdVals",
        "respStmt",
        "text",
        "front",
        "body",
        "back",
        "div",
        "list",
        "table",
        "row",
        "lg",
        "sp",
        "figure",
        "epigraph",
        "argument",
        "listBibl",
        "relatedItem",
        "msDesc",
        "msIdentifier",
        "standOff",
        "listPerson",
        "listOrg",
        "listPlace",
        "listEvent",
        "listRelation",
        "person",
        "org",
        "place",
        "event",
        "address",
        "cit",
        "choice",
        "group",
    ]
)
#: Elements that are blocks wherever they stand: a mixed element with nothing but these is laid out like a container.
_BLOCKS: Final = frozenset(
    [
        "p",
        "head",
        "dateline",
        "address",
        "addrLine",
        "salute",
        "signed",
        "item",
        "label",
        "list",
        "quote",
        "lg",
        "l",
        "postscript",
        "bibl",
        "title",
        "date",
        "note",
        "availability",
        "relatedItem",
        "distributor",
        "respStmt",
        "author",
        "extent",
        "idno",
    ]
)
_MIXED_LAYOUT: Final = frozenset({"opener", "closer", "postscript", "item", "quote", "note", "bibl", "byline"})
#: Where stamps and file numbers (`seg`) and page breaks stand between blocks as blocks do.
_LETTER_PARTS: Final = frozenset({"opener", "closer", "postscript"})
_BESIDE: Final = frozenset({"seg", "pb", "milestone"})
#: Where a date or a title is words, and no line of its own.
_RUNNING: Final = frozenset({"item", "quote"})
_WORDS: Final = frozenset({"date", "title"})
_INDENT: Final = "  "
DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8"?>\n'
#: How a file names its schemas, for editors such as oXygen and VS Code (W3C xml-model).
_MODEL: Final = '<?xml-model href="{href}" type="application/xml" schematypens="{kind}"?>\n'
_KINDS: Final = {"rng": "http://relaxng.org/ns/structure/1.0", "sch": "http://purl.oclc.org/dsdl/schematron"}


def serialise(root: etree._Element, *, schemas: Iterable[str] = ()) -> bytes:
    """A new document as bytes: laid out where white space is free, untouched where it is text.

    `schemas` are those that the file names (`.rng`, `.sch`), as seen from it. The tree is laid out in place. Same tree,
    same bytes.
    """
    _lay_out(root, 0)
    return DECLARATION + name_schemas(schemas).encode() + etree.tostring(root, encoding="UTF-8") + b"\n"


def name_schemas(schemas: Iterable[str]) -> str:
    """The lines above a root element that name schemas."""
    return "".join(_MODEL.format(href=href, kind=_KINDS[href.rpartition(".")[2]]) for href in schemas)


def _lay_out(element: etree._Element, depth: int) -> None:
    if not len(element) or not _is_container(element):
        return
    inner = "\n" + _INDENT * (depth + 1)
    element.text = inner
    for child in element:
        child.tail = inner
        _lay_out(child, depth + 1)
    element[-1].tail = "\n" + _INDENT * depth


def _is_container(element: etree._Element) -> bool:
    name = local(element)
    if name in _CONTAINERS:
        return True
    has_text = bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)
    blocks = (_BLOCKS | _BESIDE if name in _LETTER_PARTS else _BLOCKS) - (_WORDS if name in _RUNNING else frozenset())
    return name in _MIXED_LAYOUT and not has_text and all(local(child) in blocks for child in element)
