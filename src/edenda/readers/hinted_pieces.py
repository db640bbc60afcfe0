"""What a file's format sets beside the text: notes tied to their calls, running heads, and how words look."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from edenda.model import Attrs, Block, Flow, Mark, Reading, Run, Span
from edenda.readers.body import append_calls
from edenda.readers.draft import Draft, Node, Piece, furniture
from edenda.readers.hinted_units import cut_parts, outer_hints
from edenda.readers.units import Part
from edenda.sources import Hint, Source

#: Looks that a heading has as a whole, so that they say nothing of its words.
_LOOKS_OF_HEADS: Final = frozenset({"bold", "underline", "allcaps", "smallcaps", "italic"})


def with_hinted_pieces(draft: Draft, source: Source) -> Draft:
    """A draft with the notes and the page furniture that the source's format tells, each note at its call."""
    notes = [(hint, inner) for hint, inner in outer_hints(source.hints) if hint.kind == "note"]
    names = _names(draft, [hint for hint, _ in notes])
    calls = _Calls(names)
    body = tuple(calls.settle(node) for node in draft.body)
    pieces = tuple(_without_calls(piece) for piece in draft.pieces)
    missing = [name for name in names.values() if name not in calls.seen]
    if missing:
        top, *rest = body
        body = (*append_calls((top,), missing), *rest)
    added = [_note(source.raw, hint, inner) for hint, inner in notes]
    added += [
        furniture(cut_parts(source.raw, hint.start, hint.end, inner))
        for hint, inner in outer_hints(source.hints)
        if hint.kind == "furniture"
    ]
    return replace(draft, body=body, pieces=(*pieces, *added))


def _names(draft: Draft, notes: Sequence[Hint]) -> dict[str, str]:
    """For the key of each note the name of its flow, as `assemble` counts them."""
    counts = Counter(_attr(piece.attrs, "n") for piece in draft.pieces if piece.kind == "note")
    names: dict[str, str] = {}
    for note in notes:
        label = note.get("n")
        counts[label] += 1
        names[note.get("key")] = label if counts[label] == 1 else f"{label}#{counts[label]}"
    return names


def _attr(attrs: Attrs, name: str) -> str:
    return next((str(value) for key, value in attrs if key == name), "")


