"""The words that recognisers of names share: what a word with a capital can be, for one language."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.lexicon import common_words, given_names, places, surnames

_STROKES: Final = str.maketrans("łŁøØđĐı", "lLoOdDi")
_PLURAL: Final = "s"
_MOST: Final = 1 << 16
_SHORT: Final = 4
_DIGRAPH: Final = 3
_LONG: Final = 8
_LONGEST: Final = 24


class Vocabulary(NamedTuple):
    """Sets of words in lower case, but for the word lists, which have their capitals."""

    common: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    adjectives: frozenset[str]
    calendar: frozenset[str]


class Sort:
    """What a word can be, several at a time: flags, plain numbers because they are asked for so often."""

    INITIAL: Final = 1 << 0
    ROLE: Final = 1 << 1
    HALF_ROLE: Final = 1 << 2
    NOBLE: Final = 1 << 3
    SUFFIX: Final = 1 << 4
    PARTICLE: Final = 1 << 5
    ADJECTIVE: Final = 1 << 6
    CALENDAR: Final = 1 << 7
    HEAD: Final = 1 << 8
    PLACE_HEAD: Final = 1 << 9
    PLACE_OPENER: Final = 1 << 10
    COMPASS: Final = 1 << 11
    COMMON: Final = 1 << 12
    FUNCTION: Final = 1 << 13
    GIVEN: Final = 1 << 14
    SURNAME: Final = 1 << 15
    FIRST_SURNAME: Final = 1 << 16
    SHAPED: Final = 1 << 17
    PLACE_SHAPED: Final = 1 << 18
    WELL_KNOWN: Final = 1 << 19
    ACRONYM: Final = 1 << 20
    NO_NAME: Final = 1 << 21


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
                *language.table("dates", "month_variants"),
                *(
                    word
                    for word in language.words("dates", "month_abbreviations")
                    if word.capitalize() not in given_names()
                ),
            )
        ),
    )


@cache
def _sorts(language: Language) -> dict[str, int]:
    """What each word of the language's tables is, lower case."""
    heads = (
        *language.words("organisations", "heads"),
        *language.words("events", "heads"),
        *language.words("persons", "other_heads"),
    )
    tables = (
        (Sort.ROLE, language.words("persons", "roles")),
        (Sort.HALF_ROLE, language.words("persons", "half_roles")),
        (Sort.NOBLE, language.words("persons", "noble")),
        (Sort.SUFFIX, language.words("persons", "suffixes")),
        (Sort.PARTICLE, language.words("persons", "large_particles")),
        (Sort.ADJECTIVE, vocabulary(language).adjectives),
        (Sort.CALENDAR, vocabulary(language).calendar),
        (Sort.HEAD, heads),
        (Sort.PLACE_HEAD, language.words("places", "heads")),
        (Sort.PLACE_OPENER, language.words("places", "openers")),
        (Sort.COMPASS, language.words("places", "compass")),
        (Sort.COMMON, common_words()),
        (Sort.FUNCTION, language.words("names", "function")),
        (Sort.FIRST_SURNAME, language.words("persons", "first_surnames")),
        (Sort.NO_NAME, language.words("persons", "no_names")),
    )
    found: dict[str, int] = {}
    for sort, words in tables:
        for word in words:
            found[word] = found.get(word, 0) | sort
    return found


@lru_cache(_MOST)
def sort_of(word: str, language: Language) -> int:
    """What a word can be, as flags of `Sort`; a word in capitals counts as the one with a first capital."""
    lower = word.lower()
    found = _sorts(language).get(lower.rstrip("."), 0)
    if is_initial(word) and (len(word) != _DIGRAPH or word[:-1] in language.word_set("names", "initials")):
        return Sort.INITIAL | found & Sort.ROLE
    found |= _of_name(cased(word), lower, language) | _of_ending(lower, language)
    if "-" in word:
        found |= _of_compound(lower, language)
    if lower.endswith(language.words("persons", "no_endings")) and not found & (Sort.GIVEN | Sort.SURNAME):
        found |= Sort.NO_NAME
    if word.isupper() and len(word) <= _SHORT:
        found |= Sort.ACRONYM
    if not found and _LONG <= len(word) <= _LONGEST and _is_nearly(lower, _nearly_roles(language)):
        found |= Sort.ROLE
    return found


def _of_name(word: str, lower: str, language: Language) -> int:
    """What a word is by the lists of persons' names."""
    found = 0
    words = vocabulary(language)
    more = language.word_set("persons", "more_given_names")
    if word in words.given or lower in more or lower.endswith(language.words("persons", "given_endings")):
        found |= Sort.GIVEN
    if word in words.surnames or (word.startswith(("Mc", "Mac", "O'", "O’")) and len(word) > _SHORT):
        found |= Sort.SURNAME
    return found | (Sort.WELL_KNOWN if lower in language.word_set("persons", "well_known") else 0)


