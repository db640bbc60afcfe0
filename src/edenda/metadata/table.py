"""A table of metadata (CSV): a row for each document, columns named as the keys of a document, in many spellings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from edenda.config import DOCUMENT_KEYS, Facts, read_facts
from edenda.delimited import METADATA, read_lines
from edenda.errors import UnreadableError
from edenda.problems import Problem

#: The column that names the document, and other names for columns; a name is compared in small letters, its blanks,
#: hyphens and stops as `_`.
_NAME: Final = frozenset({"file", "name", "filename", "file_name", "source", "document", "path", "source_file"})
_OTHER_NAMES: Final = {
    "addressee": ("recipient", "to", "addressed_to", "receiver", "addressee_name", "recipient_name"),
    "addressee_ref": ("recipient_ref", "addressee_id", "recipient_id"),
    "author": ("creator", "authors", "author_name"),
    "collection": ("fonds", "record_group", "series", "collection_name"),
    "date": ("date_of_writing", "date_written", "written", "date_sent", "date_iso"),
    "date_cert": ("date_certainty", "certainty", "cert"),
    "genre": ("type", "kind", "document_type"),
    "key": ("xml_id", "xml:id", "id"),
    "language": ("lang", "language_code"),
    "licence": ("license", "licence_text", "license_text"),
    "licence_url": ("license_url", "licence_uri", "license_uri", "licence_link", "license_link"),
    "notes": ("note", "remarks", "remark", "comment", "comments"),
    "place": ("place_of_writing", "place_written", "place_sent", "sent_from", "place_name", "origin"),
    "place_ref": ("place_id",),
    "repository": ("archive", "library", "holding_institution", "institution", "held_by"),
    "rights": ("copyright", "source_rights", "rights_statement"),
    "sender": ("from", "writer", "sender_name", "sent_by"),
    "sender_ref": ("sender_id", "writer_ref"),
    "shelfmark": (
        "call_number",
        "call_no",
        "shelf_mark",
        "signature",
        "reference",
        "reference_code",
        "inventory_number",
    ),
    "title": ("document_title",),
    "transcriber": ("transcribed_by",),
    "translator": ("translated_by",),
}
_KEY_OF: Final = {other: key for key, others in _OTHER_NAMES.items() for other in others}
_ENDINGS: Final = (".txt", ".text", ".xml", ".md", ".docx", ".pdf")


class Row(NamedTuple):
    """What a row of a table states of one document."""

    name: str
    facts: Facts
    line: int


class Table(NamedTuple):
    """A table of metadata: its rows, and what is wrong with it."""

    file: str
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def read_table(path: Path) -> Table:
    """The rows of a table. Raises UnreadableError (CONF-001) for a file that is missing, empty or no table."""
    lines, noticed = read_lines(path, METADATA)
    if not lines:
        raise _unusable(path, "holds no rows", "Its first row names the columns; each row after it, one document.")
    (_, header), *rest = lines
    keys, problems = _columns(header, str(path), lines[0][0])
    problems = [*noticed, *problems]
    if "name" not in keys:
        found = ", ".join(cell.strip() for cell in header)[:120]
        why = f"has no column that names the document; its columns are {found}"
        raise _unusable(path, why, "Call the column with the names of the sources `file` or `name`.")
    rows: list[Row] = []
    for line, cells in rest:
        row, wrong = _row(keys, cells, str(path), line)
        problems.extend(wrong)
        if row is not None:
            rows.append(row)
    return Table(str(path), *_once(rows, str(path), problems))


def _unusable(path: Path, why: str, hint: str) -> UnreadableError:
    return METADATA.unusable(path, why, hint)


def _columns(header: Sequence[str], file: str, line: int) -> tuple[list[str], list[Problem]]:
    """The key of each column; empty where it has none. What is unknown or stands twice is a problem."""
    keys: list[str] = []
    problems: list[Problem] = []
    for cell in header:
        key = key_of(cell, has_name="name" in keys)
        message = ""
        if key and key != "name" and key not in DOCUMENT_KEYS:
            message = f"The column “{cell.strip()}” is not known and was left aside."
        elif key in keys and key not in ("", "notes"):
            message = f"The column “{cell.strip()}” states the {key} a second time and was left aside."
        if message:
            hint = f"Known here: file, {', '.join(sorted(DOCUMENT_KEYS))}."
            problems.append(Problem("CONF-002", message, file, line, hint=hint))
        keys.append("" if message else key)
    return keys, problems


def key_of(cell: str, *, has_name: bool) -> str:
    """The key that a column's name means."""
    spelt = "_".join(cell.lower().replace("-", " ").replace(".", " ").replace("_", " ").split())
    return "name" if spelt in _NAME and not has_name else _KEY_OF.get(spelt, spelt)


def _row(keys: Sequence[str], cells: Sequence[str], file: str, line: int) -> tuple[Row | None, tuple[Problem, ...]]:
    """A row as facts; None for one that names no document."""
    values: dict[str, Any] = {}
    for key, cell in zip(keys, cells, strict=False):
        if key == "notes":
            values["notes"] = [*values.get("notes", []), *filter(None, map(str.strip, cell.splitlines()))]
        elif key and cell.strip():
            values[key] = " ".join(cell.split())
    if not values.get("notes"):
        values.pop("notes", None)
    problems: tuple[Problem, ...] = ()
    if len(cells) > len(keys):
        message = f"The row has {len(cells)} cells, but there are {len(keys)} columns; the last were left aside."
        hint = "Put a cell that holds the delimiter into quotation marks."
        problems = (Problem("CONF-003", message, file, line, hint=hint),)
    name = _stem(values.pop("name", ""))
    if not name:
        hint = "Write the name of the source into its first column, or delete the row."
        return None, (*problems, Problem("CONF-004", "The row names no document.", file, line, hint=hint))
    facts, noticed = read_facts(values, file, "", lambda _: line)
    return Row(name, facts, line), (*problems, *noticed)


def _stem(name: str) -> str:
    """The name of a document in a cell: `seeds/thorne.txt` is `thorne`."""
    name = name.replace("\\", "/").rpartition("/")[2].strip()
    return next((name[: -len(ending)] for ending in _ENDINGS if name.lower().endswith(ending)), name)


def _once(rows: Sequence[Row], file: str, problems: list[Problem]) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """The first row of each document; META-003 for any other."""
    found: dict[str, Row] = {}
    for row in rows:
        first = found.setdefault(row.name, row)
        if first is not row:
            message = f"The document “{row.name}” has a second row; the one in line {first.line} counts."
            problems.append(Problem("META-003", message, file, row.line, hint="Join the two rows, or delete one."))
    return tuple(found.values()), tuple(problems)
