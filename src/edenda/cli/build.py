"""`edenda build`: the whole edition into `public/`."""

from __future__ import annotations

from pathlib import Path

import click

from edenda.build import build as build_edition
from edenda.cli.output import counted, print_problems, refuse_broken, shown
from edenda.edition import PUBLIC, require_edition
from edenda.site import redirects
from edenda.site.copying import stated_copies
from edenda.site.search.index import FOLDER, INSTALL, is_installed
from edenda.writers import WRITERS


@click.command()
@click.option("--only", multiple=True, type=click.Choice(list(WRITERS)), help="Only this output; several are possible.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes to work with.")
def build(only: tuple[str, ...], jobs: int) -> None:
    """Make the web pages and plain texts of the whole edition from its TEI, into public/."""
    edition = require_edition(Path())
    print_problems((*edition.problems, *stated_copies(edition)[1], *redirects.problems(edition)), "text", err=True)
    refuse_broken(edition.problems)
    if "html" in (only or WRITERS) and edition.config.web.search == "auto" and not is_installed():
        click.echo(f"The site will have no search. For one: {INSTALL}", err=True)
    files = build_edition(edition, only=only, jobs=jobs)
    pages = [file for file in files if FOLDER not in file.relative_to(edition.root / PUBLIC).parts[:1]]
    click.echo(f"{counted(len(pages), 'file')} in {shown(edition.root / PUBLIC)}", err=True)
    index = next((file for file in files if file.name == "index.html"), None)
    if index:
        click.echo(shown(index))
