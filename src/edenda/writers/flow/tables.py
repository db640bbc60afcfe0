"""Tables of a flow as lines: one a row, its columns one below the other where they are few."""

from __future__ import annotations

import re
from typing import Final

from edenda.writers.flow.columns import columns
from edenda.writers.flow.settling import single_blanks
from edenda.writers.flow.signs import BLANK, BLOCK, CELL, END_OF_TABLE, LINE, NO_WRAP, TAB, TABLE

#: A table with more columns has tabs between its cells.
_MOST_COLUMNS: Final = 20
#: A longer cell pushes only its own row.
_WIDEST: Final = 40
_BREAK: Final = re.compile(f"([{LINE}{BLOCK}])")
_BETWEEN: Final = 2


def tables(flow: str) -> str:
    """A settled flow whose tables are lines of words and blanks that stay."""
    before, *pieces = flow.split(TABLE)
    made = [before]
    for piece in pieces:
        table, _, after = piece.partition(END_OF_TABLE)
        made += [_table(table), after]
    return "".join(made)


def _table(table: str) -> str:
    lines = _BREAK.split(table)
    rows = {
        at: [single_blanks(cell).strip(" ") for cell in line.split(CELL)[1:]]
        for at, line in enumerate(lines)
        if CELL in line
    }
    widths = _widths(list(rows.values()))
    for at, cells in rows.items():
        lines[at] = NO_WRAP + (_row(cells, widths) if widths else TAB.join(cells))
    return "".join(lines)


def _widths(rows: list[list[str]]) -> list[int]:
    """The width of each column; nothing where there are too many."""
    count = max(map(len, rows), default=0)
    if count > _MOST_COLUMNS:
        return []
    found = [0] * count
    for cells in rows:
        for column, cell in enumerate(cells):
            found[column] = max(found[column], min(columns(cell), _WIDEST))
    return found


def _row(cells: list[str], widths: list[int]) -> str:
    """Cells filled up to the width of their columns; empty ones at the end are left out."""
    while cells and not cells[-1]:
        cells = cells[:-1]
    *others, last = cells or [""]
    filled = (cell + BLANK * (_BETWEEN + max(0, widths[at] - columns(cell))) for at, cell in enumerate(others))
    return "".join(filled) + last
