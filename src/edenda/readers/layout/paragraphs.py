"""Items as paragraphs: wrapped lines joined, and paragraphs that go on behind a page marker."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.readers.layout.hyphens import HYPHENS, Joint, Words
from edenda.readers.layout.wrapping import LIST_MARK, SENTENCE_END, Layout, is_deliberate, is_verse
from edenda.readers.structure.quoted_lines import quoted_lines
from edenda.readers.units import Part, Unit

_SIGNED: Final = re.compile(r"\(?(?:signed|sgd)\b", re.IGNORECASE)
_RUNNING = 60
_TAIL = 60
#: An author's name turned round, initials or a first name, and a year: `Benda, K. (1911)`.
_ENTRY: Final = re.compile(r"[^\W\d_a-z][\w'’-]+, (?:[A-Z]\.[ -]?){1,3}.{0,40}?\(?(?:1[4-9]|20)\d\d")
#: Lines of a quotation set in, where a line else is a paragraph: how far in, and between which lengths.
_SET_IN, _NARROW, _BROAD = 3, 34, 100


class Hyphen(NamedTuple):
    """A line-end hyphen that was kept although it may divide a word: its place, the pieces before it and after it."""

    at: int
    before: str
    after: str


class Joiner:
    """What joining needs to know of a text, and the hyphens of which it could not tell what they are.

    Lines that begin at a place in `apart` open a unit of their own, and no unit then goes on over a page; what begins
    at a place in `calls` is a note's call and no item's label.
    """

    def __init__(self, words: Words, layout: Layout, language: Language) -> None:
        self.words = words
        self.layout = layout
        self.apart: Collection[int] = ()
        self.calls: Collection[int] = ()
        self.doubtful: list[Hyphen] = []
        self._labels = _labels(language)

    def is_labelled(self, text: str) -> bool:
        """Whether a line begins with a label that catalogues and publications use, and a colon."""
        label, colon, _ = text[:40].partition(":")
        return bool(colon) and label.lower().replace("(s)", "s").strip() in self._labels


@cache
def _labels(language: Language) -> frozenset[str]:
    catalogue = (word for words in language.table("catalogue", "labels").values() for word in words)
    cues = (word.strip(": ") for words in language.table("publication", "cues").values() for word in words)
    heads = (word for words in language.table("memorandum", "labels").values() for word in words)
    return frozenset((*catalogue, *cues, *heads))


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

    def join(self, between: tuple[Part, ...], last: Unit, joiner: Joiner) -> None:
        """Add a unit, page markers before it; a word divided by a hyphen is made whole."""
        end = self.parts[-1]
        joint = Joint.NONE
        if end.kind == "text":
            joint = joiner.words.joint(self.tail, last.text[:_TAIL])
        if joint is Joint.DIVIDED:
            self._cut_hyphen()
        elif joint in (Joint.COMPOUND, Joint.DOUBTFUL):
            self.parts.append(Part("join", end.end, end.end))
        if joint is Joint.DOUBTFUL:
            joiner.doubtful.append(Hyphen(end.end - 1, self.tail.split()[-1], last.text[:_TAIL].split()[0]))
        glue = " " if joint in (Joint.NONE, Joint.SUSPENDED) else ""
        self.parts += (*between, *last.parts)
        self._texts.append(glue + last.text)
        self.length += len(glue) + len(last.text)
        self.tail = (self.tail + glue + last.text)[-_TAIL:]
        self._margin = min(self._margin, last.margin)
        self._lines += last.lines

    def _cut_hyphen(self) -> None:
        end = self.parts.pop()
        self.parts += (end._replace(end=end.end - 1), Part("hyphen", end.end - 1, end.end))
        self._texts[-1] = self._texts[-1][:-1]
        self.length -= 1
        self.tail = self.tail[:-1]

    def whole(self) -> Unit:
        """The unit with all that was joined to it."""
        if len(self._texts) == 1:
            return self._first
        text = "".join(self._texts)
        return replace(self._first, parts=tuple(self.parts), text=text, margin=self._margin, lines=self._lines)


def paragraphs(items: Sequence[Unit], joiner: Joiner) -> list[Unit]:
    """Items with wrapped lines joined to paragraphs; page markers stay where they are."""
    items = quoted_lines(items)
    if not joiner.layout.width:
        return [unit for group in _groups(items) for unit in _set_in(group, joiner)]
    units: list[Unit] = []
    for group in _groups(items):
        units.extend(_unwrapped(group, joiner))
    return units


def _set_in(group: list[Unit], joiner: Joiner) -> list[Unit]:
    """A group of lines as it is; lines wrapped and set in, in a text where else a line is a paragraph, as one unit."""
    first, *rest = group
    is_even = bool(rest) and first.indent >= _SET_IN and all(item.indent == first.indent for item in rest)
    if not is_even or any(len(item.text) < _NARROW or len(item.text) > _BROAD for item in group[:-1]):
        return group
    goes_on = sum(item.text[:1].islower() for item in rest)
    if goes_on * 2 < len(rest) or any(LIST_MARK.match(item.text) or item.is_page for item in group):
        return group
    unit = _Growing(first)
    for item in rest:
        unit.join((), item, joiner)
    return [unit.whole()]


def _groups(items: Sequence[Unit]) -> list[list[Unit]]:
    """Items without a blank line or a page marker between them."""
    groups: list[list[Unit]] = []
    for item in items:
        if item.blanks or item.is_page or not groups or groups[-1][-1].is_page:
            groups.append([])
        groups[-1].append(item)
    return groups


class _Margin(NamedTuple):
    """The left edge of a group of lines, and whether its paragraphs hang (first line out, the others in)."""

    flush: int
    hangs: bool

    def is_opened_by(self, item: Unit, last: Unit) -> bool:
        """Whether a line begins a paragraph by where it stands below the last one."""
        is_deep = item.indent > self.flush + 1
        return not is_deep if self.hangs else is_deep and item.indent > last.indent + 1


def _margin(group: Sequence[Unit], opens: int | None) -> _Margin:
    flush = min(item.indent for item in group)
    deeper = sum(item.indent > flush + 1 for item in group)
    lower = sum(item.indent > flush + 1 and item.text[:1].islower() for item in group)
    may_hang = (
        group[0].indent <= flush + 1 and len(group) > 1 and (deeper * 2 > len(group) - 1 or lower * 5 > deeper * 3 > 0)
    )
    return _Margin(flush, may_hang and not _are_openings(group, flush, opens))


def _are_openings(group: Sequence[Unit], flush: int, opens: int | None) -> bool:
    """Whether the deeper lines are first lines: sentences end before them, and do not before the others.

    Where there are no others, the text has to show elsewhere that paragraphs open at this indent.
    """
    pairs = list(itertools.pairwise(group))
    ends = [SENTENCE_END.search(last.text) is not None for last, _ in pairs]
    deep = [is_end for is_end, (_, item) in zip(ends, pairs, strict=True) if item.indent > flush + 1]
    out = [is_end for is_end, (_, item) in zip(ends, pairs, strict=True) if item.indent <= flush + 1]
    if not out:
        return all(deep) and all(item.indent == opens for _, item in pairs)
    return bool(deep) and sum(deep) * len(out) > sum(out) * len(deep)


def _unwrapped(group: list[Unit], joiner: Joiner) -> list[Unit]:
    if is_verse(group, joiner.layout.fits):
        return group
    margin = _margin(group, joiner.layout.opens)
    units = [_Growing(group[0])]
    last = group[0]
    for item in group[1:]:
        is_apart = _is_apart(last, item, joiner) or margin.is_opened_by(item, last)
        if (is_apart or _are_entries(units[-1], last, item)) and not _is_below_label(item, last):
            units.append(_Growing(item))
        else:
            units[-1].join((), item, joiner)
        last = item
    return [unit.whole() for unit in units]


def _is_below_label(item: Unit, last: Unit) -> bool:
    """Whether a line stands as deep as the words of the item of a list on the line before it, and goes on with them."""
    label = LIST_MARK.match(last.text)
    if label is None or LIST_MARK.match(item.text):
        return False
    return item.indent == last.indent + label.end() and item.text[:1].islower()


def _are_entries(unit: _Growing, last: Unit, item: Unit) -> bool:
    """Whether a line begins the next entry of a list of works: `Benda, K. (1911)` above, `Szalay, G. (1899)` here."""
    begins_both = _ENTRY.match(item.text) is not None and _ENTRY.match(unit.head) is not None
    return begins_both and SENTENCE_END.search(last.text) is not None


def _is_apart(last: Unit, item: Unit, joiner: Joiner) -> bool:
    """Whether a line does not go on with the one before it, by its own form or by how that one ends."""
    return (
        is_deliberate(last, item, joiner.layout.fits)
        or item.start in joiner.apart
        or joiner.is_labelled(item.text)
        or item.is_rule
        or last.is_rule
        or (item.text.startswith("(") and item.text.endswith(")"))
        or _SIGNED.match(item.text) is not None
        or (item.start not in joiner.calls and _is_item(item, last))
    )


def _is_item(item: Unit, last: Unit) -> bool:
    """Whether a line begins with an item's label, and the line before it ends a sentence."""
    return LIST_MARK.match(item.text) is not None and SENTENCE_END.search(last.text) is not None


