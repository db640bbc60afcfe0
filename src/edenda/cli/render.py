"""`edenda render`: one document as a page, a book or a plain text."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, get_args

import click

from edenda.config import TextFacts
from edenda.config.values import NOTES, SHORTEST_LINE
from edenda.edition import Edition, find_edition, read_tei
from edenda.files import write_atomically, write_whole
from edenda.writers.context import RenderContext, View
from edenda.writers.opening import context_of, with_fonts
from edenda.writers.outputs import WRITERS, writer

#: The outputs that are plain texts.
_TEXTS: Final = ("text", "markdown")
#: What the ending of a file says that is to be written.
_ENDINGS: Final = {".txt": "text", ".md": "markdown", ".pdf": "pdf", ".epub": "epub"}
#: The outputs that are no text at all.
_BINARY: Final = ("pdf", "epub")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "output_format",
    type=click.Choice(list(WRITERS)),
    help="What to make of it; without it what the ending of -o says, else html.",
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
@click.option("--wrap", type=int, metavar="N", help="Plain texts: lines of at most N columns; 0: a paragraph a line.")
@click.option("--notes", type=click.Choice(NOTES), help="Plain texts: notes after the text, or where they are called.")
@click.option("--pages/--no-pages", default=None, help="Plain texts: with the page numbers of the source, or without.")
@click.option(
    "--offsets", type=click.Path(path_type=Path), metavar="FILE", help="Plain text: where in it each element stands."
)
def render(
    file: Path,
    *,
    output_format: str | None,
    output: Path | None,
    view: View,
    xslt: Path | None,
    param: tuple[str, ...],
    offsets: Path | None,
    **asked: Any,
) -> None:
    """Make a web page, a PDF or a plain text of one TEI document; each needs no other file."""
    params = dict(map(_parameter, param))
    output_format = output_format or _ENDINGS.get(output.suffix.lower() if output else "", "html")
    _refuse_wrong(output_format, offsets, xslt, asked)
    _refuse_terminal(output_format, output)
    if offsets is not None and offsets.resolve() in (file.resolve(), output and output.resolve()):
        raise click.UsageError("--offsets needs a file of its own.")
    tree = read_tei(file)
    edition = find_edition(file.resolve().parent)
    context = _context(edition, output_format)
    context = replace(context, stylesheet=xslt, params=params, standalone=True, view=view, file=str(file))
    context = replace(context, text=_text(context.text, asked))
    if offsets is not None:
        from edenda.writers.offsets import render_with_offsets  # noqa: PLC0415 - few want it

        data, found = render_with_offsets(tree, context)
        write_whole([(offsets, found)])
    else:
        data = writer(output_format)(tree, context)
    if output is None or output == Path("-"):
        sys.stdout.buffer.write(data)
    else:
        write_atomically(output, data)


def _text(facts: TextFacts, asked: Mapping[str, Any]) -> TextFacts:
    """How plain texts are to look: as the edition says, but for what was asked for."""
    return replace(facts, **{key: value for key, value in asked.items() if value is not None})


def _refuse_wrong(output_format: str, offsets: Path | None, xslt: Path | None, asked: Mapping[str, Any]) -> None:
    """Stop where options do not fit together."""
    given = next((key for key, value in asked.items() if value is not None), None)
    if given and output_format not in _TEXTS:
        raise click.UsageError(f"--{given} is for plain texts: add --to text.")
    if offsets and (output_format != "text" or xslt):
        raise click.UsageError("--offsets is for --to text with edenda's stylesheets, or those of the edition.")
    wrap = asked["wrap"]
    if wrap and wrap < SHORTEST_LINE:
        raise click.BadParameter(f"A line has {SHORTEST_LINE} columns or more; 0 wraps nothing.", param_hint="--wrap")


def _refuse_terminal(output_format: str, output: Path | None) -> None:
    if output in (None, Path("-")) and output_format in _BINARY and sys.stdout.isatty():
        raise click.UsageError(f"A terminal cannot show what --to {output_format} makes: add -o FILE.")


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
