"""Names, titles and dates that are marked in two texts: which marks are the same, which are left out or kept."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from edenda.merging.alignment import Block, blocks_between
from edenda.merging.sequences import diff
from edenda.merging.tokens import BLANK, Element, Tokens, elements


class Marks:
    """The marks of names in two texts of which all else is laid on each other: which are the same, which are not."""

    def __init__(self, base: Tokens, other: Tokens) -> None:
        self.dropped: set[int] = set()
        self.kept: set[int] = set()
        self.soft: list[tuple[int, int]] = []
        self._texts = (base, other)
        self._naming = [[i for i, key in enumerate(one.keys) if key in one.lexicon.naming] for one in self._texts]
        self._rows = [_without(one.keys, places) for one, places in zip(self._texts, self._naming, strict=True)]
        bare = diff(self._rows[0], self._rows[1], base.lexicon.kinds)
        self._views = (bare, bare.flipped())
        #: For each text, how many other tokens are before each mark.
        self._places = [[place - index for index, place in enumerate(places)] for places in self._naming]
        self._all = [elements(one, places) for one, places in zip(self._texts, self._naming, strict=True)]

    def blocks(self, *, keeps_marks: bool) -> list[Block]:
        """What is the same in both texts, marks included."""
        pairs = self._pairs()
        found: list[Block] = []
        for one, two in pairs:
            is_equal = self._texts[0].keys[one.start] == self._texts[1].keys[two.start]
            is_soft = keeps_marks and not is_equal and self._is_whole(one)
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
            self._sort_out(*([one for one in self._all[side] if one not in same[side]] for side in (0, 1)))
        return sorted((*found, *self._bare_blocks()))

    def _sort_out(self, gone: list[Element], come: list[Element]) -> None:
        """Keep marks of base that are gone though their words stay; drop new ones, unless they follow one that went."""
        stood = {one: [self._views[1].image(place) for place in self._words(*self._span(1, one))] for one in come}
        grown = {(one.name, word) for one, words in stood.items() if None in words for word in words}
        kept = [one for one in gone if self._is_whole(one) and not self._is_among(one, grown)]
        self.kept = {tag for one in kept for tag in one[1:]}
        lost = {(one.name, word) for one in set(gone).difference(kept) for word in range(*self._span(0, one))}
        inside: dict[int, list[Element]] = defaultdict(list)
        for one in kept:
            start, end = self._span(0, one)
            first = self._views[0].image(start) or 0
            for place in range(first + 1, first + end - start):
                inside[place].append(one)
        for one, words in stood.items():
            start, end = self._span(1, one)
            follows = any((one.name, word) in lost for word in words) and inside.get(start) == inside.get(end)
            if not follows and (not words or any(word is not None for word in words)):
                self.dropped.update(one[1:])

    def _is_among(self, one: Element, words: set[tuple[str, int | None]]) -> bool:
        return any((one.name, word) in words for word in range(*self._span(0, one)))

    def _span(self, side: int, one: Element) -> tuple[int, int]:
        return self._bare(side, one.start), self._bare(side, one.end)

    def _words(self, start: int, end: int) -> list[int]:
        """What is no blank in a part of the other text."""
        kinds = self._texts[1].lexicon.kinds
        return [place for place in range(start, end) if kinds[self._rows[1][place]] != BLANK]

    def _bare_blocks(self) -> Iterator[Block]:
        for a, b, size in blocks_between(self._views[0].hunks, len(self._rows[0])):
            cuts = {0, size}
            for places, start in zip(self._places, (a, b), strict=True):
                cuts.update(
                    place - start for place in places[bisect_right(places, start) : bisect_left(places, start + size)]
                )
            ends = sorted(cuts)
            for x, y in pairwise(ends):
                shifts = [bisect_right(places, start + x) for places, start in zip(self._places, (a, b), strict=True)]
                yield Block(a + x + shifts[0], b + x + shifts[1], y - x)

    def _bare(self, side: int, index: int) -> int:
        """How many tokens that are no marks are before a mark."""
        return self._places[side][bisect_left(self._naming[side], index)]

    def _pairs(self) -> list[tuple[Element, Element]]:
        """Elements of both texts that are the same: of one name, beginning and ending at the same words."""
        known: dict[tuple[str, int, int], list[Element]] = defaultdict(list)
        for one in sorted(self._all[1], key=lambda one: one.start):
            for key in dict.fromkeys(product(*self._ends(1, one))):
                known[(one.name, *key)].append(one)
        found, used = [], set()
        for one in sorted(self._all[0], key=lambda one: one.start):
            keys = [(one.name, *key) for key in product(*self._ends(0, one))]
            two = next((two for key in keys for two in known.get(key, ()) if two not in used), None)
            if two is not None and self._is_level(one.start, two.start) and self._is_level(one.end, two.end):
                used.add(two)
                found.append((one, two))
        return _untangled(found)

    def _ends(self, side: int, one: Element) -> tuple[tuple[int, int], tuple[int, int]]:
        """The words before and behind the beginning and the end of an element, as they are numbered in the other."""
        start, end = self._span(side, one)
        around = [self._word(side, place, step) for place in (start, end) for step in (-1, 1)]
        if side == 0:
            found = [(0, word) if (to := self._views[0].image(word)) is None else (1, to) for word in around]
        else:
            found = [(0 if self._views[1].image(word) is None else 1, word) for word in around]
        codes = [
            4 * word + n if is_same else -4 * self._views[side].hunk(word) - n - 1
            for n, (is_same, word) in enumerate(found)
        ]
        return (codes[0], codes[1]), (codes[2], codes[3])

    def _word(self, side: int, place: int, step: int) -> int:
        row, kinds = self._rows[side], self._texts[0].lexicon.kinds
        place += min(step, 0)
        while 0 <= place < len(row) and kinds[row[place]] == BLANK:
            place += step
        return place

    def _is_level(self, a: int, b: int) -> bool:
        """Whether two marks stand between the same tokens."""
        x, y = self._bare(0, a), self._bare(1, b)
        hunks = self._views[0].hunks
        nearest = self._views[0].hunk(x)
        for hunk in hunks[max(0, nearest - 1) : nearest + 1]:
            if hunk.a0 <= x <= hunk.a1 and hunk.b0 <= y <= hunk.b1:
                return True
        return self._views[0].image(x) == y and self._views[1].image(y) == x

    def _is_whole(self, one: Element) -> bool:
        """Whether the words in an element of base stand in new as they were."""
        start, end = self._span(0, one)
        first, last = self._views[0].image(start), self._views[0].image(end - 1)
        return (
            start < end
            and first is not None
            and last is not None
            and (self._views[0].hunk(start) == self._views[0].hunk(end - 1))
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


def _without(row: Sequence[int], places: list[int]) -> list[int]:
    found: list[int] = []
    at = 0
    for place in places:
        found += row[at:place]
        at = place + 1
    return found + list(row[at:])
