"""Lines as items: what stands on a line, and the page markers at its edges, as units of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from edenda.readers.layout.lines import Line
from edenda.readers.layout.page_forms import Marks, PageMark
from edenda.readers.units import Part, Unit, plain


def read_items(lines: Sequence[Line], marks: Marks) -> list[Unit]:
    """The units of all lines, page markers and what belongs to them between."""
    items: list[Unit] = []
    pages: list[Unit] = []
    for index, line in enumerate(lines):
        for item in _items(line, marks.get(index, ())):
            if item.is_page:
                pages.append(item)
                continue
            if pages:
                items += _page_items(pages)
                pages = []
            items.append(item)
    return [*items, *_page_items(pages)]


def _items(line: Line, marks: tuple[PageMark, ...]) -> list[Unit]:
    """A line as one unit, or as several where page markers stand at its edges; a form feed before it is one more."""
    feed = [_feed(line)] if line.feed >= 0 else []
    if not marks:
        text = plain(line.text)
        whole = (Part("text", line.start, line.end),)
        return [*feed, Unit(whole, text, line.blanks, line.indent, line.number, margin=line.indent)]
    parts: list[Part] = []
    position = line.start
    for mark in marks:
        if line.text[position - line.start : mark.start - line.start].strip():
            parts.append(_stripped(line, position, mark.start))
        parts.append(Part(mark.kind, mark.start, mark.end, mark.n))
        position = mark.end
    if line.text[position - line.start :].strip():
        parts.append(_stripped(line, position, line.end))
    return [*feed, *_split_at_edges(parts, line)]


def _feed(line: Line) -> Unit:
    return Unit((Part("pagemark", line.feed, line.feed + 1),), "", 0, 0, line.number, is_page=True)


def _stripped(line: Line, start: int, end: int) -> Part:
    text = line.text[start - line.start : end - line.start]
    lead = len(text) - len(text.lstrip())
    return Part("text", start + lead, start + len(text.rstrip()))


def _split_at_edges(parts: list[Part], line: Line) -> list[Unit]:
    units: list[Unit] = []
    first = next((index for index, part in enumerate(parts) if part.kind == "text"), len(parts))
    last = next((index for index in range(len(parts), 0, -1) if parts[index - 1].kind == "text"), len(parts))
    blanks = line.blanks
    for group, is_page in ((parts[:first], True), (parts[first:last], False), (parts[last:], True)):
        if group:
            texts = (
                line.text[part.start - line.start : part.end - line.start] for part in group if part.kind == "text"
            )
            text = plain(" ".join(texts))
            units.append(Unit(tuple(group), text, blanks, line.indent, line.number, is_page, line.indent))
            blanks = 0
    return units


def _page_items(pages: Sequence[Unit]) -> list[Unit]:
    """Page markers that stand together: one unit for each page, with the running heads and feet around its marker.

    A form feed says nothing more where a number stands beside it, nor does a number that is printed twice.
    """
    if len(pages) < 2:
        return list(pages)
    has_number = any(unit.page for unit in pages)
    groups: list[list[Part]] = [[]]
    first_of: list[Unit] = []
    for unit in pages:
        for part in unit.parts:
            if has_number and part.kind == "pagemark" and not part.n:
                continue
            marked = next((one.n for one in groups[-1] if one.kind == "pagemark"), None)
            if part.kind == "pagemark" and marked is not None:
                if part.n == marked:
                    groups[-1].append(part._replace(kind="furniture", n=""))
                    continue
                groups.append([])
            if not groups[-1]:
                first_of.append(unit)
            groups[-1].append(part)
    return [replace(unit, parts=tuple(group)) for unit, group in zip(first_of, groups, strict=True)]
