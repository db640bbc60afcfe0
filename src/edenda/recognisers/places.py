"""Places from the gazetteer and from general evidence: after in, at, from; head nouns (annotation: placeName)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from edenda.languages import Language
from edenda.lexicon import places
from edenda.model import Candidate, Evidence, Mark, Reading
from edenda.recognisers.chunks import Chunk, ChunkedFlow
from edenda.recognisers.context import Context
from edenda.recognisers.vocabulary import Vocabulary, is_adjective, vocabulary


class _Words(NamedTuple):
    shared: Vocabulary
    heads: frozenset[str]
    before: frozenset[str]
    names: frozenset[str]
    no_places: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    def words(key: str) -> frozenset[str]:
        return language.word_set("places", key)

    names = frozenset(language.words("places", "names"))
    return _Words(vocabulary(language), words("heads"), words("before"), names, words("no_places"))


def recognise_places(reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """Places in the running text and the notes."""
    words = _words(context.language)
    return tuple(candidate for flow in context.chunks.flows for candidate in _of_flow(flow, words, context))


def _of_flow(flow: ChunkedFlow, words: _Words, context: Context) -> Iterator[Candidate]:
    for index, chunk in enumerate(flow.chunks):
        if chunk.shouts and chunk.in_head:
            continue
        for start, end, detail, confidence in _found(flow, index, words, context):
            yield Candidate(flow.flow.id, Mark("placeName", (start, end), (), Evidence("place", detail, confidence)))


def _found(flow: ChunkedFlow, index: int, words: _Words, context: Context) -> Iterator[tuple[int, int, str, float]]:
    """The places in a chunk: the longest name that the gazetteer has, or one with a head noun."""
    chunk = flow.chunks[index]
    if (headed := _headed(flow, index, words)) is not None:
        yield headed
        return
    first = 0
    while first < len(chunk.words):
        for last in range(len(chunk.words), first, -1):
            name = " ".join(chunk.words[first:last])
            kind = _kind(name, words)
            if kind and (confidence := _confidence(flow, chunk, (first, last), kind, words, context)):
                start = _offset(chunk, first)
                yield start, start + len(name), f"a {kind} of the gazetteer", confidence
                first = last - 1
                break
        first += 1
    if (guess := _after_preposition(flow, chunk, words, context)) is not None:
        yield guess


def _kind(name: str, words: _Words) -> str:
    lower = name.lower()
    if lower in words.names:
        return "name"
    if lower in words.no_places:
        return ""
    return places().get(name) or (places().get(name.title(), "") if name.isupper() and len(name) > 3 else "")


def _confidence(
    flow: ChunkedFlow, chunk: Chunk, part: tuple[int, int], kind: str, words: _Words, context: Context
) -> float:
    """How sure it is that words of the gazetteer mean the place."""
    name = " ".join(chunk.words[part[0] : part[1]])
    is_whole = part == (0, len(chunk.words))
    before = flow.word_before(chunk) if part[0] == 0 else ""
    is_after = before in words.before
    if kind in ("country", "region", "name"):
        return 0.9 if is_whole or name.isupper() or part[1] == len(chunk.words) else 0.76
    if kind == "city":
        known_else = name in words.shared.given or name in words.shared.surnames or name.lower() in words.shared.common
        if is_whole:
            return 0.9 if is_after or not known_else else 0.4
        return 0.76 if part[0] == 0 and not known_else else 0.0
    return 0.85 if is_after and is_whole and name.lower() not in words.shared.common else 0.0


def _headed(flow: ChunkedFlow, index: int, words: _Words) -> tuple[int, int, str, float] | None:
    """A name with a head noun: Yalu River, Red Square, Lake Baikal, Gulf of Tonkin."""
    chunk = flow.chunks[index]
    lower = [word.lower() for word in chunk.words]
    if lower[-1] in words.heads and len(lower) > 1:
        first = next(
            (at for at, word in enumerate(chunk.words) if not is_adjective(word, words.shared)), len(lower) - 1
        )
        if first < len(lower) - 1 or lower[-1] in ("sea", "ocean", "islands", "empire", "republic", "coast"):
            return chunk.start, chunk.end, f"the head noun “{lower[-1]}”", 0.8
    if lower[0] in ("lake", "mount", "cape", "fort", "port", "mt.", "ft.", "isle") and len(lower) > 1:
        return chunk.start, chunk.end, f"the head noun “{lower[0]}”", 0.82
    if lower[-1] in words.heads and chunk.link in ("of", "of the") and index + 1 < len(flow.chunks):
        following = flow.chunks[index + 1]
        return chunk.start, following.end, f"the head noun “{lower[-1]}”", 0.8
    return None


def _after_preposition(
    flow: ChunkedFlow, chunk: Chunk, words: _Words, context: Context
) -> tuple[int, int, str, float] | None:
    """A word that nothing knows, right after `in`, `at`, `near`."""
    if len(chunk.words) > 2 or chunk.opens or chunk.in_head:
        return None
    lower = chunk.words[-1].lower()
    if any(
        word.lower() in words.shared.common or is_adjective(word, words.shared) or word.lower() in words.shared.calendar
        for word in chunk.words
    ):
        return None
    if chunk.text.isupper() or chunk.text in words.shared.given or _kind(chunk.text, words):
        return None
    before = flow.word_before(chunk)
    strong = before in ("in", "at", "near", "outside", "around", "throughout")
    return (chunk.start, chunk.end, f"after “{before}”", 0.78) if strong and lower else None


def _offset(chunk: Chunk, index: int) -> int:
    """Where a word of a chunk begins."""
    return chunk.start + sum(len(word) + 1 for word in chunk.words[:index])
