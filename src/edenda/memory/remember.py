"""The memory of a document as it was just converted: its marks, less those that an editor took out before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from edenda.markup.document import look_at
from edenda.markup.edits import Edit, apply, remove_attribute, set_attribute, unwrap
from edenda.markup.elements import Elements
from edenda.memory.recall import Spot, recall
from edenda.memory.store import Row
from edenda.memory.surroundings import Surroundings
from edenda.model import Flow, Mark, Reading
from edenda.recognisers.flows import text_flows
from edenda.tei import NAMING, parse_tei, tag
from edenda.tei_reader.alignment import alignment
from edenda.tei_reader.reader import read_tei_file

#: How a converted file points to an entry.
_POINTER: Final = "register.xml#"


class Remembered(NamedTuple):
    """A document as an editor wants it, its marks decided or out of it, and what is to be remembered of it."""

    data: bytes
    rows: tuple[Row, ...]


def remember(data: bytes, name: str, rows: Sequence[Row] = ()) -> Remembered:
    """The marks of a TEI file that a machine made whole.

    Those that `rows` say were taken out are taken out again; those that somebody decided about are as decided.
    """
    document = look_at(data, name)
    tei = read_tei_file(document, name)
    marks = [(flow, mark) for flow in text_flows(tei.reading) for mark in flow.marks if mark.kind in NAMING]
    describe = Surroundings(tei).describe
    missing = [row for row in rows if row.state != "marked" or row.is_aside]
    out = recall(_bare(tei.reading), missing, _by_spot(marks), describe)
    unwanted = out.removed | out.held
    decided = recall(tei.reading, [row for row in rows if row.state == "marked" and row.decided], {}, describe).laid
    edits: list[Edit] = []
    kept: list[Row] = []
    for flow, mark in marks:
        spot = Spot(flow.id, mark.span)
        element = tei.elements.named_around(alignment(flow).raw_span(mark.span)[0], tag(mark.kind))
        if spot in unwanted:
            edits.extend(unwrap(tei.elements.tags, element, tei.elements.partners[element]))
            continue
        row, known = describe(flow, mark), decided.get((spot, mark.kind))
        if known is not None:
            edits.extend(_as_decided(tei.elements, element, row.ref, known))
            row = row._replace(by="editor", ref=known.ref or row.ref).decided_as(known)
        kept.append(row)
    return Remembered(apply(document, edits), tuple(sorted((*kept, *out.rows))))


def _as_decided(elements: Elements, element: int, ref: str, row: Row) -> Iterator[Edit]:
    """What makes a mark, which leads to `ref`, as somebody decided that it is."""
    if "cert" in elements.attributes(element):
        yield remove_attribute(elements.tags, element, "cert")
    if row.decided == "linked" and row.ref != ref:
        yield set_attribute(elements.tags, element, "ref", " ".join(f"{_POINTER}{name}" for name in row.ref.split()))


def current_rows(data: bytes, name: str, rows: Sequence[Row]) -> tuple[Row, ...]:
    """What is remembered of a file, brought up to date with what an editor made of it.

    Raises UnreadableError where the file cannot be read as TEI.
    """
    parse_tei(data, name)
    tei = read_tei_file(look_at(data, name), name)
    return recall(tei.reading, rows, {}, Surroundings(tei).describe).rows


def _by_spot(marks: Iterable[tuple[Flow, Mark]]) -> dict[Spot, Mark]:
    return {Spot(flow.id, mark.span): mark for flow, mark in marks}


def _bare(reading: Reading) -> Reading:
    """A reading without its marks of names and dates."""
    return reading.with_flows(tuple(_without(flow) for flow in reading.flows))


def _without(flow: Flow) -> Flow:
    return replace(flow, marks=tuple(mark for mark in flow.marks if mark.kind not in NAMING))
