"""What became of remembered marks in a file that was edited since: which still stand, which an editor took out.

A mark is known again by its words and by what is around them. Each remembered mark is laid on one place where its words
stand now: first where everything around is the same, then by less and less, so that it is found after its sentence
was edited or its paragraph moved. Where a mark's words stand unmarked at its place, an editor took it out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import ahocorasick

from edenda.memory.store import Row
from edenda.model import Flow, Mark, Reading, Span
from edenda.recognisers.flows import Inside, text_flows
from edenda.recognisers.register.forms import fold, is_whole
from edenda.tei import NAMING
from edenda.tei_reader.alternatives import beside_the_text

#: Any single blank of Unicode; each counts as a plain one where words are compared.
_BLANK: Final = re.compile(r"\s")


class Spot(NamedTuple):
    """A stretch of a flow."""

    flow: str
    span: Span


@dataclass(frozen=True, slots=True)
class Recalled:
    """What is not to be marked, since an editor took it out (`removed`) or may have (`held`), and what is known now.

    `unlinked` are marks that stand, but whose link to the register an editor took out or did not want; `known` all that
    stand and are remembered. `rows` is the memory brought up to date; `laid` says where each remembered mark was found,
    by place and kind, as it was remembered.
    """

    removed: frozenset[Spot]
    held: frozenset[Spot]
    unlinked: frozenset[Spot]
    known: frozenset[Spot]
    rows: tuple[Row, ...]
    laid: Mapping[tuple[Spot, str], Row]


@dataclass(eq=False, slots=True)
class _Place:
    """A place where remembered words stand: as marked now, if exactly these words are; `is_covered` if others are."""

    spot: Spot
    mark: Mark | None
    is_covered: bool
    proposed: str
    row: Row

    @property
    def is_likely(self) -> bool:
        """Whether these words alone are marked here, or would be."""
        return self.mark is not None or bool(self.proposed)


@dataclass(slots=True)
class _Findings:
    removed: set[Spot] = field(default_factory=set)
    held: set[Spot] = field(default_factory=set)
    unlinked: set[Spot] = field(default_factory=set)
    known: set[Spot] = field(default_factory=set)
    rows: list[Row] = field(default_factory=list)
    laid: dict[tuple[Spot, str], Row] = field(default_factory=dict)
    lost: list[Row] = field(default_factory=list)
    """Marks whose words are nowhere any more, or stand only where they would not be marked."""


Describe = Callable[[Flow, Mark], Row]
#: What must be the same around a mark, the most first. Empty surroundings say nothing.
_CERTAIN: Final = 4
_STAGES: Final[tuple[Callable[[Row], Hashable], ...]] = (
    # These are asked of all places where the words stand …
    lambda row: (row.id, row.before, row.after),
    lambda row: (row.before, row.after) if row.before or row.after else None,
    lambda row: row.before if row.before.count(" ") > 1 else None,
    lambda row: row.after if row.after.count(" ") > 1 else None,
    # … and these only where they are marked, or would be.
    lambda row: (_last(row.before, 2), _first(row.after, 2)) if row.before and row.after else None,
    lambda row: row.id or None,
    lambda row: _last(row.before, 2) if " " in row.before else None,
    lambda row: _first(row.after, 2) if " " in row.after else None,
    lambda row: (_last(row.before, 1), _first(row.after, 1)),
)


def recall(reading: Reading, rows: Sequence[Row], proposed: Mapping[Spot, Mark], describe: Describe) -> Recalled:
    """Lay remembered marks on a reading in which the marks of the file are locked.

    `proposed` are the marks about to be made; `describe` says how a mark would be remembered.
    """
    remembered: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in (one for one in rows if not one.is_aside):
        remembered[_BLANK.sub(" ", fold(row.surface)), row.type].append(row)
    places = _places(reading, {words for words, _ in remembered}, proposed, describe)
    found = _Findings()
    for (words, kind), some in remembered.items():
        _lay(kind, some, places.get(words, []), found)
    _lay_changed_words(reading, proposed, describe, found)
    return Recalled(
        frozenset(found.removed),
        frozenset(found.held),
        frozenset(found.unlinked),
        frozenset(found.known),
        tuple(sorted((*found.rows, *(row for row in rows if row.is_aside)))),
        found.laid,
    )


def _places(
    reading: Reading, surfaces: set[str], proposed: Mapping[Spot, Mark], describe: Describe
) -> dict[str, list[_Place]]:
    """Every place where some words stand, by the words, in the order of the text."""
    found: dict[str, list[_Place]] = defaultdict(list)
    if not surfaces:
        return found
    automaton = ahocorasick.Automaton()
    for surface in surfaces:
        automaton.add_word(surface, surface)
    automaton.make_automaton()
    spans: dict[str, list[Span]] = defaultdict(list)
    for spot in proposed:
        spans[spot.flow].append(spot.span)
    for flow in text_flows(reading):
        marks = {mark.span: mark for mark in flow.marks if mark.kind in NAMING}
        is_marked = Inside([mark.span for mark in flow.marks if mark.locked and mark.kind != "bibl"])
        is_worth_it = beside_the_text(flow)
        folded = _BLANK.sub(" ", fold(flow.text))
        hits = {(last + 1 - len(surface), last + 1) for last, surface in automaton.iter(folded)}
        known = {*marks, *spans[flow.id]}
        for span in sorted({*known, *(hit for hit in hits if is_whole(folded, *hit))}):
            surface = " ".join(folded[slice(*span)].split())
            if surface not in surfaces or not is_worth_it(span):
                continue
            mark, spot = marks.get(span), Spot(flow.id, span)
            row = describe(flow, mark or Mark("", span))
            is_covered = mark is None and is_marked(span)
            kind = proposed[spot].kind if spot in proposed else ""
            found[surface].append(_Place(spot, mark, is_covered, kind, row))
    return found


def _lay(kind: str, rows: Sequence[Row], places: Sequence[_Place], found: _Findings) -> None:
    """Lay all remembered marks of one kind on the same words on the places where these words stand."""
    left_rows, left_places = list(rows), list(places)
    for number, stage in enumerate(_STAGES):
        if number == _CERTAIN:
            left_places = [place for place in left_places if place.is_likely]
        if not left_rows or not left_places:
            break
        pairs = list(_pairs(kind, left_rows, left_places, stage))
        for row, place in pairs:
            _settle(kind, row, place, found)
        laid_rows, laid_places = {id(row) for row, _ in pairs}, {id(place) for _, place in pairs}
        left_rows = [row for row in left_rows if id(row) not in laid_rows]
        left_places = [place for place in left_places if id(place) not in laid_places]
    _settle_lost(kind, left_rows, left_places, found)


def _pairs(
    kind: str, rows: Sequence[Row], places: Sequence[_Place], stage: Callable[[Row], Hashable]
) -> Iterator[tuple[Row, _Place]]:
    """Remembered marks and places that are alike at a stage; what stands with what stood, as far as that goes."""
    by_key: dict[Hashable, tuple[list[Row], list[_Place]]] = defaultdict(lambda: ([], []))
    for row in rows:
        if (key := stage(row)) is not None:
            by_key[key][0].append(row)
    for place in places:
        key = stage(place.row)
        if key in by_key:
            by_key[key][1].append(place)
    for some, here in by_key.values():
        some.sort(key=lambda row: (row.state != "marked", not row.decided, row.ref))
        here.sort(key=lambda place: (not _stands(kind, place), place.row.ref))
        standing = sum(row.state == "marked" for row in some)
        marked = sum(_stands(kind, place) for place in here)
        both = min(standing, marked)
        yield from zip(some[:both], here[:both], strict=True)
        left = some[both:][::-1]
        left.sort(key=lambda row: (row.state == "marked", not row.decided))
        yield from zip(left, reversed(here[both:]), strict=False)


def _stands(kind: str, place: _Place) -> bool:
    return place.mark is not None and place.mark.kind == kind


def _is_open(place: _Place) -> bool:
    return place.mark is None and not place.is_covered


def _settle(kind: str, row: Row, place: _Place, found: _Findings) -> None:
    """Bring one remembered mark up to date with the place where it was found."""
    now = place.row._replace(surface=row.surface, type=kind, state=row.state, by=row.by, ref=row.ref).decided_as(row)
    found.laid[place.spot, kind] = row
    if _stands(kind, place):
        found.known.add(place.spot)
        if (row.ref or row.needs_no_entry) and not place.row.ref:
            found.unlinked.add(place.spot)
        by = row.by if row.state == "marked" else "editor"
        now = _as_it_stands(now._replace(state="marked", by=by, ref=place.row.ref or row.ref), row)
    elif _is_open(place):
        if row.state == "held":
            found.held.add(place.spot)
        else:
            found.removed.add(place.spot)
            now = now._replace(state="removed", by="editor")
            now = now if row.decided == "rejected" else now.decided_as(_NOBODY)
    else:
        found.removed.add(place.spot)
    found.rows.append(now)


#: What a mark says that nobody decided about.
_NOBODY: Final = Row("", "")


def _as_it_stands(now: Row, row: Row) -> Row:
    """A mark that stands, with what was decided about it as long as that is what the file says."""
    is_undone = row.decided == "rejected" or (row.decided == "linked" and now.ref != row.ref)
    return now.decided_as(_NOBODY) if is_undone else now


def _settle_lost(kind: str, rows: Sequence[Row], places: Sequence[_Place], found: _Findings) -> None:
    """What is to be known of marks whose place is gone: no mark on the same words is made where it may be theirs."""
    proposed = [place for place in places if _is_open(place) and place.proposed == kind]
    if rows and proposed:
        found.held.update(place.spot for place in proposed)
        found.rows.extend(place.row._replace(type=kind, state="held", by="machine") for place in proposed)
    standing = [place for place in places if _stands(kind, place)]
    marked = [row for row in rows if row.state == "marked"]
    for row, place in zip(marked, standing, strict=False):
        _settle(kind, row, place, found)
    if not proposed:
        may_come_back = any(_is_open(place) for place in places)
        left = [*marked[len(standing) :], *(row for row in rows if row.state != "marked")]
        found.rows.extend(row for row in left if row.state != "marked" or may_come_back)
        found.lost.extend(left)


def _lay_changed_words(reading: Reading, proposed: Mapping[Spot, Mark], describe: Describe, found: _Findings) -> None:
    """Lay marks whose own words were changed on proposals that mean the same, beside words that are the same."""
    lost = [row for row in found.lost if row.ref]
    if not lost:
        return
    flows = {flow.id: flow for flow in reading.flows}
    by_side: dict[Hashable, list[tuple[Spot, Row]]] = defaultdict(list)
    for spot, mark in proposed.items():
        if spot not in found.removed and spot not in found.held:
            row = describe(flows[spot.flow], mark)
            for side in _sides(row):
                by_side[side].append((spot, row))
    laid: dict[int, Row] = {}
    for row in lost:
        places = (place for side in _sides(row) for place in by_side.get(side, ()))
        place = next((place for place in places if place[0] not in found.removed), None)
        if place is not None:
            found.removed.add(place[0])
            now = place[1]._replace(state="removed", by="editor")
            laid[id(row)] = now.decided_as(row) if row.decided == "rejected" else now
    found.rows = [row for row in found.rows if id(row) not in laid] + list(laid.values())


def _sides(row: Row) -> Iterator[Hashable]:
    """What a mark means, with the words on either side of it, where these are enough to tell it by."""
    if row.before.count(" ") > 1:
        yield row.type, row.ref, "before", row.before
    if row.after.count(" ") > 1:
        yield row.type, row.ref, "after", row.after


def _first(words: str, number: int) -> str:
    return " ".join(words.split()[:number])


def _last(words: str, number: int) -> str:
    return " ".join(words.split()[-number:])
