"""`edenda serve`: the web edition on this machine, to read and to search."""

from __future__ import annotations

from pathlib import Path

import click

from edenda.cli.output import shown
from edenda.edition import PUBLIC, require_edition
from edenda.errors import UsageError
from edenda.serving import require_server


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; any free one without it.")
@click.option("--no-open", is_flag=True, help="Open no browser, only print the address.")
def serve(port: int, no_open: bool) -> None:
    """Show the web edition in public/ in your browser, with its search, on this machine only."""
    public = require_edition(Path()).root / PUBLIC
    if not (public / "index.html").is_file():
        raise UsageError(f"There is no site in {shown(public)} yet; make it with: edenda build")
    require_server("Serving the site")
    from edenda.site.served import serve as serve_site  # noqa: PLC0415 - needs what was just looked for

    def tell(address: str) -> None:
        click.echo(address)
        click.echo("The site is served to this machine alone, until you press Ctrl-C.", err=True)

    serve_site(public, port, tell, opens_browser=not no_open)
