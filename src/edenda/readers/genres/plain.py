"""Anything else, the fallback genre `text`: diaries, interviews, plays, speeches, verse, memoirs, or none of these."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from edenda.readers.catalogue.records import find_before
from edenda.readers.context import Score, Text, score, title_words
from edenda.readers.draft import Draft
from edenda.readers.genres.article import read_prose
from edenda.readers.letters.memorandum import find_labels
from edenda.readers.structure.dated_heads import dated_heads
from edenda.readers.structure.shapes import find_shapes, most_verses
from edenda.readers.structure.speeches import is_dialogue, speakers
from edenda.readers.units import Unit

_WIDEST_VERSE: Final = 64
_TITLE_LINES: Final = 4


def score_text(text: Text) -> Score:
    """Every text is a text; any other genre that fits is better. Dialogue, verse and a diary's days are its own."""
    units = text.blocks
    return score(
        (True, 0.2, "nothing else fits better"),
        (_is_told(text, units), 0.5, "speeches with their speakers, and no record of a meeting"),
        (_is_verse(text, units), 0.4, "mostly verse"),
        (bool(dated_heads(units)), 0.3, "days or years one after another head its parts"),
    )


def _is_told(text: Text, units: Sequence[Unit]) -> bool:
    """Whether a text is dialogue as in plays and interviews: no body met, no officers spoke, no archive told of it."""
    if not is_dialogue(text, units):
        return False
    official = {*text.language.words("record", "official"), *text.language.words("report", "kinds")}
    has_record = find_labels(text, units) is not None or find_before(units, text.raw, text.language)[1] > 0
    roles = text.language.words("roles", "words")
    named = {name.lower() for name in speakers(text, units)}
    is_official = any(role in name.split() for name in named for role in roles)
    return not has_record and not is_official and not title_words(units[:_TITLE_LINES]) & official


def _is_verse(text: Text, units: Sequence[Unit]) -> bool:
    """Whether the greater part of the lines of a text are verse."""
    lengths = sorted(len(unit.text) for unit in units)
    if not lengths or lengths[len(lengths) // 2] > _WIDEST_VERSE:
        return False
    if most_verses(text, units) * 2 <= len(units):
        return False
    shaped = find_shapes(text, units)
    verses = sum(shape.end - first for first, shape in shaped.shapes.items() if shape.node.kind == "lg")
    return verses * 2 > len(shaped.units)


def read_text(text: Text) -> Draft:
    """A text as a draft."""
    return read_prose(text, "text")
