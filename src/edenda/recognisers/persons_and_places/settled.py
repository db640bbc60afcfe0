"""What each unit names, settled for the whole document: its own clues, its neighbours', and those of all occurrences.

A surname that stands once behind a role or a given name is a person's everywhere; a name that stands after “in” is a
place's, unless its own surroundings say more. Everything is linear in the number of units.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from edenda.languages import Language
from edenda.recognisers.evidence import DOUBTFUL, SURE
from edenda.recognisers.persons_and_places.clues import clues
from edenda.recognisers.persons_and_places.clues.seats import Around, cues
from edenda.recognisers.persons_and_places.parts.row import GREAT
from edenda.recognisers.persons_and_places.units import Unit, units_of
from edenda.recognisers.words.chunks import ChunkedFlow, Chunks
from edenda.recognisers.words.vocabulary import Sort, cased, place_kind, sort_of

Kind = Literal["persName", "placeName"]

_MOST: Final = 1 << 16
_LEAST: Final = 1.4
_ENOUGH: Final = 2.4
_LIKELY: Final = 1.9
_MOST_POOLED: Final = 2.5
_INTRODUCES: Final = 2.6
_SHARED: Final = 1.5
_TURNED: Final = 3.5
_SHORT: Final = 3
_OTHER: Final = Sort.COMMON | Sort.CALENDAR | Sort.ADJECTIVE | Sort.NO_NAME | Sort.HEAD | Sort.PLACE_HEAD | Sort.ACRONYM
_NAMES: Final = Sort.GIVEN | Sort.SURNAME | Sort.WELL_KNOWN
_KNOWN_NAME: Final = 0.5
_UNKNOWN_NAME: Final = 0.9
_OPENS: Final = 0.4
_SOME: Final = 0.5
_PAIR: Final = 2
_FAMILY: Final = 1.5
_GIVEN_ALONE: Final = 1.4
_GREAT_PLACE: Final = 2.0
_LONGEST_JOINT: Final = 9
_JOINS: Final = frozenset(
    (", ", " and ", ", and ", " or ", ", or ", " & ", " and the ", ",\n", "–", "-", "—", " und ", " et ", " to ")
)


class Settled(NamedTuple):
    """What a unit names: where, what, why, and how sure."""

    flow: str
    start: int
    end: int
    kind: Kind
    detail: str
    confidence: float


@dataclass(slots=True)
class _Seen:
    """A unit with its clues, which grow by what the document says."""

    flow: str
    unit: Unit
    key: str
    person: float
    place: float
    why_person: str
    why_place: str
    inner_place: float
    """What the gazetteer alone says."""
    gain: float
    """What its capital alone says for a person."""
    inner: float
    """How much more the words alone speak for a person than for a place: the same for all occurrences."""

    @property
    def outer(self) -> float:
        """How much more what stands around it speaks for a person than for a place."""
        return max(-_MOST_POOLED, min(_MOST_POOLED, self.person - self.place - self.inner))


@dataclass(slots=True)
class _Pool:
    """What the document says of one name."""

    person: float = 0.0
    place: float = 0.0
    introduced: float = 0.0
    full: str = ""


@lru_cache(maxsize=1)
def settle(chunks: Chunks, language: Language) -> tuple[Settled, ...]:
    """What the units of a document name."""
    seen = [one for flow in chunks.flows for one in _seen(flow, chunks, language)]
    pools: dict[str, _Pool] = defaultdict(_Pool)
    _introduce(seen, pools, language)
    for one in seen:
        _take_introduced(one, pools)
    _pool(seen, pools)
    decided = [_with_pool(one, pools) for one in seen]
    _lists(chunks.flows, seen, decided)
    _agree(seen, decided)
    _without_monsieur(seen, language)
    return tuple(found for one, weights in zip(seen, decided, strict=True) if (found := _decided(one, weights)))


def _seen(flow: ChunkedFlow, chunks: Chunks, language: Language) -> Iterator[_Seen]:
    text = flow.flow.text
    for unit in units_of(flow, language):
        found = clues(text, unit, language)
        is_bare = len(unit.words) == 1 and not unit.part.role
        loss = _as_common(unit, found.around, chunks, language) if is_bare else 0.0
        gain = _as_name(unit, found.inner.place, language) if is_bare and not loss else 0.0
        yield _Seen(
            flow.flow.id,
            unit,
            unit.key,
            found.person - loss + gain,
            found.place - loss,
            found.why_person,
            found.why_place,
            max(0.0, found.inner.place),
            gain,
            found.inner.person + gain - found.inner.place,
        )


def _as_common(unit: Unit, beside: Around, chunks: Chunks, language: Language) -> float:
    """What it says against a name that a sentence begins with it, or that the document has it in lower case."""
    word = unit.words[0]
    sort = sort_of(word, language)
    verbs = cues(language).speech
    loss = 1.5 * (word.lower() in chunks.lower)
    if unit.opens and sort & Sort.COMMON and not (beside.possessive or beside.behind in verbs):
        loss += 1.5
    return loss


def _as_name(unit: Unit, place: float, language: Language) -> float:
    """What the capital of a word says for a person that is no common word: less at a sentence's beginning."""
    if place or unit.chunk.in_head or unit.chunk.shouts:
        return 0.0
    gain = _gain(unit.words[0], language)
    return gain - _OPENS if gain and unit.opens else gain


