"""A site works below any address and from a folder, and loads what it needs and nothing else."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.sites import Watch, ask, of_each_type, served
from tests.whole_site.sites import Built


@pytest.mark.parametrize("name", ["own", "german", "genres", "foreign"])
def test_pages_of_every_type_are_whole_below_an_address(name: str, browser: Browser, built: Built) -> None:
    site = built(name)
    with served(site) as base:
        page = browser.new_page()
        watch = Watch(page, base)
        for path in of_each_type(site):
            watch.open(base + path)
            assert ask(page, "styled") > 0, path
            if name in {"own", "german"}:
                assert ask(page, "broken") == [], path
        page.close()
    assert watch.faults == []


def test_pages_of_every_type_are_whole_from_a_folder(browser: Browser, built: Built) -> None:
    site = built("german")
    base = f"{site.as_uri()}/"
    page = browser.new_page()
    watch = Watch(page, base)
    for path in of_each_type(site):
        if path == "404.html":  # only a server shows it
            continue
        watch.open(base + path)
        assert ask(page, "styled") > 0, path
        assert page.evaluate("getComputedStyle(document.body).fontFamily") != "", path
    page.close()
    assert watch.faults == []


def test_links_are_followed_from_a_folder_through_the_whole_site(browser: Browser, built: Built) -> None:
    site = built("german")
    page = browser.new_page()
    page.goto(f"{(site / 'index.html').as_uri()}")
    page.locator("main a[href*='documents/']").first.click()
    assert page.url.startswith(f"{site.as_uri()}/documents/")
    page.locator("header.site a.home").click()
    assert page.url == f"{site.as_uri()}/index.html"
    page.close()
