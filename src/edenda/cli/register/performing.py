"""What commands that change the register share: do a step, or show or tell what it would change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from edenda.changes.commit import commit
from edenda.changes.difference import changed_lines
from edenda.changes.values import FileChange
from edenda.cli.output import counted, print_problems, refuse_broken, shown
from edenda.edition import Edition, require_edition
from edenda.errors import UsageError


def showing(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that can also only show what it would do."""
    for option in (
        click.option("--diff", is_flag=True, help="Write nothing; print what would change as a unified diff."),
        click.option("--check", is_flag=True, help="Write nothing; exit 1 if anything would change."),
    ):
        function = option(function)
    return function


def deciding(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that decides: who and when, and whether it only shows what it would do."""
    return decider(showing(function))


def decider(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say who decides, and when."""
    for option in (
        click.option("--when", metavar="DAY", help="The day of the decision, as 2026-11-22; without it today."),
        click.option("--who", metavar="ID", help="Who decides: an id of people in edition.toml."),
    ):
        function = option(function)
    return function


def edition_with_register() -> Edition:
    """The edition that the user is in; its problems are printed.

    Raises UnreadableError where it is broken, UsageError where it has no register.
    """
    edition = require_edition(Path())
    print_problems(edition.problems, "text", err=True)
    refuse_broken(edition.problems)
    if not edition.register_path.is_file():
        raise UsageError(f"There is no register: {shown(edition.register_path)}.")
    return edition


def perform(edition: Edition, title: str, changes: Iterable[FileChange], *, check: bool, diff: bool) -> int:
    """Make changes as one step, or show them; the exit code."""
    if not check and not diff:
        files = _Counted(changes)
        commit(edition.root, title, files)
        click.echo(f"{title}: {counted(files.number, 'file')} changed.", err=True)
        return 0
    number = 0
    for change in changes:
        if change.before != change.after:
            number += 1
            if diff:
                click.echo(changed_lines(change, shown(change.path)), nl=False)
    click.echo(f"{title}: {counted(number, 'file')} would change.", err=True)
    return int(check and number > 0)


class _Counted:
    """Changes as they come, counted."""

    def __init__(self, changes: Iterable[FileChange]) -> None:
        self._changes = changes
        self.number = 0

    def __iter__(self) -> Any:
        for change in self._changes:
            self.number += change.before != change.after
            yield change
