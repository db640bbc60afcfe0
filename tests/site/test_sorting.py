from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edenda.site.sorting import initial, sort_key


def in_order(*words: str, language: str = "en") -> bool:
    mixed = words[::-1]
    return sorted(mixed, key=lambda word: sort_key(word, language)) == list(words)


def test_marks_and_capitals_decide_only_between_names_that_are_otherwise_the_same() -> None:
    assert in_order("Adler", "Äffchen", "Albrecht")
    assert in_order("Muller", "Müller", "Mullerin")
    assert in_order("abend", "Abendrot")


def test_sharp_s_is_two_letters() -> None:
    assert in_order("Strasse", "Straße", "Strassenbahn")
    assert initial("ßabo") == "S"


def test_other_scripts_come_after_latin() -> None:
    assert in_order("Zürich", "Αθήνα", "Ёлка", "Жуков", "Иванов", "Йошкар", "Киров", "東京")


def test_numbers_come_first_and_by_their_value() -> None:
    assert in_order("9th Congress", "20th Congress", "Congress 2", "Congress 10")


def test_punctuation_does_not_part_what_belongs_together() -> None:
    assert in_order("O'Brien", "“Obrist”", "Observer")


@pytest.mark.parametrize(
    ("words", "letter"),
    [
        ("Ärger", "A"),
        ("«Pravda»", "P"),
        ("Ørsted", "O"),
        ("20th Congress", "0–9"),
        ("", "#"),
        ("…", "#"),
        ("ёлка", "Е"),
    ],
)
def test_a_name_stands_under_its_base_letter(words: str, letter: str) -> None:
    assert initial(words, "de") == letter


def test_the_nordic_languages_have_letters_after_z() -> None:
    assert in_order("Zorn", "Åberg", "Ärlig", "Öberg", language="sv")
    assert [initial(word, "da-DK") for word in ("Ærø", "Åse", "Zorn")] == ["Æ", "Å", "Z"]


@given(st.lists(st.text()), st.sampled_from(["en", "de", "sv"]))
def test_names_of_one_letter_stand_together(words: list[str], language: str) -> None:
    ordered = sorted(words, key=lambda word: sort_key(word, language))
    letters = [initial(word, language) for word in ordered]
    starts = [letter for number, letter in enumerate(letters) if number == 0 or letters[number - 1] != letter]
    assert len(starts) == len(set(starts))
