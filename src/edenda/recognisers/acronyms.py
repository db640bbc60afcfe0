"""Acronyms: those that a document introduces (`Board of Pilots (BP)`), and those that stand by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language, load
from edenda.model import Attrs, Candidate, Evidence, Flow, Mark, Reading, Span
from edenda.recognisers.chunks import UPPER, ChunkedFlow
from edenda.recognisers.flows import Inside, excluded, text_flows
from edenda.recognisers.phrases import end_of, has_article, is_acronym, offset
from edenda.recognisers.proposals import Found
from edenda.recognisers.vocabulary import Vocabulary, is_adjective, is_place, vocabulary

_INTRODUCED: Final = re.compile(rf"(?<=[\w.])\s\(({UPPER}\w{{0,7}}{UPPER}|(?:{UPPER}\.){{2,7}})\)")
_ALONE: Final = re.compile(rf"(?<![\w-])(?:{UPPER}\w{{0,7}}{UPPER}(?!\w)|(?:{UPPER}\.){{2,7}})")
_BEFORE: Final = 120
_WORD: Final = re.compile(r"[\w’'.-]+")
_ENDS: Final = re.compile(r"[,;:?!()\[\]\"“”]")
_ROMAN: Final = re.compile(r"[IVXL]+|M{1,3}[IVXLCD]+")
_DOTTED: Final = re.compile(r"(?:[^\W\d_a-z]\.){2}")
_CODE: Final = re.compile(r"[/:]|-?\d| ?(?:[Nn]os?\.? )?\d")
_LONG: Final = 4


def introduced_acronyms(reading: Reading, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """`Board of Pilots (BP)` marks the name, and `BP` wherever it stands: with the name's entry where it has one."""
    by_span = {(candidate.flow, candidate.mark.span[1]): candidate.mark for candidate in known}
    spans: dict[str, list[Span]] = {flow.id: [] for flow in text_flows(reading)}
    for one in known:
        spans[one.flow].append(one.mark.span)
    taken = {flow: Inside(found) for flow, found in spans.items()}
    introduced: dict[str, Attrs] = {}
    roles = load(reading.language).word_set("persons", "roles")
    guessed: Attrs = (("cert", "medium"),)
    for flow in text_flows(reading):
        for match in _INTRODUCED.finditer(flow.text):
            full = by_span.get((flow.id, match.start()))
            start = _start_of_name(flow.text, match.start(), match[1], roles)
            if full is not None and full.kind == "orgName":
                introduced.setdefault(match[1], full.attrs)
            elif start is not None and full is None and not taken[flow.id]((start, match.start())):
                introduced.setdefault(match[1], guessed)
                yield _org(flow, (start, match.start()), guessed, f"introduces {match[1]}")
    if introduced:
        yield from _repeated(reading, introduced, taken)


def _repeated(reading: Reading, introduced: dict[str, Attrs], taken: dict[str, Inside]) -> Iterator[Candidate]:
    """Every introduced acronym wherever it stands by itself."""
    for flow in text_flows(reading):
        in_citation = Inside(excluded(flow))
        for match in _ALONE.finditer(flow.text):
            if match[0] in introduced and not taken[flow.id](match.span()) and not in_citation(match.span()):
                yield _org(flow, match.span(), introduced[match[0]], "introduced by the document")


def _start_of_name(text: str, end: int, acronym: str, roles: frozenset[str]) -> int | None:
    """Where words before a position begin whose initials make the acronym; none where they do not."""
    first = max(0, end - _BEFORE)
    for stop in _ENDS.finditer(text, first, end):
        first = stop.end()
    wanted = acronym.replace(".", "").casefold()
    words = [(match.start(), match[0]) for match in _WORD.finditer(text, first, end)]
    for at in range(len(words) - 1, -1, -1):
        start, word = words[at]
        if word[0].isupper() and wanted in _initials([one for _, one in words[at:]]):
            return None if word.lower() in roles or word in ("Member", "Members") else start
    return None


def _initials(words: Sequence[str]) -> tuple[str, ...]:
    """The initials of some words: of those with capitals, of the parts of compounds too, and of all."""
    capitals = [word for word in words if word[0].isupper()]
    parts = [part for word in capitals for part in word.split("-") if part]
    return tuple("".join(word[0] for word in some).casefold() for some in (capitals, parts, words))


def _org(flow: Flow, span: Span, attrs: Attrs, why: str) -> Candidate:
    return Candidate(flow.id, Mark("orgName", span, attrs, Evidence("acronym", why, 0.8)))


class _Words(NamedTuple):
    shared: Vocabulary
    none: frozenset[str]
    roles: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    return _Words(
        vocabulary(language),
        language.word_set("organisations", "no_organisations") | language.word_set("organisations", "countries"),
        language.word_set("persons", "roles"),
    )


def alone(flow: ChunkedFlow, index: int, language: Language) -> Found | None:
    """Acronyms at the beginning of a chunk, behind its roles: `NATO`, `CC CPSU`."""
    words = _words(language)
    chunk = flow.chunks[index]
    first = 0
    while first < len(chunk.words) - 1 and _is_before(chunk.words[first], words):
        first += 1
    last = first
    while last < len(chunk.words) and _is_possible(chunk.words[last], words):
        last += 1
    if last == first:
        return None
    start, end = offset(chunk, first), end_of(chunk, last - 1)
    article = has_article(flow, start) and flow.before(chunk)[-3:] != "THE"
    found = chunk.words[first:last]
    if (not article or len(found[0]) > _LONG) and (
        _is_code(flow, start, end) or all(_is_word(word, words) for word in found)
    ):
        return None
    return Found(start, end, index + 1, "an acronym", 0.85 if article or len(found) > 1 else 0.76)


def _is_before(word: str, words: _Words) -> bool:
    """Whether a word may stand before an acronym: a role, a nationality."""
    return word.lower().rstrip(".") in words.roles or is_adjective(word, words.shared)


def _is_possible(word: str, words: _Words) -> bool:
    return is_acronym(word) and not _ROMAN.fullmatch(word) and word not in words.none and not is_place(word)


def _is_code(flow: ChunkedFlow, start: int, end: int) -> bool:
    """Whether a number or a slash shows that capitals are a shelf-mark, a label or a type."""
    text = flow.flow.text
    return _CODE.match(text, end) is not None or text[max(0, start - 1) : start] in ("/", "-")


def _is_word(word: str, words: _Words) -> bool:
    """Whether capitals are a word or a name written in capitals, or a person's initials."""
    if word.lower() in words.shared.common or _DOTTED.fullmatch(word):
        return True
    title = word.title()
    return len(word) >= _LONG and (title in words.shared.surnames or is_place(title))
