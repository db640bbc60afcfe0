"""What is stated of documents beside their TEI, led to other entries: `sender_ref` and the like in TOML and in a table.

A value is replaced where it stands; the file is then read again, and must say what it said, but for the ids.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from edenda.delimited import delimiter_of, lines_of
from edenda.errors import UnreadableError
from edenda.metadata.table import key_of
from edenda.problems import Problem
from edenda.sources import decode

#: The keys of a document that name an entry of the register.
REFERENCES: Final = ("sender_ref", "addressee_ref", "place_ref")
_STATED: Final = re.compile(
    rf"(?<![\w-])(?:{'|'.join(REFERENCES)})[\"']?[ \t]*=[ \t]*(?P<mark>[\"'])(?P<id>[^\"'\\\n]*)(?P=mark)"
)
#: A cell as it is written, and what ends it: the delimiter or the end of the row.
_CELL: Final = r'(?P<value> *"(?:[^"]|"")*"[^{0}\r\n]*|[^{0}\r\n]*)(?P<end>{0}|\r\n?|\n|$)'
_BOM: Final = "\ufeff"


def redirected_toml(data: bytes, path: Path, goals: Mapping[str, str]) -> bytes:
    """The bytes of a TOML file with other ids in it; of one that is no TOML, the same.

    Raises UnreadableError (REG-012) where an id is written in a way that cannot be changed without touching more.
    """
    try:
        text = data.decode()
        before = tomllib.loads(text.removeprefix(_BOM))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):  # who opens the edition says so
        return data
    wanted = _with_goals(before, goals)
    if wanted == before:
        return data
    after = _STATED.sub(lambda found: _replaced(found, text, goals), text)
    if tomllib.loads(after.removeprefix(_BOM)) != wanted:
        raise _unchangeable(path)
    return after.encode()


def _replaced(found: re.Match[str], text: str, goals: Mapping[str, str]) -> str:
    line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
    if "#" in line:  # a comment
        return found[0]
    start, end = (place - found.start() for place in found.span("id"))
    return found[0][:start] + goals.get(found["id"], found["id"]) + found[0][end:]


def _with_goals(value: Any, goals: Mapping[str, str]) -> Any:
    """A TOML value with the ids replaced wherever a key says that it names an entry."""
    if isinstance(value, list):
        return [_with_goals(one, goals) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: goals.get(one, one) if key in REFERENCES and isinstance(one, str) else _with_goals(one, goals)
        for key, one in value.items()
    }


def redirected_table(data: bytes, path: Path, goals: Mapping[str, str]) -> bytes:
    """The bytes of a table of metadata with other ids in the columns that name entries.

    Raises UnreadableError where the table cannot be read, or an id not be replaced without touching more (REG-012).
    """
    source, _ = decode(data, str(path))
    mark = _BOM if source.raw.startswith(_BOM) else ""
    text = source.raw.removeprefix(_BOM)
    rows = [cells for _, cells in lines_of(text, str(path))]
    named = [at for at, cell in enumerate(rows[0] if rows else ()) if key_of(cell, has_name=True) in REFERENCES]
    wanted = [
        [_cell(cell, goals) if row and at in named else cell for at, cell in enumerate(cells)]
        for row, cells in enumerate(rows)
    ]
    if wanted == rows:
        return data
    after = "".join(_pieces(text, named, goals))
    if [cells for _, cells in lines_of(after, str(path))] != wanted or (mark + text).encode(source.encoding) != data:
        raise _unchangeable(path)
    return (mark + after).encode(source.encoding)


def _cell(cell: str, goals: Mapping[str, str]) -> str:
    name = cell.strip()
    return cell.replace(name, goals[name]) if name in goals else cell


def _pieces(text: str, named: Sequence[int], goals: Mapping[str, str]) -> Iterator[str]:
    """The cells of a table as they are written, with what divides them; those that name an entry with its new id."""
    column, is_first_row = 0, True
    cell = re.compile(_CELL.format(re.escape(delimiter_of(text))))
    for found in cell.finditer(text):
        value = found["value"].strip(' "')
        is_named = column in named and value in goals and not is_first_row
        yield found["value"].replace(value, goals[value]) + found["end"] if is_named else found[0]
        if found["end"] in {"\n", "\r", "\r\n"}:
            column, is_first_row = 0, is_first_row and not found["value"].strip() and column == 0
        else:
            column += 1


def _unchangeable(path: Path) -> UnreadableError:
    message = "An id of the register is written here in a way that cannot be changed without touching anything else."
    hint = "Change it by hand, and run the command again."
    return UnreadableError(Problem("REG-012", message, str(path), hint=hint))
