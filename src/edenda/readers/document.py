"""The whole of a document from its parts: one `div` of the genre, the back matter, notes called where they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from edenda.readers.back.ending import Ending
from edenda.readers.context import Text
from edenda.readers.draft import Draft, Node, Piece
from edenda.readers.notes.placing import place_notes, without_calls
from edenda.readers.units import Part

#: What opens or closes a division, or stands anywhere: a division of nothing else has no text.
_AROUND: Final = frozenset(
    {
        "head",
        "opener",
        "byline",
        "dateline",
        "docAuthor",
        "docDate",
        "closer",
        "postscript",
        "pb",
        "milestone",
        "gap",
        "figure",
    }
)
_CLOSING: Final = frozenset({"closer", "postscript"})


def compose(
    text: Text,
    genre: str,
    nodes: Sequence[Node],
    pieces: Sequence[Piece],
    ending: Ending,
    others: Sequence[Node] = (),
) -> Draft:
    """A draft from the nodes of the text, header fields, and what stood below it; `others` are further `div`s."""
    whole = Node("div", children=tuple(nodes), attrs=(("type", genre),))
    return compose_divisions(text, genre, (whole, *others), pieces, ending)


def compose_divisions(
    text: Text, genre: str, divisions: Sequence[Node], pieces: Sequence[Piece], ending: Ending
) -> Draft:
    """A draft from the `div`s of the text, the header fields, and what stood below the text."""
    whole = tuple(_with_text(one) if one.kind == "div" else one for one in _with_sections(divisions, ending.sections))
    tops, notes, problems = place_notes(text, whole)
    fields = (without_calls(text, piece) for piece in pieces)
    return Draft(genre, (*tops, *ending.back), (*fields, *notes, *ending.pieces), problems)


def _with_sections(divisions: Sequence[Node], sections: Sequence[Node]) -> Sequence[Node]:
    """The divisions with the sections that stood below: in the last one, or behind it where it is closed already."""
    *before, last = divisions
    if any(child.kind in _CLOSING for child in last.children):
        return (*divisions, *sections)
    return (*before, replace(last, children=(*last.children, *sections)))


def _with_text(node: Node) -> Node:
    """A division with a paragraph in it: where it is all heading, opener and closer, the last of these is its text."""
    children = tuple(_with_text(child) if child.kind == "div" else child for child in node.children)
    if any(child.kind not in _AROUND for child in children):
        return replace(node, children=children)
    if any(child.kind == "figure" for child in children):
        return replace(node, children=tuple(_in_paragraph(child) for child in children))
    wordy = [index for index, child in enumerate(children) if any(one.kind == "p" for one in _paragraphs(child))]
    closing = [index for index in wordy if children[index].kind in _CLOSING]
    if not wordy:
        return replace(node, children=(*children, Node("p")))
    first = closing[0] if closing else wordy[-1]
    text = (one for child in children[first:] for one in _paragraphs(child))
    return replace(node, children=(*children[:first], *text))


def _in_paragraph(node: Node) -> Node:
    """A figure in a paragraph of its own, where no other stands beside it."""
    return Node("p", children=(node,)) if node.kind == "figure" else node


def _paragraphs(node: Node) -> Iterator[Node]:
    """The texts in a node as paragraphs."""
    if node.children:
        for child in node.children:
            yield from _paragraphs(child)
    elif node.kind in ("pb", "milestone"):
        yield node
    elif node.parts:
        parts = (part for part in node.parts if part.kind != "lb")
        yield Node("p", tuple(part._replace(kind="text") if _is_mark(node, part) else part for part in parts))


def _is_mark(node: Node, part: Part) -> bool:
    """Whether a piece is a mark around a heading (`**`): a paragraph keeps it as text."""
    return node.kind == "head" and part.kind == "label"
