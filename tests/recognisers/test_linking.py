"""Persons: which entry a full name, a surname alone, a name of another spelling means, and where none is guessed."""

from __future__ import annotations

import pytest

from edenda.register.entries import Register
from tests.recognisers.registers import entry, found, links, person, register

KHRUSHCHEV = person("pers-khrushchev", "Nikita Khrushchev")
MAO = person("pers-mao", "Mao Zedong")
KIM = person("pers-kim", "Kim Il Sung")
MIKULIC = person("pers-mikulic", "Ante Mikulić")
GAULLE = person("pers-gaulle", "Charles de Gaulle")
CASTRO = person("pers-castro", "Fidel Castro Ruz")
ONE = register(KHRUSHCHEV, MAO, KIM, MIKULIC, GAULLE, CASTRO)
TWO = register(
    person("pers-strand-anneli", "Anneli Strand", roles="ambassador"),
    person("pers-strand-olof", "Olof Strand", roles="minister of trade"),
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Nikita Khrushchev", "pers-khrushchev"),
        ("N. S. Khrushchev", "pers-khrushchev"),
        ("N.S. Khrushchov", "pers-khrushchev"),
        ("Nikita Sergeyevich Khrushchyov", "pers-khrushchev"),
        ("Nikita Khruschov", "pers-khrushchev"),
        ("Nikita Chruschtschow", "pers-khrushchev"),
        ("Nikita Khrouchtchev", "pers-khrushchev"),
        ("NIKITA KHRUSHCHEV", "pers-khrushchev"),
        ("Khrushchev, N. S.", "pers-khrushchev"),
        ("Mao Tse-tung", "pers-mao"),
        ("Mao Tse Tung", "pers-mao"),
        ("Kim Il-sung", "pers-kim"),
        ("Kim Il-sŏng", "pers-kim"),
        ("Gim Il-seong", "pers-kim"),
        ("A. Mikulic", "pers-mikulic"),
        ("Ante Mikulich", "pers-mikulic"),
        ("de Gaulle", "pers-gaulle"),
        ("General de Gaulle", "pers-gaulle"),
        ("General Ch. de Gaulle", "pers-gaulle"),
        ("Charles De Gaulle", "pers-gaulle"),
        ("Fidel Castro", "pers-castro"),
    ],
)
def test_a_name_in_another_form_means_the_same_person(name: str, expected: str) -> None:
    assert [ref for _, ref in links(f"On that day it was said that {name} spoke to them.", ONE)] == [expected]


@pytest.mark.parametrize(
    "name", ["K. Khrushchev", "Sergei Khrushchev", "Mao Yuanxin", "Kim Jong Il", "Robert Castro", "Anna Mikulić"]
)
def test_a_name_that_contradicts_an_entry_is_not_linked_and_speaks_against_it(name: str) -> None:
    surname = name.split()[0 if name.startswith(("Mao", "Kim")) else -1]
    assert links(f"On that day Mr {name} spoke to them. Later {surname} spoke again.", ONE) == []


def test_initials_that_fit_somebody_whom_the_register_has_not_got_are_not_linked() -> None:
    known = register(person("pers-strand-olof", "Olof Strand"))
    assert links("Oskar Strand wrote to us in May. O. Strand was glad.", known) == []
    assert links("Ingrid Strand wrote to us in May. O. Strand was glad.", known) == [("O. Strand", "pers-strand-olof")]


@pytest.mark.parametrize(("known", "other"), [("Matthew Rowe", "Matthias Rowe"), ("James Rowe", "Jacob Rowe")])
def test_two_names_of_one_language_are_not_one_name(known: str, other: str) -> None:
    assert links(f"Yesterday {other} came to us, and they dined.", register(person("pers-rowe", known))) == []


@pytest.mark.parametrize(
    "text", ["Khrushchev spoke.", "It was Khrushchov's plan.", "They met Comrade Khruschov there."]
)
def test_the_surname_of_the_only_person_is_linked(text: str) -> None:
    assert [ref for _, ref in links(f"It had rained. {text}", ONE)] == ["pers-khrushchev"]


def test_a_surname_means_the_person_whom_the_document_names_in_full_before_or_after() -> None:
    for text in ("Olof Strand came. Then Strand spoke.", "Then Strand spoke. Olof Strand came."):
        assert {ref for _, ref in links(text, TWO)} == {"pers-strand-olof"}


def test_of_two_persons_the_nearest_introduction_decides() -> None:
    text = (
        "Olof Strand came. Later Strand spoke.\n\nAnneli Strand came. Later Strand spoke.\n\nIn autumn Strand left.\n\n"
        "Olof Strand and Anneli Strand met, and Strand was glad."
    )
    refs = [ref for words, ref in links(text, TWO) if words == "Strand"]
    assert refs == ["pers-strand-olof", "pers-strand-anneli", "pers-strand-anneli", "pers-strand-anneli"]