def join_pages(units: Sequence[Unit], joiner: Joiner) -> tuple[Unit, ...]:
    """Units with paragraphs that go on behind page markers joined."""
    found: list[_Growing] = []
    for unit in units:
        if not unit.is_page and len(found) > 1 and found[-1].is_page:
            _after_page(found, unit, joiner)
        else:
            found.append(_Growing(unit))
    return tuple(unit.whole() for unit in found)


def _after_page(units: list[_Growing], unit: Unit, joiner: Joiner) -> None:
    """Join a unit that follows page markers to the paragraph before them, where it continues it."""
    first = len(units)
    while units[first - 1].is_page:
        first -= 1
        if first == 0:
            units.append(_Growing(unit))
            return
    before = units[first - 1]
    if not joiner.apart and _continues(before, unit, joiner.layout) and not joiner.is_labelled(before.head):
        pages = tuple(part for page in units[first:] for part in page.parts)
        del units[first:]
        units[-1].join(pages, unit, joiner)
    else:
        units.append(_Growing(unit))


def _continues(before: _Growing, after: Unit, layout: Layout) -> bool:
    """Whether a paragraph goes on behind a page marker: indents decide where they can, else how the text breaks off."""
    if before.length < _RUNNING and not after.text[:1].islower():
        return False
    if layout.continues is not None and after.indent in (layout.continues, layout.opens):
        return after.indent == layout.continues
    if before.tail[-1:] in HYPHENS or after.text[:1].islower():
        return True
    return not SENTENCE_END.search(before.tail)
