"""Page markers: told from text by their form and by their sequence."""

from __future__ import annotations

import pytest

from edenda.languages import load
from edenda.readers.layout.lines import read_lines
from edenda.readers.layout.pages import find_pages


def pages(raw: str) -> list[str]:
    """The numbers of the page markers in a text, in order."""
    found = find_pages(read_lines(raw), load())
    return [mark.n for index in sorted(found) for mark in found[index]]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("page 12", "12"),
        ("Page 12", "12"),
        ("PAGE 12", "12"),
        ("p. 12", "12"),
        ("[p. 12]", "12"),
        ("(page 12)", "12"),
        ("- 12 -", "12"),
        ("— 12 —", "12"),
        ("[12]", "12"),
        ("--- page 12 ---", "12"),
        ("{page 12}", "12"),
        ("|12|", "12"),
        ("fol. 12a", "12a"),
        ("page iv", "iv"),
        ("[fol. 201]", "201"),
        ("   page 7   ", "7"),
    ],
)
def test_a_line_that_is_a_page_marker(line: str, number: str) -> None:
    assert pages(f"Some text.\n\n{line}\n\nMore text.\n") == [number]


@pytest.mark.parametrize(
    "line",
    [
        "page",
        "pages 12 of the book",
        "on page 12",
        "12",
        "1956",
        "page twelve",
        "12 men",
        "Page 12 says that it is so.",
        "[sic]",
        "- twelve -",
    ],
)
def test_a_line_that_is_no_page_marker(line: str) -> None:
    assert pages(f"Some text.\n\n{line}\n\nMore text.\n") == []


def test_numbers_alone_are_pages_where_they_count_up() -> None:
    assert pages("Text.\n\n12\n\nText.\n\n13\n\nText.\n\n14\n\nText.\n") == ["12", "13", "14"]


@pytest.mark.parametrize("numbers", ["1956 1957", "12 7 33", "1990 1985 1956"])
def test_numbers_alone_are_no_pages_where_they_do_not(numbers: str) -> None:
    assert pages("".join(f"Text.\n\n{number}\n\n" for number in numbers.split())) == []


def test_a_marker_in_brackets_counts_inside_a_line() -> None:
    assert pages("He came [p. 12] and went [fol. 13] again.\n") == ["12", "13"]


def test_a_marker_at_a_lines_end_counts_only_in_sequence() -> None:
    text = "page 11\n\nHe said so and there it ends page 12\n\nMore text.\n\npage {}\n\nText.\n"
    assert pages(text.format(13)) == ["11", "12", "13"]
    assert pages(text.format(44)) == ["11", "44"]
