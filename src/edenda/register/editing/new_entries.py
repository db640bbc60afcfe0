"""An entry that is to be made."""

from __future__ import annotations

from typing import NamedTuple


class NewForm(NamedTuple):
    """A form of a name; `subtype` is empty, `short` or `misprint`."""

    text: str
    subtype: str = ""


class NewLife(NamedTuple):
    """A birth or a death: its element's name, its date for a computer, and the words for it; one of these is enough."""

    element: str
    when: str = ""
    words: str = ""


class NewEntry(NamedTuple):
    """An entry to be made: `kind` is its element (`person`, `org`, `place`, `event`, `bibl`).

    The first of `forms` is the preferred name. One that is not confirmed gets `cert="low"`, and recognition does not
    know it. `idnos` are pairs of @type and number.
    """

    id: str
    kind: str
    forms: tuple[NewForm, ...]
    is_confirmed: bool = True
    level: str = ""
    """The @level of a work's title."""
    idnos: tuple[tuple[str, str], ...] = ()
    note: str = ""
    notes: tuple[str, ...] = ()
    """Further notes."""
    lives: tuple[NewLife, ...] = ()
    """A person's birth and death."""
