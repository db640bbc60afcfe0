"""Changes to a register's file, byte for byte: each is some edits, which leave everything else as it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final

from edenda.errors import UnreadableError, UsageError
from edenda.markup import edits as markup
from edenda.markup.characters import unescaped
from edenda.markup.document import XmlBytes
from edenda.markup.edits import Edit, remove_attribute, set_attribute
from edenda.markup.tags import BLANKS
from edenda.recognisers.register.forms import alike
from edenda.register.editing.children import NewChild, children_added, names_of
from edenda.register.editing.joining import entries_joined
from edenda.register.editing.lists import entries_added
from edenda.register.editing.new_entries import NewEntry, NewForm
from edenda.register.editing.outline import Outline, Part, read_outline
from edenda.register.editing.proving import broken
from edenda.register.editing.removing import entries_removed
from edenda.register.editing.writing import plain, written_form
from edenda.register.entries import KINDS, UNCONFIRMED
from edenda.register.ids import is_id
from edenda.register.log import LogRow, became

_ID: Final = re.compile(r"""xml:id[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)')""")


class RegisterFile:
    """A register's file, looked through once. Its methods give edits, which `apply` makes: all of them or none.

    `name` is the file named in problems, `schema` the edition's grammar (the shipped one where it is None). Raises
    UnreadableError where the file is not well-formed.
    """

    def __init__(self, data: bytes, name: str, schema: Path | None = None) -> None:
        self.data = data
        self.name = name
        self.schema = schema
        self.outline: Outline = read_outline(data, name)

    def __contains__(self, id_: object) -> bool:
        return id_ in self.outline.entries

    def ids(self) -> set[str]:
        """All ids in the file, those in comments among them: what is not free."""
        return ids_in(self.outline.document)

    def add_entries(self, entries: Iterable[NewEntry]) -> list[Edit]:
        """Entries at the ends of the lists of their kinds, which are made where there are none.

        Raises UsageError for an id that is taken or none.
        """
        new, taken = list(entries), self.ids()
        for entry in new:
            self._refuse_id(entry.id, taken)
            taken.add(entry.id)
        return entries_added(self.outline, new)

    def add_form(self, id_: str, form: NewForm) -> list[Edit]:
        """A form of an entry's name, behind the others; nothing where the entry has it."""
        entry = self.part(id_)
        names = names_of(self.outline, entry)
        words = plain(form.text)
        if any(alike(self.outline.text(one.start, one.end)) == alike(words) for one in names):
            return []
        prefix = self.outline.prefix(entry.start)
        name = names[-1].name if names else KINDS[entry.name][0]
        text = written_form(form, prefix + name, is_preferred=not names)
        return children_added(self.outline, entry, [NewChild(name, text)])

    def confirm(self, id_: str) -> list[Edit]:
        """An entry without its cert="low"; nothing where it has none."""
        item = self.part(id_).start
        if self.outline.attributes(item).get("cert") != UNCONFIRMED:
            return []
        return [remove_attribute(self.outline.tags, item, "cert")]

    def unconfirm(self, id_: str) -> list[Edit]:
        """An entry with cert="low"; nothing where it has that."""
        item = self.part(id_).start
        stated = self.outline.attributes(item).get("cert")
        if stated == UNCONFIRMED:
            return []
        return [set_attribute(self.outline.tags, item, "cert", UNCONFIRMED)]

    def remove_entry(self, id_: str) -> list[Edit]:
        """An entry taken out with its line, with the relations that name it, and with its list if that is empty then.

        Raises UnreadableError (REG-008) where another entry stands in it.
        """
        return self.remove_entries([id_])

    def remove_entries(self, ids: Collection[str]) -> list[Edit]:
        """The same for several entries."""
        for one in ids:
            self.part(one)
        return entries_removed(self.outline, ids, self.name)

    def move_into(self, id_: str, into: str, prefer: str = "") -> list[Edit]:
        """What an entry says put into another one, and the entry taken out; pointers to it are left as they are.

        `prefer` is the one of the two that is right where they state different things; raises UnreadableError (REG-008)
        where they do and it is empty.
        """
        if prefer and prefer not in (id_, into):
            raise UsageError(f"“{prefer}” is neither “{id_}” nor “{into}”.")
        return entries_joined(self.outline, self.part(id_), self.part(into), prefer, self.name)

    def rename(self, id_: str, new: str) -> list[Edit]:
        """Another id for an entry; pointers to it are left as they are. Raises UsageError for one that is taken."""
        part = self.part(id_)
        self._refuse_id(new, self.ids())
        return [set_attribute(self.outline.tags, part.start, "xml:id", new)]

    def apply(self, edits: Iterable[Edit]) -> bytes:
        """The file with some edits made.

        Raises UnreadableError where it was valid, and is not any more.
        """
        made = list(edits)
        if problems := broken(self.outline, made, self.name, self.schema):
            raise UnreadableError(*problems)
        return markup.apply(self.outline.document, made)

    def after(self, edits: Iterable[Edit]) -> RegisterFile:
        """The file with some edits made, to go on with. Raises UnreadableError as `apply` does."""
        return RegisterFile(self.apply(edits), self.name, self.schema)

    def part(self, id_: str) -> Part:
        """The entry of an id. Raises UsageError where there is none."""
        number = self.outline.entries.get(id_)
        if number is None:
            raise UsageError(f"The register has no entry “{id_}”.")
        return self.outline.parts[number]

    def _refuse_id(self, id_: str, taken: Collection[str]) -> None:
        if not is_id(id_):
            raise UsageError(f"“{id_}” cannot be an id: write a letter, then letters, digits, “-”, “_” and “.”.")
        if id_ in taken:
            raise UsageError(f"The id “{id_}” is taken in {self.name}.")


def ids_in(document: XmlBytes) -> set[str]:
    """All ids in a file, those in comments among them."""
    found = _ID.findall(document.view)
    return {unescaped(document.decode(one or other)).strip(BLANKS) for one, other in found}


def require_entry(file: RegisterFile, name: str, log: tuple[LogRow, ...]) -> None:
    """Raises UsageError where a register has no entry of an id, and says what became of it; and where it has two."""
    if name in file:
        if name in file.outline.twice:
            hint = "if both are one, delete the poorer of the two by hand; if not, give one another id."
            raise UsageError(f"The id “{name}” stands twice in the register: {hint}")
        return
    told = became(name, log)
    raise UsageError(
        f"{told} the register has no such entry any more." if told else f"The register has no entry “{name}”."
    )
