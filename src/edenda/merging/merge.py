"""A corrected source brought into an edited TEI file: what the source changed is changed, and no other character.

Three texts are laid on each other token by token: `base`, as first converted; `edited`, base as an editor changed it;
`new`, converted from the corrected source. What changed from base to new is done to edited, unless the editor changed
the same words; names and dates that the machine marks anew, or marks no longer, are no corrections of the source.
"""

from __future__ import annotations

import string
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, pairwise, product
from typing import Final, NamedTuple

from edenda.merging.sequences import Alignment, Block, Hunk, blocks_between, diff, gaps
from edenda.merging.tokens import (
    BLANK,
    EMPTY,
    END,
    START,
    TAGS,
    TEXT,
    Element,
    Lexicon,
    Tokens,
    elements,
    form,
    is_balanced,
    own_id,
    renamed,
    tag_name,
    tokenise,
)
from edenda.source import position

_BLANKS: Final = " \t\r\n"
_PHRASE: Final = 4


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place where the source's correction and the editor's work touch the same words.

    `base`, `new` and `edited` are the words as first converted, as converted now and as edited; line and column are
    those of the edited text, from 1.
    """

    base: str
    new: str
    edited: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text, None where there are conflicts; `changes` is how many stretches of the edited text changed."""

    text: str | None
    conflicts: tuple[Conflict, ...]
    changes: int


def merge(base: str, new: str, edited: str) -> Merged:
    """The edited text with what changed from base to new; or conflicts. All three are well-formed XML."""
    if new in (base, edited):
        return Merged(edited, (), 0)
    lexicon = Lexicon()
    first, second, third = (tokenise(text, lexicon) for text in (base, new, edited))
    return _Merge(_lay(first, second, keeps_marks=True), _lay(first, third, keeps_marks=False)).result()


class _Change(NamedTuple):
    """Tokens `a0:a1` of base that are some tokens of new now."""

    a0: int
    a1: int
    tokens: list[int]


@dataclass(slots=True)
class _Side:
    """How base became another text; ids of the other by those of base; what changed softly, one token for another."""

    base: Tokens
    other: Tokens
    alignment: Alignment
    dropped: set[int]
    kept: set[int]
    soft: list[tuple[int, int]]
    ids: dict[str, str] = field(default_factory=dict)

    def own(self, name: str) -> str:
        """What an id of the other text is called in base."""
        return self.ids.get(name, name)


def _lay(base: Tokens, other: Tokens, *, keeps_marks: bool) -> _Side:
    """A text laid on base. Where it keeps marks, names that are marked on one side only are as they are in base."""
    naming = [[i for i, key in enumerate(one.keys) if key in one.lexicon.naming] for one in (base, other)]
    rows = [_without(one.keys, places) for one, places in zip((base, other), naming, strict=True)]
    kinds = base.lexicon.kinds
    bare = diff(rows[0], rows[1], kinds)
    marks = _Marks(base, other, naming, rows, bare)
    alignment = Alignment(gaps(marks.blocks(keeps_marks=keeps_marks), len(base.keys), len(other.keys)))
    side = _Side(base, other, alignment, marks.dropped, marks.kept, marks.soft)
    _settle_ids(side, is_edited=not keeps_marks)
    return side


def _without(row: Sequence[int], places: list[int]) -> list[int]:
    found: list[int] = []
    at = 0
    for place in places:
        found += row[at:place]
        at = place + 1
    return found + list(row[at:])


