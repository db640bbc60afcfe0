"""A source as edenda reads it: characters as a reader sees them, and what the file's format says of spans of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Final, Literal, NamedTuple

MAX_BYTES: Final = 64 * 1024 * 1024
#: Characters that XML 1.0 (section 2.2) forbids; those that Python counts as white space become blanks instead.
FORBIDDEN: Final = re.compile("[\x00-\x08\x0e-\x1b\ud800-\udfff\ufffe\uffff]")
#: Characters without width that only allow or forbid a line end, and byte order marks: white space of no width.
WIDTHLESS: Final = "\ufeff\u200b\u2060"
REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
_LINE_END: Final = re.compile(r"\r\n|\r|\n")

BlockHint = Literal[
    "paragraph",
    "heading",
    "title",
    "subtitle",
    "item",
    "quote",
    "verse",
    "caption",
    "table",
    "note",
    "furniture",
    "page",
]
InlineHint = Literal["row", "cell", "label", "call", "hi", "ref", "lb", "hyphen", "pagemark"]


class Hint(NamedTuple):
    """What a file's format says of a span of the text: what block it is, or what it is inside a block.

    `level` is that of a heading, item or cell's table; `attrs` what else is known (`n`, `facs`, `rend`, `target`, `key`
    of a note); `why` what in the file says so; `is_certain` is False for a paragraph that the file does not style.
    """

    kind: BlockHint | InlineHint
    start: int
    end: int
    level: int = 0
    attrs: tuple[tuple[str, str], ...] = ()
    why: str = ""
    is_certain: bool = True

    def get(self, name: str) -> str:
        """The value of an attribute; empty where there is none."""
        return next((value for key, value in self.attrs if key == name), "")


class Source(NamedTuple):
    """A source as characters; `raw` keeps every one of them, a byte order mark included.

    `hints` are in the order of the text; those of blocks cover all of it but white space. A plain text has none.
    """

    raw: str
    name: str
    encoding: str
    format: str = "plain text"
    hints: tuple[Hint, ...] = ()


def position(raw: str, offset: int) -> tuple[int, int]:
    """Line and column (from 1) of a character."""
    starts = _line_starts(raw)
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


@lru_cache(maxsize=1)
def _line_starts(raw: str) -> tuple[int, ...]:
    """Where the lines of a text begin; kept for the text that was asked for last."""
    return (0, *(found.end() for found in _LINE_END.finditer(raw)))
