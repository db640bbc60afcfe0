"""Letters, reports and resolutions as sites deliver them: who wrote to whom, what stands around the text."""

from __future__ import annotations

import pytest

from edenda.languages import load
from edenda.model import Block, Reading
from edenda.readers import read
from edenda.readers.context import Text
from edenda.readers.dateline import is_dateline
from edenda.readers.layout.steps import Lines
from edenda.readers.letters.parties import parties
from edenda.sources import Source

PARAGRAPH = "The survey of the northern channel was finished on the day before the ice came down the river."
LETTER = f"Skerry, 3 March 1902\n\nDear Sir,\n\n{PARAGRAPH}\n\nI am, Sir, your obedient servant,\n\nAgnes Thorne\n"


def reading_of(raw: str, genre: str | None = None) -> Reading:
    """A source as read."""
    return read(Source(raw, "seeds/x.txt", "utf-8"), genre=genre)[0]


def words(reading: Reading, kind: str) -> list[str]:
    """The words of all blocks of a kind."""
    blocks: list[Block] = [block for top in reading.body.blocks for block in top.walk()]
    return [reading.body.text[slice(*block.span)] for block in blocks if block.kind == kind]


def kinds(reading: Reading) -> list[str]:
    """The elements of a reading's blocks, in order."""
    return [block.kind for top in reading.body.blocks for block in top.walk()]


def furniture(reading: Reading) -> list[str]:
    """What was kept out of the text as the page's."""
    return [flow.text for flow in reading.flows if flow.kind == "furniture"]


def parties_of(title: str) -> dict[str, str]:
    """Sender and addressee that a title names."""
    language = load()
    units = Lines(title + "\n", language).page().units
    pieces = parties(Text(title, "x", language, units), units)
    return {piece.role: title[piece.nodes[0].parts[0].start : piece.nodes[0].parts[0].end] for piece in pieces}


@pytest.mark.parametrize(
    ("title", "sender", "addressee"),
    [
        ("Thora Winge to Captain Niels Brock, 4 May 1908", "Thora Winge", "Niels Brock"),
        ("Letter of Agnes Thorne to the Harbour Board, 3 March 1902", "Agnes Thorne", "Harbour Board"),
        ("12. Telegram From the Embassy in Norland to the Department of State", "Embassy in Norland", None),
        ("2. Anna Grell to Tobias Grell", "Anna Grell", "Tobias Grell"),
        ("From Osvald Brandt to the Minister of Labour", "Osvald Brandt", "Minister of Labour"),
    ],
)
def test_a_title_says_who_wrote_to_whom(title: str, sender: str, addressee: str | None) -> None:
    assert parties_of(title) == {"sender": sender, "addressee": addressee or "Department of State"}


def test_a_title_that_names_nobody_before_to_names_the_addressee_alone() -> None:
    assert parties_of("To Augusta Lyne 14 May 1861") == {"addressee": "Augusta Lyne"}


@pytest.mark.parametrize("title", ["Open Letter to the Workers", "Reply to Our Critics", "Letters to her sister, 1842"])
def test_a_title_that_only_says_letter_names_no_sender(title: str) -> None:
    assert parties_of(title) == {}


@pytest.mark.parametrize(
    "line", ["Minutes of the Drainage Board, 3 May 1861", "STRAITS COMMISSION, HELD ON 17 MAY 1947"]
)
def test_the_title_of_a_record_with_its_date_is_no_dateline(line: str) -> None:
    assert not is_dateline(line)
    assert is_dateline("Office of Railways, 2nd February 1899.")


@pytest.mark.parametrize(
    "site",
    [
        "Skip to main content",
        "Home  |  Browse  |  Search  |  About",
        "archive.example.org",
        "Letters     People     Learning     Commentary     Contact",
        "Previous Letter | Next Letter",
    ],
)
def test_what_a_site_puts_above_a_letter_is_furniture(site: str) -> None:
    title = "Agnes Thorne to the Harbour Board, 3 March 1902"
    reading = reading_of(f"Skerry Letters Online\n\n{site}\n\n{title}\n\n{LETTER}", "letter")
    assert words(reading, "head") == [title]
    assert len(furniture(reading)) == 2


