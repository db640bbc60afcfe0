"""Sites as a web server gives them, and a look at their pages that misses nothing that goes wrong."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import Dialog, Page, Request

from edenda.edition import open_edition
from edenda.site.frame import base_address
from tests.whole_site.hostile import MARK
from tests.whole_site.sites import pages_of

#: The folder of the server in which a site lies that states no address: not its first.
_SOMEWHERE: Final = "/editions/one/"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the library
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the first page of a site that lies in a folder of a server: the one that its edition states."""
    base = base_address(open_edition(site.parent).config.edition.base_url)
    below = urlsplit(base).path if base else _SOMEWHERE

    class Below(_Quiet):
        def do_GET(self) -> None:
            if self.path == "/favicon.ico":  # browsers ask for it where a page names no icon
                self.send_response(204)
                self.end_headers()
            else:
                super().do_GET()

        def translate_path(self, path: str) -> str:
            asked = unquote(urlsplit(path).path)
            inside = asked.removeprefix(unquote(below))
            return str(site / "no such file") if inside == asked else super().translate_path(f"/{quote(inside)}")

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Below, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{below}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Watch:
    """What goes wrong in a page, or is tried: errors, dialogs, what is asked of other places."""

    def __init__(self, page: Page, base: str) -> None:
        self._page, self._base = page, base
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("console", lambda one: self._said(one.type, one.text))
        page.on("dialog", self._refused)
        page.on("request", self._asked)
        page.on("requestfailed", self._missed)
        page.on("response", lambda response: self._missed(response.request) if response.status >= 400 else None)
        page.on("popup", lambda other: self.faults.append(f"window: {other.url}"))
        page.add_init_script(_LISTEN)

    def open(self, address: str) -> None:
        """Go to a page, and wait until it is complete."""
        # what the search loads of itself is waited for
        self._page.goto(address, wait_until="networkidle" if address.endswith("search.html") else "load")
        if self._page.evaluate(f"window.{MARK} !== undefined"):
            self.faults.append(f"a script ran in {address}")
        self.faults.extend(f"{address}: blocked {one}" for one in self._page.evaluate("window.__blocked || []"))

    def _refused(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _said(self, kind: str, text: str) -> None:
        if kind in _BAD and not text.startswith(_NOT_THERE):
            self.faults.append(f"{kind}: {text}")

    def _missed(self, request: Request) -> None:
        """A picture that is not there is a gap in what the editors have; everything else is of the site.

        The icon is fetched behind the page, and given up when the browser goes on to the next one.
        """
        is_given_up = request.failure == "net::ERR_ABORTED" and request.url.endswith("/icon.svg")
        if request.resource_type != "image" and not is_given_up:
            self.faults.append(f"missing: {request.url[:200]}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(self._base):
            self.faults.append(f"request: {request.url[:200]}")


#: Said of each file that is missing, without its name; which it is, is known otherwise.
_NOT_THERE: Final = "Failed to load resource"
_BAD: Final = frozenset({"error", "warning"})
_LISTEN: Final = (
    "window.__blocked = []; addEventListener('securitypolicyviolation', (event) => "
    "window.__blocked.push(event.violatedDirective + ' ' + event.blockedURI));"
)
_QUESTIONS: Final = Path(__file__).parent / "questions"


def ask(page: Page, question: str, given: object = None) -> Any:
    """Ask a page as it is now: one of the files in `questions/`."""
    return page.evaluate((_QUESTIONS / f"{question}.js").read_text(encoding="utf-8"), given)


def addresses(site: Path, base: str) -> list[str]:
    """The addresses of all pages."""
    return [base + quote(page.relative_to(site).as_posix()) for page in pages_of(site)]


def of_each_type(site: Path, *, most: int = 2) -> list[str]:
    """The paths of some pages of each type: those of the first folder, and of each other folder the first ones."""
    taken: dict[str, list[str]] = {}
    for page in pages_of(site):
        path = page.relative_to(site).as_posix()
        folder = path.rpartition("/")[0]
        taken.setdefault(folder, []).append(path)
    first = taken.pop("", [])
    return [*first, *(path for paths in taken.values() for path in sorted(paths, key=_index_first)[:most])]


def _index_first(path: str) -> tuple[bool, str]:
    return not path.endswith("index.html"), path
