"""Raw text as lines: where each begins and ends without its white space, how deep it stands, what blanks precede it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_LINE: Final = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_TAB: Final = 4


class Line(NamedTuple):
    """A line that is not blank. `start` and `end` are characters of the raw input without white space at the edges.

    `indent` counts columns; `blanks` the blank lines directly before this one; `text` is what stands between.
    """

    number: int
    start: int
    end: int
    indent: int
    blanks: int
    text: str


def read_lines(raw: str) -> tuple[Line, ...]:
    """The non-blank lines of a text, whatever its line ends (LF, CR LF, CR, also mixed)."""
    lines: list[Line] = []
    blanks = 0
    for number, found in enumerate(_LINE.finditer(raw), start=1):
        content = found[1]
        text = content.strip().lstrip("\ufeff").lstrip()
        if not text:
            blanks += 1
            continue
        start = found.start() + content.index(text)
        lines.append(Line(number, start, start + len(text), _columns(content), blanks, text))
        blanks = 0
    return tuple(lines)


def _columns(content: str) -> int:
    margin = content[: len(content) - len(content.lstrip())]
    return len(margin) + margin.count("\t") * (_TAB - 1)
