"""A site served on this machine: its files, and its own page for what is not there."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from pathlib import Path

from starlette.middleware.trustedhost import TrustedHostMiddleware
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
        files = StaticFiles(directory=public, html=True)
        answer(TrustedHostMiddleware(files, [HOST, "localhost"], www_redirect=False), listener)
