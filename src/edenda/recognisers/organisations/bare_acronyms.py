"""Acronyms by themselves: `NATO`, `CC PCI`; and those in parentheses behind an organisation, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.recognisers.evidence import DOUBTFUL
from edenda.recognisers.proposals import Found, FoundIn
from edenda.recognisers.words.chunks import UPPER, ChunkedFlow
from edenda.recognisers.words.phrases import end_of, has_article, is_acronym, offset
from edenda.recognisers.words.vocabulary import Vocabulary, is_adjective, is_place, vocabulary

_LETTERS: Final = rf"{UPPER}\w{{0,7}}{UPPER}(?!\w)|(?:{UPPER}\.){{2,7}}"
_BEHIND: Final = re.compile(rf"\s\(({_LETTERS})\)")
_ALONE: Final = re.compile(rf"{UPPER}(?<![\w.-].)(?:\w{{0,7}}{UPPER}(?!\w)|\.(?:{UPPER}\.){{1,6}})")
"""`_LETTERS` where a word begins; a capital comes first, so that all else is passed over fast."""
_ROMAN: Final = re.compile(r"[IVXL]+|M{1,3}[IVXLCD]+")
_DOTTED: Final = re.compile(r"(?:[^\W\d_a-z]\.){2}")
_CODE: Final = re.compile(r"[/:]|-?\d| ?(?:[Nn]os?\.? )?\d")
_LONG: Final = 4


def introduced(full: Sequence[FoundIn], language: Language) -> Iterator[tuple[Found, ...]]:
    """For each flow, the acronyms that stand in parentheses behind an organisation somewhere: `(BP)`, `(BoP)`."""
    names: dict[str, str] = {}
    words = _words(language)
    for flow, found in full:
        for one in found:
            match = _BEHIND.match(flow.flow.text, one.end) if one.confidence >= DOUBTFUL and one.head else None
            if match and match[1] not in words.none:
                names.setdefault(match[1], flow.flow.text[one.start : one.end])
    for flow, _ in full:
        yield tuple(
            Found(*match.span(), 0, f"in parentheses behind “{names[match[0]]}”", 0.79)
            for match in (_ALONE.finditer(flow.flow.text) if names else ())
            if match[0] in names
        )


class _Words(NamedTuple):
    shared: Vocabulary
    none: frozenset[str]
    roles: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    return _Words(
        vocabulary(language),
        language.word_set("organisations", "no_organisations")
        | language.word_set("organisations", "countries")
        | language.word_set("places", "vessels"),
        language.word_set("persons", "roles"),
    )


def alone(flow: ChunkedFlow, index: int, language: Language) -> Found | None:
    """Acronyms at the beginning of a chunk, behind its roles: `NATO`, `CC PCI`."""
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
    return Found(start, end, index + 1, "an acronym", 0.79 if article or len(found) > 1 else 0.76)


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
