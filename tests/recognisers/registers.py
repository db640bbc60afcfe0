"""Registers for tests, and what is found with them."""

from __future__ import annotations

from edenda.mentions import FoundMention, find_mentions
from edenda.register.entries import Entry, Form, Register


def entry(name: str, mark: str, *forms: str, bodies: tuple[str, ...] = (), roles: str = "") -> Entry:
    """An entry; a form that begins with `~` is short, one with `!` a misprint."""
    made = [
        Form(form.lstrip("~!"), is_preferred=not at, is_short=form[0] == "~", is_misprint=form[0] == "!")
        for at, form in enumerate(forms)
    ]
    return Entry(name, mark, tuple(made), bodies=bodies, roles=frozenset(roles.split()))


def person(name: str, *forms: str, roles: str = "") -> Entry:
    """A person."""
    return entry(name, "persName", *forms, roles=roles)


def register(*entries: Entry) -> Register:
    """A register of entries."""
    return Register({one.id: one for one in entries})


def found(text: str, known: Register) -> list[FoundMention]:
    """What is found in a text."""
    return list(find_mentions(text, register=known))


def links(text: str, known: Register) -> list[tuple[str, str]]:
    """The words that are linked, each with the entries."""
    return [
        (one.text, one.attributes["ref"].removeprefix("#")) for one in found(text, known) if "ref" in one.attributes
    ]
