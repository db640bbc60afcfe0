"""Epigraphs: a short quotation set in below the title, and below it the name of whoever said it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from edenda.model import Evidence
from edenda.readers.draft import Node
from edenda.readers.units import Unit

_ATTRIBUTION: Final = re.compile(r"(?:[—–]|--?)\s?(?=[^\W\d_])")
_DASHES: Final = ("—", "–", "-")
_ENCLOSED: Final = re.compile(r"[“\"‘'].*[”\"’']")
_LONGEST: Final = 600
_LONGEST_NAME: Final = 110


class Epigraph(NamedTuple):
    """An epigraph: how many units it takes, those of the quotation, and that of the attribution."""

    length: int
    quotation: tuple[Unit, ...]
    attribution: Unit


def find_epigraph(units: Sequence[Unit], flush: int) -> Epigraph | None:
    """The epigraph with which units begin. `flush` is how far in the paragraphs of the text stand."""
    characters = len(units[0].text) if units else 0
    for length in range(2, min(len(units), 10) + 1):
        last = units[length - 1]
        characters += len(last.text)
        if characters > _LONGEST or last.is_page or last.is_rule:
            return None
        if _is_attribution(last):
            quotation = tuple(units[: length - 1])
            return Epigraph(length, quotation, last) if _is_set_off(quotation, flush) else None
    return None


def _is_attribution(unit: Unit) -> bool:
    text = unit.text
    if text[:1] not in _DASHES or len(text) > _LONGEST_NAME:
        return False
    return _ATTRIBUTION.match(text) is not None and text[-1] not in "?!:"


def _is_set_off(units: Sequence[Unit], flush: int) -> bool:
    is_deep = all(unit.margin > flush + 1 for unit in units)
    whole = " ".join(unit.text for unit in units)
    return is_deep or _ENCLOSED.fullmatch(whole) is not None


def epigraph_node(found: Epigraph, quotation: tuple[Node, ...]) -> Node:
    """An epigraph as a node; `quotation` is what its quotation holds, where that is more than one paragraph."""
    bibl = Node("bibl", found.attribution.parts)
    quote = Node("quote", children=quotation) if quotation else Node("quote", found.quotation[0].parts)
    sign = "a short quotation above the text, its author named below it"
    return Node("epigraph", children=(quote, bibl), why=Evidence("epigraph", sign, 0.85))
