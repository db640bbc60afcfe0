"""Where in an entry a name, a number or a note is put, so that the entry stays valid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from edenda.markup.edits import Edit
from edenda.markup.tags import BLANKS, name_in
from edenda.register.editing.outline import Child, Outline, Part
from edenda.register.editing.style import gap_before, last_of_line, style_of_list
from edenda.register.entries import KINDS

_NOTES: Final = ("note", "bibl", "ptr")
_PLACE_NAMES: Final = ("placeName", "geogName", "name", "country", "region", "settlement", "district")
#: What stands before what in an entry, by the grammar and as most people write; `*` is all that is not named.
_ORDER: Final[Mapping[str, Sequence[Sequence[str]]]] = {
    "person": (("persName", "name"), ("*",), ("idno",), _NOTES),
    "personGrp": (("persName", "name"), ("*",), ("idno",), _NOTES),
    "org": (("head",), ("orgName", "name"), ("*",), ("idno",), _NOTES),
    "place": (("head",), _PLACE_NAMES, ("*",), ("idno",), _NOTES, ("place", "listPlace")),
    "event": (("idno",), ("head",), ("label", "eventName", "desc", "p"), ("*",), _NOTES, ("event",)),
    "bibl": (("title",), ("*",)),
}


class NewChild(NamedTuple):
    """An element, a comment or an instruction to be put into an entry, as it is written; `name` as of a `Child`."""

    name: str
    text: str


def names_of(outline: Outline, entry: Part) -> list[Child]:
    """The elements that name an entry."""
    naming = (KINDS[entry.name][0], "eventName")
    return [one for one in outline.children(entry.start, entry.end) if one.name in naming]


def children_added(outline: Outline, entry: Part, new: Iterable[NewChild]) -> list[Edit]:
    """The edits that put children into an entry, each behind those of its like."""
    there = outline.children(entry.start, entry.end)
    ordered = sorted(new, key=lambda one: _rank(entry, one.name))
    anchors = {name: _anchor(outline, entry, there, name) for name in {one.name for one in ordered}}
    at_places: dict[tuple[int, bool], list[NewChild]] = {}
    for one in ordered:
        at_places.setdefault((anchors[one.name], one.name == "title"), []).append(one)
    if entry.start == entry.end:
        return _opened(outline, entry, [one for group in at_places.values() for one in group])
    return [inserted_behind(outline, entry, anchor, group) for (anchor, _), group in at_places.items()]


def _rank(entry: Part, name: str) -> int:
    order = _ORDER[entry.name]
    other = next(at for at, names in enumerate(order) if "*" in names)
    return next((at for at, names in enumerate(order) if name in names), other if name else len(order))


def _anchor(outline: Outline, entry: Part, there: Sequence[Child], name: str) -> int:
    """The item behind which a child stands: the last of its like, else the last one of what comes before it."""
    rank, found = _rank(entry, name), entry.start
    like = [one for one in there if one.name and _rank(entry, one.name) == rank]
    if like:
        return like[-1].end if entry.name == "bibl" and name == "title" else last_of_line(outline, like[-1].end)
    for one in there:
        if one.name and _rank(entry, one.name) > rank:
            break
        found = one.end
    return last_of_line(outline, found) if found != entry.start else found


def _gap(outline: Outline, entry: Part, anchor: int) -> str:
    """The blanks before a new child: as before the one that it follows, or as before the first."""
    there = outline.children(entry.start, entry.end)
    like = next((one for one in there if one.start <= anchor <= one.end), there[0] if there else None)
    return gap_before(outline, like.start) if like else style_of_list(outline, entry.around).inner


def inserted_behind(outline: Outline, entry: Part, anchor: int, new: Sequence[NewChild]) -> Edit:
    """The edit that puts children behind an item of an entry."""
    gap, at = _gap(outline, entry, anchor), outline.tags.end(anchor)
    if entry.name != "bibl" or anchor == entry.start:
        return Edit((at, at), "".join(gap + one.text for one in new))
    words = outline.tags.words[anchor]
    if all(one.name == "title" for one in new):  # behind the title that is last now, before its full stop
        comma = "," if words.strip(BLANKS) else ""
        return Edit((at, at), "".join(f"{comma}{gap or ' '}{one.text}" for one in new))
    at += len(words.rstrip(BLANKS))
    return Edit((at, at), "".join(gap + one.text for one in new))


def _opened(outline: Outline, entry: Part, new: Sequence[NewChild]) -> list[Edit]:
    """An empty element that gets something in it."""
    style = style_of_list(outline, entry.around)
    _, last = outline.span(entry.start, entry.start)
    slash = last - 1 - (1 if outline.tags.heads[entry.start].endswith("/") else 0)
    name = outline.document.decode(name_in(outline.tags.heads[entry.start]))
    inner = "".join(style.inner + one.text for one in new)
    return [Edit((slash, last), f">{inner}{style.close}</{name}>")]
