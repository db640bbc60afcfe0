"""`edenda register confirm`: provisional entries by which an editor stands from now on."""

from __future__ import annotations

import click

from edenda.changes.commit import commit
from edenda.cli.output import counted, entries_counted
from edenda.cli.register.editions import indexed
from edenda.errors import UsageError
from edenda.register.confirming import confirming
from edenda.responsible import responsible


@click.command("confirm")
@click.argument("ids", nargs=-1, metavar="ID…")
@click.option("--all-with", type=click.IntRange(min=1), metavar="N", help="All that are mentioned N times or more.")
@click.option("--who", metavar="ID", help="Who decides, of the people in edition.toml.")
@click.option("--when", metavar="DATE", help="On which day, if not today.")
def command(ids: tuple[str, ...], all_with: int | None, who: str | None, when: str | None) -> int:
    """Confirm provisional entries: recognition knows their names from now on."""
    if bool(ids) == (all_with is not None):
        raise UsageError("Name the entries to be confirmed, or say --all-with N.")
    with indexed() as (edition, index):
        by = responsible(edition.config.edition, who, when)
        entries = [one for one in index.entries() if not one.is_confirmed]
        if all_with is not None:
            ids = tuple(one.id for one in entries if one.mentions >= all_with)
        changes = confirming(edition, ids, by)
        provisional = {one.id for one in entries}
        done = [one for one in dict.fromkeys(ids) if one in provisional]
        for one in dict.fromkeys(ids):
            if one not in provisional:
                click.echo(f"{one} is confirmed already.", err=True)
        if not done:
            click.echo("Nothing to confirm.", err=True)
            return 0
        commit(edition.root, f"confirm: {', '.join(done[:3])}{', …' if done[3:] else ''}", changes)
        names = counted(sum(one.mentions for one in entries if one.id in done), "mention")
        click.echo(f"{entries_counted(len(done))} confirmed, with {names}.", err=True)
    return 0
