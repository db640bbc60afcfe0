"""Dates: what is one, where it begins and ends, and which period it names."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

import pytest

from edenda.config import Document
from edenda.convert import Options, convert
from edenda.model import Attrs
from edenda.recognisers.dates import find_dates, parse_date
from edenda.sources import Source
from edenda.tei import NS, parse

CASES: Final = Path(__file__).resolve().parents[1] / "cases" / "dates" / "en.txt"


class Case(NamedTuple):
    """A sentence, the year that its context gives, and the dates in it as (words, attributes)."""

    sentence: str
    year: int | None
    dates: tuple[tuple[str, str], ...]


def case(line: str) -> Case:
    """A line of the file of cases."""
    sentence, spans, attrs, year = (*(field.strip() for field in line.split("|")), "", "")[:4]
    dates = zip(spans.split(" ; "), attrs.split(" ; "), strict=True) if spans else ()
    return Case(sentence, int(year.removeprefix("year=")) if year else None, tuple(dates))


LINES: Final = [
    line for line in CASES.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")
]


def written(attrs: Attrs) -> str:
    """Attributes as the file of cases has them."""
    return " ".join(f"{name}={value}" for name, value in attrs)


@pytest.mark.parametrize("line", LINES, ids=[line.partition("|")[0].strip() for line in LINES])
def test_the_dates_of_a_sentence_are_those_of_the_table(line: str) -> None:
    sentence, year, dates = case(line)
    found = [(sentence[slice(*date.span)], written(date.attrs)) for date in find_dates(sentence, year=year)]
    assert found == list(dates)


def test_the_table_has_every_form_of_date() -> None:
    seen = {date.form for line in LINES for date in find_dates(case(line).sentence, year=case(line).year)}
    assert seen


def test_the_first_date_of_a_field_is_its_date() -> None:
    assert parse_date("Moscow, 30 March 1963, read on 4 April 1963") == (("when", "1963-03-30"),)
    assert parse_date("Moscow, in spring") == ()


def marked(text: str, genre: str = "text") -> list[tuple[str, str]]:
    """The dates in the TEI of a text, as (words, attributes)."""
    tei = convert(Source(text, "some", "utf-8"), Options(Document("some", "K"), genre=genre)).tei
    assert tei is not None
    dates = parse(tei, "K").iterfind(".//t:text//t:date", NS)
    return [
        (
            " ".join("".join(str(one) for one in date.itertext()).split()),
            written(tuple((str(name), str(value)) for name, value in date.attrib.items())),
        )
        for date in dates
    ]


TITLE: Final = "A Title\n\n"


@pytest.mark.parametrize(
    ("text", "genre", "expected"),
    [
        ("He came in 1957 and spoke. The November 16–19 meeting was long.", "text", "from=1957-11-16 to=1957-11-19"),
        ("The meeting of 3 May was long, and in 1957 nobody spoke of it.", "text", "when=1957-05-03"),
        ("He came in 1957 and spoke.\n\nThe meeting of 3 May was very long.", "text", "when=1957-05-03 cert=medium"),
    ],
    ids=["before it in the paragraph", "behind it in the paragraph", "in the section"],
)
def test_a_missing_year_comes_from_the_nearest_words(text: str, genre: str, expected: str) -> None:
    found = dict(marked(TITLE + text, genre))
    assert expected in found.values()


def test_a_year_does_not_come_from_another_section() -> None:
    text = "A Title\n\nCauses\n\nHe came in 1957 and spoke to them all.\n\nEffects\n\nThe meeting of 3 May was long and nobody spoke.\n"  # noqa: E501
    assert [words for words, _ in marked(text)] == ["1957"]


def test_in_a_letter_a_missing_year_is_that_of_the_letter() -> None:
    text = "Moscow, 30 March 1963\n\nDear Comrades,\n\nWe wrote to you on 21 February and have heard nothing from you. In December we met.\n\nWith greetings,\nA. Strand\n"  # noqa: E501
    assert marked(text, "letter")[1:] == [("21 February", "when=1963-02-21"), ("December", "when=1962-12")]


def test_dates_in_citations_and_bibliographies_are_not_marked_as_such() -> None:
    text = (
        "A Title\n\nThe war of 1904 was short (Smith, 1990:12).\n\nIt ended.\n\nBibliography\n\nSmith, J. (1990) The War. London: Press.\n"  # noqa: E501
        "\nJones, A. (1991) The Peace. London: Press.\n"
    )
    tei = convert(Source(text, "some", "utf-8"), Options(Document("some", "K"), genre="essay")).tei
    assert tei is not None
    assert [date.text for date in parse(tei, "K").iterfind(".//t:text/t:body//t:date", NS)] == ["1904"]