@lru_cache(_MOST)
def _gain(word: str, language: Language) -> float:
    """What the capital of a word inside a sentence says for a person."""
    sort = sort_of(word, language)
    if sort & _OTHER or not word[1:].replace("-", "").isalpha():
        return 0.0
    if word.lower().endswith(language.words("places", "adjective_endings")) or _is_plural(word, language):
        return 0.0
    return _KNOWN_NAME if sort & (Sort.GIVEN | Sort.SURNAME) else _UNKNOWN_NAME


def _pool(seen: Sequence[_Seen], pools: dict[str, _Pool]) -> None:
    """Add up what all occurrences of each name say."""
    for one in seen:
        pool, outer = pools[one.key], one.outer
        if outer > 0:
            pool.person += outer
        elif outer < 0:
            pool.place -= outer


def _is_plural(word: str, language: Language) -> bool:
    """Whether a word is the plural of a name: the Stalins, the Rockefellers."""
    stem = sort_of(word[:-1], language) if word.endswith("s") else 0
    return bool(stem & _NAMES) and not sort_of(word, language) & _NAMES


def _take_introduced(one: _Seen, pools: dict[str, _Pool]) -> None:
    """Let a name be a person's because the document has a full name that it is short for; or because its surname is."""
    known = pools.get(one.key)
    if known is not None and known.introduced and one.unit.part.kind != "place":
        if one.person < _ENOUGH:
            one.why_person = f"from “{known.full}”"
        gain, loss = known.introduced, 0.5 * one.inner_place
        if one.inner_place >= _GREAT_PLACE:
            gain, loss = min(gain, _GREAT_PLACE), 0.3 * one.inner_place
        one.person, one.place, one.inner = one.person + gain, one.place - loss, one.inner + gain + loss
    elif len(one.unit.words) > 1 and 0 < one.person < _ENOUGH and one.unit.part.kind == "":
        surname = pools.get(cased(one.unit.words[-1]))
        if surname is not None and surname.introduced >= _INTRODUCES:
            one.person += _FAMILY


def _introduce(seen: Sequence[_Seen], pools: dict[str, _Pool], language: Language) -> None:
    """A full name makes its shorter forms a person's: the surname, the given name, all words without a suffix."""
    done: set[tuple[str, str, bool]] = set()
    for one in seen:
        known = (one.key, one.unit.part.kind, one.person < _ENOUGH)
        if known in done or one.person < _LIKELY or one.person <= one.place or one.unit.part.kind == "place":
            continue
        done.add(known)
        for short, weight in _short_forms(one.unit, one.key, language):
            pool = pools[short]
            most = _GREAT_PLACE if one.inner_place or one.person < _ENOUGH else weight
            pool.introduced = max(pool.introduced, min(weight, most))
            pool.full = pool.full or " ".join(one.unit.words)


def _short_forms(unit: Unit, key: str, language: Language) -> Iterator[tuple[str, float]]:
    """The shorter forms of a full name, each with what its standing by itself says for a person."""
    words = key.split()
    if unit.part.kind == "noble" and len(words) > 1 and "the" not in words:
        words = words[1:]
        if words[0] == "of":
            return
        yield " ".join(words), _INTRODUCES
    elif unit.part.role and len(words) == 1:
        yield words[0], _INTRODUCES
    while len(words) > 1 and (sort_of(words[-1], language) & Sort.SUFFIX or words[-2] == "the"):
        words = words[: -2 if words[-2] == "the" else -1]
        yield " ".join(words), _INTRODUCES
    if len(words) > 1 and not sort_of(words[-1], language) & Sort.INITIAL:
        yield from _surnames(words, language)
        yield from _first_name(words[0], language)


def _surnames(words: Sequence[str], language: Language) -> Iterator[tuple[str, float]]:
    """The last word, and the words from a particle on, with a capital too: van Kleffens, Van Kleffens."""
    particles = language.word_set("persons", "large_particles")
    for at in range(1, len(words)):
        if at == len(words) - 1 or words[at].lower() in particles:
            yield " ".join(words[at:]), _INTRODUCES
            if words[at][0].islower():
                yield " ".join((words[at].capitalize(), *words[at + 1 :])), _INTRODUCES


