"""`edenda review`: the doubtful marks of an edition, decided one by one."""

from __future__ import annotations

import click


@click.command()
def review() -> None:
    """Decide the doubtful marks of the edition, one by one."""
