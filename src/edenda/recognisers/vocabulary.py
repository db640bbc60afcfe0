"""The words that recognisers of names share, as sets, for one language."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.lexicon import common_words, given_names, places, surnames

_PLURAL: Final = "s"


class Vocabulary(NamedTuple):
    """Sets of words in lower case, but for the word lists, which have their capitals."""

    common: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    adjectives: frozenset[str]
    calendar: frozenset[str]


@cache
def vocabulary(language: Language) -> Vocabulary:
    """The shared words of a language."""
    adjectives = {*language.words("places", "adjectives"), *language.words("places", "inhabitants")}
    adjectives |= {word + _PLURAL for word in adjectives}
    return Vocabulary(
        common_words(),
        given_names(),
        surnames(),
        frozenset(adjectives),
        frozenset(
            (
                *language.words("dates", "months"),
                *language.words("dates", "weekdays"),
                *language.words("names", "feasts"),
            )
        ),
    )


def is_adjective(word: str, words: Vocabulary) -> bool:
    """Whether a word is an adjective of a country or people, its inhabitant, or a compound of such: Sino-Soviet."""
    lower = word.lower()
    return lower in words.adjectives or ("-" in lower and lower.rpartition("-")[2] in words.adjectives)


def is_initial(word: str) -> bool:
    """Whether a word is an initial, or several without blanks: `N.`, `V.I.`, `Yu.`."""
    return word.endswith(".") and max(map(len, word.split("."))) <= 2


def is_place(name: str) -> bool:
    """Whether the gazetteer has a name."""
    return name in places()


def is_common(word: str, words: Vocabulary) -> bool:
    """Whether a word is also written in lower case, and is in no list of names."""
    return word.lower() in words.common
