"""Pointers to ids that are gone, led to where their entries are now, as the log of decisions says.

They come back where a branch was made before entries were merged, and joined afterwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from edenda.changes.values import FileChange
from edenda.edition import Edition
from edenda.markup.edits import apply
from edenda.register.editing.register_file import RegisterFile
from edenda.register.log import LogRow, logged, read_log
from edenda.register.redirecting.pointers import Pointers, may_point
from edenda.register.redirecting.redirect import redirected
from edenda.xml.files import leads_out
from edenda.xml.reading import read_xml


class Followed(NamedTuple):
    """Where ids lead that are gone, and those of which branches say different things."""

    goals: Mapping[str, str]
    unclear: Mapping[str, tuple[str, ...]]


def followed(log: Iterable[LogRow], there: Collection[str]) -> Followed:
    """Where the ids lead that entries had once; `there` are the ids that entries have now."""
    ways: dict[str, list[str]] = defaultdict(list)
    for row in log:
        if row.is_gone and row.id not in there:
            ways[row.id].append(row.other)
    ends = {name: _ends(name, ways, there) for name in ways}
    goals = {name: found[0] for name, found in ends.items() if len(found) == 1}
    return Followed(goals, {name: found for name, found in ends.items() if len(found) > 1})


def _ends(name: str, ways: Mapping[str, list[str]], there: Collection[str]) -> tuple[str, ...]:
    """The entries that are there, to which the ways from an id lead."""
    todo, known = [name], {name}
    found: list[str] = []
    while todo:
        at = todo.pop()
        if at in there:
            found.append(at)
            continue
        following = [one for one in ways.get(at, ()) if one not in known]
        known.update(following)
        todo += following
    return tuple(sorted(found))


def what_to_follow(edition: Edition) -> Followed:
    """Where the ids of an edition lead that its entries had once."""
    register = edition.register_path
    file = RegisterFile(read_xml(register), str(register), edition.schema)
    return followed(read_log(edition.tei), file.ids())


def still_meant(edition: Edition, names: Collection[str]) -> dict[str, Path]:
    """Which of some ids the register or a document refers to, and the first file that does."""
    found: dict[str, Path] = {}
    inside = (path for path in edition.documents() if not leads_out(path, edition.root))
    for path in (edition.register_path, *inside) if names else ():
        data = read_xml(path)
        if may_point(data, names):
            pointers = Pointers(data, str(path), path, edition.register_path, names)
            for name in sorted({name for held in pointers.held for name in held.ids if name}):
                found.setdefault(name, path)
    return found


def follow(edition: Edition, goals: Mapping[str, str]) -> Iterator[FileChange]:
    """The changes that lead all references to former ids to the entries that are meant."""
    register = edition.register_path
    data = read_xml(register)
    pointers = Pointers(data, str(register), register, register, goals)
    edits = pointers.edits(lambda _, name: goals.get(name, name))
    yield FileChange(register, data, apply(pointers.document, edits))
    yield from redirected(edition, goals)
    change = logged(edition.tei, (), goals)
    if change.before is not None:
        yield change
