"""TEI as XML: the namespace, the one hardened parser, and small helpers every module shares."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from edenda.errors import UnreadableError
from edenda.problems import Problem

TEI: Final = "http://www.tei-c.org/ns/1.0"
XML: Final = "http://www.w3.org/XML/1998/namespace"
NS: Final = {"t": TEI}
XML_ID: Final = f"{{{XML}}}id"
XML_LANG: Final = f"{{{XML}}}lang"

MAX_BYTES: Final = 256 * 1024 * 1024
MAX_DEPTH: Final = 256
MAX_ATTRIBUTES: Final = 2000
#: A start tag with more than MAX_ATTRIBUTES attributes; lxml reads attributes in quadratic time.
_MANY_ATTRIBUTES: Final = re.compile(rb"<[^<>!?]{20000,}")


def tag(name: str) -> str:
    """The name of a TEI element as lxml wants it: `{namespace}name`."""
    return f"{{{TEI}}}{name}"


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def parser() -> etree.XMLParser:
    """A parser that fetches nothing, expands no entity and reports duplicate ids as findings, not as a crash."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, collect_ids=False, remove_blank_text=False, strip_cdata=False,
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
        raise UnreadableError(_syntax_problem(error, name)) from None
    return root


def _refuse_oversized(data: bytes, name: str) -> None:
    if len(data) > MAX_BYTES:
        raise UnreadableError(_limit(name, f"the file has {len(data):,} bytes; the limit is {MAX_BYTES:,}"))
    for found in _MANY_ATTRIBUTES.finditer(data):
        if found[0].count(b"=") > MAX_ATTRIBUTES:
            line = data.count(b"\n", 0, found.start()) + 1
            raise UnreadableError(_limit(name, f"an element has more than {MAX_ATTRIBUTES} attributes", line))


def _syntax_problem(error: etree.XMLSyntaxError, name: str) -> Problem:
    line, column = error.position
    message = error.msg or "not well-formed"
    if "depth" in message.lower() or "huge" in message.lower():
        return _limit(name, "elements are nested too deeply, or a text is too long", line)
    hint = "Open the file in an XML editor at this place; the fault may begin some lines above it."
    return Problem("TEI-001", f"The file is not well-formed XML: {message}.", name, line or None, column or None, hint=hint)


def _limit(name: str, what: str, line: int | None = None) -> Problem:
    hint = "No edition needs this; if yours does, split the file."
    return Problem("TEI-002", f"This XML is beyond what edenda reads: {what}.", name, line, hint=hint)
