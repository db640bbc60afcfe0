"""`edenda explain`: what a finding means and how to mend it."""

from __future__ import annotations

import click

from edenda.problems import CODES
from edenda.resources import PROBLEMS


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a finding with CODE means and how to mend it.

    Of the beginning of codes, such as HDR, it lists those there are; without CODE, all codes.
    """
    name = (code or "").upper()
    if name in CODES:
        click.echo(_page(name), nl=False)
        return
    listed = [known for known in CODES if known.startswith(name)]
    if not listed:
        raise click.BadParameter(f"there is no code {code}. `edenda explain` lists them.", param_hint="CODE")
    for known in listed:
        title = _page(known).partition("\n")[0].lstrip("# ")
        click.echo(f"{CODES[known]:8} {title}")


def _page(code: str) -> str:
    return (PROBLEMS / f"{code}.md").read_text(encoding="utf-8")
