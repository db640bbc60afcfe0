"""Articles: a title, a lead, headed sections, paragraphs one to a line, captions of tables that were lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from edenda.readers.back import Ending, read_ending
from edenda.readers.body import body_nodes
from edenda.readers.context import Score, Text, ends_sentence, is_paragraph, score
from edenda.readers.document import compose
from edenda.readers.draft import Draft, Node
from edenda.readers.front import catalogue_front, read_front, split_front
from edenda.readers.headings import heading_flags
from edenda.readers.units import Unit

_SHORTEST_CAPTION = 100


def score_article(text: Text) -> Score:
    """An article has a title, then running text under headings."""
    units = text.blocks
    headings = sum(heading_flags(units))
    paragraphs = sum(is_paragraph(unit) for unit in units)
    return score(
        (len(units) > 1 and not is_paragraph(units[0]), 0.15, "begins with a title"),
        (headings >= 2, 0.3, f"{headings} headings"),
        (paragraphs * 2 >= len(units), 0.1, "mostly paragraphs"),
        (len(units) > 1 and is_paragraph(units[1]), 0.1, "a lead directly below the title"),
    )


def read_article(text: Text) -> Draft:
    """An article as a draft."""
    return read_prose(text, "article")


def read_prose(text: Text, genre: str) -> Draft:
    """Running text with a title, sections and back matter, as a draft of a genre."""
    catalogue, units = catalogue_front(text, text.units)
    at = split_front(text, units)
    front = read_front(text, units[:at])
    ending = read_ending(text, units[at:])
    nodes = body_nodes(text, ending.body, parts_by_blanks=genre == "text")
    if genre == "article":
        nodes = tuple(_with_lost_tables(node, ending) for node in nodes)
    return compose(text, genre, (*front.nodes, *nodes), (*catalogue, *front.pieces), ending)


def _with_lost_tables(node: Node, ending: Ending) -> Node:
    """A section whose first paragraph is no sentence: the caption of a table that did not reach the text."""
    if node.kind != "div":
        return node
    children: list[Node] = []
    for child in node.children:
        children.append(_with_lost_tables(child, ending))
        after_head = len(children) > 1 and children[-2].kind == "head"
        if child.kind == "p" and after_head and _is_caption(child, ending.body):
            children.append(Node("gap", attrs=_LOST))
    return replace(node, children=tuple(children))


_LOST = (("reason", "lost"), ("unit", "table"), ("quantity", "1"), ("cert", "medium"))


def _is_caption(node: Node, units: Sequence[Unit]) -> bool:
    unit = next((unit for unit in units if unit.parts == node.parts), None)
    if unit is None or len(unit.text) < _SHORTEST_CAPTION:
        return False
    return not ends_sentence(unit.text) and unit.text[-1] not in ":;,—–-"
