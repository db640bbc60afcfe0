"""Entries confirmed, and pairs of entries told apart: decisions about the register as changes to files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edenda.changes.values import FileChange
from edenda.edition import Edition
from edenda.errors import UsageError
from edenda.register.editing.register_file import RegisterFile
from edenda.register.log import LogRow, logged
from edenda.responsible import Responsible
from edenda.xml.files import read_own


def confirming(edition: Edition, ids: Sequence[str], by: Responsible) -> Iterator[FileChange]:
    """The changes that confirm entries; none for those that are. Raises UsageError for one that is not there."""
    register = _register(edition)
    found = {one: register.confirm(one) for one in dict.fromkeys(ids)}
    edits = [edit for those in found.values() for edit in those]
    if edits:
        yield FileChange(edition.register_path, register.data, register.apply(edits))
        yield logged(edition.tei, [LogRow("confirmed", one, "", *by) for one, those in found.items() if those])


def telling_apart(edition: Edition, id_: str, other: str, by: Responsible) -> FileChange:
    """The change that records that two entries are not one. Raises UsageError for one that is not there."""
    require_entries(edition, (id_, other))
    first, second = sorted((id_, other))
    if first == second:
        raise UsageError("Name two entries.")
    return logged(edition.tei, [LogRow("distinct", first, second, *by)])


def require_entries(edition: Edition, ids: Sequence[str]) -> None:
    """Raise UsageError where an entry is not there."""
    register = _register(edition)
    for one in ids:
        register.part(one)


def _register(edition: Edition) -> RegisterFile:
    path = edition.register_path
    return RegisterFile(read_own(path), str(path), edition.schema)
