"""Entries that nothing mentions, and those that are mentioned once, by a surname alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from edenda.register.index.values import IndexedEntry
from edenda.register.suggesting.values import Suggestion

_ORPHAN: Final = 0.5
_LONE: Final = 0.45


def orphans(entries: Iterator[IndexedEntry], pointed: Collection[str]) -> Iterator[Suggestion]:
    """Of entries without mention or relation those to which the register itself does not point either."""
    for entry in entries:
        if entry.id not in pointed:
            says = f"Nothing mentions “{entry.names[0] if entry.names else entry.id}”, and it is in no relation"
            commands = tuple(f"edenda register {what} {entry.id}" for what in ("show", "remove"))
            yield Suggestion("orphans", _ORPHAN, (entry.id,), says, (), commands)


def lone(entries: Sequence[IndexedEntry], words: Mapping[str, Mapping[str, int]]) -> Iterator[Suggestion]:
    """Persons with no more than a surname who are mentioned once."""
    for entry in entries:
        if entry.kind == "person" and entry.mentions == 1 and not any(" " in name for name in entry.names):
            name = next(iter(words.get(entry.id, {})), "")
            if name and " " not in name:
                says = f"“{name}” is mentioned once, and has no other name"
                yield Suggestion("lone", _LONE, (entry.id,), says, (), (f"edenda register show {entry.id}",))
