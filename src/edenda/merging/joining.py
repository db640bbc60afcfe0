"""Two ways in which base was changed, made one: what the source changed is done to the edited text or is a conflict."""

from __future__ import annotations

from typing import Final

from edenda.merging.alignment import Hunk
from edenda.merging.changes import Change, changes_of, meetings
from edenda.merging.laying import Side
from edenda.merging.passages import with_ids, without_marks
from edenda.merging.rules import Rules
from edenda.merging.tokens import BLANK, TAGS, is_balanced, own_id
from edenda.merging.values import Conflict, Merged
from edenda.merging.writing import Op, soft_ops, written
from edenda.sources import position

_BLANKS: Final = " \t\r\n"


class Joining:
    """What the source changed and what the editor changed, brought together."""

    def __init__(self, new: Side, edited: Side) -> None:
        self._new = new
        self._edited = edited
        self._base = new.base
        self._works = [hunk for hunk in edited.alignment.hunks if not self._is_blank(hunk)]
        self._ending = {work.a1: work for work in self._works}
        self._beginning = {work.a0: work for work in self._works}
        self._rules = Rules(new, edited, self._works)
        self._same: dict[str, str] = {}
        self._ops: list[Op] = []
        self._conflicts: list[Conflict] = []

    def result(self) -> Merged:
        """The merged text, or the conflicts."""
        for met, works in meetings(changes_of(self._new), self._works):
            if works:
                self._resolve(met, works)
            else:
                self._apply(met[0])
        if self._conflicts:
            return Merged(None, tuple(self._conflicts), 0)
        ops = sorted((*self._ops, *soft_ops(self._new, self._edited)), key=lambda op: op[:2])
        text, changes = written(ops, self._new, self._edited, self._same)
        if changes and not is_balanced(text):
            for op in [op for op in ops if self._has_tags(op)] or ops:
                self._clash(op.a0, op.a1, op.e0, op.e1)
            return Merged(None, tuple(self._conflicts), 0)
        return Merged(text, (), changes)

    def _is_blank(self, hunk: Hunk) -> bool:
        kinds = {self._base.kind(i) for i in hunk.first}
        return kinds.union(self._edited.other.kind(e) for e in hunk.second) <= {BLANK}

    def _has_tags(self, op: Op) -> bool:
        old = (self._base.kind(i) for i in range(op.a0, op.a1))
        return not TAGS.isdisjoint((*old, *(self._new.other.kind(j) for j in op.tokens)))

    def _apply(self, change: Change) -> None:
        """Do what the source did where the editor did nothing to these tokens; look at what is at the edges."""
        a0, a1, tokens = change
        if a0 < a1:
            e0, e1 = self._edited.alignment.stretch(a0, a1)
        else:
            e0 = e1 = self._place(a0)
        left, right = self._ending.get(a0), self._beginning.get(a1)
        if self._rules.is_lost_ground(change, left, right) or self._rules.is_out_of_place(change, left, right):
            self._clash(a0, a1, left.b0 if left else e0, right.b1 if right else e1)
        else:
            self._put(e0, e1, tokens, a0, a1)

    def _put(self, e0: int, e1: int, tokens: list[int], a0: int, a1: int) -> None:
        """Put tokens of new into edited; no marks into a name that the editor marked."""
        if self._rules.is_in_own_mark(e0, e1):
            tokens = without_marks(self._new.other, tokens)
        self._ops.append(Op(e0, e1, tokens, a0, a1))

    def _place(self, a: int) -> int:
        """Where edited goes on behind what is before a token of base."""
        alignment = self._edited.alignment
        before = alignment.image(a - 1) if a else -1
        if before is not None:
            return before + 1
        after = alignment.image(a)
        return alignment.stretch(a - 1, a)[1] if after is None else after

    def _resolve(self, met: list[Change], works: list[Hunk]) -> None:
        """Settle a place that both changed: once where it is the same, side by side where that goes; or not."""
        low = min(met[0].a0, works[0].a0)
        high = max(met[-1].a1, works[-1].a1)
        tokens = self._source_tokens(met, low, high)
        e0, e1 = self._edited.alignment.stretch(low, high) if low < high else works[0][2:]
        mine, old = list(range(e0, e1)), list(range(low, high))
        if self._is_done(tokens, mine, old):
            if self._rules.is_elsewhere(mine, old):
                self._clash(low, high, e0, e1)
            return
        if low == high:
            place = self._rules.beside(tokens, mine)
            if place is not None:
                self._put(place, place, tokens, low, high)
                return
        elif self._rules.took_marks_out(mine, old):
            self._put(e0, e1, without_marks(self._new.other, tokens), low, high)
            return
        elif inner := self._rules.marked(tokens, mine, old):
            self._put(inner[0], inner[-1] + 1, tokens, low, high)
            return
        left, right = self._ending.get(low), self._beginning.get(high)
        before = left.b0 if left and left.a0 == low else e0
        self._clash(low, high, before, right.b1 if right and right.a1 == high else e1)

    def _source_tokens(self, met: list[Change], low: int, high: int) -> list[int]:
        """What stands in new for a stretch of base with some changes in it."""
        tokens: list[int] = []
        at = low
        for change in (*met, Change(high, high, [])):
            tokens += [j for i in range(at, change.a0) if (j := self._new.alignment.image(i)) is not None]
            tokens += change.tokens
            at = change.a1
        return tokens

    def _is_done(self, tokens: list[int], mine: list[int], old: list[int]) -> bool:
        """Whether the editor did what the source did; where it is quite the same, note down which ids are."""
        if not self._rules.is_same(tokens, mine):
            return self._rules.is_same_but_for_tags(tokens, mine, old)
        new, edited = self._new.other, self._edited.other
        pairs = zip(with_ids(new, tokens), with_ids(edited, mine), strict=False)
        self._same.update((own_id(new.raw(j)), own_id(edited.raw(e))) for j, e in pairs)
        return True

    def _clash(self, a0: int, a1: int, e0: int, e1: int) -> None:
        """Note down a conflict."""
        edited = self._edited.other
        words = edited.cut(e0, e1)
        start = edited.starts[e0] + len(words) - len(words.lstrip(_BLANKS))
        old, new = self._base.cut(a0, a1), self._new.other.cut(*self._new.alignment.stretch(a0, a1))
        line, column = position(edited.text, min(start, len(edited.text)))
        self._conflicts.append(Conflict(old.strip(_BLANKS), new.strip(_BLANKS), words.strip(_BLANKS), line, column))
