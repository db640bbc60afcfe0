"""Annotation: names and dates marked in the bytes of a TEI file, and what was seen and left alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from edenda.annotating.placing import Place, Refusal, Wanted, find_place, readings_around
from edenda.annotating.values import Annotation, Mention, Outcome, Settings
from edenda.languages import is_known, load
from edenda.markup.document import Places, XmlBytes, look_at
from edenda.markup.edits import Edit, apply, insert_attribute, wrap
from edenda.markup.elements import NOWHERE
from edenda.memory.recall import Recalled, Spot, recall
from edenda.memory.store import Memory, Row
from edenda.memory.surroundings import Surroundings, entries
from edenda.model import Candidate, Evidence, Flow, Link, Mark, Reading, Span
from edenda.problems import Problem
from edenda.recognisers.choose import choose
from edenda.recognisers.context import Context
from edenda.recognisers.dates.undecided import left_undecided, undecided
from edenda.recognisers.evidence import DOUBTFUL
from edenda.recognisers.flows import Inside, text_flows
from edenda.recognisers.recognise import propose
from edenda.register.entries import is_ambiguous, not_linked, without_entries
from edenda.tei import DATING, FINISHED, NAMING, NS, parse_tei, tag
from edenda.tei_reader.alignment import alignment
from edenda.tei_reader.alternatives import beside_the_text
from edenda.tei_reader.reader import TeiReading, read_tei_file

#: Attributes that say already whom or what a name means; such a name gets no @ref.
_LINKS: Final = frozenset({"ref", "key", "nymRef", "corresp", "sameAs", "copyOf"})
_DATINGS: Final = frozenset({*DATING, "dur", "period", "datingPoint"})
#: What `name` with a type is the same as.
_BY_TYPE: Final = {"person": "persName", "org": "orgName", "organisation": "orgName", "place": "placeName"}
_SURE: Final = 1.0
_HELD: Final = "Mark it by hand where it belongs; `edenda annotate --explain` lists the places."


def annotate(data: bytes, name: str, settings: Settings, memory: Memory | None = None) -> Annotation:
    """Mark the names and dates in a TEI file. `name` is the file named in problems.

    Only tags are inserted, and attributes into elements that name without saying whom or when. Raises UnreadableError
    where the file is not well-formed (TEI-001), beyond the limits (TEI-002), no TEI (TEI-003), or in an encoding that
    cannot be kept (TEI-004).
    """
    status = parse_tei(data, name).find("t:teiHeader/t:revisionDesc", NS)
    is_finished = status is not None and (status.get("status") or "").strip().lower() in FINISHED
    document = look_at(data, name)
    tei = read_tei_file(document, name)
    return _Annotator(document, tei, settings, memory or Memory(), is_finished=is_finished).annotation()


@dataclass(frozen=True, slots=True)
class _Proposal:
    flow: Flow
    mark: Mark

    @property
    def spot(self) -> Spot:
        return Spot(self.flow.id, self.mark.span)

    @property
    def is_beside(self) -> bool:
        return self.flow.kind == "alternative"

    @property
    def words(self) -> str:
        return self.flow.text[slice(*self.mark.span)]


class _Annotator:
    def __init__(
        self, document: XmlBytes, tei: TeiReading, settings: Settings, memory: Memory, *, is_finished: bool
    ) -> None:
        self.document = document
        self.is_finished = is_finished
        self.reading, self.elements = tei
        self.places = Places(document)
        self.settings = settings
        self.memory = memory
        self.surroundings = Surroundings(tei)
        self.edits: list[Edit] = []
        self.mentions: list[Mention] = []
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        self._unknown: list[str] = []
        self._taken: list[Span] = []
        self._wanted_out: list[Span] = []
        self._others_taken = self._others_out = Inside([])
        self._removed: dict[str, Inside] = {}
        self._links: dict[tuple[str, ...], list[str]] = defaultdict(list)

    def annotation(self) -> Annotation:
        context = Context(self.settings.register.confirmed, load(self.reading.language), self.settings.date)
        candidates = propose(self.reading, context)
        if not is_known(self.reading.language):
            candidates = tuple(one for one in candidates if one.mark.kind != "date")
            self.problems.append(_no_words(self.reading))
        chosen = choose(self.reading, candidates)
        proposals, beside = self._proposals(chosen)
        proposed = {one.spot: one.mark for one in (*proposals, *beside)}
        recalled = recall(self.reading, self.memory.rows, proposed, self.surroundings.describe)
        self.rows.extend(recalled.rows)
        self._removed = _by_flow(self.reading, recalled.removed)
        for proposal in proposals:
            self._mark(proposal, recalled)
        self._others_taken, self._others_out = Inside(self._taken), Inside(self._wanted_out)
        for proposal in beside:
            self._mark(proposal, recalled)
        self._standing(candidates, recalled)
        self._list_doubtful(chosen, candidates)
        self._report_held(recalled)
        if self.settings.register.entries:
            self.problems.extend(without_entries(self._unknown, self.reading.origin))
        self._report_undecided()
        return Annotation(
            apply(self.document, self.edits),
            tuple(sorted(self.mentions, key=lambda mention: mention[:2])),
            tuple(sorted(self._with_links(row) for row in self.rows)),
            tuple(sorted(self.problems, key=lambda problem: (problem.line or 0, problem.column or 0))),
        )

    def _with_links(self, row: Row) -> Row:
        """A remembered mark, with the link that it got just now if it got one."""
        links = self._links.get(row.identity)
        return row._replace(ref=links.pop()) if links and not row.ref else row

    def _proposals(self, chosen: Reading) -> tuple[list[_Proposal], list[_Proposal]]:
        """The marks to be made, with the attributes they get: those of the text, those of readings beside it."""
        found: dict[bool, list[_Proposal]] = {False: [], True: []}
        for flow in text_flows(chosen):
            is_worth_it = beside_the_text(flow)
            marks = (mark for mark in flow.marks if not mark.locked and is_worth_it(mark.span))
            resolved = (replace(mark, attrs=tuple(self._attributes(mark).items())) for mark in marks)
            found[flow.kind == "alternative"].extend(_Proposal(flow, mark) for mark in resolved)
        return found[False], found[True]

    def _mark(self, proposal: _Proposal, recalled: Recalled) -> None:
        """Make one proposed mark, or say why not."""
        mark = proposal.mark
        span = alignment(proposal.flow).raw_span(mark.span)
        attributes = {name: str(value) for name, value in mark.attrs}
        outcome: Outcome = "new"
        if self._removed[proposal.flow.id](mark.span) or self._is_reading_of_removed(proposal, span):
            outcome = "removed"
            self._wanted_out.append(span)
        elif proposal.spot in recalled.held:
            outcome = "held"
            self._wanted_out.append(span)
        elif mark.kind not in self.settings.only:
            outcome = "unwanted"
        elif self.is_finished and mark.kind != "date" and not mark.has_link:
            outcome = "finished"
        else:
            place = self._place(proposal, span, tuple(attributes))
            if place is None:
                return
            outcome = "refused" if isinstance(place, Refusal) else "new"
            if isinstance(place, Place):
                self._insert(proposal, place, attributes)
        self._mention(span, proposal, attributes, outcome, mark.why)

    def _is_reading_of_removed(self, proposal: _Proposal, span: Span) -> bool:
        """Whether an editor took out the mark on another reading of the place, or on words in this one."""
        if not proposal.is_beside:
            return False
        return self._others_out(span) or self._others_out(readings_around(self.elements, span))

    def _place(self, proposal: _Proposal, span: Span, attributes: tuple[str, ...]) -> Place | Refusal | None:
        """Where a mark goes; None where its words are marked already, by way of another reading of the place."""
        place: Place | Refusal
        if alignment(proposal.flow).cuts(proposal.mark.span):
            place = Refusal("it begins or ends inside an entity")
        else:
            wanted = Wanted(proposal.mark.kind, attributes, proposal.is_beside)
            place = find_place(self.elements, self.settings.table, span, wanted)
        if isinstance(place, Place):
            return None if proposal.is_beside and self._others_taken(place.span) else place
        if place.is_marked:
            return None
        hint = "Mark it by hand where it belongs, if it belongs there."
        if place.is_grammar:
            hint = "Where another grammar allows it, name that grammar with --schema."
        message = f"`{proposal.mark.kind}` on “{proposal.words[:60]}” was left out: {place.reason}."
        self.problems.append(
            Problem("ENC-001", message, self.reading.origin, *self.places.position(span[0]), hint=hint)
        )
        return place

    def _insert(self, proposal: _Proposal, place: Place, attributes: Mapping[str, str]) -> None:
        self.edits.extend(wrap(place.span, place.name, attributes))
        self._taken.append(place.span)
        mark = proposal.mark
        self.rows.append(self.surroundings.describe(proposal.flow, mark))
        if is_ambiguous(mark):
            where = (self.reading.origin, *self.places.position(place.span[0]))
            self.problems.append(not_linked(mark, proposal.words, where))
        elif mark.kind != "date" and not mark.has_link:
            self._unknown.append(" ".join(proposal.words.split()))

    def _attributes(self, mark: Mark) -> dict[str, str]:
        """The attributes of a new mark, as far as the grammar knows them."""
        found = {}
        for name, value in mark.attrs:
            if self.settings.table.may_hold(tag(mark.kind), name):
                found[name] = self._pointer(value) if isinstance(value, Link) else value
        return found

    def _pointer(self, link: Link) -> str:
        names = link.target.removeprefix("register:").split()
        return " ".join(f"{self.settings.register_path}#{name}" for name in names)

    def _standing(self, candidates: Sequence[Candidate], recalled: Recalled) -> None:
        """The marks that the file has: listed, linked where they say nothing yet, remembered where a machine agrees."""
        found: dict[tuple[str, Span, str], Mark] = {}
        for one in sorted(candidates, key=lambda one: -one.mark.confidence):
            if _is_worth(one.mark):
                found.setdefault((one.flow, one.mark.span, one.mark.kind), one.mark)
        for flow in text_flows(self.reading):
            is_worth_it = beside_the_text(flow)
            for mark in flow.marks:
                if mark.kind not in NAMING or not is_worth_it(mark.span):
                    continue
                proposal = _Proposal(flow, mark)
                same = found.get((flow.id, mark.span, _kind(mark)))
                span = alignment(flow).raw_span(mark.span)
                added = self._added(proposal, same, span[0], recalled) if same else {}
                if same is not None:
                    self._remember(proposal, added, recalled)
                attributes = {**{name: str(value) for name, value in mark.attrs}, **added}
                outcome: Outcome = "linked" if added else "marked"
                self._mention(span, proposal, attributes, outcome, same.why if same else None)

    def _list_doubtful(self, chosen: Reading, candidates: Iterable[Candidate]) -> None:
        """List what the evidence was too weak for, where nothing else is marked."""
        weak: dict[str, list[Mark]] = defaultdict(list)
        for one in candidates:
            if not _is_worth(one.mark):
                weak[one.flow].append(one.mark)
        for flow in text_flows(chosen):
            is_taken = Inside([mark.span for mark in flow.marks if mark.locked or mark.kind in NAMING])
            end = 0
            for mark in sorted(weak[flow.id], key=lambda mark: (mark.span[0], -mark.span[1])):
                if mark.span[0] >= end and not is_taken(mark.span):
                    end = mark.span[1]
                    span = alignment(flow).raw_span(mark.span)
                    attributes = {name: str(value) for name, value in self._attributes(mark).items()}
                    self._mention(span, _Proposal(flow, mark), attributes, "doubtful", mark.why)

    def _added(self, proposal: _Proposal, same: Mark, start: int, recalled: Recalled) -> dict[str, str]:
        """What a mark of the file says not yet and may be told: @ref of a name, or when a date is."""
        mark = proposal.mark
        unsure = same.why is None or same.why.confidence < _SURE
        said = _DATINGS if mark.kind == "date" else _LINKS
        wanted = DATING if mark.kind == "date" else ("ref",)
        if unsure or proposal.spot in recalled.unlinked or mark.kind not in self.settings.only:
            return {}
        if any(name in said for name, _ in mark.attrs):
            return {}
        element = self.elements.named_around(start, tag(mark.kind))
        added = {name: value for name, value in self._attributes(same).items() if name in wanted}
        if element == NOWHERE:
            return {}
        self.edits.extend(insert_attribute(self.elements.tags, element, name, value) for name, value in added.items())
        return added

    def _remember(self, proposal: _Proposal, added: Mapping[str, str], recalled: Recalled) -> None:
        """Remember a mark of the file that a machine would make too, so that it does not come back once taken out."""
        row = self.surroundings.describe(proposal.flow, proposal.mark)
        mark = replace(proposal.mark, attrs=(*proposal.mark.attrs, *added.items()))
        if proposal.spot not in recalled.known:
            self.rows.append(row._replace(by="editor", ref=entries(mark)))
        elif added:
            self._links[row.identity].append(entries(mark))

    def _mention(
        self,
        span: Span,
        proposal: _Proposal,
        attributes: Mapping[str, str],
        outcome: Outcome,
        why: Evidence | None,
    ) -> None:
        start, end = (self.places.byte(place) for place in span)
        self.mentions.append(
            Mention(
                start,
                end,
                *self.places.position(span[0]),
                proposal.mark.kind,
                " ".join(proposal.words.split()),
                dict(attributes),
                outcome,
                why.rule if why else "file",
                why.detail if why else "as the file has it",
                why.confidence if why else None,
                proposal.flow.id,
                *proposal.mark.span,
            )
        )

    def _report_undecided(self) -> None:
        """DATE-008 for dates in figures that can be read in two ways."""
        if not is_known(self.reading.language):
            return
        for flow, spans in left_undecided(self.reading):
            for span in spans:
                place = self.places.position(alignment(flow).raw_span(span)[0])
                self.problems.append(undecided(flow.text[slice(*span)], (self.reading.origin, *place)))

    def _report_held(self, recalled: Recalled) -> None:
        """MEM-001 for words that were left unmarked since a mark on the same words was taken out somewhere."""
        counts = Counter(row.surface for row in recalled.rows if row.state == "held")
        for surface, number in sorted(counts.items()):
            times = "once" if number == 1 else f"{number} times"
            message = f"“{surface}” was left unmarked {times}: there was a mark on these words, and its place is gone."
            self.problems.append(Problem("MEM-001", message, self.reading.origin, hint=_HELD))


def _is_worth(mark: Mark) -> bool:
    """Whether the evidence is strong enough for a mark."""
    return mark.confidence >= DOUBTFUL


def _kind(mark: Mark) -> str:
    """The element that a machine would mark this with: of a general `name`, by its type."""
    if mark.kind != "name":
        return mark.kind
    return _BY_TYPE.get(dict(mark.attrs).get("type", ""), mark.kind)  # type: ignore[arg-type]


def _no_words(reading: Reading) -> Problem:
    message = f"There are no words for “{reading.language}”: only names of the register are marked, no dates."
    hint = "If the text is in another language, correct @xml:lang of `TEI`."
    return Problem("LANG-001", message, reading.origin, hint=hint)


def _by_flow(reading: Reading, spots: Iterable[Spot]) -> dict[str, Inside]:
    """For each flow, whether a span touches one of some spots in it."""
    spans: dict[str, list[Span]] = {flow.id: [] for flow in reading.flows}
    for spot in spots:
        spans[spot.flow].append(spot.span)
    return {name: Inside(found) for name, found in spans.items()}
