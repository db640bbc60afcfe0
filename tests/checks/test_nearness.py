"""Words that were meant by another: the same slips are seen in a large collection and among a few names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edenda.checks.nearness import Nearness, by_nearness, nearest

WORDS = st.text("abcd", min_size=4, max_size=7)


@pytest.mark.parametrize("typed", ["italc", "ittalic", "itlaic", "itafic", "Italic", "ital-ic", "talic", "italicc"])
def test_one_slip_is_seen_by_both(typed: str) -> None:
    assert Nearness(["italic", "bold"]).near(typed) == ("italic",)
    assert nearest(typed, ["italic", "bold"]) == "italic"


@pytest.mark.parametrize("typed", ["tilaci", "italicise", "bald-italic", "i", ""])
def test_two_slips_are_none(typed: str) -> None:
    assert Nearness(["italic", "bold"]).near(typed) == ()


def test_a_number_is_never_mistyped() -> None:
    assert Nearness(["page12", "indent1"]).near("page13") == ()
    assert Nearness(["page12"]).near("pge12") == ("page12",)


def test_short_words_are_near_to_nothing() -> None:
    assert Nearness(["sup", "sub"]).near("sug") == ()
    assert nearest("lb", ["lg", "l", "pb"]) == ""


def test_names_are_compared_without_their_namespaces() -> None:
    assert nearest("{a}persname", ["{a}placeName", "{a}persName"]) == "{a}persName"
    assert by_nearness("persNmae", ["hi", "{a}placeName", "{a}persName"])[0] == "{a}persName"


def edited(word: str) -> set[str]:
    """All words that are one slip away."""
    letters = "abcd"
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return {
        *(a + b[1:] for a, b in cuts if b),
        *(a + one + b for a, b in cuts for one in letters),
        *(a + one + b[1:] for a, b in cuts for one in letters if b),
        *(a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1),
    }


@given(WORDS, st.lists(WORDS, min_size=1, max_size=6))
def test_a_collection_finds_all_that_are_one_slip_away_and_no_other(word: str, words: list[str]) -> None:
    expected = {other for other in words if other != word and other in edited(word)}
    assert set(Nearness(words).near(word)) == expected
    for other in expected:
        assert nearest(word, [other]) == other
