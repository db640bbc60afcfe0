"""Essays: posting date, title, date of writing, headed sections, citations, bibliography."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from edenda.readers.context import Score, Text, bare_heading, begins_with, score
from edenda.readers.dateline import is_date_only
from edenda.readers.draft import Draft, Node, Piece, field_piece
from edenda.readers.front.title_block import is_byline
from edenda.readers.genres.article import read_prose
from edenda.readers.structure.headings import flags_in
from edenda.readers.units import Unit
from edenda.readers.web.furniture import is_furniture

_CITATION: Final = re.compile(
    r"\((?:[^()]{2,60}?,? )?(?:1[4-9]|20)\d\d[a-z]?(?:[:,][^()]{1,20})?\)|\(ibid\.?[^()]{0,20}\)", re.IGNORECASE
)


_FIRST_PERSON: Final = re.compile(r"(?<![\w.“\"‘'])(?:I|my|me)(?=\s[a-z])")
_FEWEST_SPEAKING: Final = 3
_TOP: Final = 14
_SHORT_TEXT: Final = 3000
_LONGEST_CUE: Final = 80
_ESSAY: Final = re.compile(r"\b(?:this|the present|an|my) (?:essay|paper)\b", re.IGNORECASE)


def score_essay(text: Text) -> Score:
    """An essay cites, lists what it cites, and was posted somewhere."""
    units = text.blocks
    headings = text.language.words("headings", "bibliography")
    speaking = len(_FIRST_PERSON.findall(text.raw[:100_000]))
    speaks = speaking >= _FEWEST_SPEAKING or (speaking == 2 and len(text.raw) < _SHORT_TEXT)
    is_signed = any(is_byline(unit) for unit in units[1:4]) or any(_says_by(unit) for unit in units[:_TOP])
    citations = len(_CITATION.findall(text.raw))
    return score(
        (any(bare_heading(text, unit) in headings for unit in units[len(units) // 3 :]), 0.2, "a bibliography"),
        (citations >= 3, 0.2, f"{citations} citations by author and date"),
        (speaks, 0.15, "speaks in the first person"),
        (speaks and is_signed, 0.1, "its author speaks"),
        (any(begins_with(unit, text.language.words("essay", "titles")) for unit in units[:4]), 0.2, "an essay's title"),
        (_is_posted(text), 0.2, "was posted"),
        (_ESSAY.search(text.raw[:100_000]) is not None, 0.15, "calls itself an essay"),
        (is_signed, 0.1, "an author below the title"),
        (bool(text.notes.notes), 0.1, "notes"),
        (
            len(units) > 1 and is_date_only(units[0].text) and not is_date_only(units[1].text),
            0.1,
            "a posting date above the title",
        ),
        (any(is_furniture(unit, text.language) for unit in units[-4:]), 0.1, "the furniture of a weblog"),
        (sum(flags_in(text, units)) >= 2, 0.05, "headings"),
    )


def _says_by(unit: Unit) -> bool:
    return begins_with(unit, ("by",)) and is_byline(unit)


def _is_posted(text: Text) -> bool:
    """Whether a line above the text says when it was posted, or one of its page invites comments."""
    cues = text.language.words("essay", "posted")
    return any(len(unit.text) < _LONGEST_CUE and begins_with(unit, cues) for unit in text.blocks)


def read_essay(text: Text) -> Draft:
    """An essay as a draft. A date above the title is the posting's; one below it is the writing's."""
    first = next((unit for unit in text.units if not unit.is_page), None)
    if first is None or not is_date_only(first.text) or len(text.units) < 2:
        return read_prose(text, "essay")
    draft = read_prose(replace(text, units=tuple(unit for unit in text.units if unit is not first)), "essay")
    top, *rest = draft.body
    posted = Node("dateline", first.parts, attrs=(("type", "posted"),))
    pages = (
        next((index for index, node in enumerate(top.children) if node.kind != "pb"), 0) if text.units[0].is_page else 0
    )
    body = replace(top, children=(*top.children[:pages], posted, *top.children[pages:]))
    piece: Piece = field_piece("date-posted", first.parts, is_copy=True)
    return replace(draft, body=(body, *rest), pieces=(piece, *draft.pieces))
