"""How long changes to a register take: `python -m benchmarks.register_changes [--documents 1000] [--entries 50000]`.

An edition in a temporary folder: documents of 64 KB with names linked to a register, which is made by rule. Each
change is made as a command makes it, all or none, and undone. Seconds are those of the processor, and on the clock, as
some of it is waiting for the disk; beside them stands how many times as long the processor took as for parsing the same
bytes once with lxml. The most memory is that of a process that does it all.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from lxml import etree

from edenda.changes.commit import commit, undo
from edenda.changes.values import FileChange
from edenda.edition import Edition, open_edition
from edenda.register.steps.merge import merged
from edenda.register.steps.rename import renamed
from edenda.register.steps.split import Choice, place_of, split
from edenda.responsible import Responsible
from edenda.tei import parser
from tests.register.editions import large_edition

_BY = Responsible("ed", "2026-11-22")
_KILOBYTES = 64
#: Where the first document names the entry that is changed.
_MENTION = "tei/d0000.xml:49"
_TO_MEGABYTES = 1024 * (1024 if sys.platform == "darwin" else 1)


def main() -> None:
    """Print a row for each change."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=1000)
    options.add_argument("--entries", type=int, default=50_000)
    options.add_argument("--everywhere", action="store_true", help="every document names the entry that is changed")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        names = 1 if asked.everywhere else asked.entries
        root = large_edition(Path(folder), asked.documents, asked.entries, _KILOBYTES, names)
        print(f"{asked.documents:,} documents, {sum(map(_size, root.rglob('*.xml'))) / 1e6:.0f} MB with the register")
        files = sorted(root.rglob("*.xml"))
        reading, _ = _seconds(lambda: [etree.parse(path, parser()).docinfo.encoding for path in files])
        print(f"parsing them {reading:.2f} s\n\n| change | files | seconds | clock | × parsing | undo | journal, KB |")
        print("|---|---|---|---|---|---|---|")
        _row(root, "rename", lambda edition: renamed(edition, "pers-p0", "pers-renamed", _BY), reading)
        _row(root, "merge", lambda edition: merged(edition, "pers-p0", "pers-p17", _BY), reading)
        half = tuple(f"d{number:04}" for number in range(asked.documents // 2)) if asked.everywhere else ()
        chosen = Choice((place_of(_MENTION),), half)
        _row(root, "split", lambda edition: split(edition, "pers-p0", "pers-new", chosen, _BY), reading)
    print(f"\nmost memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 // _TO_MEGABYTES // 1024} MB")


def _row(root: Path, name: str, change: Callable[[Edition], Iterable[FileChange]], reading: float) -> None:
    done, clock = _seconds(lambda: commit(root, name, change(open_edition(root))))
    (step,) = (root / ".edenda-local" / "undo").iterdir()
    kilobytes = _size(step) / 1000
    files = step.read_bytes().count(b"\n") - 2
    undone, _ = _seconds(lambda: undo(root))
    print(f"| {name} | {files:,} | {done:.2f} | {clock:.2f} | {done / reading:.1f} | {undone:.2f} | {kilobytes:,.0f} |")


def _seconds(work: Callable[[], object]) -> tuple[float, float]:
    """The seconds of the processor, and those on the clock."""
    begun = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - begun[0], time.perf_counter() - begun[1]


def _size(path: Path) -> int:
    return path.stat().st_size


if __name__ == "__main__":
    main()
