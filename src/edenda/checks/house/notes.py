"""House rules on notes: not in each other, numbered once, and somebody's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from edenda.checks.house.walk import NOTE, TEXT, Finding, Walk, text_in, words

_WHOSE: Final = frozenset({"resp", "type", "place", "n"})


def nested_notes(walk: Walk) -> Iterator[Finding]:
    """NOTE-004: a note in a note."""
    for event in walk.all("note", within=TEXT | NOTE):
        message = f"The note “{words(text_in(event.element))}” stands inside another note."
        yield Finding("NOTE-004", event.element, message, "Close the outer note before it.")


def notes_numbered_twice(walk: Walk) -> Iterator[Finding]:
    """NOTE-005: two notes of one kind have one number, on one page and in one section."""
    seen: set[tuple[object, ...]] = set()
    for event in walk.all("note", within=TEXT):
        number = event.element.get("n")
        kind = event.element.get("place", ""), event.element.get("type", "")
        key = (number, kind, event.division, event.page)
        if number is not None and key in seen:
            message = f"Note {number} stands twice."
            yield Finding(
                "NOTE-005", event.element, message, "Correct @n, or give the streams of notes different types."
            )
        seen.add(key)


def notes_of_nobody(walk: Walk) -> Iterator[Finding]:
    """NOTE-006: a note of which nothing says whether the source has it or the editors made it."""
    for event in walk.all("note", within=TEXT):
        if _WHOSE.isdisjoint(event.element.keys()):
            message = f"Nothing says whose note this is: “{words(text_in(event.element))}”."
            hint = "A note of the source has @n or @place; one of the editors has @type and @resp."
            yield Finding("NOTE-006", event.element, message, hint)
