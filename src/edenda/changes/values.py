"""What a change to an edition is: files as they must be before, and as they are afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class FileChange(NamedTuple):
    """A file of an edition, its bytes before and after; None where it is not there before, or not there afterwards."""

    path: Path
    before: bytes | None
    after: bytes | None


class Undone(NamedTuple):
    """A step that was undone: what it was called, and the files that are again as they were before it.

    Their paths are those from the edition's folder, with `/`.
    """

    title: str
    files: tuple[str, ...]
