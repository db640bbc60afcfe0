"""Where a change is placed, of all the places that the tokens allow: where a reader would place it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from edenda.merging.alignment import Hunk, Row
from edenda.merging.tokens import BLANK, END, ENTITY, START, TAGS, WORD

_REACH: Final = 32
_ANEW: Final = 4
_TEXT_AND_TAGS: Final = TAGS | {WORD, ENTITY}


def joined(hunks: list[Hunk], a: Row, kinds: Sequence[str]) -> list[Hunk]:
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
    return [chain[0].up_to(chain[-1])]


def placed(hunks: list[Hunk], a: Row, b: Row, kinds: Sequence[str]) -> list[Hunk]:
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
            hunk = found.pop().up_to(hunk)
        found.append(hunk)
    return found


def _is_one_sided(hunk: Hunk) -> bool:
    return (hunk.a0 == hunk.a1) != (hunk.b0 == hunk.b1)


def _one_side(hunk: Hunk, a: Row, b: Row) -> tuple[Row, int, int]:
    """What is inserted or deleted: the row that it is in, where it begins and ends there."""
    return (a, hunk.a0, hunk.a1) if hunk.a0 < hunk.a1 else (b, hunk.b0, hunk.b1)


def _moved(hunk: Hunk, by: int) -> Hunk:
    return Hunk(*(place + by for place in hunk))


def _slides(hunk: Hunk, a: Row, b: Row, limit: int, step: int) -> list[int]:
    """By how much an insertion or deletion can be moved one way, up to a limit in the first row."""
    row, start, end = _one_side(hunk, a, b)
    found = [0]
    room = hunk.a0 - limit if step < 0 else limit - 1 - hunk.a1
    offset = -1 if step < 0 else 0
    while abs(found[-1]) < min(room, _REACH) and row[start + found[-1] + offset] == row[end + found[-1] + offset]:
        found.append(found[-1] + step)
    return found


def _best(hunk: Hunk, a: Row, b: Row, kinds: Sequence[str], end: int) -> Hunk:
    row, start, stop = _one_side(hunk, a, b)
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
