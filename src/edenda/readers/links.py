"""Lists of links: the short lines below `See also` or `External links`, which have no marks of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from edenda.languages import Language
from edenda.model import Evidence
from edenda.readers.context import ends_sentence
from edenda.readers.draft import Node
from edenda.readers.headings import Headings
from edenda.readers.lists import page_node
from edenda.readers.shapes import Shape
from edenda.readers.units import Unit

_LONGEST: Final = 140
_MARKS: Final = "-–•*·▪"


def find_links(units: Sequence[Unit], headings: Headings, language: Language) -> dict[int, Shape]:
    """The lists of links below headings that announce them, by the index of their first line."""
    cues = language.words("headings", "links")
    found: dict[int, Shape] = {}
    for heading in headings.found.values():
        if heading.form.words.lower().strip(" :.").removesuffix("[edit]").strip() in cues:
            end = _end(units, headings, heading.end)
            if end > heading.end:
                found[heading.end] = Shape(_node(units[heading.end : end]), end)
    return found


def _end(units: Sequence[Unit], headings: Headings, first: int) -> int:
    end = first
    while end < len(units) and end not in headings.found and _is_link(units[end]):
        end += 1
    while end > first and units[end - 1].is_page:
        end -= 1
    return end


def _is_link(unit: Unit) -> bool:
    if unit.is_page:
        return True
    is_address = "://" in unit.text or unit.lower.startswith("www.")
    is_line = not unit.is_rule and unit.text[0] not in _MARKS and not unit.text[0].isdigit()
    return len(unit.text) <= _LONGEST and is_line and (is_address or not ends_sentence(unit.text))


def _node(units: Sequence[Unit]) -> Node:
    items = tuple(page_node(unit) if unit.is_page else Node("item", unit.parts) for unit in units)
    why = Evidence("list of links", "short lines below a heading that announces links", 0.85)
    return Node("list", children=items, why=why)
