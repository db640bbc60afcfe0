"""What a change to an edition is: files as they must be before, and as they are afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class FileChange(NamedTuple):
    """A file of an edition, its bytes before and after; None where it is not there before, or not there afterwards."""

    path: Path
    before: bytes | None
    after: bytes | None
