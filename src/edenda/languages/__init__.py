"""Languages as data: the words that readers and recognisers go by, from `languages/CODE.toml` and `CODE.*.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from edenda.resources import LANGUAGES

DEFAULT: Final = "en"


class Language:
    """The words of one language, by table and key: `words("letter", "closings")`.

    Those around names are many, and few commands ask for them: they are read when the first of them is wanted.
    """

    def __init__(self, tables: Mapping[str, Any], read_all: Callable[[], Mapping[str, Any]]) -> None:
        self._tables = tables
        self._read_all = read_all
        self._words: dict[tuple[str, str], tuple[str, ...]] = {}
        self._sets: dict[tuple[str, str], frozenset[str]] = {}
        self.code: str = tables["code"]
        self.name: str = tables["name"]

    def words(self, table: str, key: str) -> tuple[str, ...]:
        """A list of words, lower case."""
        try:
            return self._words[table, key]
        except KeyError:
            found = self._words[table, key] = tuple(self._found(table, key))
            return found

    def word_set(self, table: str, key: str) -> frozenset[str]:
        """The words of a list, for asking whether one is among very many."""
        found = self._sets.get((table, key))
        if found is None:
            found = self._sets[table, key] = frozenset(self.words(table, key))
        return found

    def table(self, table: str, key: str) -> Mapping[str, Any]:
        """A table of words inside a table."""
        found: Mapping[str, Any] = self._found(table, key)
        return found

    def _found(self, table: str, key: str) -> Any:
        try:
            return self._tables[table][key]
        except KeyError:
            self._tables = self._read_all()
            return self._tables[table][key]


def load(code: str = DEFAULT) -> Language:
    """The language of a code such as `en-GB` (its first part counts); English for all that there is no data for.

    It is the same object every time, so that what is made from a language's words is made once.
    """
    return _load(code.partition("-")[0].lower() if is_known(code) else DEFAULT)


@cache
def _load(name: str) -> Language:
    return Language(_tables(name, _main_file), partial(_tables, name, _all_files))


@cache
def _tables(name: str, files: Callable[[str], Iterable[Path]]) -> Mapping[str, Any]:
    """The tables in some files of a language, over those of English."""
    tables = _read(files(DEFAULT))
    if name != DEFAULT:
        own = _read(files(name))
        tables = {key: _over(tables.get(key), value) for key, value in (tables | own).items()}
    return MappingProxyType(tables)


def _main_file(name: str) -> Iterable[Path]:
    return (LANGUAGES / f"{name}.toml",)


def _all_files(name: str) -> Iterable[Path]:
    return (*_main_file(name), *sorted(LANGUAGES.glob(f"{name}.*.toml")))


def _read(files: Iterable[Path]) -> dict[str, Any]:
    return {key: table for file in files for key, table in tomllib.loads(file.read_text(encoding="utf-8")).items()}


def _over(table: Any, value: Any) -> Any:
    """A language's table over the English one, whose words stand for those that it does not have."""
    return table | value if isinstance(table, dict) and isinstance(value, dict) else value


@cache
def is_known(code: str) -> bool:
    """Whether there are words for the language of a code such as `en-GB`."""
    return (LANGUAGES / f"{code.partition('-')[0].lower()}.toml").is_file()


def has_names(code: str) -> bool:
    """Whether there are words around names for a language: without them, only names that are known can be found."""
    return (LANGUAGES / f"{code.partition('-')[0].lower()}.names.toml").is_file()


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of some words, a longer one tried before its own beginning."""
    return "|".join(map(re.escape, longest_first(words)))


def longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """Words in an order in which a longer one is tried before its own beginning."""
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
