"""The register in a browser: from a letter to a name, from the name to the very mention; also without script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.site.registered import built


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> str:
    log = '{"deed": "merged", "id": "pers-roe", "other": "pers-rowe"}\n'
    return built(tmp_path_factory.mktemp("skerry") / "edition", '[web]\nsearch = "off"', log).as_uri()


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    page = browser.new_page(java_script_enabled=request.param, viewport={"width": 900, "height": 300})
    page.set_default_timeout(10_000)
    yield page
    page.close()


def is_seen(page: Page, selector: str) -> bool:
    """Whether an element stands in the window."""
    box = page.locator(selector).first.bounding_box()
    size = page.viewport_size
    assert size is not None
    return box is not None and 0 <= box["y"] < size["height"] and 0 <= box["x"] < size["width"]


def test_from_a_letter_to_a_name_to_the_very_mention(page: Page, site: str) -> None:
    page.goto(f"{site}/persons/index.html")
    page.click("nav.letters >> text=R")
    page.wait_for_timeout(700)
    assert is_seen(page, "#_letter-r")
    page.click("a >> text=Rowe, Edwin >> nth=-1")
    assert page.url.endswith("persons/pers-rowe.html")
    page.click(".sentences a >> text=Captain Rowe")
    assert "/documents/letter.html#_m-" in page.url
    page.wait_for_timeout(700)
    assert page.locator(":target").inner_text() == "Captain Rowe"
    assert is_seen(page, ":target")


def test_another_name_leads_to_the_entry(page: Page, site: str) -> None:
    page.goto(f"{site}/persons/index.html")
    page.click("li:has-text('Roe, Eddy') a")
    assert page.url.endswith("persons/pers-rowe.html")


def test_from_entry_to_entry(page: Page, site: str) -> None:
    page.goto(f"{site}/persons/pers-rowe.html")
    page.click("a[rel=prev]")
    assert page.locator("h1").inner_text() == "Anne Rowe"
    page.click("a[rel=next]")
    page.click("dl >> text=Harbour Board")
    assert page.url.endswith("organisations/org-board.html")


def test_the_page_of_an_id_that_went_leads_on(page: Page, site: str) -> None:
    page.goto(f"{site}/persons/pers-roe.html")
    page.wait_for_url("**/persons/pers-rowe.html")


@pytest.mark.parametrize("path", ["persons/index.html", "persons/pers-rowe.html", "organisations/org-board.html"])
def test_nothing_is_wider_than_a_narrow_window(browser: Browser, site: str, path: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(f"{site}/{path}")
    width = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert width <= 320
