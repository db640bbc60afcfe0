"""Parts: the pieces of a chunk's words that can each be one name, with the role before and the word behind them.

`Soviet Ambassador V. I. Ivanov` has the part `V. I. Ivanov` behind a role; `Lake Baikal` and `New York` are places as
they stand; `Ivanov` alone may be either. A chunk's parts depend on its words alone and are remembered.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.recognisers.persons_and_places.parts.persons import person_end
from edenda.recognisers.persons_and_places.parts.places import is_state, place_length
from edenda.recognisers.persons_and_places.parts.roles import is_personal, is_role
from edenda.recognisers.persons_and_places.parts.row import GREAT, KNOWN, Row
from edenda.recognisers.words.vocabulary import Sort, place_kind

_MOST: Final = 1 << 15
_NEAR: Final = 3


class Part(NamedTuple):
    """A part of a chunk: characters of the chunk's text, and what stands beside it there."""

    start: int
    end: int
    words: tuple[str, ...]
    role: str
    """The role right before it, outside the name; lower case."""
    kind: str
    """`place`, where it is one as it stands; `state`, the beginning of a state's full name; `noble`, with a title;
    `open`, a title that goes on; `vessel`, with the letters of one; `weak`, mostly a common word; else empty."""
    before: str
    """The word of the chunk before it, lower case."""
    after: str
    """The word of the chunk behind it: the nearest head noun, where there is one."""


@lru_cache(_MOST)
def parts_of(words: tuple[str, ...], language: Language, opens: bool, shouts: bool) -> tuple[Part, ...]:  # noqa: FBT001 - a key of the cache
    """The parts of a chunk's words, from left to right."""
    return tuple(_parts(Row(words, language, opens, shouts)))


def _parts(row: Row) -> Iterator[Part]:
    at, role = 0, ""
    while at < len(row):
        if (length := _place_at(row, at, role)) > 0:
            is_open = is_state(row, at, at + length) and not place_kind(row.text(at, at + length), row.language)
            yield _part(row, at, at + length, role, "state" if is_open else "place")
            at, role = at + length, ""
        elif is_role(row, at, role):
            role = row.lower(at)
            at += 1
            if at == len(row):
                yield _last_role(row, at - 1, role)
        elif halves := _halves(row, at):
            yield from halves
            at, role = at + 1, ""
        else:
            end, kind = person_end(row, at, role)
            if end > at:
                yield _part(row, at, end, role, kind)
            elif _is_weak(row, at):
                yield _part(row, at, at + 1, role, "weak")
            at, role = max(end, at + 1), ""


def _place_at(row: Row, at: int, role: str) -> int:
    length = 0 if is_personal(role, row) else place_length(row, at)
    return 0 if role and length == 1 else length


def _part(row: Row, first: int, end: int, role: str, kind: str) -> Part:
    near = range(end, min(end + _NEAR, len(row)))
    head = next((at for at in near if row.sort(at) & (Sort.HEAD | Sort.ROLE)), end)
    after = row.words[head] if near else ""
    before = row.words[first - 1].lower() if first else ""
    return Part(row.offsets[first], row.end(end), row.words[first:end], role, kind, before, after)


def _last_role(row: Row, at: int, role: str) -> Part:
    """A role with which a chunk ends: before a particle (Dr. van …), or a surname that sounds like one."""
    before = row.lower(at - 1)
    is_name = row.sort(at) & KNOWN and not row.sort(at) & Sort.HALF_ROLE and not row.words[at].endswith(".")
    if row.sort(at - 1) & Sort.ROLE and not is_personal(before, row):
        is_name = False
    if is_name:
        outer = before if row.sort(at - 1) & Sort.ROLE else ""
        return Part(row.offsets[at], row.end(at + 1), (row.words[at],), outer, "weak", before, "")
    return Part(row.end(at + 1), row.end(at + 1), (), role, "", before, "")


def _halves(row: Row, at: int) -> tuple[Part, ...]:
    """The two places that a hyphen joins: Moscow-Beijing."""
    first, hyphen, second = row.words[at].partition("-")
    if not hyphen or "-" in second or place_kind(row.words[at], row.language):
        return ()
    if not all(place_kind(half, row.language) in GREAT for half in (first, second)):
        return ()
    halves = tuple(parts_of((half,), row.language, False, row.shouts) for half in (first, second))  # noqa: FBT003
    start = row.offsets[at]
    starts = (start, start + len(first) + 1)
    return tuple(
        half[0]._replace(start=begin, end=begin + half[0].end, kind="place")
        for begin, half in zip(starts, halves, strict=True)
        if half
    )


def _is_weak(row: Row, at: int) -> bool:
    """Whether a word that is mostly something else stands alone and may be a name: March, Will, Bull."""
    sort = row.sort(at)
    if sort & Sort.ADJECTIVE or row.is_possessive(at) or not (len(row) == 1 or row.shouts):
        return False
    return bool(sort & KNOWN) or (bool(sort & Sort.COMMON) and not sort & Sort.FUNCTION)
