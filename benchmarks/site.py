"""How long a site takes, in what memory: `python -m benchmarks.site`, with [--documents 500] [--jobs 2] [--books] …

Editions of letters of 25 KB, dense with names, built in processes of their own: processor time of all processes
together and for a document, the wall clock, and the most memory of the parent and of any worker. Pages and plain texts,
or with `--books` everything.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from benchmarks.editions import write_edition

_SIZE: Final = 25_000
#: Runs in the process that builds, and says what it took.
_BUILD: Final = """
import resource, sys
from pathlib import Path
from edenda.build import build
from edenda.edition import open_edition
files = build(open_edition(Path(sys.argv[1])), jobs=int(sys.argv[2]), only=sys.argv[3:])
own, workers = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
print(len(files), own.ru_utime + own.ru_stime + workers.ru_utime + workers.ru_stime, own.ru_maxrss, workers.ru_maxrss)
"""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", nargs="+", type=int, default=[500, 1000, 2000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--entries", type=int, default=2000)
    parser.add_argument("--books", action="store_true")
    asked = parser.parse_args()
    outputs = [] if asked.books else ["html", "text"]
    print(f"{'documents':>9}{'files':>8}{'cpu s':>8}{'ms each':>9}{'wall s':>8}{'parent MB':>11}{'worker MB':>11}")
    for number in asked.documents:
        _row(number, asked.jobs, asked.entries, outputs)


def _row(documents: int, jobs: int, entries: int, outputs: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        edition = write_edition(Path(folder) / "edition", documents, size=_SIZE, entries=entries)
        begun = time.perf_counter()
        command = [sys.executable, "-c", _BUILD, str(edition), str(jobs), *outputs]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        wall = time.perf_counter() - begun
    files, cpu, parent, worker = done.stdout.split()
    each = 1000 * float(cpu) / documents
    memory = f"{int(parent) / 1024:>11.0f}{int(worker) / 1024:>11.0f}"
    print(f"{documents:>9}{files:>8}{float(cpu):>8.1f}{each:>9.1f}{wall:>8.1f}{memory}", flush=True)


if __name__ == "__main__":
    main()
