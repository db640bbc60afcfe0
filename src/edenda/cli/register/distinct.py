"""`edenda register distinct`: two entries that look alike and are not one."""

from __future__ import annotations

import click

from edenda.cli.register.performing import deciding, edition_with_register, perform
from edenda.register.steps.confirming import telling_apart
from edenda.responsible import responsible


@click.command("distinct")
@click.argument("id_", metavar="ID")
@click.argument("other", metavar="OTHER")
@deciding
def command(id_: str, other: str, who: str | None, when: str | None, check: bool, diff: bool) -> int:
    """Record that two entries are not one.

    `edenda register suggest` and `edenda check` (REG-004) say nothing of the two any more.
    """
    edition = edition_with_register()
    change = telling_apart(edition, id_, other, responsible(edition.config.edition, who, when))
    return perform(edition, f"Distinction of {id_} and {other}", [change], check=check, diff=diff)
