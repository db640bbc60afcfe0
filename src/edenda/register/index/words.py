"""The words of an element as they are read, and the rest of their sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from typing import Final, NamedTuple, TypeAlias

from edenda.checks.running_text import INLINE
from edenda.languages import load
from edenda.markup.document import XmlBytes
from edenda.markup.elements import NOWHERE
from edenda.markup.tags import CDATA, attributes_in, local_name_in
from edenda.model import Block, Flow, Span
from edenda.register.index.sentences import ELLIPSIS, rest_after, rest_before, sentence_ends
from edenda.tei_reader.alignment import alignment
from edenda.tei_reader.flow_builder import FlowBuilder, declared_entities
from edenda.tei_reader.reader import TeiReading
from edenda.tei_reader.vocabulary import OBJECT_CHARACTER, Role, role_of

_ORDER: Final = {"body": 0, "note": 1, "alternative": 2}
#: What stands beside the text around it, where the reader of TEI has not read it.
_LEFT_OUT: Final = frozenset({Role.NOTE, Role.UNWANTED})
#: More characters are not kept of one mention.
_LONGEST: Final = 1000
_BLANKS: Final = re.compile(" {2,}")
_Place: TypeAlias = tuple[Flow, Span]


class Words(NamedTuple):
    """The words of an element, and what stands before and behind them in their sentence."""

    words: str
    before: str = ""
    after: str = ""


class WordsRead:
    """Reads the words of elements that are asked for in the order of their start tags."""

    def __init__(self, document: XmlBytes, read: TeiReading) -> None:
        self._document = document
        self._elements = read.elements
        self._language = load(read.reading.language)
        flows = [flow for flow in read.reading.flows if flow.kind in _ORDER]
        reaches = [(reach, flow) for flow in flows if (reach := alignment(flow).reach())]
        self._coming = sorted(reaches, key=lambda one: (one[0][0], _ORDER[one[1].kind]), reverse=True)
        self._open: list[tuple[Span, Flow]] = []
        self._blocks: dict[str, tuple[list[int], list[Block]]] = {}
        self._ends: dict[tuple[str, int], list[int]] = {}
        self._asides: dict[int, Flow] = {}

    def alone(self, element: int) -> Words:
        """The words of an element of a header, which stand in no sentence."""
        return Words(_clean(self._plain(element).text))

    def of(self, element: int) -> Words:
        """The words of an element of the text, in their sentence."""
        inner = self._elements.inner_span(element)
        flow, span = self._found(inner) or self._beside(element, inner)
        words = flow.text[slice(*span)]
        start, end = span[0] + len(words) - len(words.lstrip()), span[0] + len(words.rstrip())
        return Words(_clean(words), self._before(flow, start), self._after(flow, max(start, end)))

    def _found(self, inner: Span) -> _Place | None:
        """Where the text of an element is read: in the running text, else in a note, else as another reading.

        No more flows are looked at than must be: a name may hold very many notes.
        """
        self._open = [one for one in self._open if one[0][1] >= inner[0]]
        found = self._best(inner)
        while (found is None or found[0].kind == "alternative") and self._comes_within(inner):
            self._open.append(self._coming.pop())
            self._open.sort(key=lambda one: _ORDER[one[1].kind])
            found = self._best(inner)
        return found

    def _comes_within(self, inner: Span) -> bool:
        """Whether the flow that begins next does so before the end of an element."""
        return bool(self._coming) and self._coming[-1][0][0] < inner[1]

    def _best(self, inner: Span) -> _Place | None:
        for _, flow in self._open:
            span = alignment(flow).text_span(inner)
            if span and flow.text[slice(*span)].strip():
                return flow, span
        return None

    def _beside(self, element: int, inner: Span) -> _Place:
        """The same for an element that the reader of TEI passes over: in the block around it."""
        block = next(
            (one for one in self._elements.ancestors(self._elements.parent(element)) if self._is_block(one)), 0
        )
        flow = self._asides.get(block)
        if flow is None:
            flow = self._asides[block] = self._plain(block)
        span = alignment(flow).text_span(inner)
        if span is None:  # nothing of it is text
            flow = self._plain(element)
            return flow, (0, len(flow.text))
        return flow, span

    def _is_block(self, element: int) -> bool:
        return local_name_in(self._elements.tags.heads[element]) not in INLINE

    def _plain(self, element: int) -> Flow:
        """What stands in an element as one text, whatever it is there for."""
        tags, partners = self._elements.tags, self._elements.partners
        builder = FlowBuilder(f"element-{element}", "field", self._document, self._entities)
        builder.kinds.append("")
        at, last = element, partners[element]
        while at < last:
            if at != element and self._is_left_out(at):
                at = partners[at]
            elif tags.heads[at].startswith(CDATA):
                builder.add_verbatim(tags.heads[at][len(CDATA) : -2], tags.starts[at] + len(CDATA) + 1)
            else:
                self._break(builder, tags.heads[at])
            builder.add(tags.words[at], tags.end(at))
            at += 1
        return builder.flow()

    def _is_left_out(self, item: int) -> bool:
        head, partner = self._elements.tags.heads[item], self._elements.partners[item]
        return partner not in (NOWHERE, item) and role_of(local_name_in(head), in_header=False) in _LEFT_OUT

    @staticmethod
    def _break(builder: FlowBuilder, head: str) -> None:
        if head[-1] == "/" and role_of(local_name_in(head), in_header=False) is Role.BREAK:
            value = attributes_in(head).get("break", "")
            builder.break_here(joins=value == "no", separates=value == "yes")

    @cached_property
    def _entities(self) -> Mapping[str, str]:
        doctypes = (head for head in self._elements.tags.heads if head.startswith("!DOCTYPE"))
        return declared_entities(self._document.decode(next(doctypes, "")))

    def _before(self, flow: Flow, at: int) -> str:
        block = self._block(flow, at)
        return _said(rest_before(flow.text, block.span[0], self._ends_in(flow, block), at)) if block else ""

    def _after(self, flow: Flow, at: int) -> str:
        block = self._block(flow, max(0, at - 1))
        return _said(rest_after(flow.text, block.span[1], self._ends_in(flow, block), at)) if block else ""

    def _block(self, flow: Flow, at: int) -> Block | None:
        """The innermost block of a flow at a place."""
        starts, blocks = self._blocks_of(flow)
        number = bisect_right(starts, at) - 1
        return blocks[number] if number >= 0 and at < blocks[number].span[1] else None

    def _blocks_of(self, flow: Flow) -> tuple[list[int], list[Block]]:
        if flow.id not in self._blocks:
            blocks = list(flow.leaves())
            self._blocks[flow.id] = ([block.span[0] for block in blocks], blocks)
        return self._blocks[flow.id]

    def _ends_in(self, flow: Flow, block: Block) -> list[int]:
        """Where sentences end in a block."""
        start = block.span[0]
        found = self._ends.get((flow.id, start))
        if found is None:
            ends = sentence_ends(flow.text[slice(*block.span)], self._language)
            found = self._ends[flow.id, start] = [start + end for end in ends]
        return found


def _clean(words: str) -> str:
    """Words on one line, cut where they are very many, without what stands for pictures and the like."""
    found = " ".join(_said(words).split())
    return found if len(found) <= _LONGEST else f"{found[:_LONGEST].rpartition(' ')[0] or found[:_LONGEST]} {ELLIPSIS}"


def _said(words: str) -> str:
    """Words without what stands for pictures and the like, and without the blanks around that."""
    return _BLANKS.sub(" ", words.replace(OBJECT_CHARACTER, "")) if OBJECT_CHARACTER in words else words
