"""Units: which lines make one paragraph, and what joins over a page break."""

from __future__ import annotations

import pytest

from edenda.languages import load
from edenda.readers.layout.lines import read_lines
from edenda.readers.layout.steps import Lines

WRAPPED = (
    "The harbour froze in the winter of that year, a thing\n"
    "not known to anybody in the town, and the Governor has\n"
    "promised that the mole shall be finished by the spring."
)
SECOND = (
    "He promised the same to my predecessor, who is now in\n"
    "another place and does not write to us any more, or so\n"
    "the baker says."
)
LONG = "The harbour froze in the winter of that year, a thing not known to anybody in the"


def units(raw: str) -> list[str]:
    """The texts of units; a page marker is `=number`."""
    return [f"={unit.page}" if unit.is_page else unit.text for unit in Lines(raw, load()).page().units]


def one(text: str) -> str:
    """A wrapped text on one line."""
    return " ".join(text.split())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_wrapped_lines_are_one_paragraph_whatever_the_line_end(end: str) -> None:
    assert units(f"{WRAPPED}\n\n{SECOND}\n".replace("\n", end)) == [one(WRAPPED), one(SECOND)]


def test_two_lines_that_break_off_in_a_sentence_are_one_paragraph() -> None:
    text = "The mosses arrived in good order on 2 May, and I shall\nreturn the duplicates before the end of June."
    assert units(f"Dear Sir,\n\n{text}\n\nYours,\n\nH. Barlow\n") == ["Dear Sir,", one(text), "Yours,", "H. Barlow"]
    apart = (
        "The mosses arrived in good order on the second of May.\nI shall return the duplicates before the end of June."
    )
    assert units(f"Dear Sir,\n\n{apart}\n\nYours,\n")[1:3] == apart.split("\n")


def test_three_lines_are_one_paragraph_where_one_breaks_off_in_a_sentence_and_the_other_is_full() -> None:
    first = "You say that we burned the oil. We did not. The keeper of the northern lamp\n"
    text = f"{first}counted thirty gallons on the pier, not forty, and so did his son Hew.\n"
    more = "Our brother keeps the lamp of another harbour. Ask him."
    assert units(f"Gentlemen,\n\n{text}{more}\n\nYours,\n") == ["Gentlemen,", one(text + more), "Yours,"]
    short = f"{first}counted thirty gallons on the pier.\n"
    assert len(units(f"Gentlemen,\n\n{short}{more}\n\nYours,\n")) > 3


def test_lines_that_are_paragraphs_stay_apart() -> None:
    assert units("One paragraph on a line.\nAnother one.\nA third, which is longer than the others are.\n") == [
        "One paragraph on a line.",
        "Another one.",
        "A third, which is longer than the others are.",
    ]


@pytest.mark.parametrize("indent", ["  ", "    ", "\t"])
def test_an_indented_line_opens_a_paragraph_in_wrapped_text_without_blank_lines(indent: str) -> None:
    raw = "".join(f"{indent}{text}\n" for text in (WRAPPED, SECOND, WRAPPED, SECOND))
    assert units(raw) == [one(WRAPPED), one(SECOND)] * 2


def test_a_hanging_indent_goes_on_with_its_line() -> None:
    raw = f"{WRAPPED}\n\n" + SECOND.replace("\n", "\n    ") + "\n"
    assert units(raw) == [one(WRAPPED), one(SECOND)]


def test_a_short_line_ends_its_paragraph_where_the_next_word_would_have_fitted() -> None:
    raw = f"{WRAPPED}\n{WRAPPED}\n\nA short line\nand another\n\n{SECOND}\n"
    assert units(raw)[-3:] == ["A short line", "and another", one(SECOND)]


@pytest.mark.parametrize(
    ("first", "last", "joined"),
    [
        (f"{LONG} situa-", "tion that there was", f"{LONG} situation that there was"),
        (f"{LONG} well-known school-", "house that there was", f"{LONG} well-known school-house that there was"),
        (f"{LONG} town", "that there was", f"{LONG} town that there was"),
        (f"{LONG} Anglo-", "American town", f"{LONG} Anglo-American town"),
    ],
    ids=["a divided word", "a compound known elsewhere", "two words", "a compound with a capital"],
)
def test_a_paragraph_goes_on_behind_a_page_marker(first: str, last: str, joined: str) -> None:
    elsewhere = "There is a school-house in it.\n\n"
    assert units(f"{elsewhere}{first}\n\npage 12\n\n{last}.\n")[1:] == [f"{joined}."]


def test_a_paragraph_that_ends_does_not_go_on_behind_a_page_marker() -> None:
    assert units(f"{LONG} town.\n\npage 12\n\nAnother paragraph.\n") == [f"{LONG} town.", "=12", "Another paragraph."]


def test_a_heading_does_not_join_what_stands_behind_a_page_marker() -> None:
    assert units("The Harbour\n\npage 12\n\nIt froze in the winter.\n") == [
        "The Harbour",
        "=12",
        "It froze in the winter.",
    ]


def test_several_page_markers_in_a_row_are_kept() -> None:
    assert units(f"{LONG} town.\n\npage 12\n\npage 13\n\nAnother.\n") == [f"{LONG} town.", "=12", "=13", "Another."]


def test_lines_are_numbered_and_their_blanks_and_indents_counted() -> None:
    found = [(line.number, line.indent, line.blanks, line.text) for line in read_lines("\ufeffa\r\n\r\n\t b \r c\n")]
    assert found == [(1, 0, 0, "a"), (3, 5, 1, "b"), (4, 1, 0, "c")]


def test_lines_point_to_their_characters() -> None:
    raw = "\ufeff  a b \r\n\r\n\tc\rd"
    assert [raw[line.start : line.end] for line in read_lines(raw)] == ["a b", "c", "d"]


def test_lines_in_pairs_whose_upper_ones_are_full_are_wrapped_though_each_begins_a_sentence() -> None:
    pairs = (
        "In winter the boats lay over at the far end of the harbour of Lemmin.\nNobody went near them before April.",
        "The keeper of the lamp was paid in herring, as was the sexton Strand.\nBoth were content with it.",
        "Of the eleven boats that went out with the wind nine came home again.\nTwo were found at the sluice.",
    )
    assert units("\n\n".join(pairs) + "\n") == [one(pair) for pair in pairs]


def test_sentences_in_pairs_of_lines_of_any_length_stay_apart() -> None:
    pairs = (
        "In winter the boats lay over at the far end of the harbour of Lemmin.\nNobody went near them before April.",
        "The keeper of the lamp was paid in herring, as he wished.\nThe sexton was paid in bread, as he did not wish.",
        "Of the eleven boats that went out with the wind nine came home again.\nTwo were found at the sluice.",
    )
    assert units("\n\n".join(pairs) + "\n") == "\n".join(pairs).split("\n")


def test_a_page_begins_with_a_paragraph_where_paragraphs_open_at_the_margin_and_verse_is_set_in() -> None:
    verse = (
        "    The ferry has no rope\n    And the bridge has no rail,\n    Nor the bell a tongue;\n    The baker is deaf."
    )
    broken = "He promised it to my predec-\n\n[page 6]\n\nessor, and to the predecessor of that one as well."
    whole = "He promised it to my predecessor, and to the predecessor of that one as well."
    found = units(f"{WRAPPED}\n\n[page 5]\n\n{SECOND}\n\n{verse}\n\n{WRAPPED}\n\n{verse}\n\n{broken}\n")
    assert found[:3] == [one(WRAPPED), "=5", one(SECOND)]
    assert found[-1] == whole
