"""Titles from general evidence: newspapers, books, articles, documents."""

from __future__ import annotations

import pytest

from edenda.mentions import find_mentions
from tests.recognisers.bracketed import bracketed


def check(text: str) -> None:
    """What stands in brackets is marked as a title, and nothing else."""
    assert bracketed(text, "title") == text


@pytest.mark.parametrize(
    "text",
    [
        "He wrote in [Pravda] and in the [Neue Freie Presse] of it.",
        "He had read of it in the [Bergsund Observer] that day.",
        "He had read of it in [The Times] that day.",
        "The [Times] of that day had it.",
        "The local paper [Lantern] had it, and the weekly [Bāka] did.",
        "It was printed in [Harbour Lights] that day.",
        "The [Revue des Deux Mondes] had it.",
        "The [Glasgow Guardian] had it. On Friday the [Guardian] had more.",
        "The guardian of the boys and the daily post came.",
        "He was printed in Paris and in May.",
    ],
)
def test_newspapers(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "He wrote his [Memorials of the Salt] in prison.",
        "She published her [Histoire des marées] in five volumes.",
        "In his novel [Black Tide] he tells of it.",
        "A new edition of [The Road to Bergsund] was printed.",
        "He read from [Robinson Crusoe] to them.",
        "He wrote his mother a letter, and the work of our Party went on.",
    ],
)
def test_books(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "His article [“The Salt Question”] was read.",
        "A pamphlet entitled ['Salt and Bread'] was read.",
        "He gave the report [“On the Work of the Guild of Pilots at the 3rd Congress”] there.",
        "They agreed on a [‘peace manifesto’] there.",
        "He said “The Salt Question is old” and left.",
    ],
)
def test_titles_in_quotation_marks_take_the_marks_in(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "The [Moscow Declaration] and [Peace Manifesto] of 1957 say so.",
        "The [Statement] of the Moscow Meeting says so.",
        "They stood by the [Declaration] and [Statement] of the Parties.",
        "The [Treaty of Bergsund] and the [Bergsund Agreement] were signed.",
        "The [Declaration of Independence] was read.",
        "The [Program] of the Guild of Pilots was read.",
        "The declaration and the statement were read, and a Declaration was written.",
        "The Soviet note and this letter were read.",
    ],
)
def test_documents_cited_by_a_short_title(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("He wrote in Pravda of it.", "j"),
        ("His article “The Salt Question” was read.", "a"),
        ("In his novel Black Tide he tells of it.", "m"),
        ("The Moscow Declaration was read.", ""),
    ],
)
def test_a_title_has_the_level_of_what_is_published(text: str, level: str) -> None:
    (found,) = (one for one in find_mentions(text) if one.type == "title")
    assert found.attributes.get("level", "") == level


def test_nothing_is_marked_inside_a_title() -> None:
    text = "He gave the report “On the Work of the Guild of Pilots in Moscow” there."
    assert [one.type for one in find_mentions(text)] == ["title"]
