"""Chunks: words with capitals that stand together, with what stands before and between them.

Recognisers look at chunks, not at every word: `Ambassador V. I. Ivanov`, `Central Committee` and, linked to it by
`of the`, `Communist Party`. Everything is linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from edenda.languages import Language, any_of, longest_first
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
_LONGEST_WORD: Final = 16
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


_Index = dict[str, list[int]]
"""Which chunks have something, by what it is."""


def _indexed(found: Iterable[tuple[str, int]]) -> _Index:
    index: _Index = defaultdict(list)
    for key, at in found:
        index[key].append(at)
    return index


def _among(index: _Index, keys: Collection[str]) -> set[int]:
    return {at for key in index.keys() & keys for at in index[key]}


def word_right_before(text: str, start: int) -> str:
    """The word before a position, its end at least, where nothing but a blank parts them; empty for none."""
    return text[max(0, start - _LONGEST_WORD) : start - 1].rpartition(" ")[2] if text[start - 1 : start] == " " else ""


@dataclass(frozen=True)
class ChunkedFlow:
    """A flow with its chunks, in the order of the text.

    Which chunks have a word, or stand beside one, is found out once: most recognisers look at few of them.
    """

    flow: Flow
    chunks: tuple[Chunk, ...]

    @cached_property
    def starts(self) -> list[int]:
        """Where the chunks begin."""
        return [chunk.start for chunk in self.chunks]

    @cached_property
    def in_capitals(self) -> list[int]:
        """The chunks with a word in capitals."""
        return [at for at, chunk in enumerate(self.chunks) if any(map(str.isupper, chunk.words))]

    def with_any(self, words: Collection[str]) -> set[int]:
        """The chunks that have one of some words, lower case."""
        return _among(self._by_word, words)

    def behind_any(self, words: Collection[str]) -> set[int]:
        """The chunks right behind one of some words, lower case, commas passed over."""
        return _among(self._by_word_before, words)

    def before_any(self, beginnings: Collection[str]) -> set[int]:
        """The chunks behind which a blank and one of some pairs of letters follow."""
        return _among(self._by_following, beginnings)

    def linked_by(self, links: Collection[str]) -> set[int]:
        """The chunks that one of some small words joins to the next."""
        return _among(self._by_link, links)

    @cached_property
    def _by_word(self) -> _Index:
        return _indexed((word.lower(), at) for at, chunk in enumerate(self.chunks) for word in chunk.words)

    @cached_property
    def _by_word_before(self) -> _Index:
        words = (word_right_before(self.flow.text, chunk.start) for chunk in self.chunks)
        return _indexed((word.rstrip(",").lower(), at) for at, word in enumerate(words) if word)

    @cached_property
    def _by_following(self) -> _Index:
        text = self.flow.text
        return _indexed((text[chunk.end : chunk.end + 3], at) for at, chunk in enumerate(self.chunks))

    @cached_property
    def _by_link(self) -> _Index:
        return _indexed((chunk.link, at) for at, chunk in enumerate(self.chunks) if chunk.link)

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
    inside: list[str] = []
    for one in flows:
        lower.update(word.strip(_EDGES) for word in set(one.flow.text.split()) if word.islower())
        for chunk in one.chunks:
            if not chunk.shouts and not chunk.in_head:
                inside.extend(chunk.words[1:] if chunk.opens else chunk.words)
    return Chunks(flows, frozenset(lower), Counter(inside))


def _of_flow(flow: Flow, language: Language) -> Iterator[Chunk]:
    in_citation = Inside([*excluded(flow), *_citations(flow, language)])
    for block, _ in text_blocks(flow):
        start, end = block.span
        found = list(chunks_of(flow.text, start, end, language, in_head=block.kind == "head"))
        if in_citation(block.span):
            found = [chunk for chunk in found if not in_citation((chunk.start, chunk.end))]
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
    pattern = patterns.prefixed if patterns.prefix.search(text, start, end) else patterns.chunk
    for match in pattern.finditer(text, start, end):
        opens = _opens(text, start, match.start())
        dropped = patterns.function if opens else patterns.articles
        for first, last, words in _cut(match, dropped, patterns):
            yield Chunk(first, last, words, "", opens and first == match.start(), in_head, shouts)


class _Patterns(NamedTuple):
    chunk: re.Pattern[str]
    """It begins with a capital, so that all else is passed over fast."""
    prefixed: re.Pattern[str]
    """The same where a prefix in lower case may begin the first word: al-Husayni, d’Ormesson."""
    prefix: re.Pattern[str]
    """Where such a prefix may stand."""
    function: frozenset[str]
    articles: frozenset[str]
    possessors: frozenset[str]


@cache
def _patterns(language: Language) -> _Patterns:
    shortened, digraphs = language.words("names", "abbreviations"), language.words("names", "initials")
    prefixes = language.words("names", "prefixes")
    more_initials = rf"\.(?:-?(?:{UPPER}|{any_of(digraphs)})\.){{0,{_MOST_INITIALS}}}(?!\w)"
    behind_first = rf"(?:[\w{_ACCENTS}]|[-'’‘‑](?=\w)|&(?={UPPER}))*['’]?(?!\w)"
    initials = rf"(?:{UPPER}|{any_of(digraphs)}){more_initials}"
    plain = rf"(?:(?:{any_of(prefixes)})[-'’‑])?{UPPER}{behind_first}"
    word = rf"(?:{initials}|(?:{any_of(shortened)})\.(?!\w)|{plain})"
    more = rf"(?:[ \N{{NO-BREAK SPACE}}]{word}){{0,{_MOST_WORDS - 1}}}"
    rest = rf"(?:(?:{_rests(digraphs)})?{more_initials}|(?:{_rests(shortened)})\.(?!\w)|{behind_first})"
    return _Patterns(
        re.compile(rf"{UPPER}(?<!\w.)(?<!\w['’-].){rest}{more}"),
        re.compile(rf"(?<!\w)(?<!\w['’-])(?={UPPER}|[a-z]{{1,5}}[-'’‑]{UPPER}){word}{more}"),
        re.compile(rf"[-'’‑](?:{'|'.join(f'(?<={one}.)' for one in prefixes)}){UPPER}"),
        language.word_set("names", "function"),
        language.word_set("names", "articles"),
        language.word_set("names", "possessors"),
    )


def _rests(words: Iterable[str]) -> str:
    """A pattern of what stands behind the first letter of words, that letter being read already."""
    return "|".join(rf"(?<={word[0]}){re.escape(word[1:])}" for word in longest_first(words))


def _cut(
    run: re.Match[str], dropped: frozenset[str], patterns: _Patterns
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """A run of words, cut after a possessive and where small words with a capital begin it."""
    whole = run[0]
    if whole.isalpha():
        if whole.lower() not in dropped:
            yield *run.span(), (whole,)
        return
    parts = whole.replace("\N{NO-BREAK SPACE}", " ").split(" ")
    if "'" in whole or "’" in whole:
        yield from _cut_possessives(parts, run.start(), dropped, patterns)
        return
    first = run.start()
    for at, word in enumerate(parts):
        if word.lower() not in dropped:
            yield first, run.end(), tuple(parts[at:])
            return
        first += len(word) + 1


def _cut_possessives(
    parts: Sequence[str], start: int, dropped: frozenset[str], patterns: _Patterns
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The words of a run, cut after each possessive that does not belong to a name."""
    first, following = start, start
    words: list[str] = []
    for at, word in enumerate(parts, start=1):
        begin, following = following, following + len(word) + 1
        bare = _bare(word)
        if not words and bare.lower() in dropped:
            continue
        is_inside = word == bare or (at < len(parts) and _is_possessor(word, bare, patterns))
        first = first if words else begin
        words.append(word if is_inside else bare)
        if not is_inside:
            yield first, begin + len(bare), tuple(words)
            words = []
    if words:
        yield first, following - 1, tuple(words)


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
