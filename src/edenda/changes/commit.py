"""Changes to several files, made all or none: also where the machine stops in the middle, and taken back in one step.

What is to be done is written to a journal first; then the files are written, and the journal becomes the newest undo
step. A journal that is still there when an edition is opened is rolled forward. The way back is the same journal read
backwards: an undo step is moved to where one that is being undone lies, and is gone when all files are as they were.
Each file is known by its SHA-256, so that what was done already is passed over, however often it is begun.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from edenda.changes.journal import UNFIT, FileRow, Journal, path_within, state, title_of, write_journal
from edenda.changes.local import FOLDER, local_folder, locked
from edenda.changes.stretches import stretches
from edenda.changes.values import FileChange, Undone
from edenda.errors import UnreadableError, UsageError
from edenda.files import sync_folder, write_all
from edenda.problems import Problem
from edenda.xml.files import read_file

#: How many steps can be undone at most.
MOST_STEPS: Final = 500
#: The largest file that is changed so.
_LARGEST: Final = 1024 * 1024 * 1024
_JOURNAL: Final = "journal.jsonl"
_UNDOING: Final = "undoing.jsonl"
_WRITING: Final = "journal.tmp"
_STEPS: Final = "undo"
_STEP: Final = re.compile(r"\d{8}\.jsonl")
#: What `write_all` leaves beside a file where it is killed.
_LEFT: Final = re.compile(r"\.(.+)\.[^.]{8}\.tmp")
_NAMED: Final = 5


def commit(root: Path, title: str, changes: Iterable[FileChange]) -> None:
    """Make changes to files of an edition, all or none; `title` is what they are called when they are undone.

    The changes are taken as they come, none is kept. Raises UnreadableError where a file is not as it was read
    (SAFE-004; nothing was written), where something that was begun before cannot be completed (SAFE-005), while another
    command writes (SAFE-008), and for a path that is no file of the edition; ValueError for one that comes twice.
    """
    with locked(root, title):
        _complete(root)
        folder = local_folder(root)
        if not _write_journal(folder, title, _rows(root, changes)):
            return
        journal = Journal(folder / _JOURNAL, root)
        _follow(root, journal.rows())
        _keep(folder)


def finish(root: Path) -> tuple[Problem, ...]:
    """Complete what was interrupted: SAFE-007 says what was done, SAFE-005 why it cannot be."""
    if not _is_interrupted(root):
        return ()
    try:
        with locked(root):
            return _complete(root)
    except UnreadableError as error:
        return error.problems


def undo(root: Path, expected: str | None = None) -> Undone:
    """Take the newest step back: its files are what they were before it.

    Raises UsageError where there is none, UnreadableError (SAFE-006) where a file was edited since, or the step is not
    called `expected`; then nothing is written.
    """
    with locked(root, "undo"):
        _complete(root)
        steps = _steps(root)
        if not steps:
            raise UsageError("There is nothing to undo.")
        journal = Journal(steps[-1], root)
        if expected is not None and journal.title != expected:
            message = f"The newest step is “{journal.title}”, not “{expected}”. Nothing was undone."
            hint = "Look at the steps with `edenda register undo --list`."
            raise UnreadableError(Problem("SAFE-006", message, str(root), hint=hint))
        edited = [row.path for row in journal.rows() if state(_bytes(root / row.path)) != row.after]
        if edited:
            raise UnreadableError(_edited(root, journal.title, edited))
        files = tuple(row.path for row in journal.rows())
        undoing = local_folder(root) / _UNDOING
        steps[-1].replace(undoing)
        sync_folder(undoing.parent)
        _follow(root, (row.turned() for row in Journal(undoing, root).rows()))
        undoing.unlink()
        return Undone(journal.title, files)


def history(root: Path) -> tuple[str, ...]:
    """What the steps are called that can be undone, newest first."""
    return tuple(title_of(path) for path in reversed(_steps(root)))


def _rows(root: Path, changes: Iterable[FileChange]) -> Iterator[FileRow]:
    known: set[str] = set()
    for path, before, after in changes:
        if before == after:
            continue
        within = path_within(root, path)
        if within in known:
            raise ValueError(f"{within} is changed twice at once")
        known.add(within)
        if _bytes(root / within) != before:
            message = "The file has changed since it was read. Nothing was written, neither here nor in other files."
            raise UnreadableError(Problem("SAFE-004", message, str(path), hint="Run the command again."))
        yield FileRow(within, state(before), state(after), stretches(before or b"", after or b""))


def _write_journal(folder: Path, title: str, rows: Iterable[FileRow]) -> int:
    """Put a journal in its place, all of it and for good; the number of its files. None is written for no file."""
    temporary = folder / _WRITING
    try:
        with temporary.open("wb") as stream:
            count = write_journal(stream, title, rows)
            stream.flush()
            os.fsync(stream.fileno())
        if count:
            temporary.replace(folder / _JOURNAL)
            sync_folder(folder)
    finally:
        temporary.unlink(missing_ok=True)
    return count


def _follow(root: Path, rows: Iterable[FileRow]) -> None:
    """Write the files of a journal; what is as it should be already is passed over.

    Raises UnreadableError (SAFE-005) for a file that is neither as before nor as afterwards, and where one cannot be
    written.
    """
    folders: set[Path] = set()

    def files() -> Iterator[tuple[Path, bytes]]:
        for row in rows:
            file = root / row.path
            data = _bytes(file)
            if state(data) == row.after:
                continue
            if state(data) != row.before:
                raise UnreadableError(_foreign(root, [row.path]))
            folders.add(file.parent)
            after = _after(root, row, data)
            if after is None:
                file.unlink()
            else:
                yield file, after

    try:
        write_all(files())
    except OSError as error:
        raise UnreadableError(_unwritten(root, error)) from None
    for folder in folders:
        sync_folder(folder)


def _after(root: Path, row: FileRow, data: bytes | None) -> bytes | None:
    try:
        return row.bytes_after(data)
    except ValueError:
        message = f"What was begun in this edition cannot be completed: its journal does not fit {row.path}."
        raise UnreadableError(Problem("SAFE-005", message, str(root / row.path), hint=UNFIT)) from None


def _keep(folder: Path) -> None:
    """Make the journal the newest undo step, and drop the oldest ones."""
    steps = folder / _STEPS
    steps.mkdir(exist_ok=True)
    names = _names(steps)
    number = int(names[-1][:8]) + 1 if names else 1
    (folder / _JOURNAL).replace(steps / f"{number:08}.jsonl")
    sync_folder(steps)
    for name in names[: max(0, len(names) + 1 - MOST_STEPS)]:
        (steps / name).unlink()


def _complete(root: Path) -> tuple[Problem, ...]:
    """Complete what was interrupted. Raises UnreadableError (SAFE-005) where it cannot be; then nothing is written."""
    if not _is_interrupted(root):
        return ()
    folder = local_folder(root)
    is_undo = (folder / _UNDOING).is_file()
    path = folder / (_UNDOING if is_undo else _JOURNAL)
    journal = Journal(path, root)

    def rows() -> Iterator[FileRow]:
        return (row.turned() for row in journal.rows()) if is_undo else journal.rows()

    foreign = [row.path for row in rows() if state(_bytes(root / row.path)) not in (row.before, row.after)]
    if foreign:
        raise UnreadableError(_foreign(root, foreign))
    _follow(root, rows())
    _sweep(root, rows())
    if is_undo:
        path.unlink()
    else:
        _keep(folder)
    what = f"Taking back “{journal.title}”" if is_undo else f"“{journal.title}”"
    return (Problem("SAFE-007", f"{what} was interrupted and has been completed."),)


def _sweep(root: Path, rows: Iterable[FileRow]) -> None:
    """Take away what a command that was killed left half written beside its files."""
    names: dict[Path, set[str]] = {}
    for row in rows:
        names.setdefault((root / row.path).parent, set()).add((root / row.path).name)
    for folder, here in names.items():
        for path in list(folder.iterdir()) if folder.is_dir() else ():
            left = _LEFT.fullmatch(path.name)
            if left and left[1] in here:
                path.unlink(missing_ok=True)


def _is_interrupted(root: Path) -> bool:
    return any((root / FOLDER / name).is_file() for name in (_JOURNAL, _UNDOING))


def _steps(root: Path) -> list[Path]:
    """The undo steps, oldest first."""
    folder = root / FOLDER / _STEPS
    return [folder / name for name in _names(folder)]


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if _STEP.fullmatch(path.name)) if folder.is_dir() else []


def _bytes(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none."""
    with suppress(FileNotFoundError):
        path.lstat()
        return read_file(path, _LARGEST)
    return None


