"""The index as an SQLite file: made anew where it is damaged or of another version, else in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from edenda.problems import Problem
from edenda.register.index.freshness import stamp_of

#: Of the tables below and of what is gathered; counted up with every change of either.
VERSION: Final = 8
FILE_NAME: Final = "index.sqlite"
#: How long to wait for another process that is indexing.
_SECONDS: Final = 60.0
_BESIDE: Final = ("", "-wal", "-shm", "-journal")
#: Results of SQLite (its C interface, result codes) that say nothing of what is in the file.
_NOT_DAMAGED: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_FULL,
    }
)
_TABLES: Final = (
    """CREATE TABLE files (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, size INTEGER, mtime INTEGER, hash BLOB, title TEXT)""",
    """CREATE TABLE mentions (
        file INTEGER, element TEXT, type TEXT, words TEXT, entries TEXT, cert TEXT, line INTEGER, "column" INTEGER,
        start INTEGER, "end" INTEGER, tag INTEGER, before TEXT, after TEXT, place TEXT, is_linked INTEGER,
        is_in_reference INTEGER, anchor TEXT,
        PRIMARY KEY (file, tag)) WITHOUT ROWID""",
    "CREATE INDEX words_of_mentions ON mentions (words)",
    "CREATE INDEX unlinked_mentions ON mentions (file, tag) WHERE NOT is_linked",
    "CREATE INDEX unsure_mentions ON mentions (file, tag) WHERE cert IN ('low', 'medium')",
    "CREATE TABLE links (entry TEXT, file INTEGER, tag INTEGER, PRIMARY KEY (entry, file, tag)) WITHOUT ROWID",
    "CREATE INDEX links_of_files ON links (file)",
    """CREATE TABLE dates (
        file INTEGER, tag INTEGER, year INTEGER, month INTEGER, day INTEGER, is_range INTEGER, value TEXT, role TEXT,
        words TEXT, before TEXT, after TEXT, cert TEXT, anchor TEXT, PRIMARY KEY (file, tag)) WITHOUT ROWID""",
    """CREATE TABLE entries (
        id TEXT NOT NULL PRIMARY KEY, kind TEXT, names TEXT, folded TEXT, is_confirmed INTEGER, number INTEGER,
        line INTEGER)""",
    "CREATE TABLE words (word TEXT, entry TEXT, PRIMARY KEY (word, entry)) WITHOUT ROWID",
    "CREATE TABLE relations (name TEXT, active TEXT, passive TEXT, PRIMARY KEY (active, passive, name)) WITHOUT ROWID",
    "CREATE INDEX passives ON relations (passive)",
)


class Database:
    """An index, and whether it is in a file. `remark` says why it is not."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self.remark: Problem | None = None
        self.connection = self._opened()

    @property
    def is_kept(self) -> bool:
        """Whether the index is in a file, and not in memory alone."""
        return self.remark is None

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Changes that other processes see all at once; none where anything is raised."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with suppress(sqlite3.Error):
                self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def recover(self, error: sqlite3.DatabaseError) -> None:
        """Go on after an error: with an empty file in place of a damaged one, else in memory.

        Raises the error itself where the index is in memory already, or the error is one of ours.
        """
        if not self.is_kept or isinstance(error, sqlite3.ProgrammingError):
            raise error
        self.close()
        self.connection = self._in_memory(error) if _is_fine(error) else self._anew()

    def _opened(self) -> sqlite3.Connection:
        try:
            return _connected(self.path)
        except sqlite3.DatabaseError as error:
            return self._in_memory(error) if _is_fine(error) else self._anew()

    def _anew(self) -> sqlite3.Connection:
        try:
            for ending in _BESIDE:
                self.path.with_name(f"{FILE_NAME}{ending}").unlink(missing_ok=True)
            return _connected(self.path)
        except (sqlite3.Error, OSError) as error:
            return self._in_memory(error)

    def _in_memory(self, error: Exception) -> sqlite3.Connection:
        """The index as it is in the file, as far as it can be read, in memory."""
        message = f"The index of names cannot be kept ({_reason(error)}), so every command reads all documents again."
        hint = f"See that {self.path.parent.name} in the folder of the edition can be written, or remove it."
        self.remark = Problem("REG-010", message, str(self.path), hint=hint)
        connection = _set_up(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False))
        if not self._has_log():  # else another process is writing, or was stopped: the file alone is not the whole
            with suppress(sqlite3.Error), closing(_read_only(self.path)) as kept:
                if _version(kept) == VERSION and kept.execute("PRAGMA quick_check(1)").fetchone() == ("ok",):
                    kept.backup(connection)
        _make_tables(connection)
        return connection

    def _has_log(self) -> bool:
        """Whether there is a write-ahead log with something in it."""
        stamp = stamp_of(self.path.with_name(f"{FILE_NAME}-wal"))
        return stamp is not None and stamp.size > 0


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        _make_tables(_set_up(connection))
    except BaseException:
        connection.close()
        raise
    return connection


def _set_up(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA synchronous = OFF")  # what a power failure destroys is made anew
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _version(connection: sqlite3.Connection) -> int:
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def _make_tables(connection: sqlite3.Connection) -> None:
    """The tables of this version, in place of those of another one."""
    if _version(connection) == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    if _version(connection) != VERSION:  # nobody was quicker
        kept = connection.execute("SELECT type, name FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type").fetchall()
        for kind, name in kept:
            connection.execute(f'DROP {kind} IF EXISTS "{name}"')
        for table in _TABLES:
            connection.execute(table)
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _is_fine(error: sqlite3.DatabaseError) -> bool:
    """Whether an error says that a file cannot be used now, not that it is damaged."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in _NOT_DAMAGED


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
