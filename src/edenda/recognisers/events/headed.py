"""Events known by their head noun: `Third Congress of Pilots`, `Battle of Memmin`, `Seven Years' War`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from edenda.recognisers.events.words import EventWords
from edenda.recognisers.proposals import Found
from edenda.recognisers.words.chunks import Chunk, ChunkedFlow
from edenda.recognisers.words.phrases import (
    Headed,
    Phrase,
    behind_roles,
    end_of,
    has_article,
    is_acronym,
    is_nationality,
    is_personal,
    number_before,
    offset,
    with_body,
)
from edenda.recognisers.words.vocabulary import is_place

_YEARS: Final = re.compile(r"(?<!\d)\d{4} and (?:the )?\d{4}\s$")
_LONGEST_YEARS: Final = 20
_LENGTHS: Final = frozenset({"Years", "Weeks", "Days", "Year", "Day", "Week"})
_CARDINAL: Final = re.compile(r"(?<!\w)(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve|Hundred)\s$")
_LONGEST_CARDINAL: Final = 12
_ROMAN: Final = re.compile(r"[IVXL]+(?:th|st|nd|rd)?")


@dataclass(frozen=True)
class _Name(Headed):
    """A name with its head noun, and whether it has a number."""

    is_counted: bool


def headed(flow: ChunkedFlow, index: int, words: EventWords) -> Found | None:
    """A name with a head noun that begins in a chunk, or right before it."""
    chunk = flow.chunks[index]
    lower = [word.lower() for word in chunk.words]
    if lower[0] in words.operations and len(lower) > 1:
        return Found(chunk.start, end_of(chunk, 1), index + 1, "the name of an operation", 0.85)
    at = _head(lower, words)
    if at is None:
        return None
    first = behind_roles(lower, at, words.roles)
    start = number_before(flow, chunk.start) if not first else None
    is_counted = start is not None or _is_counted(flow, chunk, (first, at), words)
    name = _Name(chunk, first, at, _phrase(flow, index, at, words), is_counted)
    confidence, detail = _evidence(name, words)
    if not confidence or _is_indefinite(flow, name, words):
        return None
    if start is None:
        start = _start(flow, index, first, words)
    return Found(start, name.phrase.end, name.phrase.following, detail, confidence, name.head)


def _head(lower: list[str], words: EventWords) -> int | None:
    """The last head noun of a chunk that no organisation's head follows: not the War of War Office."""
    at = next((at for at in range(len(lower) - 1, -1, -1) if lower[at] in words.heads), None)
    if at is None or any(word in words.organisations for word in lower[at + 1 :]):
        return None
    return at


def _is_counted(flow: ChunkedFlow, chunk: Chunk, at: tuple[int, int], words: EventWords) -> bool:
    """Whether an ordinal or a Roman number stands before a head; for several meetings also two years."""
    first, head_at = at
    if any(word.lower() in words.ordinals or _ROMAN.fullmatch(word) for word in chunk.words[first:head_at]):
        return True
    if first or chunk.words[head_at].lower() not in words.plurals:
        return False
    return _YEARS.search(flow.flow.text, max(0, chunk.start - _LONGEST_YEARS), chunk.start) is not None


def _start(flow: ChunkedFlow, index: int, first: int, words: EventWords) -> int:
    """Where a name begins, also one whose first word was cut off: Seven Years' War, French and Indian War."""
    chunk = flow.chunks[index]
    if first:
        return offset(chunk, first)
    if chunk.words[0].rstrip("'’") in _LENGTHS:
        number = _CARDINAL.search(flow.flow.text, max(0, chunk.start - _LONGEST_CARDINAL), chunk.start)
        return number.start() if number else chunk.start
    before = flow.chunks[index - 1] if index else None
    if before is None or before.link != "and" or len(before.words) > 1 or chunk.words[-1] != "War":
        return chunk.start
    is_shared = is_nationality(before.words[0], words.phrase) and is_nationality(chunk.words[0], words.phrase)
    return before.start if is_shared and has_article(flow, before.start) else chunk.start


def _phrase(flow: ChunkedFlow, index: int, at: int, words: EventWords) -> Phrase:
    """The phrase behind a head: a meeting's body, a battle's place, a war's number."""
    chunk = flow.chunks[index]
    head = chunk.words[at].lower()
    if at + 1 == len(chunk.words):
        if head in words.meets or head in words.of_places:
            return with_body(flow, index, head, words.phrase)
        return Phrase(chunk.end, index + 1, ())
    number = chunk.words[at + 1].rstrip(".")
    end = offset(chunk, at + 1) + len(number) if number.lower() in words.numbers else end_of(chunk, at)
    return Phrase(end, index + 1, ())


def _evidence(name: _Name, words: EventWords) -> tuple[float, str]:
    """How sure a name is, and why; 0 for no name."""
    head, behind = name.head, name.chunk.words[name.at + 1 : name.at + 2]
    if name.modifiers and behind and behind[0].lower().rstrip(".") in words.numbers:
        return 0.9, f"the head noun “{head}” with a number"
    if name.is_counted and (head in words.meets or head in words.numbered):
        return 0.9, f"a numbered “{head}”"
    if _is_of_place(name, words):
        is_sure = name.modifiers or head in words.councils | words.meets
        return (0.94 if is_sure else 0.8), f"“{head}” of a place"
    if not name.modifiers:
        return 0.0, ""
    return _by_modifiers(name, words), f"the head noun “{head}”"


def _is_of_place(name: _Name, words: EventWords) -> bool:
    """Whether what `of` joins to a head makes an event of it: Battle of Memmin, but not Council of Memmin."""
    if not name.phrase.bodies or name.head not in words.of_places:
        return False
    return name.head not in words.councils or name.phrase.bodies[0].lower() in words.councils_of


def _by_modifiers(name: _Name, words: EventWords) -> float:
    """How sure a name is by the words before its head alone."""
    head, before = name.head, name.modifiers
    last = before[-1].lower()
    named = [word for word in before if not is_nationality(word, words.phrase) and not is_place(word)]
    if head in words.meetings and not name.phrase.bodies:
        if not named or last in words.parliaments:
            return 0.78 if is_place(" ".join(before)) and not is_acronym(before[-1]) else 0.0
        if last == "party":
            return 0.4
    if head in words.weak and is_personal(name.chunk.words, words.phrase):
        return 0.0
    if last in words.great or (head not in words.weak and named):
        return 0.76 if name.chunk.opens and len(before) == 1 else 0.8
    return 0.82 if head in words.with_place and not named else 0.0


def _is_indefinite(flow: ChunkedFlow, name: _Name, words: EventWords) -> bool:
    """Whether an article or pronoun shows any such event, or one to come."""
    is_named = name.is_counted or (name.modifiers and name.phrase.bodies)
    return not is_named and flow.word_before(name.chunk) in words.indefinite
