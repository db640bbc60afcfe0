"""What a reader makes of its units: a tree of nodes over raw pieces, and how such a draft becomes flows and runs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from edenda.model import Attrs, Block, Evidence, Flow, FlowKind, Link, Mark, Reading, Run
from edenda.problems import Problem
from edenda.readers.layout.line_numbers import LineNumber
from edenda.readers.layout.margins import Margins
from edenda.readers.units import Part
from edenda.sources import FORBIDDEN, REPLACEMENT, WIDTHLESS, position

#: What is not copied as it stands: white space other than one blank, blanks at a bracket's edge, soft hyphens with the
#: blanks behind them, characters without width, forbidden characters.
_IRREGULAR: Final = re.compile(
    rf"\u00ad\s*|[\s{WIDTHLESS}]{{2,}}|[^\S ]|[{WIDTHLESS}]|(?<=[(\[]) | (?=[)\]])|{FORBIDDEN.pattern}"
)


#: White space that controls a printer: tabs, ends of lines and pages, separators.
_CONTROL_SPACE: Final = re.compile(r"[\t-\r\x1c-\x1f\x85]")

#: What stands between two pages: the marker, with heads and feet around it.
_OF_PAGES: Final = ("pagemark", "furniture")


@dataclass(frozen=True, slots=True)
class Node:
    """A block to be: `parts` of raw input where it holds text, else `children`."""

    kind: str
    parts: tuple[Part, ...] = ()
    children: tuple[Node, ...] = ()
    attrs: Attrs = ()
    id: str = ""
    why: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A flow to be beside the body: a header field (`role` says which), a note, or page furniture."""

    kind: FlowKind
    role: str
    nodes: tuple[Node, ...]
    attrs: Attrs = ()
    is_copy: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as a reader sorted it. `body` holds the top `div` and, where there is one, `back`."""

    genre: str
    body: tuple[Node, ...]
    pieces: tuple[Piece, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def field_piece(role: str, parts: Iterable[Part], *, is_copy: bool = False, attrs: Attrs = ()) -> Piece:
    """A header field over raw pieces."""
    return Piece("field", role, (Node("ab", tuple(parts)),), attrs, is_copy)


def furniture(parts: Iterable[Part]) -> Piece:
    """Page furniture: kept out of the text and named in the header."""
    return Piece("furniture", "furniture", (Node("ab", tuple(parts)),))


def page_attrs(page: Part) -> Attrs:
    """The number of a page and its image, as far as they are known."""
    return tuple((name, value) for name, value in (("n", page.n), ("facs", page.facs)) if value)


def allowed(attrs: Attrs) -> Attrs:
    """Attributes whose values, as they come from the source, hold no character that XML forbids."""
    if not attrs:
        return attrs
    return tuple((name, _allowed(value) if isinstance(value, str) else value) for name, value in attrs)


def _allowed(value: str) -> str:
    if value.isascii() and value.isprintable():
        return value
    return FORBIDDEN.sub(REPLACEMENT, _CONTROL_SPACE.sub(" ", value))


def assemble(
    draft: Draft, raw: str, origin: str, language: str, numbers: Sequence[LineNumber] = ()
) -> tuple[Reading, tuple[Problem, ...]]:
    """A draft as a reading. Raw input that no node or piece claims is a LOSS-001 problem.

    `numbers` are those in the margins of lines: they become milestones of the text, and furniture beside header fields.
    """
    margins, nothing = Margins(numbers), Margins(())
    flows = [_flow("body", "body", "", draft.body, _Builder(raw, margins))]
    counts: dict[str, int] = {}
    for piece in draft.pieces:
        stem = f"note:{piece.role}" if piece.kind == "note" else piece.role
        counts[stem] = counts.get(stem, 0) + 1
        name = stem if counts[stem] == 1 else f"{stem}#{counts[stem]}"
        nodes = (
            piece.nodes
            if piece.kind == "note" or piece.is_copy
            else tuple(_without_pages(one) for node in piece.nodes for one in _apart(node, raw))
        )
        builder = _Builder(raw, margins if piece.kind == "note" else nothing)
        flow = _flow(name, piece.kind, piece.role, nodes, builder)
        flows.append(replace(flow, attrs=allowed(piece.attrs), copy_of="body" if piece.is_copy else None))
    for number in margins.left():
        part = Part("text", number.start, number.end)
        builder = _Builder(raw, nothing)
        flows.append(_flow(f"number#{number.start}", "furniture", "number", (Node("ab", (part,)),), builder))
    tiled, problems = _fill_holes(flows, raw, origin)
    return Reading(raw, origin, draft.genre, tiled, language), problems


def _apart(node: Node, raw: str) -> Iterator[Node]:
    """A header field's paragraph as several, divided where something stands in the source that is kept elsewhere."""
    starts = [
        index
        for index, (before, part) in enumerate(pairwise(node.parts), start=1)
        if before.kind == "furniture" or raw[before.end : part.start].strip()
    ]
    if node.children or not starts:
        yield node
        return
    for start, end in pairwise((0, *starts, len(node.parts))):
        yield replace(node, parts=node.parts[start:end])


