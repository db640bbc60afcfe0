"""Phrases of several chunks: a head noun with what `of` joins to it, as in `Institute of the Union of Pilots`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.recognisers.words.chunks import Chunk, ChunkedFlow
from edenda.recognisers.words.vocabulary import Vocabulary, is_adjective, is_initial, is_place, vocabulary

_LONGEST: Final = 6
"""Chunks that one name can have."""
_LONGEST_PLACE: Final = 5
"""Words that a place's name can have."""
_NUMBER: Final = re.compile(r"(?<![\w.])\d{1,3}(?:st|nd|rd|th|d)\s$")
_BARE_NUMBER: Final = re.compile(r"(?<![\w.])\d{1,3}(?:st|nd|rd|th|d)?\s$")
_LONGEST_NUMBER: Final = 7
_ACRONYM: Final = re.compile(r"[^\W\d_a-z]{2,7}|(?:[^\W\d_a-z]\.){2,7}")
_BEHIND_INSERTION: Final = re.compile(r"\) (of(?: the)?) ")
_COMMA: Final = ", "
_WING: Final = re.compile(r"\s\((?:Bolsheviks?|[bB]|Marxist(?:-Leninist)?|M-?L)\)")
"""The wing of a party, which belongs to its name."""
_AND: Final = frozenset({"and", "&", "and the"})
_ARTICLE: Final = re.compile(r"\b(?:the|The|THE)\s[\"“‘'(]?$")
_APOSTROPHES: Final = str.maketrans("", "", "'’")


class PhraseWords(NamedTuple):
    """The words that phrases are read by."""

    shared: Vocabulary
    heads: frozenset[str]
    """Nouns that a body within a phrase ends with."""
    of: frozenset[str]
    purpose: frozenset[str]
    """Words such as `for` and `on`."""
    takes_purpose: frozenset[str]
    roles: frozenset[str]
    beliefs: frozenset[str]
    countries: frozenset[str]


@cache
def phrase_words(language: Language) -> PhraseWords:
    """The words of a language that phrases are read by."""
    return PhraseWords(
        vocabulary(language),
        language.word_set("organisations", "heads") | language.word_set("events", "heads"),
        language.word_set("organisations", "of"),
        language.word_set("organisations", "for"),
        language.word_set("organisations", "takes_for") | language.word_set("events", "takes_for"),
        language.word_set("persons", "roles") | language.word_set("persons", "noble"),
        language.word_set("organisations", "beliefs"),
        language.word_set("organisations", "countries"),
    )


def is_nationality(word: str, words: PhraseWords) -> bool:
    """Whether a word is an adjective of a country or people, or its acronym, and none of a belief or direction."""
    return (is_adjective(word, words.shared) and word.lower() not in words.beliefs) or word in words.countries


class Phrase(NamedTuple):
    """Where a phrase ends, and the chunk to go on with."""

    end: int
    following: int
    bodies: tuple[str, ...]
    """What `of` joined to its head."""


@dataclass(frozen=True)
class Headed:
    """A name with its head noun: its first word in the chunk, its head, what `of` joins to it."""

    chunk: Chunk
    first: int
    at: int
    phrase: Phrase

    @property
    def head(self) -> str:
        """Its head noun, lower case."""
        return self.chunk.words[self.at].lower()

    @property
    def modifiers(self) -> tuple[str, ...]:
        """The words before its head."""
        return self.chunk.words[self.first : self.at]


def behind_roles(words: Sequence[str], most: int, roles: AbstractSet[str]) -> int:
    """How many words, at most so many, are roles: `President`, `Comrade`."""
    first = 0
    while first < most and words[first].lower().rstrip(".") in roles:
        first += 1
    return first


def number_before(flow: ChunkedFlow, start: int, *, bare: bool = False) -> int | None:
    """Where an ordinal in digits begins that stands right before a position; `bare` takes plain digits too."""
    pattern = _BARE_NUMBER if bare else _NUMBER
    found = pattern.search(flow.flow.text, max(0, start - _LONGEST_NUMBER), start)
    return found.start() if found else None


def offset(chunk: Chunk, index: int) -> int:
    """Where a word of a chunk begins."""
    return chunk.start + sum(len(word) + 1 for word in chunk.words[:index])


def end_of(chunk: Chunk, index: int) -> int:
    """Where a word of a chunk ends."""
    return offset(chunk, index) + len(chunk.words[index])


def words_before(flow: ChunkedFlow, start: int, length: int = 40) -> list[str]:
    """The words of a sentence before a position, in its order; the first of them may be cut."""
    text = flow.flow.text[max(0, start - length) : start]
    return text.split() if text[-1:] in (" ", "\n") else []


def has_article(flow: ChunkedFlow, start: int) -> bool:
    """Whether the definite article stands before a position."""
    return _ARTICLE.search(flow.flow.text, max(0, start - 6), start) is not None


def is_acronym(word: str) -> bool:
    """Whether a word is written in capitals only, or as capitals with full stops."""
    return _ACRONYM.fullmatch(word) is not None


