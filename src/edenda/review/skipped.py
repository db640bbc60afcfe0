"""Which doubts were skipped, so that they come last in the next review too. Kept on this machine; no loss if lost."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from edenda.changes.local import FOLDER, local_folder
from edenda.errors import UnreadableError
from edenda.files import write_atomically
from edenda.xml.files import read_own

_FILE: Final = "skipped.txt"


def read_skipped(root: Path) -> dict[str, None]:
    """The keys of the doubts of an edition that were skipped, in order."""
    try:
        data = read_own(root / FOLDER / _FILE)
    except UnreadableError:
        return {}
    return dict.fromkeys(filter(None, data.decode("utf-8", "replace").splitlines()))


def write_skipped(root: Path, keys: Iterable[str]) -> None:
    """Keep the keys of the doubts that were skipped."""
    write_atomically(local_folder(root) / _FILE, "".join(f"{key}\n" for key in keys).encode())
