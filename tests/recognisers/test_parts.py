"""Parts of a chunk: which words can be one name, and what stands before and behind them."""

from __future__ import annotations

import pytest

from edenda.languages import load
from edenda.recognisers.persons_and_places.parts import parts_of
from edenda.recognisers.words.vocabulary import Sort, cased, place_kind, sort_of

ENGLISH = load()


def parts(text: str, *, opens: bool = False, shouts: bool = False) -> list[tuple[str, str, str]]:
    """The parts of some words: words, role, kind."""
    found = parts_of(tuple(text.split()), ENGLISH, opens, shouts)
    return [(text[part.start : part.end], part.role, part.kind) for part in found if part.words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soviet Ambassador V. I. Zabolotny", [("V. I. Zabolotny", "ambassador", "")]),
        ("Chairman Comrade Kim Chaek", [("Kim Chaek", "comrade", "")]),
        ("Mr. Dean Harlow", [("Dean Harlow", "mr", "")]),
        ("Dean Harlow", [("Harlow", "dean", "")]),
        ("Count Gyula Wesselényi", [("Count Gyula Wesselényi", "", "noble")]),
        ("Mahmud Rifat Pasha", [("Mahmud Rifat Pasha", "", "")]),
        ("Robert Wood Mitchell", [("Robert Wood Mitchell", "", "")]),
        ("M. K. Rajah", [("M. K. Rajah", "", "")]),
        ("J. S.", [("J. S.", "", "")]),
        ("Poplar Street", [("Poplar Street", "", "place")]),
        ("Front Street", [("Front Street", "", "place")]),
        ("Lake Baikal", [("Lake Baikal", "", "place")]),
        ("Upper Silesia", [("Upper Silesia", "", "place")]),
        ("Belfast North", [("Belfast North", "", "place")]),
        ("Moscow-Beijing", [("Moscow", "", "place"), ("Beijing", "", "place")]),
        ("USSR", [("USSR", "", "place")]),
        ("Maine Joseph Brannan", [("Maine", "", "place"), ("Joseph Brannan", "", "")]),
        ("Federative People's Republic", [("Federative People's Republic", "", "state")]),
        ("Soviet", []),
        ("Stalinist", []),
        ("De-Stalinisation", []),
    ],
)
def test_a_chunk_has_these_parts(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert parts(text) == expected


def test_a_common_word_that_a_sentence_begins_with_is_no_part_of_the_name_behind_it() -> None:
    assert parts("Bread Davis", opens=True) == [("Davis", "", "")]
    assert parts("Tell Rose Ellery", opens=True) == [("Rose Ellery", "", "")]


@pytest.mark.parametrize(
    ("word", "sort"),
    [
        ("Ambassdor", Sort.ROLE),
        ("Secratary", Sort.ROLE),
        ("Yu.", Sort.INITIAL),
        ("Sino-Soviet", Sort.ADJECTIVE),
        ("Vice-Presidents", Sort.ROLE),
        ("Paris-based", Sort.NO_NAME),
        ("Vyacheslav", Sort.GIVEN),
        ("McAllister", Sort.SURNAME),
        ("STALIN", Sort.WELL_KNOWN),
    ],
)
def test_a_word_is_known_for_what_it_can_be(word: str, sort: int) -> None:
    assert sort_of(word, ENGLISH) & sort


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Poznan", "city"),
        ("Poznań", "city"),
        ("Galați", "city"),
        ("HAVANA", "historic_cities"),
        ("People’s Republic of China", "states"),
        ("Nowhere at All", ""),
        ("Kim", ""),
    ],
)
def test_the_gazetteer_knows_places_with_and_without_diacritics_and_in_capitals(name: str, kind: str) -> None:
    assert place_kind(name, ENGLISH) == kind


def test_a_name_in_capitals_is_compared_as_it_is_written_in_a_text() -> None:
    assert (cased("O'BRIEN-KELLY"), cased("USSR"), cased("Kelly")) == ("O'Brien-Kelly", "Ussr", "Kelly")