class _Calls:
    """Ties calls to notes; a call whose note is nowhere stays text."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self.seen: set[str] = set()

    def settle(self, node: Node) -> Node:
        """A node whose calls name flows."""
        parts = tuple(self._part(part) if part.kind == "call" else part for part in node.parts)
        return replace(node, parts=parts, children=tuple(self.settle(child) for child in node.children))

    def _part(self, part: Part) -> Part:
        name = self._names.get(part.n)
        if name is None:
            return part if ":" not in part.n else part._replace(kind="text", n="")
        self.seen.add(name)
        return part._replace(n=name)


def _without_calls(piece: Piece) -> Piece:
    """A piece beside the text, where no note can stand: a copy without calls, another with them as words."""
    if piece.kind == "note":
        return piece
    return replace(piece, nodes=tuple(_node_without_calls(node, is_copy=piece.is_copy) for node in piece.nodes))


def _node_without_calls(node: Node, *, is_copy: bool) -> Node:
    kept = (part for part in node.parts if part.kind != "call" or not is_copy)
    parts = tuple(
        part._replace(kind="text", n="") if part.kind == "call" and part.start < part.end else part for part in kept
    )
    return replace(
        node, parts=parts, children=tuple(_node_without_calls(one, is_copy=is_copy) for one in node.children)
    )


def _note(raw: str, hint: Hint, inner: Sequence[Hint]) -> Piece:
    paragraphs = [one for one in inner if one.kind == "paragraph" and one.start < one.end]
    first = paragraphs[0].start if paragraphs else hint.end
    nodes = [Node("p", cut_parts(raw, one.start, one.end, _within(inner, one))) for one in paragraphs]
    head = list(cut_parts(raw, hint.start, first, inner))
    if head or not nodes:
        nodes[:1] = [Node("p", (*head, *(nodes[0].parts if nodes else ())))]
    nodes[0] = _with_label(raw, nodes[0], hint.get("n"))
    attrs = tuple((key, value) for key, value in hint.attrs if key in ("n", "place") and value)
    return Piece("note", "note", tuple(nodes), attrs)


def _within(hints: Sequence[Hint], outer: Hint) -> list[Hint]:
    return [one for one in hints if outer.start <= one.start and one.end <= outer.end]


def _with_label(raw: str, node: Node, label: str) -> Node:
    """A note whose text begins with its own mark, the mark set apart."""
    if not node.parts or node.parts[0].kind == "label" or not label or not raw.startswith(label, node.parts[0].start):
        return node
    first, *rest = node.parts
    at = first.start + len(label)
    after = [first._replace(start=at)] if at < first.end else []
    return replace(node, parts=(Part("label", first.start, at), *after, *rest))


def mark_looks(reading: Reading, hints: Sequence[Hint]) -> Reading:
    """A reading with marks for words that look different (`hi`) and for links (`ref`), as the hints say."""
    wanted = [hint for hint in hints if hint.kind in ("hi", "ref")]
    if not wanted:
        return reading
    runs = _Runs(reading.flows)
    marks: dict[int, list[Mark]] = {}
    for hint in wanted:
        for index, span in runs.spans(hint.start, hint.end):
            marks.setdefault(index, []).extend(_marks(reading.flows[index], runs.leaves(index), hint, span))
    flows = (
        replace(flow, marks=(*flow.marks, *marks[index])) if index in marks else flow
        for index, flow in enumerate(reading.flows)
    )
    return reading.with_flows(tuple(flows))


class _Runs:
    """The runs of the body and the notes by their places in the raw input."""

    def __init__(self, flows: Sequence[Flow]) -> None:
        self._flows = flows
        self._runs: list[tuple[Run, int]] = sorted(
            (run, index)
            for index, flow in enumerate(flows)
            if flow.kind in ("body", "note") and flow.copy_of is None
            for run in flow.runs
            if run.raw[0] < run.raw[1]
        )
        self._starts = [run.raw[0] for run, _ in self._runs]
        self._leaves: dict[int, list[Block]] = {}

    def spans(self, start: int, end: int) -> Iterator[tuple[int, Span]]:
        """For a stretch of raw input each flow that has text from it, with the stretch of that text."""
        at = max(0, bisect_right(self._starts, start) - 1)
        found: dict[int, Span] = {}
        while at < len(self._runs) and self._starts[at] < end:
            run, index = self._runs[at]
            at += 1
            if run.raw[1] <= start or run.kind != "same":
                continue
            first = run.text[0] + max(0, start - run.raw[0])
            last = run.text[1] - max(0, run.raw[1] - end)
            found[index] = (found[index][0], last) if index in found else (first, last)
        yield from found.items()

    def leaves(self, index: int) -> list[Block]:
        """The blocks of a flow that hold text."""
        if index not in self._leaves:
            self._leaves[index] = [leaf for leaf in self._flows[index].leaves() if leaf.span[0] < leaf.span[1]]
        return self._leaves[index]


def _marks(flow: Flow, leaves: Sequence[Block], hint: Hint, span: Span) -> Iterator[Mark]:
    """A mark in each block that a stretch of text lies in, without the blanks at its edges."""
    at = max(0, bisect_right(leaves, span[0], key=lambda leaf: leaf.span[0]) - 1)
    while at < len(leaves) and leaves[at].span[0] < span[1]:
        leaf = leaves[at]
        at += 1
        start, end = max(span[0], leaf.span[0]), min(span[1], leaf.span[1])
        words = flow.text[start:end]
        start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        if start < end and not _is_of_whole_head(hint, leaf, (start, end)):
            yield Mark(hint.kind, (start, end), tuple((key, value) for key, value in hint.attrs))


def _is_of_whole_head(hint: Hint, leaf: Block, span: Span) -> bool:
    is_plain = hint.kind == "hi" and set(hint.get("rend").split()) <= _LOOKS_OF_HEADS
    return is_plain and leaf.kind == "head" and span == leaf.span