def _begun(root: Path) -> str:
    """What the step is called that has begun and is not complete."""
    begun = (root / FOLDER / name for name in (_JOURNAL, _UNDOING))
    return next((title_of(path) for path in begun if path.is_file()), "")


def _unwritten(root: Path, error: OSError) -> Problem:
    message = f"“{_begun(root)}” has begun and is not complete: a file cannot be written ({error.strerror})."
    hint = "Mend that, as by making room on the disk; then the next command completes the rest."
    return Problem("SAFE-005", message, str(error.filename or root), hint=hint)


def _foreign(root: Path, paths: list[str]) -> Problem:
    message = (
        f"“{_begun(root)}” was interrupted and cannot be completed: {_told(paths)} changed since then by something "
        "else. Nothing more was written."
    )
    hint = "Bring the file back as it was (git, or the undo of your editor); then the next command completes the rest."
    return Problem("SAFE-005", message, str(root / paths[0]), hint=hint)


def _edited(root: Path, title: str, paths: list[str]) -> Problem:
    message = f"“{title}” cannot be undone: {_told(paths)} edited since. Nothing was written."
    hint = "Take the later edits back first, or make the change by hand."
    return Problem("SAFE-006", message, str(root / paths[0]), hint=hint)


def _told(paths: list[str]) -> str:
    more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
    return f"{', '.join(paths[:_NAMED])}{more} {'was' if len(paths) == 1 else 'were'}"
