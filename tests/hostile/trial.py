"""A run of the real command line on one file, with what it said, took and used."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Final, NamedTuple

import edenda

SECONDS: Final = 5.0
MEGABYTES: Final = 500
_TEI: Final = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'


class Trial(NamedTuple):
    """How a run ended; `seconds` of the processor and `megabytes` at most, of the process and those it started."""

    code: int
    said: str
    seconds: float
    megabytes: float

    @property
    def is_bounded(self) -> bool:
        return self.seconds < SECONDS and self.megabytes < MEGABYTES


#: Starts a command from a small process: what a process of this one's size starts seems to have been as large once.
_LAUNCHER: Final = """
import json, os, subprocess, sys
process = subprocess.Popen(sys.argv[2:], stdout=open(sys.argv[1], "w"), stderr=subprocess.STDOUT)
_, status, usage = os.wait4(process.pid, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss]))
"""


def check(*arguments: str | Path, folder: Path | None = None) -> Trial:
    """`edenda check` in a process of its own."""
    return run("check", *arguments, folder=folder)


def run(*arguments: str | Path, folder: Path | None = None, given: IO[bytes] | None = None) -> Trial:
    """A command of edenda in a process of its own."""
    paths = os.pathsep.join([str(Path(edenda.__file__).parents[1]), *filter(None, sys.path)])
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as out:
        command = [sys.executable, "-m", "edenda", *map(str, arguments)]
        done = subprocess.run(
            [sys.executable, "-S", "-c", _LAUNCHER, out.name, *command],
            stdin=given or subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": paths},
            check=True,
            timeout=60,
        )
        code, seconds, most = json.loads(done.stdout)
        return Trial(code, out.read(), seconds, most / (1024 * 1024 if sys.platform == "darwin" else 1024))


def tei(inside: str, before: str = "") -> bytes:
    """A TEI element around some text."""
    return f"{before}{_TEI}{inside}</TEI>".encode()


HEADER: Final = (
    "<teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><publisher>P</publisher>"
    "</publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>"
)


def valid(body: str = "<p>One.</p>", before: str = "") -> bytes:
    """A valid document."""
    return tei(f"{HEADER}<text><body>{body}</body></text>", before)
