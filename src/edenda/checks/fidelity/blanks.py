"""Blanks that a source has between two words and the TEI has not."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from edenda.checks.fidelity.findings import joined
from edenda.checks.fidelity.source_text import HYPHENS, SourceText, with_blanks
from edenda.checks.fidelity.steps import Step
from edenda.checks.fidelity.stream import Note
from edenda.checks.fidelity.supply import Use
from edenda.checks.fidelity.tei_text import TeiText
from edenda.problems import Problem

_AROUND = 12


def lost_blanks(path: Sequence[Step], source: SourceText, tei: TeiText, name: str) -> Iterator[Problem]:
    """FID-004 where words that the source keeps apart are joined, on a way through both texts."""
    for at in _lost(path, source, tei):
        words = with_blanks(source.text, source.gaps, max(0, at - _AROUND), at + _AROUND)
        yield joined(words, name, source.position(at))


def _lost(path: Sequence[Step], source: SourceText, tei: TeiText) -> Iterator[int]:
    behind = 0  # behind the last character of the source that is running text
    for first, last in itertools.pairwise(path):
        length = last.j - first.j
        if length:
            yield from _between(source, tei, behind, first)
            yield from _within(source, first.i, tei.body.gaps[first.j : last.j])
            behind = first.i + length
        elif last.use is not None:
            yield from _beside(source, tei, last.use, first.i, last.i)


def _between(source: SourceText, tei: TeiText, behind: int, at: Step) -> Iterator[int]:
    """A word that ends a line and one that begins the next, joined though no hyphen divides one of them."""
    if at.j == 0 or tei.body.gaps[at.j] or not behind:
        return
    s = source.text
    is_word = s[behind - 1].isalnum() and s[at.i].isalnum()
    if is_word and any(source.gaps[behind : at.i + 1]) and not any(sign in HYPHENS for sign in s[behind : at.i]):
        yield at.i


def _within(source: SourceText, start: int, theirs: bytearray | bytes) -> Iterator[int]:
    """Blanks inside a piece of text that begins at a place of the source."""
    ours = source.gaps[start + 1 : start + len(theirs)]
    if not int.from_bytes(ours, "big") & ~int.from_bytes(theirs[1:], "big"):
        return  # no blank of the source is missing
    s = source.text
    for at, (a, b) in enumerate(zip(ours, theirs[1:], strict=True), start=start + 1):
        if a and not b and s[at] not in ")]" and s[at - 1] not in "([":
            yield at


def _beside(source: SourceText, tei: TeiText, use: Use, start: int, end: int) -> Iterator[int]:
    """Blanks inside a note or a field of the header."""
    if isinstance(use.what, Note):
        yield from _in_note(source, use.what, start, end)
    elif use.kind == "field" and isinstance(use.what, str):
        begin = source.text.find(use.what, start, end)
        yield from _within(source, begin, tei.header.fields[use.what].gaps)


def _in_note(source: SourceText, note: Note, start: int, end: int) -> Iterator[int]:
    """Blanks inside a note, whose text may be divided by the markers of pages."""
    at = 0
    for until in (*(event.at for event in note.events), len(note.text)):
        begin = source.text.find(note.text[at:until], start, end)
        if at < until and begin >= 0:
            yield from _within(source, begin, note.gaps[at:until])
            start = begin + until - at
        at = until
