"""`edenda register undo`: the newest step taken back."""

from __future__ import annotations

import click

from edenda.changes.commit import history, undo
from edenda.cli.output import counted
from edenda.cli.register.performing import edition_with_register


@click.command("undo")
@click.option("--list", "is_list", is_flag=True, help="Only print the steps that can be taken back, newest first.")
def command(is_list: bool) -> int:
    """Take the newest step back.

    All its files are, byte for byte, what they were before. Steps are what `edenda register` and `edenda review`
    did on this machine. A file that was edited since stops it; then nothing is written. Called again, it takes back
    the step before.
    """
    edition = edition_with_register()
    if is_list:
        for number, title in enumerate(history(edition.root), 1):
            click.echo(f"{number:>4}  {title}")
        return 0
    done = undo(edition.root)
    click.echo(f"{done.title}: taken back in {counted(len(done.files), 'file')}.", err=True)
    return 0
