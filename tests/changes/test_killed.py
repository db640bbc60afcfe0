"""An edition of a thousand documents on which a real process is killed in the middle of a merge."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.cli.support import run
from tests.register.editions import files, large_edition

pytestmark = pytest.mark.slow
DOCUMENTS: Final = 1000
_PATIENCE: Final = 30.0


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return large_edition(tmp_path_factory.mktemp("edition"), DOCUMENTS, 500, 2, names=1)


@pytest.fixture(scope="module")
def before(root: Path) -> dict[str, bytes]:
    return files(root)


@pytest.fixture(scope="module")
def after(root: Path, before: dict[str, bytes]) -> dict[str, bytes]:
    """The edition as it is after a merge that nobody interrupts, which is undone."""
    assert run("register", "merge", "pers-p0", "pers-p17", "--when", "2026-11-22", cwd=root).returncode == 0
    done = files(root)
    undone = run("register", "undo", cwd=root)
    assert undone.returncode == 0, undone.stderr
    assert files(root) == before
    return done


def has_changed(name: str, before: dict[str, bytes]) -> Callable[[Path], bool]:
    return lambda root: (root / name).read_bytes() != before[name]


def kill_when(is_time: Callable[[Path], bool], root: Path) -> None:
    """Begin the merge, and kill the process as soon as something is the case."""
    command = [sys.executable, "-m", "edenda", "register", "merge", "pers-p0", "pers-p17", "--when", "2026-11-22"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")}
    with subprocess.Popen(command, cwd=root, env=environment, stderr=subprocess.DEVNULL) as process:
        end = time.monotonic() + _PATIENCE
        while process.poll() is None and not is_time(root):
            assert time.monotonic() < end
        process.kill()


def journal(root: Path) -> Path:
    return root / ".edenda-local" / "journal.jsonl"


def test_a_merge_that_is_killed_before_all_is_planned_was_never_begun(root: Path, before: dict[str, bytes]) -> None:
    kill_when(lambda root: journal(root).with_suffix(".tmp").exists(), root)
    assert run("register", "undo", "--list", cwd=root).stdout == b""
    assert files(root) == before


@pytest.mark.parametrize("moment", ["begun", "tei/d0700.xml"])
def test_a_merge_that_is_killed_is_completed_by_the_next_command(
    moment: str, root: Path, before: dict[str, bytes], after: dict[str, bytes]
) -> None:
    kill_when(has_changed(moment, before) if "/" in moment else lambda root: journal(root).exists(), root)
    assert files(root) != after
    checked = run("check", "tei/d0000.xml", "--only", "PTR", cwd=root)
    assert files(root) == after
    assert "“Merge of pers-p0 into pers-p17” was interrupted and has been completed." in checked.stdout.decode()
    assert b"PTR" not in checked.stdout
    assert not journal(root).exists()
    assert run("register", "undo", cwd=root).returncode == 0
    assert files(root) == before


def test_an_undo_that_is_killed_is_completed_by_the_next_command(
    root: Path, before: dict[str, bytes], after: dict[str, bytes]
) -> None:
    assert run("register", "merge", "pers-p0", "pers-p17", "--when", "2026-11-22", cwd=root).returncode == 0
    command = [sys.executable, "-m", "edenda", "register", "undo"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")}
    with subprocess.Popen(command, cwd=root, env=environment, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and (root / "tei/d0200.xml").read_bytes() == after["tei/d0200.xml"]:
            pass
        process.kill()
    listed = run("register", "undo", "--list", cwd=root)
    assert b"SAFE-007" in listed.stderr
    assert "Taking back “Merge of pers-p0 into pers-p17” was interrupted" in listed.stderr.decode()
    assert listed.stdout == b""
    assert files(root) == before


def test_only_lines_that_name_the_entry_differ(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    for name, data in before.items():
        if name.startswith("tei/d"):
            old, new = data.split(b"\n"), after[name].split(b"\n")
            changed = [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
            assert changed
            assert all(one.replace(b"#pers-p0", b"#pers-p17") == other for one, other in changed)
            assert not any(b'#pers-p0"' in line for line in new)
