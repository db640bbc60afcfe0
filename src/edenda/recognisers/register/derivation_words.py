"""The words that names are derived with, as one language has them: `languages/CODE.derived.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from edenda.languages import Language

_ROMANS: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_TEENS: Final = range(11, 14)


class Words(NamedTuple):
    """Tables of words; what is looked up has its capitals."""

    pairs: Mapping[str, Sequence[str]]
    """Words, each with its other spellings."""
    organs: Mapping[str, Sequence[str]]
    party: str
    gatherings: Sequence[str]
    nations: Mapping[str, str]
    countries: Mapping[str, Sequence[str]]
    same: Mapping[str, Sequence[str]]
    """Names of places and events, each with the other names of the same."""
    directions: frozenset[str]
    with_article: frozenset[str]
    states: frozenset[str]
    ordinals: Mapping[str, tuple[str, ...]]
    """An ordinal in any spelling, with all its spellings."""
    triggers: frozenset[str]


def other_names(organ: str, language: Language) -> Sequence[str]:
    """What an organ is also called: `CC` for `Central Committee`."""
    words = words_of(language)
    return words.organs.get(organ, ()) if words else ()


def ordinals(language: Language) -> Mapping[str, tuple[str, ...]]:
    """Every spelling of an ordinal, lower case, with all its spellings."""
    words = words_of(language)
    return words.ordinals if words else {}


@cache
def words_of(language: Language) -> Words | None:
    """The words of a language; None where it has none."""
    try:
        return _read(language)
    except KeyError:
        return None


def _read(language: Language) -> Words:
    def rows(key: str) -> tuple[Any, ...]:
        return language.words("derived", key)

    nations = dict(reversed([(country, nation) for country, nation in rows("adjectives")]))
    countries: dict[str, list[str]] = {}
    for country, nation in rows("adjectives"):
        countries.setdefault(nation, []).append(country)
    pairs = _others(rows("spellings"))
    return Words(
        pairs,
        _others(rows("organs")),
        rows("party")[0],
        rows("gatherings"),
        nations,
        countries,
        _others((*rows("places"), *rows("events"))),
        frozenset(rows("directions")),
        frozenset(rows("with_article")),
        frozenset(rows("states")),
        _ordinals(rows("ordinals"), rows("endings")),
        frozenset((*pairs, *nations, *countries, *(word for country in nations for word in country.split()))),
    )


def _others(groups: Iterable[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Each word of some groups with the others of its group."""
    return {one: tuple(other for other in group if other != one) for group in groups for one in group}


def _ordinals(names: Sequence[str], endings: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Every spelling of an ordinal, lower case, with all of them: Twentieth, 20th, XX."""
    found: dict[str, tuple[str, ...]] = {}
    for number, name in enumerate(names, start=1):
        ending = endings[number % 10] if 0 < number % 10 < len(endings) and number not in _TEENS else endings[0]
        low = "-".join((name.partition("-")[0], name.partition("-")[2].lower())).strip("-")
        roman = _roman(number)
        spellings = tuple(
            dict.fromkeys((name, low, name.replace("-", " "), f"{number}{ending}", roman, f"{roman}{ending}"))
        )
        found.update({one.lower(): spellings for one in spellings})
    return found


def _roman(number: int) -> str:
    digits = ""
    for value, letters in _ROMANS:
        times, number = divmod(number, value)
        digits += letters * times
    return digits