class _Marks:
    """The marks of names in two texts of which all else is laid on each other: which are the same, which are not."""

    def __init__(
        self, base: Tokens, other: Tokens, naming: list[list[int]], rows: list[list[int]], bare: Alignment
    ) -> None:
        self.texts = (base, other)
        self.naming = naming
        self.rows = rows
        self.views = (bare, bare.flipped())
        #: For each text, how many other tokens are before each mark.
        self.places = [[place - index for index, place in enumerate(places)] for places in naming]
        self.all = [elements(one, places) for one, places in zip(self.texts, naming, strict=True)]
        self.dropped: set[int] = set()
        self.kept: set[int] = set()
        self.soft: list[tuple[int, int]] = []

    def blocks(self, *, keeps_marks: bool) -> list[Block]:
        """What is the same in both texts, marks included."""
        pairs = self.pairs()
        found: list[Block] = []
        for one, two in pairs:
            is_equal = self.texts[0].keys[one.start] == self.texts[1].keys[two.start]
            is_soft = keeps_marks and not is_equal and self.is_whole(one)
            if is_soft:
                self.soft.append((one.start, two.start))
            if is_equal or is_soft:
                found.append(Block(one.start, two.start, 1))
            elif keeps_marks:
                found += [Block(one.start + by, two.start + by, 0) for by in (0, 1)]
            if is_equal or keeps_marks:
                found.append(Block(one.end, two.end, 1))
        if keeps_marks:
            same = [{pair[side] for pair in pairs} for side in (0, 1)]
            self.sort_out(*([one for one in self.all[side] if one not in same[side]] for side in (0, 1)))
        return sorted((*found, *self.bare_blocks()))

    def sort_out(self, gone: list[Element], come: list[Element]) -> None:
        """Keep marks of base that are gone though their words stay; drop new ones, unless they follow one that went."""
        stood = {one: [self.views[1].image(place) for place in self.words(*self.span(1, one))] for one in come}
        grown = {(one.name, word) for one, words in stood.items() if None in words for word in words}
        kept = [one for one in gone if self.is_whole(one) and not self.is_among(one, grown)]
        self.kept = {tag for one in kept for tag in one[1:]}
        lost = {(one.name, word) for one in set(gone).difference(kept) for word in range(*self.span(0, one))}
        inside: dict[int, list[Element]] = defaultdict(list)
        for one in kept:
            start, end = self.span(0, one)
            first = self.views[0].image(start) or 0
            for place in range(first + 1, first + end - start):
                inside[place].append(one)
        for one, words in stood.items():
            start, end = self.span(1, one)
            follows = any((one.name, word) in lost for word in words) and inside.get(start) == inside.get(end)
            if not follows and (not words or any(word is not None for word in words)):
                self.dropped.update(one[1:])

    def is_among(self, one: Element, words: set[tuple[str, int | None]]) -> bool:
        return any((one.name, word) in words for word in range(*self.span(0, one)))

    def span(self, side: int, one: Element) -> tuple[int, int]:
        return self.bare(side, one.start), self.bare(side, one.end)

    def words(self, start: int, end: int) -> list[int]:
        """What is no blank in a part of the other text."""
        kinds = self.texts[1].lexicon.kinds
        return [place for place in range(start, end) if kinds[self.rows[1][place]] != BLANK]

    def bare_blocks(self) -> Iterator[Block]:
        for a, b, size in blocks_between(self.views[0].hunks, len(self.rows[0])):
            cuts = {0, size}
            for places, start in zip(self.places, (a, b), strict=True):
                cuts.update(
                    place - start for place in places[bisect_right(places, start) : bisect_left(places, start + size)]
                )
            ends = sorted(cuts)
            for x, y in pairwise(ends):
                shifts = [bisect_right(places, start + x) for places, start in zip(self.places, (a, b), strict=True)]
                yield Block(a + x + shifts[0], b + x + shifts[1], y - x)

    def bare(self, side: int, index: int) -> int:
        """How many tokens that are no marks are before a mark."""
        return self.places[side][bisect_left(self.naming[side], index)]

    def pairs(self) -> list[tuple[Element, Element]]:
        """Elements of both texts that are the same: of one name, beginning and ending at the same words."""
        known: dict[tuple[str, int, int], list[Element]] = defaultdict(list)
        for one in sorted(self.all[1], key=lambda one: one.start):
            for key in dict.fromkeys(product(*self.ends(1, one))):
                known[(one.name, *key)].append(one)
        found, used = [], set()
        for one in sorted(self.all[0], key=lambda one: one.start):
            keys = [(one.name, *key) for key in product(*self.ends(0, one))]
            two = next((two for key in keys for two in known.get(key, ()) if two not in used), None)
            if two is not None and self.is_level(one.start, two.start) and self.is_level(one.end, two.end):
                used.add(two)
                found.append((one, two))
        return _untangled(found)

    def ends(self, side: int, one: Element) -> tuple[tuple[int, int], tuple[int, int]]:
        """The words before and behind the beginning and the end of an element, as they are numbered in the other."""
        start, end = self.bare(side, one.start), self.bare(side, one.end)
        around = [self.word(side, place, step) for place in (start, end) for step in (-1, 1)]
        if side == 0:
            found = [(0, word) if (to := self.views[0].image(word)) is None else (1, to) for word in around]
        else:
            found = [(0 if self.views[1].image(word) is None else 1, word) for word in around]
        codes = [
            4 * word + n if is_same else -4 * self.views[side].hunk(word) - n - 1
            for n, (is_same, word) in enumerate(found)
        ]
        return (codes[0], codes[1]), (codes[2], codes[3])

    def word(self, side: int, place: int, step: int) -> int:
        row, kinds = self.rows[side], self.texts[0].lexicon.kinds
        place += min(step, 0)
        while 0 <= place < len(row) and kinds[row[place]] == BLANK:
            place += step
        return place

    def is_level(self, a: int, b: int) -> bool:
        """Whether two marks stand between the same tokens."""
        x, y = self.bare(0, a), self.bare(1, b)
        hunks = self.views[0].hunks
        nearest = self.views[0].hunk(x)
        for hunk in hunks[max(0, nearest - 1) : nearest + 1]:
            if hunk.a0 <= x <= hunk.a1 and hunk.b0 <= y <= hunk.b1:
                return True
        return self.views[0].image(x) == y and self.views[1].image(y) == x

    def is_whole(self, one: Element) -> bool:
        """Whether the words in an element of base stand in new as they were."""
        start, end = self.bare(0, one.start), self.bare(0, one.end)
        first, last = self.views[0].image(start), self.views[0].image(end - 1)
        return (
            start < end
            and first is not None
            and last is not None
            and (self.views[0].hunk(start) == self.views[0].hunk(end - 1))
        )


