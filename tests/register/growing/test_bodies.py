"""Which names of organisations, places, events and works are taken for one."""

from __future__ import annotations

import pytest

from edenda.languages import load
from edenda.register.growing.clustering import cluster
from edenda.register.growing.name_words import is_fragment, letters_of, says_little, spelling
from edenda.register.growing.values import Use


def count(kind: str, *rows: tuple[str, str]) -> int:
    """How many clusters names make, given with their documents."""
    return len(cluster([Use(kind, *row) for row in rows], load()))


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("org", "Harbour Board", "the Harbour Board"),
        ("org", "Skerry Workers' Party", "Skerry Worker’s Party"),
        ("org", "Skerry Labour League", "Skerry Labor League"),
        ("org", "Communist Party of China", "Chinese Communist Party"),
        ("org", "N.U.S.", "NUS"),
        ("place", "the Crimea", "Crimea"),
        ("place", "Peking", "Beijing"),
        ("place", "U.S.A.", "United States"),
        ("place", "Poznań", "Poznan"),
        ("event", "Twentieth Congress of the Skerry League", "20th Congress of the Skerry League"),
        ("event", "First World War", "World War I"),
        ("bibl", "“Secret Report”", "Secret Report"),
    ],
)
def test_spellings_of_one_name_are_one(kind: str, one: str, other: str) -> None:
    assert count(kind, (one, "a"), (other, "b")) == 1


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("org", "Skerry Workers' Party", "Skerry Workers' Parties"),
        ("org", "Skerry League", "Central Committee of the Skerry League"),
        ("org", "Bank of Skerry", "Bank of Marken"),
        ("place", "North Korea", "Korea"),
        ("place", "West Germany", "Germany"),
        ("event", "Twentieth Congress of the Skerry League", "Twenty-First Congress of the Skerry League"),
        ("bibl", "Skerry Declaration", "Skerry Statement"),
    ],
)
def test_names_of_two_are_two(kind: str, one: str, other: str) -> None:
    assert count(kind, (one, "a"), (other, "a")) == 2


def test_an_organ_is_the_same_with_every_name_of_its_body() -> None:
    names = [
        "Central Committee of the Communist Party of Ruritania",
        "Central Committee of the C.P.R.",
        "CPR Central Committee",
        "CC CPR",
    ]
    uses = [Use("org", "Communist Party of Ruritania", "a", acronym="CPR"), *(Use("org", one, "a") for one in names)]
    assert len(cluster(uses, load())) == 2


def test_an_acronym_means_what_it_is_introduced_for() -> None:
    uses = [Use("org", "Board of Pilots", "a", acronym="BP"), Use("org", "BP", "a"), Use("org", "BP", "b")]
    (found,) = cluster(uses, load())
    assert {one.use.words for one in found.members} == {"Board of Pilots", "BP"}


def test_an_acronym_that_two_bodies_have_means_the_one_of_its_document() -> None:
    uses = [
        Use("org", "Skerry Defence Force", "a"),
        Use("org", "Sark Defence Force", "b"),
        Use("org", "SDF", "a"),
        Use("org", "SDF", "c"),
    ]
    found = {frozenset((one.use.words, one.use.document) for one in each.members) for each in cluster(uses, load())}
    assert frozenset({("Skerry Defence Force", "a"), ("SDF", "a")}) in found
    assert frozenset({("SDF", "c")}) in found


def test_brackets_introduce_nothing_whose_letters_are_others() -> None:
    uses = [Use("org", "Board of Pilots", "a", acronym="XY"), Use("org", "XY", "a")]
    assert len(cluster(uses, load())) == 2


def test_a_name_that_says_little_means_the_fuller_one_of_its_document() -> None:
    uses = [Use("org", words, "a") for words in ("Executive Committee of the Skerry League", "Executive Committee")]
    (found,) = cluster(uses, load())
    assert [one.is_short for one in found.members] == [False, True]


def test_a_name_that_says_little_is_of_its_document() -> None:
    assert count("org", ("Council", "a"), ("Council", "b")) == 2
    assert count("org", ("Ministry of War", "a"), ("Ministry of War", "b")) == 2
    assert count("bibl", ("Statement", "a"), ("Statement", "b")) == 2


def test_a_place_before_a_comma_means_the_one_of_its_document() -> None:
    assert count("place", ("Kew", "a"), ("Kew, Surrey", "a")) == 1
    assert count("place", ("Kew", "b"), ("Kew, Surrey", "a")) == 2


def test_a_place_in_capitals_is_no_acronym() -> None:
    assert count("place", ("VIENNA", "a"), ("Vienna", "a")) == 1


@pytest.mark.parametrize("name", ["20th", "1957", "XXI", "Twenty-First"])
def test_numbers_name_nothing(name: str) -> None:
    assert is_fragment(name, load())
    assert not is_fragment(f"{name} Congress", load())


def test_words_that_only_names_have_say_enough() -> None:
    assert not says_little("Skerry Committee", "org", load())
    assert not says_little("Soviet Navy", "org", load())
    assert says_little("Central Committee", "org", load())


def test_spellings_leave_letters_and_endings_apart() -> None:
    assert spelling("Skerry Dockers’ Union") == spelling("skerry docker's union")
    assert spelling("C. P. S. U.") == "CPSU"
    assert letters_of("Numa") == ""
