"""The folder of an edition for what is of this computer alone, and can be thrown away."""

from __future__ import annotations

from pathlib import Path
from typing import Final

FOLDER: Final = ".edenda-local"


def local_folder(root: Path) -> Path:
    """The folder, made where it is missing, with a `.gitignore` that leaves out all of it. Raises OSError."""
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    ignored = folder / ".gitignore"
    if not ignored.exists():
        ignored.write_text("*\n", encoding="utf-8")
    return folder
