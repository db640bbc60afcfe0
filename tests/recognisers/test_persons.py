"""Persons from general evidence: which words are marked, and where the span ends. The names are invented or famous."""

from __future__ import annotations

import pytest

from tests.recognisers.named import marked_as, plain

ROLES = [
    "Then Comrade [Petrenko] spoke, and Chairman Comrade [Oleksiy Petrenko] thanked him.",
    "The Soviet Ambassador [Zabolotny] called on the Foreign Minister, Mr. [Halloran].",
    "We met Ambassdor [Zabolotny] there, and Secratary [Marwick] after him.",
    "He wrote to Prime Minister [Tolvanen] and to Deputy Prime Minister [Aalto].",
    "The council heard President [Whitlock], Dr. [Ferris] and Mrs. [Agnes Ferris].",
    "In the chair was King [Haakon VII], and Pope [Pius XI] had sent a letter.",
    "He served under General [Marchetti] and Lieutenant-Colonel [J. F. Hobday].",
    "They asked Field Marshal [Rennenkamp] for a pass.",
    "Present: Mr. [M. K. Varadan], Miss [Rose Ellery] and Messrs. [Tull] and [Bartlet].",
    "PRC Ambassador [Lin] was told of it by Vice-President [Okello].",
    "Their guide was the poet [Wenzel Harnisch], and the consul [Teodorović] paid him.",
    "A young painter named [Lucas Amaral] lived there with his sister [Inês].",
]

NOBLE = [
    "It was signed by [Count Gyula Wesselényi] and [Baron von Hügel].",
    "The [Duke of Wellington] wrote to [Lord Aberdeen], and [Aberdeen] answered.",
    "[Prince Lichnowsky] waited; [Lichnowsky] was patient.",
    "We were received by [Lady Holbrooke] and by the Tsar [Nicholas].",
]

SHORT = [
    "The report was by [Tobias Renninger]. In the end it was [Renninger] who paid, for [Renninger] was rich.",
    "The delegates saw [Kim Chaek] on Monday. On Tuesday [Kim] spoke; they heard [Kim] out.",
    "It came from [Mao Tse-tung] himself. Later [Mao] denied it, and those around [Mao] did too.",
    "[Henri van der Meulen] wrote it, and [Van der Meulen] signed it.",
    "General [de Lattre] was there with [Jean de Lattre]'s son.",
    "[Mahmud Rifat Pasha] had left; [Mahmud Rifat] never came back.",
    "Dr. [van Oosten] agreed with a [von Sydow] whom nobody knew.",
    "My dear [Tom], I have seen [Margaret Hale] and her boys; [Margaret] sends love.",
    "[Gyula Erdélyi the Younger] wrote of his father, [Gyula Erdélyi].",
    "Nothing is known of [William March]. [March] had been with us since the spring, and in March he died.",
]

SHAPES = [
    "It was opened by [V. I. Ivashko], [N. P. Ignat'ev] and [J.-P. Rameau].",
    "The letter of [Liu Shao-ch'i] reached [Teng Hsiao-p'ing] and [Nguyen Van Tam] late.",
    "They met [Hassan al-Attar], [Tariq ibn Ziyad] and [Bhim Rao Kulkarni].",
    "He quoted [Juan Álvarez del Campo], and [Álvarez del Campo] was pleased.",
    "In Burma, [U Thein Maung] was fighting them all.",
    "The signatures were of [Iosif Vissarionovich Dolidze] and [Vyacheslav Skryabin].",
    "They sang of [Pavlo Horbenko], [Stoyan Dimov] and [Mirosław Gajewski].",
    "In those years [Stalin] and [Churchill] were names to conjure with, and the [Stalin] era was long.",
    "It bears the hand of [Robert Wood Mitchell] and of the Rev. [Robert R. Church].",
    "According to [Marwick] (1983: 12) this is so, and [Lindqvist] (1990) agrees.",
]

NOTHING = [
    "He was no little Stalin, and the Stalinists knew it; De-Stalinisation came later.",
    "Stalinism, Leninist ideas, the Bolsheviks and the Tories were discussed in March and in May.",
    "Comrades! The Party is with you. Dear Sir, Dear Comrades, Gentlemen.",
    "Messrs. Hambly & Son and Thomas Orchard & Co. sent the goods to us.",
    "Tell nobody. Grant that it is so. Will they come? Rose the price of bread again.",
    "It is said so elsewhere (Palmer, 1984; Rowe, 1996: 12), and again (see Rowe 1996: 30).",
]


@pytest.mark.parametrize("text", [*ROLES, *NOBLE, *SHORT, *SHAPES, *NOTHING])
def test_persons_are_marked_without_their_roles(text: str) -> None:
    assert marked_as("persName", plain(text)) == text


def test_a_name_in_capitals_is_a_persons_behind_a_title_or_initials() -> None:
    text = "[COUNT WESSELÉNYI] AND THE RISING OF 1875\n\nWhat [Count Wesselényi] thought nobody knows.\n\n[V. SKRYABIN]"
    assert marked_as("persName", plain(text)) == text


def test_vessels_are_no_persons() -> None:
    text = "H.M.S. Plover arrived with Captain [Rowe]. HMS King George left, and U.S.S. Harriet Lane said nothing."
    assert marked_as("persName", plain(text)) == text
    assert marked_as("orgName", plain(text)) == plain(text)


def test_a_surname_that_sounds_like_a_body_is_part_of_the_name() -> None:
    text = "Miss [Church] and Mr. [Robert Bank] came in."
    assert marked_as("persName", plain(text)) == text


def test_the_nearest_words_decide_between_a_man_and_a_town_of_one_name() -> None:
    text = (
        "[George Washington] was a planter. In Washington nobody remembers it. "
        "“I was there,” said [Washington], who had been ill."
    )
    assert marked_as("persName", plain(text)) == text
    assert "In [Washington] nobody" in marked_as("placeName", plain(text))


def test_a_sentence_does_not_make_a_name_of_the_word_it_begins_with() -> None:
    text = "Old men sat there. Young men stood. Poor people came. Every man spoke. Bread was dear."
    assert marked_as("persName", text) == text
