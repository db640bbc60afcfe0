"""The dates of a book, in their order."""

from __future__ import annotations

from edenda.book.dates import dates_in
from edenda.writers.context import RenderContext


def test_dates_stand_under_their_years_from_the_earliest_on_without_the_year() -> None:
    values = ("1907-03", "1902-03-31", "1902", "1902-04-02/1902-04-05")
    text = " ".join(f'#dated("{value}", "words")[]' for value in values)
    assert dates_in([text, text], RenderContext()) == [
        {
            "year": "1902",
            "value": "1902",
            "dates": [
                {"value": "1902-03-31", "words": "31 March"},
                {"value": "1902-04-02/1902-04-05", "words": "2–5 April"},
            ],
        },
        {"year": "1907", "value": "", "dates": [{"value": "1907-03", "words": "March"}]},
    ]


def test_years_before_the_first_are_counted_as_readers_do() -> None:
    text = '#dated("-0043", "")[] #dated("0014", "")[]'
    assert [group["year"] for group in dates_in([text], RenderContext())] == ["44 BC", "14"]


def test_limits_and_what_names_no_year() -> None:
    text = '#dated("~1985/", "")[] #dated("--03-31", "")[] #dated("/", "")[]'
    assert dates_in([text], RenderContext()) == [
        {"year": "1985", "value": "", "dates": [{"value": "~1985/", "words": "not before 1985"}]}
    ]


def test_words_of_a_document_are_no_dates() -> None:
    assert dates_in(['#p[#"#dated(\\"1902\\", \\"x\\")[]"]'], RenderContext()) == []
