"""`edenda render`: one document as a page or as plain text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import get_args

import click

from edenda.edition import find_edition, read_tei
from edenda.files import write_atomically
from edenda.writers import WRITERS, RenderContext
from edenda.writers.context import View


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
    """Make a web page or a plain text of one TEI document; the page needs no other file."""
    params = dict(map(_parameter, param))
    tree = read_tei(file)
    edition = find_edition(file.resolve().parent)
    context = RenderContext(
        register=edition.register_tree if edition else None,
        stylesheet=xslt,
        params=params,
        own_transform=edition.own_transform if edition else None,
        standalone=True,
        view=view,
    )
    data = WRITERS[output_format](tree, context)
    if output is None or output == Path("-"):
        sys.stdout.buffer.write(data)
    else:
        write_atomically(output, data)


def _parameter(pair: str) -> tuple[str, str]:
    key, sign, value = pair.partition("=")
    if not sign or not key:
        raise click.BadParameter(f"“{pair}” is not KEY=VALUE.", param_hint="--param")
    return key, value
