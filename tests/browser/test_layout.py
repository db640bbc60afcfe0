"""Where things stand on the page of a document: notes, numbers of pages, contents, links of paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from edenda.writers.html import render_html
from tests.writers.support import context, sample

_BOXES: Final = """(of) => [...document.querySelectorAll(of)].filter((one) => one.checkVisibility()).map((one) => {
  const {left, top, right, bottom} = one.getBoundingClientRect(); return [left, top, right, bottom]; })"""
#: The line of the text before an element, and the box of that element.
_LINES: Final = """(of) => [...document.querySelectorAll(of)].map((one) => {
  const range = document.createRange(), before = one.previousSibling;
  range.setStart(before, before.length - 1);
  range.setEnd(before, before.length);
  const line = range.getBoundingClientRect(), own = one.getBoundingClientRect();
  return [(line.top + line.bottom) / 2, (own.top + own.bottom) / 2, line.height]; })"""
_WIDE: Final = (1440, 1280, 1024)
_NARROW: Final = (768, 375, 320)
Opener = Callable[..., Page]


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two boxes have a part in common."""
        is_beside = self.right <= other.left or other.right <= self.left
        return not (is_beside or self.bottom <= other.top or other.bottom <= self.top)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("layout") / "everything.html"
    path.write_bytes(render_html(sample("everything"), context(standalone=True)))
    return path


@pytest.fixture
def opened(browser: Browser, file: Path) -> Iterator[Opener]:
    contexts = []

    def open_page(width: int, **options: Any) -> Page:
        made = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
        contexts.append(made)
        page = made.new_page()
        page.goto(file.as_uri())
        return page

    yield open_page
    for one in contexts:
        one.close()


def boxes(page: Page, of: str) -> list[Box]:
    return [Box(*box) for box in page.evaluate(_BOXES, of)]


@pytest.mark.parametrize("width", [*_WIDE, *_NARROW])
def test_nothing_is_wider_than_the_window(opened: Opener, width: int) -> None:
    assert opened(width).evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", _WIDE)
def test_notes_stand_beside_the_text_and_on_nothing(opened: Opener, width: int) -> None:
    page = opened(width)
    notes = boxes(page, ".side")
    assert len(notes) == page.locator("a[role='doc-noteref']").count()
    assert [pair for pair in combinations(notes, 2) if pair[0].meets(pair[1])] == []
    (article,) = boxes(page, "article")
    assert all(article.right < note.left and note.right <= width for note in notes)
    assert {round(note.left) for note in notes} == {round(notes[0].left)}


@pytest.mark.parametrize("width", _WIDE)
def test_the_first_note_begins_on_the_line_of_its_call(opened: Opener, width: int) -> None:
    page = opened(width)
    (call, *_), (note, *_) = boxes(page, "p > a[role='doc-noteref']"), boxes(page, "p > .side")
    assert abs(call.top - note.top) < 20


@pytest.mark.parametrize("width", _NARROW)
def test_without_room_the_notes_stand_at_the_end_alone(opened: Opener, width: int) -> None:
    page = opened(width)
    assert boxes(page, ".side") == []
    assert len(boxes(page, "[role='doc-endnotes'] li")) == page.locator("a[role='doc-noteref']").count()


def test_a_note_and_its_call_lead_to_one_another_without_script(opened: Opener) -> None:
    page = opened(1440, java_script_enabled=False)
    page.click("#_call-1")
    assert page.url.endswith("#_note-1")
    page.click("#_note-1 [role='doc-backlink']")
    assert page.url.endswith("#_call-1")


@pytest.mark.parametrize("width", [1440, 768])
def test_a_page_number_stands_in_the_margin_beside_its_line(opened: Opener, width: int) -> None:
    page = opened(width)
    (article,) = boxes(page, "article")
    assert all(number.right < article.left for number in boxes(page, ".pb"))
    for line, number, height in page.evaluate(_LINES, "p > .pb"):
        assert abs(line - number) < height / 2


@pytest.mark.parametrize("width", [375, 320])
def test_without_a_margin_a_page_number_stands_in_its_line(opened: Opener, width: int) -> None:
    page = opened(width)
    (article,) = boxes(page, "article")
    assert all(article.left <= number.left and number.right <= article.right for number in boxes(page, ".pb"))


def test_numbers_of_pages_never_stand_on_one_another(opened: Opener) -> None:
    numbers = boxes(opened(1440), ".pb")
    assert len(numbers) > 3
    assert [pair for pair in combinations(numbers, 2) if abs(pair[0].top - pair[1].top) < 10] == []


def test_contents_stand_left_of_the_text_and_stay_in_view_without_script(opened: Opener) -> None:
    page = opened(1440, java_script_enabled=False)
    contents = page.locator("nav.contents ol").first
    article = page.locator("article")
    beside, text = contents.bounding_box(), article.bounding_box()
    assert beside
    assert text
    assert beside["x"] + beside["width"] < text["x"] - 60
    page.click("nav.contents >> text=Verse and drama")
    assert page.url.rpartition("#")[2]
    after = contents.bounding_box()
    assert after
    assert after["y"] >= 0


def test_the_link_of_a_paragraph_is_seen_where_the_pointer_is_and_is_no_stop_of_the_tab_key(opened: Opener) -> None:
    page = opened(1440)
    link = page.locator("article p > .here").first
    assert not link.is_visible()
    page.locator("article p").first.hover()
    assert link.is_visible()
    before = page.locator("article p").first.bounding_box()
    page.mouse.move(0, 0)
    assert page.locator("article p").first.bounding_box() == before
    for _ in range(60):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") != "here"


def test_all_links_of_paragraphs_are_shown_and_reached_where_they_are_asked_for(opened: Opener) -> None:
    page = opened(375, java_script_enabled=False)
    page.locator(".views summary").click()
    page.check("#_show-here")
    links = page.locator("article .here")
    assert links.count() > 10
    assert all(link.is_visible() for link in links.all())
    links.first.focus()
    assert page.locator(".here:focus").count() == 1


def test_what_is_copied_is_the_text_without_the_notes_beside_it(opened: Opener) -> None:
    page = opened(1440)
    copied = page.evaluate(
        "getSelection().selectAllChildren(document.querySelector('article')), String(getSelection())"
    )
    assert "The board met at the house" in copied
    assert "The commission of 1841" not in copied
    assert "¶" not in copied


def test_on_paper_there_is_the_text_with_its_notes_at_the_end_and_no_navigation(opened: Opener) -> None:
    page = opened(1440)
    page.emulate_media(media="print")
    assert boxes(page, ".side, .here, nav, .views, .skip, .back") == []
    assert len(boxes(page, "[role='doc-endnotes'] li")) > 10
    (article,) = boxes(page, "article")
    assert all(number.right <= article.left for number in boxes(page, ".pb"))
