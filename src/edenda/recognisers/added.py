"""Recognisers of other packages: loaded once, and held to what edenda's own keep to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from importlib.metadata import EntryPoint
from typing import Any

from edenda import plugins
from edenda.errors import MissingPartError
from edenda.model import Candidate, Evidence, Flow, Link, Mark, Reading, Span
from edenda.recognisers.context import Context, Recogniser
from edenda.recognisers.flows import Inside, excluded, text_blocks, text_flows
from edenda.tei import NAMING


def added_recognisers(taken: Collection[str]) -> dict[str, Recogniser]:
    """The recognisers of other packages by name, sorted; a name that is taken cannot be given again."""
    points = (point for point in plugins.find(plugins.RECOGNISERS) if point.name not in taken)
    return {point.name: _Added(point) for point in points}


@dataclass(frozen=True)
class _Added:
    """A recogniser of another package. What it gives is checked, and it is named where it goes wrong."""

    point: EntryPoint

    def __call__(self, reading: Reading, context: Context) -> tuple[Candidate, ...]:
        """Its candidates, but for those in citations. Raises MissingPartError where it cannot be used."""
        return plugins.guarded(self.point, "recognise names", self._candidates, reading, context)

    def _candidates(self, reading: Reading, context: Context) -> tuple[Candidate, ...]:
        places = {flow.id: _Places(flow) for flow in text_flows(reading)}
        return tuple(self._checked(plugins.load(self.point)(reading, context), places, context))

    def _checked(self, found: Any, places: dict[str, _Places], context: Context) -> Iterator[Candidate]:
        for candidate in found:
            fault = _fault(candidate, places, context)
            if fault:
                raise MissingPartError(plugins.useless(self.point, fault))
            if not places[candidate.flow].in_citation(candidate.mark.span):
                yield candidate


class _Places:
    """Where in a flow marks can stand."""

    def __init__(self, flow: Flow) -> None:
        self.blocks = [block.span for block, _ in text_blocks(flow)]
        self.in_citation = Inside(excluded(flow))

    def has(self, span: Span) -> bool:
        """Whether a span holds text of one block."""
        start, end = span
        at = bisect_right(self.blocks, start, key=lambda block: block[0]) - 1
        return at >= 0 and start < end <= self.blocks[at][1]


def _fault(candidate: Any, places: dict[str, _Places], context: Context) -> str:
    """What is wrong with a candidate; empty for nothing."""
    if not isinstance(candidate, Candidate) or not isinstance(candidate.mark, Mark):
        return "what it gives is no Candidate with a Mark"
    mark = candidate.mark
    if mark.kind not in NAMING:
        return f"`{mark.kind}` is none of {', '.join(sorted(NAMING))}"
    if candidate.flow not in places:
        return f"the document has no text “{candidate.flow}”"
    if not places[candidate.flow].has(mark.span):
        return f"the characters {mark.span[0]} to {mark.span[1]} are not of one paragraph, heading or line"
    if not isinstance(mark.why, Evidence):
        return "a mark has no Evidence that says why"
    return next((fault for name, value in mark.attrs if (fault := _attribute_fault(name, value, context))), "")


def _attribute_fault(name: Any, value: Any, context: Context) -> str:
    if not isinstance(name, str) or not isinstance(value, (str, Link)):
        return "an attribute is neither words nor a Link"
    if isinstance(value, Link):
        kind, _, entries = value.target.partition(":")
        if kind != "register" or not all(entry in context.register.entries for entry in entries.split()):
            return f"“{value.target}” leads to no entry of the register"
    return ""
