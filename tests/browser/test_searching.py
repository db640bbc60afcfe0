"""The search in a real browser: as `edenda serve` serves it, below another folder, and from the disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.sites import Watch, served
from tests.browser.support import serving_site
from tests.pages import build_pages
from tests.site.searched import SMALL, make_searched, need_pagefind

_WHOLE: Final = "document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a search."""
    need_pagefind()
    edition = make_searched(tmp_path_factory.mktemp("searched"))
    build_pages(edition)
    return edition.root / "public"


@pytest.fixture(scope="module")
def site(public: Path) -> Iterator[str]:
    """Where `edenda serve` serves it."""
    with serving_site(public.parent) as address:
        yield address


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A window in which nothing may go wrong, be asked of another place, or be refused by the policy of a page."""
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.set_default_timeout(15_000)
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    watch = Watch(page, site)
    yield page
    blocked = page.evaluate("window.__blocked || []")
    page.close()
    assert watch.faults == []
    assert blocked == []


def said(page: Page, words: str) -> None:
    """Wait until the page says so."""
    expect(page.locator("#_said")).to_have_text(words)


def titles(page: Page) -> list[str]:
    return page.locator("#_results h2").all_inner_texts()


def passages(page: Page, title: str) -> list[str]:
    item = page.locator("#_results > li", has=page.locator("h2", has_text=title))
    return item.locator("p:not(.facts)").all_inner_texts()


def facet(page: Page, name: str) -> dict[str, str]:
    """The values of a facet, with their counts."""
    labels = page.locator(f"[data-facet={name}] label")
    return {
        one.locator("input").get_attribute("value") or "": one.locator("small").inner_text() for one in labels.all()
    }


def test_what_is_written_is_found_while_it_is_written(page: Page, site: str) -> None:
    page.goto(f"{site}search.html")
    said(page, "")
    page.locator("#_q").press_sequentially("ligh")
    said(page, "1 result")
    assert titles(page) == ["The boat"]
    assert page.locator("#_results .facts").inner_text() == "31 March 1902 · Letter"


def test_a_word_divided_at_the_end_of_a_page_is_found(page: Page, site: str) -> None:
    page.goto(f"{site}search.html?q=lighthouse")
    said(page, "1 result")
    assert passages(page, "The boat") == ["He received nobody at the lighthouse of the Harbour Board."]
    assert page.locator("mark").all_inner_texts() == ["lighthouse"]


@pytest.mark.parametrize("word", ["received", "recieved"])
def test_both_readings_of_a_correction_are_found(word: str, page: Page, site: str) -> None:
    page.goto(f"{site}search.html?q={word}")
    said(page, "1 result")
    assert word in page.locator("mark").all_inner_texts()


@pytest.mark.parametrize("word", ["Sokoły", "Sokoly", "sokoły"])
def test_letters_need_not_be_written_with_their_strokes(word: str, page: Page, site: str) -> None:
    page.goto(f"{site}search.html?q={word}")
    said(page, "2 results")
    assert titles(page) == ["Sokoły", "The boat"]
    assert passages(page, "The boat") == ["Mr Werchowin came to Sokoły in the spring."]


@pytest.mark.parametrize("word", ["Verkhovin", "Werchowin", "Osip Verkhovin"])
def test_a_person_is_found_by_any_name_where_the_text_has_another(word: str, page: Page, site: str) -> None:
    page.goto(f"{site}search.html?q={word}")
    said(page, "3 results")
    assert set(titles(page)) == {"Osip Verkhovin", "The boat", "The quay"}
    assert passages(page, "The boat") == ["Mr Werchowin came to Sokoły in the spring."]
    assert "Werchowin" in page.locator("mark").all_inner_texts()


def test_a_word_that_is_part_of_the_name_of_a_work_does_not_mark_its_other_names(page: Page, site: str) -> None:
    page.goto(f"{site}search.html?q=peace")
    said(page, "3 results")
    assert "Tide Book" not in " ".join(page.locator("#_results").all_inner_texts()).replace("Tide Book (", "")
    assert passages(page, "The quay") == []


def test_pagefind_s_full_stop_is_not_shown_where_the_text_has_none(page: Page, site: str) -> None:
    page.goto(f"{site}search.html?q=peace+wall")
    said(page, "1 result")
    (passage,) = passages(page, "The boat")
    assert passage.endswith("on the wall, and peace")


def test_words_of_a_document_are_nothing_but_text(page: Page, site: str) -> None:
    page.goto(f"{site}search.html?q=wall")
    said(page, "1 result")
    assert "<img src=x onerror=" in passages(page, "The boat")[0]
    assert page.locator("main img").count() == 0
    assert page.title().startswith("Search · ")


def test_a_passage_leads_to_its_paragraph(page: Page, site: str) -> None:
    page.goto(f"{site}search.html?q=ballast+quay")
    page.locator("#_results p a").first.click()
    page.wait_for_url(f"{site}documents/quay.html#q1")
    assert "mended" in page.locator(":target").inner_text()


def test_every_link_of_a_result_leads_to_something(page: Page, site: str) -> None:
    page.goto(f"{site}search.html?q=the")
    page.locator("#_results li").first.wait_for()
    links = page.evaluate("[...document.querySelectorAll('#_results a')].map((one) => one.href)")
    assert len(links) > 5
    for link in links:
        page.goto(link)
        assert "#" not in link or page.locator(":target").count() == 1, link


def test_facets_narrow_what_is_found_and_stand_in_the_address(page: Page, site: str) -> None:
    page.goto(f"{site}search.html?q=ballast")
    said(page, f"{SMALL + 1} results")
    assert facet(page, "genre") == {"Report": str(SMALL), "Essay": "1"}
    assert facet(page, "year") == {"1903": "1", "1904": str(SMALL)}
    page.check("input[value=Essay]")
    said(page, "1 result")
    assert page.url == f"{site}search.html?q=ballast&genre=Essay"
    assert facet(page, "genre") == {"Report": str(SMALL), "Essay": "1"}, "another kind can be chosen as well"
    assert facet(page, "person") == {"Anne Rowe": "1", "Osip Verkhovin": "1"}
    assert page.evaluate("document.activeElement.value") == "Essay", "the focus stays"
    page.check("input[value=Report]")
    said(page, f"{SMALL + 1} results")


def test_persons_that_are_chosen_must_all_be_there(page: Page, site: str) -> None:
    page.goto(f"{site}search.html")
    page.check("input[value='Osip Verkhovin']")
    said(page, "3 results")
    page.check("input[value='Anne Rowe']")
    said(page, "1 result")
    assert titles(page) == ["The quay"]


def test_an_address_opens_what_it_says_and_the_way_back_is_right(page: Page, site: str) -> None:
    page.goto(f"{site}search.html?q=ballast&genre=Essay")
    said(page, "1 result")
    assert page.input_value("#_q") == "ballast"
    assert page.is_checked("input[value=Essay]")
    page.uncheck("input[value=Essay]")
    said(page, f"{SMALL + 1} results")
    page.fill("#_q", "keeper")
    page.press("#_q", "Enter")
    said(page, "1 result")
    page.locator("#_results h2 a").click()
    page.wait_for_url("**/boat.html")
    for words, genre, count in (("keeper", 0, 1), ("ballast", 0, SMALL + 1), ("ballast", 1, 1)):
        page.go_back()
        said(page, "1 result" if count == 1 else f"{count} results")
        assert page.input_value("#_q") == words
        assert page.locator("[name=genre]:checked").count() == genre


def test_more_results_come_after_those_that_are_there_and_have_the_focus(page: Page, site: str) -> None:
    page.goto(f"{site}search.html?q=ballast")
    expect(page.locator("#_results > li")).to_have_count(10)
    page.click("#_more")
    expect(page.locator("#_results > li")).to_have_count(SMALL + 1)
    expect(page.locator("#_more")).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('li').matches(':nth-child(11)')")


def test_names_that_are_spelt_alike_are_offered(page: Page, site: str) -> None:
    page.goto(f"{site}search.html?q=zzzz")
    said(page, "Nothing has all of these words. Try fewer, or the beginning of one.")
    page.goto(f"{site}search.html?q=Virkhovyn")
    expect(page.locator("#_said")).to_contain_text("Similar names: Osip Verkhovin")
    page.click("#_said a")
    said(page, "3 results")


def test_the_field_of_every_page_leads_to_the_search(page: Page, site: str) -> None:
    page.goto(f"{site}documents/boat.html")
    page.fill("header [type=search]", "ballast")
    page.press("header [type=search]", "Enter")
    page.wait_for_url(f"{site}search.html?q=ballast")
    said(page, f"{SMALL + 1} results")
    assert page.locator("header [type=search]").count() == 0


def test_a_narrow_window_shows_all_of_it_with_the_facets_folded(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 375, "height": 700})
    page.goto(f"{site}search.html?q=ballast")
    said(page, f"{SMALL + 1} results")
    assert page.evaluate(_WHOLE)
    assert not page.is_visible("[data-facet=genre]")
    page.click("#_facets > summary")
    assert page.is_visible("[data-facet=genre]")
    assert page.evaluate(_WHOLE)


def test_below_other_folders_it_works_as_well(browser: Browser, public: Path) -> None:
    with served(public) as base:
        page = browser.new_page()
        watch = Watch(page, base)
        watch.open(f"{base}search.html?q=lighthouse")
        said(page, "1 result")
        page.locator("#_results p a").click()
        page.wait_for_url(f"{base}documents/boat.html#b2")
        page.close()
    assert watch.faults == []


def test_from_the_disk_it_says_what_it_needs(browser: Browser, public: Path) -> None:
    page = browser.new_page()
    watch = Watch(page, public.as_uri())
    watch.open(f"{(public / 'search.html').as_uri()}?q=boat")
    assert page.locator("#_file code").inner_text() == "edenda serve"
    assert not page.is_visible("#_q")
    page.close()
    assert watch.faults == []


def test_without_javascript_it_offers_the_other_ways(browser: Browser, site: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site}search.html")
    assert "needs JavaScript" in page.inner_text("noscript")
    page.click("main noscript a >> text=People")
    assert page.url == f"{site}persons/index.html"
    page.close()


def test_an_index_that_is_not_there_is_said(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{site}search.html?q=boat")
    said(page, "The search cannot be loaded.")
    page.close()
