"""Tables as text (CSV, RFC 4180): cells divided by commas, semicolons, tabs or bars, lines ended in any way."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.sources import decode
from edenda.xml.files import read_own, reason_of

_DELIMITERS: Final = ",;\t|"


class Called(NamedTuple):
    """What a table is called in findings, the code of those that say that it cannot be used, its longest cell."""

    code: str
    words: str
    longest: int = 128 * 1024

    def unusable(self, path: Path | str, why: str, hint: str, line: int | None = None) -> UnreadableError:
        """The error for a table that cannot be used."""
        return UnreadableError(Problem(self.code, f"The {self.words} {why}.", str(path), line, hint=hint))


METADATA: Final = Called("CONF-001", "table of metadata")


def read_lines(path: Path, called: Called) -> tuple[list[tuple[int, list[str]]], tuple[Problem, ...]]:
    """The rows of a table that hold anything, each with its line, and what is to be said of its encoding.

    Raises UnreadableError for a file that is missing, empty or no table.
    """
    try:
        data = read_own(path)
    except UnreadableError as error:
        raise called.unusable(path, f"cannot be read: {reason_of(error)}", "Check the file's name.") from None
    try:
        source, problems = decode(data, str(path))
    except UnreadableError as error:
        raise called.unusable(path, f"cannot be used: {reason_of(error)}", "Save it as CSV in UTF-8.") from None
    return list(lines_of(source.raw.lstrip("\ufeff"), str(path), called)), problems


def lines_of(text: str, file: str, called: Called = METADATA) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with the line at which it begins; cells can hold line ends in quotes."""
    csv.field_size_limit(called.longest)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), skipinitialspace=True, strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        hint = "Look for a quotation mark without a partner in this row or one above."
        raise called.unusable(file, f"cannot be read: {error}", hint, begins) from None


def delimiter_of(text: str) -> str:
    """What divides the cells: the sign that the first row has most of, quoted cells apart."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = "".join(first.split('"')[::2])
    return max(_DELIMITERS, key=bare.count)
