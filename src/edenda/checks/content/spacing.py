"""Rules on blanks at the tags of running text: outside the element, and there at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from edenda.checks.content.languages import language_of, language_shown
from edenda.checks.house.walk import BIBL, BLANKS, NAMES, TEXT, VERBATIM, Event, Finding, Walk, text_in, words
from edenda.languages import Language

_PHRASES: Final = ("hi", "emph", "foreign", "title", "term", "mentioned", "soCalled", "date", "rs", *NAMES)
#: Elements that mark whole words always.
_WHOLE: Final = ("title", "date", *NAMES)
_LAST_WORD: Final = re.compile(r"(?:^|[^\w'’-])([^\W\d_]+)$")
_FIRST_WORD: Final = re.compile(r"([^\W\d_]+)(?![\w'’-])")


def blanks_inside(walk: Walk) -> Iterator[Finding]:
    """SPACE-001: a blank stands just inside a tag, and belongs outside."""
    for event in walk.all(*_PHRASES, within=TEXT):
        first, last = _edges(event)
        begins, ends = _is_blank(first[:1], first), _is_blank(last[-1:], last[::-1])
        if (begins or ends) and not event.within & VERBATIM and text_in(event.element).strip(BLANKS):
            where = "begins and ends" if begins and ends else "begins" if begins else "ends"
            message = f"`{event.name}` {where} with a blank: “{words(text_in(event.element).strip(BLANKS))}”."
            yield Finding("SPACE-001", event.element, message, "Put the blank outside the tag.")


def words_joined(walk: Walk) -> Iterator[Finding]:
    """SPACE-002: a word such as *the* or *and* is joined to a name, a title or a date beside it."""
    shown = language_shown(walk)
    for event in walk.all(*_WHOLE, within=TEXT):
        if event.within & (VERBATIM | BIBL) or not _touches(event):
            continue
        language = language_of(event.around, shown)
        if language and (joined := _joined(event, language)):
            message = f"A blank is missing: “{joined}”."
            yield Finding("SPACE-002", event.element, message, f"Put a blank beside `{event.name}`, outside the tag.")


def _edges(event: Event) -> tuple[str, str]:
    """The text directly behind the start tag and directly before the end tag."""
    element = event.element
    return element.text or "", (element[-1].tail or "") if len(element) else (element.text or "")


def _is_blank(character: str, text: str) -> bool:
    """Whether a text begins with blanks that are no line of layout."""
    is_layout = "\n" in text[: len(text) - len(text.lstrip(BLANKS))]
    return character in (" ", "\t") and not is_layout


def _touches(event: Event) -> bool:
    """Whether a letter stands directly beside an element."""
    return (event.element.tail or "")[:1].isalpha() or _text_before(event)[-1:].isalpha()


def _joined(event: Event, language: Language) -> str:
    """The words that are joined across a tag; empty where none are."""
    text, apart = text_in(event.element), language.words("checks", "apart")
    if text[:1].isupper() or text[:1].isdigit():
        found = _LAST_WORD.search(_text_before(event))
        if found and found[1] in apart:
            return f"{found[1]}{words(text)}"
    if text[-1:].isalnum():
        following = _FIRST_WORD.match(event.element.tail or "")
        if following and following[1] in apart:
            return f"{words(text)}{following[1]}"
    return ""


def _text_before(event: Event) -> str:
    """The text directly before an element, up to the tag before it."""
    before = event.element.getprevious()
    if before is not None:
        return " " + (before.tail or "")
    parent = event.element.getparent()
    return "" if parent is None else (parent.text or "")
