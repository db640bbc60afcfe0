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
_OPENING_MARKS: Final = ("“", '"', "‘", "'")
_ENCLOSED: Final = re.compile(r"[“\"‘'].*[”\"’']")
_LONGEST: Final = 600
_LONGEST_NAME: Final = 110
_MOST_UNITS: Final = 10


class Epigraph(NamedTuple):
    """An epigraph: how many units it takes, those of the quotation, and that of the attribution."""

    length: int
    quotation: tuple[Unit, ...]
    attribution: Unit


def find_epigraph(units: Sequence[Unit], flush: int) -> Epigraph | None:
    """The epigraph with which units begin. `flush` is how far in the paragraphs of the text stand."""
    if units[0].margin <= flush + 1 and not units[0].text.startswith(_OPENING_MARKS):
        return None
    named = (at for at, unit in enumerate(units[1:_MOST_UNITS], start=1) if unit.text.startswith(_DASHES))
    at = next((at for at in named if _is_attribution(units[at])), 0)
    if not at or sum(len(unit.text) for unit in units[: at + 1]) > _LONGEST:
        return None
    quotation = tuple(units[:at])
    if any(unit.is_page or unit.is_rule for unit in units[1 : at + 1]) or not _is_set_off(quotation, flush):
        return None
    return Epigraph(at + 1, quotation, units[at])


def _is_attribution(unit: Unit) -> bool:
    text = unit.text
    return len(text) <= _LONGEST_NAME and _ATTRIBUTION.match(text) is not None and text[-1] not in "?!:"


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
