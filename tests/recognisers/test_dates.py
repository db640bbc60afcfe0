"""Dates: what is one, where it begins and ends, and which period it names."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

import pytest

from edenda.config import Document
from edenda.convert import Options, convert
from edenda.languages import load
from edenda.model import Attrs, Block, Flow, Reading
from edenda.recognisers.context import Context
from edenda.recognisers.dates import complete, find_dates, parse_date
from edenda.recognisers.dates.recognise import recognise_dates
from edenda.sources import Source
from edenda.tei import NS, parse

CASES: Final = Path(__file__).resolve().parents[1] / "cases" / "dates"


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


def lines(language: str) -> list[str]:
    """The lines of a language's file of cases."""
    written = (CASES / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in written if line.strip() and not line.startswith("#")]


LINES: Final = [(language, line) for language in ("en", "de") for line in lines(language)]


def written(attrs: Attrs) -> str:
    """Attributes as the file of cases has them."""
    return " ".join(f"{name}={value}" for name, value in attrs)


@pytest.mark.parametrize(("language", "line"), LINES, ids=[line.partition("|")[0].strip() for _, line in LINES])
def test_the_dates_of_a_sentence_are_those_of_the_table(language: str, line: str) -> None:
    sentence, year, dates = case(line)
    found = find_dates(sentence, load(language), year=year)
    assert [(sentence[slice(*date.span)], written(date.attrs)) for date in found] == list(dates)


def test_the_table_has_every_kind_of_date() -> None:
    seen = {date.form for _, line in LINES for date in find_dates(case(line).sentence, year=case(line).year)}
    assert seen == {"day", "month", "season", "year", "decade", "century", "range"}


def test_a_date_without_its_year_is_completed_later_as_at_once() -> None:
    for language, line in LINES:
        sentence, year, _ = case(line)
        at_once = find_dates(sentence, load(language), year=year)
        if year and not any(date.attrs for date in find_dates(sentence, load(language))):
            later = [complete(date, year) for date in find_dates(sentence, load(language))]
            assert later == [date.attrs for date in at_once], line


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


LETTER: Final = "{dateline}\n\nDear Comrades,\n\n{text}\n\nWith greetings,\nA. Strand\n"


@pytest.mark.parametrize(
    ("dateline", "text", "expected"),
    [
        ("Orsk, 12 January 1963", "We met on 20 December and spoke.", "when=1962-12-20"),
        ("Orsk, 12 January 1963", "We met on 5 January and spoke.", "when=1963-01-05"),
        ("Orsk, 12 December 1962", "We will meet on 5 January and speak.", "when=1963-01-05"),
        ("Orsk, 30 March 1963", "We ask for soap before October and wait.", "when=1963-10"),
        ("Orsk, 30 March 1963", "We met in May of last year and spoke.", "when=1962-05"),
        ("Orsk, 30 March 1963", "We met on the 3rd of June last, and spoke.", "when=1962-06-03"),
        ("Orsk, 30 March 1963", "It has been so since last March and will be.", "when=1962-03"),
        ("Orsk, 30 March 1963", "It will be so till next February at least.", "when=1964-02"),
        ("Orsk, 30 March 1963", "I have your letter of the 12th inst. here.", "when=1963-03-12"),
        ("Orsk, 5 January 1863", "I have your letter of the 12th ult. here.", "when=1862-12-12"),
        ("Orsk, 5 March 1863", "She came on the 28th, and I was glad.", "when=1863-02-28"),
        ("Orsk, 5 March 1863", "In May 1838 he came. On 3 June he left, and on 4 July he died.", "when=1838-06-03"),
        (
            "Orsk, 5 March 1863",
            "I set type since autumn 1829. By mid-April I shall end.",
            "from=1863-04-11 to=1863-04-20",
        ),
        ("Orsk, 5 March 1848", "It was in the thirties that he came, on 6.6.39 or so.", "when=1839-06-06"),
    ],
)
def test_a_writer_means_the_year_that_his_own_date_gives(dateline: str, text: str, expected: str) -> None:
    found = [value for _, value in marked(LETTER.format(dateline=dateline, text=text), "letter")[1:]]
    assert any(value.startswith(expected) for value in found), found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In December 1914 they met. In January they met again.", "when=1915-01"),
        ("In January 1915 they met. In December they met again.", "when=1915-12"),
        ("It began in May 1915. It was as in 1812 that they fled. On 3 June they returned.", "when=1915-06-03"),
        ("It began in May 1915. In 1916 they fled. On 3 June they returned.", "when=1916-06-03"),
        ("They met in May 1915. In March of the following year they fled.", "when=1916-03"),
        ("They met in May 1915. In June of the same year they fled.", "when=1915-06"),
        ("They met in May 1915, and they had met the previous October.", "when=1914-10"),
        ("They met on 28 May 1915. On the 3rd they fled.", "when=1915-06-03"),
        ("They met on 3 May 1915. On the 28th they fled.", "when=1915-05-28"),
        ("The winter of 1946-47 was cold. In December they met.", "when=1946-12"),
        ("The winter of 1946-47 was cold. In January they met.", "when=1947-01"),
    ],
)
def test_what_is_told_goes_on_from_the_date_before_it(text: str, expected: str) -> None:
    assert expected in [value for _, value in marked(TITLE + text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was 23/4/1921 when he paid. He came again on 3/5/1921 at noon.", "when=1921-05-03 cert=medium"),
        ("It was 4/23/1921 when he paid. He came again on 3/5/1921 at noon.", "when=1921-03-05 cert=medium"),
    ],
)
def test_the_order_of_figures_is_that_of_others_in_the_document(text: str, expected: str) -> None:
    assert [value for _, value in marked(TITLE + text)][1:] == [expected]


