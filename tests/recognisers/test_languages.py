"""The words of a language lie in several files, each table in one."""

from __future__ import annotations

import tomllib
from collections import Counter

from edenda.languages import has_names, load
from edenda.resources import LANGUAGES


def test_no_table_stands_in_two_files_of_a_language() -> None:
    for code in {path.name.partition(".")[0] for path in LANGUAGES.glob("*.toml")}:
        files = (path for path in LANGUAGES.glob("*.toml") if path.name.partition(".")[0] == code)
        tables = Counter(name for path in files for name in tomllib.loads(path.read_text(encoding="utf-8")))
        assert [name for name, number in tables.items() if number > 1] == []


def test_readers_and_recognisers_have_their_own_words_for_bodies() -> None:
    assert "states" not in load("en").words("bodies", "heads")
    assert "committee" in load("en").words("bodies", "heads")


def test_names_are_looked_for_by_general_evidence_where_there_are_words_for_it() -> None:
    assert has_names("en-GB")
    assert not has_names("fr")
