"""Articles: a title, a lead, headed sections, paragraphs one to a line, captions of tables that were lost."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from edenda.readers.back.ending import read_ending
from edenda.readers.context import Score, Text, ends_sentence, is_paragraph, score
from edenda.readers.document import compose
from edenda.readers.draft import Draft, Node, Piece, field_piece
from edenda.readers.front.openings import read_opening
from edenda.readers.front.title_block import catalogue_front, read_front, split_front
from edenda.readers.structure.body import body_nodes
from edenda.readers.structure.headings import flags_in
from edenda.readers.structure.speeches import first_speech, speeches
from edenda.readers.structure.stage_directions import staged
from edenda.readers.units import Part, Unit

_SHORTEST_CAPTION = 100
_VERB: Final = re.compile(r"\b(?:is|was|are|were)\b")
#: Nobody speaks of himself where he says what a thing is.
_SPEAKS: Final = re.compile(r"(?<![\w.])(?:I|we|We|my|My)(?=\s)")
#: What readers of a page ask for: `[citation needed]`.
_REMARK: Final = re.compile(r"\s*\[[^\[\]]{1,30}\]$")
_WORD: Final = re.compile(r"[^\W\d_]+")


def score_article(text: Text) -> Score:
    """An article has a title, then running text under headings."""
    units = text.blocks
    headings = sum(flags_in(text, units))
    paragraphs = sum(is_paragraph(unit) for unit in units)
    endings = text.language.words("furniture", "endings")
    return score(
        (len(units) > 1 and not is_paragraph(units[0]), 0.1, "begins with a title"),
        (headings >= 2, 0.2, f"{headings} headings"),
        (paragraphs * 2 >= len(units), 0.05, "mostly paragraphs"),
        (_defines(units), 0.3, "the first sentence says what the title's subject is"),
        (any(unit.lower.endswith(endings) for unit in units), 0.2, "the marks of a wiki"),
    )


def _defines(units: Sequence[Unit]) -> bool:
    """Whether the first sentence has the title's words before its first *is* or *was*, as in a work of reference."""
    lead = next((unit for unit in units[:14] if is_paragraph(unit)), None)
    if lead is None or lead is units[0]:
        return False
    subject = _VERB.split(lead.text[:240], maxsplit=1)
    if len(subject) < 2 or _SPEAKS.search(subject[0]):
        return False
    words = set(_WORD.findall(subject[0].lower()))
    above = units[: units.index(lead)]
    above = above[:-1] or above  # the line above the lead may head its first section
    titles = [[word for word in _WORD.findall(unit.text.lower()) if len(word) > 3] for unit in above]
    return any(title and sum(word in words for word in title) * 3 >= 2 * len(title) for title in titles)


def read_article(text: Text) -> Draft:
    """An article as a draft."""
    return read_prose(text, "article")


def read_prose(text: Text, genre: str) -> Draft:
    """Running text with a title, sections and back matter, as a draft of a genre."""
    catalogue, units = catalogue_front(text, text.units)
    at = split_front(text, units)
    at = min(at, first_speech(text, units)) if genre == "text" else at
    front = read_front(text, units[:at])
    ending = read_ending(text, units[at:])
    opening = read_opening(text, ending.body)
    end, closer, dated = _closing_date(ending.body)
    body = ending.body[opening.length : end]
    nodes = (*body_nodes(text, body, parts_by_blanks=genre == "text"), *closer)
    if genre == "text":
        nodes = staged(text, speeches(text, nodes))
    if genre == "article":
        units_by_parts = {unit.parts: unit for unit in ending.body}
        nodes = tuple(_with_lost_tables(node, units_by_parts) for node in nodes)
    pieces = (*catalogue, *front.pieces, *opening.pieces, *dated)
    return compose(text, genre, (*front.nodes, *opening.nodes, *nodes), pieces, ending)


def _closing_date(units: Sequence[Unit]) -> tuple[int, tuple[Node, ...], tuple[Piece, ...]]:
    """The place and date below a text, as essays have them."""
    if len(units) < 2 or units[-1].is_page or not units[-1].is_dateline:
        return len(units), (), ()
    parts = units[-1].parts
    closer = Node("closer", children=(Node("dateline", parts),))
    return len(units) - 1, (closer,), (field_piece("date-composed", parts, is_copy=True),)


def _with_lost_tables(node: Node, units: Mapping[tuple[Part, ...], Unit]) -> Node:
    """A section whose first paragraph is no sentence: the caption of a table that did not reach the text."""
    if node.kind != "div":
        return node
    children: list[Node] = []
    for child in node.children:
        children.append(_with_lost_tables(child, units))
        after_head = len(children) > 1 and children[-2].kind == "head"
        if child.kind == "p" and after_head and _is_caption(child, units):
            children.append(Node("gap", attrs=_LOST))
    return replace(node, children=tuple(children))


_LOST = (("reason", "lost"), ("unit", "table"), ("quantity", "1"), ("cert", "medium"))


def _is_caption(node: Node, units: Mapping[tuple[Part, ...], Unit]) -> bool:
    unit = units.get(node.parts)
    if unit is None or len(unit.text) < _SHORTEST_CAPTION:
        return False
    words = _REMARK.sub("", unit.text)
    return not ends_sentence(words) and words[-1:] not in ":;,—–-"
