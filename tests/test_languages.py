"""Languages as data: a language has its own words, and the English ones where it lacks some."""

from __future__ import annotations

import tomllib

from edenda.languages import is_known, load
from edenda.resources import LANGUAGES


def test_a_language_has_its_own_words() -> None:
    assert load("de-AT").words("dates", "months")[2] == "märz"
    assert load("de").name == "German"


def test_what_a_language_lacks_is_taken_from_english() -> None:
    german, english = load("de"), load("en")
    assert german.words("letter", "kinds") == english.words("letter", "kinds")
    assert german.words("dateline", "undated") == english.words("dateline", "undated")


def test_a_table_of_words_is_not_mixed_with_the_english_one() -> None:
    assert "spring" not in load("de").table("dates", "seasons")


def test_a_language_without_data_is_read_as_english() -> None:
    assert not is_known("xx")
    assert load("xx").words("dates", "months") == load("en").words("dates", "months")


def test_every_key_for_dates_that_english_has_there_is_in_german() -> None:
    paths = (LANGUAGES / f"{code}.toml" for code in ("en", "de"))
    english, german = (tomllib.loads(path.read_text(encoding="utf-8"))["dates"] for path in paths)
    assert english.keys() == german.keys()
