"""`edenda explain`: what a finding means and how to mend it."""

from __future__ import annotations

import click

from edenda.problems import CODES
from edenda.resources import PROBLEMS


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a finding with CODE means and how to mend it; without CODE, list all codes."""
    if code is None:
        for known, severity in CODES.items():
            title = (PROBLEMS / f"{known}.md").read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")
            click.echo(f"{severity:8} {title}")
        return
    name = code.upper()
    if name not in CODES:
        raise click.BadParameter(f"there is no code {code}. `edenda explain` lists them.", param_hint="CODE")
    click.echo((PROBLEMS / f"{name}.md").read_text(encoding="utf-8"), nl=False)
