"""Reading and writing files: whole, atomic, byte for byte."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

#: How many files are written at a time; the disk takes them much quicker together.
_TOGETHER: Final = 64
_THREADS: Final = 16


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to a temporary file beside `path` and put it in its place: the old file or the new, never half.

    A link stays a link: what it leads to is written.
    """
    _write_together([(path, data)])


def write_whole(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write files that can be made again: who reads them finds each old or new, never half; the disk may be late."""
    for file in files:
        _write_together([file], lasting=False)


def write_all(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write files, each of them atomically, in their order; some at a time are held."""
    left = iter(files)
    while some := list(islice(left, _TOGETHER)):
        _write_together(some)


def _write_together(files: Sequence[tuple[Path, bytes]], *, lasting: bool = True) -> None:
    with ExitStack() as undo:
        ready = list(_beside(files, undo, _sync if lasting else None))
        for temporary, path in ready:
            temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            temporary.replace(path)


def _beside(
    files: Sequence[tuple[Path, bytes]], undo: ExitStack, sync: Callable[[Sequence[BinaryIO]], None] | None
) -> Iterator[tuple[Path, Path]]:
    """Temporary files, which `sync` brings to the disk when all were asked for, and the files in whose place they go.

    `undo` takes away those that are left.
    """
    with ExitStack() as open_:
        streams: list[BinaryIO] = []
        for path, data in files:
            real = path.resolve() if path.is_symlink() else path
            real.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=real.parent, prefix=f".{real.name}.", suffix=".tmp")
            undo.callback(Path(name).unlink, missing_ok=True)
            stream = open_.enter_context(os.fdopen(handle, "wb"))
            stream.write(data)
            stream.flush()
            streams.append(stream)
            yield Path(name), real
        if sync:
            sync(streams)


def _sync(streams: Sequence[BinaryIO]) -> None:
    if len(streams) == 1:
        os.fsync(streams[0].fileno())
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - takes long to load, and one file needs none

    with ThreadPoolExecutor(_THREADS) as pool:
        list(pool.map(os.fsync, (stream.fileno() for stream in streams)))


def sync_folder(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk, where the system can say so of a folder."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def copy_atomically(source: Path, path: Path) -> None:
    """Copy a file with its date, as `write_atomically` writes; not where it is there already, of that size and date."""
    status = source.stat()
    if path.is_file() and not path.is_symlink():
        there = path.stat()
        if (there.st_size, there.st_mtime_ns) == (status.st_size, status.st_mtime_ns):
            return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    os.close(handle)
    temporary = Path(name)
    try:
        shutil.copyfile(source, temporary)
        temporary.chmod(0o644)
        os.utime(temporary, ns=(status.st_atime_ns, status.st_mtime_ns))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
