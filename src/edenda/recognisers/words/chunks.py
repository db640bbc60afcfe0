"""Chunks: words with capitals that stand together, with what stands before and between them.

Recognisers look at chunks, not at every word: `Ambassador V. I. Ivanov`, `Central Committee` and, linked to it by
`of the`, `Communist Party`. Everything is linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from edenda.languages import Language, any_of
from edenda.lexicon import common_words
from edenda.model import Flow, Reading, Span
from edenda.recognisers.flows import Inside, excluded, in_lines, text_blocks, text_flows
from edenda.recognisers.words.vocabulary import place_kind

_LAST_CASED: Final = 0x2000
UPPER: Final = "[" + "".join(chr(code) for code in range(0x41, _LAST_CASED) if chr(code).isupper()) + "]"
"""A capital letter, as a pattern."""

_YEAR: Final = r"(?:1[5-9]|20)\d\d[a-z]?"
_CITED: Final = re.compile(rf"\((?:see |cf\.? |e\.g\.,? )?([A-Z][^(),;]{{1,40}}),? {_YEAR}(\s?[:,;][^()]{{1,100}})?\)")
"""(Palotás, 1996: 12; Rout, 1970)"""
_PUBLISHED: Final = re.compile(rf"\([A-Z][^(),:;]{{1,30}}(?:: [^(),]{{1,40}})?, {_YEAR}\)(?=,? (?:pp?|vol)\.)")
"""(Göttingen, 1968), p. 61"""
_GIVEN: Final = r"(?:(?:[^\W\d_]\.[ -]?){1,4}[^\n]{0,60}?|[A-Z][\w’'. -]{1,40}?\. )"
_ENTRY: Final = re.compile(rf"^(?:[-*•–—] )?[^\W\d_a-z][\w’'-]+, {_GIVEN}\(?{_YEAR}\b[^\n]*", re.MULTILINE)
"""Rout, L. B. (1970) …"""
_CAPITAL: Final = re.compile(UPPER)
_FEW: Final = 0.2
"""Of a block in capitals more characters are capitals than this."""
_LONGEST_LINK: Final = 14
_MOST_WORDS: Final = 24
"""Words of one chunk: what goes on longer is cut, so that no recogniser can take more than linear time."""
_MOST_INITIALS: Final = 8
_ACCENTS: Final = "\u0300-\u036f"
"""Accents that are characters of their own: they belong to the word."""
_EDGES: Final = ".,;:!?()[]\"“”‘’'…—–*_"
_BEFORE: Final = re.compile(r"([\w’'.-]+)[\s,]*[\"“‘'(]*$")
_SENTENCE_END: Final = re.compile(r"[.!?:;][\"”’')\]]*$")
_OPENING: Final = " \n\t\N{NO-BREAK SPACE}\"“‘'([—–"


class Chunk(NamedTuple):
    """Words with capitals, blanks between them."""

    start: int
    end: int
    """Characters of the flow's text."""
    words: tuple[str, ...]
    link: str
    """The small words that join it to the next chunk (`of the`, `and`, `de`); empty where anything else follows."""
    opens: bool
    """Whether a sentence or a block begins with it, so that its first capital says nothing."""
    in_head: bool
    shouts: bool
    """Whether it stands among capitals only, so that no capital says anything."""

    @property
    def text(self) -> str:
        """Its words, one blank between them."""
        return " ".join(self.words)


@dataclass(frozen=True)
class ChunkedFlow:
    """A flow with its chunks, in the order of the text."""

    flow: Flow
    chunks: tuple[Chunk, ...]

    @cached_property
    def starts(self) -> list[int]:
        """Where the chunks begin."""
        return [chunk.start for chunk in self.chunks]

    def at(self, position: int) -> int:
        """The index of the first chunk that begins at a position or after it."""
        return bisect_left(self.starts, position)

    def before(self, chunk: Chunk, length: int = 40) -> str:
        """The text before a chunk, at most so many characters, blanks at its end taken off."""
        return self.flow.text[max(0, chunk.start - length) : chunk.start].rstrip(" \n")

    def after(self, chunk: Chunk, length: int = 40) -> str:
        """The text behind a chunk, at most so many characters."""
        return self.flow.text[chunk.end : chunk.end + length]

    def word_before(self, chunk: Chunk) -> str:
        """The word before a chunk, lower case, commas and opening quotation marks passed over; empty for none."""
        found = _BEFORE.search(self.flow.text, max(0, chunk.start - 40), chunk.start)
        return found[1].lower() if found else ""


@dataclass(frozen=True, eq=False)
class Chunks:
    """All chunks of a document, and which words it writes in lower case and with a capital.

    It is equal only to itself, so that what follows from it can be remembered.
    """

    flows: tuple[ChunkedFlow, ...] = ()
    lower: frozenset[str] = field(default_factory=frozenset)
    """The words that stand in lower case somewhere."""
    inside: Counter[str] = field(default_factory=Counter)
    """How often each word has a capital where no sentence begins."""


def find_chunks(reading: Reading, language: Language) -> Chunks:
    """The chunks of the running text and the notes of a document."""
    flows = tuple(ChunkedFlow(flow, tuple(_of_flow(flow, language))) for flow in map(in_lines, text_flows(reading)))
    lower: set[str] = set()
    inside: Counter[str] = Counter()
    for one in flows:
        lower.update(word.strip(_EDGES) for word in set(one.flow.text.split()) if word.islower())
        for chunk in one.chunks:
            if not chunk.shouts and not chunk.in_head:
                inside.update(chunk.words[1:] if chunk.opens else chunk.words)
    return Chunks(flows, frozenset(lower), inside)


