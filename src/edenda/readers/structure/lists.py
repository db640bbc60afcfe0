"""Lists: runs of units with labels that count up (1. 2. 3., a. b. c.) or with bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from edenda.model import Attrs
from edenda.readers.draft import Node
from edenda.readers.structure.breaks import page_node
from edenda.readers.units import Part, Unit

#: A bullet before an item that may stand alone.
BULLET: Final = re.compile(r"[-•*–·]\s+")
_LABEL: Final = re.compile(
    r"(?P<label>\(?(?:(?P<number>\d{1,2})|(?P<roman>[ivx]{1,5}|[IVX]{1,5})|(?P<letter>[a-zA-Z]))[.)]|(?P<bullet>[-–—•*·▪◦‣●o]))\s+(?=\S)|(?P<dash>[—–])(?=[a-z])"
)
_RENDS: Final = {"number": "numbered", "bullet": "bulleted"}
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


class Marker(NamedTuple):
    """An item's label as printed, its kind (number, letter, roman, bullet), its place in the count, and its length."""

    text: str
    kind: str
    value: int
    length: int


def markers(unit: Unit, raw: str) -> tuple[Marker, ...]:
    """The ways in which a unit's beginning can be read as an item's label (`i.` counts as letter and as numeral)."""
    if unit.is_page or unit.style or unit.parts[0].kind != "text":
        return ()
    match = _LABEL.match(raw, unit.start, unit.parts[0].end)
    if not match:
        return ()
    label, length = match["label"] or match["dash"], match.end() - match.start()
    found = []
    if match["number"]:
        found.append(Marker(label, "number", int(match["number"]), length))
    if match["bullet"] or match["dash"]:
        found.append(Marker(label, "bullet", 0, length))
    if match["roman"] and match["roman"].lower() in _ROMAN:
        found.append(Marker(label, "roman", _ROMAN.index(match["roman"].lower()) + 1, length))
    letter = match["letter"] or (match["roman"] if match["roman"] and len(match["roman"]) == 1 else None)
    if letter:
        found.append(Marker(label, "letter", ord(letter.lower()) - 96, length))
    return tuple(found)


_LONGEST_ITEM: Final = 40
#: Lists in lists further in than this are no lists.
_DEEPEST: Final = 12


class Item(NamedTuple):
    """An item: its label and the indexes of its units, `first` up to `end`."""

    marker: Marker
    first: int
    end: int


def find_list(units: Sequence[Unit], start: int, raw: str, *, next_stop: Sequence[int]) -> tuple[Item, ...]:
    """The list that begins at a unit; empty where none does.

    Units between two items belong to the first of them. To the last item belongs its own unit, what is set in below
    it, and, where other items have several paragraphs, all up to the next stop (a heading or a section break).
    `next_stop` has for each unit the index of the first stop from there on; the number of units where there is none.
    """
    return _Lists(units, raw, next_stop).find(start, len(units))


def list_node(items: Sequence[Item], units: Sequence[Unit], raw: str) -> Node:
    """A list as a node: `label` and `item` in turn, the label's characters kept as text, page markers between items."""
    return _Lists(units, raw, [len(units)] * len(units)).node(items)


