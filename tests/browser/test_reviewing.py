"""Doubts decided on the page by keyboard alone, and what the files say afterwards."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.support import Window, paragraphs, serving, start
from tests.review.web.editions import QUAY


def files(edition: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (edition / "tei").glob("*.xml")}


def test_marks_are_decided_by_keyboard_and_each_decision_is_in_the_files(window: Window, edition: Path) -> None:
    begun = files(edition)
    # boat.xml comes first: Rowe's boat
    assert window.name == "Rowe"
    assert window.focus == "sentence"
    window.press("g")
    assert window.page.locator(".together mark").all_inner_texts() == ["Rowe"] * 3
    assert window.focus == "together"
    assert files(edition) == begun
    line = window.page.locator(".entries li", has_text="pers-rowe-henry").locator("kbd").inner_text()
    window.press(line)
    assert "all 3" in window.said
    assert window.focus == "sentence"
    linked = 'ref="register.xml#pers-rowe-henry">Rowe</persName>'
    assert [one.count(linked) for one in (*paragraphs(edition, "boat"), *paragraphs(edition, "quay"))].count(1) == 3
    assert not any('cert="low">Rowe' in one for one in (*paragraphs(edition, "boat"), *paragraphs(edition, "quay")))

    while window.name != "Mrs Penhallow":
        window.press("s")
    window.press("a")
    assert 'cert="low"' not in (edition / "tei" / "register.xml").read_text(encoding="utf-8")

    while window.name != "Tull":
        window.press("s")
    window.press("n")
    assert window.focus == "new"
    window.page.keyboard.type("Tull, Barnaby")
    window.press("Enter")
    assert "<persName>Tull, Barnaby</persName>" in (edition / "tei" / "register.xml").read_text(encoding="utf-8")
    assert "register.xml#pers-tull" in paragraphs(edition, "boat")[2]

    while window.name != "Elmer":
        window.press("s")
    window.press("a")
    assert paragraphs(edition, "quay")[1] == QUAY[1]

    while window.name != "Board":
        window.press("s")
    window.type("e", "harbour")
    assert window.focus == "offered"
    window.press("1")
    assert 'ref="register.xml#org-board">Board</orgName>' in paragraphs(edition, "quay")[2]

    while window.name != "Reason":
        window.press("s")
    window.press("r")
    assert paragraphs(edition, "quay")[3] == "There was no Reason to wait."

    rows = json.loads((edition / "tei" / ".edenda" / "quay.json").read_text(encoding="utf-8"))
    assert "Elmer" in json.dumps(rows)
    assert '"ed"' in json.dumps(rows)


def test_undo_brings_back_every_byte(window: Window, edition: Path) -> None:
    begun = files(edition)
    window.press("g", "r")
    window.press("a")
    assert files(edition) != begun
    window.press("u", "u")
    assert window.name == "Rowe"
    assert files(edition) == begun
    window.press("u")
    assert window.said == "There is no decision to undo."
    assert files(edition) == begun
    window.forget_conflicts()


def test_what_is_passed_over_comes_again_another_day(window: Window, edition: Path) -> None:
    begun = files(edition)
    first = window.page.inner_text(".sentence")
    window.press("s")
    assert window.page.inner_text(".sentence") != first
    assert files(edition) == begun


def test_all_are_decided_to_the_end(window: Window, edition: Path) -> None:
    for _ in range(20):
        if not window.page.locator("[data-key=r]").count():
            break
        window.press("r")
    assert window.heading == "Everything is decided"
    assert "9 rejected" in window.page.inner_text("#main")
    assert window.focus == "H1"
    assert not any("cert=" in one for one in (*paragraphs(edition, "boat"), *paragraphs(edition, "quay")))


def test_a_server_that_is_killed_has_lost_nothing(browser: Browser, edition: Path) -> None:
    server, address = start(edition)
    window = Window(browser.new_page(), address)
    window.press("r", "a", "a")
    decided = files(edition)
    server.kill()
    server.communicate()
    shown = window.page.inner_text("#main")
    window.press("r")
    assert "does not answer" in window.said
    assert window.page.inner_text("#main") == shown
    assert files(edition) == decided
    window.page.close()
    with serving(edition) as address:
        window = Window(browser.new_page(), address)
        assert window.page.inner_text("#main") == shown
        assert window.page.inner_text(".progress") == "0 of 6 decided"
        window.press("u")
        assert window.name == "Tull"
        window.page.close()


def test_words_of_documents_and_register_are_never_markup(window: Window) -> None:
    while "<img" not in window.name:
        window.press("s")
    assert window.name.startswith("<img src=x onerror=")
    window.type("e", "rowe")
    assert "<script>" in window.page.inner_text(".entries")
    assert window.page.locator("img, main script").count() == 0
    assert window.page.title() != "lost"


def test_a_choice_of_documents_and_names_is_made_by_keyboard(window: Window) -> None:
    window.page.locator(".choice summary").focus()
    window.page.keyboard.press("Enter")
    window.page.locator("#document").focus()
    window.page.keyboard.press("q")
    window.page.locator("#name").focus()
    window.page.keyboard.type("rowe")
    window.press("Enter")
    assert window.page.inner_text(".choice summary").endswith("2 chosen")
    assert "quay" in window.page.inner_text("#main .place")
    window.press("r", "r")
    assert window.heading == "Nothing is left here"
    window.page.locator("main a").focus()
    window.press("Enter")
    assert window.name == "Rowe"
    assert window.page.inner_text(".choice summary") == "All marks"
