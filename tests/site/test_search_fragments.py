"""What Pagefind reads of a page, and what the search page gets of it."""

from __future__ import annotations

import unicodedata
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edenda.site.search.fragments import END, LETTERS, readable, shown
from tests.growth import grows_with_length


def kept(content: str, *anchors: tuple[str, str, str, int], **more: Any) -> dict[str, Any]:
    """What Pagefind keeps of a page; anchors are element, id, text, place."""
    named = [dict(zip(("element", "id", "text", "location"), one, strict=True)) for one in anchors]
    return {"url": "/documents/boat.html", "content": content, "anchors": named, "filters": {}, "meta": {}, **more}


_NAMED: Final = kept(
    "Mr Werchowin came to town He left Osip Verkhovin · Werchowin",
    ("p", "a", "Mr Werchowin came to town", 0),
    ("a", "_m-3", "Werchowin", 1),
    ("p", "b", "He left", 5),
    ("div", "_names", "", 7),
    ("p", "_names2_pers-verkhovin", "Osip Verkhovin · Werchowin", 7),
)


def test_each_block_has_its_words_and_names_are_no_block() -> None:
    made = shown(_NAMED)
    assert made["words"] == "Mr Werchowin came to town He left".split()
    assert made["blocks"] == [("a", 0, 5), ("b", 5, 7)]


def test_a_name_has_the_places_where_the_text_has_one_of_its_forms() -> None:
    assert shown(_NAMED)["names"] == [
        {"id": "_pers-verkhovin", "name": "Osip Verkhovin", "forms": [(7, 9, 1), (10, 11, 1)], "places": [1]}
    ]


@pytest.mark.parametrize(("times", "need"), [(1, 5), (2, 3)])
def test_of_a_name_all_words_are_needed_or_half_of_them(times: int, need: int) -> None:
    words = "Peace of the Great Tides"
    page = kept(words, ("div", "_names", "", 0), ("p", f"_names{times}_work", words, 0))
    assert shown(page)["names"][0]["forms"] == [(0, 5, need)]


def test_the_line_below_a_title_is_the_date_and_the_kind_as_far_as_they_are_known() -> None:
    assert shown(kept("a", meta={"date": "May 1902"}, filters={"genre": ["Letter"]}))["facts"] == "May 1902 · Letter"
    assert shown(kept("a", meta={"date": ""}, filters={"genre": ["People"]}))["facts"] == "People"
    assert shown(kept("a"))["facts"] == ""


def test_an_address_can_be_followed_whatever_the_name_of_the_file() -> None:
    assert shown(kept("a", url="/documents/a b#ü.html"))["href"] == "documents/a%20b%23%C3%BC.html"


def test_words_of_a_language_without_blanks_are_joined_without_any() -> None:
    made = shown(kept("港\u200b口\u200b信"))
    assert (made["words"], made["gap"]) == (["港", "口", "信"], "")


@pytest.mark.parametrize("letter", LETTERS)
def test_letters_with_strokes_are_read_as_those_that_one_types(letter: str) -> None:
    coded = readable(f"<p>{letter}</p>").removeprefix("<p>").removesuffix(f"{END}</p>")
    plain = "".join(one for one in coded if unicodedata.category(one) != "Mn")
    assert plain.isascii()
    assert plain.isalpha()
    assert shown(kept(coded))["words"] == [letter]


def test_ids_and_facets_are_read_as_they_are() -> None:
    page = '<p id="ł" data-name="Sokoły">'
    assert readable(page) == page


def test_words_of_neighbouring_elements_stay_apart_and_facts_have_a_sign_between_them() -> None:
    assert readable("<dl><dt>Date</dt><dd>1902</dd>\n<dd>May</dd></dl>").replace("  ", " ") == (
        "<dl> <dt> Date </dt> <dd> 1902 · </dd> \n <dd> May </dd> </dl>"
    )


@given(st.text(alphabet="ab łß·\u0335", max_size=40))
def test_whatever_a_text_says_it_is_shown_as_it_was(text: str) -> None:
    words = text.replace("l\u0335", "").split()
    page = readable(f"<p>{' '.join(words)}</p>")
    content = page.removeprefix("<p>").removesuffix("</p>")
    assert [word for word in shown(kept(content))["words"] if word] == words


def test_time_grows_with_the_length_of_a_page() -> None:
    def work(size: int) -> None:
        anchors = [("p", f"p{n}", "ten words", n * 10) for n in range(size // 10)]
        names = [("p", f"_names2_{n}", f"Name {n} · ten words", size + n) for n in range(size // 100)]
        shown(kept("word " * size, *anchors, ("div", "_names", "", size), *names))

    assert grows_with_length(work, 2_000, 20_000)
