"""What two entries that became one mean for the relations of a register: none joins an entry to itself or stands twice.

Only relations that named the entry that is gone are looked at; what stood so before stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from edenda.markup.edits import Edit
from edenda.register.editing.outline import Outline
from edenda.register.editing.removing import taken_out
from edenda.register.redirecting.pointers import Held, Pointers

_ENDS: Final[tuple[str, ...]] = ("active", "passive", "mutual")


class _Relation(NamedTuple):
    """A relation: the number of its part, its ends before and after, whether it named the entry that is gone."""

    number: int
    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]

    @property
    def is_touched(self) -> bool:
        return self.before != self.after


def joined_edits(outline: Outline, pointers: Pointers, gone: str, into: str) -> list[Edit]:
    """The edits that lead the pointers of a register from an entry to another one.

    `pointers` are those to both, in the bytes of `outline`.
    """
    relations = list(_relations(outline, pointers.held, gone, into))
    superfluous = {one.number for one in relations if _is_circular(one, into)}
    superfluous |= set(_repeated(outline, [one for one in relations if one.number not in superfluous]))
    removed = taken_out(outline, superfluous) if superfluous else []
    dropped = {(one.number, end) for one in relations if (end := _dropped(one, gone, into))}
    starts = {outline.tags.starts[outline.parts[number].start]: number for number, _ in dropped}

    def decide(held: Held, name: str) -> str | None:
        if (starts.get(held.start), held.attribute) in dropped:
            return None
        return into if name == gone else name

    spans = [outline.span(outline.parts[number].start, outline.parts[number].end) for number in superfluous]
    kept = (edit for edit in pointers.edits(decide) if not any(start <= edit.span[0] < end for start, end in spans))
    return [*removed, *kept]


def _relations(outline: Outline, held: Iterable[Held], gone: str, into: str) -> Iterator[_Relation]:
    """The relations that name one of the two entries."""
    ends: dict[int, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for one in held:
        if one.name == "relation" and one.attribute in _ENDS:
            ends[one.start][one.attribute] = tuple(
                f"#{name}" if name else written for name, written in zip(one.ids, one.written, strict=True)
            )
    if not ends:
        return
    for number, part in enumerate(outline.parts):
        start = outline.tags.starts[part.start]
        if part.name == "relation" and start in ends:
            written = outline.attributes(part.start)
            before = {end: ends[start].get(end) or tuple(written[end].split()) for end in _ENDS if end in written}
            after = {
                end: tuple(dict.fromkeys(f"#{into}" if one == f"#{gone}" else one for one in names))
                for end, names in before.items()
            }
            yield _Relation(number, before, after)


def _is_circular(relation: _Relation, into: str) -> bool:
    """Whether a relation joins an entry to itself and nothing else, and did not before."""
    ends = relation.after
    if not relation.is_touched:
        return False
    if len(relation.before.get("mutual", ())) > 1 and ends.get("mutual") == (f"#{into}",):
        return True
    return ends.get("active") == ends.get("passive") == (f"#{into}",)


def _dropped(relation: _Relation, gone: str, into: str) -> str:
    """The end of a relation between several from which the entry goes that stands at the other end alone."""
    if not relation.is_touched or _stood_at_both(relation, gone) or _stood_at_both(relation, into):
        return ""
    name = f"#{into}"
    for end, other in (("active", "passive"), ("passive", "active")):
        here, there = relation.after.get(end, ()), relation.after.get(other, ())
        if there == (name,) and name in here and len(here) > 1:
            return end
    return ""


def _stood_at_both(relation: _Relation, name: str) -> bool:
    return all(f"#{name}" in relation.before.get(end, ()) for end in ("active", "passive"))


def _repeated(outline: Outline, relations: Iterable[_Relation]) -> Iterator[int]:
    """The relations that say again what another one says, since they were led to another entry."""
    alike: dict[object, list[_Relation]] = defaultdict(list)
    for relation in relations:
        part = outline.parts[relation.number]
        others = {key: value for key, value in outline.attributes(part.start).items() if key not in _ENDS}
        inner = outline.written(part.start, part.end).partition(">")[2]
        ends = (frozenset(relation.after.get(end, ())) for end in _ENDS)
        alike[tuple(sorted(others.items())), " ".join(inner.split()), *ends].append(relation)
    for same in alike.values():
        stays = next((one for one in same if not one.is_touched), same[0])
        was = [one for one in same if one is not stays and one.is_touched and one.before != stays.before]
        yield from (one.number for one in was)
