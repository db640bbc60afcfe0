"""Entries and names as they are written into a register."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from edenda.markup.characters import escaped_text
from edenda.markup.edits import start_tag
from edenda.register.editing.new_entries import NewEntry, NewForm, NewLife
from edenda.register.editing.style import Style
from edenda.register.entries import KINDS, UNCONFIRMED
from edenda.sources import FORBIDDEN

#: Kinds in which a number that identifies stands before the names.
_NUMBER_FIRST: Final = frozenset({"event"})


def plain(words: str) -> str:
    """Words on one line, without characters that XML does not have."""
    return " ".join(FORBIDDEN.sub("", words).split())


def written_entry(entry: NewEntry, style: Style) -> str:
    """An entry, without the blanks before it."""
    tag = f"{style.prefix}{entry.kind}"
    attributes = {"xml:id": entry.id} | ({} if entry.is_confirmed else {"cert": UNCONFIRMED})
    inner = "".join(style.inner + one for one in _contents(entry, style))
    return f"{start_tag(tag, attributes)}{inner}{style.close}</{tag}>"


def naming(kind: str, style: Style) -> str:
    """The element that names an entry of a kind in this register."""
    return style.event_name if kind == "event" else KINDS[kind][0]


def written_form(form: NewForm, name: str, *, is_preferred: bool, level: str = "") -> str:
    """A name; `name` is its element, with a prefix where the register has one."""
    attributes = {} if is_preferred else {"type": "variant"}
    if form.subtype:
        attributes["subtype"] = form.subtype
    if level:
        attributes["level"] = level
    return written(name, form.text, attributes)


def written(name: str, words: str, attributes: dict[str, str] | None = None) -> str:
    """An element with some words in it."""
    return f"{start_tag(name, attributes or {})}{escaped_text(plain(words))}</{name}>"


def written_life(life: NewLife, prefix: str) -> str:
    """A birth or a death."""
    attributes = {"when": life.when} if life.when else {}
    if not life.words:
        return f"{start_tag(prefix + life.element, attributes)[:-1]}/>"
    return written(prefix + life.element, life.words, attributes)


def _contents(entry: NewEntry, style: Style) -> list[str]:
    prefix = style.prefix
    numbers = [written(f"{prefix}idno", number, {"type": kind}) for kind, number in entry.idnos]
    notes = [written(f"{prefix}note", note) for note in (entry.note, *entry.notes) if plain(note)]
    lives = [written_life(life, prefix) for life in entry.lives]
    names = _names(entry, style)
    return [*numbers, *names, *notes] if entry.kind in _NUMBER_FIRST else [*names, *lives, *numbers, *notes]


def _names(entry: NewEntry, style: Style) -> Sequence[str]:
    name = style.prefix + naming(entry.kind, style)
    forms = [
        written_form(form, name, is_preferred=not at, level=entry.level if not at else "")
        for at, form in enumerate(entry.forms)
    ]
    if entry.kind != "bibl" or not style.has_stops:
        return forms
    return [f"{form}{'.' if at == len(forms) - 1 else ','}" for at, form in enumerate(forms)]
