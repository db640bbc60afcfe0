"""A journal: what a change does to which files, compact, so that it can be completed or undone.

A file of lines in JSON: what the change is called; a file of the edition each, with SHA-256 before and after and the
stretches that differ, a character for a byte; last the SHA-256 of all lines before. One that does not end so, or that
names anything but a plain file of the edition, is never followed.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

from edenda.changes.stretches import Stretch, put_in, turned
from edenda.errors import UnreadableError
from edenda.memory.store import FOLDER as MEMORY
from edenda.memory.store import digest
from edenda.problems import Problem
from edenda.xml.files import leads_out

_VERSION: Final = 1
_BYTES: Final = "latin-1"
_HASH: Final = re.compile(r"[0-9a-f]{64}")
#: What no part of a path is to hold: a drive, a folder, a stream of the system.
_FOREIGN: Final = re.compile(r"[\\\0]" if os.sep == "/" else r'[\\:\0*?"<>|]')
#: What to do where a journal cannot be followed.
UNFIT: Final = (
    "Compare the edition with your last version (git diff); once all is as it should be, delete this journal in "
    ".edenda-local/: journal.jsonl, or undoing.jsonl where an undo was interrupted."
)


class FileRow(NamedTuple):
    """A file in a journal: its path with `/`, the SHA-256 of its bytes before and after (None: not there), the way."""

    path: str
    before: str | None
    after: str | None
    stretches: tuple[Stretch, ...]

    def turned(self) -> FileRow:
        """The way back."""
        return FileRow(self.path, self.after, self.before, tuple(turned(self.stretches)))

    def bytes_after(self, data: bytes | None) -> bytes | None:
        """The bytes of the file afterwards. Raises ValueError where that is not what the journal says."""
        after = put_in(data or b"", self.stretches) if self.after is not None else None
        if state(after) != self.after:
            raise ValueError("the file would not become what was meant")
        return after


def state(data: bytes | None) -> str | None:
    """What a journal knows a file by."""
    return None if data is None else digest(data)


def write_journal(stream: BinaryIO, title: str, rows: Iterable[FileRow]) -> int:
    """Write a journal and return the number of its files; they are written as they come."""
    first = _line({"version": _VERSION, "title": title or "Change"})
    stream.write(first)
    known = hashlib.sha256(first)
    count = 0
    for row in rows:
        line = _line(_record(row))
        stream.write(line)
        known.update(line)
        count += 1
    stream.write(_line({"end": known.hexdigest()}))
    return count


def _line(record: Mapping[str, object]) -> bytes:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _record(row: FileRow) -> Mapping[str, object]:
    edits = [[start, old.decode(_BYTES), new.decode(_BYTES)] for start, old, new in row.stretches]
    return {"path": row.path, "before": row.before, "after": row.after, "stretches": edits}


class Journal:
    """A journal on disk that is whole. Raises UnreadableError (SAFE-005) where it is not."""

    def __init__(self, path: Path, root: Path) -> None:
        self._path = path
        self._root = root
        self.title = title_of(path)
        self._check()

    def rows(self) -> Iterator[FileRow]:
        """Its files, read as they are asked for; raises UnreadableError (SAFE-005) for one that is no plain file."""
        with self._path.open("rb") as stream:
            next(stream)
            for line in stream:
                record = _read(line)
                if "end" in record:
                    return
                try:
                    row = _row(record)
                except (KeyError, TypeError, ValueError):
                    raise self._damage("it has a line that cannot be understood") from None
                self._refuse_path(row.path)
                yield row

    def _check(self) -> None:
        """Read it once to its end, so that nothing is followed of a journal that is cut or changed."""
        if not self.title:
            raise self._damage("it is damaged, or another version of edenda wrote it")
        known = hashlib.sha256()
        before = b""
        with self._path.open("rb") as stream:
            for line in stream:
                known.update(before)
                before = line
        if _read(before).get("end") != known.hexdigest():
            raise self._damage("it is damaged")
        for _ in self.rows():
            pass

    def _refuse_path(self, path: str) -> None:
        if not is_plain(path) or leads_out(self._root / path, self._root):
            raise self._damage(f"it speaks of “{path}”, which is no file of this edition's own")

    def _damage(self, why: str) -> UnreadableError:
        message = f"What was begun in this edition cannot be completed or undone from its journal: {why}."
        return UnreadableError(Problem("SAFE-005", message, str(self._path), hint=UNFIT))


def title_of(path: Path) -> str:
    """What the change in a journal is called; empty where that cannot be read."""
    with path.open("rb") as stream:
        record = _read(stream.readline())
    title = record.get("title")
    return title if isinstance(title, str) and record.get("version") == _VERSION else ""


def is_plain(path: str) -> bool:
    """Whether a path can be one of an edition's files: below its folder, and hidden nowhere but in the memory."""
    parts = path.split("/")
    return not _FOREIGN.search(path) and all(
        part.strip(" .") and (not part.startswith(".") or part == MEMORY) for part in parts
    )


def path_within(root: Path, path: Path) -> str:
    """The path of a file from the edition's folder, with `/`.

    Raises UnreadableError for what is no file of its own: SAFE-003 for a link that leads out, else SRC-007.
    """
    within = os.path.relpath(os.path.abspath(path), os.path.abspath(root)).replace(os.sep, "/")  # noqa: PTH100 - links stay
    if not is_plain(within):
        message = "The file cannot be changed together with others: it is hidden, outside the edition, or oddly named."
        hint = "Put it into the edition's folder, under a name that does not begin with a dot, and without a backslash."
        raise UnreadableError(Problem("SRC-007", message, str(path), hint=hint))
    if outside := leads_out(path, root):
        raise UnreadableError(outside)
    return within


def _read(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def _row(record: Mapping[str, Any]) -> FileRow:
    """A row from its line; raises KeyError, TypeError or ValueError where it is none."""
    found = tuple(
        Stretch(int(start), old.encode(_BYTES), new.encode(_BYTES)) for start, old, new in record["stretches"]
    )
    path, before, after = record["path"], record["before"], record["after"]
    if not isinstance(path, str) or any(one is not None and not _HASH.fullmatch(one) for one in (before, after)):
        raise ValueError("no row")
    return FileRow(path, before, after, found)
