"""How a mark in a TEI file is remembered: its words, the words around it, and the id of the element that holds it."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from edenda.markup.elements import NOWHERE, Elements
from edenda.memory.store import Row
from edenda.model import Flow, Mark, Span
from edenda.tei import DATING, tag
from edenda.tei_reader.alignment import alignment
from edenda.tei_reader.reader import TeiReading

_WORDS: Final = 5
_REACH: Final = 80
_ID: Final = "xml:id"
#: What holds too much for its id to say where in it a mark is.
_TOO_LARGE: Final = frozenset(
    tag(name) for name in ("TEI", "text", "front", "body", "back", "group", *(f"div{n}" for n in ("", *range(1, 8))))
)


class Surroundings:
    """Describes marks of one reading."""

    def __init__(self, tei: TeiReading) -> None:
        self._elements = tei.elements
        self._blocks = {flow.id: [leaf.span for leaf in flow.leaves()] for flow in tei.reading.flows}
        self._starts = {name: [span[0] for span in spans] for name, spans in self._blocks.items()}
        self._ids: dict[int, str] = {NOWHERE: ""}

    def describe(self, flow: Flow, mark: Mark) -> Row:
        """A mark as it is remembered: no word of another block, and white space of any kind as one blank."""
        start, end = mark.span
        first, last = self._block(flow, start)
        before = flow.text[max(first, start - _REACH) : start].split()[-_WORDS:]
        after = flow.text[end : min(max(last, end), end + _REACH)].split()[:_WORDS]
        surface = " ".join(flow.text[start:end].split())
        return Row(surface, mark.kind, " ".join(before), " ".join(after), self._id(flow, mark.span), ref=entries(mark))

    def _block(self, flow: Flow, place: int) -> Span:
        at = bisect_right(self._starts[flow.id], place) - 1
        return self._blocks[flow.id][at] if at >= 0 else (0, len(flow.text))

    def _id(self, flow: Flow, span: Span) -> str:
        start, _ = alignment(flow).raw_span(span)
        found = id_around(self._elements, self._elements.around(start), self._ids)
        return alignment(flow).document.decode(found)


def id_around(elements: Elements, element: int, known: dict[int, str]) -> str:
    """The xml:id of an element, or of the nearest one around it in its division; `known` keeps what was found."""
    path = []
    while element not in known:
        path.append(element)
        own = elements.attributes(element).get(_ID, "")
        if own or elements.expanded_name(element) in _TOO_LARGE:
            known[element] = "" if elements.expanded_name(element) in _TOO_LARGE else own
            break
        element = elements.parent(element)
    for one in path:
        known[one] = known[element]
    return known[element]


def entries(mark: Mark) -> str:
    """What a mark is linked to: the ids of the register's entries in its @ref, of a date its values; or nothing."""
    values = {name: str(value) for name, value in mark.attrs}
    if mark.kind == "date":
        return "/".join(values[name] for name in DATING if name in values)
    return " ".join(pointer.partition("#")[2] or pointer for pointer in values.get("ref", "").split())
