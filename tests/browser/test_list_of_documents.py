"""The list of documents on the first page, narrowed by what a reader types and chooses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.editions import built, letter, make

NUMBER = 24


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first page of an edition of letters, two a year, every third of them by somebody else."""
    documents = {}
    for number in range(NUMBER):
        tei = letter(f"k{number}", f"Letter on the dués {number}", "<p>Of the tide.</p>")
        tei = tei.replace("1902-03-03", f"{1900 + number // 2}-03-03")
        documents[f"d{number:02}"] = tei.replace("Agnes Thorne", "Ida Marsh") if number % 3 == 0 else tei
    return built(make(tmp_path_factory.mktemp("list"), documents))["index.html"]


@pytest.fixture
def page(browser: Browser, home: Path) -> Iterator[Page]:
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(home.as_uri())
    yield page
    context.close()
    assert faults == []


def shown(page: Page) -> int:
    return page.locator(".documents li:visible").count()


def test_words_narrow_the_list_whatever_their_marks_and_capitals(page: Page) -> None:
    assert shown(page) == NUMBER
    page.get_by_label("Words").fill("DUES 17")
    assert shown(page) == 1
    assert page.locator(".filter output").inner_text() == f"1 of {NUMBER} documents"
    page.get_by_label("Words").fill("")
    assert shown(page) == NUMBER


def test_author_and_years_narrow_it_together(page: Page) -> None:
    page.get_by_label("Author").select_option("Marsh, Ida")
    assert shown(page) == 8
    page.get_by_label("From").fill("1903")
    page.get_by_label("to", exact=True).fill("1905")
    assert shown(page) == 2
    years = page.locator(".list h3:visible").all_inner_texts()
    assert years == ["1903", "1904"]


def test_what_was_found_is_announced_politely(page: Page) -> None:
    told = page.get_by_role("status").filter(has_text="documents")
    page.get_by_label("Words").fill("nothing of the kind")
    assert told.inner_text() == f"0 of {NUMBER} documents"


def test_the_enter_key_leaves_the_list_as_it_is(page: Page) -> None:
    page.get_by_label("Words").fill("17")
    page.get_by_label("Words").press("Enter")
    assert shown(page) == 1


def test_without_script_there_is_the_whole_list_and_no_field(browser: Browser, home: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home.as_uri())
    assert shown(page) == NUMBER
    assert page.locator(".filter").is_hidden()
    page.get_by_role("link", name="1905").click()
    assert page.url.endswith("#_group-6")
    context.close()


@pytest.mark.parametrize("width", [1440, 768, 375, 320])
def test_nothing_is_wider_than_the_window(browser: Browser, home: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700})
    page = context.new_page()
    for name in ("index.html", "by-author.html"):
        page.goto(home.with_name(name).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
