"""Names stand in an index by their surnames."""

from __future__ import annotations

import pytest

from edenda.languages import load
from edenda.register.entries import Form
from edenda.site.registers.filing import Filing

FILING = Filing(load("en"))


def filed(name: str, *others: str, surname: str = "", element: str = "person") -> str:
    forms = (Form(name, surname=surname), *(Form(other) for other in others))
    return FILING.filed(element, forms)[0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Edwin Rowe", "Rowe, Edwin"),
        ("N. S. Thorne", "Thorne, N. S."),
        ("Rowe, Edwin", "Rowe, Edwin"),
        ("Rowe", "Rowe"),
        ("Charles de Marsh", "Marsh, Charles de"),
        ("Jan Van der Noot", "Van der Noot, Jan"),
        ("Edwin Rowe jr", "Rowe, Edwin jr"),
        ("Mary of Skerry", "Mary of Skerry"),
        ("Edmund II", "Edmund II"),
        ("Kim Il Song", "Kim Il Song"),
        ("Kim Philby", "Philby, Kim"),
        ("Łucja Zięba", "Zięba, Łucja"),
        ("the crew", "the crew"),
        ("de", "de"),
    ],
)
def test_a_person_stands_under_the_surname(name: str, expected: str) -> None:
    assert filed(name) == expected


def test_a_marked_surname_counts_whatever_the_order() -> None:
    assert filed("Ana Marsh Pell", surname="Marsh Pell") == "Marsh Pell, Ana"
    assert filed("Nagy Imre", surname="Nagy") == "Nagy Imre"


def test_another_name_of_one_word_tells_which_word_is_the_surname() -> None:
    assert filed("Thorne Edwin", "Thorne") == "Thorne Edwin"
    assert filed("Thorne Edwin") == "Edwin, Thorne"


def test_other_names_stand_as_they_are() -> None:
    assert filed("Harbour Board", element="org") == "Harbour Board"
