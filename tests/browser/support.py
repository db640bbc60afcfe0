"""`edenda review --web` as a process of its own, and a window of a browser on its page."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

ROOT: Final = Path(__file__).resolve().parents[2]
ENVIRONMENT: Final = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}


def start(edition: Path, *arguments: str, opener: str = "") -> tuple[subprocess.Popen[str], str]:
    """The server of the page of an edition, and its address.

    `opener` is a command that stands for the browser that edenda opens; without one, it is to open none.
    """
    return start_command(edition, "review", "--web", "--when", "2026-11-22", *arguments, opener=opener)


def start_command(edition: Path, *words: str, opener: str = "") -> tuple[subprocess.Popen[str], str]:
    """A command of edenda that serves pages, and its address; `opener` as in `start`."""
    command = [sys.executable, "-m", "edenda", *words, *(() if opener else ("--no-open",))]
    environment = {**ENVIRONMENT, "BROWSER": opener}
    server = subprocess.Popen(
        command, cwd=edition, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    address = server.stdout.readline().strip()
    assert address, server.communicate()[1]
    return server, address


@contextmanager
def serving(edition: Path, *arguments: str, opener: str = "") -> Iterator[str]:
    """The address of the page of an edition; afterwards the server is interrupted, and must end as it should."""
    with until_interrupted(*start(edition, *arguments, opener=opener)) as address:
        yield address


@contextmanager
def serving_site(edition: Path, *arguments: str, opener: str = "") -> Iterator[str]:
    """The address of the site of an edition, as `edenda serve` serves it."""
    with until_interrupted(*start_command(edition, "serve", *arguments, opener=opener)) as address:
        yield address


@contextmanager
def until_interrupted(server: subprocess.Popen[str], address: str) -> Iterator[str]:
    """An address; afterwards its server is interrupted, and must end as it should."""
    try:
        yield address
    finally:
        server.send_signal(signal.SIGINT)
        _, errors = server.communicate(timeout=60)
    assert server.returncode == 130, errors
    assert "Traceback" not in errors


class Window:
    """A window of a browser, used by its keys alone."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda message: self.faults.append(message.text) if message.type == "error" else None)
        page.set_default_timeout(30_000)
        page.goto(address)

    def press(self, *keys: str) -> None:
        """Press keys, and wait after each until the page has answered."""
        for key in keys:
            self.page.keyboard.press(key)
            self.page.locator("body[aria-busy]").wait_for(state="detached")

    def type(self, key: str, words: str) -> None:
        """Go to a field by its key, write, and send."""
        self.press(key)
        self.page.keyboard.type(words)
        self.press("Enter")

    def forget_conflicts(self) -> int:
        """How often a decision was refused: a browser writes each such answer to its console."""
        conflicts = [one for one in self.faults if "409" in one]
        self.faults[:] = [one for one in self.faults if one not in conflicts]
        return len(conflicts)

    @property
    def name(self) -> str:
        """The name that is in doubt."""
        return self.page.inner_text("mark >> nth=0")

    @property
    def heading(self) -> str:
        return self.page.inner_text("h1")

    @property
    def said(self) -> str:
        return self.page.inner_text("#said")

    @property
    def focus(self) -> str:
        """What has the focus: its id, or its class, or its element."""
        return str(
            self.page.evaluate("(({id, className, tagName}) => id || className || tagName)(document.activeElement)")
        )


def paragraphs(edition: Path, name: str) -> list[str]:
    """The paragraphs of a document, as they stand in its file."""
    text = (edition / "tei" / f"{name}.xml").read_text(encoding="utf-8")
    return [line[3:-4] for line in text.splitlines() if line.startswith("<p>")]
