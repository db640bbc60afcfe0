"""A review at the keyboard of a real terminal: a hundred marks, killed in the middle, and nothing lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from uuid import uuid4

import pytest

from edenda.annotation import AnnotationWish, annotate_file
from edenda.conversion import Wish, convert_in_edition
from edenda.edition import open_edition
from edenda.memory.store import Row, read_decided
from edenda.review.session import Session
from tests.needs import need
from tests.review.editions import ED, PEOPLE, hundred

_SOURCES: Final = Path(__file__).resolve().parents[3] / "src"
_PATIENCE: Final = 30.0
_ENTER: Final = "Enter"


class Terminal:
    """A terminal of its own, in which a command runs."""

    def __init__(self, name: str, folder: Path, size: tuple[int, int] = (100, 40)) -> None:
        self._name = name
        self._tmux: tuple[str, ...] = ()
        self._folder = folder
        self._size = size

    def _run(self, *words: str) -> str:
        return subprocess.run([*self._tmux, *words], capture_output=True, text=True, check=True).stdout

    def start(self, *arguments: str) -> None:
        """Run edenda; the terminal stays open when it has ended. Each time it is a terminal of its own."""
        self._tmux = ("tmux", "-L", f"{self._name}-{uuid4().hex[:8]}", "-f", "/dev/null")
        command = " ".join([sys.executable, "-m", "edenda", *arguments])
        words = f"cd '{self._folder}'; PYTHONPATH='{_SOURCES}' {command}; echo \"ended: $?\"; sleep 60"
        width, height = map(str, self._size)
        self._run("new-session", "-d", "-s", "review", "-x", width, "-y", height, words)

    def press(self, *keys: str) -> None:
        """Press keys, named as tmux names them."""
        self._run("send-keys", "-t", "review", *keys)

    def shown(self) -> str:
        """What is on the screen."""
        return self._run("capture-pane", "-p", "-t", "review")

    def wait(self, is_there: Callable[[str], bool] | str) -> str:
        """What is on the screen when it is as it should be."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            shown = self.shown()
            if is_there in shown if isinstance(is_there, str) else is_there(shown):
                return shown
            time.sleep(0.05)
        pytest.fail(f"the screen never was as it should be:\n{self.shown()}")

    def process(self) -> int:
        """The process of the review."""
        shell = self._run("list-panes", "-t", "review", "-F", "#{pane_pid}").strip()
        found = subprocess.run(["pgrep", "-P", shell, "-f", "edenda"], capture_output=True, text=True, check=True)
        return int(found.stdout.split()[0])

    def end(self) -> None:
        """Close the terminal, whatever runs in it."""
        if self._tmux:
            subprocess.run([*self._tmux, "kill-server"], capture_output=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return hundred(tmp_path / "edition").root


@pytest.fixture
def terminal(folder: Path) -> Iterator[Terminal]:
    need("tmux", shutil.which("tmux"), "there is no tmux")
    found = Terminal(f"edenda-test-{os.getpid()}", folder)
    yield found
    found.end()


def _decided(folder: Path) -> list[Row]:
    return [row for path in sorted((folder / "tei").glob("*.xml")) for row in read_decided(path)]


def _decide(terminal: Terminal, key: str, number: int) -> None:
    """Press a key for one mark, and wait until the next is asked for."""
    terminal.press(key)
    terminal.wait(lambda shown: f"{number + 1} of " in shown or "Nothing is left" in shown)


def test_a_hundred_marks_by_keyboard_killed_in_the_middle(terminal: Terminal, folder: Path) -> None:
    terminal.start("review")
    terminal.wait("1 of 100")
    keys = "ar" * 20
    for number, key in enumerate(keys, 1):
        _decide(terminal, key, number)
    assert len(_decided(folder)) == 40
    os.kill(terminal.process(), signal.SIGKILL)
    terminal.wait("ended: 137")
    terminal.end()
    assert len(_decided(folder)) == 40

    terminal.start("review")
    terminal.wait("1 of 60")
    for number in range(1, 31):
        _decide(terminal, "r", number)
    terminal.end()  # as when a window is closed
    assert len(_decided(folder)) == 70

    terminal.start("review")
    terminal.wait("1 of 30")
    for number in range(1, 31):
        _decide(terminal, "a", number)
    terminal.wait("ended: 0")
    rows = _decided(folder)
    assert sorted(row.decided for row in rows) == ["accepted"] * 50 + ["rejected"] * 50
    assert {(row.who, row.when != "") for row in rows} == {("ed", True)}
    _nothing_comes_back(folder)


def _nothing_comes_back(folder: Path) -> None:
    """Annotate and convert again: what was rejected is not marked, what was accepted is no doubt."""
    edition = open_edition(folder)
    gone = {
        (path.stem, row.surface) for path in edition.documents() for row in read_decided(path) if row.state == "removed"
    }
    assert len(gone) == 50
    before = {path: path.read_bytes() for path in edition.documents()}
    for path in edition.documents():
        annotate_file(path, edition, AnnotationWish())
    text = "\n\n".join(f"In the spring of that year {name} came." for name in PEOPLE)
    for path in edition.documents():
        assert path.read_bytes() == before[path]
        source = folder / "seeds" / f"{path.stem}.txt"
        source.write_text(text, encoding="utf-8")
        convert_in_edition(edition, source, Wish())
        assert path.read_bytes() == before[path]
    with Session(edition, ED) as session:
        assert session.doubts == ()


def test_entries_by_number_by_search_and_new_ones_for_all_of_a_name(terminal: Terminal, folder: Path) -> None:
    terminal.start("review", "--name", "Rowe", "--name", "Quill", "--by", "name")
    terminal.wait("1 of 20")
    terminal.press("n")
    terminal.wait("Name of the new entry: Quill_")
    terminal.press("C-u", "Martha Quill", "Escape")
    terminal.wait("another entry")
    terminal.press("g", "n", "C-u", "Martha Quill", _ENTER)
    shown = terminal.wait("11 of 20")
    assert "10 × “Quill” has the new entry" in shown
    terminal.press("1")
    terminal.wait("12 of 20")
    terminal.press("e", "elm")
    terminal.wait("pers-elmer")
    terminal.press(_ENTER, "1")
    terminal.wait("13 of 20")
    terminal.press("u")
    terminal.wait("12 of 20")
    terminal.press("q")
    terminal.wait("ended: 0")
    rows = _decided(folder)
    assert sorted(row.ref for row in rows) == ["pers-quill"] * 10 + ["pers-rowe"]


def test_interrupted_with_control_c_it_ends_with_130_and_the_terminal_as_it_was(
    terminal: Terminal, folder: Path
) -> None:
    terminal.start("review")
    terminal.wait("1 of 100")
    terminal.press("a")
    terminal.wait("2 of 100")
    terminal.press("C-c")
    shown = terminal.wait("ended: 130")
    assert "all that was decided is saved" in shown
    assert len(_decided(folder)) == 1


def test_keys_that_are_pressed_ahead_are_not_lost(terminal: Terminal, folder: Path) -> None:
    terminal.start("review")
    terminal.wait("1 of 100")
    terminal.press(*"arararararq")
    terminal.wait("ended: 0")
    assert len(_decided(folder)) == 10
