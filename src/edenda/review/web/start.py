"""Starts the page, where what it needs is installed."""

from __future__ import annotations

from collections.abc import Callable

from edenda.review.web.desk import Desk
from edenda.review.web.sessions import ReviewSession
from edenda.serving import require_server


def start(session: ReviewSession, title: str, port: int, tell: Callable[[str], None], *, opens_browser: bool) -> None:
    """Show a session on a page of this machine until it is interrupted (KeyboardInterrupt); `tell` gets the address.

    Raises MissingPartError where what serves it is not installed, and UsageError for a port that is taken.
    """
    require_server("The page")
    from edenda.review.web.server import serve  # noqa: PLC0415 - needs them

    serve(Desk(session, title), port, tell, opens_browser=opens_browser)
