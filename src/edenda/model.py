"""The model: flows of reading text aligned to the raw input, with blocks and stand-off marks. All values are frozen.

Recognisers must see *situation*, not *situa- page 496 tion*; notes and header fields are text too. So a source is
read into flows, and the runs of all flows tile the raw input: they are the ledger, and the invariant of fidelity.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

Span = tuple[int, int]
"""Half-open. In `raw`: characters of a seed or bytes of a TEI file; in `text`: characters of a flow."""

RunKind = Literal["same", "space", "hyphen", "pagemark", "label", "furniture", "control", "entity", "markup"]
FlowKind = Literal["body", "note", "field", "furniture", "alternative"]


class Run(NamedTuple):
    """A stretch of raw input and the stretch of reading text that it became (either may be empty)."""

    raw: Span
    text: Span
    kind: RunKind


class Link(NamedTuple):
    """A symbolic pointer: `note:1`, `block:bib-smith-1990`, `register:pers-x`; encoding gives the xml:id."""

    target: str


Attrs = tuple[tuple[str, str | Link], ...]
"""Attributes in the order in which they are written."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a mark was made: the rule, what it saw, and how sure it is (0 to 1)."""

    rule: str
    detail: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Block:
    """A structural element of a flow. `kind` is the TEI element's name; a block without children holds text."""

    kind: str
    span: Span
    attrs: Attrs = ()
    children: tuple[Block, ...] = ()
    id: str = ""
    why: Evidence | None = None
    """Why it was taken for what it is, where its form left a choice."""

    def walk(self) -> Iterator[Block]:
        """This block and all below it, in document order."""
        stack = [self]
        while stack:
            block = stack.pop()
            yield block
            if block.children:
                stack.extend(reversed(block.children))


@dataclass(frozen=True, slots=True)
class Mark:
    """A stand-off mark on a flow's text. `kind` is the TEI element's name (`notecall` for a note's call).

    `group` ties the parts of one thing (a `cit` and its `quote`); `locked` = already in the TEI.
    """

    kind: str
    span: Span
    attrs: Attrs = ()
    why: Evidence | None = None
    locked: bool = False

    @property
    def has_link(self) -> bool:
        """Whether it says whom or what it means."""
        return any(name == "ref" for name, _ in self.attrs)

    @property
    def confidence(self) -> float:
        """How sure the evidence for it is; 0 without any."""
        return self.why.confidence if self.why else 0.0


@dataclass(frozen=True, slots=True)
class Flow:
    """A text of its own: the body, one note, one header field, one piece of furniture.

    `role` says what a field is (`title`, `date-composed` …) or which note this is; `copy_of` names the flow whose
    raw text this one repeats (a line can be both head and title), and then its runs take no part in the tiling.
    """

    id: str
    kind: FlowKind
    text: str
    runs: Sequence[Run]
    blocks: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    role: str = ""
    attrs: Attrs = ()
    copy_of: str | None = None

    def attr(self, name: str) -> str:
        """The value of an attribute as a string; empty where there is none."""
        return next((str(value) for key, value in self.attrs if key == name), "")

    def leaves(self) -> Iterator[Block]:
        """The blocks that hold text, in document order."""
        for block in self.blocks:
            for inner in block.walk():
                if not inner.children:
                    yield inner


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read: the raw input and its flows."""

    raw: str
    origin: str
    genre: str
    flows: tuple[Flow, ...]
    language: str = "en"
    layout: str = ""
    """The layout that was read: the genre's own, or one that another package has for the genre; empty for none."""
    reasons: tuple[str, ...] = ()
    """Why the text was read as this genre."""
    scores: tuple[tuple[str, float, tuple[str, ...]], ...] = ()
    """Every genre that was tried, best first: its score and the signs that it has; empty where the genre was given."""

    format: str = "plain text"
    """What kind of file the raw input came from."""

    @property
    def body(self) -> Flow:
        """The flow of the running text."""
        return next(flow for flow in self.flows if flow.kind == "body")

    def fields(self, role: str) -> tuple[Flow, ...]:
        """The header fields of a role, in the order of the source."""
        return tuple(flow for flow in self.flows if flow.kind == "field" and flow.role == role)

    def field_text(self, role: str) -> str:
        """The text of the first field of a role; empty where there is none."""
        found = self.fields(role)
        return found[0].text if found else ""

    def with_flows(self, flows: tuple[Flow, ...]) -> Reading:
        """The same reading with other flows."""
        return replace(self, flows=flows)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mark that a recogniser proposes for a flow."""

    flow: str
    mark: Mark


def is_within(inner: Span, outer: Span) -> bool:
    """Whether a span lies inside another, the edges included."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def raw_positions(flow: Flow, places: Sequence[int]) -> list[int]:
    """The characters of the raw input from which characters of a flow's text came."""
    if not places:
        return []
    runs = sorted((run for run in flow.runs if run.text[0] < run.text[1]), key=lambda run: run.text)
    starts = [run.text[0] for run in runs]
    found = []
    for at in places:
        run = runs[max(0, bisect_right(starts, at) - 1)]
        found.append(run.raw[0] + (at - run.text[0] if run.kind == "same" else 0))
    return found


def tiles(reading: Reading) -> bool:
    """Whether the runs of all flows (copies apart) cover the raw input once, without gap or overlap."""
    spans = sorted(run.raw for flow in reading.flows if flow.copy_of is None for run in flow.runs)
    position = 0
    for start, end in spans:
        if start != position:
            return False
        position = end
    return position == len(reading.raw)
