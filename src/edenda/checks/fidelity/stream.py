"""A text without its blanks, with the places at which something else belongs to it: marks, notes, signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal, NamedTuple

from edenda.sources import WIDTHLESS

#: What no text is made of: characters without width, and soft hyphens with the blanks behind them.
_INVISIBLE: Final = re.compile(rf"[{WIDTHLESS}]|\u00ad\s*")
_SIGNS: Final = ("\u00ad", *WIDTHLESS)
#: A blank as 1, any other character as 0.
_BLANKS: Final = bytes(int(one == 0x20) for one in range(256))

EventKind = Literal["pb", "call", "label", "line", "drawn"]


class Event(NamedTuple):
    """A place in the running text at which the source has a mark of its own: a page marker or a note's call.

    At one of kind `drawn` it may have a line that only draws, and any number of the signs in `n`. The number of a line
    can be printed at the line's beginning, where the TEI has it, or at its end. The number of a page that is pictured
    (@facs) can come from the picture's file instead of the text.
    """

    at: int
    kind: EventKind
    n: str
    is_hyphenated: bool = False
    is_pictured: bool = False


@dataclass
class Stream:
    """A text that is put together piece by piece; at the end `text` has it without its blanks."""

    pieces: list[str] = field(default_factory=list)
    size: int = 0
    """How many characters that are no blanks there are so far."""
    events: list[Event] = field(default_factory=list)
    #: Signs that may stand before what begins at a place; where headings end; where quotations begin and end.
    openings: dict[int, str] = field(default_factory=dict)
    endings: set[int] = field(default_factory=set)
    quotes: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Add text; its blanks become gaps. What does not show is no character of a text."""
        text = text if text.isascii() else visible(text)
        self.pieces.append(text)
        self.size += len("".join(text.split()))

    def divide(self) -> None:
        """A word ends here."""
        self.pieces.append(" ")

    @cached_property
    def words(self) -> list[str]:
        """All words; to be asked for when nothing more will be added."""
        return "".join(self.pieces).split()

    @cached_property
    def text(self) -> str:
        """All characters that are not blank."""
        return "".join(self.words)

    @cached_property
    def gaps(self) -> bytes:
        """For each character 1 where a blank stands before it, as before the first."""
        return gaps_of(self.words)


class Note(NamedTuple):
    """A note of the source: the label that it is called by, its text without blanks, and the page markers in it."""

    n: str
    text: str
    events: tuple[Event, ...] = ()
    gaps: bytes = b""


def gaps_of(words: Sequence[str]) -> bytes:
    """For each character of some words 1 where it is the first of its word."""
    blanks = f" {' '.join(words)}".encode("latin-1", "replace").translate(_BLANKS)
    return blanks.replace(b"\x01\x00", b"\x01") if words else b""


def bare(text: str) -> str:
    """A text without blanks and characters that do not show."""
    return "".join(visible(text).split())


def visible(text: str) -> str:
    """A text without characters that do not show; the pattern takes long, and there seldom are any."""
    return _INVISIBLE.sub("", text) if any(sign in text for sign in _SIGNS) else text
