"""What editors decided about entries of the register: `tei/.edenda/register.jsonl`, one decision a line.

The file is committed; git joins the lines of two branches. A line that stands twice counts once, and a line that is not
understood is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from edenda.changes.values import FileChange
from edenda.errors import UnreadableError
from edenda.memory.store import FOLDER
from edenda.xml.files import read_own

FILE_NAME: Final = "register.jsonl"
Deed = Literal["merged", "renamed", "distinct", "confirmed", "refused"]
_DEEDS: Final = frozenset({"merged", "renamed", "distinct", "confirmed", "refused"})


class LogRow(NamedTuple):
    """A decision. `merged` and `renamed`: `id` is gone, and what pointed to it points to `other` now. `distinct`: `id`
    and `other` are not one. `confirmed`: the entry `id` is. `refused`: no entry is wanted for the words `other`.
    """

    deed: Deed
    id: str
    other: str = ""
    who: str = ""
    when: str = ""

    @property
    def is_gone(self) -> bool:
        """Whether it says that no entry has the id any more."""
        return self.deed in {"merged", "renamed"}


def log_path(tei: Path) -> Path:
    """Where the decisions of an edition lie, by its folder of TEI."""
    return tei / FOLDER / FILE_NAME


def read_log(tei: Path) -> tuple[LogRow, ...]:
    """The decisions of an edition, sorted."""
    return tuple(sorted(_rows(_bytes(log_path(tei)) or b"")))


def distinct_pairs(tei: Path) -> frozenset[frozenset[str]]:
    """The pairs of entries of which somebody decided that they are two."""
    return frozenset(frozenset((row.id, row.other)) for row in read_log(tei) if row.deed == "distinct")


def logged(tei: Path, rows: Iterable[LogRow], goals: Mapping[str, str] | None = None) -> FileChange:
    """The change that adds decisions to those of an edition.

    `goals` are the entries that are meant now by ids: what was decided of the old ones holds for the new ones.
    """
    before = _bytes(log_path(tei))
    kept = (_redirected(row, goals or {}) for row in _rows(before or b""))
    known = sorted({*(row for row in kept if row.deed != "distinct" or row.id != row.other), *rows})
    return FileChange(log_path(tei), before, "".join(f"{_line(row)}\n" for row in known).encode())


def _redirected(row: LogRow, goals: Mapping[str, str]) -> LogRow:
    if row.deed == "confirmed":
        return row._replace(id=goals.get(row.id, row.id))
    if row.deed != "distinct" or not goals.keys() & {row.id, row.other}:
        return row
    one, other = sorted((goals.get(row.id, row.id), goals.get(row.other, row.other)))
    return row._replace(id=one, other=other)


def former(name: str, log: Iterable[LogRow]) -> tuple[LogRow, ...]:
    """What became of an entry that had an id once: the rows that say that it was merged or renamed."""
    return tuple(row for row in log if row.id == name and row.is_gone)


def former_ids(log: Iterable[LogRow]) -> frozenset[str]:
    """The ids that entries had once. None is given to another entry: what still points to it would mean that one."""
    return frozenset(row.id for row in log if row.is_gone)


def became(name: str, log: Iterable[LogRow]) -> str:
    """`“pers-a” was merged into “pers-b” on 2026-11-22;`, to go on with; empty where nothing is known of an id."""
    row = next(iter(former(name, log)), None)
    if row is None:
        return ""
    deed = "merged into" if row.deed == "merged" else "renamed to"
    return f"“{name}” was {deed} “{row.other}”{f' on {row.when}' if row.when else ''};"


def _bytes(path: Path) -> bytes | None:
    try:
        return read_own(path)
    except UnreadableError:
        return None


def _rows(data: bytes) -> set[LogRow]:
    found = (_row(line) for line in data.decode("utf-8", "replace").splitlines())
    return {row for row in found if row}


def _row(line: str) -> LogRow | None:
    try:
        record: Any = json.loads(line)
    except ValueError:
        return None
    if not isinstance(record, dict) or record.get("deed") not in _DEEDS or not isinstance(record.get("id"), str):
        return None
    values: Any = {key: value for key, value in record.items() if key in LogRow._fields and isinstance(value, str)}
    return LogRow(**values)


def _line(row: LogRow) -> str:
    return json.dumps({key: value for key, value in row._asdict().items() if value}, ensure_ascii=False)
