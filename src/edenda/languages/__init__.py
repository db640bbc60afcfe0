"""Languages as data: the words that readers and recognisers go by, from `languages/CODE.toml` and `CODE.*.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from edenda.resources import LANGUAGES

DEFAULT: Final = "en"


class Language:
    """The words of one language, by table and key: `words("letter", "closings")`."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._tables = MappingProxyType(dict(tables))
        self._words: dict[tuple[str, str], tuple[str, ...]] = {}
        self._sets: dict[tuple[str, str], frozenset[str]] = {}
        self.code: str = tables["code"]
        self.name: str = tables["name"]

    def words(self, table: str, key: str) -> tuple[str, ...]:
        """A list of words, lower case."""
        try:
            return self._words[table, key]
        except KeyError:
            found = self._words[table, key] = tuple(self._tables[table][key])
            return found

    def word_set(self, table: str, key: str) -> frozenset[str]:
        """The words of a list, for asking whether one is among very many."""
        found = self._sets.get((table, key))
        if found is None:
            found = self._sets[table, key] = frozenset(self.words(table, key))
        return found

    def table(self, table: str, key: str) -> Mapping[str, Any]:
        """A table of words inside a table."""
        found: Mapping[str, Any] = self._tables[table][key]
        return found


def load(code: str = DEFAULT) -> Language:
    """The language of a code such as `en-GB` (its first part counts); English for all that there is no data for.

    It is the same object every time, so that what is made from a language's words is made once.
    """
    return _load(code.partition("-")[0].lower() if is_known(code) else DEFAULT)


@cache
def _load(name: str) -> Language:
    tables = _tables(DEFAULT)
    if name == DEFAULT:
        return Language(tables)
    own = _tables(name)
    return Language({key: _over(tables.get(key), value) for key, value in (tables | own).items()})


def _tables(name: str) -> dict[str, Any]:
    path = LANGUAGES / f"{name}.toml"
    tables: dict[str, Any] = {}
    for file in (path, *sorted(path.parent.glob(f"{path.stem}.*.toml"))):
        tables.update(tomllib.loads(file.read_text(encoding="utf-8")))
    return tables


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
