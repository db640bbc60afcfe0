"""Organisations from general evidence: what is marked, and where it begins and ends."""

from __future__ import annotations

import pytest

from tests.recognisers.bracketed import bracketed


def check(text: str) -> None:
    """What stands in brackets is marked as an organisation, and nothing else."""
    assert bracketed(text, "orgName") == text


@pytest.mark.parametrize(
    "text",
    [
        "He wrote to the [Central Committee of the Union of Weavers] about it.",
        "He wrote to the [Weavers' Union Central Committee] about it.",
        "The [Standing Committee of the Council of the League of Pilots] met in spring.",
        "He sat in the [Politburo of the CC KPW] for years.",
        "They wrote to the [CC KPW] and to the [KPW CC] at once.",
        "A letter of the [Central Committee (CC) of the KPW] came late.",
        "They wrote to the [Communist Party of Corland (Bolsheviks)] in autumn.",
    ],
)
def test_an_organ_and_its_body_are_one_name(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "He wrote to the [Central Committee of the KPW] of May 31 about it.",
        "The [Council of Ministers] and Minister of Trade Olsen met.",
        "The [Labour Party] Secretary spoke to them.",
        "He was Secretary of the [Board of Trade] of late.",
        "The [Institute of Mining] in Bergsund closed.",
        "President of the [Workers' League] Olsen spoke.",
    ],
)
def test_a_name_ends_before_a_date_a_role_a_place_and_a_person(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "The [Ministry of Trade and Industry] was closed.",
        "The [Ministry of Agriculture, Fisheries and Food] was closed.",
        "The [Federation of Baltic Port and Sea Workers] met.",
        "The [Bank of England] and France agreed.",
        "The [Union of Weavers] and the [Guild of Pilots] agreed.",
        "The [Social Democratic and Labour Party] met there.",
        "The [Workers' League], the [Peasants' League] and the [Salt Board] met.",
    ],
)
def test_and_joins_parts_of_a_name_or_two_names(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "The [Corland Communist party] agreed with that.",
        "The Polish communist party agreed with that.",
        "The Polish party and the Swedish league agreed.",
        "The [Cambodian Government] and the [Soviet Foreign Ministry] agreed.",
        "The central committee of the party agreed.",
        "The Soviet and Chinese communist parties agreed.",
    ],
)
def test_a_capital_of_the_head_or_before_it_tells(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "Our Party and the Party of theirs agreed, and each Party did.",
        "The fraternal Parties and the Workers' Parties agreed.",
        "They want a People's Government in every town.",
        "There must be a strong Communist Party, he said.",
        "It was the first Communist Party outside the town.",
        "Any Central Committee would do so.",
    ],
)
def test_descriptions_classes_and_bodies_that_may_be_are_not_marked(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "The [Presidium] agreed, and so did the [Secretariat].",
        "The [Guild of Pilots] met. Nobody in the [Guild] spoke.",
        "The council of the town met, and the committee of the port.",
        "He will say so to [Congress] in winter, or to [Parliament].",
        "At the [Embassy] he was told to ask the [Ministry].",
        "We propose that our [Secretariat] go there.",
        "The Congress met, and the next Congress will meet.",
    ],
)
def test_an_organ_alone_is_marked_with_a_capital_and_an_article(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "He wrote to Messrs. [Harker & Dale] of the port.",
        "He wrote to [Harker, Dale & Co.] of the port.",
        "He wrote to [Harker and Sons] of the port.",
        "The [Bergsund Salt Company of New Corland] was sold. Then [Bergsund Salt] was closed.",
        "Messrs. Harker and Dale came late.",
        "Joseph and His Brothers is a novel.",
    ],
)
def test_firms(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "The [42nd Regiment] and the [Fifth Army] were there.",
        "The [Bergsund Rangers] and the [Corland Red Cross] were there.",
        "He went to [St. Anne's College] and to the [University of Bergsund].",
        "The [Seamen's Union] and the [House of Lords] met.",
        "The [Servants of Corland Society] met there.",
        "The [Society for the Propagation of Salt] met there.",
        "The [Commission on Labour] met there.",
        "He was one of the [Sons of Liberty] then.",
        "The [Father Mathew Society] met there.",
    ],
)
def test_armies_schools_unions_and_societies(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "He lived in Church Street near Parliament Square.",
        "Miss Church and Mr. Robert Bank came late.",
        "The Second Front was not opened.",
        "The Kellogg-Olsen Pact was signed, and the [Warsaw Pact] was not.",
        "He was Minister of Foreign Affairs.",
    ],
)
def test_streets_persons_fronts_and_treaties_are_no_organisations(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "The [Parti communiste corlandais] met there.",
        "The [Confédération générale du travail] met there.",
        "The [Knesset] and the [Riksdag] met there.",
        "The [Comintern] agreed, and so did the [Gestapo].",
    ],
)
def test_names_in_other_languages(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "The talks of [NATO] and the [KPW] failed.",
        "The USSR and the PRC agreed with the U.S. on that.",
        "See FO 371 and RG 59 on the matter, or PPS/23.",
        "Henry VIII and Part II of it are known.",
        "1. FERRY. The ferry came late. FYI, it was full.",
        "The [Movement for the Left] ([MpS]) split, and [MpS] men left.",
    ],
)
def test_acronyms(text: str) -> None:
    check(text)


def test_a_heading_in_title_case_proves_little_and_a_letterhead_proves_a_name() -> None:
    letter = "THE BERGSUND DOCK UNION\n\nThe men of the docks wrote to him in spring.\n"
    assert bracketed(letter, "orgName").startswith("THE [BERGSUND DOCK UNION]\n")
    assert bracketed("3. THE STRIKE AND THE MEN\n\nThe men wrote to him in spring.\n", "orgName").count("[") == 0


def test_an_acronym_of_an_office_is_no_organisation() -> None:
    check("A Member of the [Scottish Parliament] (MSP) spoke. Two MSPs and one MSP left.")
    check("The Second Keeper of the [Guild of Pilots] spoke for the [Weavers' Union] ([WU]); the [WU] left.")


def test_a_head_noun_behind_an_indefinite_article_is_any_such_body() -> None:
    check("The [Harbour Committee] met, and the [Committee] agreed. Then a Committee was named, and another Committee.")


def test_a_word_in_capitals_that_stands_in_lower_case_too_is_no_acronym() -> None:
    check("SALTERN, a house in which salt is made. A saltern was never sold.")
    check("The [UNESCO] sent a man to see the salterns.")
