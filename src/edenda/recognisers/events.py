"""Congresses, conferences, wars, revolutions: named by a head noun, a number, a place (annotation: event).

A year before the name is a date of its own; a party behind it belongs to it: Twentieth Congress of the C.P.S.U.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.model import Candidate, Evidence, Mark, Reading
from edenda.recognisers.chunks import ChunkedFlow
from edenda.recognisers.context import Context
from edenda.recognisers.vocabulary import Vocabulary, is_adjective, is_place, vocabulary

_NUMBER: Final = re.compile(r"(?<![\w.])\d{1,3}(?:st|nd|rd|th|d)\s$")
_LONGEST: Final = 4


class _Words(NamedTuple):
    shared: Vocabulary
    heads: frozenset[str]
    plain: frozenset[str]
    of: frozenset[str]
    ordinals: frozenset[str]
    roles: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    return _Words(
        vocabulary(language),
        language.word_set("events", "heads"),
        language.word_set("events", "of_places"),
        language.word_set("organisations", "of"),
        language.word_set("events", "ordinals"),
        language.word_set("persons", "roles"),
    )


def recognise_events(reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """Events in the running text and the notes."""
    words = _words(context.language)
    return tuple(candidate for flow in context.chunks.flows for candidate in _of_flow(flow, words))


def _of_flow(flow: ChunkedFlow, words: _Words) -> Iterator[Candidate]:
    for index, chunk in enumerate(flow.chunks):
        if chunk.shouts or chunk.in_head:
            continue
        found = _named(flow, index, words)
        if found:
            start, end, detail, confidence = found
            attrs = (("type", "event"),)
            yield Candidate(flow.flow.id, Mark("name", (start, end), attrs, Evidence("event", detail, confidence)))


def _named(flow: ChunkedFlow, index: int, words: _Words) -> tuple[int, int, str, float] | None:
    chunk = flow.chunks[index]
    lower = [word.lower() for word in chunk.words]
    at = next((place for place, word in enumerate(lower) if word in words.heads), None)
    if at is None:
        return None
    number = _NUMBER.search(flow.flow.text, max(0, chunk.start - 7), chunk.start)
    start = number.start() if number else chunk.start
    head = lower[at]
    is_last = at + 1 == len(lower)
    end = chunk.end if is_last else chunk.start + len(" ".join(chunk.words[: at + 1]))
    if not is_last and lower[at + 1] in ("i", "ii", "one", "two"):
        end = chunk.start + len(" ".join(chunk.words[: at + 2]))
        return start, end, f"the head noun “{head}” with a number", 0.9
    is_counted = number is not None or any(word in words.ordinals for word in lower[:at])
    modifiers = [word for word in chunk.words[:at] if not is_adjective(word, words.shared) and not is_place(word)]
    taken = 1
    while is_last and taken < _LONGEST and index + taken < len(flow.chunks):
        link = flow.chunks[index + taken - 1].link
        if link in words.of or (
            link in ("and", "and the")
            and taken > 1
            and flow.chunks[index + taken].words[-1].lower() in ("parties", "unions", "states", "countries")
        ):
            end = flow.chunks[index + taken].end
            taken += 1
        else:
            break
    if head in words.plain and taken > 1:
        return start, end, f"“{head}” of a place", 0.88
    if is_counted:
        return start, end, f"a numbered “{head}”", 0.9
    if modifiers or (taken > 1 and head in ("congress", "conference", "convention", "meeting", "council")):
        return start, end, f"the head noun “{head}”", 0.8
    if at > 0 and head in (
        "war",
        "wars",
        "revolution",
        "conference",
        "congress",
        "rising",
        "uprising",
        "rebellion",
        "mutiny",
    ):
        return start, end, f"the head noun “{head}”", 0.78
    return None
