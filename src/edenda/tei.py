"""TEI as XML: the namespace, the one hardened parser, and small helpers every module shares."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from lxml import etree

from edenda.checks.wellformed import SyntaxFault, explain_syntax
from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.xml.scan import beyond, refuse_beyond_limits

TEI: Final = "http://www.tei-c.org/ns/1.0"
XML: Final = "http://www.w3.org/XML/1998/namespace"
NS: Final = {"t": TEI}
#: TEI as the default namespace of a new document.
NSMAP: Final[Any] = {None: TEI}
XML_ID: Final = f"{{{XML}}}id"
XML_LANG: Final = f"{{{XML}}}lang"

#: The elements that a machine marks in running text: names, titles and dates.
NAMING: Final = frozenset({"persName", "orgName", "placeName", "name", "title", "date"})
#: Of @status: the file is done, and a machine should add no guess to it.
FINISHED: Final = frozenset(
    {"proofread", "approved", "published", "final", "finished", "complete", "completed", "done"}
)
#: What `publisher` says in an edition that has none.
NOT_PUBLISHED: Final = "Not published yet"
#: Attributes that say what time a date means (TEI Guidelines, att.datable.w3c).
DATING: Final = ("when", "notBefore", "from", "to", "notAfter")


def tag(name: str) -> str:
    """The name of a TEI element as lxml wants it: `{namespace}name`."""
    return f"{{{TEI}}}{name}"


def id_in_page(xml_id: str) -> str:
    """The id in web pages of an element with an xml:id: an underscore at its beginning marks ids made there."""
    return f"_{xml_id}" if xml_id.startswith("_") else xml_id


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and processing instructions."""
    name = element.tag
    return local_name(name) if isinstance(name, str) else ""


@lru_cache(maxsize=4096)
def local_name(name: str) -> str:
    """A name as lxml has it, without its namespace."""
    return name.rpartition("}")[2]


def line_of(element: etree._Element) -> int | None:
    """The line of the file at which an element begins, where it was read from one."""
    line: Any = element.sourceline
    return line if isinstance(line, int) else None


def text_of(element: etree._Element) -> str:
    """All text inside an element, as it stands."""
    return "".join(map(str, element.itertext())) if len(element) or not local(element) else element.text or ""


def parser(*, is_ours: bool = False) -> etree.XMLParser:
    """A parser that fetches nothing, expands no entity and reports duplicate ids as findings, not as a crash.

    `is_ours` is for what was a tree already: its texts may have grown together beyond what one from outside may be.
    """
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=is_ours,
        collect_ids=False,
        remove_blank_text=False,
        strip_cdata=False,
    )


def parse(data: bytes, name: str) -> etree._Element:
    """XML bytes as a tree; `name` is the file named in problems.

    Raises UnreadableError with TEI-001 where the bytes are not well-formed and TEI-002 where they are beyond
    the limits (`edenda.xml.scan`; the depth of elements, the length of a text, the growth of entities).
    """
    refuse_beyond_limits(data, name)
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


def _syntax_problems(error: etree.XMLSyntaxError, data: bytes, name: str) -> tuple[Problem, ...]:
    line, column = error.position
    message = (error.msg or "not well-formed").partition(", line ")[0]
    if any(word in message.lower() for word in ("depth", "huge", "amplification")):
        what = "elements are nested too deeply, a text is too long, or entities grow without end"
        return (beyond(name, what, line),)
    return explain_syntax(data, name, SyntaxFault(message, line or None, column or None))
