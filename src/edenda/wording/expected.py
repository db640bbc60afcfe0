"""What a plain text has to say of a source: its words in order, and what may stand in the place of what is no text.

The ledger's items, and what a text has for them in the transcribed view:

    hyphens of divided words        nothing: the halves are one word
    page markers                    `[p. 496]` with the number that the marker has; behind the word that it divides.
                                    A blank for a form feed or another marker without a number
    labels of notes                 `[1]`: the source's number where it tells the notes apart, else counted through
    labels that divide a text       `* * *`, or nothing
    labels, other                   nothing: bullets, signs of headings, bars of tables; of entries their number
    page furniture                  nothing
    what XML forbids                the character U+FFFD
    fields of the header            nothing: they stand in the header

What it has beyond the source: the title block and the blank line below it; `- ` before items; a stop behind a speaker's
name and a colon behind the label of a line in a memorandum, where there is none; `[…]` for a table that did not reach
the source; a blank where a quotation is set off. What it moves: the notes, under a rule at the end; headings that say
what a line of the title block says, up to there. Notes in the line are `[Note 1: …]` where they are called.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from edenda.model import Attrs, Block, Flow, Link, Mark, Reading, Run
from edenda.sources import REPLACEMENT

#: The line between a text and its notes.
RULE: Final = "-" * 40
_PIECE: Final = re.compile(r"\s+|\S+")
#: In which order what belongs to one place comes.
_CALL, _AFTER, _END, _START, _BEFORE = range(5)
_SET_OFF: Final = frozenset({"quote", "cit", "q"})


class Words(NamedTuple):
    """What has to come next, in one of some forms; from where in the source it is."""

    forms: tuple[str, ...]
    at: int


class PageMark(NamedTuple):
    """A page marker of the source: forms in which it can stand here, or, inside a word, behind that."""

    forms: tuple[str, ...]
    at: int
    is_inside: bool


class Heading(NamedTuple):
    """Here a heading begins; the text can leave it out up to a place if the title block has its words."""

    words: str
    end: int


class Place(NamedTuple):
    """A place in the flow's text: where a heading that was left out ends."""

    position: int


Expected = Words | PageMark | Heading | Place


class Frame(NamedTuple):
    """What all flows share: the notes' numbers, the words before a page's number and before a note in the line."""

    labels: Mapping[str, str]
    page: str
    note: str
    """Empty where the notes stand at the end."""


def expected(reading: Reading, page: str, note: str = "") -> Iterator[Expected]:
    """All that a plain text has to say after its title block.

    `page` is the word before a page's number, `note` that before a note's in the line, empty where the notes stand at
    the end.
    """
    frame = Frame(note_labels(reading), page, note)
    yield from _Flow(reading, reading.body, frame).all()
    if note:
        return
    if frame.labels:
        yield Words((f" {RULE} ",), len(reading.raw))
    flows = {flow.id: flow for flow in reading.flows}
    for name, label in frame.labels.items():
        yield Words((f" [{label}] ",), flows[name].runs[0].raw[0])
        yield from _of_note(reading, flows[name], frame)


def _of_note(reading: Reading, flow: Flow, frame: Frame) -> Iterator[Expected]:
    return (one for one in _Flow(reading, flow, frame).all() if isinstance(one, Words | PageMark))


def _in_line(reading: Reading, flow: Flow, frame: Frame) -> Iterator[Expected]:
    """A note in brackets where it is called, no blank before the closing one."""
    found = list(_of_note(reading, flow, frame))
    while found and isinstance(last := found[-1], Words) and last.forms == (" ",):
        found.pop()
    yield Words((f" [{frame.note}\N{NO-BREAK SPACE}{frame.labels[flow.id]}: ",), flow.runs[0].raw[0])
    yield from found
    yield Words(("]",), flow.runs[-1].raw[1])


def note_labels(reading: Reading) -> dict[str, str]:
    """By their flows' ids the numbers that the notes have in a text, in the order of their calls."""
    notes = {flow.id: flow.attr("n").strip() for flow in reading.flows if flow.kind == "note"}
    calls = sorted((mark for mark in reading.body.marks if mark.kind == "notecall"), key=lambda mark: mark.span)
    called = dict.fromkeys(name for mark in calls if (name := _target(mark.attrs)) in notes)
    own = [notes[name] for name in called]
    if all(own) and len(set(own)) == len(own):
        return dict(zip(called, own, strict=True))
    return {name: str(number) for number, name in enumerate(called, 1)}


