"""All references of an edition to entries of its register, led to other entries, file by file.

References stand in the documents, in what edenda remembers of them and of their first conversion, in `edition.toml` and
the files beside the sources, and in the table of metadata. The register itself is left to who changes its entries.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from edenda.changes.values import FileChange
from edenda.config import FILE_NAME
from edenda.edition import SEEDS, Edition
from edenda.errors import UnreadableError
from edenda.markup.edits import apply
from edenda.memory.store import base_path, digest, memory_path
from edenda.problems import Problem
from edenda.register.redirecting.pointers import Pointers, may_point
from edenda.register.redirecting.remembered import redirected_memory
from edenda.register.redirecting.stated import redirected_table, redirected_toml
from edenda.xml.files import leads_out, read_own
from edenda.xml.reading import read_xml

Goals = Mapping[str, str]
"""Where pointers are to lead, by where they lead now: ids of the register."""


def redirected(edition: Edition, goals: Goals) -> Iterator[FileChange]:
    """The files of an edition that refer to some entries, each with its references to others, the register apart.

    Raises UnreadableError for a file that may refer to one of them and cannot be read or changed.
    """
    for path in edition.documents():
        if not leads_out(path, edition.root):
            yield from _document(path, edition, goals)
    yield from _stated(edition, goals)


def redirected_file(path: Path, stands: Path, register: Path, goals: Goals) -> tuple[FileChange, dict[str, str]]:
    """A TEI file with its pointers led elsewhere, and how these were and are written.

    `stands` is where the file stands from which its pointers lead.
    """
    before = read_xml(path)
    if not may_point(before, goals):
        return FileChange(path, before, before), {}
    pointers = Pointers(before, str(path), stands, register, goals)
    edits = pointers.edits(lambda _, name: goals.get(name, name))
    return FileChange(path, before, apply(pointers.document, edits) if edits else before), pointers.rewritten


def _document(path: Path, edition: Edition, goals: Goals) -> Iterator[FileChange]:
    """A document with what is remembered of it, and the TEI as it was first converted."""
    changed, rewritten = redirected_file(path, path, edition.register_path, goals)
    if changed.before != changed.after:
        yield changed
    base = base_path(path)
    if base.is_file():
        first, _ = redirected_file(base, path, edition.register_path, goals)
        if first.before != first.after:
            yield first
    memory = memory_path(path)
    if not memory.is_file():
        return
    remembered = read_own(memory)
    if changed.before == changed.after and not _names(remembered, goals):
        return
    hashes = {digest(changed.before or b""): digest(changed.after or b"")}
    called = {**goals, **{old: new for old, new in rewritten.items() if "#" not in old}}
    called.update((name, new.partition("#")[2] or new) for name, new in called.items())
    yield FileChange(memory, remembered, redirected_memory(remembered, called, hashes))


def _stated(edition: Edition, goals: Goals) -> Iterator[FileChange]:
    configuration = next(path for name in (FILE_NAME, "pyproject.toml") if (path := edition.root / name).is_file())
    for path in (configuration, *sorted((edition.root / SEEDS).glob("*.toml"))):
        if not leads_out(path, edition.root) and _names(data := read_own(path), goals):
            yield FileChange(path, data, redirected_toml(data, path, goals))
    if name := edition.stated.edition.metadata:
        yield from _table(edition, edition.root / name, goals)


def _table(edition: Edition, path: Path, goals: Goals) -> Iterator[FileChange]:
    data = read_own(path)
    after = redirected_table(data, path, goals)
    if after == data:
        return
    if not path.resolve().is_relative_to(edition.root.resolve()):
        message = f"This table of metadata names {', '.join(sorted(goals))}, and lies outside the edition."
        hint = "Put the table into the edition's folder, or change the id in it by hand."
        raise UnreadableError(Problem("REG-012", message, str(path), hint=hint))
    yield FileChange(path, data, after)


def _names(data: bytes, ids: Collection[str]) -> bool:
    return any(name.encode() in data for name in ids)
