"""Units: the paragraphs, headings and other lines that readers sort into blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, NamedTuple

from edenda.readers.dateline import is_dateline
from edenda.sources import FORBIDDEN, REPLACEMENT, WIDTHLESS

PartKind = Literal["text", "hyphen", "join", "pagemark", "label", "furniture", "call", "noteref", "lb", "hi"]

_RULE: Final = re.compile(r"[-_=*~–—•·.#+\s]{3,}|[§⁂❦]")
_INVISIBLE: Final = re.compile(rf"[{WIDTHLESS}]|\u00ad\s*(?=\S)")


class Part(NamedTuple):
    """A piece of raw input inside a unit.

    `n` is the number of a page or a note, or how words look; `facs` the image of a page.

    A `join` is empty: what follows it is written without a blank, since a line ended inside a word.
    """

    kind: PartKind
    start: int
    end: int
    n: str = ""
    facs: str = ""


@dataclass(frozen=True)
class Unit:
    """What one block is made of. `blanks` = blank lines before it; `line` = number of its first line.

    `style` is what the file's format says that it is (`heading-2`, `item-1`, `table` …), and `why` by what sign.
    """

    parts: tuple[Part, ...]
    text: str
    blanks: int
    indent: int
    line: int
    is_page: bool = False
    margin: int = 0
    lines: int = 1
    style: str = ""
    why: str = ""

    @cached_property
    def lower(self) -> str:
        """The beginning of the text in lower case, enough for comparing cue words."""
        return self.text[:200].lower()

    @cached_property
    def is_dateline(self) -> bool:
        """Whether the text gives the place and date (or the date alone) at which something was written."""
        return is_dateline(self.text)

    @property
    def heading_level(self) -> int:
        """How deep a heading stands that the file's format says is one; 0 where it says nothing of the kind."""
        return 1 if self.style == "title" else int(self.style[8:]) if self.style.startswith("heading-") else 0

    @property
    def item_level(self) -> int:
        """How deep an item stands that the file's format says is one; 0 where it says nothing of the kind."""
        return int(self.style[5:].partition(":")[0]) if self.style.startswith("item-") else 0

    @property
    def is_settled(self) -> bool:
        """Whether the file's format says what kind of block this is, and that it is no common paragraph."""
        return self.style not in ("", "paragraph")

    @property
    def start(self) -> int:
        """The first character of the raw input that belongs to the unit."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """The character of the raw input after the unit."""
        return self.parts[-1].end

    @property
    def page(self) -> str:
        """The number of the page that begins here; empty where it has none."""
        return next((part.n for part in self.parts if part.kind == "pagemark"), "")

    @cached_property
    def is_rule(self) -> bool:
        """Whether the unit is a line of signs that divides: `* * *`, `-----`."""
        if self.text[:1].isalnum() or self.is_page or self.is_settled:
            return False
        return _RULE.fullmatch(self.text) is not None


def plain(text: str) -> str:
    """A text with single blanks, without soft hyphens and characters that have no width or that XML forbids."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return FORBIDDEN.sub(REPLACEMENT, " ".join(_INVISIBLE.sub("", text).split()))
