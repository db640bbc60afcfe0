"""Files as they were in an earlier version: read from git, without touching what lies in the folder."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from edenda.errors import UnreadableError
from edenda.problems import Problem

_SECONDS: Final = 120
#: How many files are asked for at a time.
_AT_ONCE: Final = 16
#: What a repository's own configuration could have git run, or fetch, is turned off.
_SAFE: Final = (
    "--no-pager",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "protocol.allow=never",
)
_ENVIRONMENT: Final = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def _environment() -> dict[str, str]:
    """What git is told: nothing of a command of git in which this one may run, such as a hook."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**own, **_ENVIRONMENT}


class Version:
    """A version of the files under a folder: what `name` (a tag, a branch, a commit) means in its repository.

    Raises UnreadableError (GIT-001) where git, the repository or the version is missing.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self._folder = folder
        self._top = Path(os.fsdecode(self._git("rev-parse", "--show-toplevel").rstrip(b"\n")))
        if name.startswith("-") or not name:
            raise UnreadableError(self._problem(f"“{name}” is no version"))
        try:
            found = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        except UnreadableError:
            hint = "`git tag` lists the tags; a copy made by a workflow may lack them (`fetch-depth: 0`)."
            raise UnreadableError(self._problem(f"there is no version “{name}”", hint)) from None
        self._commit = found.decode("ascii").strip()

    def files(self, ending: str) -> Iterator[tuple[Path, bytes]]:
        """The files under the folder with an ending: their paths and their bytes, as they were."""
        listed = self._git("ls-tree", "-r", "-z", "--full-name", self._commit, "--", ".")
        rows = [row.partition(b"\t") for row in listed.split(b"\0") if row]
        named = [(os.fsdecode(path), head.split(b" ")) for head, _, path in rows]
        wanted = [(name, head[2]) for name, head in named if head[1] == b"blob" and name.endswith(ending)]
        for (name, _), data in zip(wanted, self._blobs([blob for _, blob in wanted]), strict=True):
            yield self._top / name, data

    def _blobs(self, blobs: Sequence[bytes]) -> Iterator[bytes]:
        """The bytes of blobs, one after another, so that never all of them are held."""
        for at in range(0, len(blobs), _AT_ONCE):
            some = blobs[at : at + _AT_ONCE]
            answer = self._git("cat-file", "--batch", given=b"".join(blob + b"\n" for blob in some))
            place = 0
            for _ in some:
                end = answer.index(b"\n", place)
                size = answer[place:end].rpartition(b" ")[2]
                if not size.isdigit():
                    raise UnreadableError(self._problem("this copy of the repository lacks some of its files"))
                yield answer[end + 1 : end + 1 + int(size)]
                place = end + 2 + int(size)

    def _git(self, *arguments: str, given: bytes = b"") -> bytes:
        try:
            done = subprocess.run(  # noqa: S603 - a list of arguments, no shell, and nothing that could be an option
                ["git", *_SAFE, *arguments],  # noqa: S607 - git is where the user has it
                cwd=self._folder,
                input=given,
                capture_output=True,
                timeout=_SECONDS,
                check=True,
                env=_environment(),
            )
        except FileNotFoundError:
            raise UnreadableError(
                self._problem("git is not installed", "Install git, or leave --against out.")
            ) from None
        except subprocess.TimeoutExpired:
            raise UnreadableError(self._problem(f"git did not answer within {_SECONDS} seconds")) from None
        except subprocess.CalledProcessError as error:
            said = error.stderr.decode("utf-8", "replace").strip().splitlines() or ["git failed"]
            raise UnreadableError(self._problem(said[0])) from None
        return done.stdout

    def _problem(self, why: str, hint: str | None = None) -> Problem:
        message = f"The files cannot be compared with the version “{self.name}”: {why}."
        return Problem("GIT-001", message, str(self._folder), hint=hint)
