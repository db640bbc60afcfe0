"""Congresses, conferences, wars, revolutions: named by a head noun, a number, a place (annotation: event).

A year before the name is a date of its own; a party behind it belongs to it: Twentieth Congress of the C.P.S.U.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language, any_of
from edenda.model import Candidate, Reading
from edenda.recognisers.chunks import UPPER, Chunk, ChunkedFlow
from edenda.recognisers.context import Context
from edenda.recognisers.event_series import series
from edenda.recognisers.phrases import (
    Phrase,
    PhraseWords,
    end_of,
    has_article,
    is_acronym,
    is_nationality,
    is_personal,
    offset,
    phrase_words,
    with_body,
)
from edenda.recognisers.proposals import Found, candidates
from edenda.recognisers.vocabulary import is_place

_NUMBER: Final = re.compile(r"(?<![\w.])\d{1,3}(?:st|nd|rd|th|d)\s$")
_YEARS: Final = re.compile(r"(?<!\d)\d{4} and (?:the )?\d{4}\s$")
_LONGEST_YEARS: Final = 20
_LENGTHS: Final = frozenset({"Years", "Weeks", "Days", "Year", "Day", "Week"})
_CARDINAL: Final = re.compile(r"(?<!\w)(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve|Hundred|One Hundred)\s$")
_ROMAN: Final = re.compile(r"[IVXL]+(?:th|st|nd|rd)?")
_IN_HEADINGS: Final = 0.5
"""How much less sure a name is that stands in a heading only."""
_LONGEST_NAME: Final = 4


class _Words(NamedTuple):
    phrase: PhraseWords
    heads: frozenset[str]
    meetings: frozenset[str]
    meets: frozenset[str]
    of_places: frozenset[str]
    with_place: frozenset[str]
    weak: frozenset[str]
    great: frozenset[str]
    names: frozenset[str]
    not_alone: frozenset[str]
    indefinite: frozenset[str]
    numbers: frozenset[str]
    ordinals: frozenset[str]
    operations: frozenset[str]
    roles: frozenset[str]
    plurals: frozenset[str]
    councils: frozenset[str]
    councils_of: frozenset[str]
    numbered: frozenset[str]
    organisations: frozenset[str]
    parliaments: frozenset[str]
    lower_head: re.Pattern[str]
    lower_beginnings: frozenset[str]
    telling: frozenset[str]
    """All words of which one must be in a name."""
    quoted: re.Pattern[str]
    inserted: re.Pattern[str]


@cache
def _words(language: Language) -> _Words:
    def words(key: str) -> frozenset[str]:
        return language.word_set("events", key)

    heads = "|".join(word.title() for word in language.words("events", "meets"))
    number = rf"(?:\d{{1,3}}(?:st|nd|rd|th|d)|{any_of(word.title() for word in language.words('events', 'ordinals'))})"
    return _Words(
        phrase_words(language),
        words("heads"),
        words("meetings"),
        words("meets") | (words("plurals") - {"wars", "battles"}),
        words("of_places"),
        words("with_place"),
        words("weak"),
        words("great"),
        words("names"),
        words("not_alone"),
        words("indefinite"),
        words("numbers"),
        words("ordinals"),
        words("operations"),
        language.word_set("persons", "roles")
        - language.word_set("organisations", "names_with_roles")
        - words("ordinals"),
        words("plurals"),
        words("councils"),
        words("councils_of"),
        words("numbered"),
        language.word_set("organisations", "heads"),
        language.word_set("organisations", "parliaments"),
        re.compile(rf" ({any_of(language.words('events', 'lower_heads'))})(?!\w)"),
        frozenset(f" {word[0]}" for word in words("lower_heads")),
        words("heads") | words("operations") | {name.split()[0] for name in words("names")},
        re.compile(
            rf"(?<!\w)[\"“‘']([^\W\d_][\w' -]{{2,40}}?)[\"”’'] (?:{any_of(language.words('events', 'quoted'))})(?!\w)"
        ),
        re.compile(rf"(?<!\w){number} (?:{UPPER}[\w.]* ){{0,3}}\[[^\[\]\n]{{1,120}}\] (?:{heads})(?!\w)"),
    )


def recognise_events(reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """Events in the running text and the notes."""
    words = _words(context.language)
    found = [(flow, tuple(_of_flow(flow, words, context.language))) for flow in context.chunks.flows]
    attrs = (("type", "event"),)
    marked = [(flow, tuple(one._replace(attrs=attrs) for one in several)) for flow, several in found]
    return tuple(candidates(marked, "name", "event", _IN_HEADINGS))


def _of_flow(flow: ChunkedFlow, words: _Words, language: Language) -> Iterator[Found]:
    text = flow.flow.text
    for match in words.quoted.finditer(text):
        yield Found(match.start(1), match.end(1), 0, "in quotation marks before a campaign", 0.8)
    for match in words.inserted.finditer(text) if "] " in text else ():
        yield Found(*match.span(), 0, "a numbered meeting with an insertion", 0.92)
    for index, chunk in enumerate(flow.chunks):
        if not chunk.shouts and (found := _any_of(flow, index, words)):
            yield from series(flow, chunk, found, language)


def _any_of(flow: ChunkedFlow, index: int, words: _Words) -> Found | None:
    chunk = flow.chunks[index]
    found = None
    if flow.flow.text[chunk.end : chunk.end + 2] in words.lower_beginnings:
        found = _lower_head(flow, index, words)
    if not found and not words.telling.isdisjoint(map(str.lower, chunk.words)):
        found = _named(flow, index, words) or _known(flow, index, words)
    return found


def _named(flow: ChunkedFlow, index: int, words: _Words) -> Found | None:
    """A name with a head noun."""
    chunk = flow.chunks[index]
    lower = [word.lower() for word in chunk.words]
    if lower[0] in words.operations and len(lower) > 1:
        return Found(chunk.start, end_of(chunk, 1), index + 1, "the name of an operation", 0.85)
    at = _head(lower, words)
    if at is None:
        return None
    first = _behind_roles(lower, at, words)
    start, is_counted = _start(flow, chunk, first, at, words)
    start = _earlier(flow, index, first, start, words)
    phrase = _phrase(flow, index, at, words)
    confidence, detail = _evidence(flow, chunk, (first, at), phrase, is_counted, words)
    if not confidence or _is_indefinite(flow, chunk, is_counted or bool(first < at and phrase.bodies), words):
        return None
    return Found(start, phrase.end, phrase.following, detail, confidence, lower[at])


def _head(lower: list[str], words: _Words) -> int | None:
    """The last head noun of a chunk that no organisation's head follows: not the War of War Office."""
    at = next((at for at in range(len(lower) - 1, -1, -1) if lower[at] in words.heads), None)
    if at is None:
        return None
    behind = lower[at + 1 :]
    return None if any(word in words.organisations for word in behind) else at


