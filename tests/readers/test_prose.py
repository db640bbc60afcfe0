"""Texts, essays and articles as they come: dialogue, dated parts, stage directions, and the furniture of web pages."""

from __future__ import annotations

import pytest

from edenda.checks.fidelity import compare
from edenda.config import Document
from edenda.convert import Conversion, Options, convert
from edenda.problems import has_errors
from edenda.sources import Source
from edenda.tei import parse
from tests.outline import outline

PARAGRAPH = (
    "The harbour froze in that winter, and nobody came. It was a hard time for all who lived there, and a long one."
)
LONG = f"{PARAGRAPH} {PARAGRAPH} {PARAGRAPH}"


def converted(raw: str) -> Conversion:
    """A source converted, in the genre that fits; it has to be faithful."""
    outcome = convert(Source(raw, "seeds/a.txt", "utf-8"), Options(Document("a", "K")))
    assert outcome.tei is not None, outcome.problems
    assert not has_errors(compare(raw, parse(outcome.tei, "a"), "a"))
    return outcome


def lines(raw: str) -> list[str]:
    """The outline of a source, its header left out."""
    data = converted(raw).tei
    assert data is not None
    shown = outline(parse(data, "a"))
    return [shown[0], *(line.strip() for line in shown[shown.index("# text") + 1 :])]


def furniture(raw: str) -> list[str]:
    """The words of a source that are named in the header as the page's."""
    return [flow.text for flow in converted(raw).reading.flows if flow.kind == "furniture"]


SPOKEN = "PEER. Who goes there?\n\nASTA. A man and his boots.\n\nPEER. Boots pay too.\n\nASTA. Then I go barefoot.\n"
PLAY = f"The Toll\n\n{{}}{SPOKEN}"


def test_a_play_is_a_text_with_speeches() -> None:
    found = lines(PLAY.format(""))
    assert found[0] == "genre: text"
    assert found.count("sp") == 4
    assert 'speaker "PEER."' in found


def test_the_scene_above_a_play_is_a_stage_direction() -> None:
    assert 'stage "[A bridge at night.]"' in lines(PLAY.format("[A bridge at night.]\n\n"))


def test_questions_and_answers_of_an_interview_are_speeches() -> None:
    told = "Q. What is madder, please?\n\nA. A root, and a colour.\n\nQ. And what is woad?\n\nA. A leaf, and it smells."
    raw = f"Talk with a Dyer\n\n{told}\n"
    assert lines(raw)[0] == "genre: text"
    assert lines(raw).count("sp") == 4


def test_minutes_with_speakers_stay_a_report() -> None:
    raw = "Minutes of the Board\n\nTHE CHAIRMAN: We begin.\n\nMr. Ohm: At last.\n\nTHE CHAIRMAN: Order, please.\n"
    assert lines(raw)[0] == "genre: report"


def test_what_an_audience_does_is_a_stage_direction_in_a_paragraph_and_by_itself() -> None:
    raw = f"The Opening\n\n{PARAGRAPH} (Laughter.) {PARAGRAPH}\n\n(Prolonged applause.)\n\n{PARAGRAPH}\n"
    found = lines(raw)
    assert 'stage "(Laughter.)"' in found
    assert 'stage "(Prolonged applause.)"' in found


def test_one_remark_in_brackets_makes_no_stage_direction() -> None:
    raw = f"The Opening\n\n{PARAGRAPH} (There was laughter on the quay.) {PARAGRAPH}\n\n{PARAGRAPH}\n"
    assert not any(line.startswith("stage") for line in lines(raw))


ENTRIES = ("Rain all day, and no staves came.", "Sun. Made two casks and sold one.", "Snow upon the moor in the night.")
DIARY = "Days of a Cooper\n\n" + "\n\n".join(f"{{}}\n\n{entry}" for entry in ENTRIES) + "\n"


@pytest.mark.parametrize(
    "dates",
    [
        ("3 June 1816", "5 June 1816", "11 June 1816"),
        ("Monday, 3 June 1816", "Wednesday, 5 June 1816", "Tuesday, 11 June 1816"),
        ("YEAR 1241", "YEAR 1242", "YEAR 1247"),
        ("1241", "1242", "1247"),
    ],
)
def test_dates_that_go_on_in_time_head_sections(dates: tuple[str, str, str]) -> None:
    found = lines(DIARY.format(*dates))
    assert found[0] == "genre: text"
    assert [line for line in found if line.startswith("head")][1:] == [f'head "{date}"' for date in dates]


def test_dates_that_go_back_in_time_head_nothing() -> None:
    found = lines(DIARY.format("YEAR 1247", "YEAR 1242", "YEAR 1241"))
    assert 'head "YEAR 1242"' not in found


