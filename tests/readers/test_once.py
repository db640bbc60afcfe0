"""What is asked of a value again and again is worked out once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from edenda.readers.once import once


@dataclass(frozen=True)
class Word:
    """A word."""

    text: str


asked: list[str] = []


@once
def length(word: Word) -> int:
    """How long a word is."""
    asked.append(word.text)
    return len(word.text)


@once
def is_long(word: Word) -> bool:
    """Whether a word is long."""
    return len(word.text) > 5


def test_a_value_is_asked_once() -> None:
    asked.clear()
    word = Word("harbour")
    assert [length(word), length(word)] == [7, 7]
    assert asked == ["harbour"]


def test_another_value_of_the_same_kind_is_asked_anew() -> None:
    word = Word("harbour")
    assert length(word) == 7
    assert length(replace(word, text="salt")) == 4


def test_two_functions_do_not_share_what_they_remember() -> None:
    word = Word("salt")
    assert (length(word), is_long(word)) == (4, False)


def test_what_is_remembered_makes_no_value_differ() -> None:
    word = Word("salt")
    length(word)
    assert word == Word("salt")
