"""Rules on notes: each is called, each call has its note, and the numbers go up by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from edenda.checks.house.walk import ASIDE, BIBL, NOTE, TEXT, Event, Finding, P, Walk, text_in, words
from edenda.tei import XML_ID, local

_CALLS: Final = frozenset({"noteAnchor", "note", "notecall", "noteCall", "note-call", "footnote", "fn", "endnote"})
_LEADING: Final = ("target", "corresp", "targetEnd")
_CONTINUED: Final = ("prev", "sameAs", "part")
#: What stands between blocks in a place for notes: a note there is no part of a sentence.
_PLACES: Final = frozenset({"div", "back", "body", "text", "list", "noteGrp", "listAnnotation", "front"})


def notes_never_called(walk: Walk) -> Iterator[Finding]:
    """NOTE-007: a note printed by itself to which nothing in the text leads, though something leads to the others."""
    apart = [event for event in walk.all("note", within=TEXT) if _is_apart(event)]
    called = [event for event in apart if _is_called(event, walk)]
    if not called or len(called) * 2 < len(apart):
        return
    for event in apart:
        if not _is_called(event, walk):
            message = f"Nothing in the text calls this note: “{words(text_in(event.element))}”."
            hint = "Is its number missing in the text, or does a `ref` lead to another note?"
            yield Finding("NOTE-007", event.element, message, hint)


def calls_without_note(walk: Walk) -> Iterator[Finding]:
    """NOTE-008: what calls a note leads to none."""
    for event in walk.all("ref", "ptr", within=TEXT):
        if event.element.get("type") not in _CALLS or event.within & (BIBL | ASIDE):
            continue
        target = event.element.get("target", "")
        entry = walk.ids.get(target[1:]) if target.startswith("#") else None
        what = words(text_in(event.element)) or "a `ptr`"
        if not target.strip():
            yield Finding("NOTE-008", event.element, f"The call “{what}” leads to no note.", "Give it a @target.")
        elif entry is not None and local(entry) not in ("note", "noteGrp", "item", "p", "annotation", "app"):
            message = f"The call “{what}” leads to a `{local(entry)}`, which is no note."
            yield Finding("NOTE-008", event.element, message, "Correct its @target.")


def notes_out_of_sequence(walk: Walk) -> Iterator[Finding]:
    """NOTE-009: the number of a note does not follow that of the one before it, where most numbers do."""
    sequences: dict[tuple[str, ...], list[tuple[int, Event]]] = defaultdict(list)
    for event in walk.all("note", within=TEXT):
        number = event.element.get("n", "").strip("[]().*")
        if number.isascii() and number.isdigit() and len(number) < 6 and not _is_continued(event):
            key = tuple(event.element.get(name, "") for name in ("place", "type", "resp"))
            sequences[key].append((int(number), event))
    for sequence in sequences.values():
        if _is_counted([number for number, _ in sequence]):
            yield from _jumps(sequence)


def _jumps(sequence: Sequence[tuple[int, Event]]) -> Iterator[Finding]:
    for (before, _), (number, event) in pairwise(sequence):
        if number not in (1, before, before + 1):
            missing = _missing(before, number)
            message = f"Note {number} follows note {before}{missing}."
            yield Finding("NOTE-009", event.element, message, "Is a note missing, or a number wrong?")


def _missing(before: int, number: int) -> str:
    if number == before + 2:
        return f"; there is no note {before + 1}"
    return f"; there are no notes {before + 1} to {number - 1}" if number > before else ""


def _is_counted(numbers: Sequence[int]) -> bool:
    """Whether numbers count notes, and are not those of lines or verses: they begin with 1, and most rise by one."""
    steps = [after - before for before, after in pairwise(numbers)]
    regular = sum(step == 1 or number == 1 for step, number in zip(steps, numbers[1:], strict=True))
    return numbers[0] == 1 and regular * 3 >= 2 * len(steps) - 1 and regular > 0


def _is_continued(event: Event) -> bool:
    return any(name in event.element.attrib for name in _CONTINUED)


def _is_apart(event: Event) -> bool:
    """Whether a note has an id and stands where no sentence goes on around it."""
    parent = event.element.getparent()
    is_beside = parent is not None and local(parent) in _PLACES
    return is_beside and not event.within & (P | NOTE | BIBL) and XML_ID in event.element.attrib


def _is_called(event: Event, walk: Walk) -> bool:
    has_own = any(name in event.element.attrib for name in _LEADING)
    return has_own or f"#{event.element.get(XML_ID)}" in walk.led_to