def _without_pages(node: Node) -> Node:
    """A node with page markers as words, as they stand: a header has no place for a page break."""
    if not node.children and all(part.kind not in ("pagemark", "hyphen") for part in node.parts):
        return node
    parts: list[Part] = []
    for part in node.parts:
        parts.append(part._replace(kind="text") if part.kind in ("pagemark", "hyphen") else part)
        if part.kind == "hyphen":
            parts.append(Part("join", part.end, part.end))
    return replace(node, parts=tuple(parts), children=tuple(_without_pages(child) for child in node.children))


class _Builder:
    """Collects the text, runs and marks of one flow."""

    def __init__(self, raw: str, margins: Margins) -> None:
        self.raw = raw
        self.margins = margins
        self.pieces: list[str] = []
        self.length = 0
        self.runs: list[Run] = []
        self.marks: list[Mark] = []
        self.is_divided = False
        self.first_page = 0

    def run(self, start: int, end: int, text: str, kind: str) -> None:
        """Add a run from raw `start:end` with the reading text that it gives."""
        if text:
            self.pieces.append(text)
        span = (self.length, self.length + len(text))
        self.runs.append(Run((start, end), span, kind))  # type: ignore[arg-type]
        self.length += len(text)

    def block(self, node: Node) -> Block:
        """Add a node and all below it."""
        if node.parts and self.length and not self._at_line_start() and node.kind != "pb":
            self._number(self.margins.before(node.parts[0]))
            self.run(node.parts[0].start, node.parts[0].start, "\n", "space")
        start = self.length
        if node.kind == "pb":
            self._mark_page(node.parts)
            return Block("pb", (start, start), allowed(node.attrs), id=node.id, why=node.why)
        if not node.children:
            self._leaf(node.parts)
        children = tuple(self.block(child) for child in node.children)
        start = children[0].span[0] if children else start
        return Block(node.kind, (start, self.length), allowed(node.attrs), children, node.id, node.why)

    def _at_line_start(self) -> bool:
        return self.pieces[-1].endswith("\n")

    def _mark_page(self, parts: tuple[Part, ...]) -> None:
        for part in parts:
            self.run(part.start, part.end, "", part.kind)

    def _leaf(self, parts: tuple[Part, ...]) -> None:
        behind: LineNumber | None = None
        for index, part in enumerate(parts):
            if index and parts[index - 1].end < part.start:
                self._gap(parts[index - 1], part)
            self._number(behind)
            self._number(self.margins.before(part))
            if begun := self.margins.begin(part):
                is_divided = index > 0 and self.is_divided
                self._milestone(begun, is_divided=is_divided)
            self._part(part, index, parts)
            behind = self.margins.after(part)
        self._number(behind)

    def _number(self, number: LineNumber | None) -> None:
        if number:
            self.run(number.start, number.end, "", "label")

    def _milestone(self, number: LineNumber, *, is_divided: bool) -> None:
        """Say which line begins here; a word that began on the line before goes on."""
        divided: Attrs = (("break", "no"),) if is_divided else ()
        attrs: Attrs = (("unit", "line"), ("n", number.n), *divided)
        self.marks.append(Mark("milestone", (self.length, self.length), attrs))

    def _gap(self, before: Part, after: Part) -> None:
        """White space between pieces: a blank, but none where a word goes on, after a page marker, before a call.

        Where something stands between the pieces that is kept elsewhere, the white space before it (or behind it).
        """
        start, end = before.end, after.start
        between = self.raw[start:end]
        if not between.isspace():
            lead, tail = len(between) - len(between.lstrip()), len(between) - len(between.rstrip())
            start, end = (start, start + lead) if lead else (end - tail, end)
        if start == end:
            return
        self.run(start, end, "" if self._is_glued(before, after) else " ", "space")

    def _is_glued(self, before: Part, after: Part) -> bool:
        if before.kind in ("hyphen", "join") or after.kind in ("call", "label"):
            return True
        is_begun = not self.pieces or self.pieces[-1].endswith("\n")
        if before.kind == "label":
            return is_begun
        if before.kind in _OF_PAGES:
            return is_begun or self.pieces[-1].endswith(" ") or self.is_divided
        return False

    def _remember(self, part: Part, index: int, parts: tuple[Part, ...]) -> None:
        """Whether a word goes on behind a piece, and where the page markers begin that stand side by side."""
        if part.kind in ("text", "hyphen", "join"):
            self.is_divided = part.kind != "text"
        elif part.kind in _OF_PAGES and (index == 0 or parts[index - 1].kind not in _OF_PAGES):
            self.first_page = index

    def _part(self, part: Part, index: int, parts: tuple[Part, ...]) -> None:
        self._remember(part, index, parts)
        match part.kind:
            case "text":
                self._text(part.start, part.end)
            case "pagemark":
                self._page(part, index, parts)
            case "call":
                self.run(part.start, part.end, "", "label")
                self.marks.append(Mark("notecall", (self.length, self.length), (("target", Link(f"note:{part.n}")),)))
            case "noteref":
                start = self.length
                self._text(part.start, part.end)
                attrs: Attrs = (("type", "noteref"), ("target", Link(f"note:{part.n}")))
                self.marks.append(Mark("ref", (start, self.length), attrs))
            case "hi":
                start = self.length
                self._text(part.start, part.end)
                self.marks.append(Mark("hi", (start, self.length), (("rend", part.n),)))
            case "lb":
                self.marks.append(Mark("lb", (self.length, self.length)))
            case kind if kind != "join":
                self.run(part.start, part.end, "", kind)

    def _page(self, part: Part, index: int, parts: tuple[Part, ...]) -> None:
        self.run(part.start, part.end, "", "pagemark")
        attrs: Attrs = (*page_attrs(part), *_break(parts, self.first_page, index, self.raw))
        self.marks.append(Mark("pb", (self.length, self.length), attrs))

    def _text(self, start: int, end: int) -> None:
        position = start
        for found in _IRREGULAR.finditer(self.raw, start, end):
            if found.start() > position:
                self.run(position, found.start(), self.raw[position : found.start()], "same")
            self._irregular(found.start(), found.end(), start, end)
            position = found.end()
        if position < end:
            self.run(position, end, self.raw[position:end], "same")

    def _irregular(self, at: int, until: int, start: int, end: int) -> None:
        if FORBIDDEN.match(self.raw, at):
            self.run(at, until, REPLACEMENT, "control")
            return
        if self.raw[at] == "\N{SOFT HYPHEN}":
            self.run(at, until, "", "hyphen")
            return
        if not any(character.isspace() for character in self.raw[at:until]):
            self.run(at, until, "", "space")
            return
        at_edge = at == start or until == end or self.raw[at - 1] in "([" or self.raw[until] in ")]"
        self.run(at, until, "" if at_edge else " ", "space")


