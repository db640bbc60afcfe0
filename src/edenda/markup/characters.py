"""Characters as they are written in the text of an XML file, and back."""

from __future__ import annotations

import re
from typing import Final

from edenda.markup.tags import CDATA, Tags

_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_REFERENCE: Final = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(lt|gt|amp|apos|quot));")
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "apos": "'", "quot": '"'}
_LINE_END: Final = re.compile(r"\r\n?")


def escaped_text(text: str) -> str:
    """Characters as the text of an element (XML 1.0, section 2.4)."""
    return text.translate(_ESCAPES)


def unescaped(written: str) -> str:
    """The characters that a written text or value stands for; entities that a file declares itself stay as they are."""
    if "\r" in written:
        written = _LINE_END.sub("\n", written)
    return _REFERENCE.sub(_character, written) if "&" in written else written


def _character(found: re.Match[str]) -> str:
    if found[3]:
        return _NAMED[found[3]]
    return chr(int(found[1], 16) if found[1] else int(found[2]))


def text_between(tags: Tags, start: int, end: int) -> str:
    """The text between two items as it is written, without tags, comments and instructions; CDATA as plain text."""
    return "".join(_text_at(tags, item) + tags.words[item] for item in range(start, end))


def _text_at(tags: Tags, item: int) -> str:
    head = tags.heads[item]
    return escaped_text(head[len(CDATA) : -2]) if head.startswith(CDATA) else ""
