"""Lines for a terminal: cut to its width, and written many at a time."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Iterable
from itertools import islice
from typing import Final

import click

_AT_ONCE: Final = 1000
_WIDE: Final = frozenset("WF")
#: A terminal that is narrower than this breaks lines by itself.
_NARROWEST: Final = 40


def is_terminal() -> bool:
    """Whether what is printed is read by a person, at once."""
    return sys.stdout.isatty()


def print_lines(lines: Iterable[str], *, are_cut: bool = False) -> None:
    """Print lines as they come; on a terminal each is cut to its width, where that is wanted."""
    width = shutil.get_terminal_size().columns if are_cut and is_terminal() else 0
    rest = iter(lines)
    while part := list(islice(rest, _AT_ONCE)):
        shown = (cut(line, width) for line in part) if width >= _NARROWEST else part
        click.echo("\n".join(shown))


def cut(line: str, width: int) -> str:
    """A line of no more columns than a terminal has; an ellipsis says that there is more.

    >>> cut("Harwich", 7), cut("Harwich", 5), cut("東京都", 5)
    ('Harwich', 'Harw…', '東京…')
    """
    if len(line) <= width and line.isascii():
        return line
    columns = 0
    fits = 0  # the characters that stand before an ellipsis
    for at, letter in enumerate(line):
        columns += _columns(letter)
        if columns < width:
            fits = at + 1
        if columns > width:
            return f"{line[:fits].rstrip()}…"
    return line


def _columns(letter: str) -> int:
    if letter.isascii():
        return 1
    return 0 if unicodedata.combining(letter) else 1 + (unicodedata.east_asian_width(letter) in _WIDE)
