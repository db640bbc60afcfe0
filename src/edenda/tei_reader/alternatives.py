"""Readings beside the text: each block that has some, once more, with the readings that the text does not have."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from edenda.markup.document import XmlBytes
from edenda.model import Block, Flow, Mark, Run, Span, is_within
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
    """Each block with readings beside it, as often as a place in it has some, with these in place of its own."""
    by_block: dict[tuple[str, int], list[Readings]] = {}
    names = {one.flow.name for one in readings}
    leaves = {name: list(flow.leaves()) for name, flow in flows.items() if name in names}
    starts = {name: [leaf.span[0] for leaf in found] for name, found in leaves.items()}
    for one in readings:
        name = one.flow.name
        if one.others and leaves.get(name):
            at = max(0, bisect_right(starts[name], one.start) - 1)
            by_block.setdefault((name, at), []).append(one)
    number = 0
    for (name, at), found in by_block.items():
        for turn in range(max(len(one.others) for one in found)):
            number += 1
            yield _alternative(f"alternative-{number}", flows[name], leaves[name][at], found, turn)


def _alternative(name: str, flow: Flow, block: Block, readings: list[Readings], turn: int) -> Flow:
    """A block once more, with the reading of a turn wherever there are so many."""
    made = _Copy(alignment(flow).document)
    places: list[Span] = []
    marks: list[Mark] = []
    at = block.span[0]
    for one in readings:
        if one.start < at or turn >= len(one.others):
            continue
        made.take(flow, at, one.start)
        at = max(one.end, one.start)
        other = one.others[turn].flow()
        is_added = one.start == at
        made.keep_apart(is_needed=is_added and bool(made.pieces) and not made.pieces[-1][-1].isspace())
        first = made.length
        made.take(other, 0, len(other.text.removesuffix("\n")))
        marks.extend(replace(mark, span=(mark.span[0] + first, mark.span[1] + first)) for mark in other.marks)
        places.append((first, made.length))
        made.keep_apart(is_needed=is_added and at < block.span[1] and not flow.text[at].isspace())
    made.take(flow, at, block.span[1])
    whole = (Block(block.kind, (0, made.length)),)
    attrs = tuple(("reading", f"{start}-{end}") for start, end in places)
    aligned = Alignment.of(made.document, made.runs)
    text = "".join(made.pieces)
    return Flow(name, "alternative", text, aligned, whole, tuple(marks), "", attrs, copy_of=flow.id)


@dataclass(slots=True)
class _Copy:
    """A text put together from stretches of flows."""

    document: XmlBytes
    pieces: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    length: int = 0

    def take(self, flow: Flow, start: int, end: int) -> None:
        """Put a stretch of a flow behind what is there."""
        if start >= end:
            return
        at = self.length
        found = alignment(flow).between((start, end))
        self.runs.extend(run._replace(text=(at + run.text[0], at + run.text[1])) for run in found)
        self.pieces.append(flow.text[start:end])
        self.length += end - start

    def keep_apart(self, *, is_needed: bool) -> None:
        """Put a blank between what stands beside the text and the text, which it does not replace."""
        if not is_needed or not self.runs:
            return
        raw = self.runs[-1].raw[1]
        self.runs.append(Run((raw, raw), (self.length, self.length + 1), "space"))
        self.pieces.append(" ")
        self.length += 1


def beside_the_text(flow: Flow) -> Callable[[Span], bool]:
    """Which spans of a flow are worth looking at: of one with alternative readings, only those within one of them.

    What goes beyond a reading could be marked only around the reading of the text as well.
    """
    if flow.kind != "alternative":
        return lambda _: True
    pairs = (value.split("-") for name, value in flow.attrs if name == "reading" and isinstance(value, str))
    places = sorted((int(start), int(end)) for start, end in pairs)

    def is_worth_it(span: Span) -> bool:
        at = bisect_right(places, (span[0], len(flow.text))) - 1
        return at >= 0 and is_within(span, places[at])

    return is_worth_it
