"""The blocks and lines of a flow as Markdown, ready to be laid out: headings, items, quotations, notes, tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from edenda.writers.commonmark.escaping import beginning, closed, unbroken
from edenda.writers.commonmark.inline import SIGNS, Inline
from edenda.writers.commonmark.phrases import line_of
from edenda.writers.commonmark.tables import table
from edenda.writers.flow.markup import BREAK, HEADER
from edenda.writers.flow.settling import single_blanks
from edenda.writers.flow.signs import (
    BLANK,
    BLOCK,
    END,
    END_OF_TABLE,
    HANG,
    HEADING,
    INDENT,
    ITEM,
    LINE,
    NO_WRAP,
    NOTE,
    QUOTATION,
    TAB,
    TABLE,
)

_SIGN: Final = re.compile(f"([{SIGNS}{BREAK}{HEADING}{QUOTATION}{ITEM}{NOTE}{END}])")
#: Indentation is what levels make of it; more would make code of a text.
_NOTHING: Final = {ord(sign): None for sign in (HANG, INDENT, NO_WRAP, HEADER)} | {ord(TAB): " "}
_BLANKS: Final = f" {BLANK}"
_MARKER: Final = re.compile(r"(?:(?P<number>0|[1-9]\d{0,8})(?P<sign>[.)])|-)")
_RULE: Final = f"{NO_WRAP}* * *"
_DEEPEST: Final = 6
#: The level of an item that is none in Markdown, since its label is words.
_WORDS: Final = ""


def marked_up(flow: str, *, is_wrapped: bool) -> str:
    """A settled flow whose words and signs are Markdown, with the signs that lines are made by."""
    blocks = _Blocks(is_wrapped)
    blocks.read(flow)
    return "".join(blocks.written)


class _Item(NamedTuple):
    """The marker of an item: its number and the sign behind it."""

    number: int
    sign: str


@dataclass(slots=True)
class _Line:
    """A line as it is made: what of it is written, and what is known of it."""

    written: list[str] = field(default_factory=list)
    is_item: bool = False
    is_begun: bool = False
    """Whether it has words so far."""
    begins: bool = True
    """Whether the next words are the first of a line, an item or a note."""


@dataclass(slots=True)
class _Blocks:
    """What is known while a flow is read."""

    is_wrapped: bool
    written: list[str] = field(default_factory=list)
    inline: Inline = field(default_factory=Inline)
    levels: list[str] = field(default_factory=list)
    items: dict[int, _Item] = field(default_factory=dict)
    """By their depth the last items, where nothing else has followed on them."""
    is_heading: bool = False
    is_begun: bool = False
    """Whether the block has words so far."""
    is_behind_item: bool = False

    def read(self, flow: str) -> None:
        """Write the blocks of a flow."""
        before, *pieces = flow.split(TABLE)
        self.blocks(before)
        for piece in pieces:
            rows, _, after = piece.partition(END_OF_TABLE)
            self.end_block()
            for lines in table(rows, self.cell, self.blocks):
                self.forget_items()
                self.written += (BLOCK, lines, BLOCK)
            self.blocks(after)

    def blocks(self, flow: str) -> None:
        """Write blocks without tables."""
        for number, block in enumerate(flow.split(BLOCK)):
            if number:
                self.end_block()
            for words in single_blanks(block.translate(_NOTHING)).split(LINE):
                self.line(words)

    def end_block(self) -> None:
        self.written.append(BLOCK)
        self.is_begun = self.is_heading = self.is_behind_item = False

    def cell(self, words: str) -> str:
        """What stands in a cell of a table, as one line."""
        for number, piece in enumerate(_SIGN.split(words)):
            if not number % 2:
                self.inline.words(piece)
            elif piece in SIGNS:
                self.inline.sign(piece)
        return line_of(self.inline.taken()).strip(_BLANKS)

    def line(self, words: str) -> None:
        """Write one line behind what joins it to the one before it; of a line without words only its levels."""
        line, depth = _Line(), self.depth()
        for number, piece in enumerate(_SIGN.split(words)):
            if number % 2:
                self.sign(piece, line)
            elif piece:
                self.inline.words(piece)
        self.flush(line)
        if line.is_begun:
            line.written[-1] = line.written[-1].rstrip(_BLANKS)
            self.join(line)
            self.is_behind_item = line.is_item and self.depth() <= depth
        self.written += line.written

    def join(self, line: _Line) -> None:
        """What joins a line to the one before it in its block: mostly a line end that is seen."""
        if not self.is_begun:
            joint = ""
        elif self.is_heading:
            joint = " "
        elif line.is_item or self.is_behind_item:
            joint = LINE if line.is_item and self.is_behind_item else BLOCK
        else:
            joint = f"\\{LINE}"
        self.written.append(joint)
        self.is_begun = True

    def sign(self, sign: str, line: _Line) -> None:
        """Begin or end something."""
        if sign in SIGNS:
            self.inline.sign(sign)
        elif sign == HEADING:
            self.is_heading = True
        elif sign == BREAK:
            line.written.append(_RULE)
            line.is_begun = True
            self.forget_items()
        elif sign == ITEM:
            self.item(line)
        else:
            self.flush(line, is_label=sign == NOTE)
            self.level(sign, line)

    def level(self, sign: str, line: _Line) -> None:
        """Begin a quotation or a note, or end one of these or an item."""
        if sign != END:
            self.levels.append(sign)
            line.written.append(sign)
            line.begins = True
        elif self.levels and self.levels.pop() != _WORDS:
            line.written.append(END)

    def item(self, line: _Line) -> None:
        """Begin an item: one of Markdown where its label is a marker there; else the label is words like others."""
        marker = self.marker()
        if marker is None:
            self.levels.append(_WORDS)
            return
        depth = self.depth()
        self.items = {at: item for at, item in self.items.items() if at < depth}
        self.items[depth] = marker
        self.inline.taken()
        line.written += (f"{marker.number}{marker.sign} " if marker.sign != "-" else "- ", ITEM)
        line.is_item = line.is_begun = line.begins = True
        self.levels.append(ITEM)

    def marker(self) -> _Item | None:
        """What the words before an item are as a marker; numbers that do not follow on each other are none."""
        if any(piece.style or piece.is_markdown for piece in self.inline.pieces):
            return None
        found = _MARKER.fullmatch("".join(piece.words for piece in self.inline.pieces).strip(_BLANKS))
        if found is None:
            return None
        made = _Item(int(found["number"] or 0), found["sign"] or "-")
        before = self.items.get(self.depth())
        if before and before.sign == made.sign != "-" and before.number + 1 != made.number:
            return None
        return made

    def flush(self, line: _Line, *, is_label: bool = False) -> None:
        """Write the words so far."""
        has_words = self.inline.has_words()
        words = single_blanks(line_of(self.inline.taken()))
        if not has_words:
            return
        if line.begins:
            words = self.begun(words.lstrip(_BLANKS), line, is_label=is_label)
        line.written.append(unbroken(words) if self.is_wrapped else words)
        line.is_begun, line.begins = True, False
        if not is_label:
            self.forget_items()

    def begun(self, words: str, line: _Line, *, is_label: bool) -> str:
        """The first words of a line: those of a heading behind its marks, others so that they begin nothing."""
        if is_label:
            return words
        if self.is_heading:
            marks = "" if self.is_begun or line.is_begun else f"{NO_WRAP}{'#' * self.heading_depth()} "
            return marks + closed(words.rstrip(_BLANKS))
        return beginning(words)

    def heading_depth(self) -> int:
        """How many marks a heading has."""
        return min(max(1, self.inline.sections), _DEEPEST)

    def depth(self) -> int:
        """How many levels there are around."""
        return len(self.levels) - self.levels.count(_WORDS)

    def forget_items(self) -> None:
        """Something else follows on the last items here."""
        if self.items:
            depth = self.depth()
            self.items = {at: item for at, item in self.items.items() if at < depth}
