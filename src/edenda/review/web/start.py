"""Starts the page, where what it needs is installed."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import Final

from edenda.errors import MissingPartError
from edenda.review.web.desk import Desk
from edenda.review.web.sessions import ReviewSession

_NEEDED: Final = ("starlette", "uvicorn")


def start(session: ReviewSession, title: str, port: int, tell: Callable[[str], None], *, opens_browser: bool) -> None:
    """Show a session on a page of this machine until it is interrupted (KeyboardInterrupt); `tell` gets the address.

    Raises MissingPartError where what serves it is not installed, and UsageError for a port that is taken.
    """
    if any(find_spec(name) is None for name in _NEEDED):
        raise MissingPartError('The page needs two more packages: pip install "edenda[serve]"')
    from edenda.review.web.server import serve  # noqa: PLC0415 - needs them

    serve(Desk(session, title), port, tell, opens_browser=opens_browser)
