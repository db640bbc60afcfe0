"""The elements of a document by the places of their tags: what encloses what, under which names."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from edenda.markup.tags import Tags, attributes_in, name_in

NOWHERE: Final = -1


@dataclass(slots=True)
class Elements:
    """The elements of a text. An element is known by the index of its start tag in `tags`.

    `containers[i]` is the element that is open behind item `i`; `partners[i]` the end tag of the element that item `i`
    begins (itself, where it is empty), or -1 for an item that begins none. `scopes` are the elements that declare
    namespaces, with all prefixes that hold in them.
    """

    tags: Tags
    containers: array[int]
    partners: array[int]
    scopes: list[tuple[int, Mapping[str, str]]] = field(default_factory=list)

    def parent(self, element: int) -> int:
        """The element around another one; -1 for the root."""
        return self.containers[element - 1] if element > 0 else NOWHERE

    def around(self, position: int) -> int:
        """The element that encloses a place in the text."""
        before = self.tags.before(position)
        return self.containers[before] if before >= 0 else NOWHERE

    def ancestors(self, element: int) -> Iterator[int]:
        """An element, its parent and so on up to the root."""
        while element != NOWHERE:
            yield element
            element = self.parent(element)

    def named_around(self, position: int, name: str) -> int:
        """The innermost element of an expanded name that encloses a place; -1 where there is none."""
        return next((one for one in self.ancestors(self.around(position)) if self.expanded_name(one) == name), NOWHERE)

    def outer_span(self, element: int) -> tuple[int, int]:
        """From the start tag of an element to behind its end tag."""
        return self.tags.starts[element], self.tags.end(self.partners[element])

    def inner_span(self, element: int) -> tuple[int, int]:
        """The content of an element, without its tags; empty behind the tag of an empty one."""
        end = self.partners[element]
        start = self.tags.end(element)
        return start, self.tags.starts[end] if end != element else start

    def prefixes(self, element: int) -> Mapping[str, str]:
        """The namespaces that hold in an element, by prefix; the default one has the prefix ``."""
        for scope, prefixes in reversed(self.scopes):
            if scope <= element <= self.partners[scope]:
                return prefixes
        return {}

    def expanded_name(self, element: int) -> str:
        """`{namespace}name` of an element, as lxml writes it."""
        return expanded(name_in(self.tags.heads[element]), self.prefixes(element))

    def attributes(self, element: int) -> dict[str, str]:
        """The attributes of an element as they are written, without those that declare namespaces."""
        found = attributes_in(self.tags.heads[element])
        return {name: value for name, value in found.items() if not name.startswith("xmlns")}


def expanded(name: str, prefixes: Mapping[str, str]) -> str:
    """A name as written, with its prefix replaced by the namespace in braces."""
    prefix, _, local = name.rpartition(":")
    namespace = prefixes.get(prefix, "")
    return f"{{{namespace}}}{local}" if namespace else local


def declared(head: str, prefixes: Mapping[str, str]) -> Mapping[str, str]:
    """The prefixes that hold in an element, given those around it and its start tag."""
    own = {
        name.removeprefix("xmlns").removeprefix(":"): value
        for name, value in attributes_in(head).items()
        if name == "xmlns" or name.startswith("xmlns:")
    }
    return {**prefixes, **own}
