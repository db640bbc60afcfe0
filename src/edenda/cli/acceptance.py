"""The findings that an edition accepts: all of a day (`edenda check --baseline`), or single ones (`--accept`)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from edenda.checks.accepted import FILE_NAME, NEVER, accept, gone, read_accepted, unaccepted, write_accepted
from edenda.cli.output import counted, localised, shown
from edenda.edition import Edition
from edenda.errors import UnreadableError, UsageError
from edenda.memory.store import FOLDER
from edenda.problems import Problem

_BEFORE: Final = "there before"


class Acceptance:
    """The accepted findings of an edition, in `tei/.edenda/accepted.jsonl`; outside one, of the working directory."""

    def __init__(self, edition: Edition | None) -> None:
        self.path = (edition.tei if edition else Path.cwd()) / FOLDER / FILE_NAME
        self._root = edition.root if edition else Path.cwd()

    def without(self, problems: Sequence[Problem], *, complete: bool) -> tuple[Problem, ...]:
        """Findings without the accepted ones; where everything was checked, with those accepted that are gone."""
        try:
            rows = read_accepted(self.path)
        except UnreadableError as error:
            return (*error.problems, *problems)
        left = unaccepted(problems, rows, self._relative)
        return (*left, *gone(problems, rows, self._relative, self.path)) if complete else left

    def replace(self, problems: Sequence[Problem]) -> int:
        """Accept all findings of today, and keep the reasons of those that were accepted before; the exit code."""
        kept = [row for row in read_accepted(self.path) if row.reason != _BEFORE]
        left = unaccepted(problems, kept, self._relative)
        new = list(accept(left, _BEFORE, self._relative))
        write_accepted(self.path, (*kept, *new))
        return self._report(len(new), [problem for problem in left if problem.code in NEVER])

    def add(self, problems: Sequence[Problem], which: str, reason: str) -> int:
        """Accept the findings that `CODE:FILE` or `CODE:FILE:LINE` names. Raises UsageError where there are none."""
        code, _, place = which.partition(":")
        chosen = [one for one in problems if one.code == code and place in _places(one)]
        if not chosen:
            raise UsageError(f"There is no finding {which}. Name it as the list does: CODE:FILE or CODE:FILE:LINE.")
        rows = read_accepted(self.path)
        new = list(accept(unaccepted(chosen, rows, self._relative), reason, self._relative))
        write_accepted(self.path, (*rows, *new))
        return self._report(len(new), [problem for problem in chosen if problem.code in NEVER])

    def _report(self, accepted: int, refused: Sequence[Problem]) -> int:
        click.echo(f"{counted(accepted, 'finding')} accepted in {shown(self.path)}.", err=True)
        if refused:
            codes = ", ".join(sorted({problem.code for problem in refused}))
            click.echo(f"Never accepted, since nothing is known of a file that cannot be read: {codes}.", err=True)
        return int(bool(refused))

    def _relative(self, problem: Problem) -> Problem:
        """A finding with its file as seen from the edition."""
        if not problem.file:
            return problem
        return replace(problem, file=Path(os.path.relpath(problem.file, self._root)).as_posix())


def _places(problem: Problem) -> tuple[str, ...]:
    """How a finding's place can be named: its file, as given or as seen from here, with or without the line."""
    files = {problem.file, *(one.file for one in localised([problem]))}
    return tuple(name for file in files if file for name in (file, f"{file}:{problem.line}"))
