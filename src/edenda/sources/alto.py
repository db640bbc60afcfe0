"""Pages in ALTO XML (versions 2 to 4): blocks, lines and words, with the hyphens of divided words told apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from edenda.sources.page import Page, PageLine, Region
from edenda.tei import local

#: Parts of a page whose text is that of every page.
_MARGINS: Final = {
    "TopMargin": "header",
    "BottomMargin": "footer",
    "LeftMargin": "marginalia",
    "RightMargin": "marginalia",
}
#: Words that people use in tags and types, for PAGE's.
_KINDS: Final = {
    "title": "heading",
    "heading": "heading",
    "head": "heading",
    "header": "header",
    "runninghead": "header",
    "runningtitlezone": "header",
    "runningtitle": "header",
    "footer": "footer",
    "quiremarkszone": "catch-word",
    "catchword": "catch-word",
    "pagenumber": "page-number",
    "numberingzone": "page-number",
    "marginalia": "marginalia",
    "marginaliazone": "marginalia",
    "marginal": "marginalia",
    "margintextzone": "marginalia",
    "footnote": "footnote",
    "note": "footnote",
    "endnote": "footnote",
    "caption": "caption",
}
_HYPHENS: Final = ("-", "¬", "⸗", "\N{HYPHEN}", "\N{SOFT HYPHEN}")
_BESIDE: Final = {"Illustration": "an image", "GraphicalElement": ""}


def read_alto(root: etree._Element) -> Page:
    """The first page in an ALTO file."""
    tags = {one.get("ID", ""): one.get("LABEL", "") for one in root.iter(etree.Element) if local(one).endswith("Tag")}
    page = next((one for one in root.iter(etree.Element) if local(one) == "Page"), None)
    image = next((one.text or "" for one in root.iter(etree.Element) if local(one) == "fileName"), "")
    if page is None:
        return Page(image.strip(), "", ())
    regions = tuple(region for area in page for region in _regions(area, _MARGINS.get(local(area), ""), tags))
    beside = tuple(what for one in page.iter(etree.Element) if (what := _BESIDE.get(local(one), "")))
    name = PurePosixPath(image.strip().replace("\\", "/")).name
    return Page(name, page.get("PRINTED_IMG_NR", ""), regions, beside)


def _regions(area: etree._Element, kind: str, tags: dict[str, str]) -> Iterator[Region]:
    for block in area:
        name = local(block)
        if name == "TextBlock":
            lines = tuple(line for one in block if local(one) == "TextLine" and (line := _line(one)) is not None)
            yield Region(block.get("ID", ""), _kind(block, tags) or kind or "paragraph", lines)
        elif name == "ComposedBlock":
            yield from _regions(block, _kind(block, tags) or kind, tags)


def _kind(block: etree._Element, tags: dict[str, str]) -> str:
    named = (block.get("TYPE", ""), *(tags.get(name, "") for name in block.get("TAGREFS", "").split()))
    words = ("".join(char for char in word.lower().partition(":")[0] if char.isalpha()) for word in named)
    return next((_KINDS[word] for word in words if word in _KINDS), "")


def _line(line: etree._Element) -> PageLine | None:
    words: list[str] = []
    hyphen, is_first_part = "", False
    for one in line:
        if local(one) == "String":
            words.append(" ".join(one.get("CONTENT", "").split()))
            is_first_part = one.get("SUBS_TYPE", "") == "HypPart1"
        elif local(one) == "HYP":
            hyphen = one.get("CONTENT", "").strip()
    text = " ".join(filter(None, words)) + hyphen
    if not text:
        return None
    return PageLine(
        line.get("ID", ""),
        text,
        _size(line, "HPOS"),
        _size(line, "HEIGHT") or 0.0,
        _divided(text, hyphen, is_first_part),
    )


def _divided(text: str, hyphen: str, is_first_part: bool) -> str:  # noqa: FBT001
    if hyphen or (is_first_part and text.endswith(_HYPHENS)):
        return "sure"
    if is_first_part:
        return "unmarked"
    return "perhaps" if text.endswith(_HYPHENS) else ""


def _size(element: etree._Element, name: str) -> float | None:
    try:
        return float(element.get(name, ""))
    except ValueError:
        return None
