"""Events from general evidence: what is marked, and where it begins and ends."""

from __future__ import annotations

import pytest

from edenda.mentions import find_mentions
from tests.recognisers.bracketed import bracketed


def check(text: str) -> None:
    """What stands in brackets is marked as an event, and nothing else."""
    assert bracketed(text, "event") == text


@pytest.mark.parametrize(
    "text",
    [
        "The [3rd Congress of the Guild of Pilots] met in Bergsund.",
        "The [Third Congress of the K.P.W.] met in Bergsund.",
        "The [XIV Party Congress] met, and the [8th Plenum] did.",
        "The [Second Plenary session of the Central Committee of the Union of Weavers] met.",
        "The [Conference of Representatives of Workers' Parties of Socialist Countries] met.",
        "The [International Conference of American States on Labour and Trade] met.",
        "An [International Meeting of Communist and Workers Parties] was held.",
        "The [Moscow Meeting] and the [Geneva Conference] failed.",
    ],
)
def test_meetings_with_a_number_a_body_or_a_place(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Congress met, and our Congress did, and the meeting of the men.",
        "The Moscow meeting and the November meeting failed.",
        "The next Party Congress will meet, and a third world war must not come.",
        "The 1956 revolt failed, and the plenum of the KWP did.",
        "The war and the revolution were over, and every Conference too.",
    ],
)
def test_bare_nouns_and_what_may_come_are_not_marked(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "The [3rd] and [4th Congresses] of the KPW agreed.",
        "The [3rd] and the [4th Congresses] were held.",
        "The [First], [Second] and [Third Congresses] of the KPW agreed.",
    ],
)
def test_events_that_share_a_head_are_each_marked(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "After the [Second World War] came the [Cold War] and the [Korean War].",
        "After [World War I] came [World War II].",
        "The [Seven Years' War] and the [War of the Spanish Succession] were long.",
        "The [French and Indian War] was long.",
        "The [Battle of Waterloo] and the [Siege of Paris] were lost.",
        "The [October Revolution], the [Easter Rising] and the [Boxer Rebellion] are known.",
        "The [Great Leap Forward], the [Prague Spring] and the [Polish October] are known.",
        "The [Night of the Long Knives] and [Operation Seagull] are known.",
        "The [Council of Trent] is known, and the Council of Brabant is too.",
    ],
)
def test_wars_revolutions_battles_and_known_names(text: str) -> None:
    check(text)


def test_the_noun_behind_a_name_in_quotation_marks_stays_outside() -> None:
    check("In the ‘[three furrows]’ campaign they ploughed.")


def test_an_insertion_in_brackets_is_bridged() -> None:
    text = "The 12th KPW [Party of the Weavers of Corland] Congress met in the port."
    found = [one.text for one in find_mentions(text) if one.type == "event"]
    assert found == ["12th KPW [Party of the Weavers of Corland] Congress"]


def test_a_year_before_a_meeting_is_a_date_of_its_own() -> None:
    check("The 1957 [International Meeting of Pilots] was held there.")


def test_a_congress_that_is_a_parliament_or_a_union_is_a_body() -> None:
    check("The Paraguayan Congress and the Trades Union Congress agreed.")


def test_an_event_in_a_heading_is_marked_where_the_text_names_it() -> None:
    text = "The Salt War\n\nThe [Salt War] was short and the harbour was burnt.\n"
    assert bracketed(text, "event") == text.replace("The Salt War\n", "The [Salt War]\n")
    assert bracketed("The Corland Conference\n\nThe men met in spring.\n", "event").count("[") == 0
