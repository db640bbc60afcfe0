"""Dates in a text: every expression with a day, a month or a year, with the period it names as TEI dating attributes.

A text is looked through for what dates are made of (names of months, numbers of four figures, and the like); only the
stretches around these are read by the grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from edenda.languages import Language, load
from edenda.model import Attrs, Span
from edenda.recognisers.dates import expressions as grammar
from edenda.recognisers.dates.expressions import Expression
from edenda.recognisers.dates.lexicon import Lexicon, lexicon
from edenda.recognisers.dates.numerals import Stretch
from edenda.recognisers.dates.tokens import APOSTROPHES, EMPHASIS, tokens_of

#: So far before and behind an anchor its date can reach.
_BEFORE: Final = 52
_BEHIND: Final = 40
_SHORT: Final = 80
_JOINED: Final = re.compile(r"[./-]\s{0,2}(?:[0-9]|[IVX])|\s[IVX]+\s[0-9]")
_LETTERS: Final = re.compile(r"[^\W\d_]{1,4}")
#: Numbers with so many figures are part of no date.
_LONGEST: Final = 4
_LONGEST_ERA: Final = 16
_SIGNS: Final = frozenset(APOSTROPHES)


def find_dates(text: str, language: Language | None = None, *, year: int | None = None) -> list[Expression]:
    """The date expressions in a text, in order, none overlapping.

    `year` completes expressions without one; without it they come with empty attributes and `year=None`.
    """
    find = _found_before if len(text) <= _SHORT else _found
    return list(find(text, language or load(), year))


@lru_cache(maxsize=1 << 14)
def _found_before(text: str, language: Language, year: int | None) -> tuple[Expression, ...]:
    """The same for a short text, such as a dateline, which is read for the header and for the text."""
    return _found(text, language, year)


def _found(text: str, language: Language, year: int | None) -> tuple[Expression, ...]:
    words = lexicon(language)
    return tuple(
        one
        for start, end in _stretches(text, words)
        for one in _in_stretch(Stretch(text, tokens_of(text, start, end), words), year)
    )


def parse_date(text: str, language: Language | None = None) -> Attrs:
    """The dating attributes of the first date in a text such as a header field; empty where there is none."""
    return next((found.attrs for found in find_dates(text, language) if found.attrs), ())


def _stretches(text: str, words: Lexicon) -> Iterator[Span]:
    """The stretches around anchors, merged where they touch: all that the grammar has to look at."""
    start = end = -1
    for first, last in _anchors(text, words):
        if first - _BEFORE > end:
            if end > 0:
                yield start, end
            start = _to_word(text, max(0, first - _BEFORE, end), first)
        end = max(end, _to_end(text, min(len(text), last + _BEHIND)))
    if end > 0:
        yield start, end


def _to_word(text: str, at: int, limit: int) -> int:
    """Where the next word begins, if a place is within one."""
    while 0 < at < limit and text[at - 1].isalnum():
        at += 1
    return at


def _to_end(text: str, at: int) -> int:
    """Where a word ends, if a place is within one."""
    limit = min(len(text), at + _BEFORE)
    while at < limit and text[at].isalnum():
        at += 1
    return at


def _anchors(text: str, words: Lexicon) -> list[Span]:
    """Where months, years, centuries and numbers that can be parts of dates stand."""
    months, figures, others = words.anchors
    found = [
        match.span() for match in months.finditer(text) if not (match.start() and text[match.start() - 1].isalpha())
    ]
    found += [match.span() for match in figures.finditer(text) if _may_be_dated(text, match, words)]
    found += [match.span() for match in others.finditer(text) if _is_whole(text, *match.span())]
    found.sort()
    return found


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalpha()) and not text[end : end + 1].isalpha()


def _may_be_dated(text: str, match: re.Match[str], words: Lexicon) -> bool:
    """Whether figures can be part of a date by what is joined to them."""
    start, end = match.span()
    if end - start == _LONGEST:
        return True
    if end - start > _LONGEST:
        return False
    if words.era_behind.match(text, end):
        return True
    letters = _LETTERS.match(text, end)
    if letters:
        return letters[0].lower() in words.suffixes or letters[0].lower() in words.decade_suffixes
    if start and text[start - 1] in "'’":
        return True
    return bool(_JOINED.match(text, end)) or bool(words.era_before.search(text, max(0, start - _LONGEST_ERA), start))


def _in_stretch(s: Stretch, year: int | None) -> Iterator[Expression]:
    behind = 0
    for i in _beginnings(s):
        found = _at(s, i, year) if i >= behind else None
        if found:
            yield from (_with_emphasis(s.text, one) for one in found.expressions)
            behind = found.behind


def _beginnings(s: Stretch) -> list[int]:
    """The tokens with which a date can begin: a number, certain words; of apostrophes those before a number."""
    beginnings, tokens = s.words.beginnings, s.tokens
    return [
        i
        for i, token in enumerate(tokens)
        if token.text.isdecimal() or (token.low in beginnings and (token.low not in _SIGNS or _is_before_number(s, i)))
    ]


def _is_before_number(s: Stretch, i: int) -> bool:
    return s.tokens[i + 1].text.isdecimal()


def _at(s: Stretch, i: int, year: int | None) -> grammar.Found | None:
    return grammar.expressions(s, i, year) or grammar.day_alone(s, i, year)


def _with_emphasis(text: str, found: Expression) -> Expression:
    """`_May_, 1838` with the sign before it that belongs to one within."""
    start, end = found.span
    before = text[start - 1] if start else ""
    is_open = before and before in EMPHASIS and text.count(before, start, end) % 2 == 1
    return found._replace(span=(start - 1, end)) if is_open else found
