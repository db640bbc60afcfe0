"""`edenda review`: the doubtful marks of an edition, decided one by one."""

from __future__ import annotations

from pathlib import Path

import click

from edenda.edition import require_edition
from edenda.responsible import responsible
from edenda.review.session import Session


@click.command()
@click.option("--web", is_flag=True, help="Decide on a page in the browser, which this machine alone serves.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port of the page (default: any free one).")
@click.option("--no-open", is_flag=True, help="Do not open the browser; the address of the page is printed.")
@click.option("--who", metavar="ID", help="Who decides, by the id in edition.toml.")
@click.option("--when", metavar="DAY", help="The day of the decisions (default: today).")
def review(web: bool, port: int, no_open: bool, who: str | None, when: str | None) -> None:
    """Decide the doubtful marks of the edition, one by one."""
    edition = require_edition(Path())
    with Session(edition, responsible(edition.config.edition, who, when)) as session:
        if web:
            review_on_page(session, port, opens_browser=not no_open)


def review_on_page(session: Session, port: int, *, opens_browser: bool) -> None:
    """Show a session in the browser, until it is interrupted."""
    from edenda.review.web.start import start  # noqa: PLC0415 - the terminal needs none of it

    start(session, session.edition.config.edition.title, port, click.echo, opens_browser=opens_browser)