def _break(parts: Sequence[Part], first: int, index: int, raw: str) -> Attrs:
    """What a page marker says of the word around it: nothing, or that it goes on (with or without a printed hyphen).

    `first` is the first of the markers that stand directly before it, or itself.
    """
    if first > 0 and parts[first - 1].kind == "hyphen":
        return (("break", "no"), ("rend", "hyphen"))
    if first > 0 and parts[first - 1].kind == "join":
        return (("break", "no"),)
    start, end = parts[first].start, parts[index].end
    inside = first > 0 and index + 1 < len(parts) and _touch(parts[first - 1], start, end, parts[index + 1])
    return (("break", "no"),) if inside and raw[start - 1].isalpha() and raw[end : end + 1].isalpha() else ()


def _touch(before: Part, start: int, end: int, after: Part) -> bool:
    """Whether pieces of text stand directly before and behind a place."""
    return before.end == start and after.start == end and {before.kind, after.kind} <= {"text", "hi"}


def _flow(name: str, kind: FlowKind, role: str, nodes: tuple[Node, ...], builder: _Builder) -> Flow:
    blocks = tuple(builder.block(node) for node in nodes)
    return Flow(name, kind, "".join(builder.pieces), tuple(builder.runs), blocks, tuple(builder.marks), role)


def _fill_holes(flows: list[Flow], raw: str, origin: str) -> tuple[tuple[Flow, ...], tuple[Problem, ...]]:
    """Give the white space that no flow claimed to the flow before it; anything else unclaimed is a loss."""
    claimed = sorted((run.raw, index) for index, flow in enumerate(flows) if flow.copy_of is None for run in flow.runs)
    extra: dict[int, list[tuple[int, int]]] = {}
    problems: list[Problem] = []
    at, owner = 0, 0
    for (start, end), index in [*claimed, ((len(raw), len(raw)), 0)]:
        if start > at:
            extra.setdefault(owner, []).append((at, start))
            problems += _loss(raw, at, start, origin)
        if end > at:
            at, owner = end, index
    tiled = [_with_spaces(flow, extra.get(index, [])) for index, flow in enumerate(flows)]
    return tuple(tiled), tuple(problems)


def _loss(raw: str, start: int, end: int, origin: str) -> Iterator[Problem]:
    words = "".join(raw[start:end].split()).strip(WIDTHLESS)
    if words:
        line, column = position(raw, start + raw[start:end].index(words[:1]))
        hint = "Nothing was written. Please report this: every word should have found a place."
        yield Problem("LOSS-001", f"These words would be lost: “{words[:60]}”.", origin, line, column, hint=hint)


def _with_spaces(flow: Flow, holes: list[tuple[int, int]]) -> Flow:
    if not holes:
        return flow
    starts = [run.raw[0] for run in flow.runs]
    ends = [run.text[1] for run in flow.runs]
    spaces = []
    for start, end in holes:
        before = bisect_right(starts, start)
        at = ends[before - 1] if before else 0
        spaces.append(Run((start, end), (at, at), "space"))
    return replace(flow, runs=tuple(sorted([*flow.runs, *spaces])))