def test_a_text_that_begins_within_a_sentence_has_no_title() -> None:
    raw = f"and so the matter was left where it stood, since neither would speak of it.\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n"
    assert lines(raw)[2] == 'p "and so the matter was"'


WEBLOG = f"""Small Hours

Skip to content

Home
About
Reading List

← Older post
Newer post →

The Queue

{LONG}

{LONG}

Share this:

Twitter

2 thoughts on “The Queue”

Tom says:
Great post. We had the same at my school, but with jackets.

Leave a Reply

Blog at WordPress.com.
"""


def test_menus_above_a_title_and_comments_below_a_text_are_furniture() -> None:
    assert lines(WEBLOG)[1:3] == ["div essay", 'head "The Queue"']
    assert lines(WEBLOG)[3:] == ['p "The harbour froze in that"'] * 2
    taken = furniture(WEBLOG)
    assert {"Small Hours", "Reading List", "Tom says:", "Leave a Reply"} <= set(taken)


def test_a_title_above_the_furniture_of_a_page_stays_a_title() -> None:
    raw = f"Quince War\nFrom Wikipedia, the free encyclopedia\n\nThe Quince War was a conflict. {LONG}\n\n{PARAGRAPH}\n"
    assert lines(raw)[2] == 'head "Quince War"'
    assert furniture(raw) == ["From Wikipedia, the free encyclopedia"]


def test_short_lines_without_a_known_one_among_them_stay() -> None:
    raw = f"Small Hours\n\nThe Queue\n\n{LONG}\n\n{PARAGRAPH}\n"
    assert furniture(raw) == []


def test_a_list_of_works_below_the_links_of_a_page_is_no_furniture() -> None:
    works = "References\n\nBrandt, August. 1958. Bread and Police. Lisk: Hollis.\n"
    raw = f"The Queue\n\n{LONG}\n\nShare this:\n\nTwitter\n\n{works}"
    assert 'bibl "Brandt, August. 1958. Bread and"' in lines(raw)


def test_words_between_stars_are_bold() -> None:
    data = converted(f"The Mill\n\nThe **Mill** was a mill, and **very** loud. {PARAGRAPH}\n\n{PARAGRAPH}\n").tei
    assert data is not None
    assert b'The <hi rend="bold">Mill</hi> was a mill, and <hi rend="bold">very</hi> loud.' in data


def test_lines_marked_as_quoted_are_one_quotation() -> None:
    raw = f"The Queue\n\n{PARAGRAPH}\n\n> If it were the police I\n> should rub it out.\n\n{PARAGRAPH}\n"
    assert 'quote "If it were the police"' in lines(raw)
    assert sum(line.startswith("quote") for line in lines(raw)) == 1


def test_a_note_of_markdown_is_a_note() -> None:
    raw = f"The Mill\n\nIt stood below the weir.[^1] {PARAGRAPH}\n\n{PARAGRAPH}\n\n[^1]: Until the flood.\n"
    assert lines(raw)[-2:] == ["# notes", '1 "Until the flood."']


def test_the_letters_that_lead_back_to_several_calls_are_no_words_of_a_note() -> None:
    raw = f"The Mill\n\nIt stood.[1] {PARAGRAPH}[1]\n\n{PARAGRAPH}\n\nReferences\n\n1. ^ a b Thrane, p. 12.\n"
    assert '1 "Thrane, p. 12."' in lines(raw)


def test_entries_of_a_bibliography_on_lines_below_each_other_are_two() -> None:
    wrapped = "\n".join(LONG[at : at + 60].strip() for at in range(0, len(LONG), 60))
    benda = "Benda, K. (1911) The Sceptre of the House. Pressburg: Anger."
    works = f"{benda}\nSzalay, G. (1899) A Commentary upon the Code. Pest: Royal.\n"
    found = lines(f"The Keys\n\n{wrapped}\n\nREFERENCES\n\n{works}")
    assert sum(line.startswith("bibl ") for line in found) == 2


def test_lines_that_an_archive_prints_on_each_page_end_it_and_are_furniture() -> None:
    stamp = "This content downloaded from 10.1.1.1\nAll use subject to JSTOR Terms and Conditions"
    pages = [
        f"It went on{PARAGRAPH[11:-1]}\n\n1 Town Archive.\n\n{stamp}",
        f"12 THE SALT ROAD\n\nand so it went.\n\n{stamp}",
    ]
    raw = "\n\n".join(["The Salt Road", f"It was used.1 {PARAGRAPH}", *pages, f"THE SALT ROAD 13\n\n{PARAGRAPH}\n"])
    found = lines(raw)
    assert [line for line in found if line.startswith("pb")] == ["pb 12", "pb 13"]
    assert '1 "Town Archive."' in found
    assert not any("downloaded" in line for line in found)