def _untangled(pairs: list[tuple[Element, Element]]) -> list[tuple[Element, Element]]:
    """Pairs without those whose marks come in another order in the second text."""
    ends = [(one.start, two.start, index) for index, (one, two) in enumerate(pairs)]
    ends += [(one.end, two.end, index) for index, (one, two) in enumerate(pairs)]
    bad, last = set(), -1
    for _, place, index in sorted(ends):
        if place < last:
            bad.add(index)
        elif index not in bad:
            last = place
    return [pair for index, pair in enumerate(pairs) if index not in bad]


def _settle_ids(side: _Side, *, is_edited: bool) -> None:
    """Find out which ids of the other text are which of base; tags whose id or pointers differ all the same, differ."""
    base, other, hunks = side.base, side.other, side.alignment.hunks
    differing = list(_written_otherwise(side))
    for i, j in (*differing, *(pair for hunk in hunks for pair in _namesakes(base, other, hunk))):
        one, two = own_id(base.raw(i)), own_id(other.raw(j))
        if one and two:
            side.ids[two] = one
    added = (own_id(other.raw(j)) for hunk in hunks for j in range(hunk.b0, hunk.b1))
    for name in filter(None, added):
        side.ids.setdefault(name, f"?{name}")
    soft = set(side.soft)
    tags = {*((i, j) for i, j in differing if base.kind(i) in TAGS), *_moved_pointers(side)} - soft
    changed = [Hunk(i, i + 1, j, j + 1) for i, j in tags if _form(base, i) != _form(other, j, side.own)]
    if changed:
        every = sorted((*hunks, *changed))
        side.alignment = Alignment(_united(every) if is_edited else every)
    if not is_edited:
        side.soft += [(i, j) for i, j in differing if base.kind(i) == BLANK]


