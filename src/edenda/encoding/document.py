"""A Reading as a TEI document: header, text, notes at their calls, ids, links."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final, NamedTuple

from lxml import etree

from edenda.config import Document
from edenda.encoding.header import build_header
from edenda.encoding.inline import Inline, append_text
from edenda.encoding.nesting import POINTS
from edenda.ids import UniqueIds
from edenda.model import Attrs, Block, Flow, Link, Mark, Reading
from edenda.problems import Problem
from edenda.tei import NAMING, NSMAP, XML_ID, XML_LANG, tag, text_of

_ID_OF: Final = {"p": "p", "pb": "pg", "note": "fn", "bibl": "", "div": "s"}
_ID_CHARACTERS: Final = re.compile(r"[^\w.-]+")
_ELEMENT_ATTRS: Final = {"xml:id": XML_ID, "xml:lang": XML_LANG}


class Encoded(NamedTuple):
    """A TEI document as a tree, and the marks that could not be nested, as problems."""

    root: etree._Element
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Setting:
    """What a document is encoded for: its facts from `edition.toml`, the register's place relative to its file."""

    document: Document
    register: str = "register.xml"

    @property
    def key(self) -> str:
        """The document's key, with which all its ids begin."""
        return self.document.key


def encode(reading: Reading, setting: Setting) -> Encoded:
    """The TEI document of a reading."""
    return _Encoder(reading, setting).document()


