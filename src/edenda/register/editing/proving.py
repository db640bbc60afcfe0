"""Whether a register stays valid when it is changed, at the cost of what is changed and not of the whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path

from edenda.markup import edits as markup
from edenda.markup.edits import Edit
from edenda.problems import Problem
from edenda.register.editing.outline import LISTS, Outline, Part
from edenda.register.entries import KINDS
from edenda.schemas.changes import broken_by
from edenda.schemas.choosing import is_shipped


def broken(outline: Outline, edits: Sequence[Edit], name: str, schema: Path | None) -> tuple[Problem, ...]:
    """What is wrong with a valid register after some edits; nothing where it was not valid before.

    Our own grammar takes any number of entries one behind another and asks nothing of one because of the next. Against
    it a register is looked at without the entries that stay as they are, but for the first of each list, before which a
    list may not have anything else.
    """
    if schema is None or is_shipped(schema):
        cuts = list(_untouched(outline, edits))
        if not broken_by(_made(outline, cuts), _made(outline, [*cuts, *edits]), name, schema):
            return ()
    return broken_by(_made(outline, ()), _made(outline, edits), name, schema)


def _made(outline: Outline, edits: Sequence[Edit]) -> bytes:
    return markup.apply(outline.document, edits)


def _untouched(outline: Outline, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Entries that stay as they are taken out, all but the first of each list; neighbours in one go."""
    starts = sorted(edit.span[0] for edit in edits)
    ends = sorted(edit.span[1] for edit in edits)

    def is_changed(first: int, last: int) -> bool:
        return bisect_left(ends, first + 1) != bisect_left(starts, last)

    has_one: set[int] = set()
    run = (0, 0, 0)  # from where to where, and the item at its end
    for part in outline.parts:
        if not _is_listed(outline, part) or is_changed(*(span := outline.span(part.start, part.end))):
            continue
        if part.around not in has_one:
            has_one.add(part.around)
        elif part.start == run[2] + 1 and not is_changed(run[0], span[1]):
            run = (run[0], span[1], part.end)
        else:
            yield Edit(run[:2], "")
            run = (*span, part.end)
    yield Edit(run[:2], "")


def _is_listed(outline: Outline, part: Part) -> bool:
    """Whether something is an entry in a list of the register."""
    if part.name not in KINDS or part.around < 0 or outline.parts[part.around].name not in LISTS.values():
        return False
    around = outline.parts[part.around].around
    return not _is_inside_entry(outline, around)


def _is_inside_entry(outline: Outline, number: int) -> bool:
    """Whether a list stands in an entry, which may be taken out itself."""
    while number >= 0 and outline.parts[number].name not in KINDS:
        number = outline.parts[number].around
    return number >= 0
