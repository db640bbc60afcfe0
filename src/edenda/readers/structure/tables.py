"""Tables in plain text: cells told apart by pipes, tabs, dot leaders or columns of blanks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from edenda.model import Evidence
from edenda.readers.draft import Node
from edenda.readers.layout.unit_lines import margin_of
from edenda.readers.units import Part, Unit

#: A line that only draws: `|---|:--:|`, `+---+---+`, `----  ----`.
_DRAWN: Final = re.compile(r"(?=.*[-=─_]{2})[|+:=\-─_\s]{3,}")
_LEADER: Final = re.compile(r"(?P<signs>(?:\s?\.){4,}|\s?\.{3}(?=\s)|(?:\s?…)+|\s_{3,}|(?:\s?·){3,})\s*(?=\S)")
#: What stands between two columns: three blanks, or two that do not follow the end of a sentence.
_COLUMN_GAP: Final = re.compile(r"[ \N{NO-BREAK SPACE}]{3,}|(?<![.!?:;,\"”')\s])[ \N{NO-BREAK SPACE}]{2}(?=\S)")
_WIDE_GAP: Final = re.compile(r"\S {3,}\S")
_DIGIT: Final = re.compile(r"\d")
_FEWEST_ROWS: Final = 3
_LONGEST_CELL: Final = 32
_LONGEST_LINE: Final = 400
#: What part of the longest line each line of a paragraph fills.
_FILLED: Final = 0.7

Spans = tuple[tuple[int, int], ...]
"""The cells of a row: from where to where in the raw input; an empty cell begins where it ends."""


class Row(NamedTuple):
    """A row: its line, its cells, and the signs before and after each cell that separate it from others."""

    line: Unit
    cells: Spans


class Table(NamedTuple):
    """A table in some lines, `first` up to `end`: rows and drawn lines in order, how its cells are told apart."""

    first: int
    end: int
    lines: tuple[Row | Unit, ...]
    rend: str

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that hold words."""
        return tuple(line for line in self.lines if isinstance(line, Row))


_SIGNS: Final = re.compile(r"[ \N{NO-BREAK SPACE}]{2}|[|\t…_·]|\.\s?\.\s?\.")


def may_hold_table(start: int, end: int, raw: str) -> bool:
    """Whether a stretch of the source has any of the signs by which cells are told apart."""
    return _SIGNS.search(raw, start, end) is not None


def find_tables(lines: Sequence[Unit], raw: str) -> list[Table]:
    """The tables in some lines between which no blank line stands, in order."""
    found: list[Table] = []
    taken: set[int] = set()
    for kind in _KINDS if lines else ():
        if not kind.sign.search(raw, lines[0].start, lines[-1].end):
            continue
        for first, rows in _runs(lines, raw, kind.cells_of):
            end = first + len(rows)
            table = None if first in taken or end - 1 in taken else _checked(first, rows, raw, kind)
            if table is not None:
                found.append(table)
                taken.update(range(first, end))
    return sorted(found, key=lambda table: table.first)


def is_like_a_table(lines: Sequence[Unit], raw: str) -> bool:
    """Whether lines that are no sure table have wide gaps, one below the other."""
    gapped = 0
    for line in lines:
        if _WIDE_GAP.search(raw, line.start, line.end):
            gapped += not _DRAWN.fullmatch(line.text)
        elif not _DRAWN.fullmatch(line.text):
            return False
    return gapped >= _FEWEST_ROWS


def _runs(lines: Sequence[Unit], raw: str, cells_of: _CellsOf) -> Iterator[tuple[int, tuple[Row | Unit, ...]]]:
    """Lines with several cells, and drawn lines among them, that follow each other, and the index of the first."""
    rows = [_row(line, raw, cells_of) for line in lines]
    first = 0
    for is_table, group in itertools.groupby(rows, key=lambda row: row is not None):
        run = tuple(group)
        if is_table and any(isinstance(row, Row) for row in run):
            yield first, tuple(row for row in run if row is not None)
        first += len(run)


def _row(line: Unit, raw: str, cells_of: _CellsOf) -> Row | Unit | None:
    """A line as a row where it has several cells, as it is where it only draws, None where it is of no table."""
    if line.is_page or any(part.kind != "text" for part in line.parts) or line.end - line.start > _LONGEST_LINE:
        return None
    if _DRAWN.fullmatch(line.text):
        return line
    cells = cells_of(line, raw)
    return Row(line, cells) if len(cells) > 1 else None


