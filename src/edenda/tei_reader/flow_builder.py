"""One flow of reading text under construction: pieces of the file, where each came from, blocks and marks."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, Literal

from edenda.markup.document import XmlBytes
from edenda.markup.tags import BLANKS
from edenda.model import Attrs, Block, Flow, FlowKind, Mark, RunKind, Span
from edenda.tei_reader.alignment import Alignment, Odd
from edenda.tei_reader.vocabulary import OBJECT_CHARACTER

_IRREGULAR: Final = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]|&[^;]*;")
_AMPERSANDS: Final = re.compile(r"[^&]+|&")
_PREDEFINED: Final = {"lt": "<", "gt": ">", "amp": "&", "apos": "'", "quot": '"'}
HYPHENS: Final = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{SOFT HYPHEN}¬"
Pending = Literal["", "blank", "join", "perhaps"]
#: Behind these no note is called.
_OPENING: Final = " \t\r\n\N{NO-BREAK SPACE}([{“‘-–—/"
_LONGEST_ENTITY: Final = 200


class FlowBuilder:
    """Takes pieces of a file in order and makes a flow of them."""

    def __init__(self, name: str, kind: FlowKind, document: XmlBytes, entities: Mapping[str, str]) -> None:
        self.name = name
        self.kind = kind
        self.pieces: list[str] = []
        self.raws = array("q")
        self.pending: Pending = ""
        self.marks: list[Mark] = []
        self.kinds: list[str] = []
        self.length = 0
        self._odd: dict[int, Odd] = {}
        self._document = document
        self._entities = entities
        self._has_tabs = document.has_tabs
        self._first = 0  # the piece with which the open segment begins
        self._begins = 0  # its character
        self._blocks: list[list[Block]] = [[]]
        self._division_starts: list[int] = []

    def add(self, words: str, raw: int) -> None:
        """Add text that stands in the file at a place, as it stands there: white space and entities as they are."""
        if not words.isascii():
            words = self._document.decode(words)
        if self.pending or self.length == self._begins:
            stripped = words.lstrip(BLANKS)
            if not stripped:
                return
            self._settle(words, stripped, raw)
            raw += len(words) - len(stripped)
            words = stripped
        if "\n" in words or "&" in words or "  " in words or self._has_tabs:
            self._add_irregular(words, raw)
        else:
            self.pieces.append(words)
            self.raws.append(raw)
            self.length += len(words)

    def add_verbatim(self, words: str, raw: int) -> None:
        """Add the text of a CDATA section, in which an ampersand is an ampersand."""
        for found in _AMPERSANDS.finditer(words):
            if found[0] == "&":
                at = raw + found.start()
                self._one("&", (at, at + 1), "entity")
            else:
                self.add(found[0], raw + found.start())

    def add_object(self, raw: int) -> None:
        """Add what is not text but stands between words."""
        self._settle(OBJECT_CHARACTER, OBJECT_CHARACTER, raw)
        self._one(OBJECT_CHARACTER, (raw, raw), "markup")

    def break_here(self, *, joins: bool, separates: bool) -> None:
        """A line, column or page ends here; `joins` where @break says no, `separates` where it says yes."""
        if len(self.pieces) == self._first:
            return
        if joins:
            self._trim()
            self.pending = "join"
        elif separates or not self._ends_in_hyphen():
            self.pending = self.pending or "blank"
        else:
            self.pending = "perhaps"

    def ends_apart(self) -> bool:
        """Whether what comes next does not stand right behind a word."""
        return bool(self.pending) or self.length == self._begins or not self.pieces[-1][-1:].strip(_OPENING)

    def open_block(self, kind: str) -> None:
        """A block begins: what was before it is closed."""
        self.close_segment()
        self.kinds.append(kind)

    def close_block(self) -> None:
        """The innermost block ends."""
        self.close_segment()
        self.kinds.pop()

    def open_division(self, kind: str) -> None:
        """A block of blocks begins."""
        self.open_block(kind)
        self._blocks.append([])
        self._division_starts.append(self._begins)

    def close_division(self) -> None:
        """The innermost block of blocks ends."""
        self.close_segment()
        kind = self.kinds.pop()
        inner = self._blocks.pop()
        start = self._division_starts.pop()
        self._blocks[-1].append(Block(kind, (start, self._begins), (), tuple(inner)))

    def close_segment(self) -> None:
        """Close the stretch of text since the last edge of a block; one of blanks alone is none."""
        self.pending = ""
        end = self.length
        if end > self._begins:
            self._blocks[-1].append(Block(self.kinds[-1] if self.kinds else "", (self._begins, end)))
            self._one("\n", (self.raws[-1], self.raws[-1]), "space")
            self._first = len(self.pieces)
            self._begins = end + 1

    def mark(self, kind: str, start: int, attrs: Attrs) -> None:
        """Note that the text since `start` is marked already."""
        end = self.length
        if start < end:
            self.marks.append(Mark(kind, (start, end), attrs, None, locked=True))

    def flow(self) -> Flow:
        """The flow."""
        self.close_segment()
        text = "".join(self.pieces)
        runs = Alignment(self._document, list(map(len, self.pieces)), self.raws, self._odd)
        return Flow(
            self.name, self.kind, text, runs, tuple(self._blocks[0]), tuple(_trimmed(mark, text) for mark in self.marks)
        )

    def _same(self, words: str, raw: int) -> None:
        """A piece of the file's own characters."""
        self.pieces.append(words)
        self.raws.append(raw)
        self.length += len(words)

    def _one(self, text: str, raw: Span, kind: RunKind) -> None:
        """A piece that is not the file's own characters."""
        self._odd[len(self.pieces)] = (raw[1], kind)
        self._same(text, raw[0])

    def _settle(self, words: str, stripped: str, raw: int) -> None:
        """Do what an edge before these words asked for."""
        pending, self.pending = self.pending, ""
        if pending == "perhaps" and stripped[:1].islower():
            self._trim()
            return
        is_apart = pending in ("blank", "perhaps") or (pending != "join" and words != stripped)
        if is_apart and len(self.pieces) > self._first and not self.pieces[-1].endswith((" ", "\n")):
            self._one(" ", (raw, raw), "space")

    def _add_irregular(self, words: str, raw: int) -> None:
        """Text with entities, or with white space that is no single blank."""
        at = 0
        for found in _IRREGULAR.finditer(words):
            if at < found.start():
                self._same(words[at : found.start()], raw)
                raw += len(self._document.encode(words[at : found.start()]))
            end = raw + len(self._document.encode(found[0]))
            is_entity = found[0][0] == "&"
            text = self._entity(found[0]) if is_entity else " "
            self._one(text, (raw, end), "entity" if is_entity else "space")
            at, raw = found.end(), end
        if at < len(words):
            self._same(words[at:], raw)

    def _entity(self, reference: str) -> str:
        name = reference[1:-1]
        if name.startswith("#"):
            return chr(int(f"0{name[1:]}", 0) if name[1] in "xX" else int(name[1:]))
        return _PREDEFINED.get(name) or self._entities.get(name) or OBJECT_CHARACTER

    def _ends_in_hyphen(self) -> bool:
        """Whether the last word ends in a hyphen, blanks behind it or not."""
        for at in range(len(self.pieces) - 1, self._first - 1, -1):
            if last := self.pieces[at].rstrip():
                return len(last) > 1 and last[-1] in HYPHENS and last[-2].isalpha()
        return False

    def _trim(self) -> None:
        """Take blanks and the hyphen of a divided word from the end."""
        while len(self.pieces) > self._first and not self.pieces[-1].strip():
            self.length -= len(self.pieces.pop())
            self.raws.pop()
            self._odd.pop(len(self.pieces), None)
        if len(self.pieces) > self._first and len(self.pieces) - 1 not in self._odd:
            last = self.pieces[-1].rstrip()
            last = last[:-1] if self._ends_in_hyphen() else last
            self.length -= len(self.pieces[-1]) - len(last)
            self.pieces[-1] = last
        for at in range(len(self.marks) - 1, -1, -1):
            start, end = self.marks[at].span
            if end <= self.length:
                break
            self.marks[at] = replace(self.marks[at], span=(min(start, self.length), self.length))


def _trimmed(mark: Mark, text: str) -> Mark:
    """A mark without blanks at its edges."""
    start, end = mark.span
    if start == end or not (text[start].isspace() or text[end - 1].isspace()):
        return mark
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return replace(mark, span=(start, max(start, end - len(words) + len(words.rstrip()))))


def declared_entities(doctype: str) -> dict[str, str]:
    """The entities of an internal subset that are plain text (XML 1.0, section 4.2): name and replacement."""
    return dict(_plain_entities(doctype))


def _plain_entities(doctype: str) -> Iterator[tuple[str, str]]:
    for found in re.finditer(r"<!ENTITY\s+([^\s%]+)\s+(?:\"([^\"]*)\"|'([^']*)')\s*>", doctype):
        value = re.sub(r"&#(x?)([0-9A-Fa-f]+);", _character, found[2] if found[2] is not None else found[3])
        if value and len(value) <= _LONGEST_ENTITY and not set(value) & set("<&%"):
            yield found[1], value


def _character(reference: re.Match[str]) -> str:
    return chr(int(reference[2], 16 if reference[1] else 10))
