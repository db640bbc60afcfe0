"""How long changes to a register take: `python -m benchmarks.register_changes [--documents 1000] [--entries 50000]`.

An edition in a temporary folder: documents of 64 KB with names linked to a register, which is made by rule. Each change
is made as a command makes it, all or none, and undone. Seconds are those on the clock, since much of it is waiting for
the disk; beside them stands how many times as long that is as reading the same bytes once. The most memory is that of
a process that does it all.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from edenda.changes.commit import commit, undo
from edenda.changes.values import FileChange
from edenda.edition import Edition, open_edition
from edenda.register.merge import merged
from edenda.register.rename import renamed
from edenda.register.split import Choice, split
from edenda.responsible import Responsible
from tests.register.editions import large_edition

_BY = Responsible("ed", "2026-11-22")
_KILOBYTES = 64
_TO_MEGABYTES = 1024 * (1024 if sys.platform == "darwin" else 1)


def main() -> None:
    """Print a row for each change."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--entries", type=int, default=50_000)
    parser.add_argument("--everywhere", action="store_true", help="every document names the entry that is changed")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        names = 1 if asked.everywhere else asked.entries
        root = large_edition(Path(folder), asked.documents, asked.entries, _KILOBYTES, names)
        print(f"{asked.documents:,} documents, {sum(map(_size, root.rglob('*.xml'))) / 1e6:.0f} MB with the register")
        reading = _seconds(lambda: [path.read_bytes() for path in sorted(root.rglob("*.xml"))])
        print(f"reading {reading:.2f} s\n\n| change | files | seconds | × reading | undo, seconds | journal, KB |")
        print("|---|---|---|---|---|---|")
        _row(root, "rename", lambda edition: renamed(edition, "pers-p0", "pers-renamed", _BY), reading)
        _row(root, "merge", lambda edition: merged(edition, "pers-p0", "pers-p17", _BY), reading)
        chosen = Choice(documents=tuple(f"d{number:04}" for number in range(asked.documents // 2)))
        _row(root, "split", lambda edition: split(edition, "pers-p0", "pers-new", chosen, _BY), reading)
    print(f"\nmost memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 // _TO_MEGABYTES // 1024} MB")


def _row(root: Path, name: str, change: Callable[[Edition], Iterable[FileChange]], reading: float) -> None:
    done = _seconds(lambda: commit(root, name, change(open_edition(root))))
    (step,) = (root / ".edenda-local" / "undo").iterdir()
    kilobytes = _size(step) / 1000
    begun = time.perf_counter()
    files = len(undo(root).files)
    undone = time.perf_counter() - begun
    print(f"| {name} | {files:,} | {done:.2f} | {done / reading:.0f} | {undone:.2f} | {kilobytes:,.0f} |")


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _size(path: Path) -> int:
    return path.stat().st_size


if __name__ == "__main__":
    main()
