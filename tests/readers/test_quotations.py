"""Quotations: marks of any shape are paired, apostrophes are none, what lacks a partner is told."""

from __future__ import annotations

import pytest

from edenda.languages import load
from edenda.readers.inline.quotations import Quotation, find_quotations, is_quoted_speech


def quoted(text: str) -> list[str]:
    """The quotations in a text, marks included."""
    return [text[slice(*found.span)] for found in find_quotations(text, 0, len(text)).quotations]


def stray(text: str) -> list[int]:
    """Where marks without a partner stand."""
    return list(find_quotations(text, 0, len(text)).stray)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “come in” and left.", ["“come in”"]),
        ('He said "come in" and left.', ['"come in"']),
        ("He said 'come in' and left.", ["'come in'"]),
        ("He said ‘come in’ and left.", ["‘come in’"]),
        ("He said ''come in'' and left.", ["''come in''"]),
        ("He said «come in» and left.", ["«come in»"]),
        ("“Come in.” “Go out.”", ["“Come in.”", "“Go out.”"]),
        ("He said “she said ‘come in’ twice” and left.", ["“she said ‘come in’ twice”", "‘come in’"]),
        ("He said 'she said \"come in\" twice' and left.", ["'she said \"come in\" twice'", '"come in"']),
        ("(‘come in’)", ["‘come in’"]),
        ("the ‘Workers’ Party’ of the town", ["‘Workers’ Party’"]),
        ("‘Don’t come in’, he said", ["‘Don’t come in’"]),
        ("the so-called—'come in'—speech", ["'come in'"]),
    ],
)
def test_quotation_marks_are_paired(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected
    assert stray(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It's the Party's harbour.",
        "It’s the workers’ harbour.",
        "the 1920's and the 1930’s",
        "rock 'n' roll is n't",
        "o'clock and d’Orsay",
        "the Workers' and Peasants' Party",
        "’tis so",
    ],
)
def test_an_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert [one for one in quoted(text) if one != "'n'"] == []
    assert stray(text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("He said “come in and left.", [8]),
        ("He said come in” and left.", [15]),
        ('He said "come in and left.', [8]),
        ("“He ‘said” so", [4]),
    ],
)
def test_a_mark_without_a_partner_is_told(text: str, places: list[int]) -> None:
    assert stray(text) == places


def test_a_paragraph_that_opens_a_quotation_and_does_not_close_it_is_one_quotation() -> None:
    text = "“Come in, he said, and stay."
    assert find_quotations(text, 0, len(text)).quotations == (Quotation((0, len(text)), is_closed=False),)


@pytest.mark.parametrize(
    ("text", "is_speech"),
    [
        ("He said: “come in and stay there”.", True),
        ("He declared that “all of them should stay”.", True),
        ("the so-called “freedom”", False),
        ("the “people’s own house” of the town", False),
        ("“We shall come.”", False),
        ("“We shall come again soon.”", True),
        ("a term “with eight words in it and more of them still” here", True),
    ],
)
def test_words_of_a_speaker_are_told_from_terms(text: str, is_speech: bool) -> None:
    quotation = find_quotations(text, 0, len(text)).quotations[0]
    assert is_quoted_speech(text, quotation, load(), has_reference=False) is is_speech
    assert is_quoted_speech(text, quotation, load(), has_reference=True)
