"""Organisations known by their head noun: `Baltic Fishermen's League`, `Ministry of Trade and Industry`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from edenda.recognisers.organisations.words import OrganisationWords
from edenda.recognisers.proposals import Found
from edenda.recognisers.words.chunks import Chunk, ChunkedFlow
from edenda.recognisers.words.phrases import (
    Headed,
    Phrase,
    behind_roles,
    end_of,
    has_article,
    is_common,
    is_nationality,
    number_before,
    offset,
    with_body,
    words_before,
)
from edenda.recognisers.words.vocabulary import is_place

_POSSESSIVE: Final = re.compile(r"['’]s? ")
_JOINED_POSSESSIVES: Final = re.compile(r"['’] and ")
_NOUN_BEHIND: Final = re.compile(r" ([a-z]{3,})")
_NO_NOUNS: Final = frozenset({"outside", "inside", "ever", "near", "which", "that"})
_ANY: Final = frozenset({"a", "an", "any", "every", "each", "no", "another"})
_WHOLE: Final = frozenset({"soviet", "international"})
"""Adjectives that are head nouns only at the end."""


@dataclass(frozen=True)
class _Name(Headed):
    """A name with its head noun, and where it begins, which may be before the chunk."""

    flow: ChunkedFlow
    start: int


def headed(flow: ChunkedFlow, index: int, words: OrganisationWords) -> Found | None:
    """A name with a head noun that begins in a chunk, or in the one before."""
    chunk = flow.chunks[index]
    at = _head(chunk, words)
    if at is None:
        return _with_house(flow, index, words)
    first = _behind_roles(chunk, at, words)
    if _goes_on_as_place(chunk, at, words) or _has_role_inside(chunk, first, at, words):
        return None
    phrase = _phrase(flow, index, at, words)
    name = _Name(chunk, first, at, phrase, flow, _start(flow, index, (first, at), words))
    if not (name.modifiers or phrase.bodies or name.start < offset(chunk, first)):
        return None
    detail, is_sure = f"the head noun “{name.head}”", bool(phrase.bodies)
    return Found(name.start, phrase.end, phrase.following, detail, _confidence(name, words), name.head, is_sure=is_sure)


def _head(chunk: Chunk, words: OrganisationWords) -> int | None:
    """The last head noun of a chunk that no role and no person parts from the first."""
    head, before = None, ""
    for at, word in enumerate(map(str.lower, chunk.words)):
        if word in words.heads or f"{before} {word}" in words.names:
            if word not in _WHOLE or at + 1 == len(chunk.words):
                head = at
        elif head is not None and (word.rstrip(".") in words.roles or chunk.words[at] in words.phrase.shared.given):
            break
        before = word
    return head


def _goes_on_as_place(chunk: Chunk, at: int, words: OrganisationWords) -> bool:
    """Whether a chunk ends as a place: Parliament Square, Trade Union Street."""
    return at + 1 < len(chunk.words) and chunk.words[-1].lower() in words.places


def _has_role_inside(chunk: Chunk, first: int, at: int, words: OrganisationWords) -> bool:
    """Whether a shortened role stands among the words before a head, so that two names stand side by side."""
    return any(word.endswith(".") and word.lower().rstrip(".") in words.roles for word in chunk.words[first:at])


def _with_house(flow: ChunkedFlow, index: int, words: OrganisationWords) -> Found | None:
    """House of Commons, Sons of Liberty: heads that need an of-phrase."""
    chunk = flow.chunks[index]
    head = chunk.words[-1].lower()
    if head not in words.heads_with_body or chunk.link not in words.phrase.of:
        return None
    phrase = with_body(flow, index, head, words.phrase)
    if not phrase.bodies or is_place(phrase.bodies[0]) or phrase.bodies[0] in words.phrase.shared.given:
        return None
    return Found(chunk.start, phrase.end, phrase.following, f"the head noun “{head}”", 0.85, head)


def _phrase(flow: ChunkedFlow, index: int, at: int, words: OrganisationWords) -> Phrase:
    """The phrase behind a head; a country's acronym belongs to it: Communist Party USA."""
    chunk = flow.chunks[index]
    if at + 1 < len(chunk.words):
        end = end_of(chunk, at + int(chunk.words[at + 1] in words.phrase.countries))
        return Phrase(end, index + 1, ())
    return with_body(flow, index, chunk.words[at].lower(), words.phrase)


def _behind_roles(chunk: Chunk, at: int, words: OrganisationWords) -> int:
    """How many words at the beginning are roles: `President`, `Comrade`."""
    first = behind_roles(chunk.words, at, words.roles)
    is_alone = first == at and len(chunk.words) == at + 1
    is_surname = chunk.words[at].lower() in words.surnames
    return first - 1 if first and is_alone and not is_surname and not chunk.words[first - 1].endswith(".") else first


def _start(flow: ChunkedFlow, index: int, at: tuple[int, int], words: OrganisationWords) -> int:
    """Where a name begins: a number, a possessor, or adjectives joined by `and` may stand before the chunk."""
    chunk = flow.chunks[index]
    first, head_at = at
    start = offset(chunk, first)
    if first:
        return start
    number = number_before(flow, start, bare=True) if chunk.words[head_at].lower() in words.numbered else None
    if number is not None:
        return number
    if not index:
        return start
    before = flow.chunks[index - 1]
    joins = (
        _is_possessed(flow, before, chunk, head_at, words)
        or _is_with_plural(flow, before, chunk.words[head_at], words)
        or _is_shared_adjective(flow, before, chunk, head_at, words)
    )
    return before.start if joins else start


