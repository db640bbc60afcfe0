"""How long edits of a large register take: `python -m benchmarks.register_edits [--entries 50000]`.

A register of 15 MB is made by rule. Each row is one change from the bytes of the file to its bytes afterwards, with the
proof that it is valid; or the register as a table, and a table brought back. Seconds are those of the processor.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from edenda.collector import collector_paused
from edenda.edition import Edition, open_edition
from edenda.markup.edits import Edit
from edenda.register.editing.new_entries import NewEntry, NewForm
from edenda.register.editing.outline import read_outline
from edenda.register.editing.register_file import RegisterFile
from edenda.register.tables.exporting import as_table
from edenda.register.tables.importing import import_table
from edenda.scaffold import new_register

_NEW: Final = NewEntry("pers-new", "person", (NewForm("Agnes Thorne"), NewForm("Thorne", "short")))
_EDITS: Final[dict[str, Callable[[RegisterFile], list[Edit]]]] = {
    "one entry added": lambda file: file.add_entries([_NEW]),
    "one form added": lambda file: file.add_form("pers-7", NewForm("Thorne of Skerry")),
    "one entry taken out": lambda file: file.remove_entry("pers-7"),
    "one entry put into another": lambda file: file.move_into("pers-7", "pers-8", prefer="pers-8"),
    "1,000 entries added": lambda file: file.add_entries(_NEW._replace(id=f"new-{one}") for one in range(1000)),
    "1,000 forms added": lambda file: [
        edit for one in range(1000) for edit in file.add_form(f"pers-{one}", NewForm("X"))
    ],
}


def main() -> None:
    """Print a row for each change."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--entries", type=int, default=50_000)
    number: int = options.parse_args().entries
    data = _register(number)
    print(f"{number:,} entries, {len(data) / 1e6:.1f} MB\n\n| what | seconds |\n|---|---|")
    for name, edit in _EDITS.items():
        _row(name, lambda edit=edit: _changed(data, edit))  # type: ignore[misc]
    with tempfile.TemporaryDirectory() as folder:
        _tables(Path(folder), data)
    print(f"\nmost memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _tables(root: Path, data: bytes) -> None:
    (root / "edition.toml").write_text('[edition]\nformat = 1\ntitle = "E"\n', encoding="utf-8")
    (root / "tei").mkdir()
    (root / "tei" / "register.xml").write_bytes(data)
    edition, table = open_edition(root), root / "register.csv"
    _row("export", lambda: table.write_bytes(as_table(read_outline(data, "register.xml"), {})))
    _row("import, nothing changed", lambda: _imported(edition, table))
    words = table.read_text(encoding="utf-8-sig")
    table.write_text(words.replace("Person 7 of", "Persona 7 of"), encoding="utf-8", newline="")
    _row("import, one row changed", lambda: _imported(edition, table))


def _imported(edition: Edition, table: Path) -> bytes:
    return import_table(edition, table).after


def _changed(data: bytes, edit: Callable[[RegisterFile], list[Edit]]) -> bytes:
    file = RegisterFile(data, "register.xml")
    return file.apply(edit(file))


def _row(name: str, work: Callable[[], object]) -> None:
    begun = time.process_time()
    with collector_paused():
        work()
    print(f"| {name} | {time.process_time() - begun:.2f} |")


def _register(number: int) -> bytes:
    empty = RegisterFile(new_register("2026-11-22"), "register.xml")
    note = "Somebody who wrote many letters about the harbour, the light and the price of coal."
    entries = (
        NewEntry(
            f"pers-{one}",
            "person",
            (NewForm(f"Person {one} of Skerry"), NewForm(f"P. {one}")),
            idnos=(("VIAF", str(1000 + one)),),
            note=note,
        )
        for one in range(number)
    )
    return empty.apply(empty.add_entries(entries))


if __name__ == "__main__":
    main()
