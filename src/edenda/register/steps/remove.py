"""Entries that nothing refers to, taken out of the register."""

from __future__ import annotations

from collections.abc import Sequence

from edenda.changes.values import FileChange
from edenda.edition import Edition
from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.register.editing.register_file import RegisterFile, require_entry
from edenda.register.log import read_log
from edenda.register.redirecting.standing import Standing, standing
from edenda.xml.reading import read_xml


def remove(edition: Edition, ids: Sequence[str]) -> FileChange:
    """The change that takes entries out of the register.

    Raises UsageError for one that is not there, UnreadableError (REG-008) where anything refers to one from outside.
    """
    path = edition.register_path
    file = RegisterFile(read_xml(path), str(path), edition.schema)
    log = read_log(edition.tei)
    wanted = tuple(dict.fromkeys(ids))
    for one in wanted:
        require_entry(file, one, log)
    if refused := [_refused(one) for one in standing(edition, file, wanted)]:
        raise UnreadableError(*refused)
    return FileChange(path, file.data, file.apply(file.remove_entries(wanted)))


def _refused(one: Standing) -> Problem:
    message = f"“{one.target}” cannot be taken out: {one.what} refers to it."
    hint = (
        "Merge it into another entry, or lead what refers to it elsewhere (`edenda review`, `edenda register split`)."
    )
    return Problem("REG-008", message, one.file, one.line, hint=hint)