def _written_otherwise(side: _Side) -> Iterator[tuple[int, int]]:
    """Tokens that are the same in both texts, but written in two ways."""
    for a, b, size in blocks_between(side.alignment.hunks, len(side.base.keys)):
        one, two = side.base.numbers[a : a + size], side.other.numbers[b : b + size]
        if one != two:
            yield from ((a + k, b + k) for k in range(size) if one[k] != two[k])


def _form(text: Tokens, index: int, own: Callable[[str], str] = str) -> str:
    return form(text.raw(index), own, with_id=True)


def _moved_pointers(side: _Side) -> Iterator[tuple[int, int]]:
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
    for text, start, end in ((base, hunk.a0, hunk.a1), (other, hunk.b0, hunk.b1)):
        names: dict[str, list[int]] = defaultdict(list)
        for index in range(start, end):
            if text.kind(index) in (START, EMPTY):
                names[tag_name(text.raw(index))].append(index)
        sides.append(names)
    for name, places in sides[0].items():
        if len(places) == len(sides[1].get(name, ())):
            yield from zip(places, sides[1][name], strict=True)


def _united(hunks: list[Hunk]) -> list[Hunk]:
    found: list[Hunk] = []
    for hunk in hunks:
        if found and (found[-1].a1, found[-1].b1) == (hunk.a0, hunk.b0):
            found[-1] = Hunk(found[-1].a0, hunk.a1, found[-1].b0, hunk.b1)
        else:
            found.append(hunk)
    return found


def _changes(side: _Side) -> list[_Change]:
    """What the source changed. Marks of base that are kept are not among it; what is new goes outside of them."""
    found = []
    for a0, a1, b0, b1 in side.alignment.hunks:
        tokens = [j for j in range(b0, b1) if j not in side.dropped]
        ends = [a0 - 1, *(i for i in range(a0, a1) if i in side.kept), a1]
        parts = [(x + 1, y) for x, y in pairwise(ends)]
        closing = sum(side.base.kind(i) == END for i in ends[1:-1])
        full = (k for k, (x, y) in enumerate(parts) if any(side.base.kind(i) != BLANK for i in range(x, y)))
        chosen = next(full, closing)
        found += [_Change(x, y, tokens if k == chosen else []) for k, (x, y) in enumerate(parts)]
    return [change for change in found if change.tokens or change.a0 < change.a1]


def _meet(a0: int, a1: int, b0: int, b1: int) -> bool:
    """Whether two stretches of base share a token, or one is inside the other, or both are the same gap."""
    return (a0 < b1 and b0 < a1) or a0 == a1 == b0 == b1


class _Op(NamedTuple):
    """Tokens `e0:e1` of edited that become some tokens of new; they are `a0:a1` in base."""

    e0: int
    e1: int
    tokens: list[int]
    a0: int
    a1: int


