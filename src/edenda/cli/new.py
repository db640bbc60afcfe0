"""`edenda new`: a new edition."""

from __future__ import annotations

from pathlib import Path

import click

from edenda.cli.output import shown
from edenda.scaffold import scaffold


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Make a new edition in FOLDER, which must be new or empty (`.` for here)."""
    for path in scaffold(folder):
        click.echo(f"made {shown(path)}", err=True)
    click.echo(
        f"Put sources into {shown(folder / 'seeds')}, then: edenda convert, edenda check, edenda build.", err=True
    )
