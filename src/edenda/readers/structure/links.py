"""Lists of links: the short lines below `See also` or `External links`, in a text or at its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from edenda.languages import Language
from edenda.model import Evidence
from edenda.readers.context import ends_sentence, is_paragraph
from edenda.readers.draft import Node
from edenda.readers.structure.breaks import break_node
from edenda.readers.structure.headings import Headings
from edenda.readers.structure.lists import without_bullet
from edenda.readers.structure.shapes import Shape
from edenda.readers.units import Unit

_LONGEST: Final = 160
_MARKS: Final = "-–•*·▪"


def find_links(units: Sequence[Unit], headings: Headings, raw: str, language: Language) -> dict[int, Shape]:
    """The lists of links below headings that announce them, by the index of their first line."""
    cues = language.words("headings", "links")
    found: dict[int, Shape] = {}
    for heading in headings.found.values():
        if heading.form.words.lower().strip(" :.").removesuffix("[edit]").strip() in cues:
            end = _end(units, headings, heading.end)
            if end > heading.end:
                found[heading.end] = Shape(links_node(units[heading.end : end], raw), end)
    return found


def are_links(units: Sequence[Unit]) -> bool:
    """Whether at most half of some lines below such a heading are running text."""
    prose = sum(len(unit.text) > _LONGEST or (is_paragraph(unit) and ends_sentence(unit.text)) for unit in units)
    return prose * 2 <= len(units)


def links_node(units: Sequence[Unit], raw: str) -> Node:
    """Lines as a list of links; page markers and rules stand between its items."""
    why = Evidence("list of links", "short lines below a heading that announces links", 0.85)
    return Node("list", children=tuple(_item(unit, raw) for unit in units), why=why)


def _item(unit: Unit, raw: str) -> Node:
    if unit.is_page or unit.is_rule:
        return break_node(unit)
    return Node("item", without_bullet(unit, raw))


def _end(units: Sequence[Unit], headings: Headings, first: int) -> int:
    end = first
    while end < len(units) and end not in headings.found and _is_link(units[end]):
        end += 1
    while end > first and units[end - 1].is_page:
        end -= 1
    return end


def _is_link(unit: Unit) -> bool:
    """Whether a line in a text is a link; a list with marks of its own is known by these."""
    if unit.is_page:
        return True
    is_address = "://" in unit.text or unit.lower.startswith("www.")
    is_line = not unit.is_rule and unit.text[0] not in _MARKS and not unit.text[0].isdigit()
    return len(unit.text) <= _LONGEST and is_line and (is_address or not ends_sentence(unit.text))
