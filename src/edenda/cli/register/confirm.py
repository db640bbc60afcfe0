"""`edenda register confirm`: provisional entries by which an editor stands from now on."""

from __future__ import annotations

from typing import Final

import click

from edenda.cli.output import counted
from edenda.cli.register.editions import indexed
from edenda.cli.register.performing import deciding, edition_with_register, perform
from edenda.errors import UsageError
from edenda.register.steps.confirming import confirming, require_entries
from edenda.responsible import responsible

_NAMED: Final = 3


@click.command("confirm")
@click.argument("ids", nargs=-1, metavar="ID…")
@click.option("--all-with", type=click.IntRange(min=1), metavar="N", help="All that are mentioned N times or more.")
@deciding
def command(
    ids: tuple[str, ...], all_with: int | None, who: str | None, when: str | None, check: bool, diff: bool
) -> int:
    """Confirm provisional entries.

    Recognition knows their names from now on: the next `edenda convert` or `edenda annotate` links them.
    `edenda register undo` takes it back.
    """
    if bool(ids) == (all_with is not None):
        raise UsageError("Name the entries to be confirmed, or say --all-with N.")
    edition = edition_with_register()
    by = responsible(edition.config.edition, who, when)
    with indexed(edition) as index:
        provisional = {one.id: one for one in index.entries() if not one.is_confirmed}
    if all_with is not None:
        ids = tuple(one.id for one in provisional.values() if one.mentions >= all_with)
    changes = confirming(edition, ids, by)
    done = [one for one in dict.fromkeys(ids) if one in provisional]
    title = f"Confirmation of {', '.join(done[:_NAMED])}{', …' if done[_NAMED:] else ''}"
    if not done:
        require_entries(edition, ids)
        click.echo(f"Nothing to confirm: {_why_none(ids, all_with)}.", err=True)
        return 0
    return perform(edition, title, changes, check=check, diff=diff)


def _why_none(ids: tuple[str, ...], all_with: int | None) -> str:
    """Why none of what was asked for can be confirmed."""
    if all_with is not None:
        return f"no provisional entry has {counted(all_with, 'mention')} or more"
    return f"{', '.join(ids)} {'is' if len(ids) == 1 else 'are'} confirmed already"
