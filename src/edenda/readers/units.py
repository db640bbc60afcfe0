"""Lines as units: the paragraphs, headings and other lines that readers sort into blocks, joined across pages."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Literal, NamedTuple

from edenda.languages import Language
from edenda.readers.dateline import is_dateline
from edenda.readers.lines import Line, read_lines
from edenda.readers.pages import PageMark, find_pages
from edenda.sources import FORBIDDEN, REPLACEMENT

PartKind = Literal["text", "hyphen", "pagemark", "label", "furniture", "call", "lb"]

_SENTENCE_END: Final = re.compile(r"[.!?…:;][\"'”’»)\]]*$|[\"”’»)\]]$")
_LIST_MARK: Final = re.compile(r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-•*–]|\[\d{1,3}\])\s", re.IGNORECASE)
_SIGNED: Final = re.compile(r"\(?(?:signed|sgd)\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_RULE: Final = re.compile(r"[-_=*~–—•·.#+\s]{3,}|[§⁂❦]")
_NARROWEST, _WIDEST = 34, 115
_DELIBERATE = 0.82
_RUNNING = 60
_LONG = 120
_TAIL = 60


class Part(NamedTuple):
    """A piece of raw input inside a unit. `n` is the number of a page or a note, `facs` the image of a page."""

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
    def is_settled(self) -> bool:
        """Whether the file's format says what kind of block this is, and that it is no common paragraph."""
        return self.style not in ("", "paragraph")

    @property
    def item_level(self) -> int:
        """How deep an item stands that the file's format says is one; 0 where it says nothing of the kind."""
        return int(self.style[5:].partition(":")[0]) if self.style.startswith("item-") else 0

    @property
    def start(self) -> int:
        """The first character of the raw input that belongs to the unit."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """The character of the raw input after the unit."""
        return self.parts[-1].end

    @property
    def is_rule(self) -> bool:
        """Whether the unit is a line of signs that divides: `* * *`, `-----`."""
        return not self.is_page and not self.is_settled and _RULE.fullmatch(self.text) is not None


class Layout(NamedTuple):
    """How the text is laid out: `width` of hard-wrapped lines (0 = one line is one paragraph)."""

    width: int
    continues: int | None
    opens: int | None


class _Growing:
    """A unit to which others are joined; its pieces and its text are put together once, at the end."""

    def __init__(self, first: Unit) -> None:
        self.is_page = first.is_page
        self.parts = list(first.parts)
        self.length = len(first.text)
        self.tail = first.text[-_TAIL:]
        self._first = first
        self._texts = [first.text]
        self._margin = first.margin
        self._lines = first.lines

    @property
    def head(self) -> str:
        """The beginning of the text."""
        return "".join(self._texts[:_TAIL])

    def join(self, between: tuple[Part, ...], last: Unit, words: _Words) -> None:
        """Add a unit, page markers before it; a word divided by a hyphen is made whole."""
        glue = " "
        if self.tail.endswith("-") and self.tail[-2:-1].isalpha() and last.text[:1].isalpha():
            glue = ""
            before, after = _WORD.findall(self.tail[:-1]), _WORD.findall(last.text[:_TAIL])
            if before and after and words.is_divided(before[-1], after[0]):
                end = self.parts.pop()
                self.parts += (end._replace(end=end.end - 1), Part("hyphen", end.end - 1, end.end))
                self._texts[-1] = self._texts[-1][:-1]
                self.length -= 1
                self.tail = self.tail[:-1]
        self.parts += (*between, *last.parts)
        self._texts.append(glue + last.text)
        self.length += len(glue) + len(last.text)
        self.tail = (self.tail + glue + last.text)[-_TAIL:]
        self._margin = min(self._margin, last.margin)
        self._lines += last.lines

    def whole(self) -> Unit:
        """The unit with all that was joined to it."""
        if len(self._texts) == 1:
            return self._first
        text = "".join(self._texts)
        return replace(self._first, parts=tuple(self.parts), text=text, margin=self._margin, lines=self._lines)


def read_units(raw: str, language: Language) -> tuple[Unit, ...]:
    """The units of a text, in order: text units and, between paragraphs, page markers."""
    lines = read_lines(raw)
    pages = find_pages(lines, language)
    items = [item for index, line in enumerate(lines) for item in _items(line, pages.get(index, ()))]
    layout = _layout(items)
    words = _Words(raw, _labels(language))
    units: list[_Growing] = []
    for unit in _paragraphs(items, layout, words):
        if not unit.is_page and len(units) > 1 and units[-1].is_page:
            _after_page(units, unit, layout, words)
        else:
            units.append(_Growing(unit))
    return tuple(unit.whole() for unit in units)


class _Words:
    """The words of a text, counted once and only where a hyphen has to be decided."""

    def __init__(self, raw: str, labels: frozenset[str]) -> None:
        self._raw = raw
        self._labels = labels
        self._counts: Counter[str] | None = None

    def is_labelled(self, text: str) -> bool:
        """Whether a line begins with a label that catalogues and publications use, and a colon."""
        label, colon, _ = text[:40].partition(":")
        return bool(colon) and label.lower().replace("(s)", "s").strip() in self._labels

    def is_divided(self, before: str, after: str) -> bool:
        """Whether a hyphen between two pieces divides a word and does not join a compound."""
        if not after[:1].islower():
            return False
        if self._counts is None:
            self._counts = Counter(_WORD.findall(self._raw.lower()))
        joined, compound = (before + after).lower(), f"{before}-{after}".lower()
        return self._counts[joined] > 0 or self._counts[compound] == 0


def _labels(language: Language) -> frozenset[str]:
    catalogue = (word for words in language.table("catalogue", "labels").values() for word in words)
    cues = (word.strip(": ") for words in language.table("publication", "cues").values() for word in words)
    return frozenset((*catalogue, *cues))


def _items(line: Line, marks: tuple[PageMark, ...]) -> list[Unit]:
    """A line as one unit, or as several where page markers stand at its edges."""
    if not marks:
        text = _plain(line.text)
        return [
            Unit((Part("text", line.start, line.end),), text, line.blanks, line.indent, line.number, margin=line.indent)
        ]
    parts: list[Part] = []
    position = line.start
    for mark in marks:
        if line.text[position - line.start : mark.start - line.start].strip():
            parts.append(_stripped(line, position, mark.start))
        parts.append(Part("pagemark", mark.start, mark.end, mark.n))
        position = mark.end
    if line.text[position - line.start :].strip():
        parts.append(_stripped(line, position, line.end))
    return _split_at_edges(parts, line)


def _plain(text: str) -> str:
    """A text with single blanks, and without characters that XML forbids."""
    return FORBIDDEN.sub(REPLACEMENT, " ".join(text.split()))


def _stripped(line: Line, start: int, end: int) -> Part:
    text = line.text[start - line.start : end - line.start]
    lead = len(text) - len(text.lstrip())
    return Part("text", start + lead, start + len(text.rstrip()))


def _split_at_edges(parts: list[Part], line: Line) -> list[Unit]:
    units: list[Unit] = []
    head = [part for part in parts[:1] if part.kind == "pagemark"]
    tail = [part for part in parts[1:][-1:] if part.kind == "pagemark"]
    inner = parts[len(head) : len(parts) - len(tail)]
    blanks = line.blanks
    for group, is_page in ((head, True), (inner, False), (tail, True)):
        if group:
            texts = (
                line.text[part.start - line.start : part.end - line.start] for part in group if part.kind == "text"
            )
            text = _plain(" ".join(texts))
            units.append(Unit(tuple(group), text, blanks, line.indent, line.number, is_page, line.indent))
            blanks = 0
    return units


def _layout(items: Sequence[Unit]) -> Layout:
    width = _width(items)
    own = _first_line_indents(items) if width else None
    return Layout(width, *(own or _indents(items)))


def _width(items: Sequence[Unit]) -> int:
    """The width to which lines are wrapped, in characters; 0 where a line is a paragraph."""
    pairs = [(a, b) for a, b in itertools.pairwise(items) if not (b.blanks or a.is_page or b.is_page)]
    if len(pairs) < 3:
        return 0
    lengths = sorted(a.indent + len(a.text) for a, _ in pairs)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    in_pairs = sum(len(a.text) for a, _ in pairs)
    forced = sum(not _is_deliberate(a, b, width) for a, b in pairs)
    is_wrapped = _NARROWEST <= width <= _WIDEST and forced >= 0.5 * len(pairs)
    return width if is_wrapped and in_pairs >= 0.4 * sum(len(item.text) for item in items) else 0


def _is_deliberate(first: Unit, second: Unit, width: int) -> bool:
    """Whether a line ends although the next word would have fitted."""
    word = second.text.split(maxsplit=1)[0]
    return first.indent + len(first.text) + 1 + len(word) < _DELIBERATE * width


def _first_line_indents(items: Sequence[Unit]) -> tuple[int, int] | None:
    """In wrapped text without blank lines between paragraphs: the indents of lines that go on, and that open."""
    counts = Counter(item.indent for item in items if not item.is_page)
    flush = counts.most_common(1)[0][0]
    deeper = Counter({indent: count for indent, count in counts.items() if flush < indent <= flush + 8})
    if not deeper:
        return None
    opens, count = deeper.most_common(1)[0]
    return (flush, opens) if count >= 3 and count > sum(item.blanks > 0 for item in items) / 2 else None


def _indents(items: Sequence[Unit]) -> tuple[int | None, int | None]:
    """The indents of lines that surely continue a paragraph after a page marker, and of those that surely open one."""
    continuing: Counter[int] = Counter()
    opening: Counter[int] = Counter()
    for before, item in itertools.pairwise(items):
        if (
            not (item.is_page or before.is_page)
            and item.blanks
            and len(item.text) > _RUNNING
            and _SENTENCE_END.search(before.text)
        ):
            opening[item.indent] += 1
    for first, page, last in zip(items, items[1:], items[2:], strict=False):
        if page.is_page and not first.is_page and last.text[:1].islower() and not _SENTENCE_END.search(first.text):
            continuing[last.indent] += 1
    if not continuing:
        return _one_line_indents(items)
    if not opening:
        return None, None
    continues, opens = continuing.most_common(1)[0][0], opening.most_common(1)[0][0]
    return (continues, opens) if continues != opens else (None, None)


def _one_line_indents(items: Sequence[Unit]) -> tuple[int | None, int | None]:
    """Where each paragraph is one long line and most of these are indented: a line that is not goes on."""
    long = Counter(item.indent for item in items if len(item.text) > _LONG)
    if not long:
        return None, None
    opens, count = long.most_common(1)[0]
    return (0, opens) if opens > 1 and count * 10 > 7 * sum(long.values()) else (None, None)


def _paragraphs(items: Sequence[Unit], layout: Layout, words: _Words) -> list[Unit]:
    if not layout.width:
        return list(items)
    units: list[Unit] = []
    for group in _groups(items):
        units.extend(_unwrapped(group, layout, words))
    return units


def _groups(items: Sequence[Unit]) -> list[list[Unit]]:
    """Items without a blank line or a page marker between them."""
    groups: list[list[Unit]] = []
    for item in items:
        if item.blanks or item.is_page or not groups or groups[-1][-1].is_page:
            groups.append([])
        groups[-1].append(item)
    return groups


def _unwrapped(group: list[Unit], layout: Layout, words: _Words) -> list[Unit]:
    flush = min(item.indent for item in group)
    deeper = sum(item.indent > flush + 1 for item in group)
    lower = sum(item.indent > flush + 1 and item.text[:1].islower() for item in group)
    hangs = (
        group[0].indent <= flush + 1 and len(group) > 1 and (deeper * 2 > len(group) - 1 or lower * 5 > deeper * 3 > 0)
    )
    units = [_Growing(group[0])]
    last = group[0]
    for item in group[1:]:
        is_deep = item.indent > flush + 1
        breaks = (
            _is_deliberate(last, item, layout.width)
            or (not is_deep if hangs else is_deep and item.indent > last.indent + 1)
            or words.is_labelled(item.text)
            or item.is_rule
            or (item.text.startswith("(") and item.text.endswith(")"))
            or _SIGNED.match(item.text) is not None
            or last.is_rule
            or (_LIST_MARK.match(item.text) is not None and _SENTENCE_END.search(last.text) is not None)
        )
        if breaks:
            units.append(_Growing(item))
        else:
            units[-1].join((), item, words)
        last = item
    return [unit.whole() for unit in units]


def _after_page(units: list[_Growing], unit: Unit, layout: Layout, words: _Words) -> None:
    """Join a unit that follows page markers to the paragraph before them, where it continues it."""
    first = len(units)
    while units[first - 1].is_page:
        first -= 1
        if first == 0:
            units.append(_Growing(unit))
            return
    if _continues(units[first - 1], unit, layout) and not words.is_labelled(units[first - 1].head):
        pages = tuple(part for page in units[first:] for part in page.parts)
        del units[first:]
        units[-1].join(pages, unit, words)
    else:
        units.append(_Growing(unit))


def _continues(before: _Growing, after: Unit, layout: Layout) -> bool:
    """Whether a paragraph goes on behind a page marker: indents decide where they can, else how the text breaks off."""
    if before.length < _RUNNING and not after.text[:1].islower():
        return False
    if layout.continues is not None and after.indent in (layout.continues, layout.opens):
        return after.indent == layout.continues
    if before.tail.endswith("-") or after.text[:1].islower():
        return True
    return not _SENTENCE_END.search(before.tail)
