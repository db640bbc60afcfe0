"""Books: what `his novel`, `wrote his`, `an edition of` announce, and what has its own article inside a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.model import Attrs
from edenda.recognisers.proposals import Found
from edenda.recognisers.titles.spans import extent, is_running, with_article
from edenda.recognisers.words.chunks import Chunk, ChunkedFlow, word_right_before
from edenda.recognisers.words.phrases import (
    PhraseWords,
    is_acronym,
    is_personal,
    phrase_words,
    words_before,
)
from edenda.recognisers.words.vocabulary import is_adjective, is_place

_BOOK: Final[Attrs] = (("level", "m"),)
_PRONOUNS: Final = frozenset({"his", "her", "their", "my", "our"})
_DETERMINERS: Final = _PRONOUNS | {"the", "The"}
_RUNNING_ON: Final = frozenset({"in", "of", "from", "by", "to", "read", "that", "this", "see"})


class _Words(NamedTuple):
    phrase: PhraseWords
    books: frozenset[str]
    heads: frozenset[str]
    places: frozenset[str]
    writing: frozenset[str]
    parts: frozenset[str]
    of_one: frozenset[str]
    leading: frozenset[str]
    """What can stand right before a title."""
    before: frozenset[str]
    """The same and words for books, lower case."""


@cache
def _words(language: Language) -> _Words:
    return _Words(
        phrase_words(language),
        language.word_set("titles", "book_words"),
        phrase_words(language).heads,
        language.word_set("places", "heads"),
        language.word_set("titles", "writing"),
        language.word_set("titles", "parts"),
        language.word_set("titles", "books_of_one"),
        _DETERMINERS | {"of", "on"},
        frozenset(map(str.lower, _DETERMINERS | {"of", "on"} | language.word_set("titles", "book_words"))),
    )


def works(flow: ChunkedFlow, language: Language) -> Iterator[Found]:
    """The books of a flow, and other works that nothing tells but the words before them."""
    words = _words(language)
    for index in sorted(flow.behind_any(words.before)):
        chunk = flow.chunks[index]
        if is_running(chunk) and (cue := _cue(flow, chunk, words)):
            detail, confidence = cue
            end = extent(flow, index)
            if _is_open(chunk, words, extended=end > chunk.end):
                yield Found(with_article(flow, chunk.start), end, index + 1, detail, confidence, "book", _BOOK)


def _cue(flow: ChunkedFlow, chunk: Chunk, words: _Words) -> tuple[str, float] | None:
    last = word_right_before(flow.flow.text, chunk.start).rstrip(",")
    if last in words.books:
        return f"after “{last}”", 0.88
    if last not in words.leading:
        return None
    before = words_before(flow, chunk.start)[-4:]
    if last in _PRONOUNS and not words.writing.isdisjoint(before[-3:-1]):
        return "after “wrote” and a pronoun", 0.86
    if last in _PRONOUNS and chunk.text.lower() in words.of_one:
        return f"after “{last}”", 0.8
    if last == "The" and before[-2:-1] and (before[-2] in _RUNNING_ON or before[-2].endswith(("'s", "’s"))):
        return "with its own article", 0.77
    return _part(chunk, last, before, words)


def _part(chunk: Chunk, last: str, before: list[str], words: _Words) -> tuple[str, float] | None:
    """Behind `an edition of`, `the pages of the`."""
    if last in _DETERMINERS:
        before = before[:-1]
    elif len(chunk.words) == 1:
        return None
    if last == "the" and is_adjective(chunk.words[0], words.phrase.shared):
        return None
    is_part = (
        len(before) > 1
        and before[-1] == ("on" if before[-2].startswith("work") else "of")
        and before[-2] in words.parts
    )
    return (f"after “{before[-2]} {before[-1]}”", 0.8) if is_part else None


def _is_open(chunk: Chunk, words: _Words, *, extended: bool) -> bool:
    """Whether nothing shows that a chunk is something else: a place, a person, a body, a month, a document."""
    lower = [word.lower() for word in chunk.words]
    if is_place(chunk.text) or is_place(f"The {chunk.text}") or is_acronym(chunk.text):
        return False
    if (
        is_personal(chunk.words, words.phrase)
        or lower[0].rstrip(".") in words.phrase.roles
        or chunk.text in words.phrase.shared.given
    ):
        return False
    heads = words.heads if extended else words.heads | words.places
    return lower[-1] not in heads and lower[0] not in words.phrase.shared.calendar
