"""Serves the page on this machine until it is interrupted."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from edenda.review.web.app import application
from edenda.review.web.desk import Desk
from edenda.serving import HOST, answer, listening, open_browser


def serve(desk: Desk, port: int, tell: Callable[[str], None], *, opens_browser: bool) -> None:
    """Serve a desk on a port (any free one for 0) of this machine; `tell` is told the address.

    Ends with KeyboardInterrupt. Raises UsageError for a port that is taken.
    """
    with listening(port) as listener:
        port = listener.getsockname()[1]
        token, once = secrets.token_urlsafe(24), secrets.token_urlsafe(24) if opens_browser else ""
        address = f"http://{HOST}:{port}/"
        tell(f"{address}{token}/")
        if opens_browser:
            open_browser(address + once)
        answer(application(desk, token, port, once), listener)
