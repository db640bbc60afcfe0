"""All forms of all names as one automaton: every place in a text where a form stands as whole words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from operator import itemgetter
from typing import Final, NamedTuple

import ahocorasick

from edenda.collector import collector_paused
from edenda.languages import Language, load
from edenda.recognisers.register.derived import Derived, derive
from edenda.recognisers.register.spelling import is_slip
from edenda.register.entries import Register

#: Characters that count as one another when names are compared; each is one character, so offsets stay.
_ALIKE: Final = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "\N{NO-BREAK SPACE}": " ", "\n": " ", "\t": " ", "–": "-", "‑": "-"}
)
_UNUSUAL: Final = re.compile(r"[^ -_a-~]")
_PLAIN: Final = {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i"}
_LONGEST_PREFIX: Final = 20
_REGISTERS: Final = 4
_CROWD: Final = 8
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


_Row = tuple[str, bool, bool, str]
"""A meaning as a plain tuple: of these there are very many, and the garbage collector need not look at them."""
_Rows = tuple[_Row, ...]


class _Table:
    """Forms, each with its meanings: one for each entry."""

    def __init__(self) -> None:
        self.rows: dict[str, _Rows] = {}
        self._crowded: dict[str, dict[str, _Row]] = {}
        """Forms that very many entries have, by the entry."""

    def add(self, words: str, row: _Row) -> None:
        """Add a meaning; of two for one entry a stated one stays, then one that is not short."""
        known = self.rows.get(words)
        if known is None:
            self.rows[words] = (row,)
        elif len(known) < _CROWD:
            at = next((at for at, one in enumerate(known) if one[0] == row[0]), len(known))
            if at == len(known) or _is_firmer(row, known[at]):
                self.rows[words] = (*known[:at], row, *known[at + 1 :])
        else:
            crowd = self._crowded.get(words)
            if crowd is None:
                crowd = self._crowded[words] = {one[0]: one for one in known}
            if row[0] not in crowd or _is_firmer(row, crowd[row[0]]):
                crowd[row[0]] = row

    def items(self) -> Iterator[tuple[str, _Rows]]:
        """Each form with its meanings."""
        for words, rows in self.rows.items():
            crowd = self._crowded.get(words)
            yield words, tuple(crowd.values()) if crowd else rows


def _is_firmer(row: _Row, known: _Row) -> bool:
    """Whether a meaning is better than what is known for the same entry: that one was made, and is short."""
    return known[2] and known[3] != "" and not row[2]


class Forms:
    """The automaton over the forms of entries. Building is linear in the forms, finding in the text."""

    def __init__(self, register: Register, language: Language | None = None) -> None:
        with collector_paused():
            table = _stated(register)
            _add_derived(table, derive(register, language or load()))
            self._automaton = _automaton(table.items())
        self._meanings: dict[int, tuple[Meaning, ...]] = {}

    def __len__(self) -> int:
        return len(self._automaton)

    def exact(self, text: str) -> tuple[Meaning, ...]:
        """The meanings of some words, taken by themselves."""
        found = self._automaton.get(alike(text), None)
        return self._of(found[1]) if found else ()

    def find(self, text: str) -> Iterator[Match]:
        """Every form that stands in the text as whole words; of overlapping ones the leftmost, then the longest."""
        return self._found(alike(text), self._automaton)

    def find_in_capitals(self, text: str) -> Iterator[Match]:
        """The same in a text of capitals only, which are no signs of names there: short forms do not count."""
        return self._found(alike(text).lower(), self._lower)

    @cached_property
    def _lower(self) -> ahocorasick.Automaton:
        """The forms in lower case; built when the first text of capitals comes."""
        table: dict[str, _Rows] = {}
        for words, (_, rows) in self._automaton.items():
            firm = tuple(row for row in rows if not row[2])
            if firm and len(words) >= _SHORTEST_IN_CAPITALS:
                table[words.lower()] = (*table.get(words.lower(), ()), *firm)
        return _automaton(table.items())

    def _found(self, text: str, automaton: ahocorasick.Automaton) -> Iterator[Match]:
        if not automaton:
            return
        hits = []
        for last, (length, rows) in automaton.iter(text):
            start, end = last - length + 1, last + 1
            if is_whole(text, start, end):
                hits.append((start, -end, rows))
        end_of_last = 0
        for start, end, rows in sorted(hits, key=_PLACE):
            if start >= end_of_last:
                yield Match(start, -end, self._of(rows))
                end_of_last = -end

    def _of(self, rows: _Rows) -> tuple[Meaning, ...]:
        """The meanings in some rows: the same ones every time, so that they can be told by their identity."""
        found = self._meanings.get(id(rows))
        if found is None:
            found = self._meanings[id(rows)] = tuple(Meaning._make(row) for row in rows)
        return found


def _automaton(rows: Iterable[tuple[str, _Rows]]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for words, found in rows:
        automaton.add_word(words, (len(words), found))
    if automaton:
        automaton.make_automaton()
    return automaton


_PLACE: Final = itemgetter(0, 1)


def _stated(register: Register) -> _Table:
    """The forms that the register has, each with what it can mean."""
    table = _Table()
    for entry in register.entries.values():
        for form in entry.forms:
            table.add(alike(form.text), (entry.id, form.is_preferred, form.is_short or is_slip(form, entry), ""))
    return table


def _add_derived(table: _Table, derived: Iterable[Derived]) -> None:
    """Add forms that were made; they yield to one that the register has and that is not short."""
    firm = frozenset(words for words, rows in table.items() if False in [row[2] for row in rows])
    for text, entry, why, is_short, _ in derived:
        words = alike(text)
        if words not in firm:
            table.add(words, (entry, False, is_short, why))


@lru_cache(maxsize=_REGISTERS)
def forms_of(register: Register, language: Language) -> Forms:
    """The automaton of a register, built once for all documents of an edition."""
    return Forms(register, language)


def fold(text: str) -> str:
    """A text with apostrophes, hyphens and blanks of one kind each, character for character."""
    return text.translate(_ALIKE)


def alike(text: str) -> str:
    """A folded text without signs on its letters, character for character: Poznań is Poznan."""
    if text.isascii() and text.isprintable() and "`" not in text:
        return text
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
