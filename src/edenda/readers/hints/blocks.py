"""Blocks whose kind a file's format gives: lists with their levels, tables with rows and cells, verse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from edenda.model import Attrs, Evidence
from edenda.readers.context import Text
from edenda.readers.draft import Node
from edenda.readers.hints.units import cut_parts
from edenda.readers.structure.breaks import page_node
from edenda.readers.structure.shapes import Shape, Shaped
from edenda.readers.units import Part, Unit
from edenda.sources import Hint

_RENDS: Final = {
    "bullet": "bulleted",
    "lowerLetter": "lower-alpha",
    "upperLetter": "upper-alpha",
    "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
}
_FRONT: Final = frozenset({"title", "subtitle"})


def why_of(unit: Unit) -> Evidence | None:
    """Why a unit is what it is, where its file says so."""
    return Evidence("file format", unit.why) if unit.why else None


def hinted_shapes(text: Text, units: Sequence[Unit]) -> Shaped:
    """Units with the lists, tables and verses among them that their file says are such."""
    shapes: dict[int, Shape] = {}
    index = 0
    while index < len(units):
        found = _hinted_block(text, units, index)
        if found:
            shapes[index] = found
        index = found.end if found else index + 1
    return Shaped(tuple(units), shapes, {}, {})


def _hinted_block(text: Text, units: Sequence[Unit], index: int) -> Shape | None:
    """The list, table, verse or caption that begins at a unit; None where none does."""
    unit = units[index]
    if unit.item_level:
        return _list(units, index, unit.item_level)
    if unit.style == "verse":
        return _verse(units, index)
    if unit.style == "table":
        return Shape(_table_at(text, unit), index + 1)
    if unit.style == "caption":
        return _caption(text, units, index)
    return None


def first_settled(units: Sequence[Unit]) -> int | None:
    """The index of the first unit that is surely no part of a title block: a heading, a list, a table, a quotation.

    A `title` is part of it; so is a heading above everything else that is the only one of its level.
    """
    title = _title(units)
    return next(
        (at for at, unit in enumerate(units) if unit.is_settled and at != title and unit.style not in _FRONT), None
    )


def _title(units: Sequence[Unit]) -> int | None:
    """The index of the heading that is the document's title."""
    levels = [(index, unit.heading_level) for index, unit in enumerate(units) if unit.heading_level]
    if not levels or units[levels[0][0]].style == "title" or not _is_title(units, levels):
        return None
    return levels[0][0]


def _is_title(units: Sequence[Unit], levels: Sequence[tuple[int, int]]) -> bool:
    (first, level), *others = levels
    is_first = all(unit.is_page for unit in units[:first])
    return is_first and all(other > level for _, other in others)


def _list(units: Sequence[Unit], index: int, level: int) -> Shape:
    """The list of a level: items of one kind, with the deeper lists below them and the page breaks between them."""
    children: list[Node] = []
    first = units[index]
    while index < len(units):
        unit = units[index]
        if unit.is_page:
            if not _list_goes_on(units, index, first):
                break
            children.append(page_node(unit))
            index += 1
        elif unit.item_level > level and children:
            inner = _list(units, index, unit.item_level)
            children[-1] = _with_inner(children[-1], inner.node)
            index = inner.end
        elif unit.item_level == level and _form(unit) == _form(first):
            children.extend(_item(unit))
            index += 1
        else:
            break
    return Shape(Node("list", children=tuple(children), attrs=_rend(first), why=why_of(first)), index)


def _list_goes_on(units: Sequence[Unit], index: int, first: Unit) -> bool:
    following = next((unit for unit in units[index : index + 20] if not unit.is_page), None)
    if following is None or not following.item_level or not units[index - 1].item_level:
        return False
    return following.item_level > first.item_level or (
        following.item_level == first.item_level and _form(following) == _form(first)
    )


def _form(unit: Unit) -> str:
    """The form of an item's label: `bullet`, that of the number, or empty where none is printed."""
    has_label = unit.parts[0].kind == "label"
    return unit.style.partition(":")[2] if has_label else ""


def _item(unit: Unit) -> Iterator[Node]:
    first, *rest = unit.parts
    if first.kind != "label" or _form(unit) == "bullet":
        yield Node("item", unit.parts)
    else:
        yield Node("label", (first._replace(kind="text"),))
        yield Node("item", tuple(rest))


