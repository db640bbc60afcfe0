"""House rules on the beginnings of pages and lines: numbers in order, divided words marked as such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from edenda.checks.house.walk import BLANKS, SOURCE, TEXT, Event, Finding, Walk

_NUMBER: Final = re.compile(r"[0-9]+", re.ASCII)


def pages_out_of_sequence(walk: Walk) -> Iterator[Finding]:
    """PAGE-002: a page number that does not follow the one before it. A new sequence may begin with 1."""
    before: dict[str, str] = {}
    for event in _pages(walk):
        number, edition = event.element.get("n", ""), event.element.get("ed", "")
        last = before.get(edition, "")
        before[edition] = number
        if _NUMBER.fullmatch(number) and _NUMBER.fullmatch(last) and int(number) not in (1, int(last) + 1):
            message = f"Page {number} follows page {last}."
            yield Finding("PAGE-002", event.element, message, "Is a page missing, or a number wrong?")


def pages_beyond_the_source(walk: Walk) -> Iterator[Finding]:
    """PAGE-003: the pages of the text are not those that the source is said to have."""
    scopes = [one for one in walk.all("biblScope", within=SOURCE) if one.element.get("unit") == "page"]
    numbers = [number for one in _pages(walk) if (number := one.element.get("n")) is not None]
    if len(scopes) != 1 or not numbers:
        return
    element = scopes[0].element
    first, last = element.get("from"), element.get("to")
    if first is not None and last is not None and (first, last) != (numbers[0], numbers[-1]):
        message = f"The source is said to have the pages {first} to {last}, the text has {numbers[0]} to {numbers[-1]}."
        yield Finding("PAGE-003", element, message, "Correct the header, or the numbers of the first and last `pb`.")


def breaks_beside_words(walk: Walk) -> Iterator[Finding]:
    """PAGE-004: a break that is said to divide a word, with a blank beside it."""
    for event, before, after in walk.breaks:
        is_apart = before[-1:] in ("", *BLANKS) or after[:1] in ("", *BLANKS)
        if event.element.get("break") == "no" and is_apart:
            message = f'`{event.name} break="no"` stands beside a blank, though it is said to divide a word.'
            yield Finding("PAGE-004", event.element, message, "Take out the blanks on both sides, or @break.")


def hyphens_before_breaks(walk: Walk) -> Iterator[Finding]:
    """HYPH-002: a hyphen at the end of a page or line, and nothing says whether it belongs to the word."""
    for event, before, _ in walk.breaks:
        left = before.rstrip(BLANKS)
        is_hyphen = left.endswith("-") and left[-2:-1] not in ("", "-", *BLANKS)
        if event.within & TEXT and is_hyphen and "break" not in event.element.attrib:
            message = f"A hyphen stands before this `{event.name}`: is it that of a divided word, or of a compound?"
            hint = 'Divided: break="no", and take out the hyphen. A compound: break="yes", or "maybe".'
            yield Finding("HYPH-002", event.element, message, hint)


def _pages(walk: Walk) -> Iterator[Event]:
    yield from walk.all("pb", within=TEXT)