def _of_ending(lower: str, language: Language) -> int:
    """What a word may be by its ending."""
    found = 0
    if len(lower) > _SHORT:
        found |= Sort.SHAPED if lower.endswith(language.words("persons", "endings")) else found
        found |= Sort.PLACE_SHAPED if lower.endswith(language.words("places", "endings")) else found
    return found


@cache
def _nearly_roles(language: Language) -> frozenset[str]:
    """The long words for roles, and each with one letter left out."""
    roles = [role for role in language.words("persons", "roles") if len(role) >= _LONG]
    return frozenset(roles) | {role[:at] + role[at + 1 :] for role in roles for at in range(1, len(role))}


def _is_nearly(word: str, roles: frozenset[str]) -> bool:
    """Whether a word is a role with one letter left out, added or mistaken: Ambassdor."""
    return word in roles or any(word[:at] + word[at + 1 :] in roles for at in range(1, len(word)))


def _of_compound(lower: str, language: Language) -> int:
    """What a compound with hyphens is by its last part: Sino-Soviet, Vice-Presidents, De-Stalinisation."""
    known = _sorts(language)
    first, _, last = lower.rpartition("-")
    sort = known.get(last, 0) & (Sort.ADJECTIVE | Sort.ROLE) if len(last) >= _SHORT else 0
    if last in language.word_set("names", "compounding"):
        sort |= Sort.NO_NAME
    if known.get(first, 0) & Sort.COMMON and known.get(last, 0) & Sort.COMMON:
        sort |= Sort.COMMON
    return sort


@lru_cache(_MOST)
def cased(name: str) -> str:
    """A name in capitals as it is written in a text; other names as they are."""
    if len(name) < _SHORT or not name.isupper() or "." in name:
        return name
    return "".join(part.capitalize() if part.isalpha() else part for part in _parts(name))


def _parts(name: str) -> list[str]:
    parts = [""]
    for letter in name:
        if letter.isalpha() == parts[-1][-1:].isalpha():
            parts[-1] += letter
        else:
            parts.append(letter)
    return parts


@cache
def _place_names(language: Language) -> dict[str, str]:
    """The names of places that the language's tables have, lower case, each with its kind."""
    found: dict[str, str] = {}
    for kind in ("states", "regions", "waters", "historic_cities", "buildings"):
        for name in language.words("places", kind):
            found.setdefault(name, kind)
    return found


@cache
def _first_words(language: Language) -> frozenset[str]:
    """The words, lower case, with which names of several words in the gazetteer begin."""
    first = {name[: name.index(" ")] for name in (*places(), *_place_names(language)) if " " in name}
    return frozenset(map(str.lower, first))


@lru_cache(_MOST)
def place_kind(name: str, language: Language) -> str:
    """What the gazetteer takes a name for: country, region, city, town, village, alias …; empty where it has none."""
    lower = name.lower().replace("’", "'")
    kind = _place_names(language).get(lower)
    if kind:
        return kind
    if lower in language.word_set("places", "no_places"):
        return ""
    found = places().get(name) or places().get(cased(name), "")
    return found if found or name.isascii() else places().get(folded(name), "")


def folded(name: str) -> str:
    """A name without its diacritics."""
    plain = name.translate(_STROKES)
    return "".join(one for one in unicodedata.normalize("NFD", plain) if not unicodedata.combining(one))


def begins_place(word: str, language: Language) -> bool:
    """Whether a name of several words in the gazetteer begins with a word."""
    return word.lower().replace("’", "'") in _first_words(language)


def is_adjective(word: str, words: Vocabulary) -> bool:
    """Whether a word is an adjective of a country or people, its inhabitant, or a compound of such: Sino-Soviet."""
    lower = word.lower()
    return lower in words.adjectives or ("-" in lower and lower.rpartition("-")[2] in words.adjectives)


def is_initial(word: str) -> bool:
    """Whether a word is an initial, or several without blanks: `N.`, `V.I.`, `Yu.`."""
    return word.endswith(".") and max(map(len, word.split("."))) <= 2


def is_place(name: str) -> bool:
    """Whether the gazetteer has a name."""
    return places().get(name, "alias") not in ("alias", "village")


def is_common(word: str, words: Vocabulary) -> bool:
    """Whether a word is also written in lower case, and is in no list of names."""
    return word.lower() in words.common
