"""Ids that an earlier version had and that are gone: what others link to, and cite, leads nowhere now."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from edenda.checks.targets import Goal, goal
from edenda.edition import read_tei
from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.tei import XML_ID, parse
from edenda.versions import Version


class _Then(NamedTuple):
    """A file as it was, by its ids; `is_known` says whether they could be read."""

    path: Path
    goals: Mapping[str, Goal]
    is_known: bool = True


def lost_ids(folder: Path, name: str, concerns: Callable[[Path], bool], now: Iterable[Path]) -> Iterator[Problem]:
    """PTR-005 for each id that the files of a folder had in a version and have no more; GIT-001 where that is unknown.

    `concerns` says of a path whether it is looked at; `now` are the files as they are. An id that moved into another
    file is gone from where it was.
    """
    try:
        version = Version(folder, name)
        then = [_then(path, data) for path, data in version.files(".xml") if concerns(path)]
    except UnreadableError as error:
        yield from error.problems
        return
    files = {os.path.realpath(path): path for path in now}
    ids = {real: found for real in files if (found := _ids_now(Path(real))) is not None}
    new = _newly_there(then, ids)
    for one in then:
        real = os.path.realpath(one.path)
        shown = files.get(real, one.path)
        if not one.is_known:
            message = f"The file cannot be compared with the version “{name}”: there it was not well-formed."
            yield Problem("GIT-001", message, str(shown), hint="Compare with another version.")
        elif real in ids or real not in files:  # what cannot be read now is a finding of its own
            left = ids.get(real, frozenset())
            lost = ((key, was) for key, was in one.goals.items() if key not in left)
            yield from (_finding(key, was, shown, new.get(key), name, is_gone=real not in files) for key, was in lost)


def _then(path: Path, data: bytes) -> _Then:
    try:
        root = parse(data, str(path))
    except UnreadableError:
        return _Then(path, {}, is_known=False)
    return _Then(path, {name: goal(one) for one in root.iter(etree.Element) if (name := one.get(XML_ID))})


def _ids_now(path: Path) -> frozenset[str] | None:
    try:
        root = read_tei(path)
    except UnreadableError:
        return None
    return frozenset(name for element in root.iter(etree.Element) if (name := element.get(XML_ID)))


def _newly_there(then: Iterable[_Then], now: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """For each id a file that has it now and did not have it then."""
    had: dict[str, set[str]] = defaultdict(set)
    for one in then:
        for name in one.goals:
            had[name].add(os.path.realpath(one.path))
    return {name: real for real, ids in now.items() for name in ids if real not in had.get(name, ())}


def _finding(name: str, was: Goal, path: Path, holder: str | None, version: str, *, is_gone: bool) -> Problem:
    what = f"In “{version}” the id “{name}” was that of {was.said} (line {was.line})"
    if holder is not None:
        message = f"{what}; now it is in {Path(holder).name}."
        hint = "Bring the element back to its file, or keep the old address alive where you publish."
    elif is_gone:
        message = f"{what}; the file is gone."
        hint = "Bring the file back, or say where readers of old links find what it held."
    else:
        message = f"{what}; it is gone."
        hint = "Give the element its id again; where the element is gone too, put an `anchor` with the id in its place."
    return Problem("PTR-005", message, str(path), hint=hint)
