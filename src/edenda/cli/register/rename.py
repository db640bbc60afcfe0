"""`edenda register rename`: another id for an entry."""

from __future__ import annotations

import click

from edenda.cli.register.performing import deciding, edition_with_register, perform
from edenda.register.steps.rename import renamed
from edenda.responsible import responsible


@click.command("rename")
@click.argument("name", metavar="ID")
@click.argument("new", metavar="NEW")
@deciding
def command(name: str, new: str, who: str | None, when: str | None, check: bool, diff: bool) -> int:
    """Give an entry another id.

    References in documents, in the register, in edition.toml and in the table of metadata are rewritten, all or none,
    and nothing else. `edenda register undo` takes it back.
    """
    edition = edition_with_register()
    by = responsible(edition.config.edition, who, when)
    changes = renamed(edition, name, new, by)
    return perform(edition, f"Renaming of {name} to {new}", changes, check=check, diff=diff)
