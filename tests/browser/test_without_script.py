"""The page in a browser that runs no script: plain forms and links."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.support import paragraphs


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address)
    yield page
    page.close()


def test_everything_can_be_decided(page: Page, edition: Path) -> None:
    page.click("text=Reject")
    assert paragraphs(edition, "boat")[0] == "Rowe’s boat lies at the quay."
    assert page.inner_text("#said") == "“Rowe”: rejected"
    page.click("text=Undo")
    assert 'cert="low">Rowe' in paragraphs(edition, "boat")[0]
    page.click("text=of this name")
    page.click("text=Reject all 3")
    assert not any("Rowe</persName>" in one for one in (*paragraphs(edition, "boat"), *paragraphs(edition, "quay")))
    while page.inner_text("mark") != "Tull":
        page.click("text=Skip")
    page.fill("#words", "henry")
    page.keyboard.press("Enter")
    page.click("text=Rowe, Henry")
    assert 'ref="register.xml#pers-rowe-henry">Tull' in paragraphs(edition, "boat")[2]
    while page.inner_text("mark") != "Elmer":
        page.click("text=Skip")
    page.fill("#new", "Elmer")
    page.keyboard.press("Enter")
    assert "register.xml#pl-elmer" in paragraphs(edition, "quay")[1]


def test_the_focus_is_on_the_sentence_and_the_list_of_keys_opens(page: Page) -> None:
    assert page.locator(".sentence:focus").count() == 1
    page.click("text=Skip")
    assert page.locator(".sentence:focus").count() == 1
    page.click(".keys summary")
    assert page.locator(".keys dl").is_visible()
    assert not page.locator("#switch").is_visible()


def test_a_form_that_is_sent_twice_decides_once(page: Page, browser: Browser, address: str, edition: Path) -> None:
    other = browser.new_page(java_script_enabled=False)
    other.goto(address)
    other.click("text=Reject")
    decided = paragraphs(edition, "boat")
    page.click("text=Accept")
    assert "decided already" in page.inner_text("#said.warning")
    assert paragraphs(edition, "boat") == decided
    other.close()
