"""Seats: a unit with what stands around it in its flow, and the words that clues are told by."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.recognisers.persons_and_places.units import Unit

_AFTER: Final = re.compile(r"(['’]s?(?!\w))?([,;:.)]|\s?\(|\s?[—–-])?\s?([^\W\d_]+(?:-[^\W\d_]+)*)?")
_WIDTH: Final = 36
_SIGNS: Final = ",;:.)]—–"
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
    before_persons: frozenset[str]
    """All words that say something for a person behind them."""
    before_places: frozenset[str]
    """All words that say something for a place behind them, but for those behind `the`."""


_PERSONS: Final = Cues._fields[: Cues._fields.index("articles")]
_TOGETHER: Final = {
    "before_persons": ("lower_roles", "addressing", "familiar", "signing"),
    "before_places": ("inside", "taken", "before"),
}


@cache
def cues(language: Language) -> Cues:
    """The cues of a language."""
    tables = {"articles": "names", **dict.fromkeys(_PERSONS, "persons")}
    words = {key: language.word_set(tables.get(key, "places"), key) for key in Cues._fields if key not in _TOGETHER}
    together = {key: words[keys[0]].union({"of"}, *(words[one] for one in keys)) for key, keys in _TOGETHER.items()}
    return Cues(**words, **together)


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
    start = unit.start
    tail = text[start - _WIDTH if start > _WIDTH else 0 : start]
    if "\n\n" in tail:
        tail = tail.rpartition("\n\n")[2]
    words = tail.rstrip(_BLANKS).rsplit(None, 2)[-2:]
    last = words[-1] if words else ""
    second = words[0].lower() if len(words) > 1 else ""
    is_direct = last[-1:].isalnum()
    before = (last.lstrip(_SIGNS) if is_direct else last.strip(_SIGNS)).lower()
    return Around(before, second, is_direct, possessive is not None, mark.strip() if mark else "", behind or "")
