"""`edenda render`: one document as a page, a book or a plain text."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import get_args

import click

from edenda.edition import Edition, find_edition, read_tei
from edenda.files import write_atomically
from edenda.writers.context import RenderContext, View
from edenda.writers.opening import context_of, with_fonts
from edenda.writers.outputs import WRITERS


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "output_format",
    type=click.Choice(list(WRITERS)),
    default="html",
    show_default=True,
    help="What to make of it.",
)
@click.option(
    "-o", "output", type=click.Path(path_type=Path, allow_dash=True), help="The file to write; stdout without it."
)
@click.option(
    "--view",
    type=click.Choice(get_args(View)),
    default="reading",
    show_default=True,
    help="The text with its corrections, or the source's own wording.",
)
@click.option("--xslt", type=click.Path(path_type=Path), help="Your own stylesheet (XSLT 1.0).")
@click.option(
    "--param", multiple=True, metavar="KEY=VALUE", help="A parameter of the stylesheet; several are possible."
)
def render(
    file: Path, output_format: str, output: Path | None, view: View, xslt: Path | None, param: tuple[str, ...]
) -> None:
    """Make a web page, a PDF or a plain text of one TEI document; each needs no other file."""
    params = dict(map(_parameter, param))
    tree = read_tei(file)
    edition = find_edition(file.resolve().parent)
    context = _context(edition, output_format)
    context = replace(context, stylesheet=xslt, params=params, standalone=True, view=view, file=str(file))
    data = WRITERS[output_format](tree, context)
    if output is None or output == Path("-"):
        sys.stdout.buffer.write(data)
    else:
        write_atomically(output, data)


def _context(edition: Edition | None, output_format: str) -> RenderContext:
    """What the writers need to know of the edition to which the file belongs."""
    if edition is None:
        return RenderContext()
    context = replace(context_of(edition), register=edition.register_tree)
    return with_fonts(context, edition) if output_format == "pdf" else context


def _parameter(pair: str) -> tuple[str, str]:
    key, sign, value = pair.partition("=")
    if not sign or not key:
        raise click.BadParameter(f"“{pair}” is not KEY=VALUE.", param_hint="--param")
    return key, value
