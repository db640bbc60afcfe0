"""Calls of notes in a text: what may be one, told from years, items of an enumeration, powers and emphasis."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.readers.notes.apparatus import Place
from edenda.readers.notes.labels import LOWERED, call_patterns

#: An item counted in a sentence: `namely (1) bread, (2) salt`.
_COUNTED: Final = re.compile(r"(?:[,;:—–-]|\b(?:and|or|are|is|either))\s$")
_ITEM: Final = re.compile(r"\s+[a-z]")
_EMPHASIS: Final = re.compile(r"(?:^|[\s(“\"])\*+\w[^*\n]*$")
_MEASURE: Final = re.compile(r"(?:\d\s?|\b)(?:[a-zA-Z]|[mckd]m|ft|in|yd)$")
#: What a number without any sign may stand directly behind to be a call: a word, or a year and a stop.
_BARE: Final = re.compile(r"(?:[a-z]{2}|\d{4}(?=\W))[.,;:!?…”’\"'»)\]]*$")
_BEFORE = 160


class Call(NamedTuple):
    """What may call a note. `is_sure` is False where it may as well be something else."""

    place: Place
    n: str
    is_sure: bool


class Calls:
    """All that may call notes in a text, by form and label. What opens a paragraph calls nothing."""

    def __init__(self, raw: str, starts: Collection[int], language: Language) -> None:
        self._raw = raw
        self._starts = starts
        self._language = language
        self._by_form: dict[str, list[Call]] = {}
        self._by_label: dict[str, dict[str, list[int]]] = {}

    def of_form(self, form: str) -> list[Call]:
        """All calls of a form, in order."""
        if form not in self._by_form:
            self._by_form[form] = list(self._find(form))
        return self._by_form[form]

    def within(self, form: str, start: int, end: int) -> list[Call]:
        """The calls of a form that stand between two places."""
        calls = self.of_form(form)
        first = bisect_left(calls, start, key=lambda call: call.place.start)
        return calls[first : bisect_left(calls, end, first, key=lambda call: call.place.start)]

    def has(self, form: str, n: str, start: int, end: int) -> bool:
        """Whether a label is surely called between two places."""
        if form not in self._by_label:
            places: dict[str, list[int]] = {}
            for call in self.of_form(form):
                if call.is_sure:
                    places.setdefault(call.n, []).append(call.place.start)
            self._by_label[form] = places
        found = self._by_label[form].get(n, [])
        at = bisect_left(found, start)
        return at < len(found) and found[at] < end

    def _find(self, form: str) -> Iterator[Call]:
        for match in call_patterns(self._language)[form].finditer(self._raw):
            start = match.start()
            at = start + (self._raw[start].isspace())
            if at not in self._starts:
                place = Place(at, match.end())
                yield Call(place, match["n"].translate(LOWERED), self._is_sure(form, match, at))

    def _is_sure(self, form: str, match: re.Match[str], at: int) -> bool:
        before = self._raw[max(0, at - _BEFORE) : at].rpartition("\n\n")[2]
        if form == "bare":
            return _BARE.search(before) is not None and not _MEASURE.search(before)
        if form == "round":
            return not before[-1:].isdigit() and not (_COUNTED.search(before) and _ITEM.match(self._raw, match.end()))
        if form == "half":
            return before.count("(") <= before.count(")")
        if form == "raised":
            return not (match["n"] in ("²", "³") and _MEASURE.search(before)) and not before[-1:].isdigit()
        if form == "signs":
            return not before[-1:].isdigit() and not (match["n"][0] == "*" and _EMPHASIS.search(before))
        return True
