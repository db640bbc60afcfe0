"""The memory of a document as it was just converted: its marks, less those that an editor took out before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from edenda.markup.document import look_at
from edenda.markup.edits import Edit, apply, unwrap
from edenda.markup.elements import NOWHERE, Elements
from edenda.memory.recall import Spot, recall
from edenda.memory.store import Row
from edenda.memory.surroundings import Surroundings
from edenda.model import Flow, Mark
from edenda.recognisers.flows import text_flows
from edenda.tei import NAMING, parse_tei, tag
from edenda.tei_reader.alignment import alignment
from edenda.tei_reader.reader import TeiReading, read_tei_file


class Remembered(NamedTuple):
    """A document without the marks that an editor wants out of it, and what is to be remembered of it."""

    data: bytes
    rows: tuple[Row, ...]


def remember(data: bytes, name: str, rows: Sequence[Row] = ()) -> Remembered:
    """The marks of a TEI file that a machine made whole; those that `rows` say were taken out are taken out again."""
    document = look_at(data, name)
    tei = read_tei_file(document, name)
    out = [row for row in rows if row.state != "marked"]
    marks = [(flow, mark) for flow in text_flows(tei.reading) for mark in flow.marks if mark.kind in NAMING]
    describe = Surroundings(tei).describe
    if not out:
        return Remembered(data, tuple(sorted(describe(flow, mark) for flow, mark in marks)))
    bare = TeiReading(tei.reading.with_flows(tuple(_without(flow) for flow in tei.reading.flows)), tei.elements)
    proposed = {Spot(flow.id, mark.span): mark for flow, mark in marks}
    recalled = recall(bare.reading, out, proposed, describe)
    unwanted = recalled.removed | recalled.held
    kept = [describe(flow, mark) for flow, mark in marks if Spot(flow.id, mark.span) not in unwanted]
    edits = _unwrapped(tei.elements, ((flow, mark) for flow, mark in marks if Spot(flow.id, mark.span) in unwanted))
    return Remembered(apply(document, edits), tuple(sorted((*kept, *recalled.rows))))


def current_rows(data: bytes, name: str, rows: Sequence[Row]) -> tuple[Row, ...]:
    """What is remembered of a file, brought up to date with what an editor made of it.

    Raises UnreadableError where the file cannot be read as TEI.
    """
    parse_tei(data, name)
    tei = read_tei_file(look_at(data, name), name)
    return recall(tei.reading, rows, {}, Surroundings(tei).describe).rows


def _without(flow: Flow) -> Flow:
    return replace(flow, marks=tuple(mark for mark in flow.marks if mark.kind not in NAMING))


def _unwrapped(elements: Elements, marks: Iterable[tuple[Flow, Mark]]) -> list[Edit]:
    edits: list[Edit] = []
    for flow, mark in marks:
        element = elements.named_around(alignment(flow).raw_span(mark.span)[0], tag(mark.kind))
        if element != NOWHERE:
            edits.extend(unwrap(elements.tags, element, elements.partners[element]))
    return edits
