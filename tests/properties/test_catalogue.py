"""Catalogue records in any form beside a text: each label with its value in the header, the text as it was."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import Final, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edenda.config import Document
from edenda.convert import Options, convert
from edenda.sources import Source
from edenda.tei import NS, parse, text_of

KNOWN: Final = (
    "Title", "Creator", "Date", "Repository", "Collection", "Call Number", "Language", "Extent", "Summary", "Subjects",
    "Rights", "Provenance", "Place of writing", "Publisher", "Translator", "Reference code", "Format", "Permalink",
    "Citation", "Notes", "Scope and Content", "Physical description", "Credit line", "Record Group",
)  # fmt: skip
UNKNOWN: Final = ("Seal", "Watermark", "Old inventory", "Microfilm", "Vetted by", "Fond keeper", "Plate", "Reel")
VALUES: Final = (
    "Amber Letters", "National Archive of Lemmin", "Strand, Anneli", "3 May 1921", "MS 14/7b", "English", "two leaves",
    "Harbours -- History", "Lemmin", "© Harbour Museum", "Letters of the Halck family, 1790-1811", "Petrus Halck",
    "one red seal, broken", "Box 12, folder 3", "https://example.org/record/77", "Not for reproduction",
)  # fmt: skip
PROSE: Final = (
    "The harbour froze in that winter, and nobody came before the middle of April.",
    "We had bread enough for the school, and the wood was brought down from the hill by the men of the mill.",
    "It was said afterwards that the bell had rung by itself; the sexton did not deny it.",
    "The committee met in the net loft: there was no other room, and the loft was warm.",
    "Of the eleven boats that went out with the first wind nine came home, and two were found at the sluice.",
)


class Made(NamedTuple):
    """A record as made: labels with their values, and the lines in which they are printed."""

    entries: tuple[tuple[str, str], ...]
    text: str


def _rows(entries: list[tuple[str, str]], row: Callable[[str, str], str], between: str = "\n") -> str:
    return between.join(row(label, value) for label, value in entries)


def _columns(entries: list[tuple[str, str]]) -> str:
    width = max(len(label) for label, _ in entries) + 3
    return _rows(entries, lambda label, value: f"{label:<{width}}{value}")


FORMS: Final[dict[str, Callable[[list[tuple[str, str]]], str]]] = {
    "colon": lambda found: _rows(found, lambda label, value: f"{label}: {value}"),
    "spaced colon": lambda found: _rows(found, lambda label, value: f"{label.upper()} : {value}"),
    "blank lines": lambda found: _rows(found, lambda label, value: f"{label}: {value}", "\n\n"),
    "equals": lambda found: _rows(found, lambda label, value: f"{label} = {value}"),
    "tab": lambda found: _rows(found, lambda label, value: f"{label}\t{value}"),
    "tab colon": lambda found: _rows(found, lambda label, value: f"{label}:\t\t{value}"),
    "columns": _columns,
    "bold": lambda found: _rows(found, lambda label, value: f"**{label}:** {value}"),
    "bold before colon": lambda found: _rows(found, lambda label, value: f"**{label}**: {value}"),
    "bullets": lambda found: _rows(found, lambda label, value: f"- {label}: {value}"),
    "leaders": lambda found: _rows(found, lambda label, value: f"{label} {'.' * (30 - len(label))} {value}"),
    "table": lambda found: _rows(found, lambda label, value: f"| {label} | {value} |"),
    "below": lambda found: _rows(found, lambda label, value: f"{label}\n{value}", "\n\n"),
    "below, with colons": lambda found: _rows(found, lambda label, value: f"{label}:\n    {value}"),
    "front matter": lambda found: "---\n" + _rows(found, lambda label, value: f"{label.lower()}: {value}") + "\n---",
}
LONG: Final = (
    "Letters and accounts of three generations of amber merchants, with a plan of the warehouse and two seals",
    "Correspondence with the Harbour Board on the price of oil, the second leaf is torn and partly illegible",
)
#: Forms in which a value can go on below its first line, set in.
WRAPPING: Final = frozenset({"colon", "tab colon", "equals", "bold", "leaders", "below, with colons"})
HEADINGS: Final = (
    "",
    "",
    "Document Information\n",
    "About this item\n\n",
    "CATALOGUE RECORD\n----------------\n",
    "=====\n",
)


def _hung(value: str) -> str:
    """A value in lines of sixty characters, the second and later ones set in."""
    return textwrap.fill(value, 60, subsequent_indent="      ")


@st.composite
def records(draw: st.DrawFn, *, is_after: bool) -> Made:
    """A record of four to twelve entries in one of the forms, at least three of them with known labels."""
    forms = sorted(FORMS) if not is_after else [form for form in sorted(FORMS) if form != "front matter"]
    form = draw(st.sampled_from(forms))
    known = draw(st.lists(st.sampled_from(KNOWN), min_size=4, max_size=9, unique=True))
    unknown = draw(st.lists(st.sampled_from(UNKNOWN), max_size=3, unique=True))
    middle = draw(st.permutations([*known[2:], *unknown]))
    labels = [known[0], *middle, known[1]]
    entries = [(label, draw(st.sampled_from((*VALUES, *LONG) if form in WRAPPING else VALUES))) for label in labels]
    printed = FORMS[form]([(label, _hung(value)) for label, value in entries])
    heading = draw(st.sampled_from(HEADINGS)) if form != "front matter" else ""
    if form == "spaced colon":
        entries = [(label.upper(), value) for label, value in entries]
    elif form == "front matter":
        entries = [(label.lower(), value) for label, value in entries]
    return Made(tuple(entries), heading + printed)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Made, list[str], str]:
    """A record, the paragraphs of the text beside it, and the whole source."""
    is_after = draw(st.booleans())
    record = draw(records(is_after=is_after))
    paragraphs = draw(st.lists(st.lists(st.sampled_from(PROSE), min_size=3, max_size=5), min_size=2, max_size=6))
    texts = [" ".join(sentences) for sentences in paragraphs]
    printed = [textwrap.fill(text, 70) for text in texts] if draw(st.booleans()) else texts
    rule = draw(st.sampled_from(("\n\n", "\n\n", "\n\n----------\n\n", "\n\n\n")))
    body = "\n\n".join(printed)
    whole = f"{body}{rule}{record.text}\n" if is_after else f"{record.text}{rule}{body}\n"
    return record, texts, whole


def header_texts(header: etree._Element) -> list[str]:
    """The texts of the header's elements, white space made even."""
    return [" ".join(text_of(element).split()) for element in header.iter(etree.Element)]


