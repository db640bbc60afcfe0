"""Headed lists below a text: bibliographies, further reading, links."""

from __future__ import annotations

from edenda.config import Document
from edenda.convert import Options, convert
from edenda.sources import Source
from edenda.tei import parse
from tests.outline import outline

PROSE = "The riots of 1831 have been called a bread riot, and nobody has ever called them anything else since then."
TEXT = f"The Saltmarsh Riots\n\n{PROSE}\n\n{PROSE.replace('bread', 'salt')}\n\n"
BOOKS = (
    "Harrow, John. The Price of Bread. London: Quill Press, 1988.\n"
    'Oake, P. (1975). "The carnival of 1831". Journal of Fen Studies 12 (3): 14-31.\n'
)


def tei(text: str) -> str:
    """A text as TEI."""
    outcome = convert(Source(text, "a.txt", "utf-8"), Options(Document("a", "K"), genre="essay"))
    assert outcome.tei is not None, outcome.problems
    return outcome.tei.decode()


def blocks(text: str) -> list[str]:
    """The outline of a text below its two paragraphs."""
    lines = outline(parse(tei(text).encode(), "K"))
    first = next(index for index, line in enumerate(lines) if line.startswith(("div bib", "  div section")))
    last = lines.index("# dates") if "# dates" in lines else len(lines)
    return lines[first:last]


def test_a_bibliography_and_what_to_read_further_are_two_lists() -> None:
    assert blocks(f"{TEXT}References\n\n{BOOKS}\nFurther reading\n\nLund, A. (1999) The Fen. Ely: Reed.\n") == [
        "div bibliography",
        '  head "References"',
        "  listBibl",
        '    bibl "Harrow, John. The Price of"',
        '    bibl "Oake, P. (1975). "The carnival"',
        "div bibliography",
        '  head "Further reading"',
        "  listBibl",
        '    bibl "Lund, A. (1999) The Fen."',
    ]


def test_parts_of_a_bibliography_are_lists_with_headings_of_their_own() -> None:
    text = f"{TEXT}Bibliography\n\nPrimary sources\n\nFen Archive, MS 12.\n\nSecondary sources\n\n{BOOKS}"
    assert blocks(text) == [
        "div bibliography",
        '  head "Bibliography"',
        "  listBibl",
        '    head "Primary sources"',
        '    bibl "Fen Archive, MS 12."',
        "  listBibl",
        '    head "Secondary sources"',
        '    bibl "Harrow, John. The Price of"',
        '    bibl "Oake, P. (1975). "The carnival"',
    ]


def test_links_below_the_notes_are_a_section_of_the_text() -> None:
    calls = TEXT.replace("since then.", "since then.[1]", 1)
    notes = "Notes\n\n1. A note that says a thing.\n\nExternal links\n\n* The archive\n* The museum, Ely\n"
    assert blocks(calls + notes) == [
        "  div section",
        '    head "External links"',
        "    list",
        '      item "The archive"',
        '      item "The museum, Ely"',
    ]


def test_prose_below_a_heading_that_sounds_like_a_bibliography_stays_prose() -> None:
    assert "listBibl" not in tei(
        f"{TEXT}Sources\n\n{PROSE.replace(' of 1831', '')}\n\n{PROSE.replace(' of 1831', '')}\n"
    )


def test_a_number_in_brackets_leads_to_the_entry_that_is_printed_with_it() -> None:
    text = TEXT.replace("bread riot", "bread riot [1], a strike [1, p. 14] and a carnival [1–2]", 1)
    made = tei(
        text + "Works cited\n\n[1] Harrow, John. The Price of Bread. London: Quill Press, 1988.\n"
        "[2] Oake, P. (1975). The carnival. Fen: Reed.\n"
    )
    assert '<bibl type="citation">[<ref target="#K-bib-harrow-1988">1</ref>]</bibl>' in made
    assert '<ref target="#K-bib-harrow-1988">1</ref>, <citedRange unit="page" from="14" to="14">p. 14' in made
    assert '<ref target="#K-bib-harrow-1988 #K-bib-oake-1975">1–2</ref>' in made
    assert 'n="[1]"' in made
