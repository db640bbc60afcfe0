"""All forms of all names as one automaton: every place in a text where a form stands as whole words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from operator import itemgetter
from typing import Final, NamedTuple

import ahocorasick

from edenda.languages import Language, load
from edenda.recognisers.derived import Derived, derive
from edenda.register import Register

#: Characters that count as one another when names are compared; each is one character, so offsets stay.
_ALIKE: Final = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "\N{NO-BREAK SPACE}": " ", "\n": " ", "\t": " ", "–": "-", "‑": "-"}
)
_UNUSUAL: Final = re.compile(r"[^ -_a-~]")
_PLAIN: Final = {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i"}
_LONGEST_PREFIX: Final = 20
_REGISTERS: Final = 4
_SHORTEST_IN_CAPITALS: Final = 4


class Meaning(NamedTuple):
    """An entry that a form can mean. A short form means it only in a document that names it by another form too."""

    entry: str
    is_preferred: bool = False
    is_short: bool = False
    why: str = ""
    """How the form was made, where the register has not got it."""


class Match(NamedTuple):
    """A form in a text: where it stands, and the entries that it can mean."""

    start: int
    end: int
    meanings: tuple[Meaning, ...]


class Forms:
    """The automaton over the forms of entries. Building is linear in the forms, finding in the text."""

    def __init__(self, register: Register, language: Language | None = None) -> None:
        self._table = _stated(register)
        _add_derived(self._table, derive(register, language or load()))
        self._automaton = _automaton(self._table)

    def exact(self, text: str) -> tuple[Meaning, ...]:
        """The meanings of some words, taken by themselves."""
        return tuple(self._table.get(alike(text), ()))

    def find(self, text: str) -> Iterator[Match]:
        """Every form that stands in the text as whole words; of overlapping ones the leftmost, then the longest."""
        return _found(alike(text), self._automaton) if self._table else iter(())

    def find_in_capitals(self, text: str) -> Iterator[Match]:
        """The same in a text of capitals only, which are no signs of names there: short forms do not count."""
        return _found(alike(text).lower(), self._lower) if self._table else iter(())

    @cached_property
    def _lower(self) -> ahocorasick.Automaton:
        """The forms in lower case; built when the first text of capitals comes."""
        table: dict[str, list[Meaning]] = {}
        for words, meanings in self._table.items():
            firm = [one for one in meanings if not one.is_short]
            if firm and len(words) >= _SHORTEST_IN_CAPITALS:
                table.setdefault(words.lower(), []).extend(firm)
        return _automaton(table)


def _automaton(table: Mapping[str, Sequence[Meaning]]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for words, meanings in table.items():
        automaton.add_word(words, (len(words), tuple(meanings)))
    automaton.make_automaton()
    return automaton


def _found(text: str, automaton: ahocorasick.Automaton) -> Iterator[Match]:
    hits = []
    for last, (length, meanings) in automaton.iter(text):
        start, end = last - length + 1, last + 1
        if is_whole(text, start, end):
            hits.append((start, -end, meanings))
    end_of_last = 0
    for start, end, meanings in sorted(hits, key=_PLACE):
        if start >= end_of_last:
            yield Match(start, -end, meanings)
            end_of_last = -end


_PLACE: Final = itemgetter(0, 1)


def _stated(register: Register) -> dict[str, list[Meaning]]:
    """The forms that the register has, each with what it can mean."""
    table: dict[str, list[Meaning]] = {}
    for entry in register.entries.values():
        for form in entry.forms:
            words = alike(form.text)
            meaning = Meaning(entry.id, form.is_preferred, form.is_short)
            known = table.get(words)
            if known is None:
                table[words] = [meaning]
            elif all(one.entry != entry.id for one in known):
                known.append(meaning)
    return table


def _add_derived(table: dict[str, list[Meaning]], derived: Iterator[Derived]) -> None:
    """Add forms that were made; they yield to one that the register has and that is not short."""
    firm = frozenset(words for words, meanings in table.items() if not all(one.is_short for one in meanings))
    for text, entry, why, is_short, _ in derived:
        words = alike(text)
        if words in firm:
            continue
        known = table.get(words)
        if known is None:
            table[words] = [Meaning(entry, False, is_short, why)]
        else:
            _add_meaning(known, Meaning(entry, False, is_short, why))


def _add_meaning(known: list[Meaning], meaning: Meaning) -> None:
    """Add a meaning; of two for one entry the firmer stays."""
    for at, one in enumerate(known):
        if one.entry == meaning.entry:
            if one.is_short and one.why and not meaning.is_short:
                known[at] = meaning
            return
    known.append(meaning)


@lru_cache(maxsize=_REGISTERS)
def forms_of(register: Register, language: Language) -> Forms:
    """The automaton of a register, built once for all documents of an edition."""
    return Forms(register, language)


def fold(text: str) -> str:
    """A text with apostrophes, hyphens and blanks of one kind each, character for character."""
    return text.translate(_ALIKE)


def alike(text: str) -> str:
    """A folded text without signs on its letters, character for character: Poznań is Poznan."""
    return _UNUSUAL.sub(_plain, text)


def _plain(match: re.Match[str]) -> str:
    return _plain_letter(match[0])


@cache
def _plain_letter(letter: str) -> str:
    folded = letter.translate(_ALIKE)
    if folded != letter:
        return folded
    return _PLAIN.get(letter) or unicodedata.normalize("NFD", letter)[0]


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text stands there as whole words, not as part of a compound adjective."""
    before = text[start - 1 : start]
    after = text[end : end + 1]
    begins = not (before.isalnum() or before == "_") or not text[start].isalnum()
    if after and unicodedata.combining(after):
        return False
    ends = not (after.isalnum() or after == "_") or not text[end - 1].isalnum()
    return begins and ends and not (before == "-" and _has_lower_prefix(text, start - 1))


def _has_lower_prefix(text: str, hyphen: int) -> bool:
    """Whether the word before a hyphen begins in lower case, so that the name is part of a compound adjective."""
    first = hyphen
    while first > 0 and text[first - 1].isalpha() and hyphen - first < _LONGEST_PREFIX:
        first -= 1
    return text[first:hyphen].islower()
