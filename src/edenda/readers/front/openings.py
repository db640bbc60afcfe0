"""What stands between a title block and the text: an epigraph, an abstract with its keywords."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language, any_of
from edenda.model import Evidence
from edenda.readers.context import Text, is_paragraph
from edenda.readers.draft import Node, Piece, field_piece
from edenda.readers.front.epigraphs import epigraph_node, find_epigraph
from edenda.readers.layout.unit_lines import lines_of_unit
from edenda.readers.once import once
from edenda.readers.structure.contents_list import is_contents_heading
from edenda.readers.structure.verse import is_stanza, verse_node
from edenda.readers.units import Part, Unit

_WIDEST_VERSE: Final = 64


class Opening(NamedTuple):
    """Nodes for the text, copies for the header, and the number of units they took."""

    nodes: tuple[Node, ...]
    pieces: tuple[Piece, ...]
    length: int


@cache
def _cue(language: Language, key: str) -> re.Pattern[str]:
    words = any_of(language.words("front", key))
    return re.compile(rf"(?:{words})\s*(?P<sign>[:.—–]+|$)\s*", re.IGNORECASE)


def begins_opening(text: Text, units: Sequence[Unit], index: int, flush: int) -> bool:
    """Whether an epigraph, an abstract or a list of contents begins at a unit; `flush` as from `usual_margin`."""
    unit = units[index]
    if is_contents_heading(unit, text.language) or _abstract_length(text, units, index):
        return True
    return find_epigraph(units[index : index + 10], flush) is not None


@once
def usual_margin(text: Text) -> int:
    """How far in the paragraphs of a text stand."""
    margins = sorted(unit.margin for unit in text.blocks if unit.lines > 1 or is_paragraph(unit))
    return margins[len(margins) // 2] if margins else 0


def read_opening(text: Text, units: Sequence[Unit]) -> Opening:
    """The epigraph and the abstract with which units begin, in either order."""
    nodes: list[Node] = []
    pieces: list[Piece] = []
    at = 0
    while at < len(units):
        found = _epigraph(text, units, at) or _abstract(text, units, at)
        if found is None:
            break
        nodes.extend(found.nodes)
        pieces.extend(found.pieces)
        at += found.length
    return Opening(tuple(nodes), tuple(pieces), at)


def _epigraph(text: Text, units: Sequence[Unit], at: int) -> Opening | None:
    found = find_epigraph(units[at : at + 10], usual_margin(text))
    if found is None or at + found.length >= len(units):
        return None
    lines = [line for unit in found.quotation for line in lines_of_unit(unit, text.raw)]
    if is_stanza(lines, _WIDEST_VERSE, fewest=2):
        quotation: tuple[Node, ...] = (verse_node([lines]),)
    else:
        several = len(found.quotation) > 1
        quotation = tuple(Node("p", unit.parts) for unit in found.quotation) if several else ()
    return Opening((epigraph_node(found, quotation),), (), found.length)


def _abstract_length(text: Text, units: Sequence[Unit], at: int) -> int:
    """How many units an abstract takes: a heading and a paragraph, or one paragraph; 0 where there is none."""
    unit = units[at]
    match = _cue(text.language, "abstracts").match(unit.text)
    if unit.is_page or match is None:
        return 0
    if match.end() < len(unit.text):
        return int(is_paragraph(unit) and text.raw.startswith(match[0].strip(), unit.start))
    below = units[at + 1] if at + 1 < len(units) else None
    return 2 if below is not None and not below.is_page and is_paragraph(below) else 0


def _abstract(text: Text, units: Sequence[Unit], at: int) -> Opening | None:
    """An abstract as an `argument`, and in the header; the keywords below it are its last paragraph."""
    length = _abstract_length(text, units, at)
    if not length or at + length >= len(units):
        return None
    head, parts = _divided(text, units[at : at + length])
    children = [Node("head", head), Node("p", parts)]
    if _cue(text.language, "keywords").match(units[at + length].text) and at + length + 1 < len(units):
        children.append(Node("p", units[at + length].parts))
        length += 1
    why = Evidence("abstract", "a word that announces one, and a paragraph", 0.9)
    node = Node("argument", children=tuple(children), attrs=(), why=why)
    return Opening((node,), (field_piece("abstract", parts, is_copy=True),), length)


def _divided(text: Text, units: Sequence[Unit]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The pieces of the word that announces an abstract, and those of the abstract."""
    if len(units) > 1:
        return units[0].parts, units[1].parts
    first, *rest = units[0].parts
    match = _cue(text.language, "abstracts").match(text.raw, first.start, first.end)
    end = match.end() if match else first.start
    word = text.raw[first.start : end].rstrip()
    return (first._replace(end=first.start + len(word)),), (first._replace(start=end), *rest)
