"""How a text is laid out: the width to which its lines are wrapped, and the indents that open and continue paragraphs.

Nothing is measured against fixed numbers of blanks: indents are classes of this text, told by what stands around them.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import or_
from typing import Final, NamedTuple

from edenda.readers.layout.hyphens import HYPHENS
from edenda.readers.units import Unit

#: A call of a note may stand behind the stop.
SENTENCE_END: Final = re.compile(
    r"[.!?…:;][\"'”’»)\]]*(?:[*†‡§‖¶]{1,4}|[⁰¹²³⁴-⁹]{1,4}(?: [⁰¹²³⁴-⁹]{1,4})?|[ᵃ-ᶻ]|\^?\d{1,3}\)?)?$|[\"”’»)\]}>]$"
)
LIST_MARK: Final = re.compile(r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-•*–·▪◦‣●o]|\[\d{1,3}\])\s", re.IGNORECASE)
_NARROWEST, _WIDEST = 34, 115
#: Lines shorter than this part of the width (verse, tables, lists) say nothing of how paragraphs are laid out.
_WIDE = 0.7
_DELIBERATE = 0.82
_RUNNING = 60
_LONG = 120
#: How many times as many paragraphs have to open at an indent as at the one at which others go on.
_APART = 4
_FEWEST_PAIRS: Final = 3


class Layout(NamedTuple):
    """How the text is laid out: `width` of hard-wrapped lines (0 = one line is one paragraph).

    A line ends for no need where the next word would have ended before `fits`. `continues` and `opens` are the indents
    of lines that go on with a paragraph and of those that begin one, where the text shows them.
    """

    width: int
    fits: float
    continues: int | None
    opens: int | None


def layout_of(items: Sequence[Unit]) -> Layout:
    """The layout of a text."""
    pairs = [(a, b) for a, b in itertools.pairwise(items) if not (b.blanks or a.is_page or b.is_page)]
    width = _width(items, pairs)
    own = _first_line_indents(items) if width else None
    return Layout(width, _fits(pairs, width), *(own or _indents(items)))


def single_spaced(items: Sequence[Unit]) -> list[Unit]:
    """Items of a text with blank lines between all its lines (typed or scanned in double spacing) without these."""
    pairs = [(a, b) for a, b in itertools.pairwise(items) if not (a.is_page or b.is_page)]
    usual = Counter(b.blanks for _, b in pairs).most_common(1)
    if not usual or usual[0][0] == 0:
        return list(items)
    blanks = usual[0][0]
    spaced = [(a, b) for a, b in pairs if b.blanks == blanks]
    are_between = sum(b.blanks >= blanks for _, b in pairs) >= 0.95 * len(pairs)
    in_sentences = sum(not SENTENCE_END.search(a.text) and b.text[:1].islower() for a, b in spaced)
    if not are_between or in_sentences < 0.4 * len(spaced) or not _width(items, spaced):
        return list(items)
    return [item if item.is_page else replace(item, blanks=max(0, item.blanks - blanks)) for item in items]


def is_deliberate(first: Unit, second: Unit, fits: float) -> bool:
    """Whether a line ends although the next word would have fitted."""
    if first.text[-1:] in HYPHENS and first.text[-2:-1].isalpha():
        return False
    word = second.text.split(maxsplit=1)[0]
    return first.indent + len(first.text) + 1 + len(word) < fits


def is_verse(lines: Sequence[Unit], fits: float) -> bool:
    """Whether lines are set as verse: each begins with a capital, and many end for no need."""
    if len(lines) < 2 or not all(line.text.lstrip("“‘\"'([—–- ")[:1].isupper() for line in lines):
        return False
    loose = sum(is_deliberate(a, b, fits) for a, b in itertools.pairwise(lines))
    return loose * 3 >= len(lines) - 1


def _width(items: Sequence[Unit], pairs: Sequence[tuple[Unit, Unit]]) -> int:
    """The width to which lines are wrapped, in characters; 0 where a line is a paragraph."""
    if len(pairs) < _FEWEST_PAIRS:
        return _width_of_few(pairs)
    lengths = sorted(a.indent + len(a.text) for a, _ in pairs)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    wide = [(a, b) for a, b in pairs if _can_be_wrapped(a, b, width)]
    forced = sum(not is_deliberate(a, b, _DELIBERATE * width) for a, b in wide)
    capitals = sum(b.text[:1].isupper() for _, b in wide)
    goes_on = capitals < 0.9 * len(wide) or _are_pairs_of_full_lines(pairs, width)
    is_filled = forced >= 0.5 * len(wide) > 0 and goes_on
    is_wrapped = is_filled and _NARROWEST <= width - min(a.indent for a, _ in pairs) <= _WIDEST
    in_pairs = sum({id(item): len(item.text) for pair in wide for item in pair}.values())
    long = sum(len(item.text) for item in items if len(item.text) > _WIDE * width)
    return width if is_wrapped and in_pairs >= 0.4 * long else 0


def _width_of_few(pairs: Sequence[tuple[Unit, Unit]]) -> int:
    """The width of a text of few lines: those as long as prose break off in the midst of a sentence, or are full."""
    wide = [(a, b) for a, b in pairs if len(a.text) >= _NARROWEST]
    width = max((a.indent + len(a.text) for a, _ in wide), default=0)
    broken = [b.text[:1].islower() and not SENTENCE_END.search(a.text) for a, b in wide]
    full = [not is_deliberate(a, b, _DELIBERATE * width) for a, b in wide]
    goes_on = any(broken) and all(map(or_, broken, full))
    return width if goes_on and width <= _WIDEST else 0


def _can_be_wrapped(first: Unit, second: Unit, width: int) -> bool:
    """Whether two lines could be one paragraph's, and so tell how it is laid out; verse, tables and lists do not."""
    if max(len(first.text), len(second.text)) <= _WIDE * width:
        return False
    goes_on = not second.text[:1].isupper() or SENTENCE_END.search(first.text) is not None
    return goes_on and not second.is_rule and LIST_MARK.match(second.text) is None


