"""Names of persons whose words the register knows: where they stand in a document, and which entries they fit.

A name that general evidence found is taken as it stands. Beyond that the words with capitals are looked through:
parts of chunks between roles and adjectives, the longest fitting name first, one word only where it is the whole part.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.model import Candidate, Span
from edenda.recognisers.context import Context
from edenda.recognisers.evidence import DOUBTFUL, SURE
from edenda.recognisers.flows import text_blocks
from edenda.recognisers.register.other_bodies import Covered
from edenda.recognisers.register.persons_of_register import Persons
from edenda.recognisers.words.chunks import Chunk, ChunkedFlow
from edenda.recognisers.words.vocabulary import Vocabulary, is_adjective, is_initial, vocabulary

_LONGEST: Final = 5
Place = tuple[str, Span]
"""The id of a flow, and a span in it."""


class PersonMention(NamedTuple):
    """A name of a person in the text: where, its words, whom it can mean, and what stands beside it."""

    flow: str
    span: Span
    paragraph: int
    words: tuple[str, ...]
    entries: tuple[str, ...]
    chunk: Chunk | None
    role: str
    before: str
    found_at: Span
    """Where general evidence found it, if that was a longer span."""


class Words(NamedTuple):
    """The words beside names, as one language has them."""

    shared: Vocabulary
    roles: frozenset[str]
    particles: frozenset[str]
    heads: frozenset[str]
    places: frozenset[str]


@cache
def words_for(language: Language) -> Words:
    """The words of a language."""
    particles = frozenset(word for words in language.words("persons", "particles") for word in words.split())
    heads = frozenset((*language.words("organisations", "heads"), *language.words("events", "heads")))
    before = language.word_set("linking", "place_before")
    return Words(vocabulary(language), language.word_set("persons", "roles"), particles, heads, before)


@dataclass
class PersonFinder:
    """Finds the names of one document. `found` are the persons that general evidence found, by their place."""

    context: Context
    persons: Persons
    found: dict[Place, Candidate]

    def __post_init__(self) -> None:
        self._fits: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.words = words_for(self.context.language)
        self.flows = {flow.flow.id: flow for flow in self.context.chunks.flows}
        self._starts = {name: [block.span[0] for block, _ in text_blocks(one.flow)] for name, one in self.flows.items()}

    def names(self) -> Iterator[PersonMention]:
        """The names of persons that were found, and those in chunks whose words the register knows."""
        for (name, span), one in self.found.items():
            if name in self.flows and (confidence_of(one) >= DOUBTFUL or one.mark.why is None):
                yield from self.name(self.flows[name], span)
        for flow in self.flows.values():
            for index, chunk in enumerate(flow.chunks):
                yield from self._in_chunk(flow, index, chunk)

    def _in_chunk(self, flow: ChunkedFlow, index: int, chunk: Chunk) -> Iterator[PersonMention]:
        known = [self.persons.knows(word) for word in chunk.words]
        if not any(known):
            return
        for first, last in self._segments(chunk):
            if any(known[first:last]):
                yield from self._in_segment(flow, chunk, (first, last), known)
        yield from self._inverted(flow, index, chunk)

    def _in_segment(
        self, flow: ChunkedFlow, chunk: Chunk, segment: tuple[int, int], known: Sequence[bool]
    ) -> Iterator[PersonMention]:
        """The longest names in a part of a chunk; a single word only where it is the whole part."""
        taken = [False] * len(chunk.words)
        for span, start, end in _windows(chunk, *segment):
            is_asked = end - start > 1 or (start, end) == segment
            if not is_asked or any(taken[start:end]) or not (known[end - 1] or known[start]):
                continue
            if self._is_found(flow.flow.id, span):
                continue
            for one in self.name(flow, span, chunk, self._role(chunk, start)):
                taken[start:end] = [True] * (end - start)
                yield one

    def _is_found(self, flow: str, span: Span) -> bool:
        """Whether a span is, or is part of, a name of a person that is sure."""
        return (flow, span) in self.found or self._sure[flow](span)

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

    def _inverted(self, flow: ChunkedFlow, index: int, chunk: Chunk) -> Iterator[PersonMention]:
        """`Orwell, G. E.`: a surname, a comma, initials or given names."""
        if len(chunk.words) > 1 or index + 1 == len(flow.chunks):
            return
        following = flow.chunks[index + 1]
        if flow.flow.text[chunk.end : following.start] != ", " or flow.word_before(chunk) in self.words.places:
            return
        if len(following.words) > 1 and not all(map(self._is_given, following.words)):
            return
        fit = self.persons.fit((*following.words, *chunk.words))
        if fit.entries:
            span = (chunk.start, following.end)
            words = (*following.words, *chunk.words)
            yield PersonMention(
                flow.flow.id, span, self._paragraph(flow, span), words, fit.entries, chunk, "", "", span
            )

    def _is_given(self, word: str) -> bool:
        return is_initial(word) or word in self.words.shared.given

    @cached_property
    def _sure(self) -> Mapping[str, Covered]:
        spans: dict[str, list[Span]] = {flow: [] for flow in self.flows}
        for (flow, span), one in self.found.items():
            if flow in spans and confidence_of(one) >= SURE:
                spans[flow].append(span)
        return {flow: Covered(found) for flow, found in spans.items()}

    def name(
        self, flow: ChunkedFlow, span: Span, chunk: Chunk | None = None, role: str = ""
    ) -> Iterator[PersonMention]:
        """The name in a span, where the register knows a word of it."""
        found_at = span
        words, entries = self._entries(flow, span)
        if not entries and (behind := self._behind_role(flow, span)) is not None:
            span = behind
            words, entries = self._entries(flow, span)
        if not entries and not ((flow.flow.id, found_at) in self.found and any(map(self.persons.knows, words))):
            return
        if chunk is None:
            chunk = self._chunk_at(flow, span)
        if chunk is not None and not role and span[0] > chunk.start:
            role = flow.flow.text[chunk.start : span[0]].split()[-1].lower().rstrip(".")
        before = flow.word_before(chunk) if chunk is not None and chunk.start == span[0] else ""
        span = self._with_particles(flow, span, entries)
        paragraph = self._paragraph(flow, span)
        yield PersonMention(flow.flow.id, span, paragraph, words, entries, chunk, role, before, found_at)

    def _entries(self, flow: ChunkedFlow, span: Span) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words of a name, particles apart, and the entries that they fit."""
        words = tuple(word for word in flow.flow.text[slice(*span)].split() if word not in self.words.particles)
        entries = self._fits.get(words)
        if entries is None:
            entries = self._fits[words] = self._fitting(words)
        return words, entries

    def _fitting(self, words: tuple[str, ...]) -> tuple[str, ...]:
        if len(words) > 1:
            return self.persons.fit(words).entries
        return self.persons.single(words[0]) if words else ()

    def _behind_role(self, flow: ChunkedFlow, span: Span) -> Span | None:
        """A span without the role that it begins with, where what is left fits an entry: General de Gaulle."""
        role, blank, rest = flow.flow.text[slice(*span)].partition(" ")
        if not blank or role.lower().rstrip(".") not in self.words.roles:
            return None
        behind = (span[1] - len(rest), span[1])
        return behind if self._entries(flow, behind)[1] else None

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


def confidence_of(one: Candidate) -> float:
    """How sure a candidate is."""
    return one.mark.why.confidence if one.mark.why else 1.0
