"""Documents known by a short title: `Moscow Declaration`, `Treaty of Memmin`, `the Statement` (annotation: title)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.recognisers.proposals import Found
from edenda.recognisers.words.chunks import Chunk, ChunkedFlow
from edenda.recognisers.words.phrases import (
    PhraseWords,
    end_of,
    has_article,
    is_acronym,
    is_nationality,
    is_personal,
    offset,
    phrase_words,
    with_body,
)

_YEAR_BEFORE: Final = re.compile(r"\d{4}\s$")
_NAMED: Final = 0.85
_UNNAMED: Final = 0.77
_OFTEN: Final = 2


class _Words(NamedTuple):
    phrase: PhraseWords
    documents: frozenset[str]
    full: frozenset[str]
    """Of these, what can end a title."""
    weak: frozenset[str]
    treaties: frozenset[str]
    alliances: frozenset[str]
    of_documents: frozenset[str]
    alone: frozenset[str]
    when_named: frozenset[str]
    indefinite: frozenset[str]
    pointing: frozenset[str]
    organisations: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    def words(key: str) -> frozenset[str]:
        return language.word_set("titles", key)

    return _Words(
        phrase_words(language),
        words("documents") | words("of_documents"),
        words("documents"),
        words("weak_documents"),
        words("treaties"),
        language.word_set("organisations", "alliances"),
        words("of_documents"),
        words("alone"),
        words("alone_when_named"),
        language.word_set("organisations", "indefinite") - {"first", "own"},
        frozenset({"this", "that", "our", "their", "its", "his", "her"}),
        phrase_words(language).heads,
    )


def documents(flows: Sequence[ChunkedFlow], language: Language) -> Iterator[tuple[Found, ...]]:
    """For each flow, the documents that it cites by a short title."""
    words = _words(language)
    full = [
        [one for index in sorted(flow.with_any(words.documents)) if (one := _named(flow, index, words))]
        for flow in flows
    ]
    named = {one.head for found in full for one in found}
    alone = [sorted(flow.with_any(words.alone | words.when_named)) for flow in flows]
    often = Counter(
        chunk.words[0].lower()
        for flow, indexes in zip(flows, alone, strict=True)
        for chunk in map(flow.chunks.__getitem__, indexes)
        if len(chunk.words) == 1 and not chunk.opens
    )
    for flow, found, indexes in zip(flows, full, alone, strict=True):
        taken = {one.start for one in found}
        short = (_alone(flow, index, named, often, words) for index in indexes)
        yield (*found, *(one for one in short if one and one.start not in taken))


def _named(flow: ChunkedFlow, index: int, words: _Words) -> Found | None:
    """A document's noun with what stands before it or is joined to it by `of`."""
    chunk = flow.chunks[index]
    if chunk.shouts or (len(chunk.words) > 1 and chunk.words[0].isupper()):
        return None
    lower = [word.lower() for word in chunk.words]
    at = next((at for at in range(len(lower) - 1, -1, -1) if lower[at] in words.documents), None)
    if at is None:
        return None
    head = lower[at]
    if (
        at
        and head in words.full
        and _is_title(chunk, at, head, words)
        and flow.word_before(chunk) not in words.indefinite
    ):
        start = _start(flow, index)
        end = _end(flow, index, head, words) if at + 1 == len(lower) else end_of(chunk, at)
        return Found(start, end, index + 1, f"the document's noun “{head}”", 0.82, head)
    if at == 0 == len(lower) - 1 and head in words.of_documents:
        return _with_of(flow, index, head, words)
    return None


def _is_title(chunk: Chunk, at: int, head: str, words: _Words) -> bool:
    before = chunk.words[:at]
    if before[0].lower().rstrip(".") in words.phrase.roles or before[-1].lower() in words.phrase.shared.calendar:
        return False
    if head in ("convention", "conventions"):
        return before[-1].lower() in words.treaties
    if head == "pact":
        return before[-1].lower() not in words.alliances
    if any(word.lower() in words.organisations for word in chunk.words[at + 1 :]):
        return False
    named = [word for word in before if not is_nationality(word, words.phrase)]
    return bool(named) if head in words.weak else True


def _start(flow: ChunkedFlow, index: int) -> int:
    """Where a title begins: `of` may join its first noun to the chunk before, as in Government of India Act."""
    chunk = flow.chunks[index]
    before = flow.chunks[index - 1] if index else None
    is_act = chunk.words[-1] in ("Act", "Bill", "Treaty")
    if before and before.end == chunk.start - 1 and flow.flow.text[before.end] in "–—":
        return before.start
    return (
        before.start
        if before and is_act and before.link == "of" and len(before.words) == 1 and not before.opens
        else chunk.start
    )


def _end(flow: ChunkedFlow, index: int, head: str, words: _Words) -> int:
    found = _with_of(flow, index, head, words) if head in words.of_documents else None
    return found.end if found else flow.chunks[index].end


def _with_of(flow: ChunkedFlow, index: int, head: str, words: _Words) -> Found | None:
    """`Declaration of Independence`: a document with what it is about, unless a body made it."""
    chunk = flow.chunks[index]
    is_about = chunk.link in ("on", "on the") and len(chunk.words) == 1
    if not (is_about or chunk.link in words.phrase.of) or chunk.opens:
        return None
    phrase = with_body(flow, index, head, words.phrase, about=is_about)
    if not phrase.bodies or any(is_acronym(body) or _is_body(body, words) for body in phrase.bodies):
        return None
    start = offset(chunk, len(chunk.words) - 1) if is_personal(chunk.words, words.phrase) else chunk.start
    return Found(start, phrase.end, phrase.following, f"“{head}” of something", 0.84, head)


def _is_body(body: str, words: _Words) -> bool:
    last = body.rpartition(" ")[2].lower()
    return last in words.organisations or last.rstrip("s") in words.organisations or last in words.phrase.roles


def _alone(flow: ChunkedFlow, index: int, named: set[str], often: Counter[str], words: _Words) -> Found | None:
    """A document's noun with a capital, behind an article, a pronoun or a year, or joined to another by `and`."""
    chunk = flow.chunks[index]
    if len(chunk.words) > 1 or chunk.shouts or chunk.in_head or chunk.opens:
        return None
    word = chunk.words[0].lower()
    is_named = word in named
    if not (word in words.alone or (is_named and word in words.when_named)):
        return None
    if not (has_article(flow, chunk.start) or _is_pointed_at(flow, index, words)):
        return None
    confidence = _NAMED if is_named or often[word] >= _OFTEN else _UNNAMED
    return Found(chunk.start, chunk.end, index + 1, f"“{word}” with a capital", confidence)


def _is_pointed_at(flow: ChunkedFlow, index: int, words: _Words) -> bool:
    chunk = flow.chunks[index]
    if flow.word_before(chunk) in words.pointing:
        return True
    if _YEAR_BEFORE.search(flow.flow.text, max(0, chunk.start - 6), chunk.start):
        return True
    before = flow.chunks[index - 1] if index else None
    return before is not None and before.link == "and" and before.words[-1].lower() in words.documents
