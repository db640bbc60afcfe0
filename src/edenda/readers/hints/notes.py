"""Notes and running heads that a file's format tells apart from the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edenda.ids import UniqueIds
from edenda.languages import Language
from edenda.readers.draft import Node
from edenda.readers.hints.units import cut_parts, outer_hints, read_hinted_units
from edenda.readers.notes.apparatus import Apparatus, Note, Place
from edenda.readers.notes.gather import Gathered, gather_from
from edenda.readers.notes.labels import id_of
from edenda.readers.units import Part
from edenda.sources import Hint, Source


def gather_hinted(source: Source, language: Language) -> Gathered:
    """The units of a source whose format says what its blocks are, and its notes.

    Where the format has no notes, those that the writer typed are sought among the units.
    """
    units = read_hinted_units(source)
    aside = tuple(_furniture(source))
    if any(hint.kind == "note" for hint in source.hints):
        return Gathered(units, Apparatus(tuple(_notes(source)), aside))
    return gather_from(source.raw, units, language, aside)


def _furniture(source: Source) -> Iterator[tuple[Part, ...]]:
    for hint, inner in outer_hints(source.hints):
        if hint.kind == "furniture":
            yield cut_parts(source.raw, hint.start, hint.end, inner)


def _notes(source: Source) -> Iterator[Note]:
    ids = UniqueIds()
    calls = {hint.get("key"): Place(hint.start, hint.end) for hint in source.hints if hint.kind == "call"}
    for hint, inner in outer_hints(source.hints):
        if hint.kind == "note":
            place = calls.get(hint.get("key"))
            nodes = _paragraphs(source.raw, hint, inner)
            if not nodes:
                continue  # a note of no words: its call stays in the text
            key = ids.unused(id_of(hint.get("n")) if hint.get("n") else "u")
            yield Note(key, hint.get("n"), hint.get("place"), nodes, (place,) if place else ())


def _paragraphs(raw: str, note: Hint, inner: Sequence[Hint]) -> tuple[Node, ...]:
    """The paragraphs of a note, its label set apart at the beginning of the first."""
    paragraphs = [one for one in inner if one.kind == "paragraph" and one.start < one.end]
    first = paragraphs[0].start if paragraphs else note.end
    nodes = [Node("p", cut_parts(raw, one.start, one.end, _within(inner, one))) for one in paragraphs]
    head = cut_parts(raw, note.start, first, inner)
    if head or not nodes:
        nodes[:1] = [Node("p", (*head, *(nodes[0].parts if nodes else ())))]
    nodes[0] = _with_label(raw, nodes[0], note.get("n"))
    return tuple(node for node in nodes if node.parts)


def _within(hints: Sequence[Hint], outer: Hint) -> list[Hint]:
    return [one for one in hints if outer.start <= one.start and one.end <= outer.end]


def _with_label(raw: str, node: Node, label: str) -> Node:
    """A note whose text begins with its own mark, the mark set apart."""
    if not node.parts or node.parts[0].kind == "label" or not label or not raw.startswith(label, node.parts[0].start):
        return node
    first, *rest = node.parts
    at = first.start + len(label)
    after = [first._replace(start=at)] if at < first.end else []
    return Node("p", (Part("label", first.start, at), *after, *rest))
