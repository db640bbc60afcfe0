"""The register as a table: a row for each entry, as CSV (RFC 4180) in UTF-8 with the mark that spreadsheets need."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Mapping
from typing import Final

from edenda.register.editing.outline import Outline
from edenda.register.entries import KINDS
from edenda.register.tables.cells import protected
from edenda.register.tables.records import Cells, columns_of, record, version_of

#: What may stand between the cells, and what it is called.
SEPARATORS: Final = {"comma": ",", "semicolon": ";", "tab": "\t"}


def as_table(outline: Outline, mentions: Mapping[str, int], separator: str = ",") -> bytes:
    """A register as a table; `mentions` says how often entries are mentioned."""
    records = records_of(outline)
    columns = columns_of(records.values())
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n")
    writer.writerow(columns)
    for name, cells in records.items():
        stamp = version_of(outline, outline.parts[outline.entries[name]], cells)
        shown = {**cells, "mentions": str(mentions.get(name, 0)), "version": str(stamp)}
        writer.writerow([protected(cell) if cell else "" for cell in map(shown.get, columns)])
    return codecs.BOM_UTF8 + stream.getvalue().encode("utf-8")


def records_of(outline: Outline) -> dict[str, Cells]:
    """The cells of all entries that have an id, in the register's order."""
    found: dict[str, Cells] = {}
    for part in outline.parts:
        if part.id and part.name in KINDS and part.id not in found:
            found[part.id] = record(outline, part)
    return found
