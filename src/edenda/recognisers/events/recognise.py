"""Congresses, conferences, wars, revolutions: named by a head noun, a number, a place (annotation: event).

A year before the name is a date of its own; a party behind it belongs to it: Twentieth Congress of the C.P.S.U.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from edenda.languages import Language
from edenda.model import Candidate, Reading, Span
from edenda.recognisers.context import Context
from edenda.recognisers.events.headed import headed
from edenda.recognisers.events.series import series
from edenda.recognisers.events.words import EventWords, event_words
from edenda.recognisers.proposals import Found, candidates
from edenda.recognisers.words.chunks import Chunk, ChunkedFlow
from edenda.recognisers.words.phrases import end_of, has_article, is_nationality, number_before, offset, with_body

_IN_HEADINGS: Final = 0.5
"""How much less sure a name is that stands in a heading only."""
_LONGEST_NAME: Final = 4
_LONGEST_BEFORE: Final = 200
"""Characters of a number, and of the words between it and an insertion."""


def recognise_events(_: Reading, context: Context) -> tuple[Candidate, ...]:
    """Events in the running text and the notes."""
    words = event_words(context.language)
    found = [(flow, tuple(_of_flow(flow, words, context.language))) for flow in context.chunks.flows]
    attrs = (("type", "event"),)
    marked = [(flow, tuple(one._replace(attrs=attrs) for one in several)) for flow, several in found]
    return tuple(candidates(marked, "name", "event", _IN_HEADINGS))


def _of_flow(flow: ChunkedFlow, words: EventWords, language: Language) -> Iterator[Found]:
    text = flow.flow.text
    for match in words.quoted.finditer(text):
        yield Found(match.start(1), match.end(1), 0, "in quotation marks before a campaign", 0.8)
    for start, end in _inserted(text, words):
        yield Found(start, end, 0, "a numbered meeting with an insertion", 0.92)
    for index in sorted(flow.with_any(words.telling) | flow.before_any(words.lower_beginnings)):
        chunk = flow.chunks[index]
        if not chunk.shouts and (found := _any_of(flow, index, words)):
            yield from series(flow, chunk, found, language)


def _inserted(text: str, words: EventWords) -> Iterator[Span]:
    """Numbered meetings with an insertion: Twentieth [extraordinary] Congress."""
    last = 0
    for insertion in words.inserted.finditer(text):
        number = words.numbered_before.search(text, max(last, insertion.start() - _LONGEST_BEFORE), insertion.start())
        if number:
            last = insertion.end()
            yield number.start(), last


def _any_of(flow: ChunkedFlow, index: int, words: EventWords) -> Found | None:
    chunk = flow.chunks[index]
    found = None
    if flow.flow.text[chunk.end : chunk.end + 3] in words.lower_beginnings:
        found = _lower_head(flow, index, words)
    if not found and not words.telling.isdisjoint(map(str.lower, chunk.words)):
        found = headed(flow, index, words) or _known(flow, index, words)
    return found


def _known(flow: ChunkedFlow, index: int, words: EventWords) -> Found | None:
    """A name that is known as a whole: Great Leap Forward."""
    chunk = flow.chunks[index]
    lower = [word.lower() for word in chunk.words]
    length = len(lower)
    ends = [(at, length) for at in range(max(0, length - _LONGEST_NAME), length)]
    beginnings = [(0, at) for at in range(1, min(length, _LONGEST_NAME))]
    for first, last in (*ends, *beginnings):
        name = " ".join(lower[first:last])
        if name in words.names:
            if _is_any(flow, chunk, first, name, words):
                return None
            start, end = offset(chunk, first), end_of(chunk, last - 1)
            return Found(start, end, index + 1, "a known name", 0.89, name, is_sure=True)
    return None


def _is_any(flow: ChunkedFlow, chunk: Chunk, first: int, name: str, words: EventWords) -> bool:
    """Whether a known name means any such event, or opens a sentence and may be no name."""
    if name in words.not_alone and (chunk.opens or not has_article(flow, chunk.start)):
        return True
    return first == 0 and flow.word_before(chunk) in words.indefinite


def _lower_head(flow: ChunkedFlow, index: int, words: EventWords) -> Found | None:
    """A head in lower case behind a word that passes the capital test: Second Plenary session of the Union."""
    chunk = flow.chunks[index]
    if len(chunk.words) == 1 and (chunk.opens or chunk.words[0].lower() not in words.ordinals):
        return None
    head = words.lower_head.match(flow.flow.text, chunk.end)
    lower = chunk.words[-1].lower()
    if not head or not _is_plain(chunk, words) or is_nationality(lower, words.phrase):
        return None
    number = number_before(flow, chunk.start)
    if number is None and not any(word.lower() in words.ordinals for word in chunk.words):
        return None
    start = chunk.start if number is None else number
    end, following = _behind(flow, index, head, words)
    return Found(start, end, following, f"a capital before “{head[1]}”", 0.85, head[1])


def _is_plain(chunk: Chunk, words: EventWords) -> bool:
    """Whether a chunk ends with an ordinary word that is no number but in a row of several."""
    lower = chunk.words[-1].lower()
    return len(chunk.words) > 1 and (lower in words.phrase.shared.common or lower in words.ordinals)


def _behind(flow: ChunkedFlow, index: int, head: re.Match[str], words: EventWords) -> tuple[int, int]:
    """Where a name ends whose head in lower case goes on with `of the …`."""
    if index + 1 == len(flow.chunks):
        return head.end(), index + 1
    body = flow.chunks[index + 1]
    if flow.flow.text[head.end() : body.start].strip() not in words.phrase.of:
        return head.end(), index + 1
    phrase = with_body(flow, index + 1, "", words.phrase)
    return phrase.end, phrase.following
