"""The notes of a text as values: each with its pieces, its place on the page, and the calls that go with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from edenda.problems import Problem
from edenda.readers.draft import Node, Piece, furniture
from edenda.readers.units import Part


class Place(NamedTuple):
    """Where a call stands in the raw input."""

    start: int
    end: int


@dataclass(frozen=True)
class Note:
    """A printed note. `key` stands once in a document; `calls` are the places that call it, the first one first."""

    key: str
    n: str
    place: str
    nodes: tuple[Node, ...]
    calls: tuple[Place, ...] = ()

    @property
    def piece(self) -> Piece:
        """The note as a flow to be."""
        attrs = tuple((name, value) for name, value in (("n", self.n), ("place", self.place)) if value)
        return Piece("note", self.key, self.nodes, attrs)


@dataclass(frozen=True)
class Apparatus:
    """All printed notes of a text.

    `aside` are headings and rules above notes; `listed` the labels of a list of works, which are cited and not called;
    from `end` on stands what was printed below the last notes (-1: nothing), and `is_headed` where
    a heading stands above these.
    """

    notes: tuple[Note, ...] = ()
    aside: tuple[tuple[Part, ...], ...] = ()
    listed: frozenset[str] = frozenset()
    end: int = -1
    is_headed: bool = False
    problems: tuple[Problem, ...] = ()

    def pieces(self) -> tuple[Piece, ...]:
        """The notes, and what belongs to the page around them."""
        return (*(note.piece for note in self.notes), *(furniture(parts) for parts in self.aside))


NO_NOTES: Final = Apparatus()