def test_figures_are_left_alone_where_others_are_in_both_orders() -> None:
    text = "It was 23/4/1921 when he paid, or 4/24/1921. He came again on 3/5/1921 at noon."
    assert [words for words, _ in marked(TITLE + text)] == ["23/4/1921", "4/24/1921"]


def test_the_date_that_is_stated_of_a_document_counts_where_its_text_has_none() -> None:
    document = Document("some", "K", date="1963-01-12")
    text = "Dear Comrades,\n\nWe met on 20 December and spoke.\n\nWith greetings,\nA. Strand\n"
    tei = convert(Source(text, "some", "utf-8"), Options(document, genre="letter")).tei
    assert tei is not None
    assert [date.get("when") for date in parse(tei, "K").iterfind(".//t:body//t:date", NS)] == ["1962-12-20"]


def test_a_letter_among_several_has_its_own_date() -> None:
    first, second = (
        LETTER.format(dateline=dateline, text="I read it to him on 1 September and he was glad of it.")
        for dateline in ("Orsk, 3 May 1821", "Orsk, 30 September 1821")
    )
    found = [value for words, value in marked(f"{first}\n\n{second}", "letter") if words == "1 September"]
    assert found == ["when=1820-09-01", "when=1821-09-01"]


def test_a_year_comes_from_the_section_around_but_not_from_a_part_beside() -> None:
    text = "In 1914. In 1915, on 3 May. On 3 May."
    parts = [Block("div", span, children=(Block("p", span),)) for span in ((9, 27), (28, 37))]
    flow = Flow("body", "body", text, (), blocks=(Block("div", (0, 37), children=(Block("p", (0, 8)), *parts)),))
    candidates = recognise_dates(Reading(text, "x", "essay", (flow,)), Context())
    values = [written(candidate.mark.attrs) for candidate in candidates]
    assert values == ["when=1914", "when=1915", "when=1915-05-03", "when=1914-05-03 cert=medium"]


def test_dates_in_citations_and_bibliographies_are_not_marked_as_such() -> None:
    text = (
        "A Title\n\nThe war of 1904 was short (Smith, 1990:12).\n\nIt ended.\n\nBibliography\n\nSmith, J. (1990) The War. London: Press.\n"  # noqa: E501
        "\nJones, A. (1991) The Peace. London: Press.\n"
    )
    tei = convert(Source(text, "some", "utf-8"), Options(Document("some", "K"), genre="essay")).tei
    assert tei is not None
    assert [date.text for date in parse(tei, "K").iterfind(".//t:text/t:body//t:date", NS)] == ["1904"]
