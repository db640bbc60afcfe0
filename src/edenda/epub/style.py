"""The style sheet of a book: one file, put together from the parts in `transform/epub/css/`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from rcssmin import cssmin

from edenda.writers.stylesheets import resource

#: The parts in their order; an edition's own file of such a name stands for ours, and `own` is for what it adds.
PARTS: Final = ("text", "front", "blocks", "notes", "register", "own")


def style(own: Path | None = None) -> str:
    """The whole style sheet, without comments and needless blanks; `own` is the edition's `transform/` folder."""
    parts = (cssmin(resource(f"epub/css/{part}.css", own)) for part in PARTS)
    return "".join(f"{part}\n" for part in parts if part)