def _behind_roles(lower: list[str], at: int, words: _Words) -> int:
    first = 0
    while first < at and lower[first].rstrip(".") in words.roles:
        first += 1
    return first


def _start(flow: ChunkedFlow, chunk: Chunk, first: int, at: int, words: _Words) -> tuple[int, bool]:
    """Where a name begins, and whether it is numbered."""
    start = offset(chunk, first)
    number = None if first else _NUMBER.search(flow.flow.text, max(0, start - 7), start)
    is_counted = any(word.lower() in words.ordinals or _ROMAN.fullmatch(word) for word in chunk.words[first:at])
    if number:
        return number.start(), True
    is_series = not first and _YEARS.search(flow.flow.text, max(0, start - _LONGEST_YEARS), start) is not None
    return start, is_counted or (is_series and chunk.words[at].lower() in words.plurals)


def _earlier(flow: ChunkedFlow, index: int, first: int, start: int, words: _Words) -> int:
    """Where a name begins whose first word was cut off: Seven Years' War, French and Indian War."""
    chunk = flow.chunks[index]
    if first:
        return start
    if chunk.words[0].rstrip("'’") in _LENGTHS and (
        number := _CARDINAL.search(flow.flow.text, max(0, start - 12), start)
    ):
        return number.start()
    before = flow.chunks[index - 1] if index else None
    if before is None or before.link != "and" or len(before.words) > 1 or chunk.words[-1] != "War":
        return start
    is_shared = is_nationality(before.words[0], words.phrase) and is_nationality(chunk.words[0], words.phrase)
    return before.start if is_shared and has_article(flow, before.start) else start


def _phrase(flow: ChunkedFlow, index: int, at: int, words: _Words) -> Phrase:
    chunk = flow.chunks[index]
    head = chunk.words[at].lower()
    if at + 1 == len(chunk.words):
        if head in words.meets or head in words.of_places:
            return with_body(flow, index, head, words.phrase)
        return Phrase(chunk.end, index + 1, ())
    number = chunk.words[at + 1].rstrip(".")
    end = offset(chunk, at + 1) + len(number) if number.lower() in words.numbers else end_of(chunk, at)
    return Phrase(end, index + 1, ())