def _with_inner(item: Node, inner: Node) -> Node:
    """An item with a list below its text."""
    if item.kind != "item":
        return item
    children = item.children or ((Node("#text", item.parts),) if item.parts else ())
    return Node("item", children=(*children, inner), attrs=item.attrs)


def _rend(unit: Unit) -> Attrs:
    form = _form(unit)
    return (("rend", _RENDS.get(form, "numbered")),) if form else ()


def _verse(units: Sequence[Unit], index: int) -> Shape:
    """Verse: a paragraph of several lines is a stanza; paragraphs of one line each make one together."""
    lines = _lines(units[index].parts)
    end = index + 1
    while len(lines) == 1 and end < len(units) and _is_single_verse(units[end]):
        end += 1
    parts = lines if end == index + 1 else [unit.parts for unit in units[index:end]]
    stanza = Node("lg", children=tuple(Node("l", part) for part in parts), why=why_of(units[index]))
    return Shape(stanza, end)


def _is_single_verse(unit: Unit) -> bool:
    return unit.style == "verse" and unit.blanks <= 1 and all(part.kind != "lb" for part in unit.parts)


def _lines(parts: Sequence[Part]) -> list[tuple[Part, ...]]:
    lines: list[list[Part]] = [[]]
    for part in parts:
        if part.kind == "lb":
            lines.append([])
        else:
            lines[-1].append(part)
    return [tuple(line) for line in lines if line]


def _caption(text: Text, units: Sequence[Unit], index: int) -> Shape:
    """A caption: the head of the table below it, else a paragraph."""
    caption = units[index]
    if index + 1 < len(units) and units[index + 1].style == "table":
        table = _table_at(text, units[index + 1])
        head = Node("head", caption.parts, why=why_of(caption))
        return Shape(Node("table", children=(head, *table.children), why=table.why), index + 2)
    return Shape(Node("p", caption.parts, attrs=(("rend", "caption"),), why=why_of(caption)), index + 1)


def _table_at(text: Text, unit: Unit) -> Node:
    tables = text.tables
    at = bisect_right([hint.start for hint, _ in tables], unit.start) - 1
    return _table(text.raw, tables[at][1])


def _table(raw: str, hints: Sequence[Hint]) -> Node:
    """A table from the hints in it; `hints` begins with its first row."""
    level = next((hint.level for hint in hints if hint.kind == "row"), 0)
    rows = []
    for row, inside in _grouped(hints, "row", level):
        cells = tuple(_cell(raw, cell, content) for cell, content in _grouped(inside, "cell", level))
        rows.append(Node("row", children=cells, attrs=row.attrs))
    return Node("table", children=tuple(rows), why=Evidence("file format", "a table"))


def _grouped(hints: Sequence[Hint], kind: str, level: int) -> list[tuple[Hint, list[Hint]]]:
    """The hints of a kind and level, each with those that follow up to the next."""
    groups: list[tuple[Hint, list[Hint]]] = []
    for hint in hints:
        if hint.kind == kind and hint.level == level:
            groups.append((hint, []))
        elif groups:
            groups[-1][1].append(hint)
    return groups


def _cell(raw: str, cell: Hint, hints: Sequence[Hint]) -> Node:
    blocks = tuple(_cell_blocks(raw, hints))
    if not blocks:
        return Node("cell", cut_parts(raw, cell.start, cell.end, hints), attrs=cell.attrs)
    if len(blocks) == 1 and blocks[0].kind == "p":
        return Node("cell", blocks[0].parts, attrs=cell.attrs)
    return Node("cell", children=blocks, attrs=cell.attrs)


def _cell_blocks(raw: str, hints: Sequence[Hint]) -> Iterator[Node]:
    index = 0
    while index < len(hints):
        hint = hints[index]
        index += 1
        inside = []
        while index < len(hints) and _stands_in(hints[index], hint):
            inside.append(hints[index])
            index += 1
        if hint.kind == "table":
            yield _table(raw, inside)
        elif hint.kind == "paragraph":
            parts = cut_parts(raw, hint.start, hint.end, inside)
            if parts:
                yield Node("p", parts)


def _stands_in(hint: Hint, outer: Hint) -> bool:
    is_part = hint.kind not in ("paragraph", "table") or outer.kind == "table"
    return is_part and outer.start <= hint.start and hint.end <= outer.end