class _Merge:
    """Two ways in which base was changed, made one."""

    def __init__(self, new: _Side, edited: _Side) -> None:
        self.new = new
        self.edited = edited
        self.base = new.base
        self.changes = _changes(new)
        self.works = [hunk for hunk in edited.alignment.hunks if not self.is_blank(hunk)]
        self.ending = {work.a1: work for work in self.works}
        self.beginning = {work.a0: work for work in self.works}
        self.back = (new.alignment.flipped(), edited.alignment.flipped())
        self.partners: tuple[dict[int, int], dict[int, int]] = (_partners(new.other), _partners(edited.other))
        self.own_marks = self.marks_of_the_editor()
        self.same: dict[str, str] = {}
        self.phrases: dict[int, set[tuple[str, ...]]] = {}
        self.ops: list[_Op] = []
        self.conflicts: list[Conflict] = []

    def result(self) -> Merged:
        """The merged text, or the conflicts."""
        for met, works in self.meetings():
            if works:
                self.resolve(met, works)
            else:
                self.apply(met[0])
        if self.conflicts:
            return Merged(None, tuple(self.conflicts), 0)
        self.ops = sorted((*self.ops, *self.soft_ops()), key=lambda op: op[:2])
        text, changes = self.written()
        if changes and not is_balanced(text):
            ops = [op for op in self.ops if self.has_tags(op)] or self.ops
            for op in ops:
                self.clash(op.a0, op.a1, op.e0, op.e1)
            return Merged(None, tuple(self.conflicts), 0)
        return Merged(text, (), changes)

    def is_blank(self, hunk: Hunk) -> bool:
        kinds = {self.base.kind(i) for i in range(hunk.a0, hunk.a1)}
        return kinds.union(self.edited.other.kind(e) for e in range(hunk.b0, hunk.b1)) <= {BLANK}

    def has_tags(self, op: _Op) -> bool:
        old = (self.base.kind(i) for i in range(op.a0, op.a1))
        return not TAGS.isdisjoint((*old, *(self.new.other.kind(j) for j in op.tokens)))

    def marks_of_the_editor(self) -> list[tuple[int, int]]:
        """Where each name begins that the editor marked, with the furthest end of it and those before it."""
        text = self.edited.other
        found = [i for hunk in self.works for i in range(hunk.b0, hunk.b1) if text.is_naming(i)]
        spans = sorted((i, self.partners[1].get(i, i)) for i in found if text.kind(i) == START)
        furthest = 0
        return [(start, furthest := max(furthest, end)) for start, end in spans]

    def meetings(self) -> Iterator[tuple[list[_Change], list[Hunk]]]:
        """The changes of the source in order; those that meet the editor's work together, with that work."""
        at, index = 0, 0
        while index < len(self.changes):
            met, hit = [self.changes[index]], list[Hunk]()
            low, high = met[0][:2]
            index += 1
            while at < len(self.works) and self.works[at].a1 <= low and not _meet(low, high, *self.works[at][:2]):
                at += 1
            while True:
                if at < len(self.works) and _meet(low, high, *self.works[at][:2]):
                    hit.append(self.works[at])
                    low, high = min(low, hit[-1].a0), max(high, hit[-1].a1)
                    at += 1
                elif hit and index < len(self.changes) and _meet(low, high, *self.changes[index][:2]):
                    met.append(self.changes[index])
                    high = max(high, met[-1].a1)
                    index += 1
                else:
                    break
            yield met, hit

    def apply(self, change: _Change) -> None:
        """Do what the source did where the editor did nothing to these tokens; look at what is at the edges."""
        a0, a1, tokens = change
        if a0 < a1:
            e0, e1 = self.edited.alignment.stretch(a0, a1)
        else:
            e0 = e1 = self.place(a0)
        left, right = self.ending.get(a0), self.beginning.get(a1)
        if self.is_lost_ground(change, left, right) or self.is_out_of_place(change, left, right):
            self.clash(a0, a1, left.b0 if left else e0, right.b1 if right else e1)
        else:
            self.put(e0, e1, tokens, a0, a1)

    def put(self, e0: int, e1: int, tokens: list[int], a0: int, a1: int) -> None:
        """Put tokens of new into edited; no marks into a name that the editor marked."""
        index = bisect_left(self.own_marks, (e0, -1)) - 1
        if index >= 0 and self.own_marks[index][1] >= e1:
            tokens = [j for j in tokens if not self.new.other.is_naming(j)]
        self.ops.append(_Op(e0, e1, tokens, a0, a1))

    def place(self, a: int) -> int:
        """Where edited goes on behind what is before a token of base."""
        alignment = self.edited.alignment
        before = alignment.image(a - 1) if a else -1
        if before is not None:
            return before + 1
        after = alignment.image(a)
        return alignment.stretch(a - 1, a)[1] if after is None else after

    def is_lost_ground(self, change: _Change, left: Hunk | None, right: Hunk | None) -> bool:
        """Whether the source took words away to which the editor had put something, or around which a tag."""
        text, old = self.edited.other, range(change.a0, change.a1)
        if not self.has_text(self.base, old) or self.has_text(self.new.other, change.tokens):
            return False
        beside = [range(work.b0, work.b1) for work in (left, right) if work and work.a0 == work.a1]
        tags = [{i for i in work if text.kind(i) in TAGS} for work in beside]
        wraps = len(tags) == 2 and any(self.partners[1].get(i) in tags[1] for i in tags[0])
        is_whole = any(self.base.kind(i) in TAGS for i in old) and _profile(self.base, old) == ((), ())
        notes = any(text.kind(i) == EMPTY or self.partners[1].get(i) in work for work in tags for i in work)
        return wraps or (notes and not is_whole)

    def is_out_of_place(self, change: _Change, left: Hunk | None, right: Hunk | None) -> bool:
        """Whether words of the one would come to stand outside of an element that the other joined to the next."""
        before = self.base.kind(change.a0 - 1) if change.a0 else ""
        here = [self.base.kind(i) for i in range(change.a0, change.a1)]
        after = self.base.kind(change.a1) if change.a1 < len(self.base.keys) else ""
        if not here:
            joined = (work for work, is_edge in ((left, before == END), (right, after == START)) if work and is_edge)
            return self.has_text(self.new.other, change.tokens) and any(map(self.is_reshaping, joined))
        inserted = (work for work, is_edge in ((left, here[0] == START), (right, here[-1] == END)) if work and is_edge)
        old = _profile(self.base, range(change.a0, change.a1))
        return old != _profile(self.new.other, change.tokens) and any(
            work.a0 == work.a1 and self.has_text(self.edited.other, range(work.b0, work.b1)) for work in inserted
        )

    def is_reshaping(self, work: Hunk) -> bool:
        """Whether the editor took a tag without its partner, or put one."""
        new = _profile(self.edited.other, range(work.b0, work.b1))
        return work.a0 < work.a1 and new != _profile(self.base, range(work.a0, work.a1))

    def resolve(self, met: list[_Change], works: list[Hunk]) -> None:
        """Settle a place that both changed: once where it is the same, side by side where that goes; or not."""
        low = min(met[0].a0, works[0].a0)
        high = max(met[-1].a1, works[-1].a1)
        tokens: list[int] = []
        at = low
        for change in (*met, _Change(high, high, [])):
            tokens += [j for i in range(at, change.a0) if (j := self.new.alignment.image(i)) is not None]
            tokens += change.tokens
            at = change.a1
        e0, e1 = self.edited.alignment.stretch(low, high) if low < high else works[0][2:]
        mine, old = list(range(e0, e1)), list(range(low, high))
        if self.is_done(tokens, mine, old):
            if self.is_elsewhere(mine, old):
                self.clash(low, high, e0, e1)
            return
        if low == high:
            place = self.beside(tokens, mine)
            if place is not None:
                self.put(place, place, tokens, low, high)
                return
        elif self.took_marks_out(mine, old):
            self.put(e0, e1, [j for j in tokens if not self.new.other.is_naming(j)], low, high)
            return
        elif inner := self.marked(tokens, mine, old):
            self.put(inner[0], inner[-1] + 1, tokens, low, high)
            return
        left, right = self.ending.get(low), self.beginning.get(high)
        before = left.b0 if left and left.a0 == low else e0
        self.clash(low, high, before, right.b1 if right and right.a1 == high else e1)

    def is_done(self, tokens: list[int], mine: list[int], old: list[int]) -> bool:
        """Whether the editor did what the source did, perhaps with more marks or tags."""
        new, edited, base = self.new.other, self.edited.other, self.base
        one, two = _forms(new, tokens, self.new), _forms(edited, mine, self.edited)
        if one == two:
            pairs = zip(_with_ids(new, tokens), _with_ids(edited, mine), strict=False)
            self.same.update((own_id(new.raw(j)), own_id(edited.raw(e))) for j, e in pairs)
            return True
        words = _words(new, tokens), _words(edited, mine)
        tags = [
            [form(text.raw(i), str, with_id=False) for i in some if text.kind(i) in TAGS and not text.is_naming(i)]
            for text, some in ((new, tokens), (base, old))
        ]
        has_words = bool(words[0]) or self.has_text(base, old)
        return has_words and bool(old) and words[0] == words[1] and tags[0] == tags[1]

    def is_elsewhere(self, mine: list[int], old: list[int]) -> bool:
        """Whether words that both took away stand where the editor put something: they were moved, not deleted."""
        words = _words(self.base, old)
        if len(words) < _PHRASE and not (words and any(self.base.kind(i) in TAGS for i in old)):
            return False
        size = min(len(words), _PHRASE)
        if size not in self.phrases:
            put = [word for work in self.works for word in _words(self.edited.other, range(work.b0, work.b1))]
            self.phrases[size] = _phrases(put, size)
        gone = _phrases(words, size) - _phrases(_words(self.edited.other, mine), size)
        return not self.phrases[size].isdisjoint(gone)

    def took_marks_out(self, mine: list[int], old: list[int]) -> bool:
        """Whether all that the editor did was to take out marks of names."""
        rest = [i for i in old if not self.base.is_naming(i)]
        has_marks = any(self.edited.other.is_naming(e) for e in mine)
        return not has_marks and _forms(self.base, rest, None) == _forms(self.edited.other, mine, self.edited)

    def marked(self, tokens: list[int], mine: list[int], old: list[int]) -> list[int]:
        """The tokens in the editor's marks, where the source lost its marks and corrected the words; else nothing."""
        new, edited = self.new.other, self.edited.other
        inner = mine
        while inner and edited.is_naming(inner[0]) and self.partners[1].get(inner[0]) == inner[-1]:
            inner = inner[1:-1]
        rest = [i for i in old if not self.base.is_naming(i)]
        is_plain = self.has_text(new, tokens) and all(new.kind(j) not in TAGS for j in tokens)
        is_same = _forms(self.base, rest, None) == _forms(edited, inner, self.edited)
        return inner if inner != mine and is_plain and is_same else []

    def beside(self, tokens: list[int], mine: list[int]) -> int | None:
        """Where in edited something new goes that stands in one gap with what the editor put there; None: nowhere."""
        new, edited = self.new.other, self.edited.other
        has_words = self.has_text(new, tokens), self.has_text(edited, mine)
        if all(has_words):
            return None
        if has_words[1]:
            kinds = {new.kind(j) for j in tokens} & {START, END}
            if len(kinds) == 2 or not self.are_wrappings(0, tokens):
                return None
            return mine[0] if kinds == {END} else mine[-1] + 1
        if has_words[0] and not self.are_wrappings(1, mine):
            return None
        return next((e for e in mine if edited.kind(e) == START), mine[-1] + 1)

    def are_wrappings(self, side: int, some: list[int]) -> bool:
        """Whether tags belong to elements that are not in base at all."""
        back, partners = self.back[side], self.partners[side]
        return all(back.image(partners[i]) is None for i in some if i in partners)

    def has_text(self, text: Tokens, some: Sequence[int]) -> bool:
        return any(text.kind(i) in TEXT for i in some)

    def clash(self, a0: int, a1: int, e0: int, e1: int) -> None:
        """Note down a conflict."""
        edited = self.edited.other
        words = edited.cut(e0, e1)
        start = edited.starts[e0] + len(words) - len(words.lstrip(_BLANKS))
        old, new = self.base.cut(a0, a1), self.new.other.cut(*self.new.alignment.stretch(a0, a1))
        line, column = position(edited.text, min(start, len(edited.text)))
        self.conflicts.append(Conflict(old.strip(_BLANKS), new.strip(_BLANKS), words.strip(_BLANKS), line, column))

    def soft_ops(self) -> Iterator[_Op]:
        """Blanks and marks that follow from a correction; nothing where the editor has them otherwise."""
        edited = self.edited.other
        for i, j in self.new.soft:
            e = self.edited.alignment.image(i)
            if e is not None and _same_lines(edited.raw(e)) == _same_lines(self.base.raw(i)):
                yield _Op(e, e + 1, [j], i, i + 1)

    def written(self) -> tuple[str, int]:
        """The edited text with all that is to be put in, and how many stretches of it that changes."""
        edited = self.edited.other
        lines = edited.text.count("\n")
        end = "\r\n" if 2 * edited.text.count("\r\n") > lines else "\n"
        rename = self.names()
        pieces, changes, at, last = [], 0, 0, -1
        for op in self.ops:
            text = "".join(renamed(self.new.other.raw(j), rename) for j in op.tokens)
            if "\n" in text:
                text = _same_lines(text).replace("\n", end)
            if text == edited.cut(op.e0, op.e1):
                continue
            pieces += [edited.text[at : edited.starts[op.e0]], text]
            changes += op.e0 != last
            at, last = edited.starts[op.e1], op.e1
        return "".join((*pieces, edited.text[at:])), changes

    def names(self) -> Callable[[str], str]:
        """What ids of new are called in edited; those of new elements are free ones."""
        written = {own: name for name, own in self.edited.ids.items()}
        taken = {*self.base.ids, *self.edited.other.ids}
        found = dict(self.same)
        for op in self.ops:
            for j in _with_ids(self.new.other, op.tokens):
                name = own_id(self.new.other.raw(j))
                if self.new.own(name).startswith("?") and name not in found:
                    found[name] = next(free for free in _proposals(name) if free not in taken)
                    taken.add(found[name])

        def rename(name: str) -> str:
            own = self.new.own(name).removeprefix("?")
            return found.get(name) or written.get(own, own)

        return rename


