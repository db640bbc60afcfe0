"""Printed notes among units: runs of labels that count up, with the units that belong to each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.readers.notes.calls import Calls
from edenda.readers.notes.labels import CALLS_OF, Label, follows, is_first
from edenda.readers.structure.heading_forms import has_heading_form
from edenda.readers.units import Unit
from edenda.readers.web.furniture import is_furniture

_MOST_BETWEEN = 40
_MOST_UNHEADED = 12
_DEEPER = 2
_LONGEST_HEADING = 80
#: Forms that say by themselves that a note follows.
SPOKEN: Final = frozenset({"worded", "named"})
_OF_PART: Final = re.compile(r"[\s:.—–-]*(?:(?:to|on|for|of)\b.*)?")


class Entry(NamedTuple):
    """A printed note: its label, and its units from `first` up to `end`."""

    label: Label
    first: int
    end: int


@dataclass(frozen=True)
class Block:
    """Notes printed one below another.

    `lead` are the indexes of headings and rules directly above them; `is_headed` where a heading says that they are
    notes; `is_foot` where a page ends below them.
    """

    entries: tuple[Entry, ...]
    lead: tuple[int, ...]
    is_headed: bool
    is_foot: bool

    @property
    def first(self) -> int:
        """The index of the first unit of the first note."""
        return self.entries[0].first

    @property
    def end(self) -> int:
        """The index after the last unit of the last note."""
        return self.entries[-1].end

    @property
    def form(self) -> str:
        """How the notes are printed."""
        return self.entries[0].label.form


def bare_words(unit: Unit, language: Language) -> str:
    """A heading in lower case without the page's furniture at its end, for comparing it with cue words."""
    words = unit.lower
    for ending in language.words("furniture", "endings"):
        words = words.removesuffix(ending)
    return words.strip(" :.#=[]")


class Sheet(NamedTuple):
    """What is known of the units before notes are looked for."""

    raw: str
    units: Sequence[Unit]
    labels: Mapping[int, Label]
    calls: Calls
    language: Language

    def label(self, index: int) -> Label | None:
        """The note's label with which a unit begins."""
        unit = self.units[index]
        if unit.is_page or unit.is_rule or unit.start not in self.labels or is_furniture(unit, self.language):
            return None
        return self.labels[unit.start]

    def is_new_page(self, index: int) -> bool:
        """Whether a page ends before a unit: a page marker, a form feed, or the end of the text."""
        if index >= len(self.units) or self.units[index].is_page:
            return True
        return index > 0 and "\f" in self.raw[self.units[index - 1].end : self.units[index].start]

    def heads_notes(self, index: int) -> bool:
        """Whether a unit is a heading above notes: *Notes*, *Notes to chapter 2*, *References*."""
        unit = self.units[index]
        if unit.is_page or len(unit.text) > _LONGEST_HEADING or self.label(index) is not None:
            return False
        words = bare_words(unit, self.language)
        names = self.language.words("headings", "notes")
        return any(
            words.startswith(name) and _OF_PART.fullmatch(words, len(name)) is not None for name in names
        ) or words in self.language.words("headings", "bibliography")


def find_blocks(sheet: Sheet) -> list[Block]:
    """The runs of labels in a text that may be notes."""
    blocks: list[Block] = []
    index, is_headed = 0, False
    while index < len(sheet.units):
        if sheet.label(index) is None:
            is_headed = sheet.heads_notes(index) or (is_headed and not _is_text(sheet, index))
            index += 1
            continue
        blocks.append(_block(sheet, index, blocks[-1].end if blocks else 0, is_headed=is_headed))
        index = blocks[-1].end
    return blocks


def _is_text(sheet: Sheet, index: int) -> bool:
    unit = sheet.units[index]
    return not (unit.is_page or unit.is_rule or has_heading_form(unit))


