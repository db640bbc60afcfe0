"""Tables, verse, captions, epigraphs, contents, links, nested lists, levels of headings: what lines show together."""

from __future__ import annotations

import pytest
from lxml import etree

from edenda.checks.fidelity import compare
from edenda.config import Document
from edenda.convert import Conversion, Options, convert
from edenda.languages import load
from edenda.readers.layout.steps import Lines
from edenda.readers.structure.heading_levels import depths
from edenda.readers.structure.heading_marks import Marked
from edenda.readers.structure.headings import find_headings, heading_flags
from edenda.sources import Source
from edenda.tei import parse
from tests.outline import outline

PARAGRAPH = "The harbour froze in that winter, and nobody came. It was a hard time for all who lived there."


def converted(body: str, genre: str = "article") -> Conversion:
    """Some blocks below a title and a paragraph, a paragraph after them, converted."""
    raw = f"The Book of Vardal\n\n{PARAGRAPH}\n\n{body}\n\n{PARAGRAPH}\n"
    return convert(Source(raw, "seeds/a.txt", "utf-8"), Options(Document("a", "K"), genre=genre))


def lines(body: str, genre: str = "article") -> list[str]:
    """The outline of some blocks, title and paragraphs around them left out."""
    outcome = converted(body, genre)
    assert outcome.tei is not None, outcome.problems
    shown = outline(etree.fromstring(outcome.tei))
    text = shown[shown.index("# text") + 1 :]
    text = text[: next((index for index, line in enumerate(text) if line.startswith("# ")), len(text))]
    return [line.strip() for line in text[3:] if '"The harbour froze in that"' not in line]


def codes(body: str) -> list[str]:
    """The codes of the problems of some blocks."""
    return [problem.code for problem in converted(body).problems]


@pytest.mark.parametrize(
    "table",
    [
        "Cod     1,200    12\nLing      300     4\nSkate      9     1",
        "Cod\t1,200\t12\nLing\t300\t4\nSkate\t9\t1",
        "| Cod | 1,200 | 12 |\n| Ling | 300 | 4 |\n| Skate | 9 | 1 |",
        "Cod | 1,200 | 12\nLing | 300 | 4\nSkate | 9 | 1",
        "+-----+-----+--+\n| Cod |1,200|12|\n+-----+-----+--+\n| Ling|  300| 4|\n|Skate|    9| 1|\n+-----+-----+--+",
        "Cod ........ 1,200   12\nLing ....... 300     4\nSkate ...... 9       1",
    ],
)
def test_cells_are_told_apart_by_blanks_tabs_strokes_or_dots(table: str) -> None:
    rows = [("Cod", "1,200", "12"), ("Ling", "300", "4"), ("Skate", "9", "1")]
    assert lines(table) == ["table", *(line for row in rows for line in ("row", *(f'cell "{cell}"' for cell in row)))]


def test_an_empty_cell_keeps_its_place() -> None:
    found = lines("Cod     1,200    12\nLing               4\nSkate      9     1\nHake      11     7")
    assert found[5:9] == ["row", 'cell "Ling"', 'cell ""', 'cell "4"']


@pytest.mark.parametrize(
    "table",
    [
        "| Fish | Tons |\n|------|-----:|\n| Cod | 12 |\n| Ling | 4 |",
        "Fish    Tons\nCod       12\nLing       4\nSkate      1",
        "Fish    Tons\n------------\nCod       12\nLing       4\nSkate      1",
    ],
)
def test_the_first_row_can_name_the_columns(table: str) -> None:
    outcome = converted(table)
    assert outcome.tei is not None
    assert outcome.tei.count(b'role="label"') == 1


def test_a_numbered_caption_heads_its_table() -> None:
    found = lines("Table 3. Catches\n\nCod     1,200\nLing      300\nSkate       9")
    assert found[:4] == ["table", 'head "Table 3. Catches"', "row", 'cell "Cod"']


