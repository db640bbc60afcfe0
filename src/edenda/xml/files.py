"""The one way to read a file: regular ones only, never more of one than a limit."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final, NoReturn

from edenda.errors import UnreadableError
from edenda.problems import Problem

#: The most that an edition keeps in a file beside its texts.
MAX_OWN: Final = 64 * 1024 * 1024
_CANNOT: Final = "The file cannot be read: "
_HINT: Final = "Check the file's name and that you may read it."
_KINDS: Final = (
    (stat.S_ISDIR, "it is a folder", "Name a file."),
    (stat.S_ISFIFO, "it is a pipe, and no file", "Write what comes through it to a file and name that."),
    (stat.S_ISCHR, "it is a device, and no file", "Name a file."),
    (stat.S_ISBLK, "it is a device, and no file", "Name a file."),
    (stat.S_ISSOCK, "it is a socket, and no file", "Name a file."),
)
#: Opening does not wait for the other end of a pipe, and turns no line ends.
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def read_file(path: Path, limit: int) -> bytes:
    """The bytes of a file; of one with more than `limit` bytes, one byte more than these.

    Raises UnreadableError (SRC-007) for what is missing, may not be read, grows meanwhile, or is no regular file.
    """
    try:
        _refuse_kind(path, path.stat())
        with os.fdopen(os.open(path, _FLAGS), "rb") as stream:
            status = os.fstat(stream.fileno())
            _refuse_kind(path, status)
            data = stream.read(min(limit, status.st_size) + 1)
    except OSError as error:
        _fail(path, _reason(error, path), _HINT)
    except ValueError:  # a NUL in the name
        _fail(path, "no file can have this name", _HINT)
    if status.st_size < len(data) <= limit:
        _fail(path, "it grows while it is being read", "Wait until the program that writes it has ended.")
    return data


def read_own(path: Path) -> bytes:
    """The bytes of a file that an edition keeps beside its texts: configuration, memory, accepted findings.

    Raises UnreadableError (SRC-007) as `read_file` does, and for one that is too large to be such a file.
    """
    data = read_file(path, MAX_OWN)
    if len(data) > MAX_OWN:
        _fail(path, f"it has more than {MAX_OWN:,} bytes", "Bring it back from a copy.")
    return data


def holds(path: Path, data: bytes) -> bool:
    """Whether a file is there and holds these bytes, and no others."""
    return path.is_file() and path.stat().st_size == len(data) and read_file(path, len(data)) == data


def reason_of(error: UnreadableError) -> str:
    """Why something cannot be read, without a stop, to stand in another sentence."""
    return error.problems[0].message.removeprefix(_CANNOT).rstrip(".")


def real(path: Path) -> Path:
    """Where a file really is; links that lead round in a circle, at which `Path.resolve` fails, stay as they are."""
    return Path(os.path.realpath(path))


def leads_out(path: Path, root: Path) -> Problem | None:
    """SAFE-003 for a path that lies in the folder of an edition and leads out of it through a link."""
    at, inside = os.path.realpath(path), os.path.realpath(root)
    if at == inside or at.startswith(inside.rstrip(os.sep) + os.sep):
        return None
    if not path.absolute().is_relative_to(root.absolute()):
        return None
    message = "This link leads out of the edition; what it leads to was not read."
    return Problem("SAFE-003", message, str(path), hint="Put the file itself in its place.")


def _refuse_kind(path: Path, status: os.stat_result) -> None:
    for is_kind, what, hint in _KINDS:
        if is_kind(status.st_mode):
            _fail(path, what, hint)


def _reason(error: OSError, path: Path) -> str:
    if os.path.islink(path) and not os.path.exists(path):  # noqa: PTH110, PTH114 - these never fail
        return "it is a link that leads nowhere"
    return error.strerror or "the system gives no reason"


def _fail(path: Path, reason: str, hint: str) -> NoReturn:
    raise UnreadableError(Problem("SRC-007", f"{_CANNOT}{reason}.", str(path), hint=hint)) from None
