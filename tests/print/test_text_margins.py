"""The margins of a text in print: the source's pages beside their lines, the numbers of lines."""

from __future__ import annotations

import re

import pytest

from tests.print.setting import Word, pdf, text_of, words_of

_LINE = "words of a text that goes on and on until it ends "
#: The edges of a page of A5 and of its text in a book, in points.
_WIDTH, _INSIDE, _OUTSIDE = 419.6, 52.4, 78.0


@pytest.fixture(scope="module")
def book() -> list[Word]:
    """Four pages; on each some of the source's begin, marked by numbers of three figures."""
    paragraphs = (
        f"<p>{_LINE * 6}situa<pb n='{100 + number}' break='no'/>tion {_LINE * 4}</p>"
        f"<pb n='{200 + number}'/><p>x{number}x</p>"
        for number in range(20)
    )
    return words_of(pdf("".join(paragraphs) + "<p>a<pb n='901'/> b<pb n='902'/> c</p>", facing=True))


def _numbers(words: list[Word]) -> list[Word]:
    return [word for word in words if re.fullmatch(r"[129]\d\d", word.text)]


def test_every_page_of_the_source_has_its_number_in_the_outer_margin(book: list[Word]) -> None:
    numbers = _numbers(book)
    assert len(numbers) == 42
    assert all(word.left > _WIDTH - _OUTSIDE for word in numbers if word.page % 2)
    assert all(word.right < _OUTSIDE for word in numbers if not word.page % 2)
    assert len({word.page for word in numbers}) > 2


def test_a_number_stands_beside_the_line_in_which_its_page_begins(book: list[Word]) -> None:
    for number in range(20):
        (mark,) = [word for word in book if word.text == str(200 + number)]
        (first,) = [word for word in book if word.text == f"x{number}x"]
        assert mark.page == first.page
        assert abs(mark.bottom - first.bottom) < 6


def test_two_numbers_beside_one_line_do_not_stand_upon_one_another(book: list[Word]) -> None:
    first, second = (word for word in book if word.text in {"901", "902"})
    assert second.top >= first.top + 6


def test_a_word_in_which_a_page_begins_is_whole() -> None:
    text = text_of(pdf(f"<p>{_LINE * 6}situa<pb n='2' break='no'/>tion {_LINE}</p>"))
    assert "situation" in text.replace("\u00ad\n", "")


def test_every_fifth_line_has_its_number_in_the_inner_margin() -> None:
    words = words_of(pdf(f"<p>{_LINE * 90}</p>", facing=True, line_numbers=5))
    numbers = [word for word in words if re.fullmatch(r"\d+", word.text) and word.top > 60 and word.top < 520]
    assert [word.text for word in numbers if word.page == 2][:3] == ["5", "10", "15"]
    assert all(word.right < _INSIDE for word in numbers if word.page == 1)
    assert all(word.left > _WIDTH - _INSIDE for word in numbers if word.page == 2)
    assert all(_stands_in_a_line(number, words) for number in numbers)


def _stands_in_a_line(number: Word, words: list[Word]) -> bool:
    """Whether a number, which is smaller, stands on the line of some word of the text."""
    text = [word for word in words if word.page == number.page and word.text == "words"]
    return min(abs((number.top + number.bottom) / 2 - (word.top + word.bottom) / 2) for word in text) < 2.5


def test_lines_of_headings_and_of_what_opens_a_letter_are_not_counted() -> None:
    opener = "<head>Head</head><opener><dateline>Holm</dateline><salute>Sir,</salute></opener>"
    words = words_of(pdf(f"{opener}<p>first</p><p>second</p><closer><signed>V.</signed></closer>", line_numbers=1))
    tops = {word.text: word.top for word in words if word.top > 60 and word.top < 520}
    assert "3" not in tops
    assert abs(tops["1"] - tops["first"]) < 6
    assert abs(tops["2"] - tops["second"]) < 6


def test_a_page_that_begins_with_a_figure_has_its_number_beside_it_and_takes_no_line() -> None:
    figure = "<figure><figDesc>Harbour</figDesc></figure>"
    with_page, without = (words_of(pdf(f"<p>x</p>{mark}{figure}<p>y</p>")) for mark in ("<pb n='901'/>", ""))
    places = {word.text: word for word in with_page}
    assert abs(places["901"].bottom - places["Harbour"].bottom) < 6
    assert places["y"].top == pytest.approx({word.text: word for word in without}["y"].top)
