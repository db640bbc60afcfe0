"""Invented sentences, paragraphs, headings, citations: the same seed gives the same ones in the same order."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Iterator
from itertools import count
from typing import Final

SUBJECTS: Final = (
    "The harbour board",
    "A committee of the pilots",
    "Professor Emil Harrach",
    "The keeper of the lower light",
    "My brother Anselm",
    "The Union of Rope Makers",
    "Old Mrs. Tavener",
    "The mayor of Brescello",
    "Nobody in the valley",
    "The second expedition",
)
VERBS: Final = (
    "had measured",
    "refused to pay for",
    "described",
    "was thinking of",
    "wrote twice about",
    "could not find",
    "repaired",
)
OBJECTS: Final = (
    "the gravels above the village",
    "a bridge of forty arches",
    "the price of salt and of lamp oil",
    "three boxes of letters",
    "the well-known map of the coast",
    "a boat that nobody had ordered",
    "the rules for the use of the tide-mill",
)
_TAILS: Final = (
    "although the winter was hard",
    "and nothing more was heard of it",
    "as the newspapers of the town reported",
    "because the road was closed",
    "while the others waited at the ford",
    "with the help of two cousins",
)
_DATES: Final = (
    "on {d} {m} {y}",
    "in {m} {y}",
    "in early {y}",
    "on {m} {d}, {y}",
    "since the summer of {y}",
    "from {d} to {e} {m} {y}",
    "in the {k}0s",
    "on {d} {m}",
)
MONTHS: Final = ("January", "March", "May", "August", "September", "November", "December")
_SPEECH: Final = "“the tide will not wait for a committee, and neither shall we”"
_TERM: Final = "“dry water”"


class Maker:
    """Makes sentences, paragraphs and headings; the same seed gives the same ones in the same order."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)  # noqa: S311 - no secret, only the same text each time

    def number(self, first: int, last: int) -> int:
        """A number, both ends included."""
        return self._random.randint(first, last)

    def one(self, choices: tuple[str, ...]) -> str:
        """One of several."""
        return self._random.choice(choices)

    def date(self) -> str:
        """A date with its preposition."""
        day, year = self.number(1, 27), self.number(1801, 1950)
        return self.one(_DATES).format(d=day, e=day + 1, m=self.one(MONTHS), y=year, k=year // 10)

    def clause(self) -> str:
        """A sentence without its full stop."""
        return f"{self.one(SUBJECTS)} {self.one(VERBS)} {self.one(OBJECTS)} {self.one(_TAILS)}"

    def sentence(self) -> str:
        """A sentence; one in five is dated, one in ten quotes, one in ten has a term in quotation marks."""
        chance = self.number(1, 10)
        if chance <= 2:
            return f"{self.clause()} {self.date()}."
        if chance == 3:
            return f"{self.one(SUBJECTS)} declared that {_SPEECH}."
        if chance == 4:
            return f"{self.clause()} and called it {_TERM}."
        return f"{self.clause()}."

    def paragraph(self, sentences: int = 6) -> str:
        """A paragraph on one line."""
        return " ".join(self.sentence() for _ in range(sentences))

    def heading(self) -> str:
        """A heading of a few words."""
        return f"{self.one(OBJECTS).capitalize()} in {self.number(1801, 1950)}"


def up_to(size: int, pieces: Iterator[str], separator: str = "\n\n") -> str:
    """Pieces joined until they have the size (in characters)."""
    found: list[str] = []
    length = 0
    while length < size:
        found.append(next(pieces))
        length += len(found[-1]) + len(separator)
    return separator.join(found)


def prose(make: Maker, note: str = "") -> Iterator[str]:
    """Paragraphs, a heading before every tenth; `note` is the form of a note's call, one for every fifth paragraph."""
    for number in count(1):
        if number % 10 == 1:
            yield make.heading()
        call = note.format(number // 5) if note and number % 5 == 0 and number // 5 < 1000 else ""
        yield make.paragraph() + call


_SYLLABLES: Final = ("Bar", "den", "kel", "mo", "ris", "ta", "vor", "wen", "zil", "gan")


def name(number: int) -> str:
    """The name of an author, one for each number."""
    return "".join(_SYLLABLES[int(digit)].lower() for digit in str(number)).capitalize() + "son"


def cited(make: Maker, most: int = 200) -> str:
    """A sentence with a citation by author and date."""
    number = make.number(0, most)
    return f"{make.clause()} ({name(number)}, {1850 + number % 100}: {make.number(1, 300)})."


def entry(make: Maker, number: int) -> str:
    """The entry of a bibliography."""
    return f"{name(number)}, A. ({1850 + number % 100}) {make.heading()}. Lindenau: Vessely and Daughters."


def wrapped(paragraph: str, width: int = 72) -> str:
    """A paragraph in lines of so many characters."""
    return textwrap.fill(paragraph, width, break_long_words=False, break_on_hyphens=False)
