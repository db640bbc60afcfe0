"""The words that organisations are known by, as sets, for one language."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language, any_of
from edenda.recognisers.words.phrases import PhraseWords, phrase_words

_TELLING: Final = ("heads", "heads_with_body", "single", "capitalised", "foreign_first", "foreign_last")


class OrganisationWords(NamedTuple):
    """The words of a language that names of organisations are known by."""

    phrase: PhraseWords
    heads: frozenset[str]
    heads_with_body: frozenset[str]
    names: frozenset[str]
    single: frozenset[str]
    capitalised: frozenset[str]
    described: frozenset[str]
    indefinite: frozenset[str]
    roles: frozenset[str]
    numbered: frozenset[str]
    possessed: frozenset[str]
    places: frozenset[str]
    events: frozenset[str]
    ordinals: frozenset[str]
    foreign_first: frozenset[str]
    foreign_last: frozenset[str]
    foreign_links: frozenset[str]
    function: frozenset[str]
    lower_head: re.Pattern[str]
    lower_beginnings: frozenset[str]
    """A blank and the first letter of a head in lower case."""
    telling: frozenset[str]
    """All words of which one must be in a name."""
    with_plurals: frozenset[str]
    parliaments: frozenset[str]
    alliances: frozenset[str]
    of_places: frozenset[str]
    """Heads that two places may share."""
    papers: frozenset[str]
    congresses_of: frozenset[str]
    surnames: frozenset[str]


@cache
def organisation_words(language: Language) -> OrganisationWords:
    """The words of a language that organisations are known by."""

    def words(key: str) -> frozenset[str]:
        return language.word_set("organisations", key)

    return OrganisationWords(
        phrase_words(language),
        words("heads"),
        words("heads_with_body"),
        words("names"),
        words("single"),
        words("capitalised"),
        words("described"),
        words("indefinite"),
        language.word_set("persons", "roles") - words("heads") - words("names_with_roles"),
        words("numbered"),
        words("possessed"),
        language.word_set("places", "heads"),
        language.word_set("events", "meetings"),
        language.word_set("events", "ordinals"),
        words("foreign_first"),
        words("foreign_last"),
        words("foreign_links"),
        language.word_set("names", "function"),
        re.compile(rf" ({any_of(language.words('organisations', 'lower_heads'))})(?!\w)"),
        frozenset(f" {word[0]}" for word in words("lower_heads")),
        frozenset(word for key in _TELLING for word in words(key)) | {name.split()[-1] for name in words("names")},
        words("with_plurals"),
        words("parliaments"),
        words("alliances"),
        words("of_places"),
        language.word_set("titles", "of_documents"),
        words("congresses_of"),
        words("surnames"),
    )
