"""What the styles of a Word document mean: headings, lists, quotations, and how words look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from edenda.sources.docx.names import attr, child, is_on, name_of, number, value

_HEADING: Final = re.compile(r"heading (\d)")
#: Names of styles, in any case, for what is no heading. Word writes the English names of its own into every file.
_ROLES: Final = {
    "title": "title",
    "subtitle": "subtitle",
    "quote": "quote",
    "intense quote": "quote",
    "block text": "quote",
    "quotations": "quote",
    "caption": "caption",
    "verse": "verse",
    "poem": "verse",
    "poetry": "verse",
}
_CONTENTS: Final = re.compile(r"toc(?: heading| \d)|table of (?:figures|authorities)|index \d")
_DEEPEST: Final = 50
_DEEPEST_ITEM: Final = 8
#: Properties of a run that make words look different, and the word for it in @rend.
_LOOKS: Final = {
    "w:i": "italic",
    "w:b": "bold",
    "w:smallCaps": "smallcaps",
    "w:caps": "allcaps",
    "w:strike": "strikethrough",
    "w:dstrike": "strikethrough",
}
_RAISED: Final = {"superscript": "superscript", "subscript": "subscript"}
_ORDER: Final = ("italic", "bold", "underline", "smallcaps", "allcaps", "superscript", "subscript", "strikethrough")


class Role(NamedTuple):
    """What a paragraph's style makes of it: a kind of block, the level of a heading, and the style's name."""

    kind: str
    level: int = 0
    style: str = ""


class Numbered(NamedTuple):
    """Which list a paragraph belongs to, and how deep it stands in it."""

    list: str
    level: int


class Styles:
    """The styles of a document."""

    def __init__(self, root: etree._Element | None) -> None:
        styles = [one for one in root if name_of(one) == "w:style"] if root is not None else []
        self._styles = {attr(one, "w:styleId"): one for one in styles}
        self._roles: dict[str, Role] = {}
        self._default = next((attr(one, "w:styleId") for one in styles if _is_default_paragraph(one)), "")

    def role(self, style: str, outline: str = "") -> Role:
        """What a paragraph of a style is; `outline` is the level that the paragraph itself gives."""
        found = self._role(style or self._default)
        if outline and found.kind in ("paragraph", "heading"):
            level = number(outline, 9) + 1
            return Role("heading", level, found.style or "outline level") if level <= 9 else Role("paragraph")
        return found

    def numbering(self, style: str) -> Numbered | None:
        """The list that a style puts its paragraphs into."""
        found: Numbered | None = None
        for one in self._chain(style or self._default):
            properties = child(child(one, "w:pPr"), "w:numPr")
            if properties is not None:
                deep, inherited = value(properties, "w:ilvl"), found.level if found else 0
                found = Numbered(value(properties, "w:numId"), min(max(number(deep, inherited), 0), _DEEPEST_ITEM))
                if found.list:
                    return found
        return found if found and found.list else None

    def breaks_page(self, style: str) -> bool:
        """Whether a style begins a page."""
        found = (child(child(one, "w:pPr"), "w:pageBreakBefore") for one in self._chain(style or self._default))
        first = next((one for one in found if one is not None), None)
        return first is not None and is_on(first)

    def look(self, run: etree._Element | None) -> tuple[str, bool]:
        """How a run with these properties looks, as words for @rend, and whether it is hidden."""
        if run is None or not len(run):
            return "", False
        looks: dict[str, bool] = {}
        style = value(run, "w:rStyle")
        for one in reversed(list(self._chain(style))) if style and not self._is_of_links(style) else ():
            looks |= dict(_looks(child(one, "w:rPr")))
        looks |= dict(_looks(run))
        words = " ".join(word for word in _ORDER if looks.get(word))
        return words, looks.get("hidden", False)

    def _is_of_links(self, style: str) -> bool:
        names = {self._name(one) for one in self._chain(style)}
        return not names.isdisjoint({"hyperlink", "followedhyperlink", "footnote reference", "endnote reference"})

    def _chain(self, style: str) -> Iterator[etree._Element]:
        """A style and those that it is based on."""
        for _ in range(_DEEPEST):
            one = self._styles.get(style)
            if one is None:
                return
            yield one
            style = value(one, "w:basedOn")

    @staticmethod
    def _name(style: etree._Element) -> str:
        return value(style, "w:name").lower()

    def _role(self, style: str) -> Role:
        if style not in self._roles:
            self._roles[style] = self._find_role(style)
        return self._roles[style]

    def _find_role(self, style: str) -> Role:
        """The nearest of a style and its bases that means something; its own outline level counts before theirs."""
        for one in self._chain(style):
            name, shown = self._name(one), value(one, "w:name")
            if heading := _HEADING.fullmatch(name):
                return Role("heading", int(heading[1]), shown)
            if _CONTENTS.fullmatch(name):
                return Role("contents", 0, shown)
            if name in _ROLES:
                return Role(_ROLES[name], 0, shown)
            level = number(value(child(one, "w:pPr"), "w:outlineLvl"), 9)
            if level < 9:
                return Role("heading", level + 1, shown)
        return Role("paragraph")


def _is_default_paragraph(style: etree._Element) -> bool:
    return attr(style, "w:type") == "paragraph" and attr(style, "w:default") in ("1", "true", "on")


def _looks(properties: etree._Element | None) -> Iterator[tuple[str, bool]]:
    for one in properties if properties is not None else ():
        name = name_of(one)
        if name in _LOOKS:
            yield _LOOKS[name], is_on(one)
        elif name == "w:u":
            yield "underline", is_on(one) and bool(attr(one, "w:val"))
        elif name == "w:vertAlign":
            raised = _RAISED.get(attr(one, "w:val"))
            yield from ((word, word == raised) for word in _RAISED.values())
        elif name in ("w:vanish", "w:webHidden", "w:specVanish"):
            yield "hidden", is_on(one) and name == "w:vanish"
