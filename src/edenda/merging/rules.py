"""The rules of a merge: where the editor's work lets the source change something, and where it does not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from edenda.merging.alignment import Hunk
from edenda.merging.changes import Change
from edenda.merging.laying import Side
from edenda.merging.passages import forms, has_text, partners, phrases, profile, without_marks, words
from edenda.merging.tokens import EMPTY, END, START, TAGS, Tokens

_PHRASE: Final = 4


class Rules:
    """What may be done where the source changed something, seen from the editor's work."""

    def __init__(self, new: Side, edited: Side, works: list[Hunk]) -> None:
        self._new = new
        self._edited = edited
        self._base = new.base
        self._works = works
        self._back = (new.alignment.flipped(), edited.alignment.flipped())
        self._partners = (partners(new.other), partners(edited.other))
        self._own_marks = self._marks_of_the_editor()
        self._phrases: dict[int, set[tuple[str, ...]]] = {}

    def is_in_own_mark(self, e0: int, e1: int) -> bool:
        """Whether a stretch of edited is in a name that the editor marked."""
        index = bisect_left(self._own_marks, (e0, -1)) - 1
        return index >= 0 and self._own_marks[index][1] >= e1

    def is_lost_ground(self, change: Change, left: Hunk | None, right: Hunk | None) -> bool:
        """Whether the source took words away to which the editor had put something, or around which a tag."""
        text, old = self._edited.other, change.old
        if not has_text(self._base, old) or has_text(self._new.other, change.tokens):
            return False
        beside = [work.second for work in (left, right) if work and work.a0 == work.a1]
        tags = [{i for i in work if text.kind(i) in TAGS} for work in beside]
        wraps = len(tags) == 2 and any(self._partners[1].get(i) in tags[1] for i in tags[0])
        is_whole = any(self._base.kind(i) in TAGS for i in old) and profile(self._base, old) == ((), ())
        notes = any(text.kind(i) == EMPTY or self._partners[1].get(i) in work for work in tags for i in work)
        return wraps or (notes and not is_whole)

    def is_out_of_place(self, change: Change, left: Hunk | None, right: Hunk | None) -> bool:
        """Whether words of the one would come to stand outside of an element that the other joined to the next."""
        before = self._base.kind(change.a0 - 1) if change.a0 else ""
        here = [self._base.kind(i) for i in change.old]
        after = self._base.kind(change.a1) if change.a1 < len(self._base.keys) else ""
        if not here:
            joined = (work for work, is_edge in ((left, before == END), (right, after == START)) if work and is_edge)
            return has_text(self._new.other, change.tokens) and any(map(self._is_reshaping, joined))
        inserted = (work for work, is_edge in ((left, here[0] == START), (right, here[-1] == END)) if work and is_edge)
        old = profile(self._base, change.old)
        return old != profile(self._new.other, change.tokens) and any(
            work.a0 == work.a1 and has_text(self._edited.other, work.second) for work in inserted
        )

    def _is_reshaping(self, work: Hunk) -> bool:
        """Whether the editor took a tag without its partner, or put one."""
        new = profile(self._edited.other, work.second)
        return work.a0 < work.a1 and new != profile(self._base, work.first)

    def is_same(self, tokens: list[int], mine: list[int]) -> bool:
        """Whether the editor did just what the source did."""
        return forms(self._new.other, tokens, self._new.own) == forms(self._edited.other, mine, self._edited.own)

    def is_same_but_for_tags(self, tokens: list[int], mine: list[int], old: list[int]) -> bool:
        """Whether the editor did what the source did, with more marks or tags."""
        new = self._new.other
        put = words(new, tokens)
        return (
            bool(old)
            and (bool(put) or has_text(self._base, old))
            and put == words(self._edited.other, mine)
            and _tags(new, tokens) == _tags(self._base, old)
        )

    def is_elsewhere(self, mine: list[int], old: list[int]) -> bool:
        """Whether words that both took away stand where the editor put something: they were moved, not deleted."""
        gone = words(self._base, old)
        if len(gone) < _PHRASE and not (gone and any(self._base.kind(i) in TAGS for i in old)):
            return False
        size = min(len(gone), _PHRASE)
        if size not in self._phrases:
            put = [word for work in self._works for word in words(self._edited.other, work.second)]
            self._phrases[size] = phrases(put, size)
        lost = phrases(gone, size) - phrases(words(self._edited.other, mine), size)
        return not self._phrases[size].isdisjoint(lost)

    def took_marks_out(self, mine: list[int], old: list[int]) -> bool:
        """Whether all that the editor did was to take out marks of names."""
        rest = without_marks(self._base, old)
        has_marks = any(self._edited.other.is_naming(e) for e in mine)
        return not has_marks and forms(self._base, rest) == forms(self._edited.other, mine, self._edited.own)

    def marked(self, tokens: list[int], mine: list[int], old: list[int]) -> list[int]:
        """The tokens in the editor's marks, where the source lost its marks and corrected the words; else nothing."""
        new, edited = self._new.other, self._edited.other
        inner = mine
        while inner and edited.is_naming(inner[0]) and self._partners[1].get(inner[0]) == inner[-1]:
            inner = inner[1:-1]
        rest = without_marks(self._base, old)
        is_plain = has_text(new, tokens) and all(new.kind(j) not in TAGS for j in tokens)
        is_same = forms(self._base, rest) == forms(edited, inner, self._edited.own)
        return inner if inner != mine and is_plain and is_same else []

    def beside(self, tokens: list[int], mine: list[int]) -> int | None:
        """Where in edited something new goes that stands in one gap with what the editor put there; None: nowhere."""
        new, edited = self._new.other, self._edited.other
        has_words = has_text(new, tokens), has_text(edited, mine)
        if all(has_words):
            return None
        if has_words[1]:
            kinds = {new.kind(j) for j in tokens} & {START, END}
            if len(kinds) == 2 or not self._are_wrappings(0, tokens):
                return None
            return mine[0] if kinds == {END} else mine[-1] + 1
        if has_words[0] and not self._are_wrappings(1, mine):
            return None
        return next((e for e in mine if edited.kind(e) == START), mine[-1] + 1)

    def _are_wrappings(self, side: int, some: list[int]) -> bool:
        """Whether tags belong to elements that are not in base at all."""
        back, known = self._back[side], self._partners[side]
        return all(back.image(known[i]) is None for i in some if i in known)

    def _marks_of_the_editor(self) -> list[tuple[int, int]]:
        """Where each name begins that the editor marked, with the furthest end of it and those before it."""
        text = self._edited.other
        found = [i for hunk in self._works for i in hunk.second if text.is_naming(i)]
        spans = sorted((i, self._partners[1].get(i, i)) for i in found if text.kind(i) == START)
        furthest = 0
        return [(start, furthest := max(furthest, end)) for start, end in spans]


def _tags(text: Tokens, some: Sequence[int]) -> list[str]:
    """The tags among some tokens as they are compared, but for the marks of names."""
    return [text.form(i, with_id=False) for i in without_marks(text, some) if text.kind(i) in TAGS]
