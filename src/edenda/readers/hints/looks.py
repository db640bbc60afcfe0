"""How words look, and where they lead, as a file's format says: marks on the text of a reading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from edenda.model import Block, Flow, Mark, Reading, Run, Span
from edenda.sources import Hint

#: Looks that a heading has as a whole, so that they say nothing of its words.
_LOOKS_OF_HEADS: Final = frozenset({"bold", "underline", "allcaps", "smallcaps", "italic"})


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
