"""A text as units: lines, page markers, paragraphs, and paragraphs joined across pages, one step after another."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.problems import Problem
from edenda.readers.layout.hyphens import Words
from edenda.readers.layout.items import read_items
from edenda.readers.layout.line_numbers import LineNumber, take_numbers
from edenda.readers.layout.lines import Line, read_lines
from edenda.readers.layout.page_forms import PageMark
from edenda.readers.layout.pages import find_pages
from edenda.readers.layout.paragraphs import Hyphen, Joiner, join_pages, paragraphs
from edenda.readers.layout.running_heads import find_heads
from edenda.readers.layout.wrapping import Layout, layout_of, single_spaced
from edenda.readers.units import Unit
from edenda.sources import position

_LONGEST_CUE: Final = 60
_MOST_SHOWN: Final = 20


class Page(NamedTuple):
    """What was made of the physical layer of a text: its units, what was taken out, the hyphens kept in doubt."""

    units: tuple[Unit, ...]
    numbers: tuple[LineNumber, ...]
    hyphens: tuple[Hyphen, ...]


class Lines:
    """The lines of a text without the numbers in their margins, and what joins them to units, in one way or another."""

    def __init__(self, raw: str, language: Language) -> None:
        self.lines, self._numbers = take_numbers(read_lines(raw))
        self._language = language
        self._words = Words(raw, language)

    @cached_property
    def _items(self) -> Sequence[Unit]:
        pages = {**find_pages(self.lines, self._language), **_stamps(self.lines, self._language)}
        marks = find_heads(self.lines, pages, self._language)
        return single_spaced(read_items(self.lines, marks))

    @cached_property
    def _layout(self) -> Layout:
        return layout_of(self._items)

    def page(self, *, apart: Collection[int] = (), without: Collection[int] = (), calls: Collection[int] = ()) -> Page:
        """The physical layer of the text.

        Lines that begin at a place in `apart` open a unit of their own, and no unit then goes on over a page; what
        begins at a place in `without` is left out, what begins at one in `calls` is a note's call and no item's label.
        """
        joiner = Joiner(self._words, self._layout, self._language)
        joiner.apart, joiner.calls = apart, calls
        kept = [item for item in self._items if item.start not in without] if without else self._items
        units = join_pages(paragraphs(kept, joiner), joiner)
        return Page(units, self._numbers, tuple(joiner.doubtful))


def _stamps(lines: Sequence[Line], language: Language) -> dict[int, tuple[PageMark, ...]]:
    """The lines that an archive prints on each page that it hands out: a page ends there."""
    cues = language.words("furniture", "stamps")
    return {
        index: (PageMark(line.start, line.end, "", "furniture"),)
        for index, line in enumerate(lines)
        if line.text[:_LONGEST_CUE].lower().startswith(cues)
    }


def hyphen_problems(raw: str, name: str, hyphens: Sequence[Hyphen]) -> tuple[Problem, ...]:
    """HYPH-001 for hyphens at line ends that were kept although they may divide words; of very many, the first."""
    hint = (
        "The hyphen was kept. If it only divides the word, take it out of the source (or write the word whole there)."
    )
    found = [
        Problem(
            "HYPH-001",
            f"Does this hyphen divide a word, or is it part of it: “{one.before}{one.after}”?",
            name,
            *position(raw, one.at),
            hint=hint,
        )
        for one in hyphens[:_MOST_SHOWN]
    ]
    if len(hyphens) > _MOST_SHOWN:
        rest = f"{len(hyphens) - _MOST_SHOWN:,} more hyphens at line ends were kept in doubt."
        found.append(Problem("HYPH-001", rest, name, *position(raw, hyphens[_MOST_SHOWN].at), hint=hint))
    return tuple(found)
