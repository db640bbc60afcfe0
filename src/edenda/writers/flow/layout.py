"""Lines out of a flow: blocks, what is quoted or labelled around them, and lines no longer than asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from edenda.writers.flow.columns import broken, columns
from edenda.writers.flow.escaping import as_written, has_sign
from edenda.writers.flow.settling import settle, single_blanks
from edenda.writers.flow.signs import (
    BLANK,
    BLOCK,
    CELL,
    END,
    END_OF_FLOW,
    ESCAPE,
    FLOW,
    HANG,
    HEADING,
    INDENT,
    ITEM,
    LINE,
    NO_WRAP,
    NOTE,
    QUOTATION,
    SIGNS,
    TAB,
    TABLE,
)
from edenda.writers.flow.tables import tables

_LEVEL: Final = re.compile(f"([{QUOTATION}{ITEM}{NOTE}{END}])")
#: The signs of which a line is not plain.
_SIGNS: Final = (QUOTATION, ITEM, NOTE, END, INDENT, HEADING, HANG, NO_WRAP, CELL)
_NO_SIGNS: Final = {ord(sign): None for sign in SIGNS if sign != ESCAPE}
_STAYING: Final = " " + BLANK
_UNSEEN: Final = _STAYING + TAB + INDENT + HEADING + HANG + NO_WRAP
_NOT_WORDS: Final = (INDENT, HEADING, HANG, NO_WRAP)
#: How far what belongs to a label is indented where the label is missing, or too long to hang under.
_NO_LABEL: Final = 2
_LONG_LABEL: Final = 4
_HANGING: Final = " " * 4


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of a text are set.

    `wrap` is the length of a line in columns (0: a line of the flow is a line); `quotation` stands at the beginning of
    each line of a displayed quotation; `item` and `note` are how far what belongs to a label is indented, None for the
    width of the label; `before_heading` is the number of blank lines before a heading. `is_exact` says that what stands
    before a line means something, and is never cut to leave room for words.
    """

    wrap: int = 0
    quotation: str = "    "
    item: int | None = 2
    note: int | None = 0
    before_heading: int = 2
    is_exact: bool = False


def lay_out(written: str, layout: Layout) -> str:
    """The text that a stylesheet wrote, its flows as lines; linear in its length."""
    return set_lines(settled(written), layout)


def settled(written: str) -> list[str]:
    """What stands outside of flows, and the flows, by turns; these ready to be set in lines."""
    before, *pieces = written.split(FLOW)
    made = [before]
    for piece in pieces:
        flow, _, after = piece.partition(END_OF_FLOW)
        made += [settle(flow), after]
    return made


def set_lines(settled: list[str], layout: Layout) -> str:
    """Texts and flows by turns as one text."""
    made: list[str] = []
    for number, words in enumerate(settled):
        if number % 2:
            _Lines(layout, made).set(words)
        elif words:
            made.append(words)
    text = "".join(made).replace(BLANK, " ").replace(TAB, "\t")
    return as_written(text.translate(_NO_SIGNS)) if has_sign(text.encode()) else text


def _shared(one: str, other: str) -> str:
    """The characters with which both begin."""
    return other[: next((at for at, two in enumerate(zip(one, other, strict=False)) if two[0] != two[1]), len(one))]


def _words(line: str) -> str:
    """A line without the signs that say how it is set."""
    for sign in _NOT_WORDS:
        line = line.replace(sign, "")
    return line.replace(CELL, " ")


class _Line(NamedTuple):
    """A line of a flow: what stands before it and before its further lines, its words, whether it may be broken."""

    prefix: str
    words: str
    further: str
    is_whole: bool = False


class _Label(NamedTuple):
    """A label alone in its line, which waits for the next: what is before it, the blank lines above, its words."""

    prefix: str
    gap: str
    words: str
    depth: int
    is_open: bool = True


