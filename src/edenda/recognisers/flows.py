"""Where in a document names and dates are marked: its flows, their blocks, and what is left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from edenda.languages import load
from edenda.lexicon import places
from edenda.model import Block, Flow, Reading, Span

_OF_LINES: Final = frozenset("signed closer opener salute dateline byline address addrLine head titlePart l".split())
NO_NAMES: Final = frozenset({"bibl", "pb", "gap", "docDate"})
_YEAR: Final = r"(?:1[5-9]|20)\d\d[a-z]?"
_PAGES: Final = r"(?:\s?[:,]\s?(?:pp?\.\s?|ch\.\s?)?\d{1,4}(?:\s?[-–]\s?\d{1,4})?){0,4}"
_AUTHOR: Final = r"[^\W\d_a-z][\w’'-]{1,30}"
_JOINED: Final = r"(?:,? (?:and|&|et al\.?|von|van|de)|,)?"
_REFERENCE: Final = rf"{_AUTHOR}(?:{_JOINED} {_AUTHOR}){{0,4}}(?:,? et al\.?)?,? {_YEAR}{_PAGES}"
#: `(Filtzer, 1993:12)`, `(see Smith and Jones 1990a; Lee, 1991, p. 3)`, and the pages behind an author that is told.
_CITED: Final = re.compile(
    rf"\((?:(?:[Ss]ee(?: also)?|[Cc]f\.?|e\.g\.,?) )?{_REFERENCE}(?:; {_REFERENCE}){{0,8}}\)"
    rf"|\({_YEAR}\s?:\s?\d{{1,4}}(?:\s?[-–]\s?\d{{1,4}})?\)"
)
_LAST_AUTHOR: Final = re.compile(rf"({_AUTHOR})(?:,? et al\.?)?,? {_YEAR}")


def text_flows(reading: Reading) -> Iterator[Flow]:
    """The flows in which names and dates are marked: the running text, the notes, and readings beside these."""
    return (flow for flow in reading.flows if flow.kind in ("body", "note", "alternative"))


def text_blocks(flow: Flow) -> Iterator[tuple[Block, bool]]:
    """The blocks of a flow in which names and dates are marked, and whether a section begins there."""
    begins = False
    for block in (one for top in flow.blocks for one in top.walk()):
        begins = begins or block.kind in ("div", "head")
        if not block.children and block.kind not in NO_NAMES and block.span[0] < block.span[1]:
            yield block, begins
            begins = False


def in_lines(flow: Flow) -> Flow:
    """A flow in which the lines of signatures, addresses and the like end with a line's end, not with a blank.

    A line break in running prose ends nothing: there names go on over it.
    """
    breaks = sorted(mark.span[0] for mark in flow.marks if mark.kind == "lb")
    if not breaks:
        return flow
    characters = list(flow.text)
    for block, _ in text_blocks(flow):
        if block.kind in _OF_LINES:
            for at in breaks[bisect_left(breaks, block.span[0]) : bisect_left(breaks, block.span[1])]:
                _end_line(characters, at)
    return replace(flow, text="".join(characters))


def _end_line(characters: list[str], at: int) -> None:
    """Put a line's end for the blank beside a place, if there is one."""
    for beside in (at - 1, at):
        if 0 <= beside < len(characters) and characters[beside] == " ":
            characters[beside] = "\n"
            return


def excluded(flow: Flow) -> list[Span]:
    """Where names and dates mean something else: inside citations, those too of works that no bibliography has."""
    marked = [mark.span for mark in flow.marks if mark.kind == "bibl"]
    return marked + [found.span() for found in _CITED.finditer(flow.text) if not _is_told(found[0])]


def _is_told(words: str) -> bool:
    """Whether a parenthesis says where and when something was, not who wrote: `(Geneva, 1954)`, `(May 1956)`."""
    months = load().word_set("dates", "months")
    return any(author in places() or author.lower() in months for author in _LAST_AUTHOR.findall(words))


class Inside:
    """Whether a span touches one of some spans, in logarithmic time."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans: list[Span] = []
        for start, end in sorted(spans):
            if self._spans and start <= self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))
        self._starts = [span[0] for span in self._spans]

    def __call__(self, span: Span) -> bool:
        """Whether a span touches one of them."""
        at = bisect_left(self._starts, span[1])
        return at > 0 and self._spans[at - 1][1] > span[0]
