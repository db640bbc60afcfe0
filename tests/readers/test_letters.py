"""The small forms of letters and records: datelines, stamps, labelled lines, speeches, several letters in one file."""

from __future__ import annotations

import pytest

from edenda.languages import load
from edenda.model import Block
from edenda.readers import read
from edenda.readers.context import Text
from edenda.readers.dateline import is_dateline, is_letter_dateline
from edenda.readers.layout.steps import Lines
from edenda.readers.letters.stamps import line_kind
from edenda.sources import Source
from tests.properties.letters import DATELINES

PARAGRAPH = "The survey of the northern channel was finished on the day before the ice came down the river."


def kind_of(line: str) -> str:
    """What a line is taken for around a letter."""
    language = load()
    units = Lines(line + "\n", language).page().units
    return line_kind(Text(line, "x", language, units), units[0])


def kinds(raw: str, genre: str | None = None) -> list[str]:
    """The elements of a reading's blocks, in order."""
    reading, _ = read(Source(raw, "seeds/x.txt", "utf-8"), genre=genre)
    blocks: list[Block] = [block for top in reading.body.blocks for block in top.walk()]
    return [block.kind for block in blocks]


@pytest.mark.parametrize("line", [*DATELINES, "Washington, undated.", "[ca. 4 May 1887]", "Boston 3d Decr. 1782"])
def test_a_line_with_place_and_date_in_any_form_is_a_dateline_of_a_letter(line: str) -> None:
    assert is_letter_dateline(line)


@pytest.mark.parametrize("line", ["The Friday Club", "On 5 May 1887 we left", "Saturday Market Accounts"])
def test_a_line_that_says_more_than_place_and_date_is_no_dateline(line: str) -> None:
    assert not is_letter_dateline(line)


def test_a_weekday_alone_is_a_dateline_only_where_one_is_looked_for() -> None:
    assert is_letter_dateline("Tuesday night")
    assert not is_dateline("Tuesday night")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("CONFIDENTIAL—NODIS", "stamp"),
        ("Strictly secret. Special folder", "stamp"),
        ("Copy No. 4 of 6", "stamp"),
        ("File No. 33-A", "reference"),
        ("Re. the lease of 1880", "subject"),
        ("c.c. Treasury", "copies"),
        ("2 Encls.", "enclosures"),
        ("Drafted by P. Olm", "drafting"),
        ("Secret matters were discussed.", ""),
        ("Reference was made in 1890", ""),
        ("Distribution of Prizes", ""),
        ("No. 5 Bridge Street", ""),
    ],
)
def test_a_line_around_a_letter_is_known_by_its_words_and_its_form(line: str, kind: str) -> None:
    assert kind_of(line) == kind


def test_prose_with_a_colon_is_no_speech() -> None:
    raw = f"REPORT\n\nTo sum up: {PARAGRAPH}\n\n{PARAGRAPH}\n\nResult: {PARAGRAPH}\n\nMr. Hale said: {PARAGRAPH}\n"
    assert "sp" not in kinds(raw, "report")


def test_three_speeches_of_three_speakers_are_too_few_signs() -> None:
    raw = f"REPORT\n\nHale: {PARAGRAPH}\n\nOddy: {PARAGRAPH}\n\nTench: {PARAGRAPH}\n"
    assert "sp" not in kinds(raw, "report")


def test_speeches_of_one_who_recurs_have_their_speakers() -> None:
    raw = f"REPORT\n\nQ. {PARAGRAPH}\n\nA. {PARAGRAPH}\n\nQ. {PARAGRAPH}\n\nA. {PARAGRAPH}\n"
    assert kinds(raw, "report").count("speaker") == 4


def test_a_letter_that_quotes_a_salutation_is_one_letter() -> None:
    quoted = f"He wrote:\n\nDear Madam,\n\n{PARAGRAPH}"
    raw = f"Boston, May 4, 1871\n\nDear Sir,\n\n{PARAGRAPH} {quoted}\n\nYours truly,\nA. Lee\n"
    assert kinds(raw, "letter").count("div") == 1


def test_letters_with_a_rule_between_them_are_divided() -> None:
    one = f"Dear Sir,\n\n{PARAGRAPH}\n\nYours truly,\nEdward Lee\n"
    assert kinds(f"{one}\n-----\n\n{one}", "letter").count("div") == 2


def test_a_dateline_between_closing_and_salutation_begins_a_letter_where_the_first_begins_so() -> None:
    one = f"Boston, May 4, 1871\n\nDear Sir,\n\n{PARAGRAPH}\n\nYours truly,\nEdward Lee\n"
    assert kinds(f"{one}\n{one}", "letter").count("div") == 2
