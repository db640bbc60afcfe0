"""Names and dates in any text: what the page says, where a text goes on and where not, and what is a citation."""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

import edenda
from edenda import find_mentions
from edenda.register.entries import read_register

ROOT: Final = Path(__file__).resolve().parents[1]
_REGISTER: Final = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson><person xml:id="pers-rowe"><persName>Matthew Rowe'
    '</persName><persName type="variant">Captain Mat</persName></person></listPerson></standOff></TEI>'
)


def found(text: str, **options: str) -> list[tuple[str, str]]:
    return [(mention.type, mention.text) for mention in find_mentions(text, **options)]


def test_the_page_on_mentions_prints_what_it_shows() -> None:
    page = (ROOT / "docs" / "mentions.md").read_text(encoding="utf-8")
    code, shown = (re.search(rf"```{kind}\n(.*?)```", page, re.DOTALL) for kind in ("python", "text"))
    assert code is not None
    assert shown is not None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code[1], {})  # noqa: S102 - our own page
    assert [line.rstrip() for line in printed.getvalue().splitlines()] == shown[1].splitlines()


def test_the_public_names_are_those_that_the_package_says() -> None:
    assert all(hasattr(edenda, name) for name in edenda.__all__)
    assert edenda.find_mentions is find_mentions
    with pytest.raises(AttributeError, match="find_nothing"):
        _ = edenda.find_nothing


def test_the_package_loads_nothing_before_it_is_asked() -> None:
    code = "import sys, edenda; assert not {'lxml', 'edenda.model', 'ahocorasick'} & set(sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "src", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_register_can_be_a_file_or_what_was_read_from_it(tmp_path: Path) -> None:
    path = tmp_path / "register.xml"
    path.write_text(_REGISTER, encoding="utf-8")
    text = "He saw Captain Mat there."
    for register in (path, str(path), read_register(path)[0]):
        (mention,) = find_mentions(text, register=register)
        assert dict(mention.attributes) == {"ref": "#pers-rowe"}
        assert text[mention.start : mention.end] == mention.text == "Captain Mat"


def test_dates_take_their_year_from_that_of_the_text() -> None:
    for date in ("1902", "1902-06", "1902-06-05"):
        (mention,) = find_mentions("They met on 4 May in the old hall.", date=date)
        assert mention.attributes["when"] == "1902-05-04"


@pytest.mark.parametrize(
    "text",
    [
        "The lamp was out (Filtzer, 1993:12), and nobody knew.",
        "The lamp was out (see Filtzer and Jones 1990a; Hallam et al., 1991, pp. 3-4).",
        "It was said of the lamp (1993: 12) that it was out.",
        "Filtzer, D. (1993) The lamps of the north. London: Macmillan.",
        "Lamps are dear.\n\n[3] Lee, Anna, and J. Orme. 1990. On lamps. Paris: Hachette.",
    ],
)
def test_citations_and_entries_of_a_bibliography_name_nobody(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [("They met again (Geneva, 1954).", "1954"), ("They met again (London, March 1956).", "March 1956")],
)
def test_a_parenthesis_that_says_where_and_when_is_no_citation(text: str, date: str) -> None:
    assert ("date", date) in found(text)


def test_a_name_goes_over_the_end_of_a_line() -> None:
    text = "We were told by the captain that Mr. John\nSmith had gone to Paris in the spring of\nthat year."
    mentions = {mention.text: text[mention.start : mention.end] for mention in find_mentions(text)}
    assert mentions["John Smith"] == "John\nSmith"


def test_the_lines_of_a_list_are_not_one_text() -> None:
    names = [words for _, words in found("Mr. John Smith\nMr. Peter Brown\nMr. Henry Miller\n")]
    assert names == ["John Smith", "Peter Brown", "Henry Miller"]


@pytest.mark.parametrize(
    "head",
    [
        "Office of the Central Committee of the Corland Workers' Party\nTokyo",
        "CENTRAL COMMITTEE OF THE CORLAND WORKERS' PARTY\nTokyo, 5 May 1960",
        "The Corland Workers' Party\n14 Harbour Street\nTokyo",
    ],
)
def test_the_lines_of_a_letterhead_are_not_one_text(head: str) -> None:
    body = "We write to you about the union and its harbour,\nfor the guild met there in spring, and all was\nwell."
    found = find_mentions(f"{head}\n\nDear comrades,\n\n{body}\n\n{body}\n")
    assert "Tokyo" in [one.text for one in found if one.type == "placeName"]
    assert not [one for one in found if "\n" in one.text]


def test_lines_of_unequal_length_go_on_behind_a_small_word() -> None:
    text = "In spring we spoke for many hours with the President of the Guild of\nPilots."
    assert [one.text for one in find_mentions(text)] == ["Guild of Pilots"]


def test_a_text_in_another_language_is_not_searched_by_the_capitals_of_english() -> None:
    text = "Die Regierung hat mit John Smith in Paris den Vertrag über die Straße geschlossen."
    assert [kind for kind, _ in found(text, language="de") if kind != "date"] == []


@pytest.mark.parametrize("text", ["", "\n\n \n", "A", ".", "\ufeff", "(", "Mr."])
def test_there_is_nothing_in_nothing(text: str) -> None:
    assert find_mentions(text) == ()
