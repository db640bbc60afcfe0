"""A source as the proof compares it: the characters of its lines without blanks, and where each stands in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from edenda.checks.fidelity.stream import Stream
from edenda.sources import FORBIDDEN, REPLACEMENT, WIDTHLESS, position

_LINE: Final = re.compile(r"[^\r\n]+")
_WORD: Final = re.compile(rf"[^\s\u00ad{WIDTHLESS}]+")


class SourceText:
    """The characters of a source that are not blank; `starts[k]` is the first of line k, `ends[k]` where it ends."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._raw_starts: list[int] = []
        self.starts: list[int] = []
        stream = Stream()
        for line in _LINE.finditer(FORBIDDEN.sub(REPLACEMENT, raw)):
            at = len(stream.gaps)
            stream.has_gap = True
            stream.add(line[0])
            if len(stream.gaps) > at:
                self.starts.append(at)
                self._raw_starts.append(line.start())
        self.text = stream.text
        self.gaps = stream.gaps
        self.ends = [*self.starts[1:], len(self.text)]
        self.is_start = frozenset(self.starts)

    def line_of(self, at: int) -> int:
        """The line in which a character stands."""
        return max(0, bisect_right(self.starts, at) - 1)

    def position(self, at: int) -> tuple[int, int]:
        """Line and column of a character in the file."""
        return position(self._raw, self._offset(at))

    def _offset(self, at: int) -> int:
        """The character of the raw source that is the `at`th non-blank one."""
        line = self.line_of(at)
        count = self.starts[line] if self.starts else 0
        for match in _WORD.finditer(self._raw, self._raw_starts[line] if self.starts else 0):
            if count + match.end() - match.start() > at:
                return match.start() + at - count
            count += match.end() - match.start()
        return len(self._raw)


def with_blanks(text: str, gaps: bytes | bytearray, start: int, end: int) -> str:
    """Characters of a text with the blanks between them."""
    places = range(start, min(end, len(text)))
    return "".join((" " if gaps[at] and at > start else "") + text[at] for at in places)
