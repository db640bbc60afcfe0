"""Serves the page on this machine until it is interrupted."""

from __future__ import annotations

import secrets
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable

import uvicorn

from edenda.errors import UsageError
from edenda.review.web.app import application
from edenda.review.web.desk import Desk
from edenda.review.web.guard import HOST


def serve(desk: Desk, port: int, tell: Callable[[str], None], *, opens_browser: bool) -> None:
    """Serve a desk on a port (any free one for 0) of this machine; `tell` is told the address.

    Ends with KeyboardInterrupt. Raises UsageError for a port that is taken.
    """
    with _listening(port) as listener:
        port = listener.getsockname()[1]
        token, once = secrets.token_urlsafe(24), secrets.token_urlsafe(24) if opens_browser else ""
        address = f"http://{HOST}:{port}/"
        tell(f"{address}{token}/")
        if opens_browser:
            threading.Thread(target=_open, args=(address + once,), daemon=True).start()
        config = uvicorn.Config(
            application(desk, token, port, once),
            loop="asyncio",
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="error",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        uvicorn.Server(config).run(sockets=[listener])


def _listening(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":  # where it would let two servers have one port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()
    except OSError as error:
        listener.close()
        message = f"Port {port} cannot be used ({error.strerror}); name another, such as --port {port + 1}, or none."
        raise UsageError(message) from error
    return listener


def _open(address: str) -> None:
    """Open the browser, where it is one with a window of its own."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if type(browser) is not webbrowser.GenericBrowser:  # which would take the terminal
        browser.open(address)
