"""Firms: `Harker & Son`, `Messrs. Dale, Holm & Co.`; a firm's name is told by `&`, not by a head noun alone."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.recognisers.proposals import Found
from edenda.recognisers.words.chunks import Chunk, ChunkedFlow
from edenda.recognisers.words.phrases import offset
from edenda.recognisers.words.vocabulary import Vocabulary, is_adjective, vocabulary

PARTNERS: Final = frozenset(("&", "and"))
"""What joins partners."""
_LONGEST: Final = 4
_PARTNER: Final = 3
"""Words that one partner's name can have."""


class _Words(NamedTuple):
    shared: Vocabulary
    firms: frozenset[str]
    before: frozenset[str]
    heads: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    return _Words(
        vocabulary(language),
        language.word_set("organisations", "firms"),
        language.word_set("organisations", "before_firms"),
        language.word_set("organisations", "heads"),
    )


def firm(flow: ChunkedFlow, index: int, language: Language) -> Found | None:
    """A firm's name that begins in a chunk."""
    chunk = flow.chunks[index]
    if not (chunk.link in PARTNERS or _is_listed(flow, index)):
        return None
    words = _words(language)
    first = int(_bare(chunk.words[0]) in words.before and len(chunk.words) > 1)
    last = _last_partner(flow, index)
    if last is None or len(chunk.words) - first > _PARTNER:
        return None
    behind = flow.chunks[last]
    is_named = _bare(behind.words[0]) in words.firms
    is_and = flow.chunks[last - 1].link == "and"
    if is_and and not (is_named and len(behind.words) == 1):
        return None
    if not (is_named or first or _are_names(flow.chunks[index : last + 1], words)):
        return None
    end = behind.start + len(behind.words[0]) if is_named else behind.end
    return Found(offset(chunk, first), end, last + 1, "partners joined by “&”", 0.88, "company")


def _is_listed(flow: ChunkedFlow, index: int) -> bool:
    """Whether a chunk and a comma stand before partners that `&` joins."""
    following = flow.chunks[index + 1 : index + 2]
    return bool(following) and following[0].link in PARTNERS and flow.flow.text[flow.chunks[index].end] == ","


def _last_partner(flow: ChunkedFlow, index: int) -> int | None:
    """The chunk behind the `&` or `and` that closes a list of partners."""
    for at in range(index, min(index + _LONGEST, len(flow.chunks) - 1)):
        chunk, following = flow.chunks[at], flow.chunks[at + 1]
        if chunk.link in PARTNERS:
            return at + 1
        if flow.flow.text[chunk.end : following.start] != ", ":
            return None
    return None


def _are_names(partners: tuple[Chunk, ...], words: _Words) -> bool:
    """Whether nothing but names stands about an `&`, so that it joins partners: Dale & Holm, not Trade & Industry."""
    return all(
        len(one.words) <= _PARTNER
        and one.words[-1].lower() not in words.heads
        and not is_adjective(one.words[-1], words.shared)
        and (one.words[-1].lower() not in words.shared.common or one.words[-1] in words.shared.surnames)
        for one in partners
    )


def _bare(word: str) -> str:
    return word.lower().rstrip(".")
