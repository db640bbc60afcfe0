"""One place chooses among all candidates: the longest span, then the register, then the leftmost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace

from edenda.model import Candidate, Flow, Mark, Reading, Span
from edenda.recognisers.evidence import DOUBTFUL, REGISTER, SURE
from edenda.recognisers.flows import Inside
from edenda.tei import NAMING


def choose(reading: Reading, candidates: Iterable[Candidate]) -> Reading:
    """A reading with the candidates that win: flat, longest first, none in a bibliography's field or a fixed mark.

    What the register is sure of wins over anything else on the same words, and over what is doubtful around them. What
    it is not sure of wins over a mark of the same kind on the same words, which would hide the doubt.
    """
    by_flow: dict[str, list[Mark]] = defaultdict(list)
    for candidate in candidates:
        by_flow[candidate.flow].append(candidate.mark)
    flows = tuple(_chosen(flow, _standing(by_flow[flow.id])) if by_flow[flow.id] else flow for flow in reading.flows)
    return reading.with_flows(flows)


def _standing(marks: Iterable[Mark]) -> list[Mark]:
    """The marks that may win: those sure enough, and none that the register speaks against."""
    marks = list(marks)
    registered = [mark for mark in marks if _is_registered(mark)]
    possible = [mark for mark in marks if mark.confidence >= DOUBTFUL]
    if registered:
        refused = {(mark.span, "") for mark in registered if not mark.confidence}
        refused |= {(mark.span, mark.kind) for mark in registered if mark.confidence >= DOUBTFUL}
        linked = Inside([mark.span for mark in registered if mark.confidence >= SURE])
        possible = [mark for mark in possible if _is_registered(mark) or _is_free(mark, refused, linked)]
    return [_graded(mark) for mark in possible]


def _is_free(mark: Mark, refused: AbstractSet[tuple[Span, str]], linked: Inside) -> bool:
    """Whether the register leaves a mark to others: not these words, nor the same mark, nor something sure in them."""
    if (mark.span, "") in refused or (mark.span, mark.kind) in refused:
        return False
    return mark.confidence >= SURE or not linked(mark.span)


def _chosen(flow: Flow, marks: list[Mark]) -> Flow:
    taken = bytearray(len(flow.text))
    for mark in flow.marks:
        if mark.locked or mark.kind in NAMING:
            taken[slice(*mark.span)] = b"\x01" * (mark.span[1] - mark.span[0])
    winners: list[Mark] = []
    for mark in sorted(marks, key=_rank):
        start, end = mark.span
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\x01" * (end - start)
            winners.append(mark)
    kept, winners = _titles_in_marks(flow, winners)
    return replace(flow, marks=(*kept, *sorted(winners, key=lambda mark: mark.span)))


def _rank(mark: Mark) -> tuple[int, bool, float, Span]:
    """The longest first; of marks on the same words the register's where it is sure, then the surer."""
    is_known = _is_registered(mark) and mark.confidence >= SURE
    return mark.span[0] - mark.span[1], not is_known, -mark.confidence, mark.span


def _is_registered(mark: Mark) -> bool:
    return mark.why is not None and mark.why.rule == REGISTER


def _graded(mark: Mark) -> Mark:
    """A mark with `cert="low"` where it is doubtful and neither says so nor has a link."""
    if mark.confidence >= SURE or mark.kind == "date" or any(name in ("cert", "ref") for name, _ in mark.attrs):
        return mark
    return replace(mark, attrs=(*mark.attrs, ("cert", "low")))


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
