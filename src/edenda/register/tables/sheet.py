"""A table of the register as somebody saved it: its columns and rows, from any spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from edenda.delimited import Called, read_lines
from edenda.problems import Problem, Severity
from edenda.register.tables.cells import unprotected
from edenda.register.tables.records import FIRST, LAST, number_column, type_of_column
from edenda.xml.files import MAX_OWN

CODE: Final = "REG-011"
_CALLED: Final = Called(CODE, "table of the register", MAX_OWN)
_FIXED: Final = frozenset({*FIRST, *LAST})


class Row(NamedTuple):
    """A row: the line at which it begins, and its cells by column; columns that are not known are left out."""

    line: int
    cells: dict[str, str]


class Sheet(NamedTuple):
    """A table: its columns that are known, its rows, and what is wrong with it."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def fault(
    message: str, place: tuple[str, int], column: str = "", hint: str = "", graded: Severity | None = None
) -> Problem:
    """REG-011 for a file and line, and a column where it is about one."""
    file, line = place
    words = f"Column {column}: {message}" if column else message
    return Problem(CODE, words, file, line, hint=hint or None, graded=graded)


def read_sheet(path: Path) -> Sheet:
    """A table of the register. Raises UnreadableError (REG-011) for a file that is missing, empty or no table."""
    lines, noticed = read_lines(path, _CALLED)
    if not lines:
        raise _CALLED.unusable(path, "holds no rows", "Make one with `edenda register export`.")
    (first, header), *rest = lines
    columns, wrong = _columns(header, (str(path), first))
    if "id" not in columns:
        hint = "The first row must name the columns, as `edenda register export` does."
        raise _CALLED.unusable(path, "has no column “id”", hint, first)
    problems = [*noticed, *wrong]
    rows: list[Row] = []
    at = columns.index("id")
    for line, found in rest:
        cells = _padded(found, len(header)) if not "".join(found[at : at + 1]).strip() else found
        if len(cells) != len(header):
            message = f"The row has {len(cells)} cell{'s' * (len(cells) != 1)}, and there are {len(header)} columns."
            hint = "Put a cell that holds the separator into quotation marks, or save the table again."
            problems.append(fault(message, (str(path), line), hint=hint))
            continue
        rows.append(Row(line, _cells(columns, cells)))
    return Sheet(str(path), tuple(one for one in columns if one), tuple(rows), tuple(problems))


def _padded(cells: Sequence[str], number: int) -> list[str]:
    """A row with the empty cells at its end that a spreadsheet may have left out, as it does of rows that are new."""
    return [*cells, *[""] * (number - len(cells))]


def _cells(columns: Sequence[str], cells: Iterable[str]) -> dict[str, str]:
    return {
        column: unprotected(cell) if cell[:1] == "'" else cell
        for column, cell in zip(columns, cells, strict=True)
        if column
    }


def _columns(header: Sequence[str], place: tuple[str, int]) -> tuple[list[str], list[Problem]]:
    """The column that each name means; empty for one that is not known, and for one that stands twice."""
    found: list[str] = []
    problems: list[Problem] = []
    for name in header:
        column = _column(name)
        if not column and name.strip():
            hint = f"Known are {', '.join(FIRST)}, the authority files, and idno:TYPE for other numbers."
            message = f"The column “{name.strip()}” is not known and is left aside."
            problems.append(fault(message, place, hint=hint, graded="warning"))
        elif column and column in found:
            problems.append(fault(f"The column “{column}” stands twice.", place, hint="Delete one of the two."))
            column = ""
        found.append(column)
    return found, problems


def _column(name: str) -> str:
    words = " ".join(name.split())
    if words.casefold() in _FIXED:
        return words.casefold()
    type_ = type_of_column(words)
    return "" if type_ is None else number_column(type_)
