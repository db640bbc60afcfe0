"""`edenda register import`: a table from a spreadsheet brought back into the register."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from edenda.changes.commit import commit
from edenda.changes.difference import changed_lines
from edenda.changes.values import FileChange
from edenda.cli.output import counted, print_problems, shown
from edenda.cli.register.performing import decider, edition_with_register
from edenda.collector import collector_paused
from edenda.edition import Edition
from edenda.problems import has_errors
from edenda.register.log import LogRow, logged
from edenda.register.tables.importing import Import, import_table
from edenda.register.tables.planning import Plan
from edenda.responsible import responsible

_SHOWN = 10


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option(
    "--delete", is_flag=True, help="Take out entries that the table does not have, if nothing points to them."
)
@decider
def command(file: Path, yes: bool, delete: bool, who: str | None, when: str | None) -> int:
    """Bring a table back into the register.

    FILE is a table as `edenda register export` writes it, saved from any spreadsheet. What would change in
    tei/register.xml is printed as a unified diff; it is written after you have said yes, or with --yes. Only what was
    changed in the table is changed in the register.
    """
    edition = edition_with_register()
    with collector_paused():
        done = import_table(edition, file, delete=delete)
        print_problems(done.plan.problems, "text", err=True)
        if has_errors(done.plan.problems):
            click.echo("Nothing was written.", err=True)
            return 1
        change = FileChange(edition.register_path, done.before, done.after)
        click.echo(changed_lines(change, shown(edition.register_path)), nl=False)
        click.echo(_said(done.plan, delete=delete), err=True)
        if done.before == done.after:
            return 0
        changes = [change, *_confirmations(edition, done, who, when)]
        return _finish(edition, file, changes, yes=yes)


def _confirmations(edition: Edition, done: Import, who: str | None, when: str | None) -> Iterator[FileChange]:
    """The change that records which entries the table confirms, if any. Raises UsageError as `responsible`."""
    names = [name for name, cells in done.plan.changed.items() if cells.get("confirmed") == "yes"]
    if names:
        by = responsible(edition.config.edition, who, when)
        yield logged(edition.tei, [LogRow("confirmed", name, "", *by) for name in names])


def _finish(edition: Edition, file: Path, changes: list[FileChange], *, yes: bool) -> int:
    """Write what changes, if it is wanted."""
    if not yes and not (sys.stdin.isatty() and click.confirm("Apply?", err=True)):
        click.echo("Nothing was written. With --yes it is.", err=True)
        return 1
    commit(edition.root, f"Import of {file.name}", changes)
    click.echo(f"{shown(edition.register_path)} was written; `edenda register undo` takes it back.", err=True)
    return 0


def _said(plan: Plan, *, delete: bool) -> str:
    """What a table has for the register, in words."""
    said = [f"{len(plan.new)} new, {len(plan.changed)} changed, {counted(plan.unchanged, 'row')} unchanged."]
    if plan.newer:
        names = _some(plan.newer)
        said.append(f"Changed in the register alone since the export, and left as they are there: {names}.")
    if plan.missing:
        what = "taken out" if delete else "left as they are; --delete takes them out"
        said.append(f"In the register and not in the table: {_some(plan.missing)} ({what}).")
    return "\n".join(said)


def _some(names: list[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"{', '.join(names[:_SHOWN])}{more}"
