"""Persons from general evidence: titles and roles, initials, given names, verbs of speech (annotation: persName)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.model import Candidate, Evidence, Mark, Reading, Span
from edenda.recognisers.chunks import Chunk, ChunkedFlow
from edenda.recognisers.context import Context
from edenda.recognisers.vocabulary import Vocabulary, is_adjective, is_initial, is_place, vocabulary

_LONGEST: Final = 5
_WORD_AFTER: Final = re.compile(r"[\s,]*([^\W\d_]+)")
_LIFE: Final = re.compile(r"\s\((?:b\. |born |d\. |died )?1\d{3}\s?[-–—]?")
_APPOSITION: Final = re.compile(r",\s(?:the|a|an|his|her|their|our|my|then|former)?\s?([a-z]+)")


class _Words(NamedTuple):
    shared: Vocabulary
    roles: frozenset[str]
    half_roles: frozenset[str]
    noble: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    lower_roles: frozenset[str]
    speech: frozenset[str]
    personal: frozenset[str]
    first_surnames: frozenset[str]
    heads: frozenset[str]
    places: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    def words(key: str) -> frozenset[str]:
        return language.word_set("persons", key)

    return _Words(
        vocabulary(language),
        words("roles"),
        words("half_roles"),
        words("noble"),
        words("suffixes"),
        words("particles"),
        words("lower_roles"),
        words("speech"),
        words("personal"),
        words("first_surnames"),
        frozenset((*language.words("organisations", "heads"), *language.words("events", "heads"))),
        language.word_set("places", "heads"),
    )


class _Name(NamedTuple):
    """Words of a chunk that may be a person's name, and what stands before them."""

    span: Span
    words: tuple[str, ...]
    role: str
    is_noble: bool
    opens: bool


