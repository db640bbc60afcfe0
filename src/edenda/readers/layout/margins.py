"""What was printed in the margins of lines, for whoever writes these lines: each number is handed out once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from edenda.readers.layout.line_numbers import LineNumber
from edenda.readers.units import Part


class Margins:
    """The numbers of lines, found by the pieces of text that belong to these lines."""

    def __init__(self, numbers: Sequence[LineNumber]) -> None:
        self._numbers = sorted(numbers, key=lambda one: one.first)
        self._firsts = [one.first for one in self._numbers]
        self._begun: set[LineNumber] = set()
        self._printed: set[LineNumber] = set()

    def begin(self, part: Part) -> LineNumber | None:
        """The number of the line that begins with a piece; None where it has none, or has begun already."""
        found = self._of(part)
        if found is None or found in self._begun:
            return None
        self._begun.add(found)
        return found

    def before(self, part: Part) -> LineNumber | None:
        """The number that is printed before a piece and not yet accounted for."""
        found = self._of(part)
        return self._print(found) if found and found.is_before else None

    def after(self, part: Part) -> LineNumber | None:
        """The number that is printed behind a piece and not yet accounted for."""
        found = self._of(part)
        return self._print(found) if found and not found.is_before and part.end == found.last else None

    def left(self) -> tuple[LineNumber, ...]:
        """The numbers that nobody accounted for."""
        return tuple(one for one in self._numbers if one not in self._printed)

    def _print(self, number: LineNumber) -> LineNumber | None:
        if number in self._printed:
            return None
        self._printed.add(number)
        return number

    def _of(self, part: Part) -> LineNumber | None:
        if not self._firsts:
            return None
        at = bisect_right(self._firsts, part.start) - 1
        found = self._numbers[at] if at >= 0 and part.start < part.end else None
        return found if found and part.end <= found.last else None
