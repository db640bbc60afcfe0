"""Headings, datelines, lists, notes and catalogue records: what lines are, by form and by what follows."""

from __future__ import annotations

import pytest

from edenda.languages import load
from edenda.readers.catalogue.records import entries, find_after, find_before, label_role
from edenda.readers.dateline import is_date_only, is_dateline
from edenda.readers.layout.steps import Lines
from edenda.readers.notes.gather import gather_notes
from edenda.readers.structure.heading_levels import plain_depth
from edenda.readers.structure.heading_marks import marked
from edenda.readers.structure.headings import heading_flags
from edenda.readers.structure.lists import find_list
from edenda.readers.units import Unit

PARAGRAPH = "The harbour froze in that winter, and nobody came."


def units(raw: str) -> tuple[Unit, ...]:
    """The units of a text."""
    return Lines(raw, load()).page().units


@pytest.mark.parametrize(
    "line",
    [
        "The Harbour",
        "CAUSES",
        "1. The harbour",
        "2.1 Causes",
        "III. AFTER THE WAR.",
        "## Causes",
        "== Causes ==",
        "Who came?",
    ],
)
def test_a_short_line_above_a_paragraph_is_a_heading(line: str) -> None:
    assert heading_flags(units(f"{line}\n\n{PARAGRAPH}\n"), load()) == [True, False]


@pytest.mark.parametrize(
    "line",
    [
        "the harbour",
        "It froze.",
        "(The harbour)",
        "“The harbour”",
        "- The harbour",
        "Moscow, 30 March 1963",
        "* * *",
        "The Harbour,",
        "page 12",
    ],
)
def test_a_line_that_is_no_heading(line: str) -> None:
    assert heading_flags(units(f"{line}\n\n{PARAGRAPH}\n"), load()) == [False, False]


def test_nothing_is_a_heading_without_what_it_heads() -> None:
    assert heading_flags(units(f"{PARAGRAPH}\n\nThe Harbour\n"), load()) == [False, False]


@pytest.mark.parametrize(
    ("line", "level"),
    [("Causes", 1), ("2. Causes", 1), ("2.1 Causes", 2), ("2.1.3 Causes", 3), ("### Causes", 3), ("== Causes ==", 2)],
)
def test_a_heading_says_how_deep_it_stands(line: str, level: int) -> None:
    assert plain_depth(marked(units(line), 0)) == level


@pytest.mark.parametrize(
    "line",
    [
        "30 March 1963",
        "March 30, 1963",
        "(30 March 1963)",
        "Monday, 30 March 1963",
        "March 1963",
        "30.3.1963",
        "1963-03-30",
        "spring 1963",
        "1963",
    ],
)
def test_a_line_that_is_a_date_and_nothing_else(line: str) -> None:
    assert is_date_only(line)
    assert is_dateline(line)


@pytest.mark.parametrize(
    "line",
    [
        "Moscow, 30 March 1963",
        "The Hague, the 3rd of May 1921",
        "Moscow 30.3.1963",
        "At the Factory of Palm, 3rd of September, 1793",
    ],
)
def test_a_line_that_is_a_place_and_a_date(line: str) -> None:
    assert is_dateline(line)
    assert not is_date_only(line)


@pytest.mark.parametrize(
    "line",
    [
        "Moscow",
        "It rained on 30 March 1963",
        "On 30 March 1963 it rained in the whole town",
        "the 22nd Congress",
        "30 men",
    ],
)
def test_a_line_that_is_no_dateline(line: str) -> None:
    assert not is_dateline(line)


def listed(raw: str) -> list[str]:
    """The labels of the list with which a text begins."""
    found = units(raw)
    return [item.marker.text for item in find_list(found, 0, raw, next_stop=[len(found)] * len(found))]