@pytest.mark.parametrize(
    "text",
    [
        "The ice was thick.  Nobody came.\nThe boats were kept in.  They lay\non the quay.  It was long.",
        "Cod     1,200\nLing      300",
        "Anna Strand          Peder Holm\nSecretary            Treasurer",
    ],
)
def test_double_blanks_after_sentences_and_pairs_of_lines_are_no_table(text: str) -> None:
    assert "table" not in lines(text)


def test_wide_gaps_without_columns_are_reported() -> None:
    assert "TABLE-001" in codes(
        "Oil from the mainland      12 tons\nWicks     3 dozen of them\nInk and quills           none"
    )


POEM = "The herring comes when winds are low,\nAnd goes when they are high,\nAnd where he goes no man can know"


def test_short_lines_with_capitals_are_verse() -> None:
    found = lines(f"{POEM}\nBeneath the northern sky.")
    assert [line.partition(" ")[0] for line in found] == ["lg", "l", "l", "l", "l"]


def test_stanzas_are_groups_in_a_poem() -> None:
    found = lines(f"{POEM}\nBeneath the northern sky.\n\n{POEM}\nBeneath the northern sky.")
    assert [line for line in found if line == "lg"] == ["lg"] * 3


def test_verse_set_in_below_a_colon_is_quoted() -> None:
    found = lines(
        "A song of the time has these words:\n\n    The herring comes when winds are low,\n    And goes again."
    )
    assert found[:3] == ['p "A song of the time"', "quote", "lg"]


@pytest.mark.parametrize(
    "text",
    [
        "The Secretary\nHarbour Board of Vardal\nGraa Street\nSund",
        "The harbour froze.\nThe boats were laid up.\nThe nets were mended.\nThe winter was long.",
        "Anna Strand\nPeder Holm\nJesper Krag\nLorens Bille",
        "The boats lay in the harbour in\nthat winter, and nobody came to\nsee them but the keeper.",
    ],
)
def test_addresses_names_sentences_and_prose_are_no_verse(text: str) -> None:
    assert "lg" not in lines(text)


@pytest.mark.parametrize(
    "caption", ["Fig. 1. The quay.", "Figure 2: The quay in 1722.", "Photo: The quay.", "[Image: the quay at night]"]
)
def test_a_caption_stands_for_its_picture(caption: str) -> None:
    assert lines(caption)[0] == "figure"


def test_a_credit_belongs_to_the_caption_above_it() -> None:
    outcome = converted("Fig. 1. The quay.\n\n(Photograph by A. Strand)")
    assert outcome.tei is not None
    assert outcome.tei.count(b"<figure>") == 1


def test_a_sentence_about_a_figure_is_a_paragraph() -> None:
    assert lines("Figure 2 shows the quay as it was before the fire of that year.") == ['p "Figure 2 shows the quay"']


@pytest.mark.parametrize(
    "motto",
    [
        '"The sea gives and the sea takes."\n— P. Holm, Letters',
        "    The sea gives and the sea takes.\n\n        — P. Holm, Letters",
    ],
)
def test_a_quotation_with_its_author_above_the_text_is_an_epigraph(motto: str) -> None:
    raw = f"The Book of Vardal\n\n{motto}\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n"
    outcome = convert(Source(raw, "seeds/a.txt", "utf-8"), Options(Document("a", "K"), genre="essay"))
    assert outcome.tei is not None
    root = etree.fromstring(outcome.tei)
    found = root.find(".//{*}body//{*}epigraph")
    assert found is not None
    assert [etree.QName(child).localname for child in found] == ["quote", "bibl"]


def test_an_abstract_stands_in_the_text_and_in_the_header() -> None:
    raw = f"The Book of Vardal\n\nAbstract\n\n{PARAGRAPH}\n\nKeywords: ice; boats\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n"
    outcome = convert(Source(raw, "seeds/a.txt", "utf-8"), Options(Document("a", "K"), genre="article"))
    assert outcome.tei is not None
    shown = outline(etree.fromstring(outcome.tei))
    assert f"abstract: {PARAGRAPH}" in shown
    assert shown[shown.index("  argument") + 1 :][:3] == [
        '    head "Abstract"',
        '    p "The harbour froze in that"',
        '    p "Keywords: ice; boats"',
    ]


