"""What changed between two rows of tokens, in about linear time, and placed where a reader would place it.

Rows are laid on each other at short runs that stand once in both; what is between is compared token by token as long as
that is cheap, and is one replacement where it is not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from edenda.merging.alignment import Alignment, Block, Hunk, Row, gaps
from edenda.merging.placing import joined, placed

_FEW, _MANY = 64, 400_000
_RUN, _LONG_RUN = 4, 8
_SAMPLE: Final = 15
_MOST_ROUNDS, _MOST_EDITS = 10, 1500
_STEPS = 2_000_000


def diff(a: Row, b: Row, kinds: Sequence[str]) -> Alignment:
    """What changed from one row of keys to another; `kinds` are the kinds of the keys. The same every time."""
    return Alignment(placed(joined(hunks(a, b), a, kinds), a, b, kinds))


def hunks(a: Row, b: Row) -> list[Hunk]:
    """What changed from one row of keys to another, wherever it can be placed."""
    whole = Hunk(0, len(a), 0, len(b))
    return list(gaps(_blocks(a, b, whole), whole))


def _blocks(a: Row, b: Row, whole: Hunk) -> list[Block]:
    found: list[Block] = []
    todo = [(whole, 0)]
    left = _STEPS + 2 * (len(a) + len(b))
    while todo:
        part, rounds = todo.pop()
        gap = _strip(a, b, part, found)
        if gap.a0 == gap.a1 or gap.b0 == gap.b1:
            continue
        anchors = _anchors(a, b, gap) if rounds < _MOST_ROUNDS else []
        if not anchors:
            blocks, steps = _shortest(a, b, gap, left)
            found += blocks
            left -= steps
        else:
            found += anchors
            todo += [(inner, rounds + 1) for inner in gaps(anchors, gap)]
    return sorted(found)


def _strip(a: Row, b: Row, gap: Hunk, found: list[Block]) -> Hunk:
    """A gap without what is the same at its beginning and end, which is put into `found`."""
    a0, a1, b0, b1 = gap
    most = min(a1 - a0, b1 - b0)
    head = most if a[a0 : a0 + most] == b[b0 : b0 + most] else 0
    while head < most and a[a0 + head] == b[b0 + head]:
        head += 1
    tail = 0
    while tail < most - head and a[a1 - 1 - tail] == b[b1 - 1 - tail]:
        tail += 1
    found += [block for block in (Block(a0, b0, head), Block(a1 - tail, b1 - tail, tail)) if block.size]
    return Hunk(a0 + head, a1 - tail, b0 + head, b1 - tail)


def _anchors(a: Row, b: Row, gap: Hunk) -> list[Block]:
    """Runs that stand once on both sides, the longest chain of them, grown together where all between is the same."""
    size = gap.a1 - gap.a0 + gap.b1 - gap.b0
    if size <= _FEW:
        return []
    run = _RUN if size <= _MANY else _LONG_RUN
    left = _once(a, gap.a0, gap.a1, run, sampled=size > _MANY)
    right = _once(b, gap.b0, gap.b1, run, sampled=size > _MANY)
    pairs = sorted((i, right[gram]) for gram, i in left.items() if i >= 0 and right.get(gram, -1) >= 0)
    found: list[Block] = []
    for i, j in _rising(pairs):
        x, y = (found[-1].a + found[-1].size, found[-1].b + found[-1].size) if found else (-1, -1)
        if found and i - x == j - y and (i < x or a[x:i] == b[y:j]):
            found[-1] = Block(found[-1].a, found[-1].b, i + run - found[-1].a)
        elif i >= x and j >= y:
            found.append(Block(i, j, run))
    return found


def _once(row: Row, start: int, end: int, run: int, *, sampled: bool) -> dict[tuple[int, ...], int]:
    """Where runs stand in a part of a row; -1 for those that stand more than once."""
    places: Iterable[int] = range(start, end - run + 1)
    if sampled:
        places = [i for i in places if row[i] & _SAMPLE == _SAMPLE]
    found: dict[tuple[int, ...], int] = {}
    for i in places:
        gram = tuple(row[i : i + run])
        found[gram] = -1 if gram in found else i
    return found


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs that rises on both sides; the pairs come in the order of their first side."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        at = bisect_left(tops, j)
        before.append(ends[at - 1] if at else -1)
        tops[at : at + 1] = [j]
        ends[at : at + 1] = [index]
    chain = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _shortest(a: Row, b: Row, gap: Hunk, most: int) -> tuple[list[Block], int]:
    """What is the same where one side of a gap becomes the other by the fewest insertions and deletions.

    Nothing where that takes too many steps; with the number of steps.
    """
    n, m = gap.a1 - gap.a0, gap.b1 - gap.b0
    most = min(50 * (n + m) + 2000, 2 * (n + m) + 1_000_000, most)
    left = most
    reach: dict[int, int] = {1: 0}
    trace: list[dict[int, int]] = []
    for edits in range(min(n + m, _MOST_EDITS) + 1):
        trace.append(reach.copy())
        left -= 2 * edits
        for k in range(-edits, edits + 1, 2):
            start, _ = _step(reach, k, n, m)
            if start < 0:
                continue
            x = start
            while x < n and x - k < m and a[gap.a0 + x] == b[gap.b0 + x - k]:
                x += 1
            reach[k] = x
            left -= x - start
            if x == n and x - k == m:
                return _way(trace, gap, n, m), most - left
        if left < 0:
            break
    return [], most - left


def _way(trace: list[dict[int, int]], gap: Hunk, x: int, y: int) -> list[Block]:
    """The blocks on the way that was found, read backwards."""
    found = []
    for edits in range(len(trace) - 1, -1, -1):
        reach, k = trace[edits], x - y
        start, is_deletion = _step(reach, k, gap.a1 - gap.a0, gap.b1 - gap.b0)
        if x > start:
            found.append(Block(gap.a0 + start, gap.b0 + start - k, x - start))
        x, y = (start - 1, start - k) if is_deletion else (start, start - k - 1)
    return found


def _step(reach: dict[int, int], k: int, n: int, m: int) -> tuple[int, bool]:
    """Where diagonal `k` is reached by one more deletion or else insertion; below 0 where it cannot be."""
    insertion, deletion = reach.get(k + 1, -1), reach.get(k - 1, -2) + 1
    if insertion - k > m:
        insertion = -1
    return (deletion, True) if insertion < deletion <= n else (insertion, False)
