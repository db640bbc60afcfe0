"""Seasons, decades and centuries in the grammar of dates."""

from __future__ import annotations

from typing import Final

from edenda.recognisers.dates import numerals
from edenda.recognisers.dates.lexicon import roman_number
from edenda.recognisers.dates.numerals import Number, Stretch
from edenda.recognisers.dates.tokens import APOSTROPHES
from edenda.recognisers.dates.units import Unit
from edenda.recognisers.dates.year_grammar import BEFORE_CHRIST, Read, before_christ, era_at, year_behind

_ABBREVIATED: Final = 4


def season(s: Stretch, i: int) -> Read | None:
    """`spring 1931`, `winter of 1956-57`; without its year only beside another that has one."""
    months = s.words.seasons.get(s.tokens[i].low)
    if not months:
        return None
    first = Unit(s.tokens[i].start, s.tokens[i].end, "season", season=months)
    fields, behind = year_behind(s, i + 1, first)
    if "year" in fields and numerals.is_year(s.tokens[behind - 1]):
        second = numerals.second_year(s, behind - 1)
        if second:
            fields, behind = {**fields, "last_year": second.value}, second.behind
    return first._replace(end=s.phrase_end(behind), **fields), behind


def decade(s: Stretch, i: int, start: int, *, is_part: bool = False) -> Read | None:
    """`1950s`, `1920's`, and behind an article or a part of it `30s`, `thirties`."""
    token = s.tokens[i]
    at = i + 1
    if token.low in s.words.decades:
        is_marked = is_part or _is_marked(s, i)
        return _decade_ended(s, at, s.words.decades[token.low], start, is_word=True) if is_marked else None
    if s.tokens[at].text and s.tokens[at].text in APOSTROPHES and s.is_close(at):
        at += 1
    if not s.is_close(at) or s.tokens[at].low not in s.words.decade_suffixes:
        return None
    if numerals.is_year(token) and token.text.endswith("0"):
        return _decade_ended(s, at + 1, int(token.text), start)
    if len(token.text) == 3 and token.text.endswith("0") and era_at(s, at + 1):
        return _decade_ended(s, at + 1, int(token.text), start)
    is_short = len(token.text) == 2 and token.text.endswith("0") and i > 0
    if is_short and (is_part or s.tokens[i - 1].low in s.words.articles or s.tokens[i - 1].text in APOSTROPHES):
        return _decade_ended(s, at + 1, int(token.text), start)
    return None


def _is_marked(s: Stretch, i: int) -> bool:
    """Whether a word such as *thirties* has an article before it, or another decade."""
    if not i:
        return False
    is_second = i > 1 and s.tokens[i - 1].low in s.words.and_low and s.tokens[i - 2].low in s.words.decades
    return is_second or s.tokens[i - 1].low in s.words.articles


def _decade_ended(s: Stretch, i: int, year: int, start: int, *, is_word: bool = False) -> Read | None:
    noun = s.words.decade_nouns.at(s.tokens, s.skip(i, "-"))
    if is_word and s.words.needs_noun and not noun:
        return None
    behind = noun[1] if noun else i
    era = era_at(s, behind)
    if era:
        year, behind = (before_christ(year) - 9 if era[0] == BEFORE_CHRIST else year), era[1]
    is_short = 0 < year < 100
    return Unit(s.tokens[start].start, s.phrase_end(behind), "decade", year, is_short=is_short), behind


def decade_in_words(s: Stretch, i: int) -> Read | None:
    """`thirties` behind an article, `nineteen-thirties`."""
    if s.tokens[i].low in s.words.decades:
        return decade(s, i, i)
    hundreds = s.words.cardinals.get(s.tokens[i].low, 0)
    at = s.skip(i + 1, "-")
    tens = s.words.decades.get(s.tokens[at].low)
    if not 10 <= hundreds <= 20 or tens is None:
        return None
    return Unit(s.tokens[i].start, s.tokens[at].end, "decade", hundreds * 100 + tens), at + 1


def _in_roman(s: Stretch, i: int) -> Number | None:
    value = roman_number(s.tokens[i])
    return Number(value, s.skip(i + 1, ".") if s.is_close(i + 1) else i + 1, is_ordinal=True) if value else None


def century(s: Stretch, i: int) -> Read | None:
    """`nineteenth century`, `18th-century`, `5th century BC`."""
    number = numerals.ordinal(s, i) or _in_roman(s, i)
    if not number:
        return None
    at = s.skip(number.behind, "-")
    if s.tokens[at].low not in s.words.century:
        return None
    at += s.tokens[at + 1].text == "." and s.is_close(at + 1) and len(s.tokens[at].text) <= _ABBREVIATED
    era = era_at(s, at + 1)
    behind = era[1] if era else at + 1
    year = -number.value if era and era[0] == BEFORE_CHRIST else number.value
    return Unit(s.tokens[i].start, s.phrase_end(behind), "century", year), behind
