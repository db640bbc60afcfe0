"""An index brought up to date with the files of its edition, one document at a time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from edenda.collector import collector_paused
from edenda.edition import Edition
from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.register.index.database import Database
from edenda.register.index.entries_table import keep_register
from edenda.register.index.freshness import Stamp, settled, stamp_of, time_of_writing
from edenda.register.index.gathering import gather
from edenda.register.index.register_rows import register_rows
from edenda.register.index.values import Mention
from edenda.tei import parse
from edenda.xml.files import leads_out
from edenda.xml.reading import read_xml

_MENTION: Final = "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_DATE: Final = "INSERT INTO dates VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_FORGET: Final = (
    "DELETE FROM dates WHERE file = ?",
    "DELETE FROM links WHERE file = ?",
    "DELETE FROM mentions WHERE file = ?",
    "DELETE FROM files WHERE id = ?",
)


class _Known(NamedTuple):
    """A file as it was indexed."""

    number: int
    stamp: Stamp
    hash: bytes


def update(database: Database, edition: Edition) -> tuple[Problem, ...]:
    """Index what has changed since; what of it cannot be read, as problems."""
    files = {_name(edition, path): path for path in _files(edition)}
    known = _known(database)
    now = time_of_writing(database.path)
    changed = [name for name, path in files.items() if _differs(path, known.get(name), now)]
    gone = known.keys() - files.keys()
    if not changed and not gone:
        return ()
    return _Update(database, edition, now).run({name: files.get(name) for name in (*changed, *sorted(gone))})


def update_some(database: Database, edition: Edition, paths: Iterable[Path]) -> tuple[Problem, ...]:
    """Index some files anew, which may be gone or new; those that are not of the edition are passed over."""
    root = Path(os.path.abspath(edition.root))  # noqa: PTH100 - links are not followed
    wanted = (Path(os.path.abspath(path)) for path in paths)  # noqa: PTH100
    named = {path.relative_to(root).as_posix(): path for path in wanted if path.is_relative_to(root)}
    known = _known(database)
    files = {name: edition.root / name for name, path in named.items() if _is_file(edition, path)}
    chosen = {name: files.get(name) for name in named if name in files or name in known}
    return _Update(database, edition, time_of_writing(database.path)).run(chosen) if chosen else ()


def _is_file(edition: Edition, path: Path) -> bool:
    """Whether a path is that of the register or of a document, and there is such a file."""
    is_named = path.suffix == ".xml" and not path.name.startswith(".") and path.exists()
    return is_named and path.parent == Path(os.path.abspath(edition.tei)) and _is_inside(edition, path)  # noqa: PTH100


def _files(edition: Edition) -> Iterator[Path]:
    """The register, and the documents, by name; without links that lead out of the edition."""
    own = [edition.register_path] if edition.register_path.exists() else []
    yield from (path for path in (*own, *edition.documents()) if _is_inside(edition, path))


def _is_inside(edition: Edition, path: Path) -> bool:
    return not (path.is_symlink() and leads_out(path, edition.root))


def _name(edition: Edition, path: Path) -> str:
    return path.relative_to(edition.root).as_posix()


def _known(database: Database) -> Mapping[str, _Known]:
    rows = database.connection.execute("SELECT name, id, size, mtime, hash FROM files")
    return {name: _Known(number, Stamp(size, mtime), digest) for name, number, size, mtime, digest in rows}


def _differs(path: Path, known: _Known | None, now: int) -> bool:
    """Whether a file must be indexed, or its stamp be noted anew."""
    stamp = stamp_of(path)
    if known is None or stamp is None:
        return True
    if stamp == known.stamp:
        return False
    try:
        is_same = hashlib.sha256(read_xml(path)).digest() == known.hash
    except UnreadableError:
        return True
    return not is_same or settled(stamp, now) != known.stamp


class _Update:
    """One transaction that brings files up to date."""

    def __init__(self, database: Database, edition: Edition, now: int) -> None:
        self._database = database
        self._execute = database.connection.execute
        self._many = database.connection.executemany
        self._edition = edition
        self._now = now

    def run(self, files: Mapping[str, Path | None]) -> tuple[Problem, ...]:
        """Index some files, by their names; None for one that is gone."""
        problems: list[Problem] = []
        with self._database.transaction():
            known = _known(self._database)  # another process may have been quicker
            for name, path in files.items():
                try:
                    self._bring(name, path, known.get(name))
                except UnreadableError as error:
                    self._forget(name, known.get(name))
                    problems.extend(error.problems)
        return tuple(problems)

    def _bring(self, name: str, path: Path | None, known: _Known | None) -> None:
        stamp = stamp_of(path) if path else None
        if path is None:
            self._forget(name, known)
            return
        data = read_xml(path)
        digest = hashlib.sha256(data).digest()
        kept = settled(stamp or Stamp(len(data), 0), self._now)
        if known and known.hash == digest:
            self._execute("UPDATE files SET size = ?, mtime = ? WHERE id = ?", (*kept, known.number))
        elif path == self._edition.register_path:
            self._register(data, path, name, (*kept, digest))
        else:
            found = gather(data, path, self._edition.root, self._edition.register_path)
            self._forget(name, known)
            number = self._number(name, (*kept, digest), found.title)
            self._mentions(number, found.mentions)
            self._many(_DATE, ((number, *one[1:]) for one in found.dates))

    def _number(self, name: str, facts: tuple[int, int, bytes], title: str = "") -> int:
        """The row of a file, made."""
        columns = "INSERT INTO files (name, size, mtime, hash, title) VALUES (?, ?, ?, ?, ?)"
        made = self._execute(columns, (name, *facts, title))
        return made.lastrowid or 0

    def _forget(self, name: str, known: _Known | None) -> None:
        """Take out what is known from a file."""
        if name == _name(self._edition, self._edition.register_path):
            self._execute("DELETE FROM entries")
            self._execute("DELETE FROM words")
            self._execute("DELETE FROM relations")
        self._forget_file(known)

    def _forget_file(self, known: _Known | None) -> None:
        if known:
            for deletion in _FORGET:
                self._execute(deletion, (known.number,))

    def _mentions(self, file: int, found: Iterable[Mention]) -> None:
        rows = [(file, *one[1:4], " ".join(one.entries), *one[5:16], one.anchor) for one in found]
        self._many(_MENTION, rows)
        links = ((entry, file, one.tag) for one in found for entry in one.entries)
        self._many("INSERT INTO links VALUES (?, ?, ?)", links)

    def _register(self, data: bytes, path: Path, name: str, facts: tuple[int, int, bytes]) -> None:
        with collector_paused():
            rows = register_rows(parse(data, str(path)))
            self._forget_file(_known(self._database).get(name))
            self._number(name, facts)
            keep_register(self._database.connection, rows)
