"""An entry of the register under another id, with all that refers to it."""

from __future__ import annotations

from collections.abc import Iterator

from edenda.changes.values import FileChange
from edenda.edition import Edition
from edenda.markup.edits import Edit, apply
from edenda.register.ids import Ids
from edenda.register.log import LogRow, logged, read_log
from edenda.register.pointers import Pointers
from edenda.register.redirect import redirected
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
    pointers = Pointers(data, str(register), register, register, {name})
    ids = Ids(pointers.document)
    entry = ids.entry(name, log)
    ids.refuse_taken(new, log, name)
    edits = [*pointers.edits(lambda _, one: new if one == name else one), Edit(entry.span, new)]
    yield FileChange(register, data, apply(pointers.document, edits))
    goals = {name: new}
    yield from redirected(edition, goals)
    yield logged(edition.tei, [LogRow("renamed", name, new, by.who, by.when)], goals)
