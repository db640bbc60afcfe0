"""What changed between two rows of tokens, in about linear time, and placed where a reader would place it.

Rows are laid on each other at short runs that stand once in both; what is between is compared token by token as long as
that is cheap, and is one replacement where it is not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from edenda.merging.tokens import BLANK, END, ENTITY, START, TAGS, WORD

_FEW, _MANY = 64, 400_000
_RUN, _LONG_RUN = 4, 8
_SAMPLE: Final = 15
_MOST_ROUNDS, _MOST_EDITS = 10, 1500
_REACH = 32
_STEPS = 2_000_000
_ANEW = 4
_TEXT_AND_TAGS: Final = TAGS | {WORD, ENTITY}

Row = Sequence[int]


class Hunk(NamedTuple):
    """A stretch `a0:a1` of one row that stands as `b0:b1` in the other; one of them may be empty."""

    a0: int
    a1: int
    b0: int
    b1: int


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


def diff(a: Row, b: Row, kinds: Sequence[str]) -> Alignment:
    """What changed from one row of keys to another; `kinds` are the kinds of the keys. The same every time."""
    hunks = gaps(_blocks(a, b), len(a), len(b))
    return Alignment(_settle(_join(hunks, a, kinds), a, b, kinds))


def gaps(blocks: Iterable[Block], a_end: int, b_end: int) -> list[Hunk]:
    """What is between blocks, which come in order."""
    found = []
    a, b = 0, 0
    for block in (*blocks, Block(a_end, b_end, 0)):
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


def _blocks(a: Row, b: Row) -> list[Block]:
    found: list[Block] = []
    todo = [(Hunk(0, len(a), 0, len(b)), 0)]
    left = _STEPS + 2 * (len(a) + len(b))
    while todo:
        whole, rounds = todo.pop()
        gap = _strip(a, b, whole, found)
        if gap.a0 == gap.a1 or gap.b0 == gap.b1:
            continue
        anchors = _anchors(a, b, gap) if rounds < _MOST_ROUNDS else []
        if not anchors:
            blocks, steps = _shortest(a, b, gap, left)
            found += blocks
            left -= steps
        else:
            found += anchors
            inner = gaps([Block(x - gap.a0, y - gap.b0, n) for x, y, n in anchors], gap.a1 - gap.a0, gap.b1 - gap.b0)
            todo += [(Hunk(gap.a0 + x0, gap.a0 + x1, gap.b0 + y0, gap.b0 + y1), rounds + 1) for x0, x1, y0, y1 in inner]
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


def _join(hunks: list[Hunk], a: Row, kinds: Sequence[str]) -> list[Hunk]:
    """Hunks as one where hardly a word between them is the same: a sentence, or the rest of one, written anew."""
    found: list[Hunk] = []
    chain: list[Hunk] = []
    for hunk in hunks:
        if chain and not _TEXT_AND_TAGS.isdisjoint(kinds[key] for key in a[chain[-1].a1 : hunk.a0]):
            found += _whole(chain)
            chain = []
        chain.append(hunk)
    return found + _whole(chain)


def _whole(chain: list[Hunk]) -> list[Hunk]:
    """Hunks between which no words are: one where they are many."""
    if len(chain) < _ANEW:
        return chain
    return [Hunk(chain[0].a0, chain[-1].a1, chain[0].b0, chain[-1].b1)]


def _settle(hunks: list[Hunk], a: Row, b: Row, kinds: Sequence[str]) -> list[Hunk]:
    """Insertions and deletions moved, as far as the same tokens allow, to where they are whole elements or words."""
    found: list[Hunk] = []
    for index, one in enumerate(hunks):
        hunk = one
        end = hunks[index + 1].a0 if index + 1 < len(hunks) else len(a)
        while _is_one_sided(hunk):
            floor = found[-1].a1 if found else 0
            hunk = _moved(hunk, _slides(hunk, a, b, floor, -1)[-1])
            if not found or hunk.a0 > floor:
                hunk = _best(hunk, a, b, kinds, end)
                break
            last = found.pop()
            hunk = Hunk(last.a0, hunk.a1, last.b0, hunk.b1)
        found.append(hunk)
    return found


def _is_one_sided(hunk: Hunk) -> bool:
    return (hunk.a0 == hunk.a1) != (hunk.b0 == hunk.b1)


def _moved(hunk: Hunk, by: int) -> Hunk:
    return Hunk(*(place + by for place in hunk))


def _slides(hunk: Hunk, a: Row, b: Row, limit: int, step: int) -> list[int]:
    """By how much an insertion or deletion can be moved one way, up to a limit in the first row."""
    row, start, end = (a, hunk.a0, hunk.a1) if hunk.a0 < hunk.a1 else (b, hunk.b0, hunk.b1)
    found = [0]
    room = hunk.a0 - limit if step < 0 else limit - 1 - hunk.a1
    offset = -1 if step < 0 else 0
    while abs(found[-1]) < min(room, _REACH) and row[start + found[-1] + offset] == row[end + found[-1] + offset]:
        found.append(found[-1] + step)
    return found


def _best(hunk: Hunk, a: Row, b: Row, kinds: Sequence[str], end: int) -> Hunk:
    row, start, stop = (a, hunk.a0, hunk.a1) if hunk.a0 < hunk.a1 else (b, hunk.b0, hunk.b1)
    slides = _slides(hunk, a, b, end, 1)
    scores = [_score([kinds[key] for key in row[start + by : stop + by]]) for by in slides]
    return _moved(hunk, slides[scores.index(max(scores))])


def _score(kinds: list[str]) -> int:
    """How good a stretch is: whole elements first, then what begins, or ends, with a blank."""
    depth, lowest = 0, 0
    for kind in kinds:
        depth += (kind == START) - (kind == END)
        lowest = min(lowest, depth)
    return 4 * (depth == 0 and lowest == 0) + 2 * (kinds[0] == BLANK) + (kinds[-1] == BLANK)
