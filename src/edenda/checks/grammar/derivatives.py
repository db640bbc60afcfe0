"""What is left of a content model when an element, text or an attribute has been read (Brzozowski's derivatives).

Every question about a pattern is answered once, so that a document costs one look-up for each of its tags.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from edenda.checks.grammar.nodes import Node, Nodes
from edenda.relaxng import Key, Pattern, read_patterns

_Leaves = frozenset[Node]
#: An attribute that so many of all elements may have is not worth naming.
_NEARLY_ALL: Final = 0.9
_NO_LEAVES: Final[_Leaves] = frozenset()


class Derivatives:
    """One grammar, and everything that was asked about it."""

    def __init__(self, definitions: Mapping[Key, Pattern]) -> None:
        self.nodes: Final = Nodes(definitions)
        self._after: dict[tuple[Node, str], Node] = {}
        self._after_text: dict[Node, Node] = {}
        self._after_attribute: dict[tuple[Node, str, _Leaves], Node] = {}
        self._closed: dict[tuple[Node, bool], Node] = {}
        self._firsts: dict[Node, _Leaves] = {}
        self._leaves: dict[tuple[Node, str], _Leaves] = {}
        self._required: dict[Node, _Leaves] = {}
        self._contents: dict[tuple[_Leaves, str], Node] = {}
        self._children: dict[Node, frozenset[str]] = {}
        self._next: dict[Node, frozenset[str]] = {}
        self._standing: dict[tuple[Node, str], bool] = {}

    # --- what is left ---

    def after(self, node: Node, name: str) -> Node:
        """What is left when an element of this name has been read; `none` where it may not come."""
        key = (node, name)
        found = self._after.get(key)
        if found is None:
            found = self._after[key] = self._derived(node, name)
        return found

    def _derived(self, node: Node, name: str) -> Node:
        if node.kind == "element":
            return self.nodes.empty if node.names.covers(name) else self.nodes.none
        return self._in_parts(node, lambda part: self.after(part, name))

    def after_text(self, node: Node) -> Node:
        """What is left when words have been read between elements."""
        if node not in self._after_text:
            is_text = node.kind == "text"
            self._after_text[node] = node if is_text else self._in_parts(node, self.after_text)
        return self._after_text[node]

    def _in_parts(self, node: Node, derive: Callable[[Node], Node]) -> Node:
        """A derivative by what comes in order: in a group, the second part's turn comes when the first may end."""
        nodes, parts = self.nodes, node.parts
        match node.kind:
            case "choice":
                return nodes.choice(map(derive, parts))
            case "group":
                first = nodes.group(derive(parts[0]), parts[1])
                return nodes.choice((first, derive(parts[1]))) if parts[0].is_nullable else first
            case "interleave":
                one, other = parts
                ways = (nodes.interleave(derive(one), other), nodes.interleave(one, derive(other)))
                return nodes.choice(ways)
            case "more":
                return nodes.group(derive(parts[0]), nodes.any_number(parts[0]))
        return nodes.none

    def after_attribute(self, node: Node, name: str, matched: _Leaves) -> Node:
        """What is left when an attribute has been read whose value fits the `matched` of the attributes declared."""
        key = (node, name, matched)
        if key not in self._after_attribute:
            self._after_attribute[key] = self._attributed(node, name, matched)
        return self._after_attribute[key]

    def _attributed(self, node: Node, name: str, matched: _Leaves) -> Node:
        nodes = self.nodes
        if node.kind == "attribute":
            return nodes.empty if node in matched else nodes.none
        if node.kind != "group":
            return self._in_parts(node, lambda part: self.after_attribute(part, name, matched))
        first, then = node.parts
        return nodes.choice(
            (
                nodes.group(self.after_attribute(first, name, matched), then),
                nodes.group(first, self.after_attribute(then, name, matched)),
            )
        )

    def closed(self, node: Node, *, leniently: bool = False) -> Node:
        """What is left when no attribute comes any more; `leniently`, as if those that must be there had been."""
        key = (node, leniently)
        if key not in self._closed:
            self._closed[key] = self._close(node, leniently=leniently)
        return self._closed[key]

    def _close(self, node: Node, *, leniently: bool) -> Node:
        nodes = self.nodes
        parts = [self.closed(part, leniently=leniently) for part in node.parts]
        match node.kind:
            case "attribute":
                return nodes.empty if leniently else nodes.none
            case "choice":
                return nodes.choice(parts)
            case "group":
                return nodes.group(*parts)
            case "interleave":
                return nodes.interleave(*parts)
            case "more":
                return nodes.more(*parts)
        return node

    # --- what a pattern holds ---

    def firsts(self, node: Node) -> _Leaves:
        """The elements that may come next."""
        if node not in self._firsts:
            self._firsts[node] = self._first(node)
        return self._firsts[node]

    def _first(self, node: Node) -> _Leaves:
        if node.kind == "element":
            return frozenset({node})
        parts = node.parts
        if node.kind == "group" and not parts[0].is_nullable:
            parts = parts[:1]
        return _NO_LEAVES.union(*map(self.firsts, parts))

    def leaves(self, node: Node, kind: str) -> _Leaves:
        """All leaves of a kind anywhere in a pattern: its elements, attributes, text or data."""
        key = (node, kind)
        if key not in self._leaves:
            own = frozenset({node}) if node.kind == kind else _NO_LEAVES
            self._leaves[key] = own.union(*(self.leaves(part, kind) for part in node.parts))
        return self._leaves[key]

    def required(self, node: Node) -> _Leaves:
        """The attributes that are there whichever way a pattern is read."""
        if node not in self._required:
            parts = [self.required(part) for part in node.parts]
            match node.kind:
                case "attribute":
                    found = frozenset({node})
                case "choice":
                    found = frozenset.intersection(*parts)
                case _:
                    found = _NO_LEAVES.union(*parts)
            self._required[node] = found
        return self._required[node]

    # --- elements by name ---

    def content(self, leaves: _Leaves, name: str) -> Node:
        """What may stand in an element of this name where these elements may come."""
        key = (leaves, name)
        if key not in self._contents:
            fitting = sorted((leaf for leaf in leaves if leaf.names.covers(name)), key=lambda leaf: leaf.number)
            self._contents[key] = self.nodes.choice(map(self.nodes.content, fitting))
        return self._contents[key]

    @cached_property
    def elements(self) -> Mapping[str, _Leaves]:
        """Every element that the grammar knows by name."""
        found: defaultdict[str, set[Node]] = defaultdict(set)
        for leaf in self.nodes.elements():
            for name in leaf.names.names:
                found[name].add(leaf)
        return {name: frozenset(leaves) for name, leaves in sorted(found.items())}

    @cached_property
    def common(self) -> frozenset[str]:
        """The names of attributes that every element may have, or nearly every one."""
        return frozenset(name for name, count in self._held.items() if count > _NEARLY_ALL * len(self.elements))

    @cached_property
    def attributes(self) -> frozenset[str]:
        """The names of attributes that any element may have."""
        return frozenset(self._held)

    @cached_property
    def _held(self) -> Counter[str]:
        """By how many elements each attribute is held."""
        return Counter(
            name
            for element, leaves in self.elements.items()
            for name in names_of(self.leaves(self.content(leaves, element), "attribute"))
        )

    @cached_property
    def parents(self) -> Mapping[str, tuple[str, ...]]:
        """For each element the names of those in which it may stand."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for parent, leaves in self.elements.items():
            inside = {name for leaf in leaves for name in self.children(self.nodes.content(leaf))}
            for name in inside:
                found[name].append(parent)
        return {name: tuple(parents) for name, parents in found.items()}

    def children(self, node: Node) -> frozenset[str]:
        """The names of the elements anywhere in a pattern."""
        if node not in self._children:
            self._children[node] = names_of(self.leaves(node, "element"))
        return self._children[node]

    def next_names(self, node: Node) -> frozenset[str]:
        """The names of the elements that may come next."""
        if node not in self._next:
            self._next[node] = names_of(self.firsts(node))
        return self._next[node]

    def may_stand_in(self, node: Node, name: str) -> bool:
        """Whether an element of this name may stand anywhere in a pattern."""
        key = (node, name)
        if key not in self._standing:
            self._standing[key] = any(leaf.names.covers(name) for leaf in self.leaves(node, "element"))
        return self._standing[key]

    def may_hold_text(self, name: str) -> bool:
        """Whether words may stand in an element of this name."""
        leaves = self.elements.get(name, _NO_LEAVES)
        return any(self.leaves(self.nodes.content(leaf), "text") for leaf in leaves)


def names_of(leaves: Iterable[Node]) -> frozenset[str]:
    """The names of elements or attributes, wildcards apart."""
    return frozenset[str]().union(*(leaf.names.names for leaf in leaves))


@cache
def read_derivatives(path: Path) -> Derivatives:
    """A grammar by its file, read once per process. Raises what `read_patterns` raises."""
    return Derivatives(read_patterns(path))
