"""Entries of organisations, places, events and works whose names make it likely that they are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Final

from edenda.languages import Language
from edenda.recognisers.register.derivation_words import words_of
from edenda.recognisers.register.spelling import plain, sounds
from edenda.register.growing.name_words import bare_name, initials_of, letters_of, spelling
from edenda.register.likeness import folded
from edenda.register.suggesting.values import Pair

_CROWD: Final = 20
_SAME: Final = 0.9
_OTHER_NAME: Final = 0.8
_ORDER: Final = 0.7
_ACRONYM: Final = 0.55
_SOUND: Final = 0.5
_LONGEST_SOUND: Final = 6
_TELLING: Final = 4

Found = dict[tuple[int, int], tuple[float, str]]


def like_bodies(kind: str, names: Sequence[Sequence[str]], language: Language) -> Iterator[Pair]:
    """The pairs of entries of one kind that may be one; each of `names` are those of one, preferred first."""
    found: Found = {}
    _by_spelling(names, language, found)
    _by_words(names, language, found)
    if kind == "org":
        _by_initials(names, found)
    if kind == "place":
        _by_sound(names, found)
    for (one, other), (certainty, why) in sorted(found.items()):
        yield Pair(one, other, certainty, why)


def _put(found: Found, pair: tuple[int, int], certainty: float, why: str) -> None:
    first, second = sorted(pair)
    if first != second and certainty > found.get((first, second), (0.0, ""))[0]:
        found[first, second] = (certainty, why)


def _by_spelling(names: Sequence[Sequence[str]], language: Language, found: Found) -> None:
    """The preferred name of one is a name of the other; short ones of one word are of many."""
    first = [spelling(bare_name(those[0], language)) if those else "" for those in names]
    preferred: dict[str, list[int]] = defaultdict(list)
    for number, those in enumerate(names):
        if those:
            preferred[first[number]].append(number)
    for number, those in enumerate(names):
        for at, name in enumerate(those):
            if at and " " not in name and not letters_of(name):
                continue
            key = spelling(bare_name(name, language)) if at else first[number]
            for other in preferred.get(key, ())[:_CROWD]:
                both = f"both are called “{name}”" if not at else f"“{name}” is another name of the one"
                _put(found, (number, other), _OTHER_NAME if at else _SAME, both)


def _by_words(names: Sequence[Sequence[str]], language: Language, found: Found) -> None:
    """The same words in another order, a country or its adjective, the number in words or figures."""
    same = _same_words(language)
    bags: dict[Hashable, dict[int, str]] = defaultdict(dict)
    for number, those in enumerate(names):
        for name in those:
            words = [same.get(word, word) for word in _whole(name, same)]
            if len(words) > 1 or name.lower() in same:
                bags[tuple(sorted(words))].setdefault(number, name)
    for members in bags.values():
        if len(members) > _CROWD:
            continue
        for one, other in combinations(members, 2):
            if members[one] == names[one][0] or members[other] == names[other][0]:
                _put(found, (one, other), _ORDER, f"“{members[one]}” and “{members[other]}” have the same words")


def _whole(name: str, same: Mapping[str, str]) -> Sequence[str]:
    """The words of a name; the whole of it where it is another name of something else."""
    return (name.lower(),) if name.lower() in same else folded(name)


@cache
def _same_words(language: Language) -> Mapping[str, str]:
    """Words and names, each with the one that stands for all that are the same."""
    words = words_of(language)
    if words is None:
        return {}
    found = {nation.lower(): country.lower() for country, nation in words.nations.items() if " " not in country}
    for table in (words.pairs, words.ordinals, words.same):
        for one, others in table.items():
            found[one.lower()] = min(one.lower(), *map(str.lower, others))
    return found


def _by_initials(names: Sequence[Sequence[str]], found: Found) -> None:
    """An entry that has no name but an acronym, and the only one whose initials these are."""
    full: dict[str, set[int]] = defaultdict(set)
    for number, those in enumerate(names):
        for name in those:
            full["" if letters_of(name) else initials_of(name)].add(number)
    for number, those in enumerate(names):
        letters = letters_of(those[0]) if those and all(map(letters_of, those)) else ""
        others = full.get(letters, set()) if len(letters) >= _TELLING else set()
        for other in others if len(others) == 1 else ():
            _put(
                found,
                (number, other),
                _ACRONYM,
                f"“{those[0]}” are the initials of “{names[other][0]}”, and of no other",
            )


def _by_sound(names: Sequence[Sequence[str]], found: Found) -> None:
    """Preferred names of one word that are spelt alike in different transliterations."""
    flat = [(number, those[0]) for number, those in enumerate(names) if those and " " not in those[0]]
    keys = sounds(plain([name for _, name in flat]), "letters")
    by_sound: dict[str, list[int]] = defaultdict(list)
    for key, (number, _) in zip(keys, flat, strict=True):
        if len(key) >= _LONGEST_SOUND:
            by_sound[key].append(number)
    for members in by_sound.values():
        for one, other in combinations(members[:_CROWD], 2):
            first, second = names[one][0], names[other][0]
            if first != second:
                _put(found, (one, other), _SOUND, f"“{first}” and “{second}” may be spellings of one name")
