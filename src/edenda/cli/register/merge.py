"""`edenda register merge`: two entries made one."""

from __future__ import annotations

import click

from edenda.cli.register.performing import deciding, edition_with_register, perform
from edenda.edition import Edition
from edenda.register.log import read_log
from edenda.register.steps.merge import merged
from edenda.responsible import responsible


@click.command("merge")
@click.argument("name", metavar="ID")
@click.argument("into", metavar="INTO")
@click.option("--prefer", metavar="ID", default="", help="The entry that is right where the two contradict each other.")
@deciding
def command(  # noqa: PLR0917 - click passes by name
    name: str, into: str, prefer: str, who: str | None, when: str | None, check: bool, diff: bool
) -> int:
    """Make two entries one.

    The entry ID goes, and all references to it lead to the entry INTO. The names of ID become variants of INTO, and
    what INTO does not say yet is taken over. Both must be of one kind. References in documents, in the register, in
    edition.toml and in the table of metadata are rewritten, all or none, and nothing else. `edenda register undo`
    takes it back.
    """
    edition = edition_with_register()
    by = responsible(edition.config.edition, who, when)
    _tell_decided_apart(edition, name, into)
    changes = merged(edition, name, into, by, prefer)
    return perform(edition, f"Merge of {name} into {into}", changes, check=check, diff=diff)


def _tell_decided_apart(edition: Edition, name: str, into: str) -> None:
    """Say where somebody had decided that the two are not one: who merges them may not know."""
    for row in read_log(edition.tei):
        if row.deed == "distinct" and {row.id, row.other} == {name, into}:
            decided = f"{f' by {row.who}' if row.who else ''}{f' on {row.when}' if row.when else ''}"
            click.echo(f"“{name}” and “{into}” were said to be two{decided}; a merge takes that back.", err=True)
