"""The search in a real browser, as `edenda serve` serves it, below another folder, and from the disk."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from edenda.build import build
from tests.browser.support import serving_site
from tests.site.searched import SMALL, make_searched, need_pagefind


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an edition whose site is built."""
    need_pagefind()
    edition = make_searched(tmp_path_factory.mktemp("searched"))
    build(edition)
    return edition.root


@pytest.fixture(scope="module")
def site(root: Path) -> Iterator[str]:
    """Where its site is served."""
    with serving_site(root) as address:
        yield address


class Searching:
    """A page of the search: nothing may be asked of another place, or be refused by the page's own policy."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._note)
        page.on("request", self._look)

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "favicon" not in message.location.get("url", ""):
            self.faults.append(message.text)

    def _look(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.faults.append(request.url)

    def open(self, query: str = "") -> Searching:
        self.page.goto(f"{self.site}search.html{query}")
        self.page.locator("#_facets:not([hidden])").wait_for()
        return self

    def ask(self, words: str) -> Searching:
        """Write in the field, and wait until the page has answered."""
        self.page.fill("#_q", words)
        expect(self.page.locator("#_results")).to_have_attribute("data-of", re.compile(f"(^|&)q={re.escape(words)}"))
        return self

    @property
    def said(self) -> str:
        return self.page.inner_text("#_said")

    @property
    def titles(self) -> list[str]:
        return self.page.locator("#_results h2").all_inner_texts()

    def passages(self, title: str) -> list[str]:
        item = self.page.locator("#_results > li", has=self.page.locator(f"h2:text-is('{title}')"))
        return item.locator("p:not(.facts)").all_inner_texts()

    @property
    def marked(self) -> set[str]:
        return set(self.page.locator("#_results mark").all_inner_texts())