def test_a_trail_of_links_that_begins_at_home_is_furniture() -> None:
    reading = reading_of(f"Home\nDocuments\nVolume Nine\n\nThe Lamp of Skerry\n\n{LETTER}", "letter")
    assert words(reading, "head") == ["The Lamp of Skerry"]


@pytest.mark.parametrize("genre", ["essay", "resolution"])
def test_an_author_named_between_the_lines_of_a_page_is_no_furniture(genre: str) -> None:
    above = "Jump to search\n\n← Older post\n\nby Agnes Thorne\n\n→ Newer post"
    reading = reading_of(f"{above}\n\nThe Lamp of Skerry\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n", genre)
    assert furniture(reading) == ["Jump to search", "← Older post", "→ Newer post"]


def test_a_menu_below_a_letter_is_furniture_and_the_last_row_of_a_table_is_none() -> None:
    menu = "About     Accessibility     Contact Us     Terms of Use"
    table = "Lamp     Oil     Wick     Glass\nNorth    2       3        4\nSouth    5       6        7"
    assert furniture(reading_of(f"{LETTER}\n{menu}\n", "letter")) == [" ".join(menu.split())]
    assert furniture(reading_of(f"THE LAMPS\n\n{PARAGRAPH}\n\n{table}\n", "report")) == []


@pytest.mark.parametrize("genre", ["letter", "report"])
def test_a_title_with_one_bar_is_no_menu(genre: str) -> None:
    reading = reading_of(f"The Lamp | Skerry Letters\n\n{LETTER}", genre)
    assert words(reading, "head") == ["The Lamp | Skerry Letters"]


def test_what_stands_outside_the_bounds_of_a_transcription_is_none_of_the_letter() -> None:
    covering = "From: Ruth\nTo: Martin\n\nDear Martin,\n\nHere is the letter.\n\n"
    raw = f"{covering}----- transcription begins -----\n\n{LETTER}\n----- transcription ends -----\n"
    reading = reading_of(raw, "letter")
    assert words(reading, "salute")[0] == "Dear Sir,"
    assert "Martin" not in reading.body.text


def test_labelled_lines_below_a_letter_are_fields_whether_known_or_not() -> None:
    reading = reading_of(f"{LETTER}\nWatermark: a bell\nRights: free to use\n", "letter")
    assert words(reading, "signed") == ["Agnes Thorne"]
    assert {field.attr("n"): field.text for field in reading.flows if field.kind == "field" and field.attr("n")} == {
        "Watermark": "a bell",
        "Rights": "free to use",
    }


def speeches(*others: str) -> Reading:
    """Four speeches of two speakers with other paragraphs between them."""
    lines = ["The Parish Meeting", f"HALM: {PARAGRAPH}", f"ORLOW: {PARAGRAPH}", *others, "HALM: No.", "ORLOW: Yes."]
    return reading_of("\n\n".join(lines) + "\n", "report")


def test_a_direction_below_a_speech_stands_between_the_speeches() -> None:
    assert kinds(speeches("(Laughter.)"))[2:9] == ["sp", "speaker", "p", "sp", "speaker", "p", "stage"]
    found = [block for top in speeches("(Laughter.)").body.blocks for block in top.walk() if block.kind == "sp"]
    assert not any(child.kind == "stage" for block in found for child in block.children)


def test_what_is_told_between_speeches_belongs_to_none_and_other_paragraphs_go_on() -> None:
    told = speeches("The Ambassador added that this was his own opinion.")
    goes_on = speeches("You asked me before about the bridge, which is gone.")
    sizes = [
        [len(block.children) for top in one.body.blocks for block in top.walk() if block.kind == "sp"]
        for one in (told, goes_on)
    ]
    assert sizes == [[2, 2, 2, 2], [2, 3, 2, 2]]


