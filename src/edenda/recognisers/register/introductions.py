"""Whom a document introduces by a full name, and whom a surname alone means after that."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple


class Introduction(NamedTuple):
    """Where a person is named in full: the entry, empty for one who is not in the register, and the words."""

    at: int
    paragraph: int
    entry: str
    text: str


@dataclass
class Introductions:
    """The persons of one surname that a document names in full, in each flow in the order of the text."""

    _flows: dict[str, list[Introduction]] = field(default_factory=lambda: defaultdict(list))
    _paragraphs: dict[tuple[str, int], dict[str, Introduction]] = field(default_factory=lambda: defaultdict(dict))
    _persons: dict[str, Introduction] = field(default_factory=dict)

    def add(self, flow: str, one: Introduction) -> None:
        """Add a place."""
        insort(self._flows[flow], one)
        self._paragraphs[flow, one.paragraph].setdefault(one.entry or one.text, one)
        self._persons.setdefault(one.entry or one.text, one)

    def strangers(self) -> tuple[str, ...]:
        """The full names of those who are not in the register."""
        return tuple(one.text for one in self._persons.values() if not one.entry)

    def nearest(self, flow: str, at: int, paragraph: int) -> tuple[Introduction | None, str]:
        """Whom a surname at a place means, and why: the only one of that name, else the nearest before."""
        if len(self._persons) == 1:
            return next(iter(self._persons.values())), "the only person of this name whom the document names in full"
        found = self._flows.get(flow, [])
        index = bisect_left(found, (at,)) - 1
        before = found[index] if index >= 0 else None
        if before is not None and before.paragraph == paragraph:
            return before, "in this paragraph the last person of this name who was named in full"
        here = self._paragraphs.get((flow, paragraph), {})
        if len(here) == 1:
            return next(iter(here.values())), "the only person of this name whom this paragraph names in full"
        if before is not None:
            return before, "the last person of this name who was named in full"
        return None, "several persons of this name are named in full, and none of them before"
