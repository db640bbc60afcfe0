"""What git writes into a file where it cannot join two versions of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from edenda.checks.wellformed.mistakes import Lines, Mistake

_MARK: Final = re.compile(r"^(<{7}|={7}|>{7})(?: [^\r\n]*)?(?=\r?$)", re.MULTILINE)
_HINT: Final = (
    "Keep what is right of the two, and delete the lines that begin with <<<<<<<, |||||||, ======= and >>>>>>>."
)


def conflicts(text: str) -> Iterator[Mistake]:
    """A mistake for each place that git left to be joined by hand."""
    lines = Lines(text)
    begins: re.Match[str] | None = None
    is_divided = False
    for found in _MARK.finditer(text):
        if found[1][0] == "<":
            begins, is_divided = found, False
        elif found[1][0] == "=":
            is_divided = True
        elif begins and is_divided:
            message = f"Git could not join two versions here, from “{begins[0]}” to line {lines.line(found.start())}."
            yield lines.mistake(begins.start(), message, _HINT)
            begins = None
