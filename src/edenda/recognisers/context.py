"""What recognisers are given beside a Reading, and how they are run."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from edenda.languages import Language, load
from edenda.model import Block, Candidate, Flow, Reading, Span
from edenda.register import Register


@dataclass(frozen=True)
class Context:
    """The register, the language's words, and the date of the document (ISO) where its fields do not state it."""

    register: Register = field(default_factory=Register)
    language: Language = field(default_factory=load)
    date: str = ""


Recogniser = Callable[[Reading, Context], tuple[Candidate, ...]]
"""All that a recogniser is. It reads flows and proposes marks; it never touches text."""

NO_NAMES = frozenset({"bibl", "pb", "gap", "docDate"})


def text_flows(reading: Reading) -> Iterator[Flow]:
    """The flows in which names and dates are marked: the running text, the notes, and readings beside these."""
    return (flow for flow in reading.flows if flow.kind in ("body", "note", "alternative"))


def text_blocks(flow: Flow) -> Iterator[tuple[Block, bool]]:
    """The blocks of a flow in which names and dates are marked, and whether a section begins there."""
    begins = False
    for block in (one for top in flow.blocks for one in top.walk()):
        begins = begins or block.kind in ("div", "head")
        if not block.children and block.kind not in NO_NAMES and block.span[0] < block.span[1]:
            yield block, begins
            begins = False


def excluded(flow: Flow) -> list[Span]:
    """Where names and dates mean something else: inside citations."""
    return [mark.span for mark in flow.marks if mark.kind == "bibl"]


class Inside:
    """Whether a span touches one of some spans, in logarithmic time."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans: list[Span] = []
        for start, end in sorted(spans):
            if self._spans and start <= self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))
        self._starts = [span[0] for span in self._spans]

    def __call__(self, span: Span) -> bool:
        """Whether a span touches one of them."""
        at = bisect_left(self._starts, span[1])
        return at > 0 and self._spans[at - 1][1] > span[0]
