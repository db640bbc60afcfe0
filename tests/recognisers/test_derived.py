"""Forms that are made from those of the register: organs with their bodies, congresses, acronyms, spellings."""

from __future__ import annotations

import pytest

from tests.recognisers.registers import entry, found, links, register

KNOWN = register(
    entry("org-cpn", "orgName", "Communist Party of Norland", "CPN"),
    entry("org-cpc", "orgName", "Communist Party of China"),
    entry("org-cpc-cc", "orgName", "Central Committee of the Communist Party of China", bodies=("org-cpc",)),
    entry("org-cpn-cc", "orgName", "Central Committee of the Communist Party of Norland", bodies=("org-cpn",)),
    entry("org-pla", "orgName", "Party of Labour of Albania"),
    entry("org-weavers", "orgName", "Weavers' and Dyers' Union"),
    entry("org-cpsu", "orgName", "Communist Party of the Soviet Union"),
    entry("ev-20", "name", "Twentieth Congress of the Communist Party of the Soviet Union", bodies=("org-cpsu",)),
    entry("ev-21", "name", "21st Congress of the Communist Party of the Soviet Union", bodies=("org-cpsu",)),
    entry("pl-su", "placeName", "Soviet Union"),
    entry("pl-nk", "placeName", "North Korea"),
    entry("pl-sk", "placeName", "South Korea"),
    entry("pl-poznan", "placeName", "Poznań"),
    entry("ev-ww2", "name", "Second World War"),
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Central Committee of the CPN", "org-cpn-cc"),
        ("Central Committee (CC) of the CPN", "org-cpn-cc"),
        ("CPN Central Committee", "org-cpn-cc"),
        ("CPN CC", "org-cpn-cc"),
        ("CC CPN", "org-cpn-cc"),
        ("CC of the C.P.N.", "org-cpn-cc"),
        ("Central Committee of the Chinese Communist Party", "org-cpc-cc"),
        ("Chinese Communist party", "org-cpc"),
        ("C.P.N.", "org-cpn"),
        ("Albanian Party of Labour", "org-pla"),
        ("Albanian Labor Party", "org-pla"),
        ("Party of Labor of Albania", "org-pla"),
        ("Weavers’ and Dyers’ Union", "org-weavers"),
        ("Weavers and Dyers Union", "org-weavers"),
        ("Weaver's & Dyer's Union", "org-weavers"),
        ("20th Congress of the CPSU", "ev-20"),
        ("Twentieth Congress of the C.P.S.U.", "ev-20"),
        ("20th CPSU Congress", "ev-20"),
        ("XXth Party Congress of the CPSU", "ev-20"),
        ("Twenty-first Congress of the Communist Party of the Soviet Union", "ev-21"),
        ("USSR", "pl-su"),
        ("U.S.S.R.", "pl-su"),
        ("DPRK", "pl-nk"),
        ("Poznan", "pl-poznan"),
        ("World War II", "ev-ww2"),
    ],
)
def test_a_form_that_can_be_made_means_its_entry(name: str, expected: str) -> None:
    assert links(f"In that year the {name} was spoken of everywhere.", KNOWN) == [(name, expected)]


@pytest.mark.parametrize(
    ("before", "name", "expected"),
    [
        ("Communist Party of the Soviet Union", "CPSU", "org-cpsu"),
        ("Communist Party of the Soviet Union", "20th Congress", "ev-20"),
        ("Communist Party of the Soviet Union", "Twentieth Party Congress", "ev-20"),
        ("Communist Party of China", "Central Committee", "org-cpc-cc"),
        ("Communist Party of China", "CC", "org-cpc-cc"),
        ("DPRK", "Korea", "pl-nk"),
        ("Communist Party of China", "Communist Party", "org-cpc"),
    ],
)
def test_a_short_form_means_its_entry_only_after_a_fuller_name(before: str, name: str, expected: str) -> None:
    assert links(f"In that year the {name} was spoken of.", KNOWN) == []
    assert links(f"The {before} was named first. Later the {name} was spoken of.", KNOWN)[-1] == (name, expected)


def test_a_short_form_that_two_entries_can_have_is_decided_by_the_nearest_name() -> None:
    text = "The DPRK was poor.\n\nSouth Korea was not, and so the people of Korea left."
    assert ("Korea", "pl-sk") in links(text, KNOWN)
    text = "The DPRK met South Korea.\n\nThen Korea was spoken of."
    assert [words for words, _ in links(text, KNOWN)] == ["DPRK", "South Korea"]


def test_a_form_of_the_register_stands_against_one_that_was_made() -> None:
    known = register(entry("pl-su", "placeName", "Soviet Union"), entry("pl-ussr", "placeName", "USSR"))
    assert links("The USSR was large.", known) == [("USSR", "pl-ussr")]


def test_two_entries_with_one_acronym_are_not_confused() -> None:
    known = register(
        entry("org-a", "orgName", "League of Free Bakers"), entry("org-b", "orgName", "League of Fine Brewers")
    )
    assert links("The League of Free Bakers met, and the LFB agreed.", known)[-1] == ("LFB", "org-a")
    text = "The League of Free Bakers met the League of Fine Brewers, and the LFB agreed."
    assert [words for words, _ in links(text, known)] == ["League of Free Bakers", "League of Fine Brewers"]


@pytest.mark.parametrize(
    "text", ["every Communist Party", "the 20th Congress of the Romanian Party", "a central committee"]
)
def test_classes_and_other_bodies_are_not_linked(text: str) -> None:
    assert [ref for _, ref in links(f"The CPSU and the Communist Party of China met. It was {text}.", KNOWN)] == [
        "org-cpc"
    ]


def test_a_made_form_says_from_what_it_was_made() -> None:
    (one,) = [one for one in found("The CC CPN met.", KNOWN) if one.type == "orgName"]
    assert one.evidence == (
        "made from the register’s “Central Committee of the Communist Party of Norland”: "
        "“Central Committee” with a name of the body to which it belongs"
    )
