"""Pages can be used by everybody: by what axe-core finds, by keyboard, enlarged, in other colours, and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.sites import ask, of_each_type, served
from tests.needs import need
from tests.whole_site.checker import TOOLS
from tests.whole_site.sites import Built

_AXE: Final = TOOLS / "node_modules" / "axe-core" / "axe.min.js"
_TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
#: What another size or another set of colours can change; the rest is asked once of each page.
_LOOKS: Final = ("color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable")
#: WCAG 2.2, 1.4.12: with these nothing may be cut off.
_SPACED: Final = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
    "p { margin-block-end: 2em !important; }"
)


@pytest.fixture(scope="module")
def base(built: Built) -> Iterator[str]:
    """The address of a site with pages of every type."""
    with served(built("german")) as address:
        yield address


@pytest.fixture
def paths(built: Built) -> list[str]:
    return of_each_type(built("german"), most=1)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce", viewport={"width": 1440, "height": 900})
    yield context
    context.close()


def findings(page: Page, rules: tuple[str, ...] = ()) -> list[str]:
    """What axe-core has to say of a page as it is now."""
    found = ask(page, "axe", [list(_TAGS), list(rules)])
    assert isinstance(found, list)
    return [str(one) for one in found]


def looked_at(page: Page, address: str, *, rules: tuple[str, ...] = ()) -> list[str]:
    """What axe-core finds in a page, light and dark, wide and narrow."""
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(color_scheme="light")
    page.goto(address)
    page.add_script_tag(path=_AXE)
    found = findings(page, rules)
    page.emulate_media(color_scheme="dark")
    found += findings(page, _LOOKS)
    page.set_viewport_size({"width": 375, "height": 700})
    found += findings(page, rules)
    page.emulate_media(color_scheme="light")
    return found + findings(page, _LOOKS)


@pytest.mark.slow
def test_axe_finds_nothing_on_pages_of_any_type(context: BrowserContext, base: str, paths: list[str]) -> None:
    need("axe", _AXE.is_file(), "no axe-core: make tools")
    page = context.new_page()
    found = {path: one for path in paths if (one := looked_at(page, base + path))}
    assert found == {}


@pytest.mark.slow
def test_axe_finds_nothing_on_long_documents(context: BrowserContext, built: Built) -> None:
    need("axe", _AXE.is_file(), "no axe-core: make tools")
    page = context.new_page()
    with served(built("own")) as base, served(built("genres")) as other:
        addresses = [
            base + "documents/1963-cpsu-letter.html",
            other + "documents/report.html",
            other + "documents/essay.html",
        ]
        found = {address: one for address in addresses if (one := looked_at(page, address))}
    assert found == {}


def test_everything_is_reached_by_keyboard_and_has_a_visible_focus(
    context: BrowserContext, base: str, paths: list[str]
) -> None:
    page = context.new_page()
    for path in paths:
        page.goto(base + path)
        expected, seen = int(ask(page, "focusable")), []
        for _ in range(expected + 3):
            page.keyboard.press("Tab")
            one = ask(page, "focused")
            if one is None:
                break
            seen.append(one)
        assert [one["name"] for one in seen if not one["seen"] or not one["ring"]] == [], path
        assert len(seen) >= expected, (path, expected, [one["name"] for one in seen])


def test_the_first_key_leads_past_the_navigation(context: BrowserContext, base: str, paths: list[str]) -> None:
    page = context.new_page()
    for path in paths:
        page.goto(base + path)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip", path
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0, path
        target = page.evaluate("document.activeElement.hash")
        page.keyboard.press("Enter")
        inside = page.evaluate(
            "(id) => document.querySelector('main').contains(document.getElementById(id.slice(1)))", target
        )
        assert inside, path


@pytest.mark.parametrize(("width", "zoom"), [(320, 1), (1280, 4)], ids=["320 pixels", "enlarged four times"])
def test_nothing_is_wider_than_a_narrow_window(width: int, zoom: int, browser: Browser, built: Built) -> None:
    context = browser.new_context(viewport={"width": width // zoom, "height": 800 // zoom}, device_scale_factor=zoom)
    page = context.new_page()
    for name in ("own", "german", "genres", "foreign"):
        site = built(name)
        for path in of_each_type(site, most=4):
            page.goto((site / path).as_uri())
            assert ask(page, "wide") == [], f"{name}/{path}"
    context.close()


def test_no_words_are_cut_off_where_they_stand_wider(context: BrowserContext, base: str, paths: list[str]) -> None:
    page = context.new_page()
    for width in (1440, 375):
        page.set_viewport_size({"width": width, "height": 800})
        for path in paths:
            page.goto(base + path)
            page.add_style_tag(content=_SPACED)
            assert ask(page, "cut") == [], path
            assert ask(page, "wide") == [], path


def test_nothing_moves_for_those_who_want_no_movement(browser: Browser, base: str, paths: list[str]) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    for path in paths:
        page.goto(base + path)
        assert ask(page, "moving") == [], path
    context.close()


def test_names_and_controls_are_seen_in_forced_colours(browser: Browser, base: str) -> None:
    context = browser.new_context(forced_colors="active", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(base + "documents/brief.html")
    assert page.locator("article a.entity").count() >= 3
    assert ask(page, "unmarked") == []
    assert ask(page, "unseen") == []
    context.close()


def test_the_language_of_a_passage_is_that_of_the_tei(context: BrowserContext, base: str) -> None:
    page = context.new_page()
    page.goto(base + "documents/brief.html")
    assert page.locator("html").get_attribute("lang") == "de"
    assert page.locator("article [lang='en']").first.inner_text() == "“Mind the step.”"


def test_paper_shows_the_text_without_what_only_a_screen_can_use(
    context: BrowserContext, base: str, paths: list[str]
) -> None:
    page = context.new_page()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    for path in paths:
        page.goto(base + path)
        assert ask(page, "controls") == [], path
        assert page.locator("h1").is_visible(), path
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") in {
            "rgba(0, 0, 0, 0)",
            "rgb(255, 255, 255)",
        }, path
