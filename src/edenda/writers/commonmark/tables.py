"""Rows of a flow as a pipe table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from edenda.writers.flow.markup import HEADER
from edenda.writers.flow.signs import BLOCK, CELL, LINE, NO_WRAP


def table(rows: str, inline: Callable[[str], str], other: Callable[[str], None]) -> Iterator[str]:
    """The tables of a part of a flow, each as lines; a line between rows goes to `other`, and another table follows.

    `inline` makes Markdown of a cell.
    """
    waiting: list[tuple[bool, list[str]]] = []
    for line in rows.replace(BLOCK, LINE).split(LINE):
        before, *cells = line.split(CELL)
        if cells:
            waiting.append((HEADER in before, [inline(cell) for cell in cells]))
        elif line.strip():
            yield _written(waiting)
            waiting = []
            other(line)
    yield _written(waiting)


def _written(rows: Sequence[tuple[bool, list[str]]]) -> str:
    """One table: its head, empty where the source has none, and its rows, all with as many cells."""
    if not rows:
        return ""
    width = max(len(cells) for _, cells in rows)
    is_headed = rows[0][0]
    head = rows[0][1] if is_headed else []
    body = [cells for _, cells in rows[is_headed:]]
    lines = [_row(head, width), _row(["---"] * width, width), *(_row(cells, width) for cells in body)]
    return LINE.join(NO_WRAP + line for line in lines)


def _row(cells: list[str], width: int) -> str:
    filled = [*cells, *[""] * (width - len(cells))]
    return f"| {' | '.join(filled)} |"