def test_those_who_spoke_before_speak_in_a_short_section_too() -> None:
    reading = speeches("THE NEXT MEETING")
    assert kinds(reading).count("sp") == 4


def test_one_line_of_those_present_is_a_paragraph_and_two_labels_are_a_list() -> None:
    top = "Minutes of the Drainage Board, 3 May 1861\n\nPresent: Mr. Stahl, Mr. Ohm"
    one = reading_of(f"{top}\n\n{PARAGRAPH}\n")
    two = reading_of(f"{top}\nApologies: Mr. Brandt\n\n{PARAGRAPH}\n")
    assert "list" not in kinds(one)
    assert words(one, "p")[0] == "Present: Mr. Stahl, Mr. Ohm"
    assert words(two, "label") == ["Present:", "Apologies:"]


def test_a_protocol_of_a_body_is_a_resolution_with_its_labels_as_a_list() -> None:
    raw = (
        "Bureau of the Regional Committee of Osterode\n\nPROTOCOL No. 12\n\n14. VIII. 1947\n\n"
        f"Chairman: Comrade Lund\nPresent: Comrades Abel, Fink\n\n{PARAGRAPH}\n\n(Signed) H. Lund\n"
    )
    reading = reading_of(raw)
    assert reading.genre == "resolution"
    assert words(reading, "docDate") == ["14. VIII. 1947"]
    assert words(reading, "item") == ["Comrade Lund", "Comrades Abel, Fink"]
    assert words(reading, "signed") == ["(Signed) H. Lund"]


def test_clauses_behind_a_dash_are_items_and_speech_behind_one_is_none() -> None:
    clauses = (
        f"APPEAL\n\n{PARAGRAPH}\n\nWe ask:\n\n—that the lights be lit;\n\n—that the boats put out.\n\n{PARAGRAPH}\n"
    )
    speech = f"APPEAL\n\n{PARAGRAPH}\n\n—Who goes there?\n\n—Nobody at all.\n\n{PARAGRAPH}\n"
    assert kinds(reading_of(clauses, "resolution")).count("item") == 2
    assert kinds(reading_of(speech, "resolution")).count("item") == 0


def test_a_report_that_greets_its_board_is_a_report() -> None:
    reading = reading_of(f"REPORT ON THE NORTH LIGHT\n\n{LETTER}")
    assert reading.genre == "report"


def test_a_letter_with_a_catalogue_record_above_it_is_a_letter() -> None:
    record = "Title: Agnes Thorne to the Board\nFrom: Agnes Thorne\nTo: The Board\nDate: 3 March 1902\n"
    more = "Repository: County Archive\nReference: HB 12\nSeal: none\nWatermark: a bell\nRights: free to use\n\n"
    assert reading_of(f"{record}{more}{LETTER}").genre == "letter"


def test_the_number_of_enclosures_stands_in_the_opener() -> None:
    title = "Agnes Thorne to the Harbour Board, 3 March 1902"
    reading = reading_of(f"{title}\n\nNo. 14.\n(1 Enclosure.)\n\n{LETTER}", "letter")
    assert words(reading, "seg") == ["No. 14.", "(1 Enclosure.)"]


def test_lines_above_a_dateline_and_below_a_whole_title_are_the_letterhead() -> None:
    title = "Agnes Thorne to the Harbour Board, 3 March 1902"
    reading = reading_of(f"{title}\n\nHARBOUR OFFICE\n14 Tollgate Quay\n\n{LETTER}", "letter")
    assert words(reading, "address") == ["HARBOUR OFFICE\n14 Tollgate Quay"]
    assert words(reading, "head") == [title]


def test_a_letter_whose_dateline_has_no_year_is_dated_by_its_title() -> None:
    title = "Agnes Thorne to the Harbour Board, 3 March 1902"
    reading = reading_of(f"{title}\n\n{LETTER.replace(' 1902', '')}", "letter")
    assert [field.text for field in reading.fields("date-composed")] == [title]
