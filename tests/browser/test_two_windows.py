"""Two windows on one edition, and files that are edited meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.support import Window, paragraphs


@pytest.fixture
def other(browser: Browser, address: str) -> Iterator[Window]:
    page = browser.new_page()
    yield Window(page, address)
    page.close()


def test_what_one_window_decided_the_other_does_not_decide_again(window: Window, other: Window, edition: Path) -> None:
    other.press("r")
    before = paragraphs(edition, "boat")
    window.press("a")
    assert "decided already" in window.said
    assert paragraphs(edition, "boat") == before
    assert window.page.inner_text(".sentence") == other.page.inner_text(".sentence")
    assert window.forget_conflicts() == 1
    window.press("s")


def test_a_window_that_is_looked_at_again_shows_what_is_open_now(window: Window, other: Window) -> None:
    shown = window.page.inner_text(".sentence")
    other.press("r")
    window.page.evaluate("window.dispatchEvent(new Event('focus'))")
    window.page.locator("#said.warning").wait_for()
    assert "elsewhere" in window.said
    assert window.page.inner_text(".sentence") == other.page.inner_text(".sentence") != shown


def test_a_sentence_that_was_edited_meanwhile_is_shown_before_it_is_decided(window: Window, edition: Path) -> None:
    path = edition / "tei" / "boat.xml"
    path.write_bytes(path.read_bytes().replace("’s boat lies".encode(), "’s old boat lies".encode()))
    edited = path.read_bytes()
    window.press("r")
    assert window.forget_conflicts() == 1
    assert path.read_bytes() == edited
    assert "old boat" in window.page.inner_text(".sentence")
    window.press("r")
    assert paragraphs(edition, "boat")[0] == "Rowe’s old boat lies at the quay."


def test_an_edit_elsewhere_in_the_document_stays_and_hinders_nothing(window: Window, edition: Path) -> None:
    path = edition / "tei" / "boat.xml"
    path.write_bytes(path.read_bytes().replace(b"for the key", b"for the two keys"))
    window.press("r")
    assert window.faults == []
    assert paragraphs(edition, "boat")[0].startswith("Rowe’s boat")
    assert "two keys" in paragraphs(edition, "boat")[1]


def test_a_register_that_is_broken_meanwhile_gets_no_entry_until_it_is_mended(window: Window, edition: Path) -> None:
    path = edition / "tei" / "register.xml"
    whole, document = path.read_bytes(), (edition / "tei" / "boat.xml").read_bytes()
    path.write_bytes(whole[:-20])
    window.press("n", "Enter")
    assert "register.xml" in window.said
    assert window.forget_conflicts() == 1
    assert (edition / "tei" / "boat.xml").read_bytes() == document
    path.write_bytes(whole)
    window.press("n", "Enter")
    assert "register.xml#pers-rowe" in paragraphs(edition, "boat")[0]


def test_a_document_that_is_broken_meanwhile_stops_nothing_else(window: Window, edition: Path) -> None:
    path = edition / "tei" / "boat.xml"
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    window.press("r")
    assert window.said
    assert path.read_bytes() == whole[:-20]
    assert window.heading
    window.forget_conflicts()
