"""How the page is read: names, order, contrast, focus, width, with and without what a browser may lack."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.support import Window

#: What shows everything that the page has: a doubt, a group, a search, what went wrong, the end.
ADDRESSES = ("", "?group=all", "?words=row", "?name=Board", "?name=nobody+at+all")
#: Contrast that WCAG 2.1 asks for at level AA (1.4.3, 1.4.11).
OF_TEXT, OF_PARTS = 4.5, 3.0

_NAMELESS = """() => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, summary, progress")]
  .filter(one => one.checkVisibility())
  .filter(one => !((one.labels && [...one.labels].map(l => l.innerText).join("")) || one.getAttribute("aria-label")
    || one.innerText).trim())
  .map(one => one.outerHTML)"""
_HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4")].map(one => Number(one.tagName[1]))"""
_COLOURS = """() => {
  const numbers = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const ground = one => {
    for (; one; one = one.parentElement) {
      const [r, g, b, a = 1] = numbers(getComputedStyle(one).backgroundColor);
      if (a > 0) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const texts = [...document.querySelectorAll("body *")].filter(one => one.checkVisibility()
    && ([...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()) || one.matches("input, select")));
  return texts.map(one => [one.outerHTML.slice(0, 80), numbers(getComputedStyle(one).color).slice(0, 3), ground(one)]);
}"""
_EDGES = """() => [...document.querySelectorAll("main input:not([type=hidden])")].map(one => [one.id,
  (getComputedStyle(one).borderBottomColor.match(/[\\d.]+/g)).map(Number),
  (getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g)).map(Number)])"""
_FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one), before = getComputedStyle(one, "::before");
  const place = one.getBoundingClientRect();
  return {what: one.outerHTML.slice(0, 90), isBody: one === document.body,
    isMarked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
      || (before.content !== "none" && parseFloat(before.width) >= 2),
    isSeen: one.contains(document.elementFromPoint(place.x + place.width / 2, place.y + place.height / 2))};
}"""
_SMALL = """() => [...document.querySelectorAll("button, .button, summary, main input:not([type=hidden])")]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 24).map(one => one.outerHTML)"""


def contrast(one: list[float], other: list[float]) -> float:
    """The contrast of two colours (WCAG 2.1, relative luminance)."""

    def luminance(colour: list[float]) -> float:
        parts = [part / 255 for part in colour]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> Literal["light", "dark"]:
    return "dark" if request.param == "dark" else "light"


@pytest.fixture
def page(browser: Browser, scheme: Literal["light", "dark"]) -> Iterator[Page]:
    page = browser.new_page(color_scheme=scheme, reduced_motion="reduce")
    yield page
    page.close()


def test_everything_is_read_easily(page: Page, address_to_read: str) -> None:
    for one in ADDRESSES:
        page.goto(address_to_read + one)
        page.keyboard.press("?")
        page.click(".choice summary")
        assert page.evaluate(_NAMELESS) == []
        levels: list[int] = page.evaluate(_HEADINGS)
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        colours: list[Any] = page.evaluate(_COLOURS)
        assert len(colours) > 10
        assert [row for row in colours if contrast(row[1], row[2]) < OF_TEXT] == []
        assert [row for row in page.evaluate(_EDGES) if contrast(row[1][:3], row[2][:3]) < OF_PARTS] == []
        assert page.evaluate(_SMALL) == []
        assert page.get_attribute("html", "lang") == "en"
        assert page.title()


def test_what_is_under_the_pointer_keeps_its_contrast(page: Page, address_to_read: str) -> None:
    page.goto(address_to_read)
    for one in page.query_selector_all("#bar button, .entries button"):
        one.hover()
        assert [row for row in page.evaluate(_COLOURS) if contrast(row[1], row[2]) < OF_TEXT] == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_tab_key_reaches_every_control_and_shows_where_it_is(page: Page, address_to_read: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(address_to_read)
    wanted = page.locator("a:visible, button:visible, input:visible, select:visible, summary:visible").count()
    reached = set()
    for _ in range(2 * wanted):
        page.keyboard.press("Tab")
        focused = page.evaluate(_FOCUSED)
        if not focused["isBody"]:
            reached.add(focused["what"])
            assert focused["isMarked"], focused["what"]
            assert focused["isSeen"], focused["what"]
    assert len(reached) == wanted


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_has_to_be_pushed_sideways(browser: Browser, address_to_read: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700})
    for one in ADDRESSES:
        page.goto(address_to_read + one)
        page.keyboard.press("?")
        page.click(".choice summary")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        wide = "[...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && !e.matches('.skip') && "
        assert page.evaluate(wide + "e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML)") == []
    page.close()


def test_no_button_moves_from_one_doubt_to_the_next(window: Window) -> None:
    def places() -> Any:
        at = "e => [e.dataset.key, Math.round(e.getBoundingClientRect().x), Math.round(e.getBoundingClientRect().y)]"
        return window.page.evaluate(f"[...document.querySelectorAll('#bar [data-key]:not([data-key=g])')].map({at})")

    first = places()
    for _ in range(4):
        window.press("s")
        assert places() == first


def test_what_was_done_is_said_aloud(window: Window) -> None:
    region = window.page.locator("#said")
    assert region.get_attribute("role") == "status"
    window.page.evaluate("window.region = document.getElementById('said')")
    window.press("s")
    assert window.said.startswith("“Rowe”")
    assert window.page.evaluate("window.region === document.getElementById('said')"), "a region that is new is not read"


def test_the_keys_can_be_switched_off(window: Window) -> None:
    first = window.page.inner_text("#main")
    window.press("?")
    window.page.click("text=Switch the keys off")
    window.press("s")
    assert window.page.inner_text("#main") == first
    window.page.reload()
    window.press("s")
    assert window.page.inner_text("#main") == first
    window.page.click(".keys summary")
    window.page.click("text=Switch the keys on")
    window.press("s")
    assert window.page.inner_text("#main") != first


def test_a_key_that_is_held_down_or_has_another_beside_it_decides_nothing(window: Window) -> None:
    first = window.page.inner_text("#main")
    window.press("Control+s", "Alt+s", "Shift+S")
    window.page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 's', repeat: true, bubbles: true}))"
    )
    assert window.page.inner_text("#main") == first


def test_the_page_is_light_and_comes_from_nowhere_else(browser: Browser, address_to_read: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address_to_read)
    page.wait_for_load_state("networkidle")
    assert [one for one in asked if not one.startswith(address_to_read)] == []
    assert len(asked) <= 4
    page.close()
