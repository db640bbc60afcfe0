"""Pages of the documentation that can be followed step by step, and following them.

A block of such a page is a step. `console` holds commands, each behind `$ `, with what they print; behind it stand
keys that are pressed, or `interrupted`: the machine stops in the middle. `text PATH` is a file to save, `diff PATH`
what to change in one, any other block with a path what is to be found in that file. `…` stands for anything.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from edenda.cli import main
from edenda.writers.stylesheets import forget_stylesheets
from tests.changes.killing import dies_at

FENCE: Final = re.compile(r"^```(?P<kind>\w*) ?(?P<path>\S*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_GAP: Final = "…"
_INTERRUPTED: Final = "interrupted"
#: The step on the disk after which a machine stops that is to stop in the middle.
_MIDDLE: Final = 8
_GIT: Final = {
    "GIT_AUTHOR_NAME": "Mara Kessler",
    "GIT_AUTHOR_EMAIL": "mk@example.org",
    "GIT_COMMITTER_NAME": "Mara Kessler",
    "GIT_COMMITTER_EMAIL": "mk@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


class Step(NamedTuple):
    """A block of a page: commands with their output, a file to save, to change or to compare."""

    kind: str
    path: str
    body: str


def words_of(path: Path) -> str:
    """A text file, in UTF-8."""
    return path.read_text(encoding="utf-8")


def steps_of(page: Path) -> Iterator[Step]:
    """The blocks of a page, in order."""
    for found in FENCE.finditer(words_of(page)):
        yield Step(found["kind"], found["path"], found["body"])


def follow(page: Path, patch: pytest.MonkeyPatch) -> None:
    """Do all that a page says, in the folder one is in; fails where something is not as the page shows it."""
    patch.setenv("COLUMNS", "80")
    patch.delenv("EDENDA_WHO", raising=False)
    for step in steps_of(page):
        if step.kind != "console":
            _take(step)
            continue
        for command, shown in _commands(step.body):
            if command.startswith("cd "):
                patch.chdir(command.removeprefix("cd "))
                continue
            real = _done(command, step.path)
            assert is_as_shown(shown, real), f"$ {command}\n{real}"


def run(command: str, keys: str = "") -> tuple[int, str]:
    """A command line of edenda: its exit code, and stdout and stderr as they would mix on a screen."""
    forget_stylesheets()  # as another process would
    screen = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(keys.encode()), "utf-8"))
        with contextlib.redirect_stdout(screen), contextlib.redirect_stderr(screen), pytest.raises(SystemExit) as stop:
            main(shlex.split(command)[1:])
    code = stop.value.code
    return code if isinstance(code, int) else 0, screen.getvalue()


def is_as_shown(shown: str, real: str) -> bool:
    """Whether an output is what is shown; `…` stands for any text."""
    pattern = ".*".join(re.escape(piece) for piece in shown.strip().split(_GAP))
    return re.fullmatch(pattern, real.replace("\\", "/").strip(), re.DOTALL) is not None


def _commands(body: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with the output shown below it."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def _done(command: str, keys: str) -> str:
    """Run a command; what it prints."""
    if command.startswith("git "):
        done = subprocess.run(shlex.split(command), env=os.environ | _GIT, check=True, capture_output=True)
        return (done.stdout + done.stderr).decode()
    if keys == _INTERRUPTED:
        assert dies_at(_MIDDLE, lambda: run(command)), "the command ended before it could be interrupted"
        return ""
    return run(command, keys)[1]


def _take(step: Step) -> None:
    path = Path(step.path)
    if step.kind == "text" and path.parts[0] != "public":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(step.body, encoding="utf-8", newline="")
    elif step.kind == "diff":
        path.write_text(_changed(step.body, words_of(path)), encoding="utf-8", newline="")
    elif step.path:
        pieces = [_bare(piece) for piece in step.body.split(_GAP)]
        missing = [piece for piece in pieces if piece not in _bare(words_of(path))]
        assert missing == [], f"{path} does not hold {missing}"


def _changed(body: str, text: str) -> str:
    """A text with the lines of a diff applied: those with `-` stand in it once and give way to those with `+`."""
    lines = body.splitlines()
    before = "\n".join(line[1:] for line in lines if line.startswith("-"))
    after = "\n".join(line[1:] for line in lines if line.startswith("+"))
    assert text.count(before) == 1, f"“{before}” stands {text.count(before)} times in the file"
    return text.replace(before, after)


def _bare(text: str) -> str:
    """A text without the blanks around its lines."""
    return "\n".join(line.strip() for line in text.strip().splitlines())