def _block(sheet: Sheet, start: int, last_end: int, *, is_headed: bool) -> Block:
    """The notes that begin at a unit, as far as their labels count up."""
    entries = [Entry(sheet.labels[sheet.units[start].start], start, start + 1)]
    known = {entries[0].label.n}
    index = start + 1
    while index < len(sheet.units) and index - entries[-1].first <= _MOST_BETWEEN:
        found = sheet.label(index)
        if sheet.heads_notes(index) or (found is not None and _begins_again(entries[-1].label, found)):
            break
        if found is not None and (
            _goes_on(entries[-1].label, found) or _is_out_of_order(sheet, entries[-1], index, known)
        ):
            if not _is_within(sheet, entries[-1], index, found, is_headed=is_headed):
                break
            entries[-1] = entries[-1]._replace(end=index)
            entries.append(Entry(found, index, index + 1))
            known.add(found.n)
        index += 1
    entries[-1] = entries[-1]._replace(end=_last_end(sheet, entries[-1]))
    lead = _lead(sheet, start, last_end, is_headed=is_headed)
    return Block(tuple(entries), lead, is_headed, sheet.is_new_page(entries[-1].end))


def _begins_again(last: Label, found: Label) -> bool:
    return found.form == last.form and is_first(found.n) and not follows(last.n, found.n)


def _goes_on(last: Label, found: Label) -> bool:
    return found.form == last.form and follows(last.n, found.n)


def _is_out_of_order(sheet: Sheet, last: Entry, index: int, known: set[str]) -> bool:
    """Whether a label that does not count up is another note's: of a number not yet printed that the text calls."""
    found = sheet.labels[sheet.units[index].start]
    if found.n in known or found.form != last.label.form:
        return False
    start = sheet.units[index].start
    return any(sheet.calls.has(form, found.n, 0, start) for form in CALLS_OF[found.form])


def _is_within(sheet: Sheet, last: Entry, index: int, found: Label, *, is_headed: bool) -> bool:
    """Whether the units between two labels belong to the note above: not where they call the next one."""
    if index == last.first + 1:
        return True
    between = sheet.units[last.first + 1 : index]
    texts = [unit for unit in between if not unit.is_page]
    if not texts:
        return True
    start, end = texts[0].start, texts[-1].end
    if any(sheet.calls.has(form, found.n, start, end) for form in CALLS_OF[found.form]):
        return False
    if is_headed:
        return True
    return len(texts) <= _MOST_UNHEADED and not any(unit.is_rule for unit in texts)


def _last_end(sheet: Sheet, last: Entry) -> int:
    """Where the last note of a run ends: behind its own unit and those below it that are set in deeper.

    A note in brackets ends where these close.
    """
    if last.label.form == "worded":
        return _closing(sheet, last.first)
    flush = sheet.units[last.first].indent
    end = last.first + 1
    while end < len(sheet.units):
        unit = sheet.units[end]
        is_own = not unit.is_page and not unit.is_rule and sheet.label(end) is None
        if not is_own or unit.margin < flush + _DEEPER or sheet.is_new_page(end):
            break
        end += 1
    return end


def _closing(sheet: Sheet, first: int) -> int:
    """The index after the unit in which the bracket closes that a unit opens; the next one where it never does."""
    depth = 0
    for index in range(first, min(first + _MOST_BETWEEN, len(sheet.units))):
        unit = sheet.units[index]
        depth += unit.text.count("[") - unit.text.count("]")
        if depth <= 0:
            return index + 1
    return first + 1


def _lead(sheet: Sheet, start: int, last_end: int, *, is_headed: bool) -> tuple[int, ...]:
    """Headings and rules directly above a run of notes; below a heading of notes also the headings of its parts."""
    found: list[int] = []
    index = start - 1
    while index >= last_end:
        unit = sheet.units[index]
        if unit.is_page:
            index -= 1
            continue
        belongs = unit.is_rule or sheet.heads_notes(index) or (is_headed and has_heading_form(unit))
        if not belongs:
            break
        found.append(index)
        if sheet.heads_notes(index):
            break
        index -= 1
    if is_headed and not any(sheet.heads_notes(index) for index in found):
        return tuple(sorted(found)) if index < last_end else ()
    return tuple(sorted(found))
