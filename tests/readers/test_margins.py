"""What stands in the margins of pages: running heads and feet, the numbers of lines, form feeds."""

from __future__ import annotations

import textwrap

import pytest
from lxml import etree

from edenda.config import Document
from edenda.convert import Options, convert
from edenda.languages import load
from edenda.readers.layout.line_numbers import take_numbers
from edenda.readers.layout.lines import read_lines
from edenda.readers.layout.pages import find_pages
from edenda.readers.layout.running_heads import find_heads
from edenda.sources import Source
from edenda.tei import parse, tag
from edenda.tei import text_of as text_of_element

PROSE = (
    "The board of the harbour met in the spring of that year, which was a cold one, and it resolved to ask "
    "the town for a new lamp, since the old one had been broken by the ice "
    "and could not be mended by any of the smiths of the town."
)


def heads(raw: str) -> list[str]:
    """The lines that are running heads or feet."""
    lines = read_lines(raw)
    marks = find_heads(lines, find_pages(lines, load()), load())
    return [lines[index].text for index in sorted(marks) if any(mark.kind == "furniture" for mark in marks[index])]


def numbers(raw: str) -> list[str]:
    """The numbers of lines."""
    return [one.n for one in take_numbers(read_lines(raw))[1]]


def text_of(raw: str) -> etree._Element:
    """The text of the TEI that a source becomes."""
    outcome = convert(Source(raw, "a.txt", "utf-8"), Options(Document("a", "K"), genre="text"))
    assert outcome.tei is not None, outcome.problems
    found = parse(outcome.tei, "a.xml").find(tag("text"))
    assert found is not None
    return found


def pages(raw: str) -> list[str | None]:
    """The numbers of the pages of a source."""
    return [page.get("n") for page in text_of(raw).iter(tag("pb"))]


def broken(*between: str) -> str:
    """Prose in which sentences go on behind what stands between."""
    first, rest = PROSE.split(", and it ")
    return f"{first},\n\n" + "\n\n".join(
        f"{one}\n\nand it {rest} The board met again in the autumn," for one in between
    )


def test_heads_that_break_sentences_are_told_by_their_words_and_numbers() -> None:
    assert heads(broken("23 Signal copy", "24 Signal copy", "25 Signal copy")) == [
        "23 Signal copy",
        "24 Signal copy",
        "25 Signal copy",
    ]


def test_heads_of_left_and_right_pages_alternate() -> None:
    between = ("24   A. STRAND", "THE HARBOUR   25", "26   A. STRAND", "THE HARBOUR   27", "28   A. STRAND")
    assert heads(broken(*between)) == list(between)


def test_a_misread_head_is_known_by_its_number() -> None:
    assert "S1gnal copy 24" in heads(broken("Signal copy 22", "Signal copy 23", "S1gnal copy 24", "Signal copy 25"))


def test_heads_without_numbers_are_told_by_the_page_markers_beside_them() -> None:
    raw = f"THE HARBOUR\n\n{PROSE}\n\n" + "\n\n".join(f"page {n}\nTHE HARBOUR\n\n{PROSE}" for n in (2, 3, 4))
    assert heads(raw) == ["THE HARBOUR"] * 3
    assert read_lines(raw)[0].text == "THE HARBOUR"
    assert pages(raw) == ["2", "3", "4"]


def test_heads_at_form_feeds_give_the_numbers_of_the_pages() -> None:
    raw = PROSE + "".join(f"\n\f{n} Signal copy\n\n{PROSE}" for n in (2, 3))
    assert pages(raw) == ["2", "3"]


@pytest.mark.parametrize("line", ["Article {}", "Chapter {}", "Question {}"])
def test_lines_that_number_divisions_are_no_running_heads(line: str) -> None:
    assert heads("".join(f"{line.format(n)}\n\n{PROSE * 3}\n\n" for n in range(1, 9))) == []


def test_a_refrain_or_a_speakers_name_is_no_running_head() -> None:
    raw = "".join(f"KEEPER\n\n{PROSE}\n\nO the lamp, the lamp of the lower light\n\n" for _ in range(6))
    assert heads(f"{raw}page 2\n\n{raw}") == []


def test_a_form_feed_is_a_page_without_a_number() -> None:
    words = textwrap.fill(PROSE, 60).split("\n")
    raw = "\n".join(words[:2]) + "\n\f" + "\n".join(words[2:]) + "\n\f" + textwrap.fill(PROSE, 60)
    assert pages(raw) == [None, None]
    assert [page.get("{http://www.w3.org/XML/1998/namespace}id") for page in text_of(raw).iter(tag("pb"))] == [
        "K-pg-u1",
        "K-pg-u2",
    ]


def test_the_number_at_a_form_feed_is_that_of_the_page() -> None:
    assert pages(f"{PROSE}\n\f12\n\n{PROSE}\n\f13\n\n{PROSE}") == ["12", "13"]


def numbered(step: int, side: str) -> str:
    """Prose in lines with numbers."""
    lines = textwrap.wrap(PROSE * 2, 50)
    shown = [str(n) if n % step == 0 else "" for n in range(1, len(lines) + 1)]
    if side == "left":
        return "\n".join(f"{number:>4}  {line}" for number, line in zip(shown, lines, strict=True))
    return "\n".join(f"{line:<54}{number}".rstrip() for number, line in zip(shown, lines, strict=True))


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize(("step", "found"), [(1, [str(n) for n in range(1, 11)]), (3, ["3", "6", "9"])])
def test_numbers_of_lines_are_taken_out_of_the_text(side: str, step: int, found: list[str]) -> None:
    raw = numbered(step, side)
    assert numbers(raw) == found
    paragraphs = list(text_of(raw).iter(tag("p")))
    assert [" ".join(text_of_element(p).split()) for p in paragraphs] == [PROSE * 2]
    assert [mark.get("n") for mark in paragraphs[0].iter(tag("milestone"))] == found


@pytest.mark.parametrize(
    "raw",
    [
        "1 Apples\n2 Pears\n3 Plums\n4 Cherries\n5 Nuts\n6 Grapes\n",
        "1. The board met.\n2. The lamp broke.\n3. The board met again.\n4. Nothing was done.\n",
        "Introduction   1\nThe harbour   5\nThe lamp   12\nThe keeper   30\n",
        "1905 The board met\n1906 The lamp broke\n1907 The keeper came\n1908 The board met again\n",
        "5 men came\nand 10 women\n",
    ],
    ids=["a list", "numbered paragraphs", "contents", "years", "prose"],
)
def test_other_numbers_at_the_edges_of_lines_stay(raw: str) -> None:
    assert numbers(raw) == []


@pytest.mark.parametrize("is_above", [True, False])
def test_the_number_of_a_page_beside_the_line_of_the_same_number_is_none_of_a_line(is_above: bool) -> None:
    lines = [f"{number:>4}  {line}" for number, line in enumerate(textwrap.wrap(PROSE * 3, 50), start=1)]
    head = "7     THE HARBOUR OF LEMMIN"
    lines.insert(6 if is_above else 7, f"\n{head}\n")
    raw = "\n".join(lines) + "\n"
    assert numbers(raw) == [str(number) for number in range(1, len(lines))]
    assert not any(raw.startswith(head, one.start) for one in take_numbers(read_lines(raw))[1])