def _are_pairs_of_full_lines(pairs: Sequence[tuple[Unit, Unit]], width: int) -> bool:
    """Whether long lines stand two by two, the upper one of each two ends a sentence, and it is full.

    The longest line has no room for the first word of what follows any of them: where sentences were lines, some would
    be short.
    """
    long = [(a, b) for a, b in pairs if max(len(a.text), len(b.text)) > _WIDE * width]
    seconds = {id(b) for _, b in long}
    longest = max((one.indent + len(one.text) for pair in long for one in pair), default=0)
    are_filled = not any(is_deliberate(a, b, longest + 1) for a, b in long)
    return are_filled and all(id(a) not in seconds and _can_be_wrapped(a, b, width) for a, b in long)


def _fits(pairs: Sequence[tuple[Unit, Unit]], width: int) -> float:
    """Up to where a word surely fits: the whole width where lines are filled by a machine, less where they are not."""
    if not width:
        return 0.0
    full = max((a.indent + len(a.text) for a, _ in pairs), default=width)
    inside = [(a, b) for a, b in pairs if not SENTENCE_END.search(a.text) and b.text[:1].islower()]
    loose = sum(is_deliberate(a, b, full + 1) for a, b in inside)
    is_filled = len(inside) >= 5 and full <= width + 2 and loose * 50 <= len(inside)
    return full + 1 if is_filled else _DELIBERATE * width


def _first_line_indents(items: Sequence[Unit]) -> tuple[int, int] | None:
    """In wrapped text without blank lines between paragraphs: the indents of lines that go on, and that open."""
    counts = Counter(item.indent for item in items if not item.is_page)
    flush = counts.most_common(1)[0][0]
    openings = Counter(item.indent for item in _tops(items, flush))
    deeper = [(count, indent) for indent, count in openings.items() if flush < indent <= flush + 8]
    if not deeper:
        return None
    count, opens = max(deeper)
    are_usual = count > sum(item.blanks > 0 for item in items) / 2 and count > openings[flush]
    return (flush, opens) if count >= 3 and are_usual else None


def _tops(items: Sequence[Unit], flush: int) -> Iterator[Unit]:
    """Lines that open paragraphs which go on with a line that is not set in."""
    for above, item, after in zip(items, items[1:], items[2:], strict=False):
        opens = item.indent > flush or (item.blanks > 0 and not above.is_page)
        goes_on = after.indent == flush and not (after.blanks or after.is_page)
        if opens and goes_on and not (item.is_page or LIST_MARK.match(item.text)):
            yield item


def _indents(items: Sequence[Unit]) -> tuple[int | None, int | None]:
    """The indents of lines that surely continue a paragraph after a page marker, and of those that surely open one."""
    continuing: Counter[int] = Counter()
    opening: Counter[int] = Counter()
    for before, item in itertools.pairwise(items):
        if (
            not (item.is_page or before.is_page)
            and item.blanks
            and len(item.text) > _RUNNING
            and SENTENCE_END.search(before.text)
        ):
            opening[item.indent] += 1
    for first, page, last in zip(items, items[1:], items[2:], strict=False):
        if page.is_page and not first.is_page and last.text[:1].islower() and not SENTENCE_END.search(first.text):
            continuing[last.indent] += 1
    if not continuing:
        return _one_line_indents(items)
    if not opening:
        return None, None
    continues, opens = continuing.most_common(1)[0][0], opening.most_common(1)[0][0]
    are_told = opening[continues] * _APART <= opening[opens]  # else paragraphs also open where others go on
    return (continues, opens) if continues != opens and are_told else (None, None)


def _one_line_indents(items: Sequence[Unit]) -> tuple[int | None, int | None]:
    """Where each paragraph is one long line and most of these are indented: a line that is not goes on."""
    long = Counter(item.indent for item in items if len(item.text) > _LONG)
    if not long:
        return None, None
    opens, count = long.most_common(1)[0]
    return (0, opens) if opens > 1 and count * 10 > 7 * sum(long.values()) else (None, None)