def test_before_two_introductions_there_is_no_link() -> None:
    text = "In spring Mr Strand spoke to them.\n\nOlof Strand came.\n\nAnneli Strand came."
    assert [words for words, _ in links(text, TWO)] == ["Olof Strand", "Anneli Strand"]


def test_of_two_persons_the_one_with_the_office_beside_the_name_is_meant() -> None:
    assert links("They asked Ambassador Strand about it.", TWO) == [("Strand", "pers-strand-anneli")]
    assert links("They asked Minister Strand about it.", TWO) == [("Strand", "pers-strand-olof")]
    assert links("They asked Colonel Strand about it.", TWO) == []


def test_homonyms_are_marked_and_not_linked_without_evidence() -> None:
    (one,) = found("They asked Mr Strand about it.", TWO)
    assert (one.type, one.text, "ref" in one.attributes) == ("persName", "Strand", False)
    assert one.evidence == "2 persons of the register have this name, and the document names none in full"


def test_a_surname_that_is_a_common_word_or_a_place_needs_evidence() -> None:
    known = register(person("pers-long", "Walter Long"), person("pers-london", "Jack London"))
    assert links("Long before that they had met in London. A long road led to London.", known) == []
    assert links("They had asked Mr Long and Captain London.", known) == [
        ("Long", "pers-long"),
        ("London", "pers-london"),
    ]


def test_a_place_and_a_person_of_one_name_are_told_apart() -> None:
    known = register(entry("pl-memmin", "placeName", "Memmin"), person("pers-memmin", "Karl Memmin"))
    text = "Karl Memmin was ill. Dr Memmin lay in bed. In Memmin nobody knew; at last Memmin died."
    assert links(text, known) == [
        ("Karl Memmin", "pers-memmin"),
        ("Memmin", "pers-memmin"),
        ("Memmin", "pl-memmin"),
        ("Memmin", "pers-memmin"),
    ]
    assert links("They loved Memmin.", known) == [("Memmin", "pl-memmin")]


def test_a_misprint_names_its_entry_and_gives_rise_to_no_other_form() -> None:
    known = register(person("pers-qiao", "Qiao Xiaoguang", "!Qing Xiaoguan"))
    assert links("They met Qing Xiaoguan there.", known) == [("Qing Xiaoguan", "pers-qiao")]
    assert links("They met Mr Qing there.", known) == []


def test_an_attested_name_of_one_word_is_linked_without_a_fuller_one() -> None:
    known = register(person("pers-kim", "Kim Il Sung", "Kim"), person("pers-kim-gwang", "Kim Gwang-hyeop"))
    assert links("On that day Kim spoke.", known) == [("Kim", "pers-kim")]
    assert links("Kim Gwang-hyeop came. Later Kim spoke.", known)[-1] == ("Kim", "pers-kim-gwang")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("N. S. Khrushchev came.", "its parts agree with those of “Nikita Khrushchev”, and of no other entry"),
        ("It was Khrushchev.", "the surname of “Nikita Khrushchev”, the only person of that surname"),
        (
            "N. Khrushchev came. It was Khrushchev.",
            "the only person of this name whom the document names in full: “N. Khrushchev”",
        ),
    ],
)
def test_every_link_says_why(text: str, why: str) -> None:
    assert found(text, ONE)[-1].evidence == why


def test_the_order_of_entries_in_the_register_does_not_matter() -> None:
    text = "Olof Strand met N. Khrushchev and Mao. Anneli Strand came. Then Strand spoke of Kim Il-sung."
    entries = [*ONE.entries.items(), *TWO.entries.items()]
    assert found(text, Register(dict(entries))) == found(text, Register(dict(reversed(entries))))


def test_a_slip_for_another_name_means_the_person_only_where_the_document_names_him() -> None:
    known = register(
        person("pers-qiao", "Qiao Xiaoguang", "!Qing", "!Qioa"), person("pers-engels", "Friedrich Engels", "!Ekngels")
    )
    assert links("The Qing armies fled, and Mr Qing with them.", known) == []
    assert links("They met Qiao Xiaoguang. Then Qing left.", known)[-1] == ("Qing", "pers-qiao")
    assert links("It was written by Ekngels alone.", known) == [("Ekngels", "pers-engels")]


def test_a_surname_within_another_name_is_none() -> None:
    known = register(person("pers-jones", "P. Jones", "Jones"))
    assert links("In that year the Jones Act was passed.", known) == []
    assert links("In that year the Jones plan was passed.", known) == [("Jones", "pers-jones")]
