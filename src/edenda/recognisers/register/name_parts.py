"""A person's name in parts: surname, given names and initials; and whether two given names agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.recognisers.register.spelling import differs_by_initial, is_same_given, plain
from edenda.register.entries import Form

_SYLLABLES: Final = re.compile(
    r"(?:(?:zh|ch|sh|hs|ts|tz|ss|sz|kw|hw|gw|hy|[bdgkmnpr]y|[bpmfdtnlgkhjqxrzcsyw])?[aeiouü]{1,3}(?:ng|[nmkpltrh](?![aeiouü]))?){1,3}"
)
_INITIALS: Final = re.compile(r"(?:\w{1,2}\.-?)+")
_ONE_INITIAL: Final = re.compile(r"\w{1,2}\.")
_LONGEST_GIVEN: Final = 3


class PersonName(NamedTuple):
    """A name of an entry in parts, plain."""

    entry: str
    surname: str
    given: tuple[str, ...]
    """Initials keep their full stop."""
    comes_first: bool
    """Whether the surname stands before the given name: Sun Yat-sen."""


class Telling(NamedTuple):
    """What tells the parts of a name: words that are names by themselves, particles, suffixes, surnames in front."""

    singles: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    first_surnames: frozenset[str]


@cache
def telling(language: Language) -> Telling:
    """The words of a language; no word is known to be a name by itself."""
    return Telling(
        frozenset(),
        frozenset(word for words in language.words("persons", "particles") for word in words.split()),
        language.word_set("persons", "suffixes"),
        language.word_set("persons", "first_surnames"),
    )


def names_in_parts(entry: str, form: Form, known: Telling) -> Iterator[PersonName]:
    """A form of a person's name in parts, once or, where it has signs, twice; none for a single word."""
    before, comma, behind = form.text.partition(", ")
    is_inverted = bool(comma) and behind.lower().rstrip(".") not in known.suffixes
    words = [word for word in (before if is_inverted else form.text).split() if word not in known.particles]
    if is_inverted:
        yield from (
            PersonName(entry, "".join(surname), given, comes_first=False)
            for surname, given in zip(readings(words), readings(behind.split()), strict=False)
        )
        return
    while len(words) > 1 and words[-1].lower().rstrip(".,") in known.suffixes:
        words.pop()
    if len(words) > 1:
        yield from (_divided(entry, parts, form, known) for parts in readings([word.rstrip(",") for word in words]))


def _divided(entry: str, parts: tuple[str, ...], form: Form, known: Telling) -> PersonName:
    """The parts of a name, told apart: the surname stands last, or first as in Sun Yat-sen."""
    surname = plain([form.surname])[0] if form.surname else ""
    if surname in parts:
        comes_first = surname == parts[0]
    else:
        comes_first = parts[-1] not in known.singles and (
            parts[0] in known.singles or _is_asian(parts, known.first_surnames)
        )
    if comes_first:
        return PersonName(entry, parts[0], parts[1:], comes_first=True)
    return PersonName(entry, parts[-1], parts[:-1], comes_first=False)


def _is_asian(parts: Sequence[str], first_surnames: frozenset[str]) -> bool:
    """Whether a name looks like one whose surname stands first: Park Chung Hee, but not Kim Philby."""
    given = parts[1:]
    if parts[0] not in first_surnames or len(given) > _LONGEST_GIVEN - 1:
        return False
    return all(_SYLLABLES.fullmatch(part) for part in given)


def readings(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The words of a name in parts, signs left out; and spelt, where there are signs."""
    yield _parts(words, spelt=False)
    if not all(map(str.isascii, words)):
        yield _parts(words, spelt=True)


def _parts(words: Iterable[str], *, spelt: bool) -> tuple[str, ...]:
    """The words of a name, plain, initials divided and with their full stop."""
    parts: list[str] = []
    initials: list[int] = []
    for word in words:
        if "." in word and _INITIALS.fullmatch(word):
            divided = _ONE_INITIAL.findall(word)
            initials.extend(range(len(parts), len(parts) + len(divided)))
            parts.extend(divided)
        else:
            parts.append(word)
    found = plain(parts, spelt=spelt)
    for at in initials:
        found[at] += "."
    return tuple(found)


def agree(one: str, other: str) -> bool:
    """Whether two given names, or initials, can be one."""
    if one.endswith(".") or other.endswith("."):
        initial, name = (one[:-1], other) if one.endswith(".") else (other[:-1], one)
        return not differs_by_initial(initial, name.rstrip("."))
    return is_same_given(one, other)