def _proposals(name: str) -> Iterator[str]:
    """An id, then with a, b, … z, aa, ab … behind it."""
    yield name
    for size in count(1):
        yield from (name + "".join(letters) for letters in product(string.ascii_lowercase, repeat=size))


def _partners(text: Tokens) -> dict[int, int]:
    """For each start tag its end tag, and the other way round."""
    kinds = text.lexicon.kinds
    keys = {key for key, kind in enumerate(kinds) if kind in (START, END)}
    found = elements(text, [i for i, key in enumerate(text.keys) if key in keys])
    return {tag: other for one in found for tag, other in (one[1:], one[:0:-1])}


def _words(text: Tokens, some: Sequence[int]) -> list[str]:
    return [text.raw(i) for i in some if text.kind(i) in TEXT]


def _phrases(words: list[str], size: int) -> set[tuple[str, ...]]:
    """All rows of so many words."""
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


def _profile(text: Tokens, some: Sequence[int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags among some tokens that are closed, and those that are opened, without their partners; no marks."""
    closed: list[str] = []
    opened: list[str] = []
    for i in some:
        kind = text.kind(i)
        if kind == START and not text.is_naming(i):
            opened.append(tag_name(text.raw(i)))
        elif kind == END and not text.is_naming(i):
            if opened:
                opened.pop()
            else:
                closed.append(tag_name(text.raw(i)))
    return tuple(closed), tuple(opened)


def _with_ids(text: Tokens, some: Sequence[int]) -> list[int]:
    return [i for i in some if own_id(text.raw(i))]


def _forms(text: Tokens, some: Sequence[int], side: _Side | None) -> list[str]:
    """Tokens as they are compared between new and edited: ids do not count, pointers do as far as base knows them."""

    def own(name: str) -> str:
        found = side.own(name) if side else name
        return "?" if found.startswith("?") else found

    found = [form(text.raw(i), own, with_id=False) for i in some]
    while found and found[0] == " ":
        del found[0]
    while found and found[-1] == " ":
        del found[-1]
    return found


def _same_lines(raw: str) -> str:
    return raw.replace("\r\n", "\n")
