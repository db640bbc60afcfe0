"""Nothing that stands in a document, a register or the configuration can run, ask for anything, or leave the page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from edenda.tei import parse
from edenda.writers.context import RenderContext
from edenda.writers.html import render_html
from tests.browser.sites import Watch, addresses, ask, served
from tests.whole_site.sites import Built, pages_of


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_every_hostile_page_opens_in_peace(scripts: bool, browser: Browser, built: Built) -> None:
    site = built("hostile")
    with served(site) as base:
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        watch = Watch(page, base)
        for address in addresses(site, base):
            watch.open(address) if scripts else page.goto(address)
        context.close()
    assert watch.faults == []


def test_links_and_attributes_of_hostile_pages_do_nothing_but_lead_somewhere(browser: Browser, built: Built) -> None:
    site = built("hostile")
    with served(site) as base:
        page = browser.new_page()
        for address in addresses(site, base):
            page.goto(address, wait_until="domcontentloaded")
            assert set(ask(page, "schemes")) <= {"http:", "https:", "mailto:", "ftp:"}, address
            assert ask(page, "running") == [], address
        page.close()


def test_a_click_on_every_name_and_every_mark_of_a_hostile_page_runs_nothing(browser: Browser, built: Built) -> None:
    site = built("hostile")
    with served(site) as base:
        page = browser.new_page()
        watch = Watch(page, base)
        watch.open(base + quote("documents/ids.html"))
        ask(page, "touching")
        page.wait_for_timeout(300)
        watch.open(base)
        page.close()
    assert watch.faults == []


def test_a_hostile_page_that_stands_alone_opens_in_peace(browser: Browser, built: Built, tmp_path: Path) -> None:
    for source in sorted((built("hostile").parent / "tei").glob("*.xml")):
        made = render_html(parse(source.read_bytes(), source.name), RenderContext(standalone=True))
        (tmp_path / f"{source.stem}.html").write_bytes(made)
    base = f"{tmp_path.as_uri()}/"
    page = browser.new_page()
    watch = Watch(page, base)
    for file in pages_of(tmp_path):
        watch.open(file.as_uri())
    page.close()
    assert watch.faults == []
