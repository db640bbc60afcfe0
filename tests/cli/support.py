"""The command line as users call it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def run(*arguments: object, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """A command in a folder, as a process of its own."""
    command = [sys.executable, "-m", "edenda", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")}
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, check=False, env=environment)
