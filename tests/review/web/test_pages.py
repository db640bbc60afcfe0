"""What the page shows, and what its forms do."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from edenda.review.values import Decision
from edenda.review.web.desk import View
from tests.review.web.memory import MemorySession, doubts
from tests.review.web.support import BASE, HOST, Browsing, with_words


@pytest.fixture
def window() -> Browsing:
    return Browsing()


def decided(window: Browsing) -> list[Decision]:
    return window.session.steps[-1][1]


def test_the_first_doubt_stands_in_its_sentence_with_its_name_set_off(window: Browsing) -> None:
    assert window.page.sentence.startswith("On 2 May Captain Rowe came to Harwich")
    assert window.page.text("//mark") == "Rowe"
    assert window.page.text("//*[@class='place']") == "person not sure thorne line 13"
    assert window.page.text("//h1") == "Is “Rowe” a person?"


@pytest.mark.parametrize(("key", "verdict"), [("a", "accept"), ("r", "reject")])
def test_a_decision_is_made_and_the_next_doubt_is_shown(window: Browsing, key: str, verdict: str) -> None:
    page = window.press(key)
    assert [(one.key, one.verdict) for one in decided(window)] == [("k0", verdict)]
    assert page.text("//mark") == "Harbour Board"
    assert page.said.startswith("“Rowe”: ")


def test_a_number_links_to_the_entry_of_that_line(window: Browsing) -> None:
    page = window.press("2")
    assert decided(window) == [Decision("k0", "entry", "pers-rowe-anne")]
    assert page.said == "“Rowe”: means Rowe, Anne"


def test_only_nine_entries_have_a_key() -> None:
    class Many(MemorySession):
        def candidates(self, doubt):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
            return tuple(super().candidates(doubt)[:1]) * 12

    page = Browsing(Many(doubts())).page
    assert page.all("//ol//button/@data-key") == [str(number) for number in range(1, 10)]
    assert len(page.all("//ol//button")) == 12


def test_an_entry_that_was_searched_for_is_linked(window: Browsing) -> None:
    page = window.fill("e", "board")
    assert page.text("//h2") == "1 entry is found for “board”"
    page = window.press("1")
    assert decided(window) == [Decision("k0", "entry", "org-board")]
    assert page.said == "“Rowe”: means Harbour Board, Harwich"


def test_a_search_that_finds_nothing_says_so(window: Browsing) -> None:
    page = window.fill("e", "nobody")
    assert page.text("//h2") == "No entries are found for “nobody”"
    assert page.status == 200


def test_a_new_entry_gets_the_name_that_is_written(window: Browsing) -> None:
    window.fill("n", "Rowe, Thomas")
    assert decided(window) == [Decision("k0", "new", name="Rowe, Thomas")]


def test_all_of_a_name_are_shown_and_decided_together(window: Browsing) -> None:
    page = window.press("g")
    assert page.all("//*[@class='sentence']/mark/text()") == ["Rowe"] * 3
    assert page.text("//*[@id='bar']") == "aAccept all 3rReject all 3sSkip all 3uUndogOne alone"
    page = window.press("r")
    assert [(one.key, one.verdict) for one in decided(window)] == [("k0", "reject"), ("k3", "reject"), ("k5", "reject")]
    assert page.text("//mark") == "Harbour Board"
    assert page.said == "“Rowe”, all 3 of them: rejected"


def test_one_of_a_group_is_decided_alone(window: Browsing) -> None:
    page = window.press("g")
    page = window.get(page.all("//li//a/@href")[1])
    assert page.sentence == "Of Rowe nothing has been heard since."
    window.press("r")
    assert [one.key for one in decided(window)] == ["k3"]


def test_undo_takes_the_newest_step_back_and_leads_there(window: Browsing) -> None:
    window.press("r")
    window.press("a")
    page = window.press("u")
    assert page.text("//mark") == "Harbour Board"
    assert page.said == "Taken back: accept 1"
    page = window.press("u")
    assert page.text("//mark") == "Rowe"
    assert window.desk.counts() == {}


def test_the_last_doubt_is_followed_by_those_passed_over(window: Browsing) -> None:
    window.get("?at=k5")
    page = window.press("a")
    assert page.sentence.startswith("On 2 May Captain Rowe")


def test_when_only_skipped_ones_are_left_it_says_so_and_offers_them_again(window: Browsing) -> None:
    window.press("s")
    window.press("s")
    for _ in range(4):
        page = window.press("a")
    assert page.text("//h1") == "Only what you skipped is left"
    page = window.get(page.all("//main/p/a/@href")[0])
    assert page.text("//mark") == "Rowe"
    assert window.press("s").text("//mark") == "Harbour Board"
    assert window.press("r").text("//h1") == "Only what you skipped is left"


def test_undo_leads_back_to_what_was_skipped(window: Browsing) -> None:
    window.press("a")
    window.press("s")
    assert window.press("u").text("//mark") == "Harbour Board"
    assert len(window.session.steps) == 1
    assert window.press("u").text("//mark") == "Rowe"
    assert window.session.steps == []


def test_the_end_says_what_was_done(window: Browsing) -> None:
    window.press("g")
    window.press("r")
    window.press("1")
    window.press("s")
    window.fill("n", "Penhallow, Jane")
    window.get(window.page.all("//main/p/a/@href")[0])
    page = window.press("a")
    assert page.text("//h1") == "Everything is decided"
    done = page.all("//ul[@class='done']/li/text()")
    assert done == ["1 accepted", "3 rejected", "1 linked to an entry", "1 given a new entry"]
    assert page.all("//details[@class='deeds']//li/text()")[0] == "“Rowe”, all 3 of them: rejected"
    assert window.press("u").text("//mark") == "Elmer"


@pytest.mark.parametrize(
    ("choice", "number"),
    [
        ("document=tei/penhallow.xml", 2),
        ("kind=unlinked", 2),
        ("name=rOWE", 3),
        ("kind=unsure&document=tei/thorne.xml", 2),
    ],
)
def test_a_choice_shows_its_doubts_alone_and_keeps_to_them(window: Browsing, choice: str, number: int) -> None:
    page = window.get(f"?{choice}")
    assert page.text("//details[@class='choice']/summary") == f"{number} chosen"
    for _ in range(number):
        page = window.press("a")
    assert page.text("//h1") == "Nothing is left here"
    assert f"{6 - number} marks outside this choice are open" in page.text("//main")
    assert page.text("//progress/following-sibling::span") == f"{number} of 6 decided"


def test_what_was_decided_in_another_window_is_noticed(window: Browsing) -> None:
    other = Browsing(window.session)
    other.press("a")
    page = window.press("r")
    assert page.status == 409
    assert page.said.startswith("That was decided already")
    assert page.text("//mark") == "Harbour Board"
    assert len(window.session.steps) == 1


def test_a_doubt_that_takes_the_place_of_one_decided_elsewhere_is_shown_alone(window: Browsing) -> None:
    other = Browsing(window.session)
    window.press("g")
    other.press("g")
    other.press("a")
    page = window.press("r")
    assert page.text("//mark") == "Harbour Board"
    assert page.all("//*[@class='together']") == []
    assert "all" not in page.text("//*[@id='bar']")


def test_what_was_changed_meanwhile_is_shown_before_it_is_decided(window: Browsing) -> None:
    session = window.session
    first = session.doubts[0]
    session.doubts[0] = first._replace(mention=first.mention._replace(after=" went home."))
    page = window.press("r")
    assert page.status == 409
    assert page.sentence == "On 2 May Captain Rowe went home."
    assert session.steps == []
    assert window.press("r").status == 200


def test_a_group_that_has_grown_is_shown_before_it_is_decided(window: Browsing) -> None:
    window.press("g")
    more = doubts()[0]
    window.session.doubts.append(more._replace(key="k9"))
    assert window.press("a").status == 409
    assert window.session.steps == []
    assert len(window.page.all("//*[@class='together']//mark")) == 4


def test_an_address_of_a_doubt_that_is_gone_shows_the_first_that_is_open(window: Browsing) -> None:
    assert window.get("?at=nothing").text("//mark") == "Rowe"


@pytest.mark.parametrize("address", ["decide", "undo"])
def test_the_address_of_a_form_leads_to_the_first_page(window: Browsing, address: str) -> None:
    assert window.get(address).text("//mark") == "Rowe"


@pytest.mark.parametrize("address", ["somewhere/else", "static/", "static/app.py", "static/..%2fapp.py"])
def test_nothing_else_is_served(window: Browsing, address: str) -> None:
    assert window.client.get(address).status_code == 404


def test_a_form_that_says_no_decision_is_refused(window: Browsing) -> None:
    answer = window.client.post("decide", data={"at": "k0", "verdict": "burn"}, headers={"Origin": f"http://{HOST}"})
    assert answer.status_code == 400
    assert window.session.steps == []


def test_a_form_without_end_is_refused(window: Browsing) -> None:
    answer = window.client.post("decide", content=b"x" * 10**6, headers={"Origin": f"http://{HOST}"})
    assert answer.status_code == 400


HOSTILE = "<script>alert(1)</script>&lt;b&gt;\"'><img src=x onerror=alert(2)>\x01\ufffe"


def test_words_of_a_document_are_never_markup() -> None:
    window = Browsing(with_words(HOSTILE, HOSTILE, HOSTILE))
    assert window.page.all("//body//script | //img | //b") == []
    assert HOSTILE.replace("\x01\ufffe", "\ufffd\ufffd") in window.page.sentence
    assert window.page.all("//input[@id='new']/@value") == [HOSTILE.replace("\x01\ufffe", "\ufffd\ufffd")]


def test_words_of_a_request_are_never_markup(window: Browsing) -> None:
    page = window.get(f"?{urlencode({'words': HOSTILE})}")
    assert page.status == 200
    assert page.all("//body//script | //img | //b") == []
    for field in View._fields:
        page = window.get(f"?{urlencode({field: HOSTILE})}")
        assert page.all("//body//script | //img | //b") == [], field


def test_every_page_is_small_and_asks_for_nothing_elsewhere(window: Browsing) -> None:
    addresses = window.page.all("//@src | //@href | //@action")
    assert [one for one in addresses if not one.startswith(("./", "static/", "#", "decide", "undo"))] == []
    assert window.page.all("//@style | //style | //script[not(@src)] | //@*[starts-with(name(), 'on')]") == []
    for name in ("review.css", "review.js", "icon.svg"):
        answer = window.client.get(f"{BASE}static/{name}")
        assert answer.status_code == 200
        assert "http" not in answer.text.replace("http://www.w3.org/2000/svg", "")
