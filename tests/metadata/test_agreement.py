"""What is stated of a document against its text: contradictions are found, other forms of the same are none."""

from __future__ import annotations

from typing import Any, Final

import pytest

from edenda.config import Document
from edenda.convert import Options, convert
from edenda.languages import load
from edenda.metadata.names import is_same_person, shares_a_word
from edenda.register.entries import Entry, Form, Register
from edenda.sources import Source

LETTER: Final = (
    "Skerry, 13 March 1902\n\nTo the Secretary of the Harbour Board\n\nGentlemen,\n\n"
    "I have received your letter of 21 April. The mosses arrived in good order on 2 May.\n\n"
    "I remain, Gentlemen, your obedient servant,\n\nAgnes Thorne\n"
)


def found(raw: str = LETTER, register: Register | None = None, **stated: Any) -> list[tuple[str, str]]:
    """The contradictions between a source and what is stated of it: line and message."""
    document = Document("letter", "letter", **stated)
    done = convert(Source(raw, "letter.txt", "utf-8"), Options(document, register=register or Register()))
    return [(str(one.line), one.message) for one in done.problems if one.code == "META-001"]


def stated(key: str, value: str) -> list[tuple[str, str]]:
    """The contradictions of the letter with one value."""
    facts: dict[str, Any] = {key: value}
    return found(**facts)


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        ("date", "1902-03-03", "1"),
        ("date", "1903", "1"),
        ("date", "1902-04", "1"),
        ("sender", "Edith Thorne", "11"),
        ("sender", "Agnes Thorn", "11"),
        ("author", "Josias Vandermeer", "11"),
        ("addressee", "Edwin Barlow", "3"),
        ("place", "Oslo", "1"),
    ],
)
def test_what_is_stated_and_the_text_cannot_both_be_true(key: str, value: str, line: str) -> None:
    ((at, message),) = stated(key, value)
    assert at == line
    assert f"{key} = “{value}”" in message


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("date", "1902-03-13"),
        ("date", "1902-03"),
        ("date", "1902"),
        ("sender", "A. Thorne"),
        ("sender", "Thorne, Agnes"),
        ("sender", "Mrs. Thorne"),
        ("sender", "Agnes M. Thorne"),
        ("author", "Agnes Thorne"),
        ("addressee", "Harbour Board of Skerry"),
        ("place", "Skerry"),
        ("place", "Skerry, Orkney"),
        ("language", "en-GB"),
        ("title", "Agnes Thorne to the Harbour Board"),
    ],
)
def test_less_precise_or_another_form_of_a_name_is_no_contradiction(key: str, value: str) -> None:
    assert stated(key, value) == []


def test_forms_of_one_entry_of_the_register_are_one() -> None:
    forms = (Form("Agnes Barlow", is_preferred=True), Form("Agnes Thorne"))
    register = Register({"pers-barlow": Entry("pers-barlow", "persName", forms)})
    assert found(register=register, sender="Agnes Barlow", sender_ref="pers-barlow") == []
    assert len(found(sender="Agnes Barlow")) == 1


def test_a_title_without_a_word_of_the_source_s_own_is_a_contradiction_unless_it_is_said_to_be_made() -> None:
    raw = (
        "The Frozen Harbour\n\n" + "The harbour froze in that winter, and nobody came before the middle of April. " * 4
    )
    assert len(found(raw, title="Letters on Mosses")) == 1
    assert found(raw, title="Letters on Mosses", title_note="From the card index.") == []
    assert found(raw, title="Harbour in ice") == []


def test_the_language_of_a_catalogue_record_is_compared() -> None:
    record = "Title: The Harbour\nLanguage: English\nRepository: Lemmin Archive\n\n"
    raw = record + "The harbour froze in that winter, and nobody came before the middle of April. " * 4
    assert len(found(raw, language="de")) == 1
    assert found(raw, language="en") == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Agnes Thorne", "A. M. Thorne", True),
        ("Captain Row", "Captain Rowe", False),
        ("Zoë Müller", "Muller, Zoe", True),
        ("Dr. H. Barlow, F.R.S.", "Henry Barlow", True),
        ("Henry Barlow", "Henry", True),
        ("The Secretary", "Agnes Thorne", True),
        ("J. P. Lamb", "Peter Lamb", True),
        ("Jane Lamb", "Peter Lamb", False),
    ],
)
def test_names_of_persons_are_compared_word_by_word(one: str, other: str, same: bool) -> None:
    assert is_same_person(one, other, load()) is same
    assert is_same_person(other, one, load()) is same


def test_a_body_is_known_by_its_initials() -> None:
    assert shares_a_word("CPSU", "Communist Party of the Soviet Union", load())
    assert not shares_a_word("Harbour Board", "School Council", load())
