"""`edenda register distinct`: two entries that look alike and are not one."""

from __future__ import annotations

import click

from edenda.changes.commit import commit
from edenda.cli.register.editions import indexed
from edenda.register.confirming import telling_apart
from edenda.responsible import responsible


@click.command("distinct")
@click.argument("id_", metavar="ID")
@click.argument("other", metavar="OTHER")
@click.option("--who", metavar="ID", help="Who decides, of the people in edition.toml.")
@click.option("--when", metavar="DATE", help="On which day, if not today.")
def command(id_: str, other: str, who: str | None, when: str | None) -> int:
    """Record that two entries are not one.

    `edenda register suggest` and `edenda check` (REG-004) say nothing of the two any more.
    """
    with indexed() as (edition, _):
        change = telling_apart(edition, id_, other, responsible(edition.config.edition, who, when))
        commit(edition.root, f"distinct: {id_}, {other}", [change])
        click.echo(f"{id_} and {other} are two.", err=True)
    return 0
