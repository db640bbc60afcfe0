"""The same edition gives the same bytes, and not too many of them."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from edenda.writers.assets import script, style
from tests.whole_site.sites import ROOT, SITES

#: What machines differ in: how many processes, the clock, the language, the order of sets.
_MACHINES: Final = (
    (1, {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}),
    (2, {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
    (4, {"TZ": "America/Adak", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "2", "LANGUAGE": "de"}),
)


def sums(site: Path) -> dict[str, str]:
    """The digest of each file of a site, by its path."""
    files = (file for file in sorted(site.rglob("*")) if file.is_file())
    return {file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "code"), [("own", 0), ("hostile", 1)])  # of the second some PDFs are not made
def test_every_machine_and_any_number_of_processes_make_the_same_bytes(name: str, code: int, tmp_path: Path) -> None:
    made = []
    for number, (jobs, environment) in enumerate(_MACHINES):
        edition = tmp_path / f"{number} folder" / name
        SITES[name](edition)
        command = [sys.executable, "-m", "edenda", "build", "--jobs", str(jobs)]
        for _ in range(2 if jobs == 1 else 1):  # built over what is there, it is the same
            done = subprocess.run(
                command,
                cwd=edition,
                env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
                check=False,
                capture_output=True,
            )
            assert done.returncode == code, done.stderr
            made.append(sums(edition / "public"))
    assert len(made[0]) > 10
    different = {path for one in made for path, _ in {*one.items()} ^ {*made[0].items()}}
    assert different == set()


def test_the_style_sheet_and_the_scripts_are_small() -> None:
    assert len(style().encode()) <= 20_000
    assert sum(len(script(name).encode()) for name in ("edenda.js", "search.js")) <= 10_000
