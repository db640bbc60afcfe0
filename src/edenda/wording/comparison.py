"""A source and a plain text, followed side by side: all ways at once on which the text can be what is expected."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate
from typing import Final, NamedTuple

from edenda.labels import labels
from edenda.model import Reading
from edenda.sources import position
from edenda.wording.expected import Expected, Heading, PageMark, Place, Words, expected

_PIECE: Final = re.compile(r"\s+|\S+")
_AROUND: Final = 60


class Difference(NamedTuple):
    """The first place at which a text says something else than its source: line and column from 1, words around it."""

    line: int
    column: int
    source: str
    text: str

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}: the source has “{self.source}”, the text “{self.text}”"


class _At(NamedTuple):
    """Where in the text one may be, and the page markers that are to come behind the word."""

    place: int
    held: tuple[tuple[str, ...], ...] = ()


def first_difference(reading: Reading, text: str, *, notes: str = "end", interface: str = "en") -> Difference | None:
    """The first difference between a source, as read, and its document's plain text in the transcribed view, or None.

    The text may be wrapped or not; its page numbers stand in it, its notes at the end, or `inline`, where they are
    called. `interface` is the language of the words that it adds.
    """
    words = labels(interface)
    title, _, rest = text.partition("\n\n")
    note = words["note-in-text"] if notes == "inline" else ""
    walk = _Walk(reading, f" {' '.join(rest.split())} ", _Title(title))
    return walk.find(expected(reading, words["page-abbreviated"], note))


class _Title:
    """The title block: what stands on whole lines of it."""

    def __init__(self, block: str) -> None:
        lines = [" ".join(line.split()) for line in block.split("\n")]
        self.words = " ".join(lines)
        self.ends = [-1, *(end - 1 for end in accumulate(len(line) + 1 for line in lines))]

    def has(self, words: str) -> bool:
        """Whether words are those of a line, or of several that follow on each other."""
        starts = (end + 1 for end in self.ends)
        return any(self.words.startswith(words, start) and start + len(words) in self.ends for start in starts)


class _Walk:
    """The walk through a text in which each stretch of white space is one blank."""

    def __init__(self, reading: Reading, text: str, title: _Title) -> None:
        self.reading, self.text, self.title = reading, text, title
        self.waiting: defaultdict[int, set[_At]] = defaultdict(set)
        self.furthest = 0

    def find(self, all_expected: Iterable[Expected]) -> Difference | None:
        """Go on as long as there is a way; the difference where there is none."""
        ways = {_At(1)}
        for one in all_expected:
            self.furthest = max((way.place for way in ways), default=self.furthest)
            ways = self.step(ways, one)
            if not ways and not self.waiting:
                at = one.at if isinstance(one, Words | PageMark) else 0
                return self.difference(at, self.furthest)
        if any(way.place >= len(self.text) - 1 and not way.held for way in ways):
            return None
        return self.difference(len(self.reading.raw), max((way.place for way in ways), default=self.furthest))

    def step(self, ways: set[_At], one: Expected) -> set[_At]:
        """Where one may be after something expected."""
        match one:
            case Words(forms, _):
                return self.behind(ways, forms)
            case PageMark():
                for some in self.waiting.values():
                    some.update(self.behind_page(some.copy(), one))
                return self.behind_page(ways, one)
            case Heading(words, end):
                if self.title.has(words):
                    self.waiting[end] |= ways
            case Place(at):
                return ways | self.waiting.pop(at, set())
        return ways

    def behind(self, ways: Iterable[_At], forms: tuple[str, ...]) -> set[_At]:
        """Behind words in one of some forms; page markers that were held come with the first blank."""
        found: set[_At] = set()
        for way in ways:
            for form in forms:
                place = self.match(way.place, form)
                if place is None:
                    continue
                if way.held and " " in form:
                    found.update(_At(end) for end in self.behind_held(place, way.held))
                else:
                    found.add(_At(place, way.held))
        return found

    def behind_held(self, place: int, held: tuple[tuple[str, ...], ...]) -> set[int]:
        """Behind page markers that follow on each other."""
        places = {place}
        for forms in held:
            places = {end for start in places for form in forms if (end := self.match(start, form)) is not None}
        return places

    def behind_page(self, ways: set[_At], page: PageMark) -> set[_At]:
        """Behind a page marker that stands here, and here where it is to come behind the word."""
        here = {way for way in ways if not way.held and (not page.is_inside or self.text[way.place - 1] == " ")}
        return self.behind(here, page.forms) | {_At(way.place, (*way.held, page.forms)) for way in ways}

    def match(self, place: int, form: str) -> int | None:
        """Where a form ends that begins at a place; a blank behind a blank is none."""
        for piece in _PIECE.findall(form):
            if not piece.isspace():
                if not self.text.startswith(piece, place):
                    return None
                place += len(piece)
            elif self.text.startswith(" ", place):
                place += 1
            elif self.text[place - 1] != " ":
                return None
        return place

    def difference(self, raw: int, place: int) -> Difference:
        """The difference at a place of the source and one of the text, with the words around them."""
        source = self.reading.raw
        line, column = position(source, min(raw, max(0, len(source) - 1)))
        near = " ".join(source[max(0, raw - _AROUND) : raw + _AROUND].split())
        return Difference(line, column, near, self.text[max(0, place - _AROUND) : place + _AROUND].strip())
