"""Values as literals of Typst, so that nothing in a document or a setting can be code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

#: What would break a line within a string is a blank, and a byte order mark is nothing.
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


def _text(text: str) -> str:
    """A text as a string; what would break a line within it is a blank, and a byte order mark is nothing."""
    return (
        '"'
        + text.translate(_BREAKS).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
        + '"'
    )
