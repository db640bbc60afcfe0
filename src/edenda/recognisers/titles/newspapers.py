"""Newspapers and journals: known ones, those with a newspaper's noun, those that the words before them announce."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language, any_of
from edenda.model import Attrs
from edenda.recognisers.proposals import Found
from edenda.recognisers.titles.spans import extent, is_running, with_article
from edenda.recognisers.words.chunks import Chunk, ChunkedFlow, word_right_before
from edenda.recognisers.words.phrases import (
    PhraseWords,
    has_article,
    is_acronym,
    is_personal,
    phrase_words,
    words_before,
)
from edenda.recognisers.words.vocabulary import is_adjective, is_place

_JOURNAL: Final[Attrs] = (("level", "j"),)
_BOOK: Final[Attrs] = (("level", "m"),)
_NAMES: Final = ("newspapers", "with_article", "books", "pamphlets")
_FOREIGN_LINKS: Final = frozenset({"de", "des", "du", "de la", "di", "del", "della", "da", "do"})
_SHORT: Final = 3


class _Words(NamedTuple):
    phrase: PhraseWords
    names: Mapping[str, tuple[str, ...]]
    """Known names by their first words, longer ones first."""
    books: frozenset[str]
    pamphlets: frozenset[str]
    with_article: frozenset[str]
    papers: frozenset[str]
    weak: frozenset[str]
    periods: frozenset[str]
    first: frozenset[str]
    announcing: frozenset[str]
    printed: frozenset[str]
    organisations: frozenset[str]
    places: frozenset[str]
    telling: frozenset[str]
    """All words of known names."""
    last: frozenset[str]
    any_telling: frozenset[str]
    """All these, and the first and last words of others."""
    writing: frozenset[str]
    before: frozenset[str]
    """What can stand right before a newspaper that nothing else tells."""
    dated: re.Pattern[str]


@cache
def _words(language: Language) -> _Words:
    def words(key: str) -> frozenset[str]:
        return language.word_set("titles", key)

    names: dict[str, tuple[str, ...]] = {}
    for name in sorted(frozenset().union(*map(words, _NAMES)), key=len, reverse=True):
        first = name.split()[0]
        for form in (first, first.replace("'", "’"), first.removesuffix("'s")):
            names[form] = (*names.get(form, ()), name)
    months = any_of(language.words("dates", "months"))
    return _Words(
        phrase_words(language),
        names,
        words("books"),
        words("pamphlets"),
        words("with_article"),
        words("papers"),
        words("weak_papers"),
        words("periods"),
        words("papers_first"),
        words("paper_words"),
        words("printed"),
        language.word_set("organisations", "heads") | language.word_set("events", "heads"),
        language.word_set("places", "heads"),
        frozenset(names),
        words("papers") | words("weak_papers"),
        frozenset(names) | words("papers") | words("weak_papers") | words("papers_first"),
        words("writing"),
        words("paper_words") | {"in", "the"},
        re.compile(rf" of (?:\w+day,? )?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{months})|(?:{months}) \d)", re.IGNORECASE),
    )


def newspapers(flow: ChunkedFlow, language: Language) -> Iterator[Found]:
    """The newspapers and journals of a flow."""
    words = _words(language)
    for index in sorted(flow.with_any(words.any_telling) | flow.behind_any(words.before)):
        if not flow.chunks[index].shouts and (found := _any_of(flow, index, words)):
            yield found._replace(start=with_article(flow, found.start), following=index + 1)


def _any_of(flow: ChunkedFlow, index: int, words: _Words) -> Found | None:
    chunk = flow.chunks[index]
    lower = [word.lower() for word in chunk.words]
    found = None
    if lower[-1] in words.last or lower[0] in words.first:
        found = _headed(flow, index, words)
    if not found and not words.telling.isdisjoint(lower):
        found = _known(flow, chunk, words)
    return found or _announced(flow, index, words)


def _known(flow: ChunkedFlow, chunk: Chunk, words: _Words) -> Found | None:
    text, following = flow.flow.text, chunk.start
    for at, word in enumerate(chunk.words):
        start, following = following, following + len(word) + 1
        for name in words.names.get(word.lower(), ()):
            end = start + len(name)
            if text[start:end].lower().replace("’", "'") != name or text[end : end + 1].isalpha():
                continue
            if name in words.with_article and not (at == 0 and end == chunk.end and has_article(flow, start)):
                continue
            attrs = _BOOK if name in words.books else () if name in words.pamphlets else _JOURNAL
            return Found(start, end, 0, "a known newspaper or work", 0.89, name, attrs)
    return None


def _headed(flow: ChunkedFlow, index: int, words: _Words) -> Found | None:
    """A newspaper's noun with what stands before it: Lagos Observer."""
    chunk = flow.chunks[index]
    first, last = chunk.words[0].lower(), chunk.words[-1].lower()
    before = chunk.words[:-1]
    if first in words.first and _is_foreign(chunk, words):
        end = extent(flow, index, foreign=True)
        return Found(chunk.start, end, 0, f"the first word “{first}”", 0.88, first, _JOURNAL)
    if not before and last in words.papers and (start := _possessor(flow, index, words)) is not None:
        return Found(start, chunk.end, 0, f"the last word “{last}”", 0.8, last, _JOURNAL)
    if not before or is_personal(chunk.words, words.phrase) or before[0].lower().rstrip(".") in words.phrase.roles:
        return None
    is_period = any(word.lower() in words.periods for word in before)
    if last in words.papers or (last in words.weak and (is_period or is_place(" ".join(before)))):
        return Found(chunk.start, chunk.end, 0, f"the last word “{last}”", 0.9, last, _JOURNAL)
    return None


