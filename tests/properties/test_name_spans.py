"""Names in any text: spans are clean, flat, in order, and the same however often they are asked for."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edenda.mentions import find_mentions
from tests.growth import grows_with_length

WORDS: Final = st.sampled_from(
    [
        *("Comrade", "Mr.", "Ambassador", "Lord", "Count", "King", "Dr", "President", "First", "Secretary", "Messrs."),
        *("Kim", "Mao", "Il", "Sung", "Ivanov", "N.", "S.", "Yu.", "U", "Rose", "March", "Will", "Van", "O'Brien"),
        *("Moscow", "Moscow-Beijing", "Washington", "Lake", "River", "Street", "St.", "The", "Hague", "U.S.", "USSR"),
        *("Republic", "People's", "Union", "Duke", "the", "of", "of the", "in", "and", "de", "van der", "who", "said"),
        *(
            "NOTES",
            "ANDRÁSSY",
            "al-Banna",
            "Hsiao-p'ing",
            "Stalinist",
            "&",
            "Co.",
            "(1956)",
            "1956",
            "little",
            "steamer",
        ),
        *(",", ".", ";", "\n", "\n\n", "'s", "’s", "-", "–", "—", "(", ")", "“", "”", "é", "İ", "ß", "ǅ", "\u0301"),
    ]
)
TEXTS: Final = st.lists(st.tuples(WORDS, st.sampled_from([" ", " ", " ", ""])), max_size=40).map(
    lambda pieces: "".join(word + gap for word, gap in pieces)
)


@given(TEXTS | st.text(max_size=80))
def test_spans_are_clean_flat_and_in_order(text: str) -> None:
    found = find_mentions(text)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert one.text == text[one.start : one.end]
        assert one.text == one.text.strip()
        assert 0 < one.confidence <= 1
    for one, following in pairwise(found):
        assert one.end <= following.start


@given(TEXTS)
def test_a_person_never_ends_with_a_possessive(text: str) -> None:
    for one in find_mentions(text):
        if one.type == "persName":
            assert not one.text.endswith(("'s", "’s", "'", "’"))


@given(TEXTS)
def test_a_text_gives_the_same_names_each_time(text: str) -> None:
    assert find_mentions(text) == find_mentions(text)


@pytest.mark.parametrize(
    "piece",
    [
        "Republic Union Federation ",
        "Comrade Ambassador President ",
        "Grand Duke Count ",
        "A. B. C. ",
        "Ivanov, Petrov and ",
        "Lake San Villa ",
        "of the People's ",
        "Xyzzyxq",
        "de Van de ",
        "(Ivanov, 1956; ",
    ],
)
def test_the_time_grows_no_faster_than_the_text(piece: str) -> None:
    assert grows_with_length(lambda times: find_mentions(piece * times), 600, 2_400)
