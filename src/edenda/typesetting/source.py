"""Typst as a text: values as literals, so that nothing in a document or a setting can be code; the templates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

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
_BREAKS: Final = {0x85: " ", 0x2028: " ", 0x2029: " ", 0xFEFF: None}


def literal(value: Any) -> str:
    """A value as Typst: text, number, truth, None, sequences as arrays and mappings as dictionaries."""
    if isinstance(value, str):
        return _text(value)
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return f"({', '.join(f'{_text(key)}: {literal(one)}' for key, one in value.items()) or ':'})"
    if isinstance(value, Sequence):
        return f"({''.join(f'{literal(one)}, ' for one in value)})"
    return str(value)


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


def _text(text: str) -> str:
    """A text as a string; what would break a line within it is a blank, and a byte order mark is nothing."""
    return (
        '"'
        + text.translate(_BREAKS).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
        + '"'
    )
