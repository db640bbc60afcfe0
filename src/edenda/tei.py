"""TEI as XML: the namespace, the one hardened parser, and small helpers every module shares."""

from __future__ import annotations

import re
from typing import Any, Final

from lxml import etree

from edenda.checks.wellformed import SyntaxFault, explain_syntax
from edenda.errors import UnreadableError
from edenda.problems import Problem

TEI: Final = "http://www.tei-c.org/ns/1.0"
XML: Final = "http://www.w3.org/XML/1998/namespace"
NS: Final = {"t": TEI}
#: TEI as the default namespace of a new document.
NSMAP: Final[Any] = {None: TEI}
XML_ID: Final = f"{{{XML}}}id"
XML_LANG: Final = f"{{{XML}}}lang"

#: The elements that a machine marks in running text: names, titles and dates.
NAMING: Final = frozenset({"persName", "orgName", "placeName", "name", "title", "date"})
#: Attributes that say what time a date means (TEI Guidelines, att.datable.w3c).
DATING: Final = ("when", "notBefore", "from", "to", "notAfter")

MAX_BYTES: Final = 256 * 1024 * 1024
MAX_DEPTH: Final = 256
MAX_ATTRIBUTES: Final = 2000
#: A start tag with more than MAX_ATTRIBUTES attributes; lxml reads attributes in quadratic time.
_ATTRIBUTE: Final = re.compile(rb"[\w.:-]\s*=\s*[\"']")
_MANY_ATTRIBUTES: Final = re.compile(rb"<[^<>!?]{20000,}")


def tag(name: str) -> str:
    """The name of a TEI element as lxml wants it: `{namespace}name`."""
    return f"{{{TEI}}}{name}"


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def line_of(element: etree._Element) -> int | None:
    """The line of the file at which an element begins, where it was read from one."""
    line: Any = element.sourceline
    return line if isinstance(line, int) else None


def text_of(element: etree._Element) -> str:
    """All text inside an element, as it stands."""
    return "".join(str(text) for text in element.itertext())


def parser() -> etree.XMLParser:
    """A parser that fetches nothing, expands no entity and reports duplicate ids as findings, not as a crash."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        collect_ids=False,
        remove_blank_text=False,
        strip_cdata=False,
    )


def parse(data: bytes, name: str) -> etree._Element:
    """XML bytes as a tree; `name` is the file named in problems.

    Raises UnreadableError with TEI-001 where the bytes are not well-formed and TEI-002 where they are beyond
    the limits (size in bytes, depth, attributes on one element).
    """
    _refuse_oversized(data, name)
    try:
        root = etree.fromstring(data, parser())
    except etree.XMLSyntaxError as error:
        raise UnreadableError(*_syntax_problems(error, data, name)) from None
    return root


def parse_tei(data: bytes, name: str) -> etree._Element:
    """The tree of a TEI document. Raises UnreadableError as `parse` does, and with TEI-003 where it is no TEI."""
    root = parse(data, name)
    if problem := not_tei(root, name):
        raise UnreadableError(problem)
    return root


def not_tei(root: etree._Element, name: str) -> Problem | None:
    """TEI-003 where a document is no TEI."""
    if etree.QName(root).namespace == TEI:
        return None
    own, line = local(root), line_of(root)
    hint = "The root element must be `TEI` in the namespace http://www.tei-c.org/ns/1.0."
    message = f"This is no TEI document: its root is `{own}`."
    if own in ("TEI", "teiCorpus"):
        space = etree.QName(root).namespace
        where = f"in the namespace “{space}”" if space else "in no namespace"
        message = f"The root element `{own}` is {where}, so it is not that of TEI."
        hint = f'Write <{own} xmlns="{TEI}"> at its beginning.'
    elif own == "TEI.2":
        message = "This is TEI P4 or older: its root is `TEI.2`."
        hint = "Bring it to TEI P5 first; the TEI publishes a stylesheet for that, p4top5.xsl."
    return Problem("TEI-003", message, name, line, hint=hint)


def _refuse_oversized(data: bytes, name: str) -> None:
    if len(data) > MAX_BYTES:
        raise UnreadableError(_limit(name, f"the file has {len(data):,} bytes; the limit is {MAX_BYTES:,}"))
    for found in _MANY_ATTRIBUTES.finditer(data):
        if len(_ATTRIBUTE.findall(found[0])) > MAX_ATTRIBUTES:
            line = data.count(b"\n", 0, found.start()) + 1
            raise UnreadableError(_limit(name, f"an element has more than {MAX_ATTRIBUTES} attributes", line))


def _syntax_problems(error: etree.XMLSyntaxError, data: bytes, name: str) -> tuple[Problem, ...]:
    line, column = error.position
    message = (error.msg or "not well-formed").partition(", line ")[0]
    if any(word in message.lower() for word in ("depth", "huge", "amplification")):
        what = "elements are nested too deeply, a text is too long, or entities grow without end"
        return (_limit(name, what, line),)
    return explain_syntax(data, name, SyntaxFault(message, line or None, column or None))


def _limit(name: str, what: str, line: int | None = None) -> Problem:
    hint = "No edition needs this; if yours does, split the file."
    return Problem("TEI-002", f"This XML is beyond what edenda reads: {what}.", name, line, hint=hint)


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
_MODEL: Final = (
    '<?xml-model href="{href}edenda.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>\n'
)


def serialise(root: etree._Element, *, schema: str | None = None) -> bytes:
    """A new document as bytes: laid out where white space is free, untouched where it is text.

    `schema` is the folder of the schema, as seen from the file and with its last slash; None binds none. The tree
    is laid out in place. Same tree, same bytes.
    """
    _lay_out(root, 0)
    model = _MODEL.format(href=schema).encode() if schema is not None else b""
    return DECLARATION + model + etree.tostring(root, encoding="UTF-8") + b"\n"


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
