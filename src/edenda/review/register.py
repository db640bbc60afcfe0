"""The register as a review needs it: read once, some entries at a time, and changed by decisions."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Thread
from typing import Final, NamedTuple

from lxml import etree

from edenda.changes.values import FileChange
from edenda.edition import Edition
from edenda.errors import UnreadableError
from edenda.languages import Language
from edenda.markup.edits import Edit
from edenda.problems import Problem
from edenda.register.editing.new_entries import NewEntry, NewForm
from edenda.register.editing.register_file import RegisterFile
from edenda.register.entries import KINDS, Entry, Form, Register, RegisterTree
from edenda.register.free_ids import free_id
from edenda.register.log import former_ids, read_log
from edenda.review.forms import new_form
from edenda.scaffold import new_register
from edenda.tei import parse
from edenda.xml.reading import read_xml

#: Which entry an element names; of others the element that does so in a text.
_BY_ELEMENT: Final = {
    **{marked: kind for kind, (_, marked) in reversed(KINDS.items())},
    "eventName": "event",
    **dict.fromkeys(("geogName", "settlement", "country", "region", "district", "bloc"), "place"),
}
_BY_TYPE: Final = {
    **{kind: kind for kind in KINDS},
    "organisation": "org",
    "work": "bibl",
}


def kind_of_entry(element: str, type_: str = "") -> str:
    """The kind of entry that a name in a text leads to; empty for one that says nothing of it."""
    if element in ("name", "rs"):
        return _BY_TYPE.get(type_, "")
    return _BY_ELEMENT.get(element, "")


class NewName(NamedTuple):
    """Somebody who is to get an entry: kind, preferred name, and the words that name them in the text."""

    kind: str
    name: str


@dataclass(slots=True)
class RegisterWishes:
    """What decisions ask of the register: forms to be known, entries to be confirmed, entries to be made."""

    forms: dict[tuple[str, str], None] = field(default_factory=dict)
    """Pairs of an entry's id and words that name it."""
    confirmed: dict[str, None] = field(default_factory=dict)
    made: dict[NewName, str] = field(default_factory=dict)
    """New entries with their ids."""
    when: str = ""
    """The day of the decisions."""


class RegisterChange(NamedTuple):
    """The change to the register's file, if any, and what is in it: new entries, new forms, confirmed entries."""

    change: FileChange | None = None
    new: tuple[NewEntry, ...] = ()
    forms: tuple[tuple[str, NewForm], ...] = ()
    confirmed: tuple[str, ...] = ()


class RegisterView:
    """The register of an edition as it is on disk; looked at again when its bytes are others."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._data: bytes | None = None
        self._tree: RegisterTree | None = None
        self._scanning: Future[RegisterFile] | None = None
        """The file looked through: a large one takes a while, which is spent while the user reads."""

    def refresh(self) -> bytes | None:
        """The bytes of the register; None where there is no file."""
        path = self._edition.register_path
        data = read_xml(path) if path.is_file() else None
        if data != self._data:
            self._data, self._tree, self._scanning = data, None, None
        return data

    def prepare(self) -> None:
        """Begin to look through the register, for a decision that may change it."""
        if self._data is not None:
            self._begun(self._data)

    def _begun(self, data: bytes) -> Future[RegisterFile]:
        if self._scanning is None:
            self._scanning = Future()
            Thread(target=self._scan, args=(self._scanning, data), daemon=True).start()
        return self._scanning

    def _scan(self, future: Future[RegisterFile], data: bytes) -> None:
        try:
            future.set_result(RegisterFile(data, str(self._edition.register_path), self._edition.schema))
        except UnreadableError as error:
            future.set_exception(error)

    def _file(self, when: str) -> RegisterFile:
        """The register's file, looked through; an empty one where there is none."""
        if self._data is None:
            return RegisterFile(new_register(when), str(self._edition.register_path), self._edition.schema)
        return self._begun(self._data).result()

    def some(self, ids: Iterable[str]) -> Register:
        """Some entries, and those of which they are part."""
        tree = self._parsed()
        return Register() if tree is None else tree.some(ids)

    def element(self, id_: str) -> etree._Element | None:
        """The element of an entry; None where there is none."""
        tree = self._parsed()
        return None if tree is None else tree.element(id_)

    def _parsed(self) -> RegisterTree | None:
        """The tree of the register; None where there is no file."""
        if self._data is None and self.refresh() is None:
            return None
        if self._tree is None:
            self._tree = RegisterTree(parse(self._data or b"", str(self._edition.register_path)))
        return self._tree

    def changed(self, wishes: RegisterWishes, language: Language) -> RegisterChange:
        """The change that carries out what decisions ask. Raises UnreadableError where that would be invalid."""
        if not (wishes.forms or wishes.confirmed or wishes.made):
            return RegisterChange()
        before, path = self.refresh(), self._edition.register_path
        forms, new = self._unknown(wishes, language), self._new(wishes, language)
        confirmed = tuple(wishes.confirmed)
        if not (forms or new or confirmed):
            return RegisterChange()
        file = self._file(wishes.when)
        edits: list[Edit] = [edit for one in confirmed for edit in file.confirm(one)]
        edits.extend(edit for one, form in forms for edit in file.add_form(one, form))
        edits.extend(file.add_entries(new))
        return RegisterChange(FileChange(path, before, file.apply(edits)), tuple(new), tuple(forms), confirmed)

    def name_new(self, wishes: RegisterWishes, wanted: Iterable[NewName]) -> None:
        """Find ids for new entries. Raises UnreadableError (REV-004) for what cannot have an entry."""
        new = [one for one in dict.fromkeys(wanted) if one not in wishes.made]
        if not new:
            return
        self.refresh()
        taken = self._file(wishes.when).ids() | former_ids(read_log(self._edition.tei))
        taken.update(wishes.made.values())
        for one in new:
            if not one.kind or not one.name:
                message = f"“{one.name}” cannot have an entry: nothing says whether it is a person, a place or a body."
                hint = "Give the mark an element that says it, such as persName."
                raise UnreadableError(Problem("REV-004", message, str(self._edition.register_path), hint=hint))
            wishes.made[one] = free_id(one.kind, one.name, taken)
            taken.add(wishes.made[one])

    def _unknown(self, wishes: RegisterWishes, language: Language) -> list[tuple[str, NewForm]]:
        """Forms of entries that stand already, those which recognition does not know."""
        made = set(wishes.made.values())
        asked = [(one, words) for one, words in wishes.forms if one not in made]
        register = self.some({one for one, _ in asked}) if asked else Register()
        forms = ((one, new_form(register, one, words, language)) for one, words in asked if one in register.entries)
        return list(dict.fromkeys((one, form) for one, form in forms if form))

    @staticmethod
    def _new(wishes: RegisterWishes, language: Language) -> list[NewEntry]:
        return [NewEntry(made, one.kind, _forms(one, made, wishes, language)) for one, made in wishes.made.items()]


def _forms(new: NewName, id_: str, wishes: RegisterWishes, language: Language) -> tuple[NewForm, ...]:
    """The preferred name of a new entry, and the words in the text where it would not be known by these."""
    entry = Entry(id_, KINDS[new.kind][1], (Form(new.name, is_preferred=True),))
    register = Register({id_: entry})
    said = (new_form(register, id_, words, language) for one, words in wishes.forms if one == id_)
    return tuple(dict.fromkeys((NewForm(new.name), *filter(None, said))))
