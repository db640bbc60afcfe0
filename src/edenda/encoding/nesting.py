"""Marks put in order so that they nest; what crosses is split or refused, by the policy of its kind."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, Literal, NamedTuple

from edenda.model import Attrs, Link, Mark

Policy = Literal["wrap", "split", "refuse"]

#: What happens to a mark that crosses another. Quotations go on in a second part (next/prev); names never do.
POLICY: Final[dict[str, Policy]] = {
    "quote": "split",
    "q": "split",
    "hi": "split",
    "foreign": "split",
    "supplied": "refuse",
}
#: Which of two marks on the same words stands outside.
_ORDER: Final = (
    "cit",
    "bibl",
    "quote",
    "q",
    "label",
    "supplied",
    "docAuthor",
    "author",
    "roleName",
    "ref",
    "title",
    "orgName",
    "persName",
    "placeName",
    "name",
    "date",
    "citedRange",
    "biblScope",
    "pubPlace",
    "publisher",
    "email",
    "hi",
    "foreign",
)
_RANK: Final = {kind: rank for rank, kind in enumerate(_ORDER)}
POINTS: Final = frozenset({"pb", "lb", "cb", "milestone", "notecall", "gap"})


class Nested(NamedTuple):
    """Marks that nest, outer before inner, in the order of their beginnings; and those that had to be left out."""

    marks: tuple[Mark, ...]
    refused: tuple[Mark, ...]


def nest(marks: Iterable[Mark]) -> Nested:
    """Order marks so that of any two one contains the other or they are apart. Takes n log n steps."""
    count = 0
    queue: list[tuple[int, int, int, int, Mark]] = []
    for mark in marks:
        count += 1
        queue.append((*_key(mark), count, mark))
    heapq.heapify(queue)
    stack: list[Mark] = []
    placed: list[Mark] = []
    refused: list[Mark] = []
    while queue:
        mark = heapq.heappop(queue)[-1]
        while stack and stack[-1].span[1] <= mark.span[0]:
            stack.pop()
        if stack and mark.span[1] > stack[-1].span[1]:
            if POLICY.get(mark.kind, "refuse") != "split":
                refused.append(mark)
                continue
            mark, rest = _split(mark, stack[-1].span[1])
            count += 1
            heapq.heappush(queue, (*_key(rest), count, rest))
        placed.append(mark)
        stack.append(mark)
    return Nested(tuple(placed), tuple(refused))


def prefer(marks: Sequence[Mark], firm: frozenset[str]) -> Nested:
    """Nest marks, and where a firm kind would be refused because a softer one begins before it, drop the softer one."""
    nested = nest(marks)
    if not any(mark.kind in firm for mark in nested.refused):
        return nested
    hard = nest([mark for mark in marks if mark.kind in firm])
    soft = [mark for mark in marks if mark.kind not in firm and not any(_crosses(mark, other) for other in hard.marks)]
    again = nest([*hard.marks, *soft])
    dropped = [mark for mark in marks if mark.kind not in firm and mark not in soft]
    return Nested(again.marks, (*hard.refused, *dropped, *again.refused))


def _crosses(mark: Mark, other: Mark) -> bool:
    (start, end), (first, last) = mark.span, other.span
    return start < first < end < last or first < start < last < end


def _key(mark: Mark) -> tuple[int, int, int]:
    return (mark.span[0], -mark.span[1], _RANK.get(mark.kind, len(_RANK)))


def _split(mark: Mark, at: int) -> tuple[Mark, Mark]:
    """A mark as two that point to each other."""
    start, end = mark.span
    first_id, last_id = f"id:{mark.kind}-{start}", f"id:{mark.kind}-{at}"
    own = tuple((name, value) for name, value in mark.attrs if name not in ("xml:id", "next", "prev"))
    known = dict(mark.attrs)
    head: Attrs = (("xml:id", known.get("xml:id", Link(first_id))), ("next", Link(last_id)))
    if "prev" in known:
        head = (*head, ("prev", known["prev"]))
    tail: Attrs = (("xml:id", Link(last_id)), ("prev", head[0][1]))
    if "next" in known:
        tail = (*tail, ("next", known["next"]))
    return replace(mark, span=(start, at), attrs=(*own, *head)), replace(mark, span=(at, end), attrs=(*own, *tail))
