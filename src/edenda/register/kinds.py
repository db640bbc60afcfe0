"""The kinds of entries of a register, as readers are told of them."""

from __future__ import annotations

from typing import Final, NamedTuple


class Kind(NamedTuple):
    """A kind of entries: its word, the folder of its pages (and the key of its words), the elements of its entries."""

    name: str
    folder: str
    elements: tuple[str, ...]


KINDS: Final = (
    Kind("person", "persons", ("person", "personGrp")),
    Kind("organisation", "organisations", ("org",)),
    Kind("place", "places", ("place",)),
    Kind("event", "events", ("event",)),
    Kind("work", "works", ("bibl",)),
)
_BY_ELEMENT: Final = {element: kind for kind in KINDS for element in kind.elements}


def kind_of(element: str) -> Kind:
    """The kind of an entry, by the name of its element."""
    return _BY_ELEMENT[element]
