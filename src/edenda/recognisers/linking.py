"""Persons linked to the register: full names by their parts, surnames by whom the document introduces.

A full name is compared with the entries part by part. A surname alone means the person whom the document names more
fully: the same paragraph first, then the last before. Where nothing tells two persons apart there is no link.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.model import Attrs, Candidate, Evidence, Link, Mark, Reading, Span
from edenda.recognisers.chunks import Chunk, ChunkedFlow
from edenda.recognisers.context import Context
from edenda.recognisers.evidence import DOUBTFUL, SURE
from edenda.recognisers.flows import text_blocks
from edenda.recognisers.introductions import Introduction, Introductions
from edenda.recognisers.other_bodies import Covered
from edenda.recognisers.persons_of_register import Persons, key_of, persons_of
from edenda.recognisers.spelling import plain
from edenda.recognisers.vocabulary import Vocabulary, is_adjective, is_initial, is_place, vocabulary

RULE: Final = "register"
_UNIQUE: Final = 0.9
_NOT_KNOWN: Final = 0.85
_NO_LINK: Final = 0.5
_LONGEST: Final = 5
_TWO: Final = 2

Place = tuple[str, Span]


class _Name(NamedTuple):
    """A name of a person in the text: where, its words, whom it can mean, and what stands beside it."""

    flow: str
    span: Span
    paragraph: int
    words: tuple[str, ...]
    entries: tuple[str, ...]
    chunk: Chunk | None
    role: str
    before: str


class _Words(NamedTuple):
    shared: Vocabulary
    roles: frozenset[str]
    particles: frozenset[str]
    heads: frozenset[str]
    places: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    particles = frozenset(word for words in language.words("persons", "particles") for word in words.split())
    heads = frozenset((*language.words("organisations", "heads"), *language.words("events", "heads")))
    before = language.word_set("linking", "place_before")
    return _Words(vocabulary(language), language.word_set("persons", "roles"), particles, heads, before)


@dataclass
class Linker:
    """Links the persons of one document. It knows whom the document introduces once `linked` has been asked for."""

    reading: Reading
    context: Context
    candidates: Sequence[Candidate]
    _introduced: dict[str, Introductions] = field(default_factory=dict)
    """By the key of a surname: where somebody of that name is named in full."""

    def __post_init__(self) -> None:
        self.words = _words(self.context.language)
        self.persons: Persons = persons_of(self.context.register, self.context.language)
        self.flows = {flow.flow.id: flow for flow in self.context.chunks.flows}
        self._starts = {name: [block.span[0] for block, _ in text_blocks(one.flow)] for name, one in self.flows.items()}
        self._found: dict[Place, Candidate] = {}
        self._others: dict[Place, Candidate] = {}
        for one in self.candidates:
            table = self._found if one.mark.kind == "persName" else self._others
            place = (one.flow, one.mark.span)
            if place not in table or _confidence(table[place]) < _confidence(one):
                table[place] = one

    def linked(self) -> tuple[Candidate, ...]:
        """The candidates with the persons among them linked, and with persons that only the register tells."""
        if self.persons.is_empty:
            return tuple(self.candidates)
        names = list(self._names())
        full = [one for one in names if len(one.words) > 1]
        for one in full:
            self._introduce(one)
        decided = {(one.flow, one.span): self._full(one) for one in full}
        decided |= {(one.flow, one.span): self._alone(one) for one in names if len(one.words) == 1}
        made = {place: one for place, one in decided.items() if one is not None}
        sure = {place for place, one in made.items() if _is_linked(one)}
        kept = (one for one in self.candidates if not self._is_replaced(one, made, sure))
        return (*kept, *made.values())

    def again(self, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
        """Names that stand again: of a person each place is judged by itself; others keep a link that all places have."""
        for one in candidates:
            if one.mark.kind == "persName":
                yield self._judged(_without_link(one))
            else:
                yield one if self._is_linked_alike(one) else _without_link(one)

    def _is_linked_alike(self, one: Candidate) -> bool:
        """Whether its words have one link wherever the register gave them any."""
        return one.flow not in self.flows or len(self._links.get(self._text_of(one), ())) < _TWO

    @cached_property
    def _links(self) -> Mapping[str, set[Attrs]]:
        """What the register made of words, wherever they stand."""
        links: dict[str, set[Attrs]] = defaultdict(set)
        for one in self.candidates:
            if one.flow in self.flows and one.mark.why is not None and one.mark.why.rule == RULE:
                links[self._text_of(one)].add(one.mark.attrs)
        return links

    def _text_of(self, one: Candidate) -> str:
        return self.flows[one.flow].flow.text[slice(*one.mark.span)]

    def _judged(self, one: Candidate) -> Candidate:
        if one.flow not in self.flows or self.persons.is_empty:
            return one
        self._found[one.flow, one.mark.span] = one
        for name in self._name(self.flows[one.flow], one.mark.span, None):
            made = self._full(name) if len(name.words) > 1 else self._alone(name)
            if made is not None:
                return made
        return one

    def _is_replaced(self, one: Candidate, made: Mapping[Place, Candidate], sure: set[Place]) -> bool:
        """Whether a candidate gives way: a person that was decided anew, another kind where the register is sure."""
        place = (one.flow, one.mark.span)
        return place in sure or (one.mark.kind == "persName" and place in made)

    def _names(self) -> Iterator[_Name]:
        """The names of persons that were found, and those in chunks whose words the register knows."""
        for (name, span), one in self._found.items():
            if name in self.flows and (_confidence(one) >= DOUBTFUL or one.mark.why is None):
                yield from self._name(self.flows[name], span, None)
        for flow in self.flows.values():
            for index, chunk in enumerate(flow.chunks):
                yield from self._in_chunk(flow, index, chunk)

    def _in_chunk(self, flow: ChunkedFlow, index: int, chunk: Chunk) -> Iterator[_Name]:
        known = [self.persons.knows(word) for word in plain(chunk.words)]
        if not any(known):
            return
        for first, last in self._segments(chunk):
            if any(known[first:last]):
                yield from self._in_segment(flow, chunk, (first, last), known)
        yield from self._inverted(flow, index, chunk)

    def _in_segment(
        self, flow: ChunkedFlow, chunk: Chunk, segment: tuple[int, int], known: Sequence[bool]
    ) -> Iterator[_Name]:
        """The longest names in a part of a chunk; a single word only where it is the whole part."""
        taken = [False] * len(chunk.words)
        for span, start, end in _windows(chunk, *segment):
            is_asked = end - start > 1 or (start, end) == segment
            if not is_asked or any(taken[start:end]) or not (known[end - 1] or known[start]):
                continue
            if self._is_found(flow.flow.id, span):
                continue
            for one in self._name(flow, span, chunk, self._role(chunk, start)):
                taken[start:end] = [True] * (end - start)
                yield one

    def _is_found(self, flow: str, span: Span) -> bool:
        """Whether a span is, or is part of, a name of a person that is sure."""
        return (flow, span) in self._found or self._sure[flow](span)

    def _segments(self, chunk: Chunk) -> Iterator[tuple[int, int]]:
        """The parts of a chunk between roles, adjectives and heads of organisations."""
        first = 0
        for at, word in enumerate(chunk.words):
            if self._divides(word):
                if first < at:
                    yield first, at
                first = at + 1
        if first < len(chunk.words):
            yield first, len(chunk.words)

    def _divides(self, word: str) -> bool:
        lower = word.lower()
        is_role = lower.rstrip(".") in self.words.roles and not is_initial(word)
        return is_role or lower in self.words.heads or is_adjective(word, self.words.shared)

    def _role(self, chunk: Chunk, start: int) -> str:
        word = chunk.words[start - 1].lower().rstrip(".") if start else ""
        return word if word in self.words.roles else ""

    def _inverted(self, flow: ChunkedFlow, index: int, chunk: Chunk) -> Iterator[_Name]:
        """`Khrushchev, N. S.`: a surname, a comma, initials or given names."""
        if len(chunk.words) > 1 or index + 1 == len(flow.chunks):
            return
        following = flow.chunks[index + 1]
        if flow.flow.text[chunk.end : following.start] != ", " or not all(map(self._is_given, following.words)):
            return
        fit = self.persons.fit((*following.words, *chunk.words))
        if fit.entries:
            span = (chunk.start, following.end)
            words = (*following.words, *chunk.words)
            yield _Name(flow.flow.id, span, self._paragraph(flow, span), words, fit.entries, chunk, "", "")

    def _is_given(self, word: str) -> bool:
        return is_initial(word) or word in self.words.shared.given

    @cached_property
    def _sure(self) -> Mapping[str, Covered]:
        spans: dict[str, list[Span]] = {flow: [] for flow in self.flows}
        for (flow, span), one in self._found.items():
            if flow in spans and _confidence(one) >= SURE:
                spans[flow].append(span)
        return {flow: Covered(found) for flow, found in spans.items()}

    def _name(self, flow: ChunkedFlow, span: Span, chunk: Chunk | None, role: str = "") -> Iterator[_Name]:
        words = tuple(word for word in flow.flow.text[slice(*span)].split() if word not in self.words.particles)
        if chunk is None:
            chunk = self._chunk_at(flow, span)
        if not words:
            return
        if chunk is not None and not role and span[0] > chunk.start:
            role = flow.flow.text[chunk.start : span[0]].split()[-1].lower().rstrip(".")
        before = flow.word_before(chunk) if chunk is not None and chunk.start == span[0] else ""
        if len(words) > 1:
            entries = self.persons.fit(words).entries
        else:
            word = plain(words)[0]
            entries = tuple(self.persons.alone.get(word, ())) or self.persons.of_surname(word)
        is_found = (flow.flow.id, span) in self._found
        if entries or (is_found and any(map(self.persons.knows, plain(words)))):
            span = self._with_particles(flow, span, entries)
            yield _Name(flow.flow.id, span, self._paragraph(flow, span), words, entries, chunk, role, before)

    def _chunk_at(self, flow: ChunkedFlow, span: Span) -> Chunk | None:
        at = bisect_right(flow.starts, span[0]) - 1
        chunk = flow.chunks[at] if at >= 0 else None
        return chunk if chunk is not None and span[0] < chunk.end else None

    def _with_particles(self, flow: ChunkedFlow, span: Span, entries: Sequence[str]) -> Span:
        """A span with the particles before it, where the entry's name has them: de Gaulle."""
        text = flow.flow.text
        for entry in entries[:1]:
            for form in self.context.register.entries[entry].forms:
                at = next((at for at, word in enumerate(form.text.split()) if word in self.words.particles), None)
                tail = " ".join(form.text.split()[at:]) if at is not None else ""
                if len(tail) > span[1] - span[0] and text.endswith(f" {tail}", 0, span[1]):
                    return span[1] - len(tail), span[1]
        return span

    def _paragraph(self, flow: ChunkedFlow, span: Span) -> int:
        return bisect_right(self._starts[flow.flow.id], span[0]) - 1

    def _introduce(self, name: _Name) -> None:
        """Remember whom a full name introduces: an entry, or a person whom the register has not got."""
        found = self._found.get((name.flow, name.span))
        if len(name.entries) == 1:
            keys: Iterable[str] = self.persons.keys(name.entries[0]) | {key_of(plain(name.words)[-1])}
        elif not name.entries and found is not None and _confidence(found) >= SURE:
            keys = {key_of(word) for word in (plain(name.words)[0], plain(name.words)[-1])}
        else:
            return
        entry = name.entries[0] if name.entries else ""
        one = Introduction(name.span[0], name.paragraph, entry, self._text(name))
        for key in keys:
            self._introduced.setdefault(key, Introductions()).add(name.flow, one)

    def _text(self, name: _Name) -> str:
        return " ".join(self.flows[name.flow].flow.text[slice(*name.span)].split())

    def _full(self, name: _Name) -> Candidate | None:
        """A full name with its entry; without one where several fit; left as it was found where none does."""
        if not name.entries:
            return None
        if len(name.entries) > 1:
            agreeing = self._of_role(name)
            if len(agreeing) != 1:
                return self._unlinked(name, f"{_several(name.entries)} have a name that these words fit")
            return self._link(name, agreeing[0], 1.0, f"of the persons with this name the one who was “{name.role}”")
        entry = self.context.register.entries[name.entries[0]]
        text = self._text(name)
        if any(form.text == text for form in entry.forms):
            return self._link(name, entry.id, 1.0, "no other entry of the register has this form")
        return self._link(name, entry.id, 1.0, f"its parts agree with those of “{entry.name}”, and of no other entry")

    def _alone(self, name: _Name) -> Candidate | None:
        """A surname alone: whom the document introduces by a fuller name, else the only person of that name."""
        word = plain(name.words)[0]
        known = self._introduced.get(key_of(word))
        if known is not None:
            return self._of_introduced(name, known)
        if len(name.entries) > 1:
            agreeing = self._of_role(name)
            if len(agreeing) == 1:
                return self._link(name, agreeing[0], 1.0, f"of the persons of this name the one who was “{name.role}”")
            return self._unlinked(name, f"{_several(name.entries)} have this name, and the document names none in full")
        if not name.entries:
            return None
        entry = self.context.register.entries[name.entries[0]]
        if word in self.persons.alone:
            if self._opens_with_common_word(name):
                return None
            return self._link(name, entry.id, 1.0, f"the register has this name for “{entry.name}” alone")
        if not self._is_clear(name):
            return None
        return self._link(name, entry.id, _UNIQUE, f"the surname of “{entry.name}”, the only person of that surname")

    def _of_introduced(self, name: _Name, known: Introductions) -> Candidate | None:
        if self._means_a_place(name) or self._opens_with_common_word(name):
            return None
        one, how = known.nearest(name.flow, name.span[0], name.paragraph)
        if one is None:
            return self._unlinked(name, how)
        if not one.entry:
            why = Evidence(RULE, f"{how}: “{one.text}”, who is not in the register", _NOT_KNOWN)
            return Candidate(name.flow, Mark("persName", name.span, (), why))
        return self._link(name, one.entry, 1.0, f"{how}: “{one.text}”")

    def _of_role(self, name: _Name) -> list[str]:
        entries = self.context.register.entries
        return [one for one in name.entries if name.role and name.role in entries[one].roles]

    def _is_clear(self, name: _Name) -> bool:
        """Whether a surname that the document introduces nowhere can only be one."""
        found = self._found.get((name.flow, name.span))
        word = name.words[0]
        is_common = word.lower() in self.words.shared.common or word.lower() in self.context.chunks.lower
        is_found = name.role != "" or (found is not None and _confidence(found) >= DOUBTFUL)
        if name.chunk is not None and name.chunk.shouts:
            return False
        if self._means_a_place(name) or word.isupper():
            return False
        return is_found or not (is_common or self._is_known_place(name))

    def _is_known_place(self, name: _Name) -> bool:
        other = self._others.get((name.flow, name.span))
        is_registered = other is not None and other.mark.why is not None and other.mark.why.rule == RULE
        return is_registered or (is_place(name.words[0]) and not name.words[0] in self.words.shared.given)

    def _means_a_place(self, name: _Name) -> bool:
        """Whether a place of this name is more likely: `in Washington`, with no role between."""
        if name.role in self.words.roles or name.before not in self.words.places:
            return False
        return (name.flow, name.span) in self._others or is_place(name.words[0])

    def _opens_with_common_word(self, name: _Name) -> bool:
        """Whether a sentence begins with a word that the document also writes in lower case."""
        opens = name.chunk is not None and name.chunk.opens and name.chunk.start == name.span[0]
        return opens and name.words[0].lower() in self.context.chunks.lower

    def _link(self, name: _Name, entry: str, confidence: float, why: str) -> Candidate:
        attrs = (("ref", Link(f"register:{entry}")),)
        return Candidate(name.flow, Mark("persName", name.span, attrs, Evidence(RULE, why, confidence)))

    def _unlinked(self, name: _Name, why: str) -> Candidate | None:
        """A name of a person of whom it is not sure who it is: as sure as it was found, and without a link."""
        found = self._found.get((name.flow, name.span))
        if found is None and len(name.words) == 1 and not name.role and not self._is_clear(name):
            return None
        general = found is not None and found.mark.why is not None and found.mark.why.rule != RULE
        confidence = max(_NO_LINK, _confidence(found)) if found is not None and general else _NO_LINK
        return Candidate(name.flow, Mark("persName", name.span, (("cert", "low"),) * (confidence < SURE),
                                         Evidence(RULE, why, confidence)))


def _windows(chunk: Chunk, first: int, last: int) -> Iterator[tuple[Span, int, int]]:
    """The runs of words of a part of a chunk, the longest first; their span, first and last word."""
    starts: list[int] = []
    at = chunk.start
    for word in chunk.words:
        starts.append(at)
        at += len(word) + 1
    last = min(last, first + _LONGEST)
    for length in range(last - first, 0, -1):
        for start in range(first, last - length + 1):
            end = start + length
            yield (starts[start], starts[end - 1] + len(chunk.words[end - 1])), start, end


def _several(entries: Sequence[str]) -> str:
    return f"{len(entries)} persons of the register"


def _confidence(one: Candidate) -> float:
    return one.mark.why.confidence if one.mark.why else 1.0


def _is_linked(one: Candidate) -> bool:
    return any(name == "ref" for name, _ in one.mark.attrs)


def _without_link(one: Candidate) -> Candidate:
    return replace(one, mark=replace(one.mark, attrs=tuple(pair for pair in one.mark.attrs if pair[0] != "ref")))