def _of_flow(flow: Flow, language: Language) -> Iterator[Chunk]:
    in_citation = Inside([*excluded(flow), *_citations(flow, language)])
    for block, _ in text_blocks(flow):
        start, end = block.span
        found = [
            chunk
            for chunk in chunks_of(flow.text, start, end, language, in_head=block.kind == "head")
            if not in_citation((chunk.start, chunk.end))
        ]
        yield from _linked(flow.text, found, language)


def _citations(flow: Flow, language: Language) -> Iterator[Span]:
    """Where authors, titles and places of publication are cited that no reader has marked."""
    for match in _CITED.finditer(flow.text):
        if not (match[2] is None and place_kind(match[1], language)):
            yield match.span()
    for match in _PUBLISHED.finditer(flow.text):
        yield match.span()
    for match in _ENTRY.finditer(flow.text):
        yield match.span()


def chunks_of(text: str, start: int, end: int, language: Language, *, in_head: bool) -> Iterator[Chunk]:
    """The chunks between two positions of a text, not yet linked."""
    patterns = _patterns(language)
    shouts = _is_shouted(text[start:end])
    for match in patterns.chunk.finditer(text, start, end):
        opens = _opens(text, start, match.start())
        dropped = patterns.function if opens else patterns.articles
        for first, last, words in _cut(text, match, dropped, patterns):
            yield Chunk(first, last, words, "", opens and first == match.start(), in_head, shouts)


class _Patterns(NamedTuple):
    chunk: re.Pattern[str]
    word: re.Pattern[str]
    function: frozenset[str]
    articles: frozenset[str]
    possessors: frozenset[str]


@cache
def _patterns(language: Language) -> _Patterns:
    shortened = any_of(language.words("names", "abbreviations"))
    digraphs = any_of(language.words("names", "initials"))
    initials = rf"(?:{UPPER}|{digraphs})\.(?:-?(?:{UPPER}|{digraphs})\.){{0,{_MOST_INITIALS}}}(?!\w)"
    prefix = rf"(?:(?:{any_of(language.words('names', 'prefixes'))})[-'’‑])?"
    plain = rf"{prefix}{UPPER}(?:[\w{_ACCENTS}]|[-'’‘‑](?=\w)|&(?={UPPER}))*"
    word = rf"(?:{initials}|(?:{shortened})\.(?!\w)|{plain}['’]?(?![\w]))"
    return _Patterns(
        re.compile(
            rf"(?<!\w)(?<!\w['’-])(?={UPPER}|[a-z]{{1,5}}[-'’‑]{UPPER}){word}(?:[ \N{{NO-BREAK SPACE}}]{word})"
            rf"{{0,{_MOST_WORDS - 1}}}"
        ),
        re.compile(word),
        language.word_set("names", "function"),
        language.word_set("names", "articles"),
        language.word_set("names", "possessors"),
    )


def _cut(
    text: str, run: re.Match[str], dropped: frozenset[str], patterns: _Patterns
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """A run of words, cut after a possessive and where small words with a capital begin it."""
    whole = run[0]
    if whole.isalpha():
        if whole.lower() not in dropped:
            yield *run.span(), (whole,)
        return
    first: int | None = None
    words: list[str] = []
    last = run.start()
    for match in patterns.word.finditer(text, *run.span()):
        word = match[0]
        bare = _bare(word)
        if first is None and bare.lower() in dropped:
            continue
        is_inside = word == bare or (match.end() < run.end() and _is_possessor(word, bare, patterns))
        first = match.start() if first is None else first
        words.append(word if is_inside else bare)
        last = match.start() + len(words[-1])
        if not is_inside:
            yield first, last, tuple(words)
            first, words = None, []
    if first is not None and words:
        yield first, last, tuple(words)


def _bare(word: str) -> str:
    """A word without possessive ending."""
    if word[-2:] in ("'s", "’s", "'S", "’S"):
        return word[:-2]
    return word[:-1] if word[-1] in "'’" else word


def _is_possessor(word: str, bare: str, patterns: _Patterns) -> bool:
    """Whether a possessive belongs to a name that goes on: People's Republic, Workers' Party, but not Lenin's Party."""
    lower = bare.lower()
    return lower in patterns.possessors or (word[-1] in "'’" and lower[-1:] == "s" and lower in common_words())


def _opens(text: str, start: int, at: int) -> bool:
    """Whether a sentence begins at a position of a block that begins at `start`."""
    if at - start > 1 and text[at - 1] == " " and (text[at - 2].isalnum() or text[at - 2] == ","):
        return False
    last = at
    while last > start and text[last - 1] in _OPENING:
        last -= 1
    return last <= start or _SENTENCE_END.search(text, max(start, last - 3), last) is not None


def _is_shouted(text: str) -> bool:
    """Whether a block is written in capitals."""
    sample = text[:400]
    capitals = len(_CAPITAL.findall(sample))
    if capitals <= _FEW * len(sample):
        return False
    letters = sum(map(str.isalpha, sample))
    return letters > 3 and capitals > 0.7 * letters


def _linked(text: str, chunks: Sequence[Chunk], language: Language) -> Iterator[Chunk]:
    """Chunks, each with the small words that join it to the next."""
    links = language.word_set("names", "links")
    for chunk, following in pairwise(chunks):
        if following.start - chunk.end <= _LONGEST_LINK and text[chunk.end] == " ":
            joined = text[chunk.end : following.start].strip(" ")
            yield chunk._replace(link=joined) if joined in links else chunk
        else:
            yield chunk
    yield from chunks[-1:]