def _target(attrs: Attrs) -> str:
    value = dict(attrs).get("target", "")
    return value.target if isinstance(value, Link) else value


class _Flow:
    """One flow of a reading: its runs, and what belongs to places of its text."""

    def __init__(self, reading: Reading, flow: Flow, frame: Frame) -> None:
        self.reading, self.raw, self.flow, self.frame = reading, reading.raw, flow, frame
        self.numbers = _page_numbers(reading)
        self.added = _added(flow, frame)
        self.again = dict(_called_again(flow, frame))
        self.notes = {one.id: one for one in reading.flows if one.id in frame.labels} if frame.note else {}
        self.heads = {block.span[0]: block.span[1] for block in _blocks(flow) if block.kind == "head"}
        ends = (end for end, _ in self.again.values())
        self.cuts = sorted({*self.added, *self.again, *ends, *self.heads, *self.heads.values()})
        pages = (mark for mark in flow.marks if mark.kind == "pb")
        self.divided = {mark.span[0] for mark in pages if dict(mark.attrs).get("break") == "no"}
        self.breaks = {_bare(str(dict(block.attrs).get("n"))) for block in _blocks(flow) if block.kind == "milestone"}
        self.last = -1
        self.waiting: list[int] = []

    def all(self) -> Iterator[Expected]:
        """What a text has to say of the flow."""
        for run in self.flow.runs:
            if run.kind in ("same", "control"):
                yield from self.words(run)
                continue
            yield Place(run.text[0])
            if run.kind == "pagemark":
                yield self.page_mark(run)
            elif run.kind == "label" and _bare(self.raw[slice(*run.raw)]) in self.breaks:
                yield Words(("", " * * * "), run.raw[0])
            yield from self.closing(run.text[0], run.raw[0])
            if run.kind == "space" and run.text[0] < run.text[1]:
                yield Words((" ",), run.raw[0])
                yield from self.closing(run.text[1], run.raw[1])
        yield from self.at(len(self.flow.text), len(self.raw))
        yield Place(len(self.flow.text))

    def words(self, run: Run) -> Iterator[Expected]:
        """The source's own words, and what stands between them."""
        start, end = run.text
        text = self.raw[slice(*run.raw)] if run.kind == "same" else REPLACEMENT
        cuts = self.cuts[bisect_left(self.cuts, start + 1) : bisect_right(self.cuts, end - 1)]
        left_out = 0
        for first, last in zip((start, *cuts), (*cuts, end), strict=True):
            raw = run.raw[0] + first - start
            yield Place(first)
            yield from self.at(first, raw)
            if first in self.again:
                left_out, label = self.again[first]
                yield Words((label,), raw)
            if last > left_out:
                pieces = _PIECE.finditer(text[first - start : last - start])
                yield from (Words((one[0],), raw + one.start()) for one in pieces)
        yield Place(end)
        yield from self.closing(end, run.raw[1])

    def closing(self, position: int, raw: int) -> Iterator[Expected]:
        """What ends at a place of the text, and what is called there; once."""
        if position <= self.last:
            return
        self.last = position
        self.waiting.append(position)
        for forms in self.added.get(position, _Added()).closing:
            if note := self.notes.pop(forms[0], None):
                yield from _in_line(self.reading, note, self.frame)
            else:
                yield Words(forms, raw)

    def at(self, position: int, raw: int) -> Iterator[Expected]:
        """What belongs to a place of the text before the words there."""
        yield from self.closing(position, raw)
        waiting, self.waiting = self.waiting, []
        for place in waiting:
            yield from (Words(forms, raw) for forms in self.added.get(place, _Added()).opening)
            if place in self.heads:
                end = self.heads[place]
                yield Heading(" ".join(self.flow.text[place:end].split()), end)

    def page_mark(self, run: Run) -> PageMark | Words:
        """A page marker, with each number that it has; without one it is a blank, or nothing inside a word."""
        marker = self.raw[slice(*run.raw)]
        parts = {marker[start:end] for start in range(len(marker)) for end in range(start + 1, len(marker) + 1)}
        numbers = sorted(parts & self.numbers, key=lambda number: (-len(number), number))
        is_inside = run.text[0] in self.divided
        if not numbers:
            return Words(("" if is_inside else " ",), run.raw[0])
        return PageMark(tuple(f" [{self.frame.page}{number}] " for number in numbers), run.raw[0], is_inside)


