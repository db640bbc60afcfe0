"""Books: what `his novel`, `wrote his`, `an edition of` announce, and what has its own article inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language, any_of
from edenda.model import Attrs
from edenda.recognisers.chunks import Chunk, ChunkedFlow
from edenda.recognisers.phrases import PhraseWords, is_acronym, is_personal, phrase_words
from edenda.recognisers.proposals import Found
from edenda.recognisers.title_spans import extent, is_running, with_article
from edenda.recognisers.vocabulary import is_adjective, is_place

_BOOK: Final[Attrs] = (("level", "m"),)
_LONGEST_CUE: Final = 45
_OWN_ARTICLE: Final = re.compile(r"(?:in|of|from|by|to|read|that|this|see) The $")


class _Words(NamedTuple):
    phrase: PhraseWords
    books: frozenset[str]
    heads: frozenset[str]
    documents: frozenset[str]
    told: re.Pattern[str]
    part: re.Pattern[str]


@cache
def _words(language: Language) -> _Words:
    writing = any_of(language.words("titles", "writing"))
    parts = any_of(language.words("titles", "parts"))
    return _Words(
        phrase_words(language),
        language.word_set("titles", "book_words"),
        language.word_set("organisations", "heads")
        | language.word_set("events", "heads")
        | language.word_set("places", "heads"),
        language.word_set("titles", "documents"),
        re.compile(rf"(?<!\w)(?:{writing}) (?:(?:in|there) )?(?:his|her|their|my|our) $"),
        re.compile(rf"(?<!\w)(?:{parts})(?: of)? (his |her |their |my |The |the )?$"),
    )


def works(flow: ChunkedFlow, language: Language) -> Iterator[Found]:
    """The books of a flow, and other works that nothing tells but the words before them."""
    words = _words(language)
    for index, chunk in enumerate(flow.chunks):
        if not is_running(chunk) or not _is_open(chunk, words):
            continue
        if cue := _cue(flow, chunk, words):
            detail, confidence = cue
            end = extent(flow, index)
            yield Found(with_article(flow, chunk.start), end, index + 1, detail, confidence, "book", _BOOK)


def _cue(flow: ChunkedFlow, chunk: Chunk, words: _Words) -> tuple[str, float] | None:
    before = flow.word_before(chunk)
    if before in words.books:
        return f"after “{before}”", 0.82
    text, first = flow.flow.text, max(0, chunk.start - _LONGEST_CUE)
    if told := words.told.search(text, first, chunk.start):
        return f"after “{told[0].strip()}”", 0.8
    part = words.part.search(text, first, chunk.start)
    if part and (part[1] or len(chunk.words) > 1) and not (part[1] == "the " and is_adjective(chunk.words[0], words.phrase.shared)):
        return f"after “{part[0].strip()}”", 0.78
    if _OWN_ARTICLE.search(text, first, chunk.start):
        return "with its own article", 0.76
    return None


def _is_open(chunk: Chunk, words: _Words) -> bool:
    """Whether nothing shows that a chunk is something else: a place, a person, a body, a month, a document."""
    lower = [word.lower() for word in chunk.words]
    if is_place(chunk.text) or is_place(f"The {chunk.text}") or is_acronym(chunk.text):
        return False
    if is_personal(chunk.words, words.phrase) or lower[0].rstrip(".") in words.phrase.roles or chunk.text in words.phrase.shared.given:
        return False
    return lower[-1] not in words.heads and lower[0] not in words.phrase.shared.calendar
