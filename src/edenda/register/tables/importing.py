"""A table brought into the register of an edition: what it would change, and the file with that."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from edenda.edition import Edition
from edenda.markup.document import Places
from edenda.model import Span
from edenda.problems import Problem, has_errors
from edenda.register.editing.register_file import RegisterFile
from edenda.register.log import read_log
from edenda.register.redirecting.pointers import Pointers, may_point
from edenda.register.redirecting.stated import REFERENCES
from edenda.register.tables.changing import entry_changed
from edenda.register.tables.planning import Plan, planned
from edenda.register.tables.sheet import CODE, read_sheet
from edenda.xml.files import leads_out
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
    former = {row.id for row in read_log(edition.tei) if row.deed in ("merged", "renamed")}
    plan = planned(read_sheet(table), file, former)
    if delete and plan.missing:
        plan.problems.extend(pointing(edition, data, file, plan.missing))
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


def pointing(edition: Edition, data: bytes, file: RegisterFile, ids: Collection[str]) -> Iterator[Problem]:
    """What points to entries that are to be taken out: documents, the register itself, what is stated of documents."""
    gone = [file.outline.span(part.start, part.end) for part in map(file.part, ids)]
    register = edition.register_path
    for path in (path for path in edition.documents() if not leads_out(path, edition.root)):
        words = read_xml(path)
        if may_point(words, ids):
            pointers = Pointers(words, str(path), path, register, ids)
            yield from _held(pointers, str(path), ())
    yield from _held(Pointers(data, str(register), register, register, ids), str(register), gone)
    wanted = frozenset(ids)
    for name, document in edition.config.documents.items():
        for key in REFERENCES:
            if getattr(document, key, "") in wanted:
                origin = document.origin(key)
                yield _points(getattr(document, key), f"{key} of the document “{name}”", origin.file, origin.line)


def _held(pointers: Pointers, name: str, gone: Iterable[Span]) -> Iterator[Problem]:
    """The pointers of a file, but for those inside what is taken out."""
    spans = sorted(gone)
    starts, ends = [first for first, _ in spans], list(accumulate((last for _, last in spans), max))
    places = Places(pointers.document)
    for one in pointers.held:
        before = bisect_right(starts, one.start)
        if not before or ends[before - 1] <= one.start:
            line, _ = places.position(one.start)
            for target in dict.fromkeys(filter(None, one.ids)):
                yield _points(target, f"@{one.attribute} of `{one.name}`", name, line)


def _points(target: str, what: str, file: str | None, line: int | None) -> Problem:
    message = f"“{target}” is missing in the table and cannot be taken out: {what} points to it."
    return Problem(CODE, message, file, line, hint="Lead the pointer elsewhere, or put the row back.")
