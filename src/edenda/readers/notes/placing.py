"""Calls of notes cut out of the nodes of a text, and what does not fit together as problems."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, NamedTuple

from edenda.problems import Problem
from edenda.readers.context import Text
from edenda.readers.draft import Node, Piece
from edenda.readers.notes.apparatus import Note
from edenda.readers.notes.labels import LOWERED, call_patterns, follows, is_first, kind_of
from edenda.readers.units import Part
from edenda.sources import position


class Placed(NamedTuple):
    """The nodes of a text with its notes' calls cut out, the pieces of notes, and what does not fit together."""

    nodes: tuple[Node, ...]
    pieces: tuple[Piece, ...]
    problems: tuple[Problem, ...]


class _Cut(NamedTuple):
    start: int
    end: int
    key: str
    kind: Literal["call", "noteref"]


@dataclass(frozen=True)
class _Cuts:
    """The calls to cut, in order, and the keys of the notes whose call was found in a text."""

    cuts: tuple[_Cut, ...]
    starts: tuple[int, ...]
    found: set[str]

    def within(self, part: Part, limit: int) -> Sequence[_Cut]:
        """The cuts that begin inside a piece and end before a limit."""
        first = bisect_left(self.starts, part.start)
        last = bisect_right(self.starts, part.end, first)
        return [cut for cut in self.cuts[first:last] if cut.end <= (limit if cut.start < part.end else part.end)]


def place_notes(text: Text, nodes: tuple[Node, ...]) -> Placed:
    """Nodes with the calls of notes cut out, the notes' pieces, and what does not fit together."""
    notes = text.notes.notes
    cuts = _cuts(notes)
    placed = tuple(_cut_node(node, cuts) for node in nodes) if cuts.cuts else nodes
    missing = [note for note in notes if note.key not in cuts.found]
    if missing:
        placed = _append_calls(placed, [note.key for note in missing])
    problems = (*_uncalled(text, missing), *_unprinted(text, placed), *_disordered(text))
    return Placed(placed, text.notes.pieces(), (*text.notes.problems, *problems))


def without_calls(text: Text, piece: Piece) -> Piece:
    """A header field that repeats words of the text, without the calls in them."""
    if not piece.is_copy or not text.notes.notes:
        return piece
    cuts = _cuts(text.notes.notes)
    nodes = tuple(_cut_node(node, cuts) for node in piece.nodes)
    kept = (
        replace(node, parts=tuple(part for part in node.parts if part.kind not in ("call", "noteref")))
        for node in nodes
    )
    return replace(piece, nodes=tuple(kept))


def _cuts(notes: Sequence[Note]) -> _Cuts:
    found = sorted(
        _Cut(place.start, place.end, note.key, "noteref" if index else "call")
        for note in notes
        for index, place in enumerate(note.calls)
    )
    return _Cuts(tuple(found), tuple(cut.start for cut in found), set())


def _cut_node(node: Node, cuts: _Cuts) -> Node:
    if node.children:
        return replace(node, children=tuple(_cut_node(child, cuts) for child in node.children))
    if node.kind in ("pb", "milestone"):
        return node
    return replace(node, parts=tuple(_cut(node.parts, cuts)))


def _cut(parts: Sequence[Part], cuts: _Cuts) -> Iterator[Part]:
    """Pieces with calls as pieces of their own; one that goes over a line's end lies in two pieces of text."""
    at = 0
    for index, part in enumerate(parts):
        if part.kind != "text":
            yield part
            continue
        at = max(at, part.start)
        goes_on = index + 1 < len(parts) and parts[index + 1].kind == "text"
        limit = parts[index + 1].end if goes_on else part.end
        for cut in cuts.within(part, limit):
            if cut.start > at:
                yield Part("text", at, cut.start)
            yield Part(cut.kind, cut.start, cut.end, cut.key)
            if cut.kind == "call":
                cuts.found.add(cut.key)
            at = cut.end
        if at < part.end:
            yield Part("text", at, part.end)
            at = part.end


def _append_calls(nodes: tuple[Node, ...], keys: list[str]) -> tuple[Node, ...]:
    """Nodes with calls of uncalled notes at the end of the last text."""
    *before, last = nodes
    if last.children:
        within = _append_calls(last.children, keys)
        if within != last.children:
            return (*before, replace(last, children=within))
    elif last.parts and last.kind not in ("pb", "milestone"):
        end = last.parts[-1].end
        calls = tuple(Part("call", end, end, key) for key in keys)
        return (*before, replace(last, parts=(*last.parts, *calls)))
    return (*_append_calls(tuple(before), keys), last) if before else nodes


def _uncalled(text: Text, notes: Sequence[Note]) -> Iterator[Problem]:
    """NOTE-002 for notes that are printed and never called."""
    hint = "It was put at the end of the text. Find its place and move the note there."
    for note in notes:
        line, _ = position(text.raw, note.nodes[0].parts[0].start)
        message = f"Note {note.n} is printed, but nothing in the text calls it."
        yield Problem("NOTE-002", message, text.name, line, hint=hint)


def _disordered(text: Text) -> Iterator[Problem]:
    """NOTE-003 for notes that are called in another order than they are printed, or printed in no order."""
    hint = "The notes stand where they are called, with the numbers that are printed. Look whether these are right."
    for before, note in pairwise(note for note in text.notes.notes if note.n):
        printed = note.nodes[0].parts[0].start
        if follows(note.n, before.n) and not is_first(note.n):
            message, at = f"Note {note.n} is printed below note {before.n}.", printed
        elif follows(before.n, note.n) and before.calls and note.calls and note.calls[0] < before.calls[0]:
            message, at = f"Note {note.n} is called before note {before.n}.", note.calls[0].start
        else:
            continue
        yield Problem("NOTE-003", message, text.name, *position(text.raw, at), hint=hint)


def _unprinted(text: Text, nodes: Sequence[Node]) -> list[Problem]:
    """NOTE-001 for numbers in brackets that call a note which is not printed."""
    known = {note.n for note in text.notes.notes} | text.notes.listed
    hint = "The call stays in the text as it is. If the note exists elsewhere, add it to the source or to the TEI."
    pattern = call_patterns(text.language)["square"]
    found: list[tuple[int, str]] = []
    stack = list(nodes)
    while stack:
        node = stack.pop()
        stack.extend(node.children)
        for part in node.parts:
            if part.kind == "text" and text.raw.find("[", part.start, part.end) >= 0:
                matches = pattern.finditer(text.raw, part.start, part.end)
                found.extend((match.start(), match["n"].translate(LOWERED)) for match in matches)
    unknown = [(at, n) for at, n in sorted(found) if kind_of(n) == "number" and len(n) <= 3 and n not in known]
    return [
        Problem(
            "NOTE-001",
            f"Note {n} is called here, but printed nowhere.",
            text.name,
            *position(text.raw, at),
            hint=hint,
        )
        for at, n in unknown
    ]
