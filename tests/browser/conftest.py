"""A browser for tests: Debian's chromium, or the one that CHROMIUM names."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.support import Window, serving
from tests.needs import need
from tests.review.web.editions import make_harbour

FOLDER: Final = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder."""
    for item in items:
        if FOLDER in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    path = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    need("browser", path, "no chromium: install it, or set CHROMIUM to it")
    # Without a sandbox, which root cannot have, and without the shared memory that containers lack; it sees nothing but
    # the page under test.
    arguments = ["--no-sandbox", "--disable-dev-shm-usage"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """An edition with nine doubts in two documents."""
    return make_harbour(tmp_path / "edition").root


@pytest.fixture(scope="session")
def address_to_read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page of such an edition is served to those that decide nothing."""
    with serving(make_harbour(tmp_path_factory.mktemp("read") / "edition").root) as address:
        yield address


@pytest.fixture
def address(edition: Path) -> Iterator[str]:
    """Where its page is served."""
    with serving(edition) as address:
        yield address


@pytest.fixture
def window(browser: Browser, address: str) -> Iterator[Window]:
    """A window on the page; nothing may go wrong in its script."""
    page = browser.new_page()
    window = Window(page, address)
    yield window
    page.close()
    assert window.faults == []
