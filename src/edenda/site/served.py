"""A site served on this machine: its files, and its own page for what is not there."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from edenda.serving import HOST, answer, listening, open_browser


def serve(public: Path, port: int, tell: Callable[[str], None], *, opens_browser: bool) -> None:
    """Serve the site in a folder on a port (any free one for 0) of this machine; `tell` is told the address.

    Ends with KeyboardInterrupt. Raises UsageError for a port that is taken.
    """
    mimetypes.add_type("text/javascript", ".js")  # some machines say otherwise, and a browser then runs none
    with listening(port) as listener:
        address = f"http://{HOST}:{listener.getsockname()[1]}/"
        tell(address)
        if opens_browser:
            open_browser(address)
        answer(application(public), listener)


def application(public: Path) -> Starlette:
    """What answers: files of a folder, to those who ask this machine by its own name."""
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"], www_redirect=False)
    return Starlette(routes=[Mount("/", StaticFiles(directory=public, html=True))], middleware=[hosts])
