"""Raw text as lines: where each begins and ends without its white space, how deep it stands, what blanks precede it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from edenda.sources import WIDTHLESS

_LINE: Final = re.compile(r"([^\r\n\f\u2028]*)(\r\n|\r|\n|(?P<same>[\f\u2028])|\Z)")
_EDGE: Final = re.compile(rf"[\s{WIDTHLESS}]*")
_TAB: Final = 4
_FORM_FEED: Final = "\f"
_WIDE: Final = "\N{IDEOGRAPHIC SPACE}\N{EM SPACE}\N{EM QUAD}"


class Line(NamedTuple):
    """A line that is not blank. `start` and `end` are characters of the raw input without white space at the edges.

    `indent` counts columns; `blanks` the blank lines directly before this one; `text` is what stands between. `feed` is
    the place of the form feed between this line and the one before it, -1 where there is none.
    """

    number: int
    start: int
    end: int
    indent: int
    blanks: int
    text: str
    feed: int = -1


def read_lines(raw: str) -> tuple[Line, ...]:
    """The non-blank lines of a text, whatever its line ends (LF, CR LF, CR, also mixed; form feeds end lines too)."""
    lines: list[Line] = []
    blanks, number, feed = 0, 1, -1
    for found in _LINE.finditer(raw):
        start = _EDGE.match(raw, found.start(), found.end(1)).end()  # type: ignore[union-attr]
        if start == found.end(1):
            blanks += not found["same"]
        else:
            end = _last(raw, start, found.end(1))
            indent = columns(raw[found.start() : start]) if start > found.start() else 0
            lines.append(Line(number, start, end, indent, blanks, raw[start:end], feed))
            blanks, feed = 0, -1
        if found["same"] == _FORM_FEED:
            feed = found.end(1)
        number += not found["same"]
    return tuple(lines)


def _last(raw: str, start: int, end: int) -> int:
    """Where a line ends that has something other than white space in it."""
    if not raw[end - 1].isspace() and raw[end - 1] not in WIDTHLESS:
        return end
    stop = start + len(raw[start:end].rstrip())
    while raw[stop - 1] in WIDTHLESS or raw[stop - 1].isspace():
        stop -= 1
    return stop


def columns(margin: str, column: int = 0) -> int:
    """The column behind some white space: tabs go to the next stop, wide blanks count for two."""
    for character in margin:
        if character == "\t":
            column += _TAB - column % _TAB
        else:
            column += 2 if character in _WIDE else character not in WIDTHLESS
    return column
