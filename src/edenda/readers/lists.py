"""Lists: runs of units with labels that count up (1. 2. 3., a. b. c.) or with bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from edenda.model import Attrs
from edenda.readers.draft import Node, page_attrs
from edenda.readers.units import Part, Unit

_LABEL: Final = re.compile(
    r"(?P<label>\(?(?:(?P<number>\d{1,2})|(?P<roman>[ivx]{1,5}|[IVX]{1,5})|(?P<letter>[a-zA-Z]))[.)]|(?P<bullet>[-–—•*·]))\s+(?=\S)"
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
    label, length = match["label"], match.end() - match.start()
    found = []
    if match["number"]:
        found.append(Marker(label, "number", int(match["number"]), length))
    if match["bullet"]:
        found.append(Marker(label, "bullet", 0, length))
    if match["roman"] and match["roman"].lower() in _ROMAN:
        found.append(Marker(label, "roman", _ROMAN.index(match["roman"].lower()) + 1, length))
    letter = match["letter"] or (match["roman"] if match["roman"] and len(match["roman"]) == 1 else None)
    if letter:
        found.append(Marker(label, "letter", ord(letter.lower()) - 96, length))
    return tuple(found)


_LONGEST_ITEM: Final = 40


class Item(NamedTuple):
    """An item: its label and the indexes of its units, `first` up to `end`."""

    marker: Marker
    first: int
    end: int


def find_list(units: Sequence[Unit], start: int, raw: str, *, next_stop: Sequence[int]) -> tuple[Item, ...]:
    """The list that begins at a unit; empty where none does.

    Units between two items belong to the first of them. After the last item only its own unit belongs to the list,
    or, where other items have several paragraphs, all up to the next stop (a heading or a section break). `next_stop`
    has for each unit the index of the first stop from there on; the number of units where there is none.
    """
    for marker in markers(units[start], raw):
        if marker.kind != "bullet" and marker.value != 1:
            continue
        items = _count_up(units, start, marker, raw, next_stop)
        if len(items) >= 2:
            return _with_nested(_with_last(items, units, next_stop), units, raw, next_stop)
    return ()


def _with_nested(
    items: tuple[Item, ...], units: Sequence[Unit], raw: str, next_stop: Sequence[int]
) -> tuple[Item, ...]:
    """Items with the list of another kind that stands directly below the last of them."""
    last = items[-1]
    if last.end - last.first > 1 or last.end >= len(units) or units[last.end].blanks:
        return items
    inner = find_list(units, last.end, raw, next_stop=next_stop)
    if not inner or inner[0].marker.kind == last.marker.kind:
        return items
    return (*items[:-1], last._replace(end=inner[-1].end))


def _count_up(units: Sequence[Unit], start: int, first: Marker, raw: str, next_stop: Sequence[int]) -> list[Item]:
    items = [Item(first, start, start + 1)]
    for index in range(start + 1, len(units)):
        expected = items[-1].marker.value + (first.kind != "bullet")
        found = next((m for m in markers(units[index], raw) if m.kind == first.kind and m.value == expected), None)
        if index - items[-1].first > _LONGEST_ITEM or (next_stop[index] == index and found is None):
            break
        if found and found.text[-1] == first.text[-1]:
            items[-1] = items[-1]._replace(end=index)
            items.append(Item(found, index, index + 1))
        elif first.kind == "bullet" and not units[index].is_page:
            break
    return items


def _with_last(items: list[Item], units: Sequence[Unit], next_stop: Sequence[int]) -> tuple[Item, ...]:
    several = any(sum(not unit.is_page for unit in units[item.first : item.end]) > 1 for item in items[:-1])
    end = items[-1].end
    if several and end < len(units) and next_stop[end] < len(units):
        end = next_stop[end]
    return (*items[:-1], items[-1]._replace(end=end))


def list_node(items: Sequence[Item], units: Sequence[Unit], raw: str) -> Node:
    """A list as a node: `label` and `item` in turn, the label's characters kept as text, page markers between items."""
    nested = [_nested(item, units, raw) for item in items]
    several = any(
        inner is None and sum(not unit.is_page for unit in units[item.first : item.end]) > 1
        for item, inner in zip(items, nested, strict=True)
    )
    children: list[Node] = []
    for item, inner in zip(items, nested, strict=True):
        if inner is None:
            children.extend(_item_nodes(item, units, several=several))
        else:
            *label, node = _item_nodes(item._replace(end=item.first + 1), units, several=False)
            text = Node("#text", node.parts)
            children.extend([*label, Node("item", children=(text, list_node(inner, units, raw)))])
    return Node("list", children=tuple(children), attrs=_rend(items[0].marker))


def _nested(item: Item, units: Sequence[Unit], raw: str) -> tuple[Item, ...] | None:
    """The list that is all that follows an item's first line: `a)`, `b)` below `2.`; None where there is none."""
    if item.end - item.first < 3:
        return None
    inside = units[: item.end]
    found = find_list(inside, item.first + 1, raw, next_stop=[item.end] * item.end)
    return found if found and found[-1].end == item.end and found[0].marker.kind != item.marker.kind else None


def _item_nodes(item: Item, units: Sequence[Unit], *, several: bool) -> list[Node]:
    first = units[item.first]
    head, *rest = first.parts
    cut = head.start + item.marker.length
    if item.marker.kind == "bullet":
        label, parts = [], (Part("label", head.start, cut), head._replace(start=cut), *rest)
    else:
        label, parts = (
            [Node("label", (Part("text", head.start, head.start + len(item.marker.text)),))],
            (head._replace(start=cut), *rest),
        )
    later = units[item.first + 1 : item.end]
    trailing = [unit for unit in later if unit.is_page] if not several else []
    if not several:
        return [*label, Node("item", parts), *(page_node(unit) for unit in trailing)]
    paragraphs = (Node("p", parts), *(page_node(unit) if unit.is_page else Node("p", unit.parts) for unit in later))
    return [*label, Node("item", children=paragraphs)]


def _rend(marker: Marker) -> Attrs:
    bare = marker.text.strip("().")
    if marker.kind in ("letter", "roman"):
        style = "alpha" if marker.kind == "letter" else "roman"
        return (("rend", f"{'upper' if bare.isupper() else 'lower'}-{style}"),)
    return (("rend", _RENDS[marker.kind]),)


def page_node(unit: Unit) -> Node:
    """A page marker between blocks as a `pb`."""
    return Node("pb", unit.parts, attrs=page_attrs(unit.parts[0]))


def rule_node(unit: Unit) -> Node:
    """A line of signs that divides (`* * *`) as a `milestone`; the signs are kept as its label."""
    parts = tuple(part._replace(kind="label") for part in unit.parts)
    return Node("milestone", parts, attrs=(("unit", "section"), ("n", unit.text)))
