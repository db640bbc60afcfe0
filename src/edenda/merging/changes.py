"""What the source changed, and where that meets the editor's work."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from edenda.merging.alignment import Hunk
from edenda.merging.laying import Side
from edenda.merging.tokens import BLANK, END


class Change(NamedTuple):
    """Tokens `a0:a1` of base that are some tokens of new now."""

    a0: int
    a1: int
    tokens: list[int]

    @property
    def old(self) -> range:
        """Its tokens in base."""
        return range(self.a0, self.a1)


def changes_of(side: Side) -> list[Change]:
    """What the source changed. Marks of base that are kept are not among it; what is new goes outside of them."""
    found = []
    for a0, a1, b0, b1 in side.alignment.hunks:
        tokens = [j for j in range(b0, b1) if j not in side.dropped]
        ends = [a0 - 1, *(i for i in range(a0, a1) if i in side.kept), a1]
        parts = [(x + 1, y) for x, y in pairwise(ends)]
        closing = sum(side.base.kind(i) == END for i in ends[1:-1])
        full = (k for k, (x, y) in enumerate(parts) if any(side.base.kind(i) != BLANK for i in range(x, y)))
        chosen = next(full, closing)
        found += [Change(x, y, tokens if k == chosen else []) for k, (x, y) in enumerate(parts)]
    return [change for change in found if change.tokens or change.a0 < change.a1]


def meetings(changes: list[Change], works: list[Hunk]) -> Iterator[tuple[list[Change], list[Hunk]]]:
    """The changes of the source in order; those that meet the editor's work together, with that work."""
    at, index = 0, 0
    while index < len(changes):
        met, hit = [changes[index]], list[Hunk]()
        low, high = met[0][:2]
        index += 1
        while at < len(works) and works[at].a1 <= low and not _meet(low, high, *works[at][:2]):
            at += 1
        while True:
            if at < len(works) and _meet(low, high, *works[at][:2]):
                hit.append(works[at])
                low, high = min(low, hit[-1].a0), max(high, hit[-1].a1)
                at += 1
            elif hit and index < len(changes) and _meet(low, high, *changes[index][:2]):
                met.append(changes[index])
                high = max(high, met[-1].a1)
                index += 1
            else:
                break
        yield met, hit


def _meet(a0: int, a1: int, b0: int, b1: int) -> bool:
    """Whether two stretches of base share a token, or one is inside the other, or both are the same gap."""
    return (a0 < b1 and b0 < a1) or a0 == a1 == b0 == b1
