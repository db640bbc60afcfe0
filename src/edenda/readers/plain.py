"""Anything else: the fallback genre `text`, with whatever title, headings, lists and notes show by their form."""

from __future__ import annotations

from edenda.readers.article import read_prose
from edenda.readers.context import Score, Text
from edenda.readers.draft import Draft


def score_text(text: Text) -> Score:
    """Every text is a text; any other genre that fits is better."""
    del text
    return Score(0.2, ("nothing else fits better",))


def read_text(text: Text) -> Draft:
    """A text as a draft."""
    return read_prose(text, "text")
