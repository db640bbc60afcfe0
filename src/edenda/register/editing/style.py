"""How a register is written: what stands between its elements, which prefix their names have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from edenda.markup.tags import BLANKS
from edenda.register.editing.outline import LISTS, Child, Outline, Part
from edenda.register.entries import KINDS

#: Of a list with many entries, the last ones show how it is written.
_SAMPLES: Final = 20


class Style(NamedTuple):
    """What stands before an entry, before what is in it, and before its end tag; and how its element names are written.

    `event_name` is what names an event here; `stop` is whether titles of works have a comma or a full stop behind them.
    """

    outer: str
    inner: str
    close: str
    prefix: str = ""
    event_name: str = "label"
    has_stops: bool = True


def gap_before(outline: Outline, item: int) -> str:
    """The blanks before an item with the line's end in them; comments on its line are passed over."""
    words, heads = outline.tags.words, outline.tags.heads
    at = item - 1
    while at >= 0:
        blanks = _ending(words[at])
        if "\n" in blanks or "\r" in blanks:
            return blanks
        if words[at].strip(BLANKS) or not heads[at].startswith("!--"):
            return _ending(words[item - 1])
        at -= 1
    return ""


def last_of_line(outline: Outline, item: int) -> int:
    """The item behind which something new can stand: this one, or the last comment that follows it on its line."""
    words, heads = outline.tags.words, outline.tags.heads
    while item + 1 < len(heads) and heads[item + 1].startswith("!--") and not _breaks(words[item]):
        item += 1
    return item


def _breaks(words: str) -> bool:
    return "\n" in words or "\r" in words or bool(words.strip(BLANKS))


def _ending(words: str) -> str:
    return words[len(words.rstrip(BLANKS)) :]


def style_of_list(outline: Outline, number: int) -> Style:
    """How entries are written in a list: as its last ones are, else as in other lists."""
    start = outline.parts[number].start
    entries = [outline.parts[one] for one in outline.inner.get(number, ()) if outline.parts[one].name in KINDS]
    if not entries:
        return style_below(outline, gap_before(outline, start), outline.prefix(start))
    found = _seen_in(outline, entries)
    outer = gap_before(outline, entries[-1].start)
    if found is None:
        step = step_between(gap_before(outline, start), outer)
        found = Style(outer, outer + step, outer)
    return found._replace(outer=outer, prefix=outline.prefix(start))


def style_below(outline: Outline, gap: str, prefix: str) -> Style:
    """How entries are written in a new list, before which there are some blanks: as others are in the register."""
    step = "" if not _breaks(gap) else "  "
    found = None
    for number in (one for one, part in enumerate(outline.parts) if part.name in LISTS.values()):
        entries = [outline.parts[one] for one in outline.inner.get(number, ()) if outline.parts[one].name in KINDS]
        found = found or _seen_in(outline, entries)
        if entries:
            step = step_between(gap_before(outline, outline.parts[number].start), gap_before(outline, entries[0].start))
            break
    else:
        step = _step_of_root(outline, step)
    outer = gap + step
    if found is None or _breaks(found.inner) != _breaks(gap):
        return Style(outer, outer + step, outer, prefix)
    is_broken = _breaks(found.inner)
    return found._replace(outer=outer, inner=outer + step if is_broken else found.inner, close=outer, prefix=prefix)


def step_between(outer: str, inner: str) -> str:
    """By how much something is indented against what is around it; nothing where it stands on no line of its own."""
    around, own = outer.splitlines()[-1:], inner.splitlines()[-1:]
    return own[0].removeprefix(around[0]) if around and own and _breaks(inner) and own != around else ""


def _step_of_root(outline: Outline, otherwise: str) -> str:
    """The indentation of what stands in the root, in a register without entries."""
    found = next((part for part in outline.parts if part.around == 0), None)
    gap = gap_before(outline, found.start) if found else ""
    return gap.splitlines()[-1] if _breaks(gap) else otherwise


def _seen_in(outline: Outline, entries: Sequence[Part]) -> Style | None:
    """How the last entries are written in which there is anything."""
    for entry in reversed(entries[-_SAMPLES:]):
        children = [one for one in outline.children(entry.start, entry.end) if one.name]
        if children:
            inner, close = gap_before(outline, children[0].start), gap_before(outline, entry.end)
            return Style("", inner, close, "", _event_name(children), _has_stops(outline, entry, children))
    return None


def _event_name(children: Sequence[Child]) -> str:
    return next((one.name for one in children if one.name in ("label", "eventName")), "label")


def _has_stops(outline: Outline, entry: Part, children: Sequence[Child]) -> bool:
    titles = [one for one in children if one.name == "title"]
    return entry.name != "bibl" or not titles or bool(outline.tags.words[titles[-1].end].strip(BLANKS))
