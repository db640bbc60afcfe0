"""One place chooses among all candidates: the longest span, then the register, then the leftmost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from edenda.languages import load
from edenda.model import Candidate, Flow, Mark, Reading, Span
from edenda.recognisers.context import Context, Recogniser
from edenda.recognisers.dates.recognise import recognise_dates
from edenda.recognisers.names import recognise_names
from edenda.recognisers.signatures import sign
from edenda.tei import NAMING

#: Every recogniser, in the order that decides between equals.
RECOGNISERS: dict[str, Recogniser] = {"names": recognise_names, "dates": recognise_dates}


def mark_entities(reading: Reading, context: Context) -> Reading:
    """A reading with the names and dates that its recognisers find."""
    return sign(choose(reading, propose(reading, context)), load(reading.language))


def propose(reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """All that the recognisers find, whether or not it can stand together."""
    return tuple(candidate for recognise in RECOGNISERS.values() for candidate in recognise(reading, context))


def choose(reading: Reading, candidates: Iterable[Candidate]) -> Reading:
    """A reading with the candidates that win: flat, longest first, none in a bibliography's field or a fixed mark."""
    by_flow: dict[str, list[Mark]] = defaultdict(list)
    for candidate in candidates:
        by_flow[candidate.flow].append(candidate.mark)
    flows = tuple(_chosen(flow, by_flow[flow.id]) if by_flow[flow.id] else flow for flow in reading.flows)
    return reading.with_flows(flows)


def _chosen(flow: Flow, marks: list[Mark]) -> Flow:
    taken = bytearray(len(flow.text))
    for mark in flow.marks:
        if mark.locked or mark.kind in NAMING:
            taken[slice(*mark.span)] = b"\x01" * (mark.span[1] - mark.span[0])
    winners: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.span[0] - mark.span[1], -_confidence(mark), mark.span[0])):
        places = slice(*mark.span)
        if not any(taken[places]):
            taken[places] = b"\x01" * (mark.span[1] - mark.span[0])
            winners.append(mark)
    kept, winners = _titles_in_marks(flow, winners)
    return replace(flow, marks=(*kept, *sorted(winners, key=lambda mark: mark.span)))


def _confidence(mark: Mark) -> float:
    return mark.why.confidence if mark.why else 0.0


def _titles_in_marks(flow: Flow, winners: list[Mark]) -> tuple[list[Mark], list[Mark]]:
    """A title takes its quotation marks in, and stands instead of the `q` that they made (annotation: titles)."""
    titles = {mark.span: index for index, mark in enumerate(winners) if mark.kind == "title"}
    kept: list[Mark] = []
    for mark in flow.marks:
        at = _title_at(titles, mark.span) if mark.kind in ("q", "quote") else None
        if at is None:
            kept.append(mark)
        else:
            winners[at] = replace(winners[at], span=mark.span)
    return kept, winners


def _title_at(titles: dict[Span, int], span: Span) -> int | None:
    inner = (span[0] + 1, span[1] - 1)
    return titles.get(span, titles.get(inner))
