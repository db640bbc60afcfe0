"""Which marks of a file an editor has decided about: found again in the file as it is now, by what is remembered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from edenda.errors import UnreadableError
from edenda.markup.document import look_at
from edenda.markup.elements import NOWHERE
from edenda.memory.recall import Spot, recall
from edenda.memory.store import Memory, Row, read_decided, read_memory
from edenda.memory.surroundings import Surroundings
from edenda.recognisers.flows import text_flows
from edenda.tei import NAMING, parse, tag
from edenda.tei_reader.alignment import alignment
from edenda.tei_reader.reader import TeiReading, read_tei_file
from edenda.xml.reading import read_xml


class Standing(NamedTuple):
    """A mark that stands in a file: the index of its start tag, how it would be remembered, how it is."""

    element: int
    row: Row
    remembered: Row | None


def standing(tei: TeiReading, rows: Sequence[Row]) -> Iterator[Standing]:
    """The marks of a file, each with what is remembered of it."""
    describe = Surroundings(tei).describe
    laid = recall(tei.reading, rows, {}, describe).laid if rows else {}
    for flow in text_flows(tei.reading):
        for mark in flow.marks:
            if mark.kind in NAMING:
                element = tei.elements.named_around(alignment(flow).raw_span(mark.span)[0], tag(mark.kind))
                if element != NOWHERE:
                    yield Standing(element, describe(flow, mark), laid.get((Spot(flow.id, mark.span), mark.kind)))


def tags_needing_no_entry(path: Path) -> frozenset[int]:
    """The names in a file that stay without an entry, since somebody decided so: the indices of their start tags.

    Of a file that cannot be read, or not byte for byte, none is known.
    """
    name = str(path)
    try:
        data = read_xml(path)
        parse(data, name)
        return frozenset(_settled(read_tei_file(look_at(data, name), name), path))
    except UnreadableError:
        return frozenset()


def needing_no_entry(data: bytes, path: Path) -> frozenset[int]:
    """The same in a file with some bytes, which must be well-formed: the how-manieth elements they are."""
    try:
        if not any(row.needs_no_entry for row in read_decided(path)):
            return frozenset()
        tei = read_tei_file(look_at(data, str(path)), str(path))
    except UnreadableError:
        return frozenset()
    found = _settled(tei, path)
    numbers = (index for index, partner in enumerate(tei.elements.partners) if partner != NOWHERE)
    return frozenset(number for number, index in enumerate(numbers) if index in found)


def _settled(tei: TeiReading, path: Path) -> set[int]:
    memory = read_memory(path) or Memory()
    return {one.element for one in standing(tei, memory.rows) if one.remembered and one.remembered.needs_no_entry}
