"""The pages of books for e-readers, in a browser: axe-core finds nothing, and nothing is wider than a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.sites import ask
from tests.browser.test_accessibility import findings
from tests.epub.books import book_of
from tests.epub.editions import add_odd, make_pictured
from tests.needs import need
from tests.whole_site.checker import TOOLS
from tests.whole_site.sites import make_genres

_AXE: Final = TOOLS / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The pages of a book in German and of one of every genre, as files."""
    folder = tmp_path_factory.mktemp("books")
    make_pictured(folder / "german")
    make_genres(folder / "genres")
    add_odd(folder / "genres")
    found = []
    for name in ("german", "genres"):
        for path, data in book_of(folder / name).files.items():
            file = folder / f"{name} opened" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            if path.endswith(".xhtml") and not path.startswith(("documents/flat", "documents/long")):
                found.append(file)
    return found


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.slow
def test_axe_finds_nothing_on_any_page_of_a_book(window: Page, pages: list[Path]) -> None:
    need("axe", _AXE.is_file(), "no axe-core: make tools")
    found = {}
    for page in pages:
        window.goto(page.as_uri())
        window.add_script_tag(path=_AXE)
        if said := findings(window):
            found[page.name] = said
    assert found == {}


def test_nothing_in_a_book_is_wider_than_a_phone(window: Page, pages: list[Path]) -> None:
    found = {}
    for page in pages:
        window.goto(page.as_uri())
        if said := ask(window, "wide"):
            found[page.name] = said
    assert found == {}


def test_a_page_of_a_book_has_its_style_and_asks_for_nothing_outside(window: Page, pages: list[Path]) -> None:
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.url))
    for page in pages[:12]:
        window.goto(page.as_uri())
        assert window.evaluate("document.styleSheets.length") == 1
    assert all(url.startswith("file:") for url in asked)
