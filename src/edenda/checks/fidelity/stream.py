"""A text without its blanks, with the places at which something else belongs to it: marks, notes, signs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from edenda.sources import WIDTHLESS

#: What no text is made of: characters without width, and soft hyphens with the blanks behind them.
_INVISIBLE: Final = re.compile(rf"[{WIDTHLESS}]|\u00ad\s*")
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


@dataclass(slots=True)
class Stream:
    """A text without its blanks; `gaps[i]` is 1 where a blank stands before character i."""

    pieces: list[str] = field(default_factory=list)
    gaps: bytearray = field(default_factory=bytearray)
    events: list[Event] = field(default_factory=list)
    has_gap: bool = True
    #: Signs that may stand before what begins at a place; where headings end; where quotations begin and end.
    openings: dict[int, str] = field(default_factory=dict)
    endings: set[int] = field(default_factory=set)
    quotes: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Add text; its blanks become gaps. What does not show is no character of a text."""
        text = text if text.isascii() else _INVISIBLE.sub("", text)
        words = text.split()
        self.has_gap = self.has_gap or text[:1].isspace()
        if not words:
            return
        first = len(self.gaps)
        self.pieces.extend(words)
        blanks = f" {' '.join(words)}".encode("latin-1", "replace").translate(_BLANKS)
        self.gaps += blanks.replace(b"\x01\x00", b"\x01")  # a blank is told of the character behind it
        self.gaps[first] = self.has_gap
        self.has_gap = text[-1].isspace()

    @property
    def text(self) -> str:
        """All characters that are not blank."""
        return "".join(self.pieces)


class Note(NamedTuple):
    """A note of the source: the label that it is called by, its text without blanks, and the page markers in it."""

    n: str
    text: str
    events: tuple[Event, ...] = ()
    gaps: bytes = b""


def bare(text: str) -> str:
    """A text without blanks and characters that do not show."""
    return "".join(_INVISIBLE.sub("", text).split())
