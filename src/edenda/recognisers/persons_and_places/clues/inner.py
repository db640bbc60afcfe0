"""What the words of a unit say by themselves: word lists, shapes of names, the gazetteer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.recognisers.persons_and_places.parts.row import KNOWN
from edenda.recognisers.words.vocabulary import Sort, place_kind, sort_of

_MOST: Final = 1 << 16
_LONGEST: Final = 3
_PLACES: Final = {
    "country": 3.0,
    "region": 2.6,
    "states": 3.2,
    "regions": 2.8,
    "waters": 2.6,
    "historic_cities": 2.4,
    "buildings": 2.6,
    "capital": 2.5,
    "city": 2.2,
    "alias": 1.2,
    "town": 0.9,
    "village": 0.4,
}
_SEVERAL_WORDS: Final = 1.8
_SMALL: Final = frozenset(("city", "town", "village", "alias"))
_TOWNS: Final = frozenset(("capital", "historic_cities", "city"))
_LANDS: Final = frozenset(("states", "country", "regions"))


class Inner(NamedTuple):
    """How much a unit's words speak for a person and for a place, and why."""

    person: float
    place: float
    why_person: str = "words that names have"
    why_place: str = "words that names have"


@lru_cache(_MOST)
def inner_clues(words: tuple[str, ...], kind: str, language: Language) -> Inner:
    """What the words alone say."""
    if kind == "noble":
        return Inner(4.0, 0.0, "a title that belongs to the name")
    known = place_kind(" ".join(words), language)
    if kind == "place":
        return Inner(0.0, max(2.0, _PLACES[known] + 0.4) if known else 2.2, why_place=_listed(known) or "a head noun")
    if len(words) == 1:
        return _of_word(words[0], known, kind, language)
    if known:
        return Inner(0.4, max(_SEVERAL_WORDS, _PLACES[known]), why_place=_listed(known))
    return _of_several(words, [sort_of(word, language) for word in words], language)


def _listed(kind: str) -> str:
    return f"in the gazetteer ({kind})" if kind else ""


def _of_word(word: str, known: str, kind: str, language: Language) -> Inner:
    sort = sort_of(word, language)
    place = _PLACES.get(known, 0.0) + 1.4 * bool(sort & Sort.PLACE_SHAPED)
    person = 1.2 * bool(sort & Sort.GIVEN) + 0.9 * bool(sort & Sort.SURNAME) + 0.5 * bool(sort & Sort.SHAPED)
    if sort & Sort.WELL_KNOWN:
        person, place = person + 2.0, min(place, 1.0)
    elif known in _SMALL:
        person, place = (person * 0.6, place * 0.5) if sort & KNOWN else (person, place)
    elif known:
        person *= 0.3
    if sort & Sort.PARTICLE and not known:
        return Inner(person - 3.0, -3.0)
    if sort & (Sort.COMMON | Sort.CALENDAR):
        person, place = person - 1.6, place - (1.0 if known in _TOWNS else 1.6 * (known not in _LANDS))
    if kind == "weak":
        person, place = person - 1.0, place - 1.5
    return Inner(person, place, "a name that persons have", _listed(known) or "words that names have")


def _of_several(words: tuple[str, ...], sorts: Sequence[int], language: Language) -> Inner:
    last = next((sort for sort in reversed(sorts) if not sort & Sort.SUFFIX), 0)
    is_common = bool(last & Sort.COMMON) and not last & KNOWN
    if any(sort & Sort.INITIAL for sort in sorts):
        return Inner(3.4, 0.0, "initials")
    if words[0].lower() in language.word_set("persons", "foreign_articles") and not last & KNOWN:
        return Inner(0.8, 1.0)
    if words[0].lower().rstrip(".") in language.word_set("places", "saints"):
        return Inner(1.6, 1.5, "a saint", "a saint's name")
    if shape := _shape(words, sorts, language):
        return Inner(3.0, 0.0, shape)
    if not sorts[0] & Sort.GIVEN:
        return Inner(_of_unknown(sorts, is_common=is_common), 0.0)
    strong = 2.9 if last & (Sort.SURNAME | Sort.SHAPED) else 2.3
    loss = 1.4 * is_common + 1.2 * bool(sorts[0] & Sort.COMMON)
    return Inner(strong - loss, 1.6 * bool(sorts[-1] & Sort.PLACE_HEAD), "a given name")


def _shape(words: tuple[str, ...], sorts: Sequence[int], language: Language) -> str:
    """The shape by which a name of several words is a person's; empty for none."""
    if words[0] in language.word_set("persons", "noble_particles"):
        return "a noble particle"
    if words[0] == "U":
        return "a Burmese name"
    plain = any(sort & Sort.COMMON and not sort & KNOWN for sort in sorts[1:])
    if sorts[0] & Sort.FIRST_SURNAME and len(words) <= _LONGEST and not plain:
        return "a surname that stands first"
    if any("-" in word and word.rpartition("-")[2][:1].islower() for word in words[1:]):
        return "a name of two syllables"
    return ""


def _of_unknown(sorts: Sequence[int], *, is_common: bool) -> float:
    """How likely words of which the first is no given name name a person."""
    first, last = sorts[0], sorts[-1]
    weight = 1.0 + 0.9 * any(sort & Sort.GIVEN for sort in sorts[1:])
    weight += 1.5 * bool(last & Sort.WELL_KNOWN) + 1.0 * bool(last & Sort.SUFFIX)
    weight += 0.6 * bool(last & Sort.SURNAME) + 0.6 * bool(last & Sort.SHAPED)
    weight += 0.5 * bool(first & Sort.SURNAME) + 0.7 * bool(first & Sort.PARTICLE)
    return weight - 1.0 * is_common - 0.6 * (len(sorts) > _LONGEST)
