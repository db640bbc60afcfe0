"""`edenda build`: the whole edition into `public/`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from edenda.build import OUTPUTS, wanted
from edenda.build import build as build_edition
from edenda.cli.output import counted, print_problems, refuse_broken, shown
from edenda.edition import PUBLIC, require_edition
from edenda.epub.covers import cover_problems
from edenda.problems import Problem
from edenda.site import redirects
from edenda.site.copying import stated_copies
from edenda.site.search.index import FOLDER, INSTALL, is_installed
from edenda.stated import absent
from edenda.typesetting import compiler


@click.command()
@click.option("--only", multiple=True, type=click.Choice(OUTPUTS), help="Only this output; several are possible.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes to work with.")
def build(only: tuple[str, ...], jobs: int) -> None:
    """Make web pages, plain texts and books of the whole edition from its TEI, into public/."""
    edition = require_edition(Path())
    print_problems(
        (*edition.problems, *absent(edition), *stated_copies(edition)[1], *redirects.problems(edition)),
        "text",
        err=True,
    )
    refuse_broken(edition.problems)
    outputs = wanted(edition, only)
    if "epub" in outputs:
        print_problems(cover_problems(edition.root, edition.config.print.cover), "text", err=True)
    if "html" in outputs and edition.config.web.search == "auto" and not is_installed():
        click.echo(f"The site will have no search. For one: {INSTALL}", err=True)
    if not only and "pdf" not in outputs and (edition.config.print.book or edition.config.print.documents):
        click.echo(f"There will be no PDFs. For them: {compiler.INSTALL}", err=True)
    problems: list[Problem] = []
    files = build_edition(edition, only=only, jobs=jobs, report=problems.append)
    pages = [file for file in files if FOLDER not in file.relative_to(edition.root / PUBLIC).parts[:1]]
    click.echo(f"{counted(len(pages), 'file')} in {shown(edition.root / PUBLIC)}", err=True)
    index = next((file for file in files if file.name == "index.html"), None)
    if index:
        click.echo(shown(index))
    print_problems(problems, "text", err=True)
    if any(problem.severity == "error" for problem in problems):
        click.echo("What these errors concern has no PDF, and there is none of the whole edition.", err=True)
        sys.exit(1)
