"""The whole of a document from its parts: one `div` of the genre, the back matter, notes called where they are."""

from __future__ import annotations

from collections.abc import Sequence

from edenda.readers.back import Ending
from edenda.readers.body import with_notes
from edenda.readers.context import Text
from edenda.readers.draft import Draft, Node, Piece


def compose(text: Text, genre: str, nodes: Sequence[Node], pieces: Sequence[Piece], ending: Ending) -> Draft:
    """A draft from the nodes of the text, the header fields, and what stood below the text."""
    cut, notes, problems = with_notes(text, tuple(nodes), ending.notes)
    top = Node("div", children=cut, attrs=(("type", genre),))
    return Draft(genre, (top, *ending.back), (*pieces, *notes, *ending.pieces), problems)
