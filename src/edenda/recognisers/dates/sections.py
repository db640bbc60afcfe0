"""The paragraphs of a flow with the section that each is in, as far as a year can be taken over from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from edenda.model import Block
from edenda.recognisers.dates.calendar import Day
from edenda.recognisers.dates.years import Before
from edenda.recognisers.flows import NO_NAMES

_AROUND_DATELINES: Final = ("opener", "closer")


@dataclass
class Section:
    """A section while it is read: its last date, and before it has one, that of the section around it."""

    last: Before | None = None
    own: Day | None = None
    """The date in its dateline, as a letter among several has one."""


def paragraphs(blocks: Sequence[Block], dated: Callable[[Block], Day | None]) -> Iterator[tuple[Block, Section]]:
    """The blocks with text in which dates are marked, each with its section; `dated` reads a dateline."""
    stack: list[tuple[Iterator[Block], Section]] = [(iter(blocks), Section())]
    while stack:
        siblings, section = stack[-1]
        block = next(siblings, None)
        if block is None:
            stack.pop()
        elif block.children:
            inner = Section(section.last, _own(block, dated) or section.own) if block.kind == "div" else section
            stack.append((iter(block.children), inner))
        elif block.kind not in NO_NAMES and block.span[0] < block.span[1]:
            if block.kind == "head" and len(stack) == 1:
                section.last = None
            yield block, section


def _own(division: Block, dated: Callable[[Block], Day | None]) -> Day | None:
    """The date in the first dateline of a division that is its own and not one of a part of it."""
    stack = list(reversed(division.children))
    while stack:
        block = stack.pop()
        if block.kind == "dateline" and (found := dated(block)):
            return found
        if block.kind in _AROUND_DATELINES:
            stack.extend(reversed(block.children))
    return None
