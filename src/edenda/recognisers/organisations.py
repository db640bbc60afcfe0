"""Organisations from general evidence: head nouns, organs with their bodies, acronyms (annotation: orgName).

`Central Committee of the Communist Party of China` is one name: an organ goes with its body. What decides is the head
noun with a capital (or the word before it, nationality and place apart); the articles and roles before stay outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.model import Candidate, Evidence, Mark, Reading
from edenda.recognisers.chunks import Chunk, ChunkedFlow
from edenda.recognisers.context import Context
from edenda.recognisers.vocabulary import Vocabulary, is_adjective, is_place, vocabulary

_ACRONYM: Final = re.compile(r"(?:[A-Z]{2,7}|(?:[A-Z]\.){2,7})")
_ROMAN: Final = re.compile(r"[IVXLCDM]+")
_ARTICLE: Final = re.compile(r"\b(?:the|The|THE)\s$")
_LONGEST: Final = 6
"""Chunks that one name can have."""


class _Words(NamedTuple):
    shared: Vocabulary
    heads: frozenset[str]
    wide: frozenset[str]
    alone: frozenset[str]
    no_orgs: frozenset[str]
    of: frozenset[str]
    roles: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    def words(key: str) -> frozenset[str]:
        return language.word_set("organisations", key)

    return _Words(
        vocabulary(language),
        words("heads"),
        words("wide"),
        words("alone"),
        words("no_organisations"),
        words("of"),
        language.word_set("persons", "roles"),
    )


def recognise_organisations(reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """Organisations in the running text and the notes."""
    words = _words(context.language)
    return tuple(candidate for flow in context.chunks.flows for candidate in _of_flow(flow, words))


def _of_flow(flow: ChunkedFlow, words: _Words) -> Iterator[Candidate]:
    done = 0
    for index, chunk in enumerate(flow.chunks):
        if index < done or chunk.shouts:
            continue
        found = _named(flow, index, words) or _acronym(flow, chunk, words)
        if found:
            start, end, detail, confidence, done = *found[:4], index + found[4]
            if chunk.in_head:
                confidence -= 0.2
            yield Candidate(
                flow.flow.id, Mark("orgName", (start, end), (), Evidence("organisation", detail, confidence))
            )


_Found = tuple[int, int, str, float, int]
"""Where a name begins and ends, why, how sure, and how many chunks it takes."""


def _named(flow: ChunkedFlow, index: int, words: _Words) -> _Found | None:
    """A name with a head noun that begins in a chunk."""
    chunk = flow.chunks[index]
    at = next((place for place, word in enumerate(chunk.words) if word.lower() in words.heads), None)
    if at is None:
        return None
    while at + 1 < len(chunk.words) and chunk.words[at + 1].lower() in words.heads:
        at += 1
    first = _behind_roles(chunk.words[: at + 1], words)
    head = chunk.words[at].lower()
    modifiers = [word for word in chunk.words[first:at]]
    is_last = at + 1 == len(chunk.words)
    end, taken = _with_body(flow, index, words) if is_last else (_offset(chunk, at) + len(chunk.words[at]), 1)
    has_body = taken > 1
    named = [word for word in modifiers if not is_adjective(word, words.shared)]
    if not (modifiers or has_body):
        return None
    start = _offset(chunk, first)
    if modifiers and not named and not has_body:
        confidence = 0.8 if head in words.wide else 0.6
        return start, end, f"“{head}” with a nationality", confidence, taken
    return start, end, f"the head noun “{head}”", 0.88, taken


def _behind_roles(found: Sequence[str], words: _Words) -> int:
    """How many words at the beginning are roles: `President`, `Comrade`."""
    first = 0
    while first < len(found) - 1 and found[first].lower().rstrip(".") in words.roles - words.heads:
        follows = found[first + 1].lower()
        if (
            found[first].lower()
            in (
                "foreign",
                "first",
                "general",
                "chief",
                "high",
                "private",
                "interior",
                "defence",
                "defense",
                "finance",
                "party",
            )
            or follows in words.heads
        ):
            break
        first += 1
    return first


def _with_body(flow: ChunkedFlow, index: int, words: _Words) -> tuple[int, int]:
    """Where a name ends that goes on with `of the …`, and how many chunks it takes."""
    taken = 1
    while taken < _LONGEST and index + taken < len(flow.chunks):
        last, following = flow.chunks[index + taken - 1], flow.chunks[index + taken]
        is_last_head = last.words[-1].lower() in words.heads
        if last.link in words.of or (
            last.link in ("and", "&", "and the")
            and taken > 1
            and _is_shared(last, following, words)
            and not is_last_head
        ):
            taken += 1
        else:
            break
    return flow.chunks[index + taken - 1].end, taken


def _is_shared(last: Chunk, following: Chunk, words: _Words) -> bool:
    """Whether `and` joins two parts of one name: Ministry of Trade and Industry, but not Bank of England and France."""
    sides = (last.text, following.text)
    if any(is_place(side) or side.isupper() for side in sides):
        return False
    return all(
        word.lower() in words.shared.common for side in sides for word in side.replace("'", "").replace("’", "").split()
    )


def _offset(chunk: Chunk, index: int) -> int:
    """Where a word of a chunk begins."""
    return chunk.start + sum(len(word) + 1 for word in chunk.words[:index])


def _acronym(flow: ChunkedFlow, chunk: Chunk, words: _Words) -> _Found | None:
    """A chunk of acronyms: NATO, CC CPSU, `CPC CC`."""
    found = [word for word in chunk.words if _ACRONYM.fullmatch(word) and not _ROMAN.fullmatch(word)]
    if len(found) != len(chunk.words) or any(word in words.no_orgs or is_place(word) for word in found):
        return None
    if chunk.in_head:
        return None
    has_article = _ARTICLE.search(flow.flow.text, max(0, chunk.start - 5), chunk.start) is not None
    return chunk.start, chunk.end, "an acronym", 0.8 if has_article or len(found) > 1 else 0.7, 1