def _first_name(word: str, language: Language) -> Iterator[tuple[str, float]]:
    """The first word: a surname where these come first, else a given name."""
    sort = sort_of(word, language)
    if sort & Sort.INITIAL or (place_kind(word, language) in GREAT and not sort & Sort.FIRST_SURNAME):
        return
    yield word, _INTRODUCES if not sort & Sort.GIVEN or sort & Sort.FIRST_SURNAME else _GIVEN_ALONE


def _with_pool(one: _Seen, pools: dict[str, _Pool]) -> list[float]:
    """The weights of a unit with what the document says of its name."""
    pool, outer = pools[one.key], one.outer
    person = one.person + min(_MOST_POOLED, 0.6 * (pool.person - max(0.0, outer)))
    place = one.place + min(_MOST_POOLED, 0.6 * (pool.place - max(0.0, -outer)))
    if pool.place > pool.person + 1:
        person -= one.gain
    return [person, place]


def _lists(flows: Sequence[ChunkedFlow], seen: Sequence[_Seen], decided: list[list[float]]) -> None:
    """In a list the sure names make the others likely."""
    texts = {flow.flow.id: flow.flow.text for flow in flows}
    first = 0
    for at in range(1, len(seen) + 1):
        if at < len(seen) and _is_joined(texts, seen[at - 1], seen[at]):
            continue
        if at - first > 1:
            _share(seen[first:at], decided[first:at])
        first = at


def _is_joined(texts: dict[str, str], last: _Seen, one: _Seen) -> bool:
    if last.flow != one.flow or one.unit.start - last.unit.end > _LONGEST_JOINT:
        return False
    return texts[one.flow][last.unit.end : one.unit.start] in _JOINS


def _share(members: Sequence[_Seen], weights: Sequence[list[float]]) -> None:
    """The members of a list take after its sure ones, where these are of one kind."""
    persons = [weight[0] - weight[1] for weight in weights if weight[0] > max(_LIKELY, weight[1] + 1)]
    places = [weight[1] - weight[0] for weight in weights if weight[1] > max(_LIKELY, weight[0] + 1)]
    if len(places) > 2 * len(persons):
        _give(members, weights, 1, max(places))
    elif len(persons) > 2 * len(places):
        _give(members, weights, 0, max(persons))


def _give(members: Sequence[_Seen], weights: Sequence[list[float]], index: int, most: float) -> None:
    for one, weight in zip(members, weights, strict=True):
        if not one.unit.part.after:
            is_turned = index == 1 and one.inner_place > 0 and not one.unit.part.role
            weight[index] += _TURNED if is_turned and len(members) > _SHORT else min(_SHARED, most / 2)


def _agree(seen: Sequence[_Seen], decided: Sequence[list[float]]) -> None:
    """What the document names as one kind only is of that kind where nothing tells."""
    kinds: dict[str, set[int]] = defaultdict(set)
    for one, weight in zip(seen, decided, strict=True):
        if max(weight) >= _LIKELY:
            kinds[one.key].add(int(weight[1] > weight[0]))
    for one, weight in zip(seen, decided, strict=True):
        found = kinds.get(one.key, ())
        part = one.unit.part
        if len(found) == 1 and max(weight) < _LEAST and not (part.kind or part.before or part.after):
            (index,) = found
            if weight[index] >= max(_SOME, weight[1 - index]):
                weight[index] += _LEAST


def _without_monsieur(seen: Sequence[_Seen], language: Language) -> None:
    """Where a document has several surnames behind a bare `M.`, it is Monsieur, and outside the name."""
    abbreviated = language.word_set("persons", "monsieur")
    titled = [one for one in seen if len(one.unit.words) == _PAIR and one.unit.words[0] in abbreviated]
    if len({one.key for one in titled}) < _PAIR:
        return
    for one in titled:
        one.unit = one.unit._replace(start=one.unit.start + len(one.unit.words[0]) + 1, words=one.unit.words[1:])
        one.why_person = f"after “{one.key.split()[0]}”"


def _decided(one: _Seen, weights: Sequence[float]) -> Settled | None:
    person, place = weights
    kind: Kind = "persName" if person > place else "placeName"
    weight, other = (person, place) if person > place else (place, person)
    if weight < _LEAST or one.unit.part.kind == "open":
        return None
    sureness = weight - 0.5 * max(0.0, other)
    confidence = DOUBTFUL + (SURE - DOUBTFUL) * (sureness - _LEAST / 2) / (_ENOUGH - _LEAST / 2)
    confidence = max(DOUBTFUL, min(0.92, confidence))
    detail = one.why_person if kind == "persName" else one.why_place
    return Settled(one.flow, one.unit.start, one.unit.end, kind, detail, round(confidence, 2))