class _Lists:
    """Finds lists among units, and the lists inside their items."""

    def __init__(self, units: Sequence[Unit], raw: str, next_stop: Sequence[int]) -> None:
        self.units = units
        self.raw = raw
        self.next_stop = next_stop
        self._found: dict[tuple[int, int], tuple[Item, ...]] = {}
        self._depth = 0

    def find(self, start: int, end: int) -> tuple[Item, ...]:
        """The list that begins at a unit and ends before another; each is looked for once."""
        if (start, end) not in self._found:
            self._depth += 1
            self._found[start, end] = self._find(start, end) if self._depth <= _DEEPEST else ()
            self._depth -= 1
        return self._found[start, end]

    def _find(self, start: int, end: int) -> tuple[Item, ...]:
        for marker in markers(self.units[start], self.raw):
            if marker.kind != "bullet" and marker.value != 1:
                continue
            items = self._count_up(start, end, marker)
            if len(items) >= 2:
                return self._with_last(items, end)
        return ()

    def _count_up(self, start: int, end: int, first: Marker) -> list[Item]:
        items = [Item(first, start, start + 1)]
        for index in range(start + 1, end):
            found = self._next(index, items[-1].marker, start)
            is_stop = self.next_stop[index] == index and (found is None or index > items[-1].first + 1)
            if is_stop or index - items[-1].first > _LONGEST_ITEM:
                break
            if found:
                items[-1] = items[-1]._replace(end=index)
                items.append(Item(found, index, index + 1))
            elif not self._can_belong(index, items[0]):
                break
        return items

    def _next(self, index: int, last: Marker, start: int) -> Marker | None:
        """The label of a unit, if it is the one that follows another and stands as far in as the list's first."""
        expected = last.value + (last.kind != "bullet")
        for marker in markers(self.units[index], self.raw):
            if marker.kind == last.kind and marker.value == expected and marker.text[-1] == last.text[-1]:
                first, indent = self.units[start], self.units[index].indent
                ends = first.indent + len(first.text.split(maxsplit=1)[0]), indent + len(marker.text)
                if abs(indent - first.indent) <= 1 or abs(ends[0] - ends[1]) <= 1:
                    return marker
        return None

    def _can_belong(self, index: int, first: Item) -> bool:
        """Whether a unit that is no next item can be a part of an item: in a list of bullets if it is set in deeper."""
        unit, base = self.units[index], self.units[first.first].indent
        if unit.is_page:
            return True
        found = markers(unit, self.raw)
        if found and (unit.indent < base - 1 or (unit.indent <= base + 1 and self._begins_anew(found, first.marker))):
            return False
        return first.marker.kind != "bullet" or unit.indent > base + 1

    @staticmethod
    def _begins_anew(found: Sequence[Marker], first: Marker) -> bool:
        """Whether a label is a list's first again."""
        return any((marker.kind, marker.value, marker.text) == (first.kind, 1, first.text) for marker in found)

    def _with_last(self, items: list[Item], end: int) -> tuple[Item, ...]:
        last = items[-1]
        stop = last.end
        while stop < end and self.next_stop[stop] != stop and self._is_set_in(stop, last):
            stop += 1
        several = any(self._has_paragraphs(item) for item in items[:-1])
        if stop == last.end:
            stop = self._nested_below(last, end)
        if several and stop < end and self.next_stop[stop] < len(self.units):
            stop = min(end, self.next_stop[stop])
        return (*items[:-1], last._replace(end=stop))

    def _has_paragraphs(self, item: Item) -> bool:
        return any(kind == "p" for kind, _, _ in self._contents(item))

    def _is_set_in(self, index: int, item: Item) -> bool:
        """Whether a unit is set in below an item's label.

        It is the item of another list, the item's next line, or a paragraph as deep as the item's words.
        """
        unit, first = self.units[index], self.units[item.first]
        if unit.is_page or unit.indent <= first.indent + 1:
            return False
        if not unit.blanks or markers(unit, self.raw):
            return True
        return unit.margin == unit.indent and abs(unit.indent - first.indent - item.marker.length) <= 1

    def _nested_below(self, last: Item, end: int) -> int:
        """The end of the list of another kind that stands directly below the last item."""
        if last.end >= end or self.units[last.end].blanks:
            return last.end
        inner = self.find(last.end, end)
        return inner[-1].end if inner and inner[0].marker.kind != last.marker.kind else last.end

    def _contents(self, item: Item) -> list[tuple[str, int, tuple[Item, ...]]]:
        """What follows an item's first unit: page markers, paragraphs, lists inside it, each with its first unit."""
        found: list[tuple[str, int, tuple[Item, ...]]] = []
        index = item.first + 1
        while index < item.end:
            inner = () if self.units[index].is_page else self.find(index, item.end)
            if inner and (inner[0].marker.kind != item.marker.kind or self._is_set_in(index, item)):
                found.append(("list", index, inner))
                index = inner[-1].end
                continue
            found.append(("pb" if self.units[index].is_page else "p", index, ()))
            index += 1
        return found

    def node(self, items: Sequence[Item]) -> Node:
        """A list as a node."""
        several = any(self._has_paragraphs(item) for item in items)
        children = [node for item in items for node in self._item(item, several=several)]
        return Node("list", children=tuple(children), attrs=_rend(items[0].marker))

    def _item(self, item: Item, *, several: bool) -> list[Node]:
        label, parts = self._divide(item)
        inside = [self._inner(kind, index, inner) for kind, index, inner in self._contents(item)]
        if several:
            return [*label, Node("item", children=(Node("p", parts), *inside))]
        last = max((index for index, node in enumerate(inside) if node.kind != "pb"), default=-1) + 1
        if last == 0:
            return [*label, Node("item", parts), *inside]
        return [*label, Node("item", children=(Node("#text", parts), *inside[:last])), *inside[last:]]

    def _inner(self, kind: str, index: int, inner: tuple[Item, ...]) -> Node:
        if kind == "list":
            return self.node(inner)
        return page_node(self.units[index]) if kind == "pb" else Node("p", self.units[index].parts)

    def _divide(self, item: Item) -> tuple[list[Node], tuple[Part, ...]]:
        """An item's label, where it is text, and the pieces of its first unit behind it."""
        head, *rest = self.units[item.first].parts
        cut = head.start + item.marker.length
        words = (head._replace(start=cut), *rest)
        if item.marker.kind == "bullet":
            return [], (Part("label", head.start, cut), *words)
        return [Node("label", (Part("text", head.start, head.start + len(item.marker.text)),))], words


def _rend(marker: Marker) -> Attrs:
    bare = marker.text.strip("().")
    if marker.kind in ("letter", "roman"):
        style = "alpha" if marker.kind == "letter" else "roman"
        return (("rend", f"{'upper' if bare.isupper() else 'lower'}-{style}"),)
    return (("rend", _RENDS[marker.kind]),)


def without_bullet(unit: Unit, raw: str) -> tuple[Part, ...]:
    """The raw pieces of a unit with the bullet at its beginning set apart as a label."""
    first, *rest = unit.parts
    match = BULLET.match(raw, first.start, first.end)
    if not match:
        return unit.parts
    return (Part("label", first.start, match.end()), first._replace(start=match.end()), *rest)
