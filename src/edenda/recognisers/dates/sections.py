"""The paragraphs of a flow with the section that each is in, as far as a year can be taken over from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edenda.model import Block
from edenda.recognisers.context import NO_NAMES
from edenda.recognisers.dates.calendar import Day


@dataclass
class Section:
    """A section while it is read: its last date, and before it has one, that of the section around it."""

    last: Day | None = None


def paragraphs(blocks: Sequence[Block]) -> Iterator[tuple[Block, Section]]:
    """The blocks with text in which dates are marked, each with its section."""
    stack: list[tuple[Iterator[Block], Section]] = [(iter(blocks), Section())]
    while stack:
        siblings, section = stack[-1]
        block = next(siblings, None)
        if block is None:
            stack.pop()
        elif block.children:
            inner = Section(section.last) if block.kind == "div" else section
            stack.append((iter(block.children), inner))
        elif block.kind not in NO_NAMES and block.span[0] < block.span[1]:
            if block.kind == "head" and len(stack) == 1:
                section.last = None
            yield block, section
