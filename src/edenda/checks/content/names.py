"""Rules on the names of one document: marked throughout, and with one id each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

import ahocorasick
from lxml import etree

from edenda.checks.house.walk import (
    ASIDE,
    BIBL,
    MARKED,
    NAME,
    NAMES,
    TEXT,
    TOLD,
    VERBATIM,
    Event,
    Finding,
    Walk,
    text_in,
    words,
)
from edenda.checks.running_text import BOUNDARY, RunningText

#: Where a name need not be marked, or is.
_COVERED: Final = NAME | BIBL | TOLD | VERBATIM | ASIDE | MARKED
_OFTEN: Final = 2
_SHORTEST: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+")
_WORD_BEFORE: Final = re.compile(r"(\w[\w'’.-]*)[ \t\r\n]*$")
_WORD_AFTER: Final = re.compile(r"[ \t\r\n]+(\w+)")
#: What joins a name to more of it: a hyphen, an apostrophe with a letter (a possessive ending apart), a stop.
_JOINED_BEFORE: Final = re.compile(r"[\w&@/#.'’-]$")
_JOINED_AFTER: Final = re.compile(r"[\w&@/-]|['’](?!s?\b|s\b)\w|\.\w")
_SENTENCE_END: Final = re.compile(r"[.!?:;][\"”’)\]]*\s*$")
_REACH: Final = 40


class _Missed(NamedTuple):
    """A name that is not marked: how often, and where first."""

    times: int
    start: int
    end: int


def names_missed(walk: Walk) -> Iterator[Finding]:
    """NAME-005: a name that is marked elsewhere in the document stands unmarked, less often than marked."""
    marked = Counter(surface for event in _marked(walk) if (surface := _surface(event)))
    often = {surface: times for surface, times in marked.items() if times >= _OFTEN}
    for surface, missed in _missed(walk, often).items():
        if missed.times <= often[surface]:
            owner = walk.text.owner(missed.start)
            also = f" ({missed.times} times in all)" if missed.times > 1 else ""
            said = walk.text.around(missed.start, missed.end)
            message = f"“{surface}” is marked {often[surface]} times in this document, but not in “{said}”{also}."
            hint = "Mark it here too, unless somebody or something else is meant."
            yield Finding("NAME-005", owner.element, message, hint, walk.text.line(missed.start))


def names_of_two(walk: Walk) -> Iterator[Finding]:
    """NAME-006: one name leads to two entries within one paragraph."""
    first: dict[tuple[etree._Element | None, str, str], frozenset[str]] = {}
    for event in _marked(walk):
        targets = _targets(event)
        if not targets:
            continue
        key = event.around.block, event.name, " ".join(text_in(event.element).split())
        before = first.setdefault(key, targets)
        if targets.isdisjoint(before):
            one, other = " ".join(sorted(before)), " ".join(sorted(targets))
            message = f"“{words(key[2])}” leads to {one} and to {other} in one paragraph."
            yield Finding("NAME-006", event.element, message, "Are there two of that name, or is one link wrong?")


def _targets(event: Event) -> frozenset[str]:
    """Whom a name means, by whichever attribute an edition says it."""
    given = (event.element.get(name) for name in ("ref", "key", "corresp"))
    return frozenset(next((value for value in given if value), "").split())


def _marked(walk: Walk) -> Iterator[Event]:
    for event in walk.all(*NAMES, within=TEXT):
        if not event.within & (BIBL | VERBATIM):
            yield event


def _surface(event: Event) -> str:
    """The words of a name if they can be looked for: with a capital at the beginning, and no mere initial."""
    text = " ".join(text_in(event.element).split())
    is_name = len(text) >= _SHORTEST and text[0].isupper() and text[-1].isalnum() and not text.isupper()
    return text if is_name else ""


def _missed(walk: Walk, often: Mapping[str, int]) -> dict[str, _Missed]:
    """The names that are not marked, each once; not those that the document has as a common word too (Will, Hope)."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for start, end in _longest(walk.text.text, often):
        owner = walk.text.owner(start)
        is_text = owner.within & TEXT and not owner.within & _COVERED
        if is_text and _is_whole(walk.text, start, end):
            found[walk.text.text[start:end]].append((start, end))
    return {
        surface: _Missed(len(places), *places[0])
        for surface, places in found.items()
        if not _is_common(surface.lower(), walk.text.text)
    }


def _is_common(word: str, text: str) -> bool:
    """Whether a text has a word of small letters."""
    if word not in text or not word.islower() or not _WORD.fullmatch(word):
        return False
    return re.search(rf"(?<![^\W\d_]){word}(?![^\W\d_])", text) is not None


def _longest(text: str, surfaces: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Where names stand, the longest of those that begin at one place or share words."""
    if not surfaces:
        return
    automaton: Any = ahocorasick.Automaton()
    for surface in surfaces:
        automaton.add_word(surface, len(surface))
    automaton.make_automaton()
    for last, length in automaton.iter_long(text):
        yield last - length + 1, last + 1


def _is_whole(text: RunningText, start: int, end: int) -> bool:
    """Whether a name stands by itself, neither in a word nor in a longer name with capitals."""
    before, after = text.text[max(0, start - _REACH) : start], text.text[end : end + _REACH]
    if _JOINED_BEFORE.search(before) or _JOINED_AFTER.match(after):
        return False
    following = _WORD_AFTER.match(after)
    if following and following[1][0].isupper():
        return False
    preceding = None if _SENTENCE_END.search(before) else _WORD_BEFORE.search(before)
    return preceding is None or not preceding[1][0].isupper() or _opens(before, preceding.start())


def _opens(before: str, at: int) -> bool:
    """Whether a word with a capital begins a sentence, so that the capital says nothing: *The Skerry*, *In Kew*."""
    rest = before[:at].rstrip()
    return rest.endswith(BOUNDARY) or bool(_SENTENCE_END.search(rest)) or not rest
