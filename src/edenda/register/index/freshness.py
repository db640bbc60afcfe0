"""Whether a file is as it was when it was indexed: by size and time, then by its bytes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, NamedTuple

#: File systems know times to two seconds at the worst: a file so new may be written again within the same time.
_COARSE: Final = 2_000_000_000
#: A time of no file: its bytes are looked at again.
UNKNOWN: Final = -1


class Stamp(NamedTuple):
    """The size of a file and when it was written last, in nanoseconds."""

    size: int
    mtime: int


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a file; None where there is none."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return Stamp(status.st_size, status.st_mtime_ns)


def settled(stamp: Stamp, now: int) -> Stamp:
    """A stamp that can be trusted later: without its time where the file was written just now."""
    return stamp if stamp.mtime < now - _COARSE else stamp._replace(mtime=UNKNOWN)


def time_of_writing(path: Path) -> int:
    """The time that the file system has now, read off a file of our own; 0 where that cannot be written."""
    try:
        os.utime(path)
        return path.stat().st_mtime_ns
    except OSError:
        return 0