def test_an_abstract_can_begin_with_the_word() -> None:
    raw = f"The Book of Vardal\n\nAbstract.—{PARAGRAPH}\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n"
    outcome = convert(Source(raw, "seeds/a.txt", "utf-8"), Options(Document("a", "K"), genre="article"))
    assert outcome.tei is not None
    shown = outline(etree.fromstring(outcome.tei))
    assert f"abstract: {PARAGRAPH}" in shown
    assert '    head "Abstract.—"' in shown


def test_titles_below_contents_are_a_list_and_say_how_deep_headings_stand() -> None:
    contents = "Contents\n1 Causes\n1.1 Ice\n2 Effects"
    body = f"{contents}\n\nCauses\n\n{PARAGRAPH}\n\nIce\n\n{PARAGRAPH}\n\nEffects"
    outcome = converted(body)
    assert outcome.tei is not None
    root = etree.fromstring(outcome.tei)
    assert len(root.findall(".//{*}list[@type='contents']/{*}item")) == 3
    assert [head.text for head in root.findall(".//{*}div/{*}div/{*}div/{*}head")] == ["Ice"]


def test_page_numbers_in_contents_stand_apart() -> None:
    outcome = converted(f"Contents\n\nCauses ........ 2\nEffects ....... 9\n\nCauses\n\n{PARAGRAPH}\n\nEffects")
    assert outcome.tei is not None
    found = etree.fromstring(outcome.tei).findall(".//{*}list[@type='contents']//{*}num")
    assert [number.text for number in found] == ["2", "9"]


def test_lines_below_see_also_are_a_list() -> None:
    raw = f"Vardal\n\n{PARAGRAPH}\n\nCauses\n\n{PARAGRAPH}\n\nSee also\n\nCod\nWhales of Sund\n"
    outcome = convert(Source(raw, "seeds/a.txt", "utf-8"), Options(Document("a", "K"), genre="article"))
    assert outcome.tei is not None
    shown = outline(etree.fromstring(outcome.tei))
    assert shown[-5:] == [
        "  div section",
        '    head "See also"',
        "    list",
        '      item "Cod"',
        '      item "Whales of Sund"',
    ]


def test_lists_stand_in_lists_to_any_depth() -> None:
    found = lines("1. nets\n    - old\n        * torn\n        * lost\n    - new\n2. boats")
    assert found == [
        "list", 'label "1."', "item", "list", "item", "list", 'item "torn"', 'item "lost"', 'item "new"', 'label "2."',
        'item "boats"',
    ]  # fmt: skip


def test_a_list_that_begins_anew_is_another_list() -> None:
    found = lines(f"1. nets\n2. boats\n\n{PARAGRAPH}\n\n1. oil\n2. ink\n3. salt")
    assert [line for line in found if line == "list"] == ["list", "list"]


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["1. A", "1.1 B", "1.2 C", "2. D"], [1, 2, 2, 1]),
        (["I. Ice", "A. Oil", "B. Ink", "C. Tar", "II. Salt", "A. Rope"], [1, 2, 2, 2, 1, 2]),
        (["ICE", "Oil", "Ink", "SALT"], [1, 2, 2, 1]),
        (["ICE", "Oil", "SALT"], [1, 1, 1]),
        (["Oil", "Ink", "ICE", "Tar"], [1, 1, 1, 1]),
        (["Part One", "Chapter 1", "Chapter 2", "Part Two"], [1, 2, 2, 1]),
        (["Introduction", "1. Ice", "1.1 Oil", "Conclusion"], [1, 1, 2, 1]),
    ],
)
def test_levels_come_from_the_styles_of_headings(titles: list[str], expected: list[int]) -> None:
    assert depths([Marked(title) for title in titles], load()) == expected