def with_body(flow: ChunkedFlow, index: int, head: str, words: PhraseWords, *, about: bool = False) -> Phrase:
    """The phrase that begins with a chunk whose last word is a head noun; `about` lets it go on with `on`."""
    at, end, bodies = index, flow.chunks[index].end, []
    purpose, for_purpose = about or head in words.takes_purpose, False
    while at - index < _LONGEST:
        link, following = _link(flow, at)
        if following is None or not _joins(
            link, flow.chunks[following], words, purpose=purpose, for_purpose=for_purpose
        ):
            break
        body = flow.chunks[following]
        length = _body_length(body, words)
        if not length:
            break
        at, end = following, end_of(body, length - 1)
        bodies.append(" ".join(body.words[:length]))
        if length < len(body.words):
            break
        at, end = _coordinated(flow, at, end, words)
        last = flow.chunks[at].words[-1].lower()
        purpose = purpose or last in words.takes_purpose
        for_purpose = link in words.purpose
    wing = _WING.match(flow.flow.text, end)
    return Phrase(wing.end() if wing else end, at + 1, tuple(bodies))


def _joins(link: str, body: Chunk, words: PhraseWords, *, purpose: bool, for_purpose: bool) -> bool:
    """Whether small words join a body: `of` always, `for` to what has a purpose, `in` a place behind a purpose."""
    if link in words.of:
        return True
    if link in words.purpose:
        return purpose and _is_purpose(body, words)
    return for_purpose and link == "in" and _is_purpose(body, words)


def _is_purpose(body: Chunk, words: PhraseWords) -> bool:
    """Whether a chunk can be what a body is for: a thing or a place, and no other body."""
    if body.words[-1].lower() in words.heads and len(body.words) > 1 and not is_place(body.text):
        return False
    return is_place(body.text) or all(is_common(word, words) for word in body.words)


def _link(flow: ChunkedFlow, index: int) -> tuple[str, int | None]:
    """The small words behind a chunk and the chunk they join to it; an acronym in parentheses is passed over."""
    chunk = flow.chunks[index]
    if index + 1 == len(flow.chunks):
        return "", None
    if chunk.link:
        return chunk.link, index + 1
    inserted = flow.chunks[index + 1]
    text = flow.flow.text
    if index + 2 < len(flow.chunks) and text[chunk.end : inserted.start] == " (" and is_acronym(inserted.text):
        behind = _BEHIND_INSERTION.fullmatch(text, inserted.end, flow.chunks[index + 2].start)
        if behind:
            return behind[1], index + 2
    return "", None


def _body_length(body: Chunk, words: PhraseWords) -> int:
    """How many words of a chunk can be what `of` joins: up to its last head noun, none of a date or a person."""
    lower = [word.lower() for word in body.words]
    if lower[0] in words.shared.calendar or body.shouts or is_personal(body.words, words):
        return 0
    heads = [at for at, word in enumerate(lower) if word in words.heads]
    if heads and heads[-1]:
        return heads[-1] + 1
    if is_acronym(body.words[0]):
        return next((at for at, word in enumerate(body.words) if not is_acronym(word)), len(lower))
    length = next((at for at, word in enumerate(lower) if at and _is_role(word, words)), len(lower))
    at = next((at for at in range(min(length, _LONGEST_PLACE), 0, -1) if is_place(" ".join(body.words[:at]))), length)
    return at if at < length and body.words[at] in words.shared.given else length


def _is_role(word: str, words: PhraseWords) -> bool:
    return word.rstrip(".") in words.roles or word in ("member", "members")


def is_personal(found: Sequence[str], words: PhraseWords) -> bool:
    """Whether words look like a person: a given name or an initial that goes on, a role before a name."""
    if len(found) == 1:
        return False
    first, second = found[0], found[1]
    if is_initial(first) or is_initial(second):
        return first not in ("St.", "Mt.", "U.S.") and not is_acronym(first)
    if first.lower().rstrip(".") in words.roles:
        return second.lower() not in words.shared.common
    return first in words.shared.given and first.lower() not in words.shared.common and not _names_things(found, words)


def _names_things(found: Sequence[str], words: PhraseWords) -> bool:
    return is_place(" ".join(found)) or is_place(found[0]) or found[-1].lower() in words.heads


def _coordinated(flow: ChunkedFlow, at: int, end: int, words: PhraseWords) -> tuple[int, int]:
    """The last chunk and the end of a phrase that goes on with `and`, or with commas and `and`."""
    chunk, last = flow.chunks[at], at
    listed = [chunk]
    while last + 1 < len(flow.chunks) and len(listed) < _LONGEST:
        before, following = flow.chunks[last], flow.chunks[last + 1]
        is_comma = flow.flow.text[before.end : following.start].rstrip("\n") == _COMMA
        if before.link not in _AND and not is_comma:
            break
        listed.append(following)
        last += 1
        if not is_comma:
            return (last, following.end) if _is_shared(listed, words) else (at, end)
    return at, end


def _is_shared(listed: Sequence[Chunk], words: PhraseWords) -> bool:
    """Whether `and` joins parts of one name: Ministry of Trade and Industry, but not Bank of England and France."""
    if any(is_place(one.text) or is_acronym(one.text) for one in listed):
        return False
    last = listed[-1].words
    if last[-1].lower() in words.heads or _is_role(last[0].lower(), words):
        return False
    return all(is_common(word, words) for one in listed for word in one.words) and _is_head(listed, words)


def _is_head(listed: Sequence[Chunk], words: PhraseWords) -> bool:
    """Whether none but the last of some parts ends with a head noun: else the name ended there."""
    return not any(one.words[-1].lower() in words.heads and len(one.words) > 1 for one in listed[:-1])


def is_common(word: str, words: PhraseWords) -> bool:
    """Whether a word is an ordinary one, an adjective or a head noun, whatever its capital."""
    lower = word.lower().translate(_APOSTROPHES)
    return lower in words.shared.common or is_adjective(word, words.shared) or lower in words.heads
