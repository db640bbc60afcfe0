"""Readings beside the text: each block that has some, once more, with the readings that the text does not have."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from edenda.model import Block, Flow, Mark, Run, Span
from edenda.tei_reader.alignment import Alignment, alignment
from edenda.tei_reader.flow_builder import FlowBuilder


@dataclass(slots=True)
class Readings:
    """The readings of one place: the stretch of a flow's text that is one of them, and the others."""

    flow: FlowBuilder
    start: int
    end: int = 0
    others: list[FlowBuilder] = field(default_factory=list)
    has_wanted: bool = False


def alternative_flows(readings: list[Readings], flows: Mapping[str, Flow]) -> Iterator[Flow]:
    """For each block with readings beside it, the block with the first of these in place of its own."""
    by_block: dict[tuple[str, int], list[Readings]] = {}
    names = {one.flow.name for one in readings}
    leaves = {name: list(flow.leaves()) for name, flow in flows.items() if name in names}
    starts = {name: [leaf.span[0] for leaf in found] for name, found in leaves.items()}
    for one in readings:
        name = one.flow.name
        if one.others and leaves.get(name):
            at = max(0, bisect_right(starts[name], one.start) - 1)
            by_block.setdefault((name, at), []).append(one)
    for number, ((name, at), found) in enumerate(by_block.items(), start=1):
        yield _alternative(f"alternative-{number}", flows[name], leaves[name][at], found)


def _alternative(name: str, flow: Flow, block: Block, readings: list[Readings]) -> Flow:
    pieces: list[str] = []
    runs: list[Run] = []
    at, length = block.span[0], 0
    places = []
    marks: list[Mark] = []
    for one in readings:
        if one.start < at:
            continue
        length = _copy(flow, at, one.start, pieces, runs, length)
        other = one.others[0].flow()
        inner = other.text.removesuffix("\n")
        first = length
        length = _copy(other, 0, len(inner), pieces, runs, length)
        places.append((first, length))
        marks.extend(replace(mark, span=(mark.span[0] + first, mark.span[1] + first)) for mark in other.marks)
        at = max(one.end, one.start)
    _copy(flow, at, block.span[1], pieces, runs, length)
    text = "".join(pieces)
    whole = (Block(block.kind, (0, len(text))),)
    attrs = tuple(("reading", f"{start}-{end}") for start, end in places)
    aligned = Alignment.of(alignment(flow).document, runs)
    return Flow(name, "alternative", text, aligned, whole, tuple(marks), "", attrs, copy_of=flow.id)


def _copy(flow: Flow, start: int, end: int, pieces: list[str], runs: list[Run], length: int) -> int:
    """Put a stretch of a flow behind what is there; the new length."""
    if start >= end:
        return length
    found = alignment(flow).between((start, end))
    runs.extend(run._replace(text=(length + run.text[0], length + run.text[1])) for run in found)
    pieces.append(flow.text[start:end])
    return length + end - start


def is_beside_the_text(flow: Flow, span: Span) -> bool:
    """Whether a span is worth looking at: in a flow of alternative readings, only where it touches one of these."""
    if flow.kind != "alternative":
        return True
    places = (value.split("-") for name, value in flow.attrs if name == "reading" and isinstance(value, str))
    return any(int(start) < span[1] and span[0] < int(end) for start, end in places)
