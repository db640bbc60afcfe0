"""Which names of persons are taken for one, and which are not."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from edenda.languages import load
from edenda.register.growing.clustering import cluster
from edenda.register.growing.values import Use
from tests.growth import grows_with_length

Row = tuple[str, str] | tuple[str, str, str]


def clusters(*rows: Row) -> set[frozenset[tuple[str, str]]]:
    """The clusters of names, given with their documents and the title before them."""
    found = cluster([Use("person", *row) for row in rows], load())
    return {frozenset((one.use.words, one.use.document) for one in each.members) for each in found}


def joined(*groups: Iterable[tuple[str, str]]) -> set[frozenset[tuple[str, str]]]:
    return {frozenset(group) for group in groups}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Edwin Rowe", "Rowe, Edwin"),
        ("Edwin Rowe", "Captain Edwin Rowe"),
        ("V. I. Ordynsky", "Vladimir Ordynsky"),
        ("V. Ordynsky", "V.I. Ordynsky"),
        ("Bolesław Żeleński", "Boleslaw Zelenski"),
        ("Nikita Dolgorukii", "Nikita Dolgoruky"),
        ("Lavrentiy Gorin", "Levrentiy Gorin"),
        ("Wang Dezhao", "Wang Te-chao"),
        ("Qiao Xiaoming", "Xiaoming Qiao"),
        ("Mahmud Nedim", "Mahmud Nedim Pasha"),
        ("Jean-Baptiste Lorrin", "Jean Baptiste Lorrin"),
        ("Edwin Rowe", "Rowe"),
        ("Wang Dezhao", "Wang"),
        ("Count Julius Brandau", "Brandau"),
    ],
)
def test_variants_of_one_name_are_one(one: str, other: str) -> None:
    assert clusters((one, "a"), (other, "a")) == joined([(one, "a"), (other, "a")])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Edwin Rowe", "Anna Rowe"),
        ("V. I. Ordynsky", "V. P. Ordynsky"),
        ("John Maddock", "John Maddock Jr."),
        ("Pitt the Elder", "Pitt the Younger"),
        ("Frederick II", "Frederick III"),
        ("Henry James", "James Henry"),
        ("Martin Hansen", "Martina Hansen"),
        ("Robert Arkwell", "John Robert Arkwell"),
        ("Mr. Rowe", "Mrs. Rowe"),
        ("Edwin Rowe", "Mrs. Rowe"),
        ("Mrs. E. Rowe", "Edwin Rowe"),
        ("Mary of Aldmoor", "Mary of Aldmere"),
        ("Lars Petersen", "Lars Pedersen"),
        ("Edwin Rowe", "Edwin"),
    ],
)
def test_names_of_two_are_two(one: str, other: str) -> None:
    assert len(clusters((one, "a"), (other, "a"))) == 2


def test_a_surname_means_the_one_fuller_name_of_its_document() -> None:
    found = clusters(("Edwin Rowe", "a"), ("Rowe", "a"), ("Anna Rowe", "b"), ("Rowe", "b"))
    assert found == joined([("Edwin Rowe", "a"), ("Rowe", "a")], [("Anna Rowe", "b"), ("Rowe", "b")])


def test_a_surname_means_the_one_fuller_name_of_the_edition() -> None:
    assert clusters(("Edwin Rowe", "a"), ("Rowe", "b")) == joined([("Edwin Rowe", "a"), ("Rowe", "b")])


def test_a_surname_that_fits_two_is_left_by_itself_and_says_so() -> None:
    uses = [Use("person", "Edwin Rowe", "a"), Use("person", "Hugh Rowe", "a"), Use("person", "Rowe", "a")]
    found = {one.members[0].use.words: one for one in cluster(uses, load())}
    assert len(found) == 3
    assert found["Rowe"].members[0].why == "can stand for “Edwin Rowe” or “Hugh Rowe”, so it is taken by itself"


def test_initials_that_fit_two_are_left_by_themselves() -> None:
    found = clusters(("V. I. Ordynsky", "a"), ("V. P. Ordynsky", "a"), ("Vladimir Ordynsky", "a"))
    assert len(found) == 3


def test_a_full_name_that_fits_two_means_the_one_in_its_document() -> None:
    found = clusters(("V. I. Ordynsky", "a"), ("V. P. Ordynsky", "b"), ("Vladimir Ordynsky", "a"))
    assert frozenset({("V. I. Ordynsky", "a"), ("Vladimir Ordynsky", "a")}) in found


def test_a_woman_s_title_joins_no_name_that_may_be_a_man_s() -> None:
    found = clusters(("Edwin Rowe", "a"), ("Rowe", "a", "Mrs"), ("Margaret Rowe", "b"))
    assert frozenset({("Edwin Rowe", "a")}) in found


def test_a_given_name_alone_is_of_its_document() -> None:
    assert len(clusters(("Hedwig", "a"), ("Hedwig", "b"))) == 2


def test_a_surname_with_a_title_says_nothing_of_other_documents() -> None:
    assert len(clusters(("Maddock", "a", "Mr."), ("Maddock", "b"))) == 2


def test_the_end_of_a_long_name_means_it_in_its_document() -> None:
    found = clusters(("Carlos Saavedra Lamas", "a"), ("Saavedra Lamas", "a"), ("Saavedra Lamas", "b"))
    assert frozenset({("Carlos Saavedra Lamas", "a"), ("Saavedra Lamas", "a")}) in found


def test_names_that_lead_to_different_entries_are_not_joined() -> None:
    uses = [
        Use("person", "Edwin Rowe", "a", entries=("pers-1",)),
        Use("person", "E. Rowe", "a", entries=("pers-2",)),
        Use("person", "Rowe", "b"),
    ]
    found = cluster(uses, load())
    assert sorted(one.entries for one in found) == [(), ("pers-1",), ("pers-2",)]


def test_the_fullest_name_comes_first() -> None:
    uses = [Use("person", words, "a") for words in ("Ordynsky", "V. Ordynsky", "Vladimir Ordynsky")]
    (found,) = cluster(uses, load())
    assert [one.use.words for one in found.members] == ["Vladimir Ordynsky", "V. Ordynsky", "Ordynsky"]


@pytest.mark.parametrize("shape", ["{}a Rowe", "R. Rowe{}", "A{} B. Ordynsky"])
def test_clustering_grows_with_the_names(shape: str) -> None:
    def work(number: int) -> object:
        names = [shape.format("abcdefghij"[at % 10] * (1 + at // 10 % 7) + str(at)) for at in range(number)]
        return cluster([Use("person", name, f"d{at % 50}") for at, name in enumerate(names)], load())

    assert grows_with_length(work, 1000, 8000)
