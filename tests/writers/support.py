"""The samples, and what a reader should find in them, worked out without any stylesheet."""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path
from typing import Final

from lxml import etree

from edenda.tei import NS, XML_ID, local, parse, tag
from edenda.writers.context import RenderContext, View
from edenda.writers.html import render_html

SAMPLES: Final = Path(__file__).parent / "samples"
GENRES: Final = ("article", "essay", "letter", "report", "resolution")
_NOTHING: Final = "nothing"
#: Elements that begin a line of their own.
BLOCKS: Final = """p head item l lg row cell table list dateline salute signed address addrLine docDate
docAuthor byline lb opener closer div figure figDesc""".split()
_PREFERRED: Final = ("corr", "reg", "expan", "ex", "lem")
_OF_THE_SOURCE: Final = ("sic", "orig", "abbr", "am")


def sample(name: str) -> etree._Element:
    """The tree of a sample file."""
    return parse((SAMPLES / f"{name}.xml").read_bytes(), name)


def context(**changes: object) -> RenderContext:
    """A context with the samples' register."""
    return RenderContext(register=sample("register"), **changes)  # type: ignore[arg-type]


def document(body: str, *, header: str = "") -> etree._Element:
    """A small TEI document around the content of a division."""
    return parse(
        f'<TEI xmlns="{NS["t"]}" xml:id="K"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>'
        "<publicationStmt><publisher>P</publisher></publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc>"
        f"{header}</teiHeader><text><body><div>{body}</div></body></text></TEI>".encode(),
        "small",
    )


def page(html: bytes) -> etree._Element:
    """HTML as a tree."""
    root = etree.fromstring(html, etree.HTMLParser(encoding="utf-8"))
    assert isinstance(root, etree._Element)
    return root


def found(root: etree._Element, path: str) -> list[etree._Element]:
    """The elements at an XPath."""
    result = root.xpath(path, namespaces=NS)
    assert isinstance(result, list)
    return [node for node in result if isinstance(node, etree._Element)]


def values(root: etree._Element, path: str) -> list[str]:
    """The attribute values at an XPath."""
    result = root.xpath(path, namespaces=NS)
    assert isinstance(result, list)
    return [str(value) for value in result]


def reading(element: etree._Element, *, notes: bool = False, view: View = "reading") -> str:
    """The text that a reader reads: corrections applied, notes apart, blocks and line breaks as blanks.

    In the view as transcribed it has the source's wording, and nothing that editors added.
    """
    name = local(element)
    is_line = name in BLOCKS or (name in {"label", "bibl"} and local(parent_of(element)) in {"list", "listBibl"})
    edge = " " if is_line else ""
    if not isinstance(element.tag, str) or (name in {"note", "fw"} and not notes):
        return ""
    if view == "transcribed" and (name == "ex" or (name == "supplied" and element.get("reason") != "explanatory")):
        return ""
    if name in {"choice", "app"}:
        return reading(_shown(element, view), notes=notes, view=view)
    inner = (element.text or "") + "".join(
        reading(child, notes=notes, view=view) + _tail(element, child) for child in element
    )
    return f"{edge}{inner}{edge}"


def _shown(choice: etree._Element, view: View) -> etree._Element:
    """Of several readings the one that a view shows: of two of one kind the first."""
    wanted = _OF_THE_SOURCE if view == "transcribed" else _PREFERRED
    found = (child for names in (wanted, _PREFERRED) for child in choice if local(child) in names)
    return next(found, choice[0])


def parent_of(element: etree._Element) -> etree._Element:
    """The parent, or the element itself at the top."""
    parent = element.getparent()
    return element if parent is None else parent


def without_hidden(root: etree._Element) -> etree._Element:
    """A copy of a page without what it hides."""
    copy = deepcopy(root)
    for node in found(copy, "//*[@hidden]"):
        parent_of(node).replace(node, _blank(node.tail))
    etree.strip_tags(copy, _NOTHING)
    return copy


def _blank(tail: str | None) -> etree._Element:
    element = etree.Element(_NOTHING)
    element.tail = tail
    return element


def said(element: etree._Element) -> str:
    """All text inside an element, with single blanks."""
    return " ".join("".join(str(piece) for piece in element.itertext()).split())


def texts(tei: etree._Element) -> list[str]:
    """The reading text of the document and of each of its notes."""
    notes = found(tei, "//t:text//t:note")
    return [reading(text_of(tei)), *(reading(note, notes=True) for note in notes)]


def _tail(parent: etree._Element, child: etree._Element) -> str:
    is_element_only = local(parent) in {
        "list",
        "row",
        "table",
        "lg",
        "subst",
        "address",
        "div",
        "body",
        "text",
    }
    return "" if is_element_only else child.tail or ""


def words(text: str) -> list[str]:
    """Words without the white space between them."""
    return text.split()


def without_blanks(text: str) -> str:
    """Text with all white space taken out."""
    return re.sub(r"\s+", "", text)


def without_marks(article: etree._Element) -> str:
    """The words of an article without what is put into it: calls of notes, numbers of pages."""
    for extra in found(
        article, ".//*[@role='doc-noteref' or contains(concat(' ', @class, ' '), ' pb ') or @class='described']"
    ):
        for part in extra.iter():
            part.text = ""
            if part is not extra:
                part.tail = ""
    return said(article)


def text_of(tei: etree._Element) -> etree._Element:
    """The `text` element of a document."""
    text = tei.find(tag("text"))
    assert text is not None
    return text


def ids(tei: etree._Element) -> list[str]:
    """Every xml:id in the text of a document."""
    return [str(node.get(XML_ID)) for node in text_of(tei).iter() if node.get(XML_ID)]


def html(tei: etree._Element) -> etree._Element:
    return page(render_html(tei, context()))


def small(body: str) -> etree._Element:
    return html(document(body))