def recognise_persons(reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """Persons in the running text and the notes."""
    words = _words(context.language)
    return tuple(candidate for flow in context.chunks.flows for candidate in _of_flow(flow, words, context))


def _of_flow(flow: ChunkedFlow, words: _Words, context: Context) -> Iterator[Candidate]:
    joined = 0
    for index, chunk in enumerate(flow.chunks):
        if index < joined:
            continue
        name, joined = _name(flow, index, words)
        if name is None:
            continue
        detail, confidence = _evidence(flow, chunk, name, words, context)
        if confidence:
            yield Candidate(flow.flow.id, Mark("persName", name.span, (), Evidence("person", detail, confidence)))


def _name(flow: ChunkedFlow, index: int, words: _Words) -> tuple[_Name | None, int]:
    """The words of a chunk behind its roles, with what particles join to them; and the chunk to go on with."""
    chunk = flow.chunks[index]
    first, role = _behind_roles(chunk.words, words)
    rest = chunk.words[first:]
    is_noble = bool(rest) and rest[0].lower() in words.noble
    start = _offset(chunk, first)
    length = _name_length(rest, words, skip=int(is_noble))
    goes_on = length == len(rest) and index + 1 < len(flow.chunks)
    links = words.particles | {"of"} if is_noble and length == 1 else words.particles
    if is_noble and length == 1 and not (goes_on and chunk.link in links):
        return None, index + 1
    if not length:
        return None, index + 1
    end = _offset(chunk, first + length - 1) + len(rest[length - 1])
    name = _Name((start, end), rest[:length], role, is_noble, chunk.opens and not first)
    if not (goes_on and chunk.link in links and (is_noble or role or _begins_name(rest, words))):
        return name, index + 1
    following = flow.chunks[index + 1]
    more = _name_length(following.words, words)
    if not more:
        return name, index + 1
    end = _offset(following, more - 1) + len(following.words[more - 1])
    return name._replace(span=(start, end), words=(*name.words, *following.words[:more])), index + 2


def _behind_roles(found: Sequence[str], words: _Words) -> tuple[int, str]:
    """How many words of a chunk are roles and what belongs to them, and the role that stands right before the name."""
    first, role = 0, ""
    for index, word in enumerate(found):
        lower = word.lower().rstrip(".")
        if lower in words.roles and lower not in words.noble:
            first, role = index + 1, lower
        elif index - first > 2 or not (is_adjective(word, words.shared) or word.isupper() or lower in words.heads):
            break
    if role in words.half_roles and first == 1:
        return (0, "") if found[1:] else (0, "")
    return first, role


def _offset(chunk: Chunk, index: int) -> int:
    """Where a word of a chunk begins."""
    return chunk.start + sum(len(word) + 1 for word in chunk.words[:index])


def _name_length(found: Sequence[str], words: _Words, skip: int = 0) -> int:
    """How many words from the first on can be one person's name."""
    length = skip
    for word in found[skip:_LONGEST]:
        lower = word.lower()
        if lower in words.suffixes and length:
            length += 1
            continue
        if not _is_name_word(word, words):
            break
        length += 1
    while length > skip and is_initial(found[length - 1]):
        length -= 1
    return length


def _is_name_word(word: str, words: _Words) -> bool:
    lower = word.lower()
    if is_initial(word):
        return not _is_abbreviation(word)
    if (
        lower in words.heads
        or lower in words.places
        or lower in words.shared.calendar
        or is_adjective(word, words.shared)
    ):
        return False
    if word.isupper() and len(word) <= 4:
        return False
    return lower not in words.shared.common or word in words.shared.given or word in words.shared.surnames


_ABBREVIATIONS: Final = frozenset(
    {"U.S.", "U.K.", "U.N.", "U.S.S.R.", "D.C.", "B.C.", "A.D.", "P.S.", "N.Y.", "G.D.R.", "U.S.A.", "P.M.", "A.M."}
)


def _is_abbreviation(word: str) -> bool:
    return word in _ABBREVIATIONS or word.count(".") > 3


def _begins_name(found: Sequence[str], words: _Words) -> bool:
    """Whether words can be followed by `de`, `von` and a surname: they begin with a given name or an initial."""
    return is_initial(found[0]) or found[0] in words.shared.given


def _evidence(flow: ChunkedFlow, chunk: Chunk, name: _Name, words: _Words, context: Context) -> tuple[str, float]:
    """Why words are a person's name, and how sure that is; 0 for no evidence."""
    if chunk.shouts and not name.role:
        return "", 0.0
    text = flow.flow.text
    whole = text[slice(*name.span)]
    if name.is_noble and len(name.words) > 1:
        return "a title of nobility", 0.85
    if name.role:
        weak = len(name.words) == 1 and is_place(whole)
        return f"after “{name.role}”", 0.7 if weak else 0.92
    before = flow.word_before(chunk) if name.span[0] == chunk.start else ""
    after = _WORD_AFTER.match(text, name.span[1])
    behind = after[1] if after else ""
    told = behind in words.personal or _LIFE.match(text, name.span[1]) is not None
    if len(name.words) > 1:
        return _several(name, whole, before, told or behind in words.speech, words)
    return _single(name, before, behind, words, context, told)


def _several(name: _Name, whole: str, before: str, speaks: bool, words: _Words) -> tuple[str, float]:
    first, last = name.words[0], name.words[-1]
    if is_place(whole):
        return "", 0.0
    if any(is_initial(word) for word in name.words):
        return "initials", 0.92
    if first in words.shared.given and not (name.opens and first.lower() in words.shared.common):
        strong = last not in words.shared.common
        return "a given name", 0.88 if strong else 0.7
    if first.lower() in words.first_surnames and len(name.words) <= 3:
        return "a surname that stands first", 0.85
    if before in words.lower_roles:
        return f"after “{before}”", 0.85
    if any("-" in word and word.rpartition("-")[2][:1].islower() for word in name.words[1:]):
        return "a name of two syllables", 0.85
    known = last in words.shared.surnames
    if speaks:
        return "a verb of speech", 0.8
    return ("a surname", 0.65) if known else ("words that are no others", 0.55 if len(name.words) <= 3 else 0.3)


def _single(name: _Name, before: str, behind: str, words: _Words, context: Context, told: bool) -> tuple[str, float]:
    (word,) = name.words
    lower = word.lower()
    if lower in words.noble or is_place(word) or lower in context.chunks.lower:
        return "", 0.0
    if lower in words.shared.common and before not in words.lower_roles:
        return "", 0.0
    if before in words.lower_roles:
        return f"after “{before}”", 0.85
    if told:
        return f"before “{behind}”", 0.75
    if name.opens and not context.chunks.inside[word]:
        return "", 0.0
    known = word in words.shared.surnames or word in words.shared.given
    if behind in words.speech:
        return f"before “{behind}”", 0.7 if known else 0.55
    if known and before not in ("in", "at", "near", "from", "the"):
        return "a surname", 0.55
    return "", 0.0
