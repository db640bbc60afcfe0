"""The text of one block with its marks, as mixed content."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from lxml import etree

from edenda.encoding.nesting import POINTS, prefer
from edenda.model import Attrs, Flow, Mark, Span
from edenda.tei import tag

#: Kinds that structure the text; a name that crosses one of them gives way.
FIRM = frozenset({"quote", "q", "cit", "bibl", "ref", "citedRange", "label", "supplied", "title", "note"})

SetAttrs = Callable[[etree._Element, Attrs], None]  # noqa: SLF001 - lxml's public type has this name
Point = Callable[[etree._Element, Mark], None]  # noqa: SLF001


class MarksOf:
    """The marks of a flow, found by block without looking at all of them."""

    def __init__(self, flow: Flow) -> None:
        self._marks = sorted(flow.marks, key=lambda mark: mark.span[0])
        self._starts = [mark.span[0] for mark in self._marks]

    def within(self, span: Span) -> list[Mark]:
        """The marks that lie inside a block, points at its very end included."""
        first = bisect_left(self._starts, span[0])
        last = bisect_left(self._starts, span[1] + 1)
        return [mark for mark in self._marks[first:last] if mark.span[1] <= span[1]]


def append_text(parent: etree._Element, text: str) -> None:
    """Put text at the end of an element's content."""
    if not text:
        return
    last = next(parent.iterchildren(reversed=True), None)
    if last is not None:
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


class Inline:
    """Writes spans of a flow's text, with marks as elements, into parents."""

    def __init__(self, flow: Flow, set_attrs: SetAttrs, point: Point) -> None:
        self.text = flow.text
        self._marks = MarksOf(flow)
        self._set_attrs = set_attrs
        self._point = point
        self.refused: list[Mark] = []

    def write(self, parent: etree._Element, span: Span) -> None:
        """Write `text[span]` with its marks into `parent`."""
        marks = self._marks.within(span)
        if not marks:
            append_text(parent, self.text[slice(*span)])
            return
        points = [mark for mark in marks if mark.kind in POINTS]
        nested = prefer([mark for mark in marks if mark.kind not in POINTS], FIRM)
        self.refused.extend(nested.refused)
        self._walk(parent, span, nested.marks, points)

    def _walk(self, parent: etree._Element, span: Span, spans: Sequence[Mark], points: Sequence[Mark]) -> None:
        """One pass over beginnings, ends and points, with a stack of open elements: deep nesting costs nothing."""
        stack: list[tuple[etree._Element, int]] = [(parent, span[1])]
        at = span[0]
        upcoming = sorted(
            [*((mark.span[0], 1, mark) for mark in spans), *((mark.span[0], 0, mark) for mark in points)],
            key=lambda one: one[:2],
        )
        for position, is_span, mark in upcoming:
            at = self._close(stack, at, position)
            append_text(stack[-1][0], self.text[at:position])
            at = position
            if not is_span:
                self._point(stack[-1][0], mark)
                continue
            element = etree.SubElement(stack[-1][0], tag(mark.kind))
            self._set_attrs(element, mark.attrs)
            stack.append((element, mark.span[1]))
        at = self._close(stack, at, span[1])
        append_text(parent, self.text[at : span[1]])

    def _close(self, stack: list[tuple[etree._Element, int]], at: int, position: int) -> int:
        while len(stack) > 1 and stack[-1][1] <= position:
            element, end = stack.pop()
            append_text(element, self.text[at:end])
            at = max(at, end)
        return at
