"""Some mentions of an entry led to another one, new or not: two that had one id."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

from edenda.changes.values import FileChange
from edenda.edition import Edition
from edenda.errors import UsageError
from edenda.markup.document import Places
from edenda.markup.edits import apply
from edenda.register.editing.new_entries import NewEntry, NewForm
from edenda.register.editing.register_file import RegisterFile, require_entry
from edenda.register.log import LogRow, logged, read_log
from edenda.register.redirecting.pointers import Held, Pointers, may_point
from edenda.register.steps.rename import refuse_used
from edenda.responsible import Responsible
from edenda.tei import text_of
from edenda.xml.files import leads_out
from edenda.xml.reading import read_xml

_PLACE: Final = re.compile(r"(.+?):(\d+)(?::(\d+))?")


class Place(NamedTuple):
    """Where a mention begins: file, line, and column where that is said."""

    file: str
    line: int
    column: int | None = None


class Choice(NamedTuple):
    """Which mentions are led to the new entry: those at some places, and those in some documents or of some words.

    Where both documents and words are given, mentions of these words in these documents.
    """

    places: tuple[Place, ...] = ()
    documents: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class _Mention(NamedTuple):
    path: Path
    start: int
    words: str
    is_chosen: bool


def place_of(written: str) -> Place:
    """A place from `FILE:LINE` or `FILE:LINE:COLUMN`. Raises UsageError for anything else."""
    found = _PLACE.fullmatch(written)
    if found is None:
        raise UsageError(f"“{written}” is no place; write it as tei/NAME.xml:12 or tei/NAME.xml:12:5.")
    return Place(found[1], int(found[2]), int(found[3]) if found[3] else None)


def split(
    edition: Edition, name: str, new: str, choice: Choice, by: Responsible, preferred: str = ""
) -> Iterator[FileChange]:
    """The changes that lead some mentions of an entry to another, which is made where there is none of the id `new`.

    A new one is called `preferred`; without that, by the words that were chosen, or those of the first mention. A file
    with such a mention counts as edited from now on: no conversion would find out again who is meant. Raises UsageError
    where there is no such entry, the new id cannot be given or is that of an entry of another kind, or no mention is
    chosen, or all are.
    """
    register = edition.register_path
    log = read_log(edition.tei)
    data = read_xml(register)
    file = RegisterFile(data, str(register), edition.schema)
    require_entry(file, name, log)
    _refuse_goal(file, name, new, log)
    mentions = _mentions(edition, name, choice)
    chosen = [one for one in mentions if one.is_chosen]
    _refuse_all_or_none(name, len(chosen), len(mentions))
    if new not in file:
        entry = _new_entry(new, file.part(name).name, preferred or _called(choice, chosen))
        yield FileChange(register, data, file.apply(file.add_entries([entry])))
    for path, group in groupby(chosen, key=lambda one: one.path):
        yield _led(path, edition, {one.start for one in group}, (name, new))
    first, second = sorted((name, new))
    yield logged(edition.tei, [LogRow("distinct", first, second, by.who, by.when)])


def _new_entry(new: str, kind: str, words: str) -> NewEntry:
    if not words:
        raise UsageError("The mentions have no words; say with --name what the new entry is called.")
    return NewEntry(new, kind, (NewForm(words),))


def _refuse_goal(file: RegisterFile, name: str, new: str, log: tuple[LogRow, ...]) -> None:
    """Raise UsageError for an id to which mentions cannot be led: one that was used, an entry of another kind."""
    if new not in file:
        refuse_used(new, log)
        return
    kinds = file.part(name).name, file.part(new).name
    if name == new or kinds[0] != kinds[1]:
        told = "is the same entry" if name == new else f"is a `{kinds[1]}`, and “{name}” a `{kinds[0]}`"
        raise UsageError(f"“{new}” {told}; give the id of a new entry, or of another one of this kind.")


def _called(choice: Choice, chosen: Sequence[_Mention]) -> str:
    """The words that were chosen, with the capitals of the first mention of them; else those of the first mention."""
    asked = " ".join(next(iter(choice.words), "").split())
    alike = (one.words for one in chosen if one.words.casefold() == asked.casefold())
    return next(alike, asked) or next((one.words for one in chosen if one.words), "")


def _refuse_all_or_none(name: str, chosen: int, number: int) -> None:
    if not number:
        raise UsageError(f"“{name}” is mentioned nowhere.")
    if not chosen:
        raise UsageError(
            f"None of the {number} mentions of “{name}” is chosen; choose by --mention, --document or --words."
        )
    if chosen == number:
        raise UsageError(
            f"All {number} mentions of “{name}” are chosen; `edenda register rename` gives it another id, "
            "and `merge` puts it into another entry."
        )


def _mentions(edition: Edition, name: str, choice: Choice) -> list[_Mention]:
    """All mentions of an entry. Raises UsageError for a place at which there is none."""
    paths = [path for path in edition.documents() if not leads_out(path, edition.root)]
    places = {place: _file_of(place.file, edition) for place in choice.places}
    names = {path.stem for path in paths}
    if unknown := next((document for document in choice.documents if document not in names), None):
        raise UsageError(f"There is no document “{unknown}”.")
    found: list[_Mention] = []
    used: set[Place] = set()
    for path in paths:
        here = {place for place, file in places.items() if file == path.resolve()}
        for mention, at in _mentions_in(path, edition, name, choice, here):
            found.append(mention)
            used |= at
    for place in choice.places:
        if place not in used:
            column = f", column {place.column}" if place.column else ""
            raise UsageError(f"In {place.file}, line {place.line}{column}, no mention of “{name}” begins.")
    return found


def _file_of(file: str, edition: Edition) -> Path:
    """A file as the user names it: from here, else from the edition's folder."""
    return Path(file).resolve() if Path(file).exists() else (edition.root / file).resolve()


def _mentions_in(
    path: Path, edition: Edition, name: str, choice: Choice, here: Collection[Place]
) -> Iterator[tuple[_Mention, set[Place]]]:
    """The mentions in a document, each with the places that were given for it."""
    data = read_xml(path)
    if not may_point(data, {name}):
        return
    pointers = Pointers(data, str(path), path, edition.register_path, {name}, exactly=True)
    positions = Places(pointers.document)
    document, wanted = path.stem, {" ".join(one.split()).casefold() for one in choice.words}
    for held in pointers.held:
        line, column = positions.position(held.start)
        at = {one for one in here if one.line == line and one.column in {None, column}}
        words = " ".join(text_of(held.element).split())
        yield _Mention(path, held.start, words, bool(at) or _is_meant(document, words, choice, wanted)), at


def _is_meant(document: str, words: str, choice: Choice, wanted: Collection[str]) -> bool:
    if not choice.documents and not choice.words:
        return False
    return (not choice.documents or document in choice.documents) and (not wanted or words.casefold() in wanted)


def _led(path: Path, edition: Edition, starts: Collection[int], ids: tuple[str, str]) -> FileChange:
    """A document with the chosen mentions led to the new entry."""
    data = read_xml(path)
    name, new = ids
    pointers = Pointers(data, str(path), path, edition.register_path, {name})

    def decide(held: Held, one: str) -> str:
        return new if held.start in starts else one

    return FileChange(path, data, apply(pointers.document, pointers.edits(decide)))
