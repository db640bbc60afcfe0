"""What differs between the bytes of a file before and after, as short stretches that can be put in either way.

Bytes are cut into lines, and long lines that differ into the pieces between their brackets and blanks; what is the same
at both ends of a stretch is not kept. Where a file has one line only, a tag that changed is still a few bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import Final, NamedTuple, TypeVar

from edenda.merging.alignment import Hunk

_PIECE: Final = re.compile(rb"[^<> \n]*[<> \n]?")
#: Stretches up to this many bytes are not cut into smaller ones.
_SHORT: Final = 200
#: Of lines that stand alike in number, one in so many may differ, and they are compared one by one.
_SPARSE: Final = 2
#: One byte in so many may differ where as many lines are compared one by one.
_MUCH: Final = 2
#: Where little differs: so many pieces are looked through for two that go on alike, and so many must be alike there.
_REACH: Final = 64
_AGAIN: Final = 3

Piece = TypeVar("Piece", str, bytes)


class Stretch(NamedTuple):
    """Where bytes stand in a file as it is before, what they are, and what stands there afterwards."""

    start: int
    old: bytes
    new: bytes


def stretches(before: bytes, after: bytes) -> tuple[Stretch, ...]:
    """What differs, in order; none where nothing does."""
    if before == after:
        return ()
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    hunks = _sparse(old, new)
    if hunks is None and (found := _line_by_line(old, new)):
        return found
    return _short(_differences(old, new, 0, hunks if hunks is not None else _dense(old, new)))


def _short(lines: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """What differs within some stretches."""
    finer = (one for line in lines for one in _finer(_trimmed(line)))
    return tuple(trimmed for one in finer if (trimmed := _trimmed(one)).old != trimmed.new)


def _line_by_line(old: Sequence[bytes], new: Sequence[bytes]) -> tuple[Stretch, ...]:
    """What differs between as many lines of which each is still much the same; nothing where they are not.

    So it is where something was put into very many lines, and it is quick.
    """
    if len(old) != len(new):
        return ()
    starts = accumulate(map(len, old), initial=0)
    lines = [Stretch(at, *pair) for at, *pair in zip(starts, old, new, strict=False) if pair[0] != pair[1]]
    found = _short(lines)
    return found if _size(found) * _MUCH <= _size(lines) else ()


def _size(found: Iterable[Stretch]) -> int:
    return sum(len(one.old) + len(one.new) for one in found)


def put_in(data: bytes, found: Iterable[Stretch]) -> bytes:
    """The bytes of a file afterwards. Raises ValueError where it does not hold what the stretches say."""
    pieces: list[bytes] = []
    at = 0
    for start, old, new in found:
        if start < at or data[start : start + len(old)] != old:
            raise ValueError(f"the file does not hold at {start} what was to be changed")
        pieces += (data[at:start], new)
        at = start + len(old)
    return b"".join((*pieces, data[at:]))


def turned(found: Iterable[Stretch]) -> Iterator[Stretch]:
    """The stretches that lead back."""
    shift = 0
    for start, old, new in found:
        yield Stretch(start + shift, new, old)
        shift += len(new) - len(old)


def _finer(one: Stretch) -> Iterable[Stretch]:
    if len(one.old) <= _SHORT or len(one.new) <= _SHORT:
        return (one,)
    old, new = _PIECE.findall(one.old), _PIECE.findall(one.new)
    return _differences(old, new, one.start, line_hunks(old, new))


def line_hunks(old: Sequence[Piece], new: Sequence[Piece]) -> Sequence[Hunk]:
    """Where two rows of lines differ, in order; what is the same is found wherever it moved to."""
    sparse = _sparse(old, new)
    return sparse if sparse is not None else _dense(old, new)


def _dense(old: Sequence[Piece], new: Sequence[Piece]) -> Sequence[Hunk]:
    """The same where much differs."""
    return _one_by_one(old, new) or _hunks(old, new)


def _sparse(old: Sequence[Piece], new: Sequence[Piece]) -> list[Hunk] | None:
    """The same where little differs, which is found quickly; None where too much does."""
    found: list[Hunk] = []
    a = b = 0
    while True:
        run = _run(old, a, new, b)
        a, b = a + run, b + run
        if a == len(old) and b == len(new):
            return found
        step = next(
            (
                (x, size - x)
                for size in range(1, _REACH)
                for x in range(size + 1)
                if _goes_on(old, a + x, new, b + size - x)
            ),
            None,
        )
        if step is None:
            return None
        found.extend(_unlike(old, new, Hunk(a, a + step[0], b, b + step[1])))
        a, b = a + step[0], b + step[1]


def _unlike(old: Sequence[Piece], new: Sequence[Piece], hunk: Hunk) -> Iterator[Hunk]:
    """A hunk without the pieces in it that are the same on both sides, where it has as many on both."""
    a0, a1, b0, b1 = hunk
    if a1 - a0 != b1 - b0:
        yield hunk
        return
    for differs, places in groupby(range(a1 - a0), lambda at: old[a0 + at] != new[b0 + at]):
        run = tuple(places)
        if differs:
            yield Hunk(a0 + run[0], a0 + run[-1] + 1, b0 + run[0], b0 + run[-1] + 1)


def _goes_on(old: Sequence[Piece], a: int, new: Sequence[Piece], b: int) -> bool:
    """Whether two rows are the same for some pieces from a place on."""
    return a <= len(old) and b <= len(new) and old[a : a + _AGAIN] == new[b : b + _AGAIN]


def _run(old: Sequence[Piece], a: int, new: Sequence[Piece], b: int) -> int:
    """How many pieces are the same from a place on; compared in pieces that grow, which is quick."""
    most = min(len(old) - a, len(new) - b)
    same, step = 0, 1
    while same < most and step:
        end = min(same + step, most)
        if old[a + same : a + end] == new[b + same : b + end]:
            same, step = end, 2 * step
        else:
            step //= 2
            while step and old[a + same : a + same + step] != new[b + same : b + same + step]:
                step //= 2
    return same


def _differences(old: Sequence[bytes], new: Sequence[bytes], start: int, hunks: Iterable[Hunk]) -> Iterator[Stretch]:
    """What differs between two rows of pieces, the first of which stands at `start`."""
    offset, known = start, 0
    for hunk in hunks:
        offset += sum(map(len, old[known : hunk.a0]))
        words = b"".join(old[hunk.a0 : hunk.a1])
        yield Stretch(offset, words, b"".join(new[hunk.b0 : hunk.b1]))
        offset += len(words)
        known = hunk.a1


def _one_by_one(old: Sequence[Piece], new: Sequence[Piece]) -> list[Hunk]:
    """Where pieces differ that are as many on both sides; none where they are not, or too many differ."""
    if len(old) != len(new):
        return []
    differing = [at for at, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
    return [] if len(differing) * _SPARSE > len(old) + _SPARSE else [Hunk(at, at + 1, at, at + 1) for at in differing]


def _hunks(old: Sequence[Piece], new: Sequence[Piece]) -> Sequence[Hunk]:
    from edenda.merging.sequences import hunks  # noqa: PLC0415 - takes long to load, and most files need it not

    keys: dict[Piece, int] = {}
    rows = [[keys.setdefault(piece, len(keys)) for piece in side] for side in (old, new)]
    return hunks(*rows)


def _trimmed(one: Stretch) -> Stretch:
    """A stretch without what is the same at its ends."""
    start, old, new = one
    most = min(len(old), len(new))
    head = _alike(old[:most], new[:most])
    left = most - head
    tail = _alike(old[len(old) - left :][::-1], new[len(new) - left :][::-1])
    return Stretch(start + head, old[head : len(old) - tail], new[head : len(new) - tail])


def _alike(one: bytes, other: bytes) -> int:
    """How many bytes are the same at the beginning of two rows of bytes of one length."""
    low, high = 0, len(one)
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
