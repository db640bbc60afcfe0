"""House rules on divisions and what stands in them: a kind, a heading or a number, and something inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from edenda.checks.house.walk import BLANKS, TEXT, Finding, Walk, text_in
from edenda.tei import XML_ID, tag

_NEVER_EMPTY: Final = ("p", "head", "item", "quote", "q", "persName", "orgName", "placeName")


def divisions_without_type(walk: Walk) -> Iterator[Finding]:
    """DIV-001: a division that does not say what it is."""
    for event in walk.all("div", within=TEXT):
        if "type" not in event.element.attrib:
            message = "Nothing says what kind of division this is."
            yield Finding("DIV-001", event.element, message, 'Give `div` a @type, such as "letter" or "section".')


def divisions_that_cannot_be_named(walk: Walk) -> Iterator[Finding]:
    """DIV-002: a section without heading, number or id, which nobody can cite."""
    for event in walk.all("div", within=TEXT):
        element = event.element
        is_named = "n" in element.attrib or XML_ID in element.attrib or element.find(tag("head")) is not None
        if event.division is not None and not is_named:
            message = "This division has no heading, no number and no id."
            yield Finding("DIV-002", element, message, "Give it a `head`, or @n, so that it can be named.")


def empty_elements(walk: Walk) -> Iterator[Finding]:
    """EMPTY-001: an element that should hold words and holds nothing."""
    for event in walk.all(*_NEVER_EMPTY, within=TEXT):
        if _is_empty(event.element):
            message = f"This `{event.name}` is empty."
            yield Finding(
                "EMPTY-001", event.element, message, "Fill it, or take it out; where words are lost, put `gap`."
            )


def no_break_spaces(walk: Walk) -> Iterator[Finding]:
    """CHAR-001: a no-break space in the text."""
    for event in walk.spaced:
        message = f"There is a no-break space in the text of this `{event.name}`."
        yield Finding(
            "CHAR-001", event.element, message, "Type a blank instead; how lines are set is the stylesheets'."
        )


def _is_empty(element: etree._Element) -> bool:
    if (element.text or "").strip(BLANKS) or next(element.iterchildren(etree.Element), None) is not None:
        return False
    return not text_in(element).strip(BLANKS)
