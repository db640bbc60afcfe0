"""A source as the proof compares it: the characters of its lines without blanks, and where each stands in the file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final

from edenda.checks.fidelity.stream import Stream
from edenda.sources import FORBIDDEN, REPLACEMENT, WIDTHLESS, position

#: What divides words at the ends of lines.
HYPHENS: Final = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{SOFT HYPHEN}¬"
_WORD: Final = re.compile(rf"[^\s\u00ad{WIDTHLESS}]+")


class SourceText:
    """The characters of a source that are not blank; `starts[k]` is the first of line k, `ends[k]` where it ends."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._raw_starts: list[int] = []
        self.starts: list[int] = []
        stream = Stream()
        place = 0
        for line in FORBIDDEN.sub(REPLACEMENT, raw).replace("\r", "\n").split("\n"):
            at = stream.size
            stream.divide()
            stream.add(line)
            if stream.size > at:
                self.starts.append(at)
                self._raw_starts.append(place)
            place += len(line) + 1
        self.text = stream.text
        self.gaps = stream.gaps
        self.ends = [*self.starts[1:], len(self.text)]
        self.is_start = frozenset(self.starts)
        self._hyphens = [end - 1 for end in self.ends if end and self.text[end - 1] in HYPHENS]

    def forms(self, at: int, length: int) -> tuple[str, ...]:
        """`length` characters from a place on: as they stand, and where hyphens end lines there also without these."""
        plain = self.text[at : at + length]
        index = bisect_left(self._hyphens, at)
        if index == len(self._hyphens) or self._hyphens[index] >= at + length:
            return (plain,)
        whole = ""
        for hyphen in (*self._hyphens[index : index + length], len(self.text)):
            whole += self.text[at : min(hyphen, at + length - len(whole))]
            at = hyphen + 1
            if len(whole) == length:
                break
        return (plain, whole)

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
