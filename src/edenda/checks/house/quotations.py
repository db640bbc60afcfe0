"""House rules on quotations: marks in pairs, nesting that can be meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from edenda.checks.house.walk import BLANKS, QUOTE, TEXT, Finding, P, Walk, text_in, words
from edenda.tei import tag

_OPENING: Final = "“"
_CLOSING: Final = "”"
#: In a text that has this mark, “ closes.
_LOW: Final = "„"
_DEEPEST: Final = 3


def unbalanced_marks(walk: Walk) -> Iterator[Finding]:
    """QUOT-002: a paragraph opens more quotations than it closes, or the reverse.

    Each paragraph of a long quotation may open it anew, so one too many is right where the next paragraph begins
    with a mark.
    """
    for event in walk.all("p", within=TEXT):
        if event.within & (P | QUOTE):
            continue
        text = text_in(event.element)
        over = text.count(_OPENING) - text.count(_CLOSING)
        if over and _LOW not in text and not (over == 1 and _goes_on(event.element)):
            what = "are opened and not closed" if over > 0 else "are closed and not opened"
            message = f"In this paragraph ({words(text)}) more double quotation marks {what}."
            yield Finding("QUOT-002", event.element, message, "Look for the mark that is missing, or wrongly turned.")


def deep_quotations(walk: Walk) -> Iterator[Finding]:
    """QUOT-003: quotations in each other, deeper than anybody quotes."""
    for event in walk.all("quote"):
        if event.quotes >= _DEEPEST:
            message = f"Quotations stand in each other here, {event.quotes + 1} deep."
            yield Finding("QUOT-003", event.element, message, "Check where the outer ones end.")


def _goes_on(paragraph: etree._Element) -> bool:
    following = next(paragraph.itersiblings(tag("p")), None)
    return following is not None and text_in(following).lstrip(BLANKS).startswith(_OPENING)
