"""The ids of a register, found without reading the register as a tree, and which may be given to an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from edenda.errors import UsageError
from edenda.markup.document import XmlBytes
from edenda.markup.tags import local_name_in, specials, tag_around
from edenda.model import Span
from edenda.register.entries import KINDS
from edenda.register.log import LogRow

_ID: Final = re.compile(r"[ \t\r\n]xml:id[ \t\r\n]*=[ \t\r\n]*(?:\"([^\"<]*)\"|'([^'<]*)')")
#: A name without a colon (Namespaces in XML, production 4), as far as letters of all scripts go.
_NAME: Final = re.compile(r"[^\W\d][\w.\-\N{MIDDLE DOT}]*")


class Standing(NamedTuple):
    """An id in a file: where it stands in the view, and the name of its element."""

    id: str
    span: Span
    element: str


class Ids:
    """The ids of a register."""

    def __init__(self, document: XmlBytes) -> None:
        self._found: dict[str, list[Standing]] = {}
        for standing in _standing(document):
            self._found.setdefault(standing.id, []).append(standing)

    def __contains__(self, name: str) -> bool:
        return name in self._found

    def entry(self, name: str, log: tuple[LogRow, ...] = ()) -> Standing:
        """The entry of an id. Raises UsageError where there is none, or there are two."""
        found = self._found.get(name, [])
        entries = [one for one in found if one.element in KINDS]
        if not entries:
            raise UsageError(f"“{name}” is no entry of the register{became(name, log)}.")
        if len(found) > 1:
            raise UsageError(f"The id “{name}” stands {len(found)} times in the register; give each its own first.")
        return entries[0]

    def refuse_taken(self, new: str, log: tuple[LogRow, ...], former: str = "") -> None:
        """Raise UsageError for an id that an entry cannot be given; `former` is the one that it has now."""
        if not is_id(new):
            raise UsageError(f"“{new}” can be no id: it must begin with a letter, and hold only letters, digits, - . _")
        if new in self:
            raise UsageError(f"The id “{new}” is in use.")
        others = [row for row in log if row.id == new and row.deed in {"merged", "renamed"} and row.other != former]
        if others:
            deed = others[0].deed
            into = "merged into" if deed == "merged" else "renamed"
            raise UsageError(
                f"“{new}” was the id of another entry, which was {into} “{others[0].other}”; an id is never used again."
            )


def is_id(name: str) -> bool:
    """Whether a name can be an id."""
    return bool(_NAME.fullmatch(name))


def became(name: str, log: tuple[LogRow, ...]) -> str:
    """`; it was merged into “pers-b” on 2026-11-22`; empty where nothing is known of an id."""
    row = next((row for row in log if row.id == name and row.deed in {"merged", "renamed"}), None)
    if row is None:
        return ""
    deed = "merged into" if row.deed == "merged" else "renamed"
    return f"; it was {deed} “{row.other}”{f' on {row.when}' if row.when else ''}"


def _standing(document: XmlBytes) -> Iterator[Standing]:
    view = document.view
    asides = (found.span() for found in specials(view))
    aside = next(asides, (len(view), len(view)))
    for found in _ID.finditer(view):
        while aside[1] <= found.start():
            aside = next(asides, (len(view), len(view)))
        if aside[0] > found.start() and (head := tag_around(view, found.start())):
            group = 1 if found[1] is not None else 2
            yield Standing(document.decode(found[group]), found.span(group), local_name_in(head))
