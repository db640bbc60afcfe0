"""The folder of an edition that stays on one machine, and the lock that lets one command write at a time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Final

from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.xml.files import leads_out, read_own

FOLDER: Final = ".edenda-local"
#: How many seconds a command waits for another one that writes.
PATIENCE: Final = 5.0
_LOCK: Final = "lock.sqlite"
_TAKEN: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_AT_WORK: Final = "at-work.txt"
#: The editions that are locked from here; a thread of its own has its own.
_HELD: ContextVar[frozenset[str]] = ContextVar("_HELD", default=frozenset())


def local_folder(root: Path) -> Path:
    """The folder `.edenda-local/` of an edition, which is made where it is missing, and which git leaves aside.

    Raises UnreadableError (SAFE-003) where it is a link that leads out of the edition.
    """
    folder = root / FOLDER
    if folder.is_symlink() and (outside := leads_out(folder, root)):
        raise UnreadableError(outside)
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8", newline="")
    return folder


@contextmanager
def locked(root: Path, doing: str = "", patience: float | None = None) -> Iterator[None]:
    """Let nobody else write in an edition; `doing` says in a message to others what is done.

    Who holds the lock already may ask for it again. It is released when the process ends, however that may be. Raises
    UnreadableError (SAFE-008) where another command holds it for longer than `patience` seconds (`PATIENCE`, if None).
    """
    key = os.path.realpath(root)
    if key in _HELD.get():
        yield
        return
    folder = local_folder(root)
    seconds = PATIENCE if patience is None else patience
    connection = _connected(folder, seconds)
    token = None
    try:
        _lock(connection, folder)
        token = _HELD.set(_HELD.get() | {key})
        (folder / _AT_WORK).write_text(f"{doing or 'a command'} (process {os.getpid()})", encoding="utf-8", newline="")
        yield
    finally:
        if token is not None:
            _HELD.reset(token)
        connection.close()


def writing(root: Path | None, doing: str, *, writes: bool = True) -> AbstractContextManager[None]:
    """The lock for what writes one file after another; none outside an edition, or where nothing is written."""
    return locked(root, doing) if root is not None and writes else nullcontext()


def _connected(folder: Path, seconds: float) -> sqlite3.Connection:
    try:
        return sqlite3.connect(folder / _LOCK, timeout=seconds, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise UnreadableError(_impossible(folder, error)) from None


def _impossible(folder: Path, error: sqlite3.OperationalError) -> Problem:
    message = f"The lock of this edition cannot be taken ({error}). Nothing was written."
    hint = f"See that there is room on the disk, and that {FOLDER} can be written."
    return Problem("SAFE-008", message, str(folder / _LOCK), hint=hint)


def _lock(connection: sqlite3.Connection, folder: Path) -> None:
    """Take the lock, which SQLite gives up with its connection; no data are kept in it."""
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode not in _TAKEN:
            raise UnreadableError(_impossible(folder, error)) from None
        who = "another command"
        with suppress(UnreadableError):
            who = read_own(folder / _AT_WORK).decode("utf-8", "replace").strip() or who
        message = f"Another command is writing in this edition: {who}. Nothing was written."
        hint = "Wait until it has ended, and try again."
        raise UnreadableError(Problem("SAFE-008", message, hint=hint)) from None
    except sqlite3.DatabaseError:
        message = "The lock of this edition is damaged. Nothing was written."
        hint = f"Delete {FOLDER}/{_LOCK} while no other command is at work, and try again."
        raise UnreadableError(Problem("SAFE-008", message, str(folder / _LOCK), hint=hint)) from None
