"""The patterns of a grammar in a form that can be derived: simplified, and equal patterns are one object."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Final

from edenda.relaxng import Key, NameClass, Pattern, within

#: Patterns that have no patterns in them, or that hide them, and what nodes they become.
_LEAVES: Final = {
    "text": "text",
    "empty": "empty",
    "notAllowed": "none",
    "element": "element",
    "attribute": "attribute",
    "typed": "data",
}


class Node:
    """A simplified pattern. Two nodes of one grammar are the same object if they are built alike.

    `kind` is one of empty, none, text, data, element, attribute, choice, group, interleave, more. The last four have
    `parts`; `data`, `element` and `attribute` have the pattern they come from.
    """

    __slots__ = ("is_nullable", "kind", "number", "parts", "pattern")

    def __init__(self, number: int, kind: str, parts: tuple[Node, ...], pattern: Pattern | None) -> None:
        self.number = number
        self.kind = kind
        self.parts = parts
        self.pattern = pattern
        self.is_nullable = _is_nullable(kind, parts)

    @property
    def names(self) -> NameClass:
        """The names of an element or attribute."""
        return self.pattern.names if self.pattern is not None else NameClass()


def _is_nullable(kind: str, parts: tuple[Node, ...]) -> bool:
    if kind in ("empty", "text"):
        return True
    if kind == "choice":
        return any(part.is_nullable for part in parts)
    return bool(parts) and kind != "attribute" and all(part.is_nullable for part in parts)


class Nodes:
    """Makes the nodes of one grammar, each once."""

    def __init__(self, definitions: Mapping[Key, Pattern]) -> None:
        self._made: dict[tuple[object, ...], Node] = {}
        self._defined: dict[Key, Node] = {}
        self._contents: dict[Node, Node] = {}
        self._kept = definitions  # leaves are known by the identity of their patterns
        self.empty: Final = self._make("empty")
        self.none: Final = self._make("none")
        self.text: Final = self._make("text")
        for key, pattern in definitions.items():
            self._defined[key] = self.compiled(pattern)
        self.start: Final = self._defined[0, ""]

    def elements(self) -> tuple[Node, ...]:
        """Every element that the grammar defines."""
        found = (pattern for pattern in within(self._kept.values(), elements=True) if pattern.kind == "element")
        return tuple(dict.fromkeys(self.compiled(pattern) for pattern in found))

    def content(self, leaf: Node) -> Node:
        """What may stand in an element or attribute: its attributes, elements and text."""
        if leaf not in self._contents:
            parts = leaf.pattern.parts if leaf.pattern is not None else ()
            is_free = leaf.kind == "attribute" and not parts  # then its value is text
            self._contents[leaf] = self.text if is_free else self._all(parts)
        return self._contents[leaf]

    def compiled(self, pattern: Pattern) -> Node:
        """A pattern as a node."""
        if pattern.kind == "ref":
            return self._defined[pattern.key]
        if pattern.kind in _LEAVES:
            kind = _LEAVES[pattern.kind]
            return self._make(kind, pattern=pattern if kind in ("element", "attribute", "data") else None)
        if pattern.kind == "choice":
            return self.choice(map(self.compiled, pattern.parts))
        if pattern.kind == "interleave":
            return reduce(self.interleave, map(self.compiled, pattern.parts), self.empty)
        return self._repeated(pattern.kind, self._all(pattern.parts))

    def choice(self, parts: Iterable[Node]) -> Node:
        """One of several."""
        ways: dict[Node, None] = {}
        for part in parts:
            ways.update(dict.fromkeys(part.parts if part.kind == "choice" else (part,)))
        ways.pop(self.none, None)
        if self.empty in ways and sum(way.is_nullable for way in ways) > 1:
            ways.pop(self.empty)
        if len(ways) < 2:
            return next(iter(ways), self.none)
        return self._make("choice", tuple(sorted(ways, key=lambda way: way.number)))

    def group(self, first: Node, then: Node) -> Node:
        """One after the other."""
        return self._both("group", first, then)

    def interleave(self, one: Node, other: Node) -> Node:
        """Both, in any order and mixed."""
        return self._both("interleave", *sorted((one, other), key=lambda part: part.number))

    def more(self, part: Node) -> Node:
        """Once or more."""
        return part if part.kind in ("none", "empty", "text", "more") else self._make("more", (part,))

    def any_number(self, part: Node) -> Node:
        """Never, once or more."""
        return self.choice((self.more(part), self.empty))

    def _both(self, kind: str, one: Node, other: Node) -> Node:
        if self.none in (one, other):
            return self.none
        if one is self.empty:
            return other
        return one if other is self.empty else self._make(kind, (one, other))

    def _repeated(self, kind: str, inner: Node) -> Node:
        match kind:
            case "optional":
                return self.choice((inner, self.empty))
            case "oneOrMore":
                return self.more(inner)
            case "zeroOrMore":
                return self.any_number(inner)
        return inner

    def _all(self, parts: Iterable[Pattern]) -> Node:
        several = [self.compiled(part) for part in parts]
        return reduce(lambda then, first: self.group(first, then), reversed(several), self.empty)

    def _make(self, kind: str, parts: tuple[Node, ...] = (), pattern: Pattern | None = None) -> Node:
        key = (kind, *(part.number for part in parts), id(pattern))
        if key not in self._made:
            self._made[key] = Node(len(self._made), kind, parts, pattern)
        return self._made[key]
