"""Which ids of a text are which of base, and what the ids of new elements are called."""

from __future__ import annotations

import string
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import count, product

from edenda.merging.alignment import Alignment, Hunk, blocks_between
from edenda.merging.laying import NEW, Side
from edenda.merging.tokens import BLANK, EMPTY, START, TAGS, Tokens, own_id, renamed, tag_name


def settle_ids(side: Side, *, is_edited: bool) -> None:
    """Find out which ids of the other text are which of base; tags whose id or pointers differ all the same, differ."""
    base, other, hunks = side.base, side.other, side.alignment.hunks
    differing = list(_written_otherwise(side))
    for i, j in (*differing, *(pair for hunk in hunks for pair in _namesakes(base, other, hunk))):
        one, two = own_id(base.raw(i)), own_id(other.raw(j))
        if one and two:
            side.ids[two] = one
    added = (own_id(other.raw(j)) for hunk in hunks for j in hunk.second)
    for name in filter(None, added):
        side.ids.setdefault(name, NEW + name)
    soft = set(side.soft)
    tags = {*((i, j) for i, j in differing if base.kind(i) in TAGS), *_moved_pointers(side)} - soft
    changed = [
        Hunk(i, i + 1, j, j + 1) for i, j in tags if base.form(i, with_id=True) != other.form(j, side.own, with_id=True)
    ]
    if changed:
        every = sorted((*hunks, *changed))
        side.alignment = Alignment(_united(every) if is_edited else every)
    if not is_edited:
        side.soft += [(i, j) for i, j in differing if base.kind(i) == BLANK]


def renaming(new: Side, edited: Side, put: Iterable[int], same: dict[str, str]) -> Callable[[str], str]:
    """What ids of new are called in edited, where some tokens are put; `same` are known, those of new elements free."""
    written = {own: name for name, own in edited.ids.items()}
    taken = {*new.base.ids, *edited.other.ids}
    found = dict(same)
    for j in put:
        name = own_id(new.other.raw(j))
        if name and name not in found and new.own(name).startswith(NEW):
            found[name] = next(free for free in _proposals(name) if free not in taken)
            taken.add(found[name])

    def rename(name: str) -> str:
        own = new.own(name).removeprefix(NEW)
        return found.get(name) or written.get(own, own)

    return rename


def _written_otherwise(side: Side) -> Iterator[tuple[int, int]]:
    """Tokens that are the same in both texts, but written in two ways."""
    for a, b, size in blocks_between(side.alignment.hunks, len(side.base.keys)):
        one, two = side.base.numbers[a : a + size], side.other.numbers[b : b + size]
        if one != two:
            yield from ((a + k, b + k) for k in range(size) if one[k] != two[k])


def _moved_pointers(side: Side) -> Iterator[tuple[int, int]]:
    """Tags that are written the same, but point to an id that another element has now."""
    moved = {name for name, own in side.ids.items() if name != own}
    written = side.other.lexicon.written
    numbers = {
        number for number in set(side.other.numbers) if "#" in written[number] and _points_to(written[number], moved)
    }
    if numbers:
        back = side.alignment.flipped()
        for j, number in enumerate(side.other.numbers):
            if number in numbers and (i := back.image(j)) is not None:
                yield i, j


def _points_to(raw: str, names: set[str]) -> bool:
    return renamed(raw, lambda name: "" if name in names else name) != raw


def _namesakes(base: Tokens, other: Tokens, hunk: Hunk) -> Iterator[tuple[int, int]]:
    """Tags in both sides of a hunk, by their names and in order, where there are as many of a name."""
    sides: list[dict[str, list[int]]] = []
    for text, places in ((base, hunk.first), (other, hunk.second)):
        names: dict[str, list[int]] = defaultdict(list)
        for index in places:
            if text.kind(index) in (START, EMPTY):
                names[tag_name(text.raw(index))].append(index)
        sides.append(names)
    for name, found in sides[0].items():
        if len(found) == len(sides[1].get(name, ())):
            yield from zip(found, sides[1][name], strict=True)


def _united(hunks: list[Hunk]) -> list[Hunk]:
    """Hunks that touch each other as one."""
    found: list[Hunk] = []
    for hunk in hunks:
        if found and (found[-1].a1, found[-1].b1) == (hunk.a0, hunk.b0):
            found[-1] = found[-1].up_to(hunk)
        else:
            found.append(hunk)
    return found


def _proposals(name: str) -> Iterator[str]:
    """An id, then with a, b, … z, aa, ab … behind it."""
    yield name
    for size in count(1):
        yield from (name + "".join(letters) for letters in product(string.ascii_lowercase, repeat=size))
