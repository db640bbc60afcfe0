"""What a reader gets and gives: the units of a text with its language, a score with reasons, a draft."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.readers.draft import Draft
from edenda.readers.hints.units import outer_hints
from edenda.readers.notes.apparatus import NO_NOTES, Apparatus
from edenda.readers.once import once
from edenda.readers.units import Part, Unit
from edenda.sources import Hint

_CALL: Final = (
    r"\s?[\[({<](?:[a-z]{1,8} ?)?(?:\d{1,4}|[a-z]{1,4})[\])}>]|[⁰¹²³⁴-⁹]+(?: [⁰¹²³⁴-⁹]+)?|[ᵃ-ᶻ]|[*†‡§‖¶]+|\^?\d{1,3}\)?"
)
_SENTENCE_END: Final = re.compile(rf"[.!?…][\"'”’»)\]]*(?:{_CALL})?$")


@dataclass(frozen=True)
class Text:
    """A source as units, for readers, its printed notes taken out of them. `name` is the file named in problems."""

    raw: str
    name: str
    language: Language
    units: tuple[Unit, ...]
    notes: Apparatus = NO_NOTES
    hints: tuple[Hint, ...] = ()

    @cached_property
    def tables(self) -> tuple[tuple[Hint, list[Hint]], ...]:
        """The tables that the file's format says are there, each with the hints in it."""
        return tuple(found for found in outer_hints(self.hints) if found[0].kind == "table")

    @cached_property
    def blocks(self) -> tuple[Unit, ...]:
        """The units that hold text."""
        has_pages = any(unit.is_page for unit in self.units)
        return tuple(unit for unit in self.units if not unit.is_page) if has_pages else self.units


class Score(NamedTuple):
    """How well a genre fits (0 to 1), and why."""

    value: float
    reasons: tuple[str, ...]


class Reader(NamedTuple):
    """A reader: two functions of a text, and the genre of what it reads."""

    score: Callable[[Text], Score]
    read: Callable[[Text], Draft]
    genre: str


def score(*signs: tuple[bool, float, str]) -> Score:
    """The sum of the signs that are there, each with its weight and its name."""
    seen = [(weight, name) for is_there, weight, name in signs if is_there]
    return Score(min(1.0, round(sum(weight for weight, _ in seen), 3)), tuple(name for _, name in seen))


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, note calls and closing marks apart."""
    return _SENTENCE_END.search(text[-40:]) is not None


def begins_with(unit: Unit, cues: Iterable[str]) -> bool:
    """Whether a unit begins with one of the cue words, as whole words, in any case."""
    cues = tuple(cues)
    return unit.lower.startswith(cues) and any(
        unit.lower.startswith(cue) and not unit.lower[len(cue) : len(cue) + 1].isalpha() for cue in cues
    )


def bare_heading(text: Text, unit: Unit) -> str:
    """A heading in lower case without the page's furniture at its end, for comparing it with cue words."""
    words = unit.lower
    for ending in text.language.words("furniture", "endings"):
        words = words.removesuffix(ending)
    return words.strip(" :.#=")


def title_words(units: Iterable[Unit]) -> frozenset[str]:
    """The words of lines that are no paragraphs, in lower case."""
    lines = (unit.text[:200] for unit in units if not is_paragraph(unit))
    return frozenset(word.lower().strip(",.:;()[]#=*") for line in lines for word in line.split())


@once
def is_paragraph(unit: Unit) -> bool:
    """Whether a unit reads like running text: several words that end as a sentence, or simply long."""
    return (
        len(unit.text) > 160
        or (unit.text.count(" ") > 4 and (ends_sentence(unit.text) or unit.text.endswith(":")) and not unit.is_dateline)
        or (unit.text.count(" ") > 8 and unit.text.endswith((";", ",")))
    )


def parts_of(units: Sequence[Unit]) -> tuple[Part, ...]:
    """The raw pieces of several units, one after another."""
    return tuple(part for unit in units for part in unit.parts)


def lines_of(units: Sequence[Unit]) -> tuple[Part, ...]:
    """The raw pieces of several units, a line break that is meant between each two."""
    parts: list[Part] = []
    for unit in units:
        if parts:
            parts.append(Part("lb", unit.start, unit.start))
        parts.extend(unit.parts)
    return tuple(parts)
