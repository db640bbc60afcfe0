"""A mistake in the characters of a file, and where its places are for people."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final, NamedTuple

_LINE_END: Final = re.compile(r"\r\n?|\n")


class Mistake(NamedTuple):
    """What is wrong with the characters of a file; line and column count from 1."""

    line: int
    column: int
    message: str
    hint: str | None = None


class Lines:
    """The lines of a text."""

    def __init__(self, text: str) -> None:
        self._starts: Final = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def line(self, place: int) -> int:
        """The line of a place."""
        return bisect_right(self._starts, place)

    def mistake(self, place: int, message: str, hint: str | None = None) -> Mistake:
        """A mistake at a place."""
        line = self.line(place)
        return Mistake(line, place - self._starts[line - 1] + 1, message, hint)
