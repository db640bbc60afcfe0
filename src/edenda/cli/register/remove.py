"""`edenda register remove`: entries taken out to which nothing refers."""

from __future__ import annotations

import click

from edenda.cli.register.performing import edition_with_register, perform, showing
from edenda.register.steps.remove import remove


@click.command("remove")
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@showing
def command(ids: tuple[str, ...], check: bool, diff: bool) -> int:
    """Take entries out of the register.

    Nothing may refer to them: no document, no relation, not edition.toml. `edenda register undo` takes it back.
    """
    edition = edition_with_register()
    title = f"Removal of {', '.join(dict.fromkeys(ids))}"
    return perform(edition, title, [remove(edition, ids)], check=check, diff=diff)
