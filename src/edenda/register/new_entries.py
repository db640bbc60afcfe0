"""An entry that is to be made."""

from __future__ import annotations

from typing import NamedTuple


class NewForm(NamedTuple):
    """A form of a name; `subtype` is empty, `short` or `misprint`."""

    text: str
    subtype: str = ""


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