def _is_possessed(flow: ChunkedFlow, before: Chunk, chunk: Chunk, at: int, words: OrganisationWords) -> bool:
    """Whether a possessive belongs to the name: St. George's University, Seamen's Union, but not Lenin's Party."""
    between = flow.flow.text[before.end : chunk.start]
    if _JOINED_POSSESSIVES.fullmatch(between):
        return before.words[-1].endswith("s") and chunk.words[0][-1] in "'’" and at > 0
    if not _POSSESSIVE.fullmatch(between):
        return False
    head = chunk.words[at].lower()
    if head in words.possessed and (before.words[0] in ("St.", "Saint") or at == 0):
        return True
    word = before.words[-1]
    if at == 0 and head in words.with_plurals and word.endswith("s") and "s" not in between:
        return True
    return at == 0 and word.lower() in words.phrase.shared.common and word not in words.phrase.shared.surnames


def _is_with_plural(flow: ChunkedFlow, before: Chunk, head: str, words: OrganisationWords) -> bool:
    """Whether one word for several people and `of` stand before: Servants of India Society."""
    if before.link != "of" or len(before.words) > 1 or head.lower() not in words.with_plurals:
        return False
    word = before.words[0].lower()
    is_known = word in words.phrase.roles or word in words.heads or word in words.papers
    return word.endswith("s") and not is_known and has_article(flow, before.start)


def _is_shared_adjective(flow: ChunkedFlow, before: Chunk, chunk: Chunk, at: int, words: OrganisationWords) -> bool:
    """Whether `and` joins what stands before one head: Social Democratic and Labour Party."""
    if before.link not in ("and", "&") or not at or (len(before.words) == 1 and not has_article(flow, before.start)):
        return False
    if is_place(before.text) or is_nationality(before.words[-1], words.phrase):
        return (
            chunk.words[at].lower() in words.of_places and is_place(chunk.words[0]) and has_article(flow, before.start)
        )
    return all(
        is_common(word, words.phrase) and word.lower() not in words.heads and word.lower() not in words.roles
        for word in (*before.words, *chunk.words[:at])
    )


def _confidence(name: _Name, words: OrganisationWords) -> float:
    if _is_something_else(name, words) or (name.head in words.events and _is_meeting(name, words)):
        return 0.0
    if _is_person(name, words) or _is_only_numbered(name, words) or _is_indefinite(name, words):
        return 0.3
    if name.phrase.bodies:
        return 0.88 if any(map(is_place, name.phrase.bodies)) else 0.93
    is_nation = name.modifiers and all(is_nationality(word, words.phrase) for word in name.modifiers)
    return 0.6 if is_nation and name.head in words.described else 0.88


def _is_something_else(name: _Name, words: OrganisationWords) -> bool:
    """Whether words are small words with capitals, or a pact that is a paper."""
    if not name.modifiers:
        return name.head == "pact"
    if name.head == "pact" and name.modifiers[-1].lower() not in words.alliances:
        return True
    return all(word.lower() in words.function for word in name.modifiers)


def _is_meeting(name: _Name, words: OrganisationWords) -> bool:
    """Whether a congress is a meeting rather than a body: not Paraguayan Congress, not Trade Union Congress."""
    if number_before(name.flow, name.start, bare=True) is not None or any(
        word.lower() in words.ordinals for word in name.modifiers
    ):
        return True
    if name.phrase.bodies:
        return name.phrase.bodies[0].split()[-1].lower() not in words.congresses_of
    if not name.modifiers:
        return True
    is_nation = all(is_nationality(word, words.phrase) for word in name.modifiers)
    return not (is_nation or name.modifiers[-1].lower() in words.parliaments)


def _is_person(name: _Name, words: OrganisationWords) -> bool:
    """Whether a head is a surname behind a role or a given name: Miss Church, Robert Church."""
    if name.head not in words.surnames or not name.modifiers:
        return False
    word = name.modifiers[0]
    return bool(name.first) or (word in words.phrase.shared.given and word.lower() not in words.phrase.shared.common)


def _is_only_numbered(name: _Name, words: OrganisationWords) -> bool:
    """Whether a front has nothing but its number: the Second Front."""
    return (
        name.head == "front" and bool(name.modifiers) and all(one.lower() in words.ordinals for one in name.modifiers)
    )


def _is_indefinite(name: _Name, words: OrganisationWords) -> bool:
    """Whether an article or pronoun shows any such body, and no noun behind it takes the article for itself."""
    if name.phrase.bodies or name.phrase.end < name.chunk.end:
        return False
    before = [word.lower() for word in words_before(name.flow, name.chunk.start)[-2:]]
    if not before or not (before[-1] in words.indefinite or (before[0] in _ANY and before[-1] not in ("the", "of"))):
        return False
    behind = _NOUN_BEHIND.match(name.flow.flow.text, name.phrase.end)
    return behind is None or behind[1] in words.function or behind[1] in _NO_NOUNS
