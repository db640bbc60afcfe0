"""Words, numbers and signs of a stretch of text, as the grammar of dates reads them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(r"[0-9]+|[^\W\d_]+|\S")
#: So many empty tokens stand behind the last, so that the grammar need not ask for the end.
_BEYOND: Final = 12
#: Between paragraphs: nothing is read across it.
_BREAK: Final = re.compile(r"\n\s*\n")
#: Signs that plain text has for italics, as in `_May_, 1838`.
EMPHASIS: Final = "_*"
APOSTROPHES: Final = "'’‘`ʼ"
DASHES: Final = "-–—‒−‐‑"


class Token(NamedTuple):
    """A run of letters or of digits, or one sign; `gap` says whether there is a blank before it."""

    text: str
    low: str
    start: int
    end: int
    gap: bool


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a stretch, with empty ones behind them; one that is a line break where a paragraph ends."""
    found: list[Token] = []
    last = start
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        before, behind = match.span()
        if word not in EMPHASIS:
            if before - last > 1 and _BREAK.search(text, last, before):
                found.append(Token("\n", "\n", last, before, gap=True))
            found.append(Token(word, word.lower(), before, behind, before > last))
        last = behind
    found += [Token("", "", end, end, gap=True)] * _BEYOND
    return found
