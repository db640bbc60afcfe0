"""An entry of the register under another id, with all that refers to it."""

from __future__ import annotations

from collections.abc import Iterator

from edenda.changes.values import FileChange
from edenda.edition import Edition
from edenda.errors import UsageError
from edenda.markup.edits import apply
from edenda.register.editing.register_file import RegisterFile, require_entry
from edenda.register.log import LogRow, former, logged, read_log
from edenda.register.redirecting.pointers import Pointers
from edenda.register.redirecting.redirect import redirected
from edenda.responsible import Responsible
from edenda.xml.reading import read_xml


def renamed(edition: Edition, name: str, new: str, by: Responsible) -> Iterator[FileChange]:
    """The changes that give an entry another id.

    Raises UsageError where there is no such entry, or the new id cannot be given; UnreadableError for a file that may
    refer to the entry and cannot be read or changed.
    """
    register = edition.register_path
    log = read_log(edition.tei)
    data = read_xml(register)
    file = RegisterFile(data, str(register), edition.schema)
    require_entry(file, name, log)
    refuse_used(new, log, name)
    pointers = Pointers(data, str(register), register, register, {name})
    edits = [*file.rename(name, new), *pointers.edits(lambda _, one: new if one == name else one)]
    yield FileChange(register, data, apply(pointers.document, edits))
    goals = {name: new}
    yield from redirected(edition, goals)
    yield logged(edition.tei, [LogRow("renamed", name, new, by.who, by.when)], goals)


def refuse_used(new: str, log: tuple[LogRow, ...], name: str = "") -> None:
    """Raises UsageError for an id that another entry had once; `name` is the id that the entry has now."""
    row = next((row for row in former(new, log) if row.other != name), None)
    if row is not None:
        raise UsageError(f"“{new}” was the id of an entry that is “{row.other}” now; an id is never used again.")
