"""A reading without structure: what stands between blank lines is a paragraph, and nothing is taken out of the text."""

from __future__ import annotations

import re
from typing import Final

from edenda.model import Reading
from edenda.readers.draft import Draft, Node, assemble
from edenda.readers.units import Part
from edenda.sources import WIDTHLESS, Source

_LINE_END: Final = r"(?:\r\n|\r(?!\n)|\n)"
#: Two ends of lines with nothing that shows between them.
_BLANK_LINE: Final = re.compile(rf"{_LINE_END}(?:[^\S\r\n]|[{WIDTHLESS}])*{_LINE_END}")
_SHOWS: Final = re.compile(rf"[^\s{WIDTHLESS}]")


def read_flat(source: Source, genre: str, language: str) -> Reading:
    """A source as paragraphs in one division of a genre, whatever it holds."""
    raw = source.raw
    cuts = [place for found in _BLANK_LINE.finditer(raw) for place in found.span()]
    paragraphs = [
        Node("p", (Part("text", start, end),))
        for start, end in zip((0, *cuts[1::2]), (*cuts[::2], len(raw)), strict=True)
        if _SHOWS.search(raw, start, end)
    ]
    draft = Draft(genre, (Node("div", children=tuple(paragraphs), attrs=(("type", genre),)),))
    reading, _ = assemble(draft, raw, source.name, language)
    return reading