class _Encoder:
    def __init__(self, reading: Reading, setting: Setting) -> None:
        self.reading = reading
        self.setting = setting
        self.counts: Counter[str] = Counter()
        self.ids = UniqueIds()
        self.parts: dict[str, str] = {}
        self.parts_of_kind: Counter[str] = Counter()
        self.notes = {flow.id: flow for flow in reading.flows if flow.kind == "note"}
        self.refused: list[tuple[Flow, Mark]] = []

    def document(self) -> Encoded:
        root = etree.Element(tag("TEI"), nsmap=NSMAP)
        root.set(XML_ID, self.setting.key)
        root.set(XML_LANG, self.setting.document.language or self.reading.language)
        root.append(build_header(self.reading, self.setting.document, self.resolve))
        text = etree.SubElement(root, tag("text"), {"type": self.reading.genre})
        self._text(text)
        _link_pull_quotes(text)
        return Encoded(root, tuple(self._refusal(flow, mark) for flow, mark in self.refused))

    def _text(self, text: etree._Element) -> None:
        flow = self.reading.body
        inline = Inline(flow, self.set_attrs, self.point)
        body = etree.SubElement(text, tag("body"))
        for block in flow.blocks:
            if block.kind == "back":
                back = etree.SubElement(text, tag("back"))
                for inner in block.children:
                    self.block(back, inner, inline)
            else:
                self.block(body, block, inline)
        self.refused.extend((flow, mark) for mark in inline.refused)

    def block(self, parent: etree._Element, block: Block, inline: Inline) -> None:
        """Write a block and all below it. `#text` is text beside other blocks in a mixed element."""
        if block.kind == "#text":
            if len(parent) and not parent[-1].tail:
                append_text(parent, " ")
            inline.write(parent, block.span)
            append_text(parent, " ")
            return
        element = etree.SubElement(parent, tag(block.kind))
        self._identify(element, block)
        self.set_attrs(element, block.attrs)
        if block.children:
            for child in block.children:
                self.block(element, child, inline)
        elif block.kind not in POINTS:
            inline.write(element, block.span)
        if block.kind == "orgName":
            _flatten(element)

    def _identify(self, element: etree._Element, block: Block) -> None:
        kind = block.kind
        if block.id:
            element.set(XML_ID, self._fresh(block.id))
        elif kind == "pb":
            element.set(XML_ID, self._page_id(block.attrs))
        elif kind == "p" or (kind == "div" and dict(block.attrs).get("type") == "section"):
            self.counts[kind] += 1
            element.set(XML_ID, self._fresh(f"{_ID_OF[kind]}{self.counts[kind]}"))

    def _page_id(self, attrs: Attrs) -> str:
        """The id of a page: by its number, or counted among the pages without one."""
        number = dict(attrs).get("n")
        if not number:
            self.counts["pb"] += 1
        return self._fresh(f"pg-{number or 'u' + str(self.counts['pb'])}")

    def _fresh(self, name: str) -> str:
        return self.ids.unused(f"{self.setting.key}-{_ID_CHARACTERS.sub('-', name)}")

    def point(self, parent: etree._Element, mark: Mark) -> None:
        """Write a mark without extent: a page or line break, or a note at its call."""
        if mark.kind == "notecall":
            self._note(parent, str(dict(mark.attrs)["target"].target))  # type: ignore[union-attr]
            return
        element = etree.SubElement(parent, tag(mark.kind))
        if mark.kind == "pb":
            element.set(XML_ID, self._page_id(mark.attrs))
        self.set_attrs(element, mark.attrs)

    def _note(self, parent: etree._Element, name: str) -> None:
        flow = self.notes.pop(name, None)
        if flow is None:
            return
        element = etree.SubElement(parent, tag("note"))
        element.set(XML_ID, self._fresh(f"fn{name.partition(':')[2]}"))
        self.set_attrs(element, flow.attrs)
        if self.reading.genre == "report":
            self.set_attrs(element, (("resp", Link("publisher:source")), ("cert", "medium")))
        else:
            element.set("type", "source")
        inline = Inline(flow, self.set_attrs, self.point)
        if len(flow.blocks) == 1:
            inline.write(element, flow.blocks[0].span)
        else:
            for block in flow.blocks:
                inline.write(etree.SubElement(element, tag("p")), block.span)
        self.refused.extend((flow, mark) for mark in inline.refused)

    def set_attrs(self, element: etree._Element, attrs: Attrs) -> None:
        """Set attributes, symbolic links resolved."""
        for name, value in attrs:
            resolved = self.resolve(value, is_id=name == "xml:id") if isinstance(value, Link) else value
            element.set(_ELEMENT_ATTRS.get(name, name), resolved)

    def resolve(self, link: Link, *, is_id: bool = False) -> str:
        """The pointer (or, with `is_id`, the xml:id) that a symbolic link stands for."""
        kind, _, name = link.target.partition(":")
        key = self.setting.key
        if kind == "register":
            return " ".join(f"{self.setting.register}#{one}" for one in name.split())
        if " " in link.target:
            return " ".join(self.resolve(Link(one), is_id=is_id) for one in link.target.split())
        if kind == "publisher":
            name = "publisher" if self.setting.document.distributor else "source"
        if kind == "note":
            name = f"fn{name}"
        if kind == "id" and name.rpartition("-")[2].isdigit():
            name = self._counted(name)
        return f"{'' if is_id else '#'}{key}-{_ID_CHARACTERS.sub('-', name)}"

    def _counted(self, name: str) -> str:
        """The id of a part of something in pieces: its kind and its number, in the order in which the text has them."""
        if name not in self.parts:
            kind = name.rpartition("-")[0]
            self.parts_of_kind[kind] += 1
            self.parts[name] = f"{kind}{self.parts_of_kind[kind]}"
        return self.parts[name]

    def _refusal(self, flow: Flow, mark: Mark) -> Problem:
        words = flow.text[slice(*mark.span)]
        hint = "Mark it by hand where it belongs, if it belongs there."
        return Problem(
            "ENC-001",
            f"`{mark.kind}` on “{words[:60]}” crosses other markup and was left out.",
            self.reading.origin,
            hint=hint,
        )


def _flatten(element: etree._Element) -> None:
    """Leave one name of a name that the form shows and of those that were recognised in it: none stands in another.

    The recognised ones stay where one is the whole, or has a pointer; else the whole is the name.
    """
    within = [one for one in element.iter(*(tag(name) for name in NAMING - {"date"})) if one is not element]
    if not within:
        return
    is_whole = len(element) == 1 and element[0] is within[0] and not (element.text or element[0].tail)
    if is_whole or any(one.get("ref") for one in within):
        element.tag = "dissolved"
        etree.strip_tags(element.getparent(), "dissolved")
    else:
        for one in within:
            one.tag = "dissolved"
        etree.strip_tags(element, "dissolved")


def _link_pull_quotes(text: etree._Element) -> None:
    """Point from each pull quote to the paragraph whose words it repeats."""
    paragraphs: list[tuple[str, str]] | None = None
    for quote in text.iter(tag("quote")):
        if quote.get("type") != "pull":
            continue
        if paragraphs is None:
            paragraphs = [(p.get(XML_ID, ""), " ".join(text_of(p).split())) for p in text.iter(tag("p"))]
        words = " ".join(text_of(quote).split())[1:-1].strip(" .…")
        found = next((name for name, content in paragraphs if words in content), None)
        if found:
            quote.set("corresp", f"#{found}")
