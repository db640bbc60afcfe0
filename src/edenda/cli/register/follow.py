"""`edenda register follow`: pointers to former ids led to where their entries are now."""

from __future__ import annotations

import click

from edenda.cli.output import shown
from edenda.cli.register.performing import edition_with_register, perform, showing
from edenda.register.steps.follow import follow, still_meant, what_to_follow


@click.command("follow")
@showing
def command(check: bool, diff: bool) -> int:
    """Lead references to merged and renamed entries on.

    References to an entry that was merged or renamed lead to the one that is meant. They come in with a branch that
    was made before. What became of an id stands in tei/.edenda/register.jsonl; a chain of merges is followed to its
    end. `edenda register undo` takes it back.
    """
    edition = edition_with_register()
    found = what_to_follow(edition)
    left = still_meant(edition, found.unclear)
    for name, path in left.items():
        said = f"“{name}” became {' and '.join(found.unclear[name])} on different branches: decide by hand."
        click.echo(f"{said} {shown(path)} refers to it.", err=True)
    code = perform(edition, "Following former ids", follow(edition, found.goals), check=check, diff=diff)
    return code or int(bool(left))