def _checked(first: int, lines: tuple[Row | Unit, ...], raw: str, kind: _Kind) -> Table | None:
    """Some lines as a table, where all rows have the same columns and there are enough of them."""
    table = Table(first, first + len(lines), lines, kind.rend)
    if kind.rend == "columns":
        return _aligned(table, raw)
    rows = table.rows
    if len(rows) < kind.fewest - (len(rows) < len(lines)) or len({len(row.cells) for row in rows}) > 1:
        return None
    return table


def _by_pipes(line: Unit, raw: str) -> Spans:
    text = raw[line.start : line.end]
    is_framed = text.startswith("|") and text.endswith("|")
    if not is_framed and " | " not in text:
        return ()
    places = [line.start + match.start() for match in re.finditer(r"[|│]", text)]
    starts = [line.start, *(place + 1 for place in places)]
    ends = [*places, line.end]
    spans = [_stripped(raw, start, end) for start, end in zip(starts, ends, strict=True)]
    first = 1 if text.startswith("|") else 0
    last = len(spans) - 1 if text.endswith("|") else len(spans)
    return tuple(spans[first:last])


def _by_tabs(line: Unit, raw: str) -> Spans:
    pieces = raw[line.start : line.end].split("\t")
    if len(pieces) < 2:
        return ()
    spans, at = [], line.start
    for piece in pieces:
        spans.append(_stripped(raw, at, at + len(piece)))
        at += len(piece) + 1
    return tuple(spans)


def _by_leaders(line: Unit, raw: str) -> Spans:
    match = _LEADER.search(raw, line.start, line.end)
    if not match or match.start() == line.start or not any(char.isalpha() for char in raw[line.start : match.start()]):
        return ()
    rest = _split(raw, match.end(), line.end)
    if not any(_DIGIT.search(raw, *span) for span in rest):
        return ()
    return (_stripped(raw, line.start, match.start()), *rest)


def _by_blanks(line: Unit, raw: str) -> Spans:
    return () if "\t" in raw[line.start : line.end] else _split(raw, line.start, line.end)


def _split(raw: str, start: int, end: int) -> Spans:
    spans, at = [], start
    for gap in _COLUMN_GAP.finditer(raw, start, end):
        spans.append((at, gap.start()))
        at = gap.end()
    return (*spans, (at, end))


def _stripped(raw: str, start: int, end: int) -> tuple[int, int]:
    text = raw[start:end]
    if not text.strip():
        return start, start
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())


_CellsOf = Callable[[Unit, str], Spans]


class _Kind(NamedTuple):
    """How cells are told apart: a sign that is always there, and how many rows it takes without a drawn line."""

    rend: str
    cells_of: _CellsOf
    fewest: int
    sign: re.Pattern[str]


#: The surest first.
_KINDS: Final = (
    _Kind("ruled", _by_pipes, 3, re.compile(r"\|")),
    _Kind("tabbed", _by_tabs, 2, re.compile(r"\t")),
    _Kind("leaders", _by_leaders, 2, re.compile(r"[.…_·]")),
    _Kind("columns", _by_blanks, 3, re.compile(r"[ \N{NO-BREAK SPACE}]{2}")),
)


def _aligned(table: Table, raw: str) -> Table | None:
    """A table whose columns are kept apart by blanks in all rows alike; None where they are not."""
    rows = table.rows
    if len(rows) < _FEWEST_ROWS:
        return None
    columns = _columns(rows, raw)
    if len(columns) < 2:
        return None
    filled = [cells for row in rows if (cells := _in_columns(row, columns, raw)) is not None]
    if len(filled) < len(rows) or not _is_tabular(filled, raw) or _runs_on(table, raw):
        return None
    cells_of_rows = iter(filled)
    lines = tuple(line._replace(cells=next(cells_of_rows)) if isinstance(line, Row) else line for line in table.lines)
    return table._replace(lines=lines)


def _columns(rows: Sequence[Row], raw: str) -> list[tuple[int, int]]:
    """From where to where on their lines the columns go: whatever no gap of two blanks runs through in all rows."""
    used = bytearray(_LONGEST_LINE * 2)
    for row in rows:
        margin = len(margin_of(row.line.start, raw)) - row.line.start
        for start, end in row.cells:
            used[start + margin : end + margin] = b"\x01" * (end - start)
    return [match.span() for match in re.finditer(rb"\x01+(?:\x00\x01+)*", bytes(used))]


def _in_columns(row: Row, columns: Sequence[tuple[int, int]], raw: str) -> Spans | None:
    """A row's cells, an empty one where it has none in a column; None where two would share a column."""
    shift = len(margin_of(row.line.start, raw)) - row.line.start
    cells: list[tuple[int, int]] = []
    waiting = list(row.cells)
    at = row.line.start
    for start, end in columns:
        inside = [cell for cell in waiting[:2] if start <= cell[0] + shift and cell[1] + shift <= end]
        if len(inside) > 1:
            return None
        cells.append(inside[0] if inside else (at, at))
        at = cells[-1][1]
        del waiting[: len(inside)]
    return None if waiting else tuple(cells)


