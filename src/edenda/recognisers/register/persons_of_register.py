"""The persons of a register by the parts of their names: which entries a name in a text fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from edenda.collector import collector_paused
from edenda.languages import Language
from edenda.recognisers.register.name_parts import PersonName, agree, names_in_parts, readings, telling
from edenda.recognisers.register.spelling import is_slip, key_of, korean_surnames, plain, sounds
from edenda.register.entries import Entry, Register

_SHORTEST_ALONE: Final = 5
_MANY: Final = 4


class Fit(NamedTuple):
    """How a name in a text fits entries: the ids of those that it fits best."""

    entries: tuple[str, ...]
    is_full: bool
    """Whether more than a surname was compared."""


class Persons:
    """An index of the persons of a register. Building is linear in the names, asking about constant."""

    def __init__(self, register: Register, language: Language) -> None:
        self.alone: dict[str, list[str]] = defaultdict(list)
        """Plain words that are a name by themselves in some entries: Lenin, Mao."""
        self._by_surname: dict[str, list[PersonName]] = defaultdict(list)
        self._by_part: dict[str, list[PersonName]] = defaultdict(list)
        self._by_whole: dict[str, list[str]] = defaultdict(list)
        self._keys: dict[str, list[str]] = defaultdict(list)
        self._slips: dict[str, list[str]] = defaultdict(list)
        with collector_paused():
            self._fill(register, language)

    def _fill(self, register: Register, language: Language) -> None:
        entries = [entry for entry in register.entries.values() if entry.mark == "persName"]
        names = list(_names(entries, language, self.alone, self._slips))
        keys = sounds([one.surname for one in names], "letters")
        for one, key in zip(names, keys, strict=True):
            self._by_surname[key].append(one)
            self._keys[one.entry].append(key)
            for part in one.given[1:] if not one.comes_first else ():
                if part[-1] != ".":
                    self._by_part[part].append(one)
        for word, found in (*self.alone.items(), *self._slips.items()):
            for name in found:
                self._keys[name].append(key_of(word))
        self._add_wholes([one for one in names if one.comes_first])

    def _add_wholes(self, names: Sequence[PersonName]) -> None:
        """Names whose surname stands first, as wholes: their syllables are divided in many ways."""
        wholes = [one.surname + "".join(one.given) for one in names]
        for one, key in zip(names, sounds(wholes, "chinese"), strict=True):
            _add(self._by_whole[f"c {key}"], one.entry)
        for one in names:
            _add(self._by_whole[korean_key(one.surname, "".join(one.given))], one.entry)

    @property
    def is_empty(self) -> bool:
        """Whether the register has no persons."""
        return not (self._by_surname or self.alone)

    def knows(self, word: str) -> bool:
        """Whether a word is a surname or a name of the register, in some spelling."""
        tables = (self.alone, self._by_part, self._slips)
        return any(any(one in table for table in tables) or key_of(one) in self._by_surname for one in _plain(word))

    def single(self, word: str) -> tuple[str, ...]:
        """The entries that have a word as a name by itself; else those with this surname, or with this slip."""
        words = _plain(word)
        tables: tuple[Callable[[str], Sequence[str]], ...] = (
            lambda one: self.alone.get(one, ()),
            self._of_surname,
            lambda one: self._slips.get(one, ()),
        )
        found = (tuple(dict.fromkeys(entry for one in words for entry in table(one))) for table in tables)
        return next(filter(None, found), ())

    def is_slip(self, word: str) -> bool:
        """Whether a word is nothing but a slip, an author's or a printer's, for another name."""
        return all(one in self._slips and one not in self.alone and not self._of_surname(one) for one in _plain(word))

    def is_stated(self, word: str) -> bool:
        """Whether the register has a word as a name by itself."""
        return any(one in self.alone for one in _plain(word))

    def _of_surname(self, word: str) -> tuple[str, ...]:
        """The entries with a surname; in another spelling only where the word is long enough to be told by it."""
        found = self._by_surname.get(key_of(word), ())
        if len(word) >= _SHORTEST_ALONE:
            return _entries(found)
        return _entries(one for one in found if one.surname == word)

    def keys(self, entry: str) -> frozenset[str]:
        """The surnames of an entry and the names of one word, as keys."""
        return frozenset(self._keys.get(entry, ()))

    def fit(self, words: Sequence[str]) -> Fit:
        """The entries that a name of several words fits best."""
        best: dict[str, int] = {}
        for parts in readings(words):
            for entry, grade in self._fits(parts):
                best[entry] = max(grade, best.get(entry, 0))
        top = max(best.values(), default=0)
        return Fit(tuple(entry for entry, grade in best.items() if grade == top), is_full=True)

    def _fits(self, parts: Sequence[str]) -> Iterator[tuple[str, int]]:
        yield from self._fits_with_surname(parts[-1], parts[:-1], is_first=False)
        yield from self._fits_with_surname(parts[0], parts[1:], is_first=True)
        for one in self._by_part.get(parts[-1], ()):
            if _is_part_of(parts, (*one.given, one.surname)):
                yield one.entry, 1
        if not any(part.endswith(".") for part in parts):
            yield from self._fits_as_whole(parts[0], "".join(parts[1:]))
            yield from self._fits_as_whole(parts[-1], "".join(parts[:-1]))

    def _fits_with_surname(self, surname: str, given: Sequence[str], *, is_first: bool) -> Iterator[tuple[str, int]]:
        for one in self._by_surname.get(key_of(surname), ()):
            if (one.comes_first or not is_first) and (grade := _agreement(given, one.given, is_whole=is_first)):
                yield one.entry, grade + 2 * (surname == one.surname)

    def _fits_as_whole(self, surname: str, given: str) -> Iterator[tuple[str, int]]:
        for key in (f"c {sounds([surname + given], 'chinese')[0]}", korean_key(surname, given)):
            yield from ((entry, 1) for entry in self._by_whole.get(key, ()))


def _add(entries: list[str], entry: str) -> None:
    if entry not in entries:
        entries.append(entry)


def _entries(names: Iterable[PersonName]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.entry for one in names))


def korean_key(surname: str, given: str) -> str:
    """A Korean name as a key: its surname in one spelling, and the sound of its given name."""
    return f"k {korean_surnames().get(surname, surname)} {sounds([given], 'korean')[0]}"


@lru_cache(maxsize=100_000)
def _plain(word: str) -> tuple[str, ...]:
    """A word, plain, its signs left out and spelt."""
    return tuple(plain([word])) if word.isascii() else (*plain([word]), *plain([word], spelt=True))


def _names(
    entries: Iterable[Entry], language: Language, alone: dict[str, list[str]], slips: dict[str, list[str]]
) -> Iterator[PersonName]:
    """The names of entries in parts; single words go into `alone`, those that are slips into `slips`."""
    for entry in entries:
        singles: list[str] = []
        for form in entry.forms:
            if " " not in form.text:
                words = _plain(form.text)
                table = slips if form.is_misprint and is_slip(form, entry) else alone
                for word in words:
                    _add(table[word], entry.id)
                singles.extend(words if table is alone else ())
        known = telling(language)._replace(singles=frozenset(singles))
        for form in entry.forms:
            if " " in form.text and not form.is_misprint:
                yield from names_in_parts(entry.id, form, known)


def _agreement(given: Sequence[str], known: Sequence[str], *, is_whole: bool) -> int:
    """How well given names agree: 0 where they contradict, 2 where a full name agrees, 1 for initials alone."""
    if is_whole and "".join(given) == "".join(known):
        return 2
    at = grade = 0
    for one in given:
        if at == len(known) and grade:
            break
        found = next((place for place in range(at, len(known)) if agree(one, known[place])), None)
        if found is None or (found > at and one.endswith(".")):
            return 0
        grade = max(grade, 1 if "." in (one[-1], known[found][-1]) else 2)
        at = found + 1
    return grade


def _is_part_of(parts: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the words of a name stand in another in their order, the first of them as its first: Fidel Castro."""
    if not agree(parts[0], whole[0]):
        return False
    rest = iter(whole[1:])
    return all(any(part == other for other in rest) for part in parts[1:])


@lru_cache(maxsize=_MANY)
def persons_of(register: Register, language: Language) -> Persons:
    """The index of a register's persons, built once."""
    return Persons(register, language)
