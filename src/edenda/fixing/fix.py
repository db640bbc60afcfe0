"""Fixing: from the bytes of a TEI file and the findings to be mended to new bytes; on disk, one file at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from edenda.files import write_atomically
from edenda.fixing.repairs import ONCE, REPAIRS, Repair, Sheet
from edenda.markup.document import Places, look_at
from edenda.markup.edits import Edit, apply
from edenda.problems import Problem
from edenda.schemas.changes import broken_by
from edenda.tei import parse_tei
from edenda.tei_reader.reader import read_tei_file
from edenda.xml.reading import read_xml

Wanted = Callable[[Repair], bool]
"""Whether a repair mends a finding that is to be mended."""
#: After one round of repairs there is more to do only where elements end together.
_ROUNDS: Final = 5


class Fixed(NamedTuple):
    """A file before and after, and how many repairs were made."""

    before: bytes
    after: bytes
    repairs: int


def fix(data: bytes, name: str, wanted: Wanted, schema: Path | None = None) -> Fixed:
    """A TEI file with its repairs made; `name` is the file named in problems.

    A valid file stays valid, or stays as it was. Raises UnreadableError where the file cannot be read as TEI, or not
    be written again byte for byte.
    """
    parse_tei(data, name)
    after, made = data, 0
    for _ in range(_ROUNDS):
        chosen = _apart(repair for repair in repairs_of(after, name) if wanted(repair))
        if not chosen:
            break
        after = apply(look_at(after, name), [edit for repair in chosen for edit in repair.edits])
        made += len(chosen)
    if made and broken_by(data, after, name, schema):
        return Fixed(data, data, 0)
    return Fixed(data, after, made)


def repairs_of(data: bytes, name: str) -> Iterator[Repair]:
    """All repairs that can be made in a TEI file."""
    document = look_at(data, name)
    sheet = Sheet(document, read_tei_file(document, name).elements, Places(document))
    for repair in REPAIRS.values():
        yield from repair(sheet)


def _apart(repairs: Iterable[Repair]) -> list[Repair]:
    """Repairs that do not touch each other's bytes, those that begin first before the others."""
    chosen: list[Repair] = []
    taken: set[int] = set()
    for repair in sorted(repairs, key=lambda one: (one.edits[0].span, one.code)):
        touched = {at for edit in repair.edits for at in _touched(edit)}
        if taken.isdisjoint(touched):
            taken |= touched
            chosen.append(repair)
    return chosen


def _touched(edit: Edit) -> Iterable[int]:
    """The bytes that an edit takes out; for an insertion none, since what is inserted at one place goes in order."""
    return range(*edit.span)


def to_be_mended(file: str, found: Iterable[Problem], left: Iterable[Problem]) -> Wanted:
    """Which repairs of a file mend findings that are `left` of all that were `found`.

    A repair is known by its code and line; of codes that are reported once in a document, by the code. Of a line in
    which some findings of a code are accepted nothing is mended.
    """
    there = Counter(_key(one.code, one.line) for one in found if one.file == file)
    meant = Counter(_key(one.code, one.line) for one in left if one.file == file)

    def wanted(repair: Repair) -> bool:
        key = _key(repair.code, repair.line)
        return 0 < there[key] == meant[key]

    return wanted


def _key(code: str, line: int | None) -> tuple[str, int | None]:
    return code, None if code in ONCE else line


def fix_file(
    path: Path, found: Sequence[Problem], left: Sequence[Problem], schema: Path | None, *, write: bool
) -> Fixed:
    """Mend the findings `left` in a file. What edenda remembers of it stays: the file counts as edited from now on."""
    data = read_xml(path)
    done = fix(data, str(path), to_be_mended(str(path), found, left), schema)
    if write and done.after != data:
        write_atomically(path, done.after)
    return done
