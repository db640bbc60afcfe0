"""Verse: stanzas of short lines that begin with capitals and end before the margin does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from edenda.model import Evidence
from edenda.readers.context import ends_sentence
from edenda.readers.draft import Node
from edenda.readers.units import Unit

_FEWEST_LINES: Final = 4
_LONGEST: Final = 64
_SHORTEST: Final = 12
_PAUSE: Final = re.compile(r"[,;:.!?…—–-][\"'”’)]*$")
_BEGINNING: Final = re.compile(r"[\"'“‘(—–]*[^\W\d_]")
_LABELLED: Final = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s|[-–—•*·o▪]\s|\[\d|[^\s:]+:(?:\s|$)")
_WORD: Final = re.compile(r"[^\W\d_][\w’']*")


def is_stanza(lines: Sequence[Unit], width: int, *, fewest: int = _FEWEST_LINES) -> bool:
    """Whether lines without a blank line between them read like verse. `width` is how long a line of prose is.

    They are short, begin with capitals, most of their words do not, some end in the midst of a sentence with a pause
    or none, and none has a label or a date.
    """
    if len(lines) < fewest or any(line.is_page or line.is_rule for line in lines):
        return False
    if any(len(line.text) > min(_LONGEST, width) or len(line.text) < _SHORTEST for line in lines):
        return False
    return _begin_like_verse(lines) and _end_like_verse(lines)


def _begin_like_verse(lines: Sequence[Unit]) -> bool:
    capitals = sum(_begins_with_capital(line.text) for line in lines)
    if capitals < len(lines) or any(_LABELLED.match(line.text) or line.is_dateline for line in lines):
        return False
    words = [word for line in lines for word in _WORD.findall(line.text)[1:]]
    small = sum(word[0].islower() for word in words)
    figures = sum(any(char.isdigit() for char in line.text) for line in lines)
    return len(words) >= 3 * len(lines) and small * 3 >= 2 * len(words) and figures * 5 <= len(lines)


def _begins_with_capital(text: str) -> bool:
    match = _BEGINNING.match(text)
    return match is not None and match[0][-1].isupper()


def _end_like_verse(lines: Sequence[Unit]) -> bool:
    """Whether sentences run over line ends, and pauses often stand there."""
    inside = sum(not ends_sentence(line.text) for line in lines[:-1])
    pauses = sum(_PAUSE.search(line.text) is not None for line in lines)
    return inside * 2 >= len(lines) - 1 and pauses * 3 >= len(lines) and _PAUSE.search(lines[-1].text) is not None


def verse_node(stanzas: Sequence[Sequence[Unit]]) -> Node:
    """Stanzas as a group of verse lines; several of them as groups in one."""
    groups = tuple(Node("lg", children=tuple(Node("l", line.parts) for line in stanza)) for stanza in stanzas)
    lines = sum(len(stanza) for stanza in stanzas)
    why = Evidence("verse", f"{lines} short lines that begin with capitals, sentences run over their ends", 0.85)
    if len(groups) == 1:
        return Node("lg", children=groups[0].children, why=why)
    return Node("lg", children=groups, attrs=(("type", "poem"),), why=why)
