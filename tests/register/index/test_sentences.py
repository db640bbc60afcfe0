"""A sentence ends at a stop, but not at every stop."""

from __future__ import annotations

from itertools import pairwise

import pytest

from edenda.languages import load
from edenda.register.index.sentences import sentence_ends


def sentences(text: str, language: str = "en") -> list[str]:
    """A text cut into its sentences."""
    edges = [0, *sentence_ends(text, load(language)), len(text)]
    return [text[start:end].strip() for start, end in pairwise(edges)]


@pytest.mark.parametrize(
    "text",
    [
        "It rained. They left.",
        "It rained! They left.",
        "Did it rain? “They left.”",
        "“It rained.” They left.",
        "It rained… They left.",
        "That was in 1906. They left.",
        "He was there.) (They left.)",
        "It rained. 12 men left.",
        "Шёл дождь. Они ушли.",
    ],
)
def test_a_sentence_ends_at_a_stop_before_a_capital_or_a_number(text: str) -> None:
    assert len(sentences(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Rowe left.",
        "Capt. Rowe left.",
        "N. S. Rowe left.",
        "N.S. Rowe left.",
        "Yu. Rowe left.",
        "See No. 12 of it.",
        "See p. 12 of it.",
        "On the 5. May it rained.",
        "It rained on Jan. 5 and on Feb. 6.",
        "It rained... and went on.",
        "So it was, cf. Rowe.",
        "Version 2.5 was it.",
        "It rained. and went on.",
    ],
)
def test_no_sentence_ends_at_an_abbreviation_an_initial_or_a_number(text: str) -> None:
    assert sentences(text) == [text]


def test_a_language_has_abbreviations_of_its_own() -> None:
    assert len(sentences("Vgl. Rowe bzw. Crane.", "de")) == 1
    assert len(sentences("It was bzw. Crane.")) == 2
