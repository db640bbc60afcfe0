"""What a reader does on a document's page: from a file, in every way a reader points at things."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final, TypeAlias

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Route

from tests.browser.harbour_site import make_site

#: The edges of an element and of the window.
_EDGES: Final = (
    "(one) => { const {left, top, right, bottom} = one.getBoundingClientRect(); return [left, top, right, bottom]; }"
)
_WINDOW: Final = "[0, 0, document.documentElement.clientWidth, document.documentElement.clientHeight]"
Opener: TypeAlias = Callable[..., Page]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("site") / "edition")


@pytest.fixture
def opened(browser: Browser, site: Path) -> Iterator[Opener]:
    """Open a document from its file; nothing may go wrong in its script, and nothing may break the policy."""
    faults: list[str] = []
    contexts = []

    def open_page(name: str = "letter", address: str = "", **options: Any) -> Page:
        context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 700}, "reduced_motion": "reduce", **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if _is_fault(message) else None)
        page.goto(f"{address or site.as_uri()}/documents/{name}.html")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def _is_fault(message: ConsoleMessage) -> bool:
    """Whether something went wrong: not that a server has no picture for the tab."""
    return message.type == "error" and not message.location["url"].endswith("/favicon.ico")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def edges(one: Locator) -> list[float]:
    found: list[float] = one.evaluate(_EDGES)
    return found


def popover(page: Page) -> Locator:
    return page.locator("#_popover")


def name(page: Page, words: str) -> Locator:
    return page.locator("article .entity", has_text=words).first


def line_under(one: Locator) -> str:
    return str(one.evaluate("(one) => getComputedStyle(one).textDecorationLine"))


def text_of_article(page: Page) -> str:
    return " ".join(page.locator("article p").first.inner_text().split())


# Views and kinds, without a script.


@pytest.mark.parametrize("has_script", [True, False])
def test_the_views_are_changed_without_a_script_as_with_one(opened: Opener, has_script: bool) -> None:
    page = opened(java_script_enabled=has_script)
    assert "after the storm" in text_of_article(page)
    assert "The lamp was out" in text_of_article(page)
    page.get_by_label("As transcribed").check()
    assert "affter the storm" in text_of_article(page)
    assert "The was out" in text_of_article(page)
    page.get_by_label("Reading text").check()
    assert "after the storm" in text_of_article(page)


def test_what_a_view_hides_is_not_copied(opened: Opener) -> None:
    page = opened()
    words = "() => (getSelection().selectAllChildren(document.querySelector('article')), `${getSelection()}`)"
    assert "affter" not in page.evaluate(words)
    page.get_by_label("As transcribed").check()
    assert "affter" in page.evaluate(words)
    assert "lamp" not in page.evaluate(words)


def test_what_a_view_hides_is_not_read_aloud(opened: Opener) -> None:
    page = opened()
    assert "affter" not in page.locator("article").aria_snapshot()
    page.get_by_label("As transcribed").check()
    assert "affter" in page.locator("article").aria_snapshot()


@pytest.mark.parametrize("has_script", [True, False])
def test_a_kind_that_is_hidden_loses_its_line_and_keeps_its_link(opened: Opener, has_script: bool) -> None:
    page = opened(java_script_enabled=has_script)
    assert line_under(name(page, "Rowe")) == "underline"
    page.get_by_role("checkbox", name="Persons", include_hidden=True).uncheck()
    assert line_under(name(page, "Rowe")) == "none"
    assert name(page, "Rowe").get_attribute("href") == "#_pers-rowe"
    assert line_under(name(page, "Skerry")) == "underline"
    page.get_by_role("checkbox", name="Dates", include_hidden=True).uncheck()
    assert line_under(page.locator("article .dated").first) == "none"


def test_a_page_has_a_choice_for_each_kind_that_it_marks(opened: Opener) -> None:
    page = opened()
    kinds = page.locator(".views .mark").all_inner_texts()
    assert kinds == ["Persons", "Organisations", "Places", "Events", "Dates"]


def test_on_a_phone_the_choices_are_folded_away_until_they_are_asked_for(opened: Opener) -> None:
    page = opened(viewport={"width": 375, "height": 700}, java_script_enabled=False)
    assert not page.get_by_role("checkbox", name="Persons", include_hidden=True).is_visible()
    page.locator("summary", has_text="Display").click()
    page.get_by_label("As transcribed").check()
    assert "affter" in text_of_article(page)


def test_a_choice_holds_for_the_other_documents_and_after_a_reload(opened: Opener, site: Path) -> None:
    with served(site) as address:
        page = opened(address=address)
        page.get_by_label("As transcribed").check()
        page.get_by_role("checkbox", name="Persons", include_hidden=True).uncheck()
        page.goto(f"{address}/documents/diary.html")
        assert "nthing" in text_of_article(page)
        assert line_under(name(page, "Rowe")) == "none"
        page.get_by_label("Reading text").check()
        page.reload()
        assert "nothing" in text_of_article(page)
        assert not page.get_by_role("checkbox", name="Persons", include_hidden=True).is_checked()


def test_where_nothing_may_be_kept_a_choice_still_holds_for_the_page(opened: Opener, site: Path) -> None:
    page = opened()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    page.reload()
    page.get_by_label("As transcribed").check()
    assert "affter" in text_of_article(page)


# The box beside a name.


def test_pointing_at_a_name_shows_its_entry(opened: Opener) -> None:
    page = opened()
    name(page, "Rowe").hover()
    popover(page).wait_for()
    shown = popover(page).inner_text()
    assert "Matthew Rowe" in shown
    assert "3 February 1851 – 1919" in shown
    assert "also Capt. Rowe" in shown
    assert "Captain of the Isolde." in shown
    links = [one.get_attribute("href") for one in popover(page).locator("a").all()]
    assert links == [
        "../persons/pers-rowe.html",
        "https://d-nb.info/gnd/118529579",
        "https://www.wikidata.org/wiki/Q937",
    ]
    assert page.locator("[id='_pers-rowe']").count() == 1


def test_the_box_stays_while_the_pointer_is_in_it_and_goes_when_it_leaves(opened: Opener) -> None:
    page = opened()
    name(page, "Rowe").hover()
    popover(page).wait_for()
    popover(page).locator("a").first.hover()
    page.wait_for_timeout(500)
    assert popover(page).is_visible()
    page.mouse.move(5, 5)
    popover(page).wait_for(state="hidden")


def test_escape_takes_the_box_away(opened: Opener) -> None:
    page = opened()
    name(page, "Rowe").hover()
    popover(page).wait_for()
    page.keyboard.press("Escape")
    assert popover(page).is_hidden()


def test_the_keyboard_shows_an_entry_and_follows_the_link(opened: Opener) -> None:
    page = opened()
    page.keyboard.press("Tab")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('article .entity')"):
            break
    assert "Matthew Rowe" in popover(page).inner_text()
    assert page.locator(":focus").get_attribute("aria-details") == "_popover"
    page.mouse.move(5, 5)
    page.wait_for_timeout(500)
    assert popover(page).is_visible()
    page.keyboard.press("Escape")
    assert popover(page).is_hidden()
    assert page.evaluate("document.activeElement.hash") == "#_pers-rowe"
    page.keyboard.press("Enter")
    assert page.url.endswith("#_pers-rowe")


def test_a_first_tap_shows_an_entry_and_a_second_follows_the_link(opened: Opener) -> None:
    page = opened(viewport={"width": 375, "height": 667}, has_touch=True, is_mobile=True)
    name(page, "Rowe").tap()
    popover(page).wait_for()
    assert "#" not in page.url
    name(page, "Rowe").tap()
    page.wait_for_url("**#_pers-rowe")


def test_the_link_in_the_box_leads_on_by_touch(opened: Opener, site: Path) -> None:
    page = opened(viewport={"width": 375, "height": 667}, has_touch=True)
    name(page, "Rowe").tap()
    popover(page).wait_for()
    (site / "persons").mkdir(exist_ok=True)
    if not (site / "persons" / "pers-rowe.html").exists():
        (site / "persons" / "pers-rowe.html").write_text("<title>Rowe</title>", encoding="utf-8")
    popover(page).locator("a").first.tap()
    page.wait_for_url("**/persons/pers-rowe.html")


def test_tapping_elsewhere_takes_the_box_away(opened: Opener) -> None:
    page = opened(viewport={"width": 375, "height": 667}, has_touch=True)
    name(page, "Rowe").tap()
    popover(page).wait_for()
    page.touchscreen.tap(5, 5)
    popover(page).wait_for(state="hidden")


def test_a_name_of_several_shows_all_of_them(opened: Opener) -> None:
    page = opened()
    name(page, "Thorne and").hover()
    popover(page).wait_for()
    shown = popover(page).inner_text()
    assert "Agnes Thorne" in shown
    assert "It met on Mondays." in shown
    assert "member of Harbour Board" in shown


@pytest.mark.parametrize("size", [(1280, 700), (768, 900), (375, 667), (320, 256)])
@pytest.mark.parametrize("words", ["Rowe", "Skerry", "Thorne and", "the Board"])
@pytest.mark.parametrize("at", ["start", "end"])
def test_the_box_is_in_the_window_and_covers_no_name(
    opened: Opener, size: tuple[int, int], words: str, at: str
) -> None:
    page = opened(viewport={"width": size[0], "height": size[1]})
    one = name(page, words)
    one.evaluate(f"(one) => one.scrollIntoView({{block: '{at}', behavior: 'instant'}})")
    one.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    popover(page).wait_for()
    left, top, right, bottom = edges(popover(page))
    _, _, width, height = page.evaluate(_WINDOW)
    assert left >= 0
    assert top >= 0
    assert right <= width
    assert bottom <= height
    _, above, _, below = edges(one)
    assert bottom <= above or top >= below


def test_the_box_goes_with_the_text_and_away_with_another_size(opened: Opener) -> None:
    page = opened()
    name(page, "Rowe").hover()
    popover(page).wait_for()
    distance = edges(popover(page))[1] - edges(name(page, "Rowe"))[1]
    page.evaluate("scrollBy({top: 60, behavior: 'instant'})")
    assert edges(popover(page))[1] - edges(name(page, "Rowe"))[1] == pytest.approx(distance, abs=1)
    page.set_viewport_size({"width": 600, "height": 700})
    popover(page).wait_for(state="hidden")


def test_the_box_is_in_the_window_after_a_smooth_way_to_a_name(opened: Opener) -> None:
    page = opened(reduced_motion="no-preference")
    name(page, "Rowe").focus()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('#middle .entity') !== null"):
            break
    page.wait_for_timeout(1000)
    _, top, _, bottom = edges(popover(page))
    assert "It met on Mondays." in popover(page).inner_text()
    assert top >= 0
    assert bottom <= page.evaluate(_WINDOW)[3]


def test_a_correction_shows_what_the_source_has(opened: Opener) -> None:
    page = opened()
    page.locator("article .variant").first.hover()
    popover(page).wait_for()
    assert "affter" in popover(page).inner_text()


def test_a_note_is_shown_at_its_number(opened: Opener) -> None:
    page = opened(viewport={"width": 600, "height": 700})
    page.locator("article .call").first.hover()
    popover(page).wait_for()
    assert "He stayed with Miss Thorne." in popover(page).inner_text()


def test_a_name_in_the_box_of_a_note_leads_to_its_entry(opened: Opener) -> None:
    page = opened(viewport={"width": 375, "height": 667}, has_touch=True)
    page.locator("article .call").first.tap()
    popover(page).locator(".entity").tap()
    page.wait_for_url("**#_pers-thorne")
    assert popover(page).is_hidden()


def test_what_is_to_be_cited_is_copied_and_said_to_be(opened: Opener, site: Path) -> None:
    with served(site) as address:
        page = opened(address=address, permissions=["clipboard-read", "clipboard-write"])
        page.route("**/diary.html", _with_a_citation)
        page.goto(f"{address}/documents/diary.html")
        page.get_by_role("button", name="Copy").last.click()
        page.get_by_role("status").get_by_text("Copied").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == "Rowe, Diary"
        page.locator("#here").hover()
        page.get_by_role("link", name="Link to this place").click()
        page.wait_for_function("navigator.clipboard.readText().then((text) => text.endsWith('diary.html#here'))")


def _with_a_citation(route: Route) -> None:
    more = """<details open><summary>Cite</summary><pre>Rowe, Diary</pre></details>
      <p id="here">x <a class="here" href="#here" aria-label="Link to this place">¶</a></p></main>"""
    page = route.fetch()
    route.fulfill(response=page, body=page.text().replace("</main>", more))


def test_without_a_script_there_is_nothing_to_press(opened: Opener) -> None:
    page = opened(java_script_enabled=False)
    assert page.locator("button").count() == 0


def test_without_a_script_a_name_leads_to_all_that_the_box_would_say(opened: Opener) -> None:
    page = opened(java_script_enabled=False)
    name(page, "Rowe").click()
    entry = page.locator("[id='_pers-rowe']").inner_text()
    assert all(
        words in entry for words in ("Matthew Rowe", "1851", "Capt. Rowe", "Captain of the Isolde", "GND 118529579")
    )
