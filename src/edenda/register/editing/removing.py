"""Entries taken out of a register, with what would be left empty and with the relations that name them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from posixpath import basename
from typing import Final

from edenda.errors import UnreadableError
from edenda.markup.edits import Edit, set_attribute
from edenda.markup.tags import BLANKS, name_in
from edenda.problems import Problem
from edenda.register.editing.lists import NO_ENTRIES
from edenda.register.editing.outline import LISTS, NOWHERE, ORDER, Outline, Part
from edenda.register.editing.style import gap_before, last_of_line
from edenda.register.entries import KINDS

_RELATED: Final = ("active", "passive", "mutual")
_RELATIONS: Final = frozenset({"relation", "listRelation"})
_HOLDERS: Final = frozenset({*ORDER, "standOff"})
#: For these no list is there.
_ASIDE: Final = frozenset({"", "head", "desc", "pb", "lb", "cb", "milestone", "anchor", "fw"})


def entries_removed(outline: Outline, ids: Collection[str], name: str) -> list[Edit]:
    """The edits that take entries out, and the relations that name them; `name` is the file's name.

    Raises UnreadableError (REG-008) for an entry in which another stands that is to stay.
    """
    gone = {outline.entries[one] for one in ids}
    for number, part in enumerate(outline.parts):
        if part.id and part.name in KINDS and number not in gone and (outer := around_in(outline, number, gone)):
            raise UnreadableError(_holds_another(outline, outer, part, name))
    edits = list(_relations_cut(outline, frozenset(ids), gone, name))
    return [*edits, *taken_out(outline, gone)]


def around_in(outline: Outline, number: int, gone: Collection[int]) -> Part | None:
    """The part of some parts in which another stands."""
    at = outline.parts[number].around
    while at != NOWHERE and at not in gone:
        at = outline.parts[at].around
    return None if at == NOWHERE else outline.parts[at]


def _holds_another(outline: Outline, outer: Part, inner: Part, name: str) -> Problem:
    message = f"The entry “{outer.id}” cannot be taken out: the entry “{inner.id}” stands in it."
    hint = f"Move “{inner.id}” out of it first, or take it out as well."
    return Problem("REG-008", message, name, outline.line(inner.start), hint=hint)


def _relations_cut(outline: Outline, ids: frozenset[str], gone: set[int], name: str) -> Iterator[Edit]:
    """Relations without the pointers to some entries; those that say nothing any more are gone."""
    file = basename(name.replace("\\", "/"))
    for number, part in enumerate(outline.parts):
        if part.name != "relation":
            continue
        stated = {key: value.split() for key, value in outline.attributes(part.start).items() if key in _RELATED}
        left = {key: [one for one in value if not _names(one, ids, file)] for key, value in stated.items()}
        if left == stated:
            continue
        if any(len(value) < (2 if key == "mutual" else 1) for key, value in left.items()):
            gone.add(number)
        elif around_in(outline, number, gone) is None:
            changed = {key: " ".join(value) for key, value in left.items() if value != stated[key]}
            yield from (set_attribute(outline.tags, part.start, key, value) for key, value in changed.items())


def _names(pointer: str, ids: frozenset[str], file: str) -> bool:
    place, _, fragment = pointer.partition("#")
    return fragment in ids and place.removeprefix("./") in ("", file)


def taken_out(outline: Outline, gone: set[int]) -> list[Edit]:
    """The edits that take parts out, each with its line, and the lists that are empty without them."""
    left = _emptied(outline, gone)
    edits = [edit for number in left for edit in _as_relations(outline, outline.parts[number])]
    for number in sorted(gone):
        part = outline.parts[number]
        if around_in(outline, number, gone) is None:
            edits.extend(_without(outline, part, is_list=part.name in _HOLDERS))
    return edits


def _emptied(outline: Outline, gone: set[int]) -> list[int]:
    """Adds what is left empty to what is gone; lists of which only relations are left are returned."""
    left: dict[int, None] = {}
    for number in sorted({outline.parts[one].around for one in gone}, reverse=True):
        at = number
        while at != NOWHERE and at not in gone and _may_go(outline.parts[at]):
            names = _names_left(outline, at, gone)
            is_of_entries = outline.parts[at].name in LISTS.values()
            if names - _RELATIONS or (names and not is_of_entries):
                break
            if names:
                left[at] = None
                break
            gone.add(at)
            at = outline.parts[at].around
    return list(left)


def _may_go(part: Part) -> bool:
    """Whether a part goes when nothing is left in it: a list, but not where it is the whole file."""
    return part.name in _HOLDERS and part.around != NOWHERE


def _names_left(outline: Outline, number: int, gone: set[int]) -> set[str]:
    """What stands in a list for which it is there."""
    part = outline.parts[number]
    starts = {outline.parts[one].start for one in outline.inner.get(number, ()) if one in gone}
    return {one.name for one in outline.children(part.start, part.end) if one.start not in starts} - _ASIDE


def _as_relations(outline: Outline, part: Part) -> Iterator[Edit]:
    """A list without entries, turned into one of the relations that stand in it."""
    for item, lead in ((part.start, 1), (part.end, 2)):
        name = name_in(outline.tags.heads[item])
        at = outline.tags.starts[item] + lead
        prefix = name[: len(name) - len(part.name)]
        yield Edit((at + len(prefix), at + len(name.removeprefix("/"))), "listRelation")


def element_removed(outline: Outline, start: int, end: int) -> Edit:
    """An element taken out with the blanks before it; without them, where a comment follows on its line."""
    first, last = outline.span(start, end)
    if last_of_line(outline, end) == end:
        first -= len(gap_before_all(outline, start))
    return Edit((first, last), "")


def _without(outline: Outline, part: Part, *, is_list: bool) -> Iterator[Edit]:
    """A part taken out with the blanks before it; the comments directly in a list stay."""
    start, end = element_removed(outline, part.start, part.end).span
    if part.name == "standOff" and not any(one.name == "text" for one in outline.parts if one.around == part.around):
        yield Edit(outline.span(part.start, part.end), _no_text(outline, part))
        return
    comments = [one for one in outline.children(part.start, part.end) if not one.name] if is_list else []
    for comment in comments:
        first, last = outline.span(comment.start, comment.end)
        first -= len(gap_before_all(outline, comment.start))
        yield Edit((start, first), "")
        start = last
    yield Edit((start, end), "")


def gap_before_all(outline: Outline, item: int) -> str:
    """All blanks right before an item."""
    words = outline.tags.words[item - 1] if item else ""
    return words[len(words.rstrip(BLANKS)) :]


def _no_text(outline: Outline, part: Part) -> str:
    """What a register says that has no entries."""
    prefix, gap = outline.prefix(part.start), gap_before(outline, part.start)
    step = gap.splitlines()[-1] if gap.splitlines() else ""
    outer, inner, deep = gap, gap + step, gap + 2 * step
    return (
        f"<{prefix}text>{inner}<{prefix}body>{deep}<{prefix}p>{NO_ENTRIES}</{prefix}p>"
        f"{inner}</{prefix}body>{outer}</{prefix}text>"
    )
