"""Places from general evidence: which words are marked, and where the span ends."""

from __future__ import annotations

import pytest

from tests.recognisers.named import marked_as, plain

STATES = [
    "The [People's Republic of China] and the [Soviet Union] signed; the [Union of Soviet Socialist Republics] paid.",
    "The [Federative People's Republic of Yugoslavia], the [United States of America] and the [Kingdom of Greece].",
    "The [Grand Duchy of Erlau] was small; the [Islamic Republic of Iran] is not.",
    "Both the [USSR] and the [U.S.] refused, and the [U.S.S.R.] did so twice; the [DPRK] agreed.",
    "He went from [West Irian] to [Northern Kalimantan], [Lower Silesia] and [Central Java].",
    "[Netherlands] troops stayed in the [Austrian Netherlands] and in [French Indochina].",
]

KINDS = [
    "They crossed the [Yalu River], saw [Lake Baikal] and slept in [Poplar Street].",
    "From [Red Square] he walked to the [Winter Palace] and on to [Tower Buildings].",
    "The [Gulf of Tonkin], the [Bay of Biscay] and the [Cape of Good Hope] were far away.",
    "We lay off [Campo Vía], at [Villa Montes] and on the [Rio del Norte].",
    "At [St. Anne's Cathedral] we turned into [Mackay's Gardens].",
    "It began in the city of [Poznan], in the village of [Zabrze Dolne] and the district of [Nevesinje].",
    "[The Hague] was silent. He returned to [The Hague] in May.",
    "The troops took [Boquerón], seized [Arenillas] and marched on along the [Orvanne].",
]

LISTS = [
    "Consuls sat at [Mostar] and [Sarajevo], and later in [Bihać], [Trebinje] and [Foča].",
    "There was talk of a [Moscow]-[Beijing] line and of the [Baghdad]–[Berlin] railway.",
    "[Moscow] acquiesced to [Warsaw], as the hand of [Prague] had shown.",
    "He spoke of the [Poznan] rising, the [Danzig] question and [Lwów]'s schools.",
]

NOTHING = [
    "The West, the capitalist world and the socialist camp met the East.",
    "The Soviet, Chinese and Latin American delegates, the Poles and the Americans left.",
    "They came over in the steamer America and in the schooner Geneva.",
    "The New York Times and the Lagos Observer wrote of it.",
    "It was Mr. London and Dr. Paris who spoke, and Miss Florence Berlin.",
    "The post-Warsaw years were a Paris-based committee's best.",
]


@pytest.mark.parametrize("text", [*STATES, *KINDS, *LISTS, *NOTHING])
def test_places_are_marked_with_the_words_for_their_kind_and_without_articles(text: str) -> None:
    assert marked_as("placeName", plain(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "[LOUISVILLE], [Ky.], Sept. 12.—The train left.",
        "[HAVANA], May 3\n\nThe harbour is closed.",
        "[Zabrovice], 12 June 1871\n\nMy dear friend, the winter is over.",
        "[Riga], 9/21 June 1855\n\nHere all is well.",
    ],
)
def test_a_dateline_names_a_place(text: str) -> None:
    assert marked_as("placeName", plain(text)) == text


def test_a_name_that_stands_for_a_place_once_is_one_everywhere() -> None:
    text = "The school in [Karstad] was closed.\n\nNobody had thought of [Karstad] before. [Karstad] was poor."
    assert marked_as("placeName", plain(text)) == text


def test_diacritics_make_no_difference_to_the_gazetteer() -> None:
    assert marked_as("placeName", "He left Gdansk for Łódź and Brașov.") == "He left [Gdansk] for [Łódź] and [Brașov]."