@dataclass(slots=True)
class _Lines:
    """What is known while a flow is set: the levels around, the label that waits, what the last line began with."""

    layout: Layout
    made: list[str]
    """What is written, in pieces."""
    levels: list[str] = field(default_factory=list)
    label: _Label | None = None
    last: str = ""
    gap: int = 0
    """How many blank lines there must be before the next line."""

    def set(self, flow: str) -> None:
        """Write the lines of a flow, with their ends."""
        if TABLE in flow:
            flow = tables(flow)
        signs = [sign for sign in _SIGNS if sign in flow]
        is_heading = False
        for piece in flow.split(BLOCK):
            block = piece.strip(" ")
            if not block:
                continue
            is_heading = is_heading or HEADING in block
            self.gap = self.layout.before_heading if is_heading else 1
            if self.levels or self.label or any(sign in block for sign in signs):
                for words in block.split(LINE):
                    self._signed(words)
            else:
                self._plain(block)
            is_heading = is_heading and self.gap > 0
        self._alone()

    def _plain(self, block: str) -> None:
        """The lines of a block without signs."""
        for line in block.split(LINE):
            words = line.strip(" ").rstrip(_STAYING)
            if words:
                self._written(_Line("", single_blanks(words), ""))

    def _signed(self, words: str) -> None:
        """A line that may hold signs."""
        line, is_label = self._read(words)
        if not line.words:
            return
        if is_label:
            self.label = _Label(*self._joined(line.prefix), line.words, len(self.levels))
        else:
            self._written(line)

    def _written(self, line: _Line) -> None:
        prefix, above = self._joined(line.prefix) if self.label else (line.prefix, self._above(line.prefix))
        self.last = line.prefix
        self.made.append(above)
        if not self.layout.wrap or line.is_whole:
            self.made += (prefix, line.words, "\n")
            return
        rooms = (self.layout.wrap - columns(one) for one in (prefix, line.further))
        for part in broken(line.words, *rooms):
            self.made += (prefix, part, "\n")
            prefix = line.further

    def _above(self, prefix: str) -> str:
        """The blank lines before a line; they bear what its beginning has in common with the last line's."""
        blank = f"{_shared(self.last, prefix).rstrip()}\n" if self.last else "\n"
        gap, self.gap = self.gap, 0
        return blank * gap if self.made else ""

    def _joined(self, prefix: str) -> tuple[str, str]:
        """The beginning of a line, with the label that waits in it if there is room for one; else that is written."""
        label = self.label
        if label is None:
            return prefix, self._above(prefix)
        whole = label.prefix + label.words
        room = prefix[len(label.prefix) : len(whole) + 1]
        if label.is_open and prefix.startswith(label.prefix) and len(whole) < len(prefix) and not room.strip(" "):
            self.label, self.gap = None, 0
            return whole + prefix[len(whole) :], label.gap
        self._alone()
        return prefix, self._above(prefix)

    def _alone(self) -> None:
        """Write the label that waits in a line of its own."""
        if self.label is not None:
            self.made.append(f"{self.label.gap}{self.label.prefix}{self.label.words}\n")
            self.last, self.label = self.label.prefix, None

    def _read(self, line: str) -> tuple[_Line, bool]:
        """A line without its signs, and whether it is only a label. Levels begin and end on the way."""
        prefix = further = self._around()
        said: list[str] = []
        is_label = False
        for number, piece in enumerate(_LEVEL.split(line)):
            if number % 2:
                is_label = self._pass(piece, "".join(said)) and bool(said)
                if not said and piece in (QUOTATION, END):
                    prefix = self._around()
            elif piece.strip(_UNSEEN):
                further = self._around()
                said.append(piece)
                is_label = False
        words = single_blanks(_words("".join(said))).lstrip(" ").rstrip(_STAYING)
        indent = " " * line.count(INDENT)
        hanging = _HANGING if HANG in line else ""
        made = _Line(self._short(prefix + indent), words, self._short(further + indent + hanging), NO_WRAP in line)
        return made, is_label

    def _pass(self, sign: str, said: str) -> bool:
        """Begin or end a level; whether it is one that has a label."""
        if sign == END:
            del self.levels[-1:]
            if self.label and len(self.levels) < self.label.depth:
                self.label = self.label._replace(is_open=False)
        elif sign == QUOTATION:
            self.levels.append(self.layout.quotation)
        else:
            self.levels.append(" " * self._indent(sign, said))
        return sign in (ITEM, NOTE)

    def _indent(self, sign: str, said: str) -> int:
        """How far what belongs to a label is indented."""
        asked = self.layout.item if sign == ITEM else self.layout.note
        if asked is not None:
            return asked
        width = columns(_words(said).lstrip(" "))
        is_long = self.layout.wrap and not self.layout.is_exact and width > self.layout.wrap // 3
        return _LONG_LABEL if is_long else width or _NO_LABEL

    def _around(self) -> str:
        return "".join(self.levels)

    def _short(self, prefix: str) -> str:
        """What stands before a line, so that it leaves room for the words."""
        return prefix[: self.layout.wrap // 2] if self.layout.wrap and not self.layout.is_exact else prefix
