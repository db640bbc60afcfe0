"""The text of a document as one string that knows where each of its pieces stands; asides come behind the rest.

Between blocks stands `BOUNDARY`, which no XML can hold, so that no word, name or sentence goes on from one into the
next. Notes, and readings beside the text, stand at the end, each by itself: what they stand in goes on without them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, NamedTuple, TypeAlias

from lxml import etree

from edenda.tei import line_of

BOUNDARY: Final = "\x00"
#: A boundary as it stands in the text: a word by itself.
BETWEEN: Final = f" {BOUNDARY} "
#: What stands in running text: words and sentences go on through it. All else are blocks.
INLINE: Final = frozenset(
    (
        "abbr add addName am anchor app att bloc c caesura cb choice cl corr country damage date del "
        "distinct district email emph eventName ex expan foreign forename fw g gap gb genName geogFeat geogName gi "
        "gloss handShift hi idno index lb lem measure mentioned metamark milestone mod name nameLink note num orgName "
        "orig pb pc persName phr placeName ptr rb rdg redo ref reg region restore retrace roleName rs ruby s seg "
        "settlement sic soCalled space subst supplied surname surplus term time title unclear undo val w"
    ).split()
)
#: What stands beside the text: what is read goes on without it.
ASIDES: Final = frozenset("corr del desc expan figDesc fw note rdg reg surplus".split())


class Owner(NamedTuple):
    """What the text directly in an element stands in."""

    element: etree._Element
    within: int
    """The element itself and all around it: `TEXT`, `BODY` and so on, added up."""
    division: etree._Element | None
    block: etree._Element | None
    """The nearest element that is no part of running text: a paragraph, a heading, a cell, a note."""
    language: str
    """The nearest @xml:lang; empty where there is none."""


#: A piece of text, what it stands in, and the last tag before it (that of a comment too). There are very many.
Piece: TypeAlias = "tuple[str, Owner, etree._Element]"  # noqa: SLF001 - lxml has no other name for it


@dataclass(frozen=True, slots=True)
class RunningText:
    """All text of a document."""

    text: str
    starts: tuple[int, ...]
    owners: tuple[Owner, ...]
    anchors: tuple[etree._Element, ...]
    ends: tuple[int, ...]
    """Where lines end."""

    @classmethod
    def of(cls, pieces: Iterable[Piece]) -> RunningText:
        """The text that pieces make, one after the other."""
        texts, owners, anchors = zip(*pieces, strict=True) if pieces else ((), (), ())
        starts = (0, *accumulate(map(len, texts)))[: len(texts)]
        text = "".join(texts)
        return cls(text, starts, owners, anchors, tuple(found.start() for found in re.finditer("\n", text)))

    def owner(self, at: int) -> Owner:
        """What the character at an offset stands in."""
        return self.owners[self._piece(at)]

    def tag_before(self, at: int) -> etree._Element:
        """The last tag before the character at an offset."""
        return self.anchors[self._piece(at)]

    def line(self, at: int) -> int | None:
        """The line of the character at an offset: that of the last tag before it, and the line ends since."""
        piece = self._piece(at)
        line = line_of(self.anchors[piece])
        return None if line is None else line + bisect_left(self.ends, at) - bisect_left(self.ends, self.starts[piece])

    def around(self, start: int, end: int, reach: int = 24) -> str:
        """The words at an offset with a few before and behind them, on one line, within the block."""
        before = self.text[max(0, start - reach) : start].rpartition(BOUNDARY)[2]
        after = self.text[end : end + reach].partition(BOUNDARY)[0]
        if start > reach and len(before) == reach:
            before = "…" + before.partition(" ")[2]
        if len(after) == reach and " " in after:
            after = after.rpartition(" ")[0] + "…"
        return " ".join(f"{before}{self.text[start:end]}{after}".replace(BOUNDARY, " ").split())

    def _piece(self, at: int) -> int:
        return bisect_right(self.starts, at) - 1


def places_of(signs: Iterable[str], text: str) -> list[int]:
    """Where any of some characters stands, in order; where they are rare, much faster than a pattern is."""
    found: list[int] = []
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            found.append(at)
            at = text.find(sign, at + 1)
    return sorted(found)