@pytest.mark.parametrize(
    ("raw", "labels"),
    [
        ("1. one\n2. two\n3. three\n", ["1.", "2.", "3."]),
        ("(a) one\n\n(b) two\n", ["(a)", "(b)"]),
        ("a) one\nb) two\n", ["a)", "b)"]),
        ("i. one\nii. two\niii. three\n", ["i.", "ii.", "iii."]),
        ("- one\n- two\n", ["-", "-"]),
        ("• one\n• two\n", ["•", "•"]),
        ("1. one\n\nand more of it\n\n2. two\n", ["1.", "2."]),
        ("A. one\nB. two\n", ["A.", "B."]),
        ("1. one\n", []),
        ("2. two\n3. three\n", []),
        ("1. one\n3. three\n", []),
        ("1. one\n2) two\n", []),
        ("one\ntwo\n", []),
    ],
)
def test_a_list_counts_up_from_its_beginning(raw: str, labels: list[str]) -> None:
    assert listed(raw) == labels


def test_a_list_of_letters_goes_on_behind_h() -> None:
    raw = "".join(f"{letter}. item\n" for letter in "abcdefghij")
    assert listed(raw) == [f"{letter}." for letter in "abcdefghij"]


def noted(body: str, notes: str) -> list[tuple[str, int]]:
    """The labels of a text's printed notes, and how often each is called."""
    raw = f"A Title\n\n{body}\n\nAnother paragraph stands here.\n\n{notes}\n"
    return [(note.n, len(note.calls)) for note in gather_notes(raw, load()).notes.notes]


BOTH = [("1", 1), ("2", 1)]


@pytest.mark.parametrize(
    ("body", "notes", "expected"),
    [
        ("It froze[1] twice[2].", "[1] So he says.\n\n[2] So does she.", BOTH),
        ("It froze¹ twice.²", "¹ So he says.\n\n² So does she.", BOTH),
        ("It froze (1) twice (2).", "(1) So he says.\n\n(2) So does she.", BOTH),
        ("It froze[1] twice[2].", "Notes\n\n1. So he says.\n\n2. So does she.", BOTH),
        ("It froze.", "[1] So he says.\n\n[2] So does she.", []),
        ("It froze[1] twice.", "1. So he says.\n\n2. So does she.", []),
    ],
)
def test_notes_are_numbered_below_the_text_and_called_in_it(
    body: str, notes: str, expected: list[tuple[str, int]]
) -> None:
    assert noted(body, notes) == expected


RECORD = "Title:\nThe frozen harbour\n\nAuthor: A. Strand\n\nSubjects:\n- Ice\n- Ships\n\nOriginal Archive: Memmin\n"


def test_a_catalogue_record_after_a_text_is_found() -> None:
    raw = f"{PARAGRAPH}\n\n" * 5 + RECORD
    found = units(raw)
    assert found[find_after(found, raw, load())].text == "Title:"


def test_a_catalogue_record_before_a_text_is_found() -> None:
    raw = f"Title: The frozen harbour\nAuthor: A. Strand\nDate: 3 May 1921\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n"
    assert find_before(units(raw), raw, load()) == (0, 3)


def test_a_text_without_labels_has_no_record() -> None:
    raw = f"A Title\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n"
    found = units(raw)
    assert (find_before(found, raw, load()), find_after(found, raw, load())) == ((0, 0), len(found))


def test_the_entries_of_a_record_have_label_field_and_values() -> None:
    found = [
        (entry.label.strip(" :"), entry.role, [unit.text for unit in entry.values])
        for entry in entries(units(RECORD), RECORD, load())
    ]
    assert found == [
        ("Title", "title", ["The frozen harbour"]),
        ("Author", "author", []),
        ("Subjects", "subject", ["- Ice", "- Ships"]),
        ("Original Archive", "archive", []),
    ]


@pytest.mark.parametrize(
    ("label", "role"), [("Author(s)", "author"), ("AUTHORS:", "author"), ("Subject", "subject"), ("Weather", "")]
)
def test_a_label_names_a_field_whatever_its_case_and_number(label: str, role: str) -> None:
    assert label_role(label, load()) == role
