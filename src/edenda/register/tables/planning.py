"""What a table would change in the register: new entries, changed cells, rows that are missing; and its faults."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from edenda.problems import Problem
from edenda.register.authorities import fault_of
from edenda.register.editing.new_entries import NewEntry, NewForm, NewLife
from edenda.register.editing.register_file import RegisterFile
from edenda.register.entries import KINDS
from edenda.register.free_ids import free_id
from edenda.register.ids import is_id
from edenda.register.tables.cells import is_same_day, is_same_number, joined, on_one_line, parts_of, yes_or_no
from edenda.register.tables.records import LAST, LIVES, Cells, Version, bytes_hash, cells_hash, record, type_of_column
from edenda.register.tables.sheet import Row, Sheet, fault

_SINGLE: Final = frozenset({"id", "kind", "name", "level"})
_LEVELS: Final = ("a", "m", "j", "s", "u")
_WHEN: Final = re.compile(r"-?\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?")


@dataclass
class Plan:
    """What a table would change. `changed` has the new cells by entry; of `newer` only the register changed."""

    new: list[NewEntry] = field(default_factory=list)
    changed: dict[str, dict[str, str]] = field(default_factory=dict)
    unchanged: int = 0
    newer: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def planned(sheet: Sheet, file: RegisterFile, former: Collection[str] = ()) -> Plan:
    """What a table would change in a register; `former` are ids that entries had once."""
    return _Planner(sheet, file, former).plan()


class _Planner:
    def __init__(self, sheet: Sheet, file: RegisterFile, former: Collection[str]) -> None:
        self._sheet = sheet
        self._file = file
        self._former = former
        self._ids = file.ids()
        self._taken = {*self._ids, *former, *(row.cells["id"].strip() for row in sheet.rows)}
        self._seen: dict[str, int] = {}
        self._columns = sorted(sheet.columns)
        self._plan = Plan(problems=list(sheet.problems))

    def plan(self) -> Plan:
        """The rows one after another; those without an id last, since they get one that is free then."""
        known = self._file.outline.entries
        nameless: list[Row] = []
        for row in self._sheet.rows:
            name = row.cells["id"].strip()
            if not name:
                nameless.append(row)
            elif name in self._seen:
                self._fault(
                    row, "id", f"“{name}” stands in line {self._seen[name]} as well.", "Give each row its own id."
                )
            else:
                self._seen[name] = row.line
                if name in known:
                    self._known(row, name)
                else:
                    self._new(row, name)
        for row in nameless:
            self._new(row, "")
        self._plan.missing = [name for name in known if name not in self._seen]
        return self._plan

    def _fault(self, row: Row, column: str, message: str, hint: str = "") -> None:
        self._plan.problems.append(fault(message, (self._sheet.file, row.line), column, hint))

    def _known(self, row: Row, name: str) -> None:
        """A row of an entry that there is."""
        outline, part = self._file.outline, self._file.part(name)
        stated = Version.read(row.cells.get("version", ""))
        if stated and stated == Version(cells_hash(row.cells, self._columns), bytes_hash(outline, part)):
            self._plan.unchanged += 1
            return
        now = record(outline, part)
        wanted = dict(self._differing(row, now))
        if not wanted:
            self._plan.unchanged += 1
        elif stated and stated.cells != cells_hash(now, sorted(now)):
            self._changed_there(row, name, wanted, stated)
        elif self._is_sound(row, part.name, wanted):
            self._plan.changed[name] = wanted

    def _changed_there(self, row: Row, name: str, wanted: Cells, stated: Version) -> None:
        """A row that differs from an entry that was changed since the table was made."""
        cells = {column: _plainly(column, cell) for column, cell in row.cells.items()}
        if cells_hash(cells, self._columns) == stated.cells:
            self._plan.newer.append(name)
            return
        message = f"“{name}” was changed both here and in the register since the table was made."
        hint = "Export the register again and make the change in the new table, or make it in the register."
        self._fault(row, ", ".join(wanted), message, hint)

    def _differing(self, row: Row, now: Cells) -> Iterator[tuple[str, str]]:
        for column, cell in row.cells.items():
            before = now.get(column, "")
            if cell == before or column in LAST or column == "id" or (column == "kind" and not cell.strip()):
                continue
            after = _plainly(column, cell)
            if after != before and not _is_as_a_spreadsheet_has_it(column, before, after):
                yield column, after

    def _new(self, row: Row, name: str) -> None:
        """A row of an entry that is to be made."""
        cells = {column: after for column, cell in row.cells.items() if (after := _plainly(column, cell))}
        kind = cells.get("kind", "")
        if name and not self._is_free(row, name):
            return
        if kind not in KINDS:
            self._fault(row, "kind", f"“{kind}” is no kind of entry.", f"Write one of {', '.join(KINDS)}.")
            return
        if not self._is_sound(row, kind, {"name": "", **{key: one for key, one in cells.items() if key != "kind"}}):
            return
        made = name or free_id(kind, cells["name"], self._taken)
        self._taken.add(made)
        self._plan.new.append(_entry(made, kind, cells))

    def _is_free(self, row: Row, name: str) -> bool:
        message = ""
        if not is_id(name):
            message = f"“{name}” can be no id: it must begin with a letter, and hold only letters, digits, - . _"
        elif name in self._ids:
            message = f"“{name}” is the id of something else in the register."
        elif name in self._former:
            message = f"“{name}” was the id of another entry; an id is never used again."
        if message:
            self._fault(row, "id", message, "Write another id, or leave the cell empty: then the entry gets one.")
        return not message

    def _is_sound(self, row: Row, kind: str, wanted: Mapping[str, str]) -> bool:
        """Whether all cells that are new can be taken over; what cannot is a finding."""
        is_sound = True
        for column, cell in wanted.items():
            if message := _wrong(column, cell, kind):
                self._fault(row, column, message)
                is_sound = False
            elif (type_ := type_of_column(column)) is not None:
                self._doubt_numbers(row, column, type_, cell)
        return is_sound

    def _doubt_numbers(self, row: Row, column: str, type_: str, cell: str) -> None:
        for number in parts_of(cell):
            if doubt := fault_of(type_, number):
                place = (self._sheet.file, row.line)
                self._plan.problems.append(fault(doubt[0], place, column, doubt[1], graded="warning"))


def _is_as_a_spreadsheet_has_it(column: str, before: str, after: str) -> bool:
    """Whether nobody changed a cell but the spreadsheet, which takes it for a day or for a number to reckon with."""
    if column in LIVES:
        return is_same_day(before, after)
    return type_of_column(column) is not None and is_same_number(before, after)


def _plainly(column: str, cell: str) -> str:
    """A cell as it would be exported."""
    if column in _SINGLE:
        return on_one_line(cell)
    if column == "confirmed":
        said = yes_or_no(cell)
        return on_one_line(cell) if said is None else ("yes" if said else "no")
    return joined(parts_of(cell))


def _wrong(column: str, cell: str, kind: str) -> str:
    """What is wrong with a cell of an entry of a kind, in words; empty where nothing is."""
    if column == "name":
        return "" if cell else "the entry has no name."
    test = _TESTS.get(column)
    return test(cell, kind) if test and cell else ""


def _wrong_kind(cell: str, kind: str) -> str:
    return f"the entry is a `{kind}`, and “{cell}” is another kind. Make a new entry, and delete this one."


def _wrong_answer(cell: str, kind: str) -> str:
    del kind
    return "" if cell in ("yes", "no") else f"“{cell}” is neither yes nor no."


def _wrong_level(cell: str, kind: str) -> str:
    if kind != "bibl":
        return "only works (bibl) have a level."
    return "" if cell in _LEVELS else f"“{cell}” is no level; write one of {', '.join(_LEVELS)}."


def _wrong_life(cell: str, kind: str) -> str:
    if kind != "person":
        return "only persons are born and die."
    return "" if life_of(cell) else f"“{cell}” is not a date, or words, or a date, “ | ” and words."


#: What is asked of a cell that holds something.
_TESTS: Final[Mapping[str, Callable[[str, str], str]]] = {
    "kind": _wrong_kind,
    "confirmed": _wrong_answer,
    "level": _wrong_level,
    "birth": _wrong_life,
    "death": _wrong_life,
}


def life_of(cell: str) -> tuple[str, str] | None:
    """The date and the words in a cell of a birth or a death; None where it holds something else.

    >>> life_of("1860-03-02 | 2 March 1860 in Skerry"), life_of("about 1860")
    (('1860-03-02', '2 March 1860 in Skerry'), ('', 'about 1860'))
    """
    parts = parts_of(cell)
    if len(parts) == 1:
        return (parts[0], "") if _is_when(parts[0]) else ("", parts[0])
    return (parts[0], parts[1]) if len(parts) == 2 and _is_when(parts[0]) else None


def _is_when(words: str) -> bool:
    if not _WHEN.fullmatch(words):
        return False
    if len(words) < len("1860-03-02") or words.startswith("-"):
        return words[:4] != "0000"
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True


def _entry(name: str, kind: str, cells: Cells) -> NewEntry:
    forms = [NewForm(cells["name"]), *map(NewForm, parts_of(cells.get("variants", "")))]
    forms += [NewForm(one, "short") for one in parts_of(cells.get("short", ""))]
    forms += [NewForm(one, "misprint") for one in parts_of(cells.get("misprints", ""))]
    numbers = [
        (type_, number)
        for column, cell in cells.items()
        if (type_ := type_of_column(column)) is not None
        for number in parts_of(cell)
    ]
    note, *notes = parts_of(cells.get("note", "")) or ("",)
    lives = [NewLife(one, *life) for one in LIVES if (life := life_of(cells.get(one, ""))) and any(life)]
    return NewEntry(
        name,
        kind,
        tuple(forms),
        cells.get("confirmed", "yes") == "yes",
        cells.get("level", ""),
        tuple(numbers),
        note,
        tuple(notes),
        tuple(lives),
    )