def test_what_underlines_headings_says_how_deep_they_stand() -> None:
    body = f"Ice\n===\n\n{PARAGRAPH}\n\nOil\n---\n\n{PARAGRAPH}\n\nSalt\n====\n"
    assert [line for line in lines(body) if line.startswith("head")] == ['head "Ice"', 'head "Oil"', 'head "Salt"']
    outcome = converted(body)
    assert outcome.tei is not None
    root = etree.fromstring(outcome.tei)
    assert [head.text for head in root.findall(".//{*}div/{*}div/{*}div/{*}head")] == ["Oil"]


@pytest.mark.parametrize(
    ("line", "flag"),
    [
        ("What is to be done?", True),
        ("**The Ice**", True),
        ("I asked him what he had seen by the water that winter!", False),
        ("A. Strand", False),
        ("“Who came to the harbour?”", False),
        ("Moscow, 30 March 1963", False),
    ],
)
def test_signs_are_weighed_together(line: str, flag: bool) -> None:
    assert heading_flags(Lines(f"{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}\n", load()).page().units, load())[1] is flag


def test_a_short_line_that_the_text_goes_on_from_is_no_heading() -> None:
    raw = f"{PARAGRAPH}\nand then he went to\nVardal in a boat\n{PARAGRAPH}\n"
    assert not any(heading_flags(Lines(raw, load()).page().units, load()))


def test_two_lines_in_capitals_are_one_heading() -> None:
    units = Lines(f"{PARAGRAPH}\n\nTHE ICE AND\nTHE OIL\n\n{PARAGRAPH}\n", load()).page().units
    found = find_headings(units, load()).found
    assert [heading.lines for heading in found.values()] == [(1, 2)]


def test_a_heading_says_why_it_is_one() -> None:
    units = Lines(f"{PARAGRAPH}\n\nCauses\n\n{PARAGRAPH}\n", load()).page().units
    (heading,) = find_headings(units, load()).found.values()
    assert "a blank line above" in heading.why.detail
    assert 0.5 < heading.why.confidence < 1


def test_a_doubtful_heading_stays_a_paragraph_and_is_reported_ten_times_at_most() -> None:
    question = "Who would have thought that the lamp could be bought and sold?"
    assert "HEAD-001" in codes(question)
    many = [
        problem
        for problem in converted(f"\n\n{PARAGRAPH}\n\n".join([question] * 13)).problems
        if "HEAD" in problem.code
    ]
    assert len(many) == 10
    assert "There are 3 more such places." in many[-1].message


@pytest.mark.parametrize(
    "changed",
    [
        ("| Ling | 300 |", "| Ling | 30 |"),
        ("| Ling | 300 |", "| Ling | -300 |"),
        ("Ice\n===\n", "Ice\n===x\n"),
    ],
)
def test_what_draws_tables_hides_no_change(changed: tuple[str, str]) -> None:
    body = f"| Cod | 1,200 |\n|-----|-------|\n| Ling | 300 |\n\nIce\n===\n\n{PARAGRAPH}"
    outcome = converted(body)
    assert outcome.tei is not None
    root = parse(outcome.tei, "K.xml")
    raw = outcome.reading.raw
    assert compare(raw, root, "a.txt") == ()
    assert compare(raw.replace(*changed), root, "a.txt") != ()


def test_lines_of_a_paragraph_are_no_table_where_wide_blanks_stand_one_below_the_other() -> None:
    wrapped = (
        "The harbour  of the town froze in that winter, and\n"
        "nobody came  before the middle of April, when the\n"
        "ice was not  safe for the ferry and not for boys."
    )
    assert lines(f"{wrapped}\n\n{wrapped}\n\n{wrapped}", "text") == ['p "The harbour of the town"'] * 3


def test_two_blanks_are_enough_between_the_columns_of_short_cells() -> None:
    assert lines("barrel  of herring\ncran    four baskets\nlast    ten thousand fish")[0] == "table"
