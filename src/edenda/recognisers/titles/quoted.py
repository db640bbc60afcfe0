"""Titles in quotation marks: behind `the article`, `entitled`, or with a document's noun at their end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from edenda.languages import Language
from edenda.model import Attrs
from edenda.recognisers.proposals import Found
from edenda.recognisers.words.chunks import ChunkedFlow

_QUOTED: Final = re.compile(
    r"\"[^\W\d_][^\"\n]{1,150}\"|“[^\W\d_][^“”\n]{1,150}”"
    r"|‘(?<!\w.)[^\W\d_](?:[^‘’\n]|’(?=\w)){1,150}’(?!\w)|'(?<!\w.)[^\W\d_](?:[^'\n]|'(?=\w)){1,150}'(?!\w)"
)
_CUE: Final = re.compile(r"([\w-]+)[,:]?[ \n]$")
_LONGEST_CUE: Final = 20
_LONGEST_DOCUMENT: Final = 5


@cache
def _levels(language: Language) -> dict[str, str]:
    """The level of what each word announces."""
    return {
        **dict.fromkeys(language.words("titles", "speech_words"), ""),
        **dict.fromkeys(language.words("titles", "naming"), ""),
        **dict.fromkeys(language.words("titles", "article_words"), "a"),
        **dict.fromkeys(language.words("titles", "book_words"), "m"),
    }


def quoted_titles(flow: ChunkedFlow, language: Language) -> Iterator[Found]:
    """The titles in quotation marks of a flow, the marks inside the span."""
    levels = _levels(language)
    nouns = language.word_set("titles", "documents")
    text = flow.flow.text
    for match in _QUOTED.finditer(text):
        start, end = match.span()
        cue = _CUE.search(text, max(0, start - _LONGEST_CUE), start)
        if cue and cue[1] in levels and text[start + 1].isupper():
            level = levels[cue[1]]
            attrs: Attrs = (("level", level),) if level else ()
            yield Found(start, end, 0, f"in quotation marks after “{cue[1]}”", 0.86, "", attrs)
        elif _is_document(text[start + 1 : end - 1].lower().split(), nouns):
            yield Found(start, end, 0, "a document in quotation marks", 0.84)


def _is_document(words: list[str], nouns: frozenset[str]) -> bool:
    """Whether a few words end with a document's noun: ‘peace manifesto’."""
    return 1 < len(words) <= _LONGEST_DOCUMENT and words[-1] in nouns and "a" not in words and "the" not in words
