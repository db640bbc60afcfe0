"""Organs named by their head noun alone: `the Council`, told by a capital and an article, or named before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.recognisers.context import Context
from edenda.recognisers.evidence import DOUBTFUL
from edenda.recognisers.flows import Inside
from edenda.recognisers.proposals import Found, FoundIn
from edenda.recognisers.words.chunks import Chunk, ChunkedFlow
from edenda.recognisers.words.phrases import has_article
from edenda.recognisers.words.vocabulary import is_place

_NAMED: Final = 0.86
_UNNAMED: Final = 0.77
_COMPANIES: Final = frozenset({"company", "corporation", "co", "ltd", "limited", "inc", "corp"})


class _Words(NamedTuple):
    alone: frozenset[str]
    when_named: frozenset[str]
    ours: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    return _Words(
        language.word_set("organisations", "alone"),
        language.word_set("organisations", "alone_when_named"),
        frozenset({"our", "their", "its"}),
    )


def short_forms(full: Sequence[FoundIn], context: Context) -> Iterator[tuple[Found, ...]]:
    """For each flow, the short forms beside the full names that were found there."""
    words = _words(context.language)
    named = {one.head for _, found in full for one in found if one.confidence >= DOUBTFUL}
    if "Senate" in context.chunks.inside:
        named.add("congress")
    firms = {name for flow, found in full for one in found if (name := _firm(flow, one, context))}
    first_words = {name.split()[0] for name in firms}
    telling = words.alone | words.when_named | {word.lower() for word in first_words}
    for flow, found in full:
        taken = Inside([(one.start, one.end) for one in found if one.confidence >= DOUBTFUL])
        yield tuple(
            Found(chunk.start, chunk.end, index + 1, detail, confidence, chunk.words[0].lower())
            for index in sorted(flow.with_any(telling))
            for chunk in (flow.chunks[index],)
            if (len(chunk.words) == 1 or chunk.words[0] in first_words) and not chunk.shouts
            for detail, confidence in _short_form(flow, chunk, named, firms, words)
            if not taken((chunk.start, chunk.end))
        )


def _firm(flow: ChunkedFlow, one: Found, context: Context) -> str:
    """What a company is called for short: its name up to `Company`."""
    if one.head.rstrip(".") not in _COMPANIES:
        return ""
    words = flow.flow.text[one.start : one.end].split()
    length = next((at for at, word in enumerate(words) if word.lower().strip(".,") in _COMPANIES | {"&"}), 0)
    name = " ".join(words[:length])
    is_telling = length > 1 or (name and name.lower() not in context.chunks.lower and not is_place(name))
    return name if is_telling and flow.chunks[flow.at(one.start)].text.startswith(name) else ""


def _short_form(
    flow: ChunkedFlow, chunk: Chunk, named: set[str], firms: set[str], words: _Words
) -> Iterator[tuple[str, float]]:
    if firms and chunk.text in firms and (len(chunk.words) > 1 or not chunk.opens):
        yield "a company named in full", 0.8
    if len(chunk.words) > 1:
        return
    word = chunk.words[0].lower()
    is_named = word in named
    if word not in words.alone and not (is_named and word in words.when_named):
        return
    if word in words.when_named and not is_named:
        return
    if has_article(flow, chunk.start):
        yield (f"“the {word}”, named in full", _NAMED) if is_named else (f"“the {word}” with a capital", _UNNAMED)
    elif flow.word_before(chunk) in words.ours and not chunk.opens:
        yield f"“{word}” with a capital", _UNNAMED
    elif is_named and chunk.opens:
        yield f"“{word}”, named in full", _UNNAMED
