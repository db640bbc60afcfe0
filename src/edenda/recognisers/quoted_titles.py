"""Titles in quotation marks: behind `the article`, `entitled`, or with a document's noun at their end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language, any_of
from edenda.model import Attrs
from edenda.recognisers.chunks import ChunkedFlow
from edenda.recognisers.proposals import Found

_QUOTED: Final = (
    r"(?:\"(?P<double>[^\W\d_a-z][^\"\n]{1,150})\"|“(?P<curly>[^\W\d_a-z][^“”\n]{1,150})”"
    r"|‘(?P<single>[^\W\d_a-z](?:[^‘’\n]|’(?=\w)){1,150})’(?!\w)|(?<!\w)'(?P<plain>[^\W\d_a-z](?:[^'\n]|'(?=\w)){1,150})'(?!\w))"
)


class _Patterns(NamedTuple):
    announced: re.Pattern[str]
    document: re.Pattern[str]
    kinds: dict[str, str]


@cache
def _patterns(language: Language) -> _Patterns:
    kinds = {
        **dict.fromkeys(language.words("titles", "speech_words"), ""),
        **dict.fromkeys(language.words("titles", "naming"), ""),
        **dict.fromkeys(language.words("titles", "article_words"), "a"),
        **dict.fromkeys(language.words("titles", "book_words"), "m"),
    }
    nouns = any_of(language.words("titles", "documents"))
    words = r"(?:[\w-]+ ){1,4}"
    return _Patterns(
        re.compile(rf"(?<!\w)(?P<cue>{any_of(kinds)})[,:]? (?P<title>{_QUOTED})"),
        re.compile(rf"[\"“‘'](?<!\w[\"'‘])(?P<words>{words}(?:{nouns}))[\"”’'](?!\w)", re.IGNORECASE),
        kinds,
    )


def quoted_titles(flow: ChunkedFlow, language: Language) -> Iterator[Found]:
    """The titles in quotation marks of a flow, the marks inside the span."""
    patterns = _patterns(language)
    text = flow.flow.text
    for match in patterns.announced.finditer(text):
        level = patterns.kinds[match["cue"]]
        attrs: Attrs = (("level", level),) if level else ()
        yield Found(*match.span("title"), 0, f"in quotation marks after “{match['cue']}”", 0.86, "", attrs)
    for match in patterns.document.finditer(text):
        yield Found(*match.span(), 0, "a document in quotation marks", 0.84)