def _bare(text: str) -> str:
    return "".join(text.split())


def _blocks(flow: Flow) -> Iterator[Block]:
    for top in flow.blocks:
        yield from top.walk()


def _page_numbers(reading: Reading) -> frozenset[str]:
    """The numbers of the pages that begin somewhere."""
    breaks: list[Mark | Block] = []
    for flow in reading.flows:
        breaks += [mark for mark in flow.marks if mark.kind == "pb"]
        breaks += [block for block in _blocks(flow) if block.kind == "pb"]
    return frozenset(str(n) for one in breaks if (n := dict(one.attrs).get("n")))


class _Added(NamedTuple):
    """What belongs to a place of a text, each in some forms: before the next words, and at the end of those before."""

    closing: tuple[tuple[str, ...], ...] = ()
    opening: tuple[tuple[str, ...], ...] = ()


def _added(flow: Flow, frame: Frame) -> Mapping[int, _Added]:
    """By their places in a flow's text the ends of words, the calls of notes, and what a text adds."""
    found: defaultdict[int, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for mark in flow.marks:
        for place, rank, forms in _of_mark(mark, frame):
            found[place].append((rank, forms))
    for block in _blocks(flow):
        for place, rank, forms in _of_block(block):
            found[place].append((rank, forms))
    return {place: _ordered(some) for place, some in found.items()}


def _ordered(some: list[tuple[int, tuple[str, ...]]]) -> _Added:
    ranked = sorted(some, key=lambda one: one[0])
    return _Added(
        tuple(forms for rank, forms in ranked if rank < _START),
        tuple(forms for rank, forms in ranked if rank >= _START),
    )


_Addition = tuple[int, int, tuple[str, ...]]


def _of_mark(mark: Mark, frame: Frame) -> Iterator[_Addition]:
    start, end = mark.span
    if mark.kind == "notecall" and (name := _target(mark.attrs)) in frame.labels:
        yield start, _CALL, (name if frame.note else f"[{frame.labels[name]}]",)
    elif mark.kind == "lb":
        yield start, _CALL, (" ",)
    elif mark.kind in _SET_OFF:
        yield start, _BEFORE, ("", " ")
        yield end, _AFTER, ("", " ")


#: What a text may have before a block's words and behind them, by its kind.
_BEFORE_BLOCK: Final = {"item": ("", " - ")}
_BEHIND_BLOCK: Final = {"speaker": ("", ". "), "label": ("", ": ")}


def _of_block(block: Block) -> Iterator[_Addition]:
    start, end = block.span
    yield start, _START, (" ",)
    yield end, _END, (" ",)
    if block.kind == "gap":
        yield start, _END, (" […] ",)
    if block.kind in _BEFORE_BLOCK:
        yield start, _BEFORE, _BEFORE_BLOCK[block.kind]
    if block.kind in _BEHIND_BLOCK:
        yield end, _AFTER, _BEHIND_BLOCK[block.kind]
    if block.kind == "bibl" and (label := dict(block.attrs).get("n")):
        yield start, _BEFORE, (f" {label} ",)


def _called_again(flow: Flow, frame: Frame) -> Iterator[tuple[int, tuple[int, str]]]:
    """Where a note is called again: where its call ends in the source, and the call that a text has."""
    for mark in flow.marks:
        label = frame.labels.get(_target(mark.attrs)) if mark.kind == "ref" else None
        if label and dict(mark.attrs).get("type") == "noteref":
            call = f" [{frame.note}\N{NO-BREAK SPACE}{label}]" if frame.note else f"[{label}]"
            yield mark.span[0], (mark.span[1], call)
