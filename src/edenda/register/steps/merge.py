"""Two entries of the register that are one: what the one says goes into the other, and all that refers to it."""

from __future__ import annotations

from collections.abc import Iterator

from edenda.changes.values import FileChange
from edenda.edition import Edition
from edenda.errors import UsageError
from edenda.register.editing.register_file import RegisterFile, require_entry
from edenda.register.editing.relations import joined_edits
from edenda.register.log import LogRow, logged, read_log
from edenda.register.redirecting.pointers import Pointers
from edenda.register.redirecting.redirect import redirected
from edenda.responsible import Responsible
from edenda.xml.reading import read_xml


def merged(edition: Edition, name: str, into: str, by: Responsible, prefer: str = "") -> Iterator[FileChange]:
    """The changes that put an entry into another one; `prefer` is the one that is right where the two differ.

    Raises UsageError where there is no such entry; UnreadableError where the two state different things (REG-008) and
    nobody says which is right, and for a file that may refer to the entry and cannot be read or changed.
    """
    register = edition.register_path
    log = read_log(edition.tei)
    data = read_xml(register)
    file = RegisterFile(data, str(register), edition.schema)
    for one in (name, into):
        require_entry(file, one, log)
    if prefer not in {"", name, into}:
        raise UsageError(f"--prefer names the entry that is right: {name} or {into}.")
    joined = file.after(file.move_into(name, into, prefer))
    pointers = Pointers(joined.data, str(register), register, register, {name, into})
    yield FileChange(register, data, joined.apply(joined_edits(joined.outline, pointers, name, into)))
    goals = {name: into}
    yield from redirected(edition, goals)
    yield logged(edition.tei, [LogRow("merged", name, into, by.who, by.when)], goals)
