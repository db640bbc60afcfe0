"""The words that events are known by, as sets and patterns, for one language."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from edenda.languages import Language, any_of
from edenda.recognisers.words.chunks import UPPER
from edenda.recognisers.words.phrases import PhraseWords, phrase_words


class EventWords(NamedTuple):
    """The words of a language that names of events are known by."""

    phrase: PhraseWords
    heads: frozenset[str]
    meetings: frozenset[str]
    meets: frozenset[str]
    of_places: frozenset[str]
    with_place: frozenset[str]
    weak: frozenset[str]
    great: frozenset[str]
    names: frozenset[str]
    not_alone: frozenset[str]
    indefinite: frozenset[str]
    numbers: frozenset[str]
    ordinals: frozenset[str]
    operations: frozenset[str]
    roles: frozenset[str]
    plurals: frozenset[str]
    councils: frozenset[str]
    councils_of: frozenset[str]
    numbered: frozenset[str]
    organisations: frozenset[str]
    parliaments: frozenset[str]
    lower_head: re.Pattern[str]
    lower_beginnings: frozenset[str]
    telling: frozenset[str]
    """All words of which one must be in a name."""
    quoted: re.Pattern[str]
    inserted: re.Pattern[str]
    """An insertion before a meeting: `[extraordinary] Congress`."""
    numbered_before: re.Pattern[str]
    """The number of a meeting, right before an insertion."""


@cache
def event_words(language: Language) -> EventWords:
    """The words of a language that events are known by."""

    def words(key: str) -> frozenset[str]:
        return language.word_set("events", key)

    heads = "|".join(word.title() for word in language.words("events", "meets"))
    number = rf"(?:\d{{1,3}}(?:st|nd|rd|th|d)|{any_of(word.title() for word in language.words('events', 'ordinals'))})"
    return EventWords(
        phrase_words(language),
        words("heads") | words("weak"),
        words("meetings"),
        words("meets") | (words("plurals") - {"wars", "battles"}),
        words("of_places"),
        words("with_place"),
        words("weak"),
        words("great"),
        words("names"),
        words("not_alone"),
        words("indefinite"),
        words("numbers"),
        words("ordinals"),
        words("operations"),
        language.word_set("persons", "roles")
        - language.word_set("organisations", "names_with_roles")
        - words("ordinals"),
        words("plurals"),
        words("councils"),
        words("councils_of"),
        words("numbered"),
        language.word_set("organisations", "heads"),
        language.word_set("organisations", "parliaments"),
        re.compile(rf" ({any_of(language.words('events', 'lower_heads'))})(?!\w)"),
        frozenset(f" {word[:2]}" for word in words("lower_heads")),
        words("heads") | words("weak") | words("operations") | {name.split()[0] for name in words("names")},
        re.compile(
            rf"[\"“‘'](?<!\w.)([^\W\d_][\w' -]{{2,40}}?)[\"”’'] (?:{any_of(language.words('events', 'quoted'))})(?!\w)"
        ),
        re.compile(rf"\[[^\[\]\n]{{1,120}}\] (?:{heads})(?!\w)"),
        re.compile(rf"(?<!\w){number} (?:{UPPER}[\w.]* ){{0,3}}\Z"),
    )