def _evidence(
    flow: ChunkedFlow, chunk: Chunk, at: tuple[int, int], phrase: Phrase, is_counted: bool, words: _Words
) -> tuple[float, str]:
    """How sure a name is, and why; 0 for no name."""
    first, head_at = at
    head = chunk.words[head_at].lower()
    before = chunk.words[first:head_at]
    if head_at + 1 < len(chunk.words) and chunk.words[head_at + 1].lower().rstrip(".") in words.numbers and before:
        return 0.9, f"the head noun “{head}” with a number"
    if is_counted and (head in words.meets or head in words.numbered):
        return 0.9, f"a numbered “{head}”"
    is_body = head in words.councils and not (phrase.bodies and phrase.bodies[0].lower() in words.councils_of)
    if phrase.bodies and head in words.of_places and not is_body:
        return (0.8 if not before and head not in words.councils | words.meets else 0.9), f"“{head}” of a place"
    if not before:
        return 0.0, ""
    return _by_modifiers(flow, chunk, before, head, phrase, words)


def _by_modifiers(
    flow: ChunkedFlow, chunk: Chunk, before: tuple[str, ...], head: str, phrase: Phrase, words: _Words
) -> tuple[float, str]:
    detail = f"the head noun “{head}”"
    last = before[-1].lower()
    named = [word for word in before if not is_nationality(word, words.phrase) and not is_place(word)]
    if head in words.meetings and (not named or last in words.parliaments) and not phrase.bodies:
        return (0.78, detail) if is_place(" ".join(before)) and not is_acronym(before[-1]) else (0.0, "")
    if head in words.meetings and before[-1] == "Party" and not phrase.bodies:
        return 0.4, detail
    if is_personal(chunk.words, words.phrase) and head in words.weak:
        return 0.0, ""
    if last in words.great or (head not in words.weak and named):
        return (0.8, detail) if not _opens_alone(chunk, before) else (0.76, detail)
    if head in words.with_place and not named:
        return 0.82, detail
    return 0.0, ""


def _opens_alone(chunk: Chunk, before: tuple[str, ...]) -> bool:
    """Whether the one word that tells opens a sentence, so that its capital says nothing."""
    return chunk.opens and len(before) == 1


def _is_indefinite(flow: ChunkedFlow, chunk: Chunk, is_counted: bool, words: _Words) -> bool:
    """Whether an article or pronoun shows any such event, or one to come."""
    return not is_counted and flow.word_before(chunk) in words.indefinite


def _known(flow: ChunkedFlow, index: int, words: _Words) -> Found | None:
    """A name that is known as a whole: Great Leap Forward."""
    chunk = flow.chunks[index]
    lower = [word.lower() for word in chunk.words]
    for first in range(len(lower)):
        for last in range(min(len(lower), first + _LONGEST_NAME), first, -1):
            name = " ".join(lower[first:last])
            if name in words.names and (len(lower) == last or first == 0):
                is_weak = name in words.not_alone and (chunk.opens or not has_article(flow, chunk.start))
                if is_weak or (flow.word_before(chunk) in words.indefinite and first == 0):
                    return None
                return Found(
                    offset(chunk, first), end_of(chunk, last - 1), index + 1, "a known name", 0.89, name, is_sure=True
                )
    return None


def _lower_head(flow: ChunkedFlow, index: int, words: _Words) -> Found | None:
    """A head in lower case behind a word that passes the capital test: Second Plenary session of the Union."""
    chunk = flow.chunks[index]
    if len(chunk.words) == 1 and (chunk.opens or chunk.words[0].lower() not in words.ordinals):
        return None
    head = words.lower_head.match(flow.flow.text, chunk.end)
    lower = chunk.words[-1].lower()
    if not head or not _is_plain(chunk, words) or is_nationality(lower, words.phrase):
        return None
    if not any(word.lower() in words.ordinals for word in chunk.words) and not _NUMBER.search(
        flow.flow.text, max(0, chunk.start - 7), chunk.start
    ):
        return None
    start, _ = _start(flow, chunk, 0, len(chunk.words), words)
    end, following = _behind(flow, index, head, words)
    return Found(start, end, following, f"a capital before “{head[1]}”", 0.85, head[1])


def _is_plain(chunk: Chunk, words: _Words) -> bool:
    """Whether a chunk ends with an ordinary word that is no number but in a row of several."""
    lower = chunk.words[-1].lower()
    return len(chunk.words) > 1 and (lower in words.phrase.shared.common or lower in words.ordinals)


def _behind(flow: ChunkedFlow, index: int, head: re.Match[str], words: _Words) -> tuple[int, int]:
    """Where a name ends whose head in lower case goes on with `of the …`."""
    if index + 1 == len(flow.chunks):
        return head.end(), index + 1
    body = flow.chunks[index + 1]
    if flow.flow.text[head.end() : body.start].strip() not in words.phrase.of:
        return head.end(), index + 1
    phrase = with_body(flow, index + 1, "", words.phrase)
    return phrase.end, phrase.following