def labels(header: etree._Element) -> set[str]:
    """The labels under which the header keeps fields: in @n, or as the words of a responsibility."""
    found = {element.get("n", "") for element in header.iter(etree.Element)}
    return found | {text_of(element) for element in header.iterfind(".//t:resp", NS)}


def holds(record: Made, paragraphs: list[str], source: str) -> None:
    """Assert that the header of a source's TEI has each entry of its record, and its text the paragraphs."""
    done = convert(Source(source, "seeds/a.txt", "utf-8"), Options(Document("a", "K")))
    assert done.tei is not None, done.problems
    root = parse(done.tei, "a.xml")
    header = root.find("t:teiHeader", NS)
    assert header is not None
    texts = header_texts(header)
    for label, value in record.entries:
        assert label in labels(header)
        assert any(value in text for text in texts)
    body = root.find("t:text/t:body", NS)
    assert body is not None
    assert "".join(text_of(body).split()) == "".join("".join(paragraphs).split())
    if all(paragraph in source for paragraph in paragraphs):  # lines that are wrapped are another reader's affair
        assert [" ".join(text_of(p).split()) for p in body.iterfind(".//t:p", NS)] == paragraphs


@given(documents())
def test_a_record_goes_into_the_header_and_the_text_stays_as_it_was(made: tuple[Made, list[str], str]) -> None:
    holds(*made)


@pytest.mark.slow
@settings(max_examples=1000)
@given(documents())
def test_very_many_records_go_into_the_header(made: tuple[Made, list[str], str]) -> None:
    holds(*made)
