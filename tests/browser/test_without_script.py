"""The page in a browser that runs no script: plain forms and links."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.support import paragraphs


def click(page: Page, what: str) -> None:
    """Click, and wait for the page that comes."""
    with page.expect_navigation():
        page.click(what)


def write(page: Page, field: str, words: str) -> None:
    """Fill a field and send its form."""
    page.fill(field, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address)
    yield page
    page.close()


def test_everything_can_be_decided(page: Page, edition: Path) -> None:
    click(page, "#bar >> text=Reject")
    assert paragraphs(edition, "boat")[0] == "Rowe’s boat lies at the quay."
    assert page.inner_text("#said") == "“Rowe”: rejected"
    click(page, "#bar >> text=Undo")
    assert 'cert="low">Rowe' in paragraphs(edition, "boat")[0]
    click(page, "#bar >> text=of this name")
    click(page, "#bar >> text=Reject all 3")
    assert not any("Rowe</persName>" in one for one in (*paragraphs(edition, "boat"), *paragraphs(edition, "quay")))
    while page.inner_text("mark") != "Tull":
        click(page, "#bar >> text=Skip")
    write(page, "#words", "henry")
    click(page, "text=Rowe, Henry")
    assert 'ref="register.xml#pers-rowe-henry">Tull' in paragraphs(edition, "boat")[2]
    while page.inner_text("mark") != "Elmer":
        click(page, "#bar >> text=Skip")
    write(page, "#new", "Elmer")
    assert "register.xml#pl-elmer" in paragraphs(edition, "quay")[1]


def test_the_focus_is_on_the_sentence_and_the_list_of_keys_opens(page: Page) -> None:
    page.locator(".sentence:focus").wait_for()
    click(page, "#bar >> text=Skip")
    page.locator(".sentence:focus").wait_for()
    page.click(".keys summary")
    assert page.locator(".keys dl").is_visible()
    assert not page.locator("#switch").is_visible()


def test_a_form_that_is_sent_twice_decides_once(page: Page, browser: Browser, address: str, edition: Path) -> None:
    other = browser.new_page(java_script_enabled=False)
    other.goto(address)
    click(other, "#bar >> text=Reject")
    decided = paragraphs(edition, "boat")
    click(page, "#bar >> text=Accept")
    assert "decided already" in page.inner_text("#said.warning")
    assert paragraphs(edition, "boat") == decided
    other.close()
