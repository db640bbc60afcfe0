"""A table brought into the register of an edition: what it would change, and the file with that."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from edenda.edition import Edition
from edenda.problems import Problem, has_errors
from edenda.register.editing.register_file import RegisterFile
from edenda.register.log import former_ids, read_log
from edenda.register.redirecting.standing import Standing, standing
from edenda.register.tables.changing import entry_changed
from edenda.register.tables.planning import Plan, planned
from edenda.register.tables.sheet import CODE, read_sheet
from edenda.xml.reading import read_xml


class Import(NamedTuple):
    """What a table would change, and the bytes of the register before and afterwards."""

    plan: Plan
    before: bytes
    after: bytes


def import_table(edition: Edition, table: Path, *, delete: bool = False) -> Import:
    """What a table would make of the register; with `delete` without the entries that it does not have.

    Where there are errors in `plan.problems`, the register stays as it is. Raises UnreadableError for a table or a
    register that cannot be read, and where the register would not be valid any more.
    """
    path = edition.register_path
    data = read_xml(path)
    file = RegisterFile(data, str(path), edition.schema)
    plan = planned(read_sheet(table), file, former_ids(read_log(edition.tei)))
    if delete and plan.missing:
        plan.problems.extend(map(_refused, standing(edition, file, plan.missing)))
    if has_errors(plan.problems):
        return Import(plan, data, data)
    return Import(plan, data, _made(file, plan, plan.missing if delete else ()))


def _made(file: RegisterFile, plan: Plan, missing: Collection[str]) -> bytes:
    edits = [edit for name, wanted in plan.changed.items() for edit in entry_changed(file, name, wanted)]
    edits += file.add_entries(plan.new) if plan.new else []
    if missing:
        file = file.after(edits) if edits else file
        edits = file.remove_entries(missing)
    return file.apply(edits) if edits else file.data


def _refused(one: Standing) -> Problem:
    message = f"“{one.target}” is missing in the table and cannot be taken out: {one.what} points to it."
    return Problem(CODE, message, one.file, one.line, hint="Lead the pointer elsewhere, or put the row back.")
