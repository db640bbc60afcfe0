"""What stands in a line of a flow, read into pieces: emphasis, links, the calls of notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from edenda.writers.commonmark.escaping import address
from edenda.writers.commonmark.phrases import BOLD, ITALIC, PLAIN, Piece
from edenda.writers.flow.markup import CALL, CLOSE, EMPHASIS, LINK, SECTION, STRONG, VALUE
from edenda.writers.flow.signs import BLANK

#: The signs that are read here.
SIGNS: Final = EMPHASIS + STRONG + LINK + VALUE + CALL + SECTION + CLOSE
_STYLES: Final = {EMPHASIS: ITALIC, STRONG: BOLD}
_BLANKS: Final = f" {BLANK}"


class _Open(NamedTuple):
    """A sign that was not closed yet: the style around it, and of a link where its words begin."""

    sign: str
    style: int
    pieces: list[Piece]
    first: int


@dataclass(slots=True)
class Inline:
    """The pieces of a line so far, and what is open around the next words."""

    pieces: list[Piece] = field(default_factory=list)
    around: list[_Open] = field(default_factory=list)
    style: int = PLAIN
    sections: int = 0
    target: str = ""

    def sign(self, sign: str) -> None:
        """Begin or end something."""
        if sign == CLOSE:
            self.close()
        elif sign == VALUE:
            self.open(VALUE)
        else:
            self.sections += sign == SECTION
            self.open(sign)
            self.style |= _STYLES.get(sign, PLAIN)

    def open(self, sign: str) -> None:
        """Remember what begins; the words of a link take the place of its address."""
        if sign == VALUE and self.around:
            self.around.pop()
        self.around.append(_Open(sign, self.style, self.pieces, len(self.pieces)))

    def close(self) -> None:
        """End the innermost."""
        if not self.around:
            return
        ended = self.around.pop()
        self.style = ended.style
        self.sections -= ended.sign == SECTION
        if ended.sign == VALUE and ended.pieces is self.pieces and self.has_words(ended.first):
            self.pieces.insert(ended.first, Piece("[", self.style, is_markdown=True))
            self.pieces.append(Piece(f"]({address(self.target)})", self.style, is_markdown=True))

    def words(self, words: str) -> None:
        """Words of the document, the address of a link, or the key of a note."""
        sign = self.around[-1].sign if self.around else ""
        if sign == LINK:
            self.target = words
        elif sign == CALL:
            self.pieces.append(Piece(f"[^{words}]", self.style, is_markdown=True))
        else:
            self.pieces.append(Piece(words, self.style))

    def has_words(self, first: int = 0) -> bool:
        """Whether any piece from one on shows something."""
        return any(piece.words.strip(_BLANKS) for piece in self.pieces[first:])

    def taken(self) -> list[Piece]:
        """The pieces so far; what comes behind them is no longer of the same link."""
        pieces, self.pieces = self.pieces, []
        return pieces