def _possessor(flow: ChunkedFlow, index: int, words: _Words) -> int | None:
    """Where an ordinary word begins that a newspaper's noun belongs to: Workman's Times."""
    before = flow.chunks[index - 1] if index else None
    if before is None or flow.flow.text[before.end : flow.chunks[index].start] not in ("'s ", "’s ", "' ", "’ "):
        return None
    lower = [word.lower() for word in before.words]
    is_common = lower[-1] not in words.organisations and all(word in words.phrase.shared.common for word in lower)
    return before.start if is_common and has_article(flow, before.start) else None


def _is_foreign(chunk: Chunk, words: _Words) -> bool:
    """Whether a newspaper's first word goes on in its own language: Revue des Deux Mondes, Tribune Libre."""
    if chunk.link in _FOREIGN_LINKS:
        return True
    last = chunk.words[-1]
    is_english = is_adjective(last, words.phrase.shared) or last.lower() in words.phrase.shared.common
    return len(chunk.words) > 1 and not is_english and not is_place(last.title())


def _announced(flow: ChunkedFlow, index: int, words: _Words) -> Found | None:
    """A name behind `newspaper`, `organ`; behind `printed in`; before a date that newspapers have."""
    chunk = flow.chunks[index]
    last = word_right_before(flow.flow.text, chunk.start).lower()
    if last not in words.before or not is_running(chunk):
        return None
    before = words_before(flow, chunk.start)
    if last in words.announcing and _is_open(chunk, words):
        return Found(chunk.start, extent(flow, index, foreign=True), 0, f"after “{last}”", 0.9, last, _JOURNAL)
    if last == "the":
        before.pop()
    if before[-1:] != ["in"] or len(chunk.words) > _SHORT or len(before) == 1:
        return None
    cue = before[-2]
    is_told = cue in words.printed or (len(chunk.words) > 1 and not words.writing.isdisjoint(before[-8:]))
    if (is_told or words.dated.match(flow.flow.text, chunk.end)) and _is_open(chunk, words):
        return Found(chunk.start, chunk.end, 0, f"after “{cue} in”", 0.85, cue, _JOURNAL)
    return None


def _is_open(chunk: Chunk, words: _Words) -> bool:
    """Whether nothing shows that a chunk is something else: a place, a person, a body, a month."""
    lower = [word.lower() for word in chunk.words]
    if is_place(chunk.text) or is_acronym(chunk.text) or is_personal(chunk.words, words.phrase):
        return False
    if lower[-1] in words.organisations or lower[-1] in words.places or lower[0].rstrip(".") in words.phrase.roles:
        return False
    shared = words.phrase.shared
    return not any(word in shared.calendar or is_adjective(word, shared) for word in lower)
