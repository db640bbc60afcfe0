"""Serving pages on this machine alone, until one is interrupted; what needs it is behind the extra `edenda[serve]`."""

from __future__ import annotations

import socket
import sys
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from edenda.errors import MissingPartError, UsageError

if TYPE_CHECKING:
    from starlette.types import ASGIApp

#: The only address on which anything is served.
HOST: Final = "127.0.0.1"
_NEEDED: Final = ("starlette", "uvicorn")


def require_server(what: str) -> None:
    """Raises MissingPartError where what serves pages is not installed; `what` begins its sentence: `The page`."""
    if any(find_spec(name) is None for name in _NEEDED):
        raise MissingPartError(f'{what} needs two more packages: pip install "edenda[serve]"')


@contextmanager
def listening(port: int) -> Iterator[socket.socket]:
    """A socket of this machine on a port, any free one for 0. Raises UsageError for a port that is taken."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        if sys.platform != "win32":  # where it would let two servers have one port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
            listener.listen()
        except OSError as error:
            message = (
                f"Port {port} cannot be used ({error.strerror}); name another, such as --port {port + 1}, or none."
            )
            raise UsageError(message) from error
        yield listener


def open_browser(address: str) -> None:
    """Open the browser on an address, without waiting for it."""
    threading.Thread(target=_open, args=(address,), daemon=True).start()


def answer(application: ASGIApp, listener: socket.socket) -> None:
    """Answer what comes to a socket. Ends with KeyboardInterrupt."""
    import uvicorn  # noqa: PLC0415 - where it is installed

    config = uvicorn.Config(
        application,
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


def _open(address: str) -> None:
    """Open the browser, where it is one with a window of its own."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if type(browser) is not webbrowser.GenericBrowser:  # which would take the terminal
        browser.open(address)
