"""Two rows of tokens laid on each other: what is the same in both, and where a token of one stands in the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

Row = Sequence[int]


class Hunk(NamedTuple):
    """A stretch `a0:a1` of one row that stands as `b0:b1` in the other; one of them may be empty."""

    a0: int
    a1: int
    b0: int
    b1: int

    @property
    def first(self) -> range:
        """Its tokens in the one row."""
        return range(self.a0, self.a1)

    @property
    def second(self) -> range:
        """Its tokens in the other."""
        return range(self.b0, self.b1)

    def up_to(self, last: Hunk) -> Hunk:
        """All from this hunk to the end of a later one."""
        return Hunk(self.a0, last.a1, self.b0, last.b1)


class Block(NamedTuple):
    """A stretch that is the same in both rows."""

    a: int
    b: int
    size: int


@dataclass(frozen=True)
class Alignment:
    """The hunks between two rows, in order; all that is between them is the same."""

    hunks: Sequence[Hunk]
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [hunk.a0 for hunk in self.hunks])

    def flipped(self) -> Alignment:
        """The same, seen from the other row."""
        return Alignment([Hunk(b0, b1, a0, a1) for a0, a1, b0, b1 in self.hunks])

    def hunk(self, a: int) -> int:
        """The index of the last hunk that begins at or before a token; -1 where there is none."""
        return bisect_right(self._starts, a) - 1

    def image(self, a: int) -> int | None:
        """Where a token stands in the other row, if it does."""
        index = self.hunk(a)
        if index < 0:
            return a
        hunk = self.hunks[index]
        return None if a < hunk.a1 else a - hunk.a1 + hunk.b1

    def stretch(self, a0: int, a1: int) -> tuple[int, int]:
        """Where a stretch stands in the other row; where it begins or ends in a hunk, with all that replaces it."""
        if a0 == a1:
            before = self.image(a0 - 1) if a0 else -1
            around = self.hunks[self.hunk(a0)] if self.hunks and self.hunk(a0) >= 0 else None
            if around is not None and around.a0 <= a0 <= around.a1 and (before is None or around.a1 == a0):
                return around.b0, around.b1
            at = self.image(a0) if before is None else before + 1
            return (at or 0), (at or 0)
        start, end = self.image(a0), self.image(a1 - 1)
        first = self.hunks[self.hunk(a0)].b0 if start is None else start
        last = self.hunks[self.hunk(a1 - 1)].b1 if end is None else end + 1
        return first, last


def gaps(blocks: Iterable[Block], whole: Hunk) -> list[Hunk]:
    """What is between blocks, which come in order, and before and behind them in the whole."""
    found = []
    a, b = whole.a0, whole.b0
    for block in (*blocks, Block(whole.a1, whole.b1, 0)):
        if block.a > a or block.b > b:
            found.append(Hunk(a, block.a, b, block.b))
        a, b = block.a + block.size, block.b + block.size
    return found


def blocks_between(hunks: Iterable[Hunk], a_end: int) -> list[Block]:
    """What is the same between hunks."""
    found = []
    a, b = 0, 0
    for hunk in hunks:
        found.append(Block(a, b, hunk.a0 - a))
        a, b = hunk.a1, hunk.b1
    return [block for block in (*found, Block(a, b, a_end - a)) if block.size]
