"""Pages in PAGE XML (PRImA, releases of 2010 to 2019): regions with types, in the file's reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from edenda.sources.page import Page, PageLine, Region
from edenda.tei import local

#: Transkribus keeps what a region is in @custom: `structure {type:heading;}`.
_STRUCTURE: Final = re.compile(r"structure\s*\{[^}]*?type:\s*([\w-]+)")
_POINT: Final = re.compile(r"(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)")
_DIVIDING: Final = ("¬", "⸗", "\N{SOFT HYPHEN}")
_HYPHENS: Final = ("-", "\N{HYPHEN}")
_NAMES: Final = {"TOC-entry": "contents", "footnote-continued": "footnote", "signature-mark": "catch-word"}
#: Regions of other kinds than text, and what people call them.
_BESIDE: Final = {
    "ImageRegion": "an image",
    "GraphicRegion": "an ornament or a drawing",
    "LineDrawingRegion": "a drawing",
    "ChartRegion": "a chart",
    "MapRegion": "a map",
    "MathsRegion": "a formula",
    "ChemRegion": "a chemical formula",
    "MusicRegion": "music",
}


def read_page_xml(root: etree._Element) -> Page:
    """The page in a PAGE file."""
    page = next((one for one in root if local(one) == "Page"), None)
    if page is None:
        return Page("", "", ())
    order = _order(page)
    regions = list(_regions(page))
    regions.sort(key=lambda region: order.get(region.get("id", ""), len(order)) if order else 0)
    beside = tuple(_BESIDE[local(one)] for one in page if local(one) in _BESIDE)
    found = tuple(piece for region in regions for piece in _pieces(region))
    return Page(page.get("imageFilename", ""), "", found, beside)


def _regions(parent: etree._Element) -> Iterator[etree._Element]:
    """All text regions, those in other regions (tables, for one) after these."""
    for one in parent:
        if local(one) == "TextRegion":
            yield one
        if local(one).endswith("Region"):
            yield from _regions(one)


def _order(page: etree._Element) -> dict[str, int]:
    """The place of each region in the reading order; empty where the file gives none."""
    tree = next((one for one in page if local(one) == "ReadingOrder"), None)
    found: dict[str, int] = {}
    for name in _ordered(tree) if tree is not None else ():
        found.setdefault(name, len(found))
    return found


def _ordered(group: etree._Element) -> Iterator[str]:
    members = [one for one in group if local(one)]
    if any(one.get("index") for one in members):
        members.sort(key=_index)
    for one in members:
        if name := one.get("regionRef"):
            yield name
        yield from _ordered(one)


def _index(element: etree._Element) -> int:
    text = element.get("index", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _pieces(region: etree._Element) -> Iterator[Region]:
    """A region, divided where lines of it are marked as something else."""
    name, kind = region.get("id", ""), _kind(region) or "paragraph"
    lines = [one for one in region if local(one) == "TextLine"]
    if not lines:
        words = _words(region)
        yield Region(name, kind, tuple(PageLine("", line.strip()) for line in words.splitlines() if line.strip()))
        return
    current: list[PageLine] = []
    current_kind = kind
    for line in lines:
        line_kind = _structure(line) or kind
        if line_kind != current_kind and current:
            yield Region(name, current_kind, tuple(current))
            current = []
        current_kind = line_kind
        words = " ".join(_words(line).split())
        if words:
            current.append(_line(line, words))
    yield Region(name, current_kind, tuple(current))


def _kind(region: etree._Element) -> str:
    kind = _structure(region) or region.get("type", "")
    return _NAMES.get(kind, kind)


def _structure(element: etree._Element) -> str:
    found = _STRUCTURE.search(element.get("custom", ""))
    return _NAMES.get(found[1], found[1]) if found else ""


def _line(line: etree._Element, words: str) -> PageLine:
    points = [(float(x), float(y)) for x, y in _POINT.findall(_coordinates(line))]
    left = min((x for x, _ in points), default=None)
    height = max((y for _, y in points), default=0.0) - min((y for _, y in points), default=0.0)
    divided = "sure" if words.endswith(_DIVIDING) else "perhaps" if words.endswith(_HYPHENS) else ""
    return PageLine(line.get("id", ""), words, left, height, divided)


def _coordinates(line: etree._Element) -> str:
    coords = next((one for one in line if local(one) == "Coords"), None)
    if coords is None:
        return ""
    points = " ".join(f"{one.get('x', '')},{one.get('y', '')}" for one in coords if local(one) == "Point")
    return coords.get("points", "") or points


def _words(element: etree._Element) -> str:
    """The text of a region or line: its best reading, else that of its words."""
    readings = [one for one in element if local(one) == "TextEquiv"]
    best = min(readings, key=_index, default=None)
    if best is not None:
        for wanted in ("Unicode", "PlainText"):
            text = next((one.text for one in best if local(one) == wanted), None)
            if text:
                return text
    return " ".join(_words(one) for one in element if local(one) == "Word")
