"""Where in a register a new entry stands: at the end of the list of its kind, which is made where there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from edenda.errors import UsageError
from edenda.markup.edits import Edit
from edenda.register.editing.new_entries import NewEntry
from edenda.register.editing.outline import LISTS, NOWHERE, ORDER, Outline, Part
from edenda.register.editing.style import Style, gap_before, last_of_line, style_below, style_of_list
from edenda.register.editing.writing import written_entry
from edenda.register.entries import KINDS

#: What a register says that has no entries; with the first one a `standOff` comes in its place.
NO_ENTRIES: Final = "The register has no entries yet."
#: Where lists stand beside each other.
_HOLDERS: Final = ("standOff", "body", "div")


def entries_added(outline: Outline, entries: Sequence[NewEntry]) -> list[Edit]:
    """The edits that put entries at the ends of the lists of their kinds."""
    edits: list[Edit] = []
    missing: dict[str, list[NewEntry]] = {}
    by_list: dict[int, list[NewEntry]] = {}
    numbers = {name: list_of(outline, name) for name in {LISTS[entry.kind] for entry in entries}}
    for entry in entries:
        name = LISTS[entry.kind]
        if numbers[name] == NOWHERE:
            missing.setdefault(name, []).append(entry)
        else:
            by_list.setdefault(numbers[name], []).append(entry)
    for number, new in by_list.items():
        edits.append(_at_end(outline, number, new))
    edits.extend(_lists_made(outline, {name: missing[name] for name in ORDER if name in missing}))
    return edits


def list_of(outline: Outline, name: str) -> int:
    """The list of a name in which most entries stand; -1 where there is none for entries of the register."""
    counts: Counter[int] = Counter()
    for number, part in enumerate(outline.parts):
        if part.name == name and part.start != part.end and not _describes(outline, part):
            counts[number] = sum(1 for one in outline.inner.get(number, ()) if outline.parts[one].name in KINDS)
    return max(counts, key=lambda number: (counts[number], number), default=NOWHERE)


def _describes(outline: Outline, part: Part) -> bool:
    """Whether a list is of what an entry or a source has, and not of the register's own entries."""
    at = part.around
    while at != NOWHERE:
        around = outline.parts[at]
        if around.name in KINDS or around.name == "sourceDesc":
            return True
        at = around.around
    return False


def _at_end(outline: Outline, number: int, new: Sequence[NewEntry]) -> Edit:
    """Entries behind the last one of a list; where it has none, behind all that is in it."""
    style = style_of_list(outline, number)
    inner = [outline.parts[one] for one in outline.inner.get(number, ())]
    last = next((one.end for one in reversed(inner) if one.name in KINDS or one.name in LISTS.values()), NOWHERE)
    at = last_of_line(outline, last if last != NOWHERE else outline.parts[number].end - 1)
    return _insertion(outline, at, "".join(style.outer + written_entry(one, style) for one in new))


def _insertion(outline: Outline, item: int, text: str) -> Edit:
    at = outline.tags.end(item)
    return Edit((at, at), text)


def _lists_made(outline: Outline, missing: dict[str, list[NewEntry]]) -> Iterator[Edit]:
    """New lists: among those that there are, else in the `standOff`, else in a new one."""
    if not missing:
        return
    beside = [part for part in outline.parts if part.name in ORDER and not _describes(outline, part)]
    beside = [part for part in beside if part.around != NOWHERE and outline.parts[part.around].name in _HOLDERS]
    if beside:
        for name, new in missing.items():
            yield _list_beside(outline, beside, name, new)
    else:
        yield _standoff(outline, missing)


def _list_beside(outline: Outline, beside: Sequence[Part], name: str, new: Sequence[NewEntry]) -> Edit:
    around = beside[-1].around
    fellows = [part for part in beside if part.around == around]
    before = [part for part in fellows if ORDER.index(part.name) <= ORDER.index(name)]
    gap = gap_before(outline, fellows[0].start)
    text = gap + _written_list(name, new, style_below(outline, gap, outline.prefix(fellows[0].start)), gap)
    if before:
        return _insertion(outline, last_of_line(outline, before[-1].end), text)
    at = outline.tags.starts[fellows[0].start] - len(gap)
    return Edit((at, at), text)


def _written_list(name: str, new: Sequence[NewEntry], style: Style, gap: str) -> str:
    tag = f"{style.prefix}{name}"
    return f"<{tag}>{''.join(style.outer + written_entry(one, style) for one in new)}{gap}</{tag}>"


def _standoff(outline: Outline, missing: dict[str, list[NewEntry]]) -> Edit:
    """A `standOff` with new lists: behind the header and the images, in place of a text that says there is nothing.

    Raises UsageError for a file that is no whole document.
    """
    top = {part.name: part for part in outline.parts if part.around == 0}
    before = top.get("facsimile", top.get("teiHeader"))
    if before is None or outline.parts[0].name not in ("TEI", "teiCorpus"):
        raise UsageError(f"The register has no place for {', '.join(missing)}: it is no TEI document with a header.")
    gap = gap_before(outline, before.start)
    step = gap.splitlines()[-1] if gap.splitlines() else ""
    prefix = outline.prefix(outline.parts[0].start)
    inner = "".join(
        gap + step + _written_list(name, new, style_below(outline, gap + step, prefix), gap + step)
        for name, new in missing.items()
    )
    words = f"<{prefix}standOff>{inner}{gap}</{prefix}standOff>"
    text, there = top.get("text"), top.get("standOff")
    if there and there.start != there.end:
        return _insertion(outline, there.start, inner)
    if there:
        return Edit(outline.span(there.start, there.end), words)
    if text and outline.text(text.start, text.end) == NO_ENTRIES:
        return Edit(outline.span(text.start, text.end), words)
    return _insertion(outline, last_of_line(outline, before.end), gap + words)
