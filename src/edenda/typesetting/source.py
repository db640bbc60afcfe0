"""The templates of books: one text of Typst, put together from parts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.typesetting.compiler import BEGINNING
from edenda.writers.stylesheets import resource

#: The templates in `transform/print/typst/`, in the order in which they are put together; an edition's own file of
#: such a name stands for ours.
PARTS: Final = tuple("settings faces page margin text notes blocks lists tables indexes book single look".split())
#: The edition's additions, at the end; ours is empty.
OWN: Final = "own"
#: What would fetch a package from the network.
_PACKAGE: Final = re.compile(r'(?:import|include)\s*\(?\s*"@')


def templates(own: Path | None) -> str:
    """All templates in one; `own` is the edition's `transform/` folder.

    Raises UnreadableError (PRINT-001) for a template of the edition's that asks for a package from the network.
    """
    parts = (f"{BEGINNING}{name}.typ\n{_template(name, own)}\n" for name in (*PARTS, OWN))
    return f"{''.join(parts)}{BEGINNING}"


def _template(name: str, own: Path | None) -> str:
    text = resource(f"print/typst/{name}.typ", own)
    if _PACKAGE.search(text):
        message = f"The template {name}.typ imports a package, which Typst would fetch from the network."
        hint = "Put what it needs into the template itself."
        raise UnreadableError(Problem("PRINT-001", message, str(own) if own else None, hint=hint))
    return text
