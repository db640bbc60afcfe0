"""Where a title begins and ends: its own article, the small words inside it, the words of another language."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language, load
from edenda.lexicon import common_words
from edenda.recognisers.words.chunks import Chunk, ChunkedFlow
from edenda.recognisers.words.vocabulary import is_adjective, vocabulary

_WORD: Final = re.compile(r"[ \N{NO-BREAK SPACE}]([\w’'-]+)")
_ARTICLE: Final = re.compile(r"[\w,;)’'] The $")
_LONGEST: Final = 12


class _Words(NamedTuple):
    inside: frozenset[str]
    foreign: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    return _Words(language.word_set("titles", "inside"), language.word_set("titles", "foreign_inside"))


def is_running(chunk: Chunk) -> bool:
    """Whether a chunk stands in running text, so that its capitals say something."""
    return not (chunk.shouts or chunk.in_head or chunk.opens)


def with_article(flow: ChunkedFlow, start: int) -> int:
    """Where a title begins: its article belongs to it where it has a capital inside a sentence."""
    return start - 4 if _ARTICLE.search(flow.flow.text, max(0, start - 6), start) else start


def extent(flow: ChunkedFlow, index: int, *, foreign: bool = False) -> int:
    """Where a title ends that begins with a chunk: words with capitals, small words between, and foreign words."""
    words = _words(load())
    text = flow.flow.text
    end = at = flow.chunks[index].end
    small, went_on = "", False
    for _ in range(_LONGEST):
        match = _WORD.match(text, at)
        if not match:
            break
        word, at = match[1], match.end()
        if _goes_on(word, small, words, foreign=foreign and not went_on):
            end, small, went_on = at, "", True
        elif word in words.foreign or (word in words.inside and not foreign):
            small = word
        else:
            break
    return end


def _goes_on(word: str, small: str, words: _Words, *, foreign: bool) -> bool:
    """Whether a word belongs to a title: a capital, a foreign word, a number behind a foreign one."""
    if word[0].isupper():
        is_language = small == "in" and is_adjective(word, vocabulary(load()))
        return not is_language and not (foreign and not small)
    if word.isdigit():
        return small in words.foreign
    lower = word.lower()
    is_small = lower in words.foreign or lower in words.inside
    return not is_small and lower.partition("'")[0] not in common_words() and word.isalpha()
