"""Seats: a unit with what stands around it in its flow, and the words that clues are told by."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.recognisers.persons_and_places.units import Unit

_AFTER: Final = re.compile(r"(['’]s?(?!\w))?([,;:.)]|\s?\(|\s?[—–-])?\s?([^\W\d_]+(?:-[^\W\d_]+)*)?")
_WIDTH: Final = 36
_BLANKS: Final = " \n\N{NO-BREAK SPACE}\"“‘'("

Weight = tuple[float, str]
"""How much a clue says, and what it is."""


class Around(NamedTuple):
    """What stands beside a unit in its text."""

    before: str
    """The word before it, lower case."""
    second: str
    """The word before that."""
    is_direct: bool
    """Whether no punctuation stands between."""
    possessive: bool
    mark: str
    """The punctuation behind it."""
    behind: str
    """The word behind it."""


class Cues(NamedTuple):
    """The language's words that tell of persons and places."""

    lower_roles: frozenset[str]
    speech: frozenset[str]
    personal: frozenset[str]
    relative: frozenset[str]
    addressing: frozenset[str]
    signing: frozenset[str]
    familiar: frozenset[str]
    attributive: frozenset[str]
    of_persons: frozenset[str]
    apposition_words: frozenset[str]
    antonomasia: frozenset[str]
    articles: frozenset[str]
    inside: frozenset[str]
    before: frozenset[str]
    from_to: frozenset[str]
    along: frozenset[str]
    of_heads: frozenset[str]
    behind: frozenset[str]
    appositions: frozenset[str]
    taken: frozenset[str]
    bearers: frozenset[str]
    printed: frozenset[str]


_PERSONS: Final = Cues._fields[: Cues._fields.index("articles")]


@cache
def cues(language: Language) -> Cues:
    """The cues of a language."""
    tables = {"articles": "names", **dict.fromkeys(_PERSONS, "persons")}
    return Cues(**{key: language.word_set(tables.get(key, "places"), key) for key in Cues._fields})


class Seat(NamedTuple):
    """A unit where it sits."""

    text: str
    unit: Unit
    around: Around
    cues: Cues
    language: Language
    before: str
    """The word before it in its chunk, or else in the text."""
    is_direct: bool
    """Whether no punctuation stands between that and the unit."""
    known_place: float
    """What its words alone say for a place."""
    known_person: float
    """What its words alone say for a person."""


def around(text: str, unit: Unit) -> Around:
    """What stands beside a unit in its flow's text."""
    after = _AFTER.match(text, unit.end)
    possessive, mark, behind = after.groups() if after else (None, None, None)
    tail = text[max(0, unit.start - _WIDTH) : unit.start].rsplit("\n\n", 1)[-1].rstrip(_BLANKS)
    words = tail.rsplit(None, 2)[-2:]
    last = words[-1] if words else ""
    second = words[0].lower() if len(words) > 1 else ""
    before = last.strip(",;:.)]—–").lower()
    return Around(before, second, last[-1:].isalnum(), bool(possessive), (mark or "").strip(), behind or "")
