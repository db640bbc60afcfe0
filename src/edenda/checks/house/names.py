"""House rules on names: linked to the register, not in each other, and nothing else inside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from edenda.checks.house.walk import BIBL, NAME, NAMES, TEXT, Event, Finding, Walk, text_in, words
from edenda.tei import local

#: The elements that always name something of a register; `name` does with @type="event".
_REGISTERED: Final = ("persName", "orgName", "placeName", "eventName")
#: The kinds of entry to which each may point.
_ENTRIES: Final[Mapping[str, tuple[str, ...]]] = {
    "persName": ("person", "personGrp"),
    "orgName": ("org",),
    "placeName": ("place",),
    "eventName": ("event",),
    "name": ("event",),
}
#: The entries of a register, which their names stand in without pointing to them.
_REGISTER: Final = frozenset({"person", "personGrp", "org", "place", "event"})
_AT_THE_END: Final = (" ", ",", ";", ":", "'s", "’s")


def unlinked_names(walk: Walk) -> Iterator[Finding]:
    """NAME-002: a name in the text without @ref."""
    for event in _registered(walk):
        element = event.element
        parent = element.getparent()
        is_entry = parent is not None and local(parent) in _REGISTER
        if not event.within & BIBL and not is_entry and not {"ref", "sameAs"} & set(element.keys()):
            message = f"The name “{words(text_in(element))}” is not linked to an entry of the register."
            yield Finding("NAME-002", element, message, "Give it a @ref, or make the entry first.")


def nested_names(walk: Walk) -> Iterator[Finding]:
    """NAME-003: a name in a name."""
    for event in walk.all(*NAMES, within=TEXT | NAME):
        message = f"The name “{words(text_in(event.element))}” stands inside another name."
        yield Finding("NAME-003", event.element, message, "Mark the longer name only.")


def frayed_names(walk: Walk) -> Iterator[Finding]:
    """NAME-004: a blank, a comma or a possessive ending at the edge of a name."""
    for event in walk.all(*NAMES, within=TEXT):
        text = text_in(event.element)
        if not event.within & BIBL and (text.startswith(" ") or text.endswith(_AT_THE_END)):
            message = f"The name “{text}” includes a blank, a punctuation mark or a possessive ending at its edge."
            yield Finding("NAME-004", event.element, message, "Put it outside the element.")


def names_of_another_kind(walk: Walk) -> Iterator[Finding]:
    """PTR-003: a name that points to an entry of this file that is of another kind."""
    for event in _registered(walk):
        pointer = event.element.get("ref", "")
        entry = walk.ids.get(pointer[1:]) if pointer.startswith("#") else None
        if entry is not None and local(entry) not in _ENTRIES[event.name]:
            kinds = " or ".join(f"`{kind}`" for kind in _ENTRIES[event.name])
            message = f"`{event.name}` points to “{pointer[1:]}”, which is no {kinds}, but `{local(entry)}`."
            yield Finding("PTR-003", event.element, message, "Correct the pointer, or use the element for that kind.")


def _registered(walk: Walk) -> Iterator[Event]:
    yield from walk.all(*_REGISTERED, within=TEXT)
    yield from (one for one in walk.all("name", within=TEXT) if one.element.get("type") == "event")
