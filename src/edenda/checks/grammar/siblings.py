"""How reading goes on behind a child that cannot stand where it stands, and what is wrong with it."""

from __future__ import annotations

from typing import Final, NamedTuple

from edenda.checks.grammar.derivatives import Derivatives
from edenda.checks.grammar.nodes import Node

#: So many elements may be missing one after the other, and so many states are looked at to find out which.
_STEPS: Final = 3
_STATES: Final = 60


class Bridge(NamedTuple):
    """Elements that are missing before another: for each step the names of which one would do; and what is left."""

    steps: tuple[tuple[str, ...], ...]
    state: Node


class Bridges:
    """Finds what is missing, each question once."""

    def __init__(self, grammar: Derivatives) -> None:
        self._grammar: Final = grammar
        self._before: dict[tuple[Node, str], Bridge | None] = {}
        self._last: dict[Node, tuple[str, ...]] = {}

    def before(self, state: Node, name: str) -> Bridge | None:
        """What must stand between the state that reading is in and an element that may not come yet."""
        key = (state, name)
        if key not in self._before:
            self._before[key] = self._searched(state, name)
        return self._before[key]

    def _searched(self, state: Node, name: str) -> Bridge | None:
        ways: dict[Node, tuple[tuple[str, ...], ...]] = {state: ()}
        for _ in range(_STEPS):
            further: dict[Node, dict[str, tuple[tuple[str, ...], ...]]] = {}
            for here, steps in ways.items():
                for missing in sorted(self._grammar.next_names(here)):
                    left = self._grammar.after(here, missing)
                    further.setdefault(left, {})[missing] = steps
            if found := self._arrived(further, name):
                return found
            ways = {
                left: (*next(iter(names.values())), tuple(names))
                for left, names in list(further.items())[:_STATES]
                if left not in ways
            }
        return None

    def _arrived(self, further: dict[Node, dict[str, tuple[tuple[str, ...], ...]]], name: str) -> Bridge | None:
        """All names that lead where the element may come, if they are alike in what must come before them."""
        arrived = [
            (steps, missing, after)
            for left, reached in further.items()
            if (after := self._grammar.after(left, name)) is not self._grammar.nodes.none
            for missing, steps in reached.items()
        ]
        if not arrived:
            return None
        first, _, after = arrived[0]
        return Bridge((*first, tuple(dict.fromkeys(missing for steps, missing, _ in arrived if steps == first))), after)

    def last(self, state: Node) -> tuple[str, ...]:
        """The names of elements of which one must still come where reading ends; those that suffice, if some do."""
        if state not in self._last:
            names = sorted(self._grammar.next_names(state))
            enough = [name for name in names if self._grammar.after(state, name).is_nullable]
            steps = enough or [name for name in names if self._is_step(self._grammar.after(state, name))]
            self._last[state] = tuple(steps or names)
        return self._last[state]

    def _is_step(self, state: Node) -> bool:
        return any(self._grammar.after(state, name).is_nullable for name in self._grammar.next_names(state))
