"""Ids that an earlier version had and that are gone: what others link to, and cite, leads nowhere now."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from lxml import etree

from edenda.checks.targets import Goal, goal
from edenda.edition import read_tei
from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.tei import XML_ID, parse
from edenda.versions import Version


def lost_ids(folder: Path, name: str, concerns: Callable[[Path], bool], now: Iterable[Path]) -> Iterator[Problem]:
    """PTR-005 for each id that the files of a folder had in a version and have no more; GIT-001 where that is unknown.

    `concerns` says of a path whether it is looked at; `now` are the files as they are. An id that moved into another
    file is gone from where it was.
    """
    try:
        version = Version(folder, name)
        files = {os.path.realpath(path): path for path in now}
        there = {real: ids for real in files if (ids := _ids_now(Path(real))) is not None}
        holders = {one: files[real] for real, ids in there.items() for one in ids}
        for path, data in version.files(".xml"):
            real = os.path.realpath(path)
            if concerns(path) and (real in there or real not in files):
                shown = files.get(real, path)
                yield from _lost(shown, data, there.get(real), holders, version)
    except UnreadableError as error:
        yield from error.problems


def _ids_now(path: Path) -> frozenset[str] | None:
    try:
        root = read_tei(path)
    except UnreadableError:
        return None  # which is a finding of its own
    return frozenset(name for element in root.iter(etree.Element) if (name := element.get(XML_ID)))


def _lost(
    path: Path, data: bytes, left: frozenset[str] | None, holders: dict[str, Path], version: Version
) -> Iterator[Problem]:
    try:
        root = parse(data, str(path))
    except UnreadableError:
        message = f"The file cannot be compared with the version “{version.name}”: there it was not well-formed."
        yield Problem("GIT-001", message, str(path), hint="Compare with another version.")
        return
    for element in root.iter(etree.Element):
        name = element.get(XML_ID)
        if name and (left is None or name not in left):
            yield _finding(name, goal(element), path, holders.get(name), version.name, is_gone=left is None)


def _finding(name: str, was: Goal, path: Path, holder: Path | None, version: str, *, is_gone: bool) -> Problem:
    what = f"In “{version}” the id “{name}” was that of {was.said} (line {was.line})"
    if holder is not None:
        message = f"{what}; now it is in {holder.name}."
        hint = "Bring the element back to its file, or keep the old address alive where you publish."
    elif is_gone:
        message = f"{what}; the file is gone."
        hint = "Bring the file back, or say where readers of old links find what it held."
    else:
        message = f"{what}; it is gone."
        hint = "Give the element its id again; where the element is gone too, put an `anchor` with the id in its place."
    return Problem("PTR-005", message, str(path), hint=hint)