def _is_tabular(rows: Sequence[Spans], raw: str) -> bool:
    """Whether cells are as short as those of a table, and most rows have one in each column."""
    full = sum(all(start < end for start, end in row) for row in rows)
    cells = [raw[start:end] for row in rows for start, end in row if start < end]
    has_figures = any(
        sum(_DIGIT.search(raw, *row[column]) is not None for row in rows) * 10 >= 6 * len(rows)
        for column in range(len(rows[0]))
    )
    longest = 2 * _LONGEST_CELL if has_figures else _LONGEST_CELL
    return full * 2 >= len(rows) and sum(map(len, cells)) <= longest * len(cells)


def _runs_on(table: Table, raw: str) -> bool:
    """Whether lines are those of a paragraph in which gaps of two blanks happen to stand one below the other.

    Then lines go on with the sentence of the one above them, and all but the last are filled.
    """
    rows = [row.line for row in table.rows]
    if len(rows) < len(table.lines) or any(_WIDE_GAP.search(raw, row.start, row.end) for row in rows):
        return False
    goes_on = sum(row.text[:1].islower() for row in rows[1:])
    full = _FILLED * max(len(row.text) for row in rows)
    return goes_on * 2 >= len(rows) - 1 and all(len(row.text) >= full for row in rows[:-1])


def table_node(table: Table, raw: str, caption: tuple[Part, ...] = ()) -> Node:
    """A table as a node. What draws it (pipes, dots, rules) stays in the ledger as labels."""
    has_header = _has_header(table, raw)
    rows: list[Node] = []
    pending: list[Part] = []
    for line in table.lines:
        if isinstance(line, Row):
            attrs = (("role", "label"),) if has_header and not rows else ()
            rows.append(Node("row", children=_cells(line, raw, tuple(pending)), attrs=attrs))
            pending = []
        elif rows:
            rows[-1] = _with_rule(rows[-1], line)
        else:
            pending.extend(_as_labels(line.parts))
    head = (Node("head", caption),) if caption else ()
    seen = f"{len(table.rows)} rows of {len(table.rows[0].cells)} cells, {_SEEN[table.rend]}"
    why = Evidence("table", seen, 0.9)
    return Node("table", children=(*head, *rows), attrs=(("rend", table.rend),), why=why)


_SEEN: Final = {
    "ruled": "divided by strokes",
    "tabbed": "divided by tabs",
    "leaders": "joined by rows of dots",
    "columns": "in columns kept apart by blanks",
}


def _has_header(table: Table, raw: str) -> bool:
    """Whether the first row names the columns: a drawn line below it, or no figure in it where all others have some."""
    at = next(index for index, line in enumerate(table.lines) if isinstance(line, Row))
    if len(table.lines) > at + 2 and not isinstance(table.lines[at + 1], Row):
        between = sum(not isinstance(line, Row) for line in table.lines[at + 2 : -1])
        return between < len(table.rows) - 2 or len(table.rows) == 2
    first, *others = table.rows
    for column in range(1, len(first.cells)):
        filled = [row.cells[column] for row in others if row.cells[column][0] < row.cells[column][1]]
        if filled and all(_DIGIT.search(raw, *cell) for cell in filled):
            start, end = first.cells[column]
            return start < end and not _DIGIT.search(raw, start, end)
    return False


def _cells(row: Row, raw: str, before: tuple[Part, ...]) -> tuple[Node, ...]:
    nodes: list[Node] = []
    at = row.line.start
    for start, end in row.cells:
        lead = (*before, *_signs(raw, at, start))
        nodes.append(Node("cell", (*lead, Part("text", start, end)) if start < end else lead))
        before = ()
        at = max(at, end)
    closing = _signs(raw, at, row.line.end)
    return (*nodes[:-1], Node("cell", (*nodes[-1].parts, *closing)))


def _signs(raw: str, start: int, end: int) -> tuple[Part, ...]:
    """What stands between two cells and is not blank, as a label."""
    start, end = _stripped(raw, start, end)
    return (Part("label", start, end),) if start < end else ()


def _with_rule(row: Node, line: Unit) -> Node:
    *cells, last = row.children
    return Node("row", children=(*cells, Node("cell", (*last.parts, *_as_labels(line.parts)))), attrs=row.attrs)


def _as_labels(parts: Sequence[Part]) -> tuple[Part, ...]:
    return tuple(part._replace(kind="label") for part in parts)
