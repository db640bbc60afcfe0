"""The plain text of a document, in the transcribed view, says what its source says, word for word."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edenda.config import Document, TextFacts
from edenda.conversion import Wish, convert_in_edition
from edenda.convert import Conversion, Options, convert
from edenda.edition import open_edition
from edenda.model import Reading
from edenda.sources import Source, read_source
from edenda.tei import parse
from edenda.wording import first_difference
from edenda.writers.context import RenderContext
from edenda.writers.text import render_text
from tests.growth import grows_with_length
from tests.layouts import cases
from tests.layouts import converted as converted_case

ROOT: Final = Path(__file__).resolve().parents[2]
CASES: Final = ROOT / "tests" / "cases" / "genres"
GENRES: Final = sorted(str(path.parent.relative_to(CASES)) for path in CASES.glob("*/*/source.txt"))
LAYOUTS: Final = {case.name: case for case in cases()}
SEEDS: Final = sorted(path.stem for path in (ROOT / "seeds").glob("*.txt"))
PLAIN: Final = TextFacts()
WRAPPED: Final = TextFacts(wrap=60, notes="inline")
both = pytest.mark.parametrize("facts", [PLAIN, WRAPPED], ids=["notes at the end", "wrapped, notes in the line"])


def transcribed(tei: bytes | None, facts: TextFacts = PLAIN) -> str:
    """The plain text of a document in the source's own wording."""
    assert tei is not None
    return render_text(parse(tei, "some.xml"), RenderContext(view="transcribed", text=facts)).decode()


def difference(done: Conversion, facts: TextFacts = PLAIN) -> str:
    """Where the text of a conversion differs from its source, in words; empty where it does not."""
    found = first_difference(done.reading, transcribed(done.tei, facts), notes=facts.notes)
    return str(found or "")


@cache
def genre(name: str) -> Conversion:
    """One of the documents of the genres, converted."""
    return convert(read_source(CASES / name / "source.txt")[0], Options(Document("some", "K")))


@pytest.fixture(scope="module")
def first_conversions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Conversion]:
    """The sources of this edition, converted for the first time."""
    root = tmp_path_factory.mktemp("edition")
    shutil.copytree(ROOT / "seeds", root / "seeds")
    shutil.copyfile(ROOT / "edition.toml", root / "edition.toml")
    (root / "tei").mkdir()
    shutil.copyfile(ROOT / "tei" / "register.xml", root / "tei" / "register.xml")
    edition = open_edition(root)
    done = {source.stem: convert_in_edition(edition, source, Wish()).conversion for source in edition.sources()}
    return {name: one for name, one in done.items() if one is not None}


@both
@pytest.mark.parametrize("name", SEEDS)
def test_the_documents_of_this_edition_say_what_their_sources_say(
    name: str, facts: TextFacts, first_conversions: dict[str, Conversion]
) -> None:
    assert difference(first_conversions[name], facts) == ""


@both
@pytest.mark.parametrize("name", GENRES)
def test_a_document_of_each_genre_says_what_its_source_says(name: str, facts: TextFacts) -> None:
    assert difference(genre(name), facts) == ""


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_document_of_each_layout_says_what_its_source_says(name: str) -> None:
    assert difference(converted_case(LAYOUTS[name])) == ""


def lines_of(written: str) -> tuple[str, list[str]]:
    """The title block of a text, and the words below it."""
    block, _, rest = written.partition("\n\n")
    return block, rest.split()


@settings(max_examples=60)
@given(st.sampled_from(GENRES), st.integers(0, 1_000_000), st.sampled_from(("gone", "changed", "added", "joined")))
def test_one_word_more_or_less_is_found(name: str, place: int, kind: str) -> None:
    done = genre(name)
    block, words = lines_of(transcribed(done.tei))
    at = place % (len(words) - 1)
    new = {
        "gone": [],
        "changed": [f"{words[at]}x", words[at + 1]],
        "added": [words[at], "the", words[at + 1]],
        "joined": [words[at] + words[at + 1]],
    }
    changed = [*words[:at], *(new[kind] or [words[at + 1]]), *words[at + 2 :]]
    if changed != words:
        assert first_difference(done.reading, f"{block}\n\n{' '.join(changed)}\n") is not None


@settings(max_examples=30)
@given(st.sampled_from(GENRES), st.integers(0, 1_000_000))
def test_neighbouring_words_in_the_wrong_order_are_found(name: str, place: int) -> None:
    done = genre(name)
    block, words = lines_of(transcribed(done.tei))
    at = place % (len(words) - 1)
    changed = [*words[:at], words[at + 1], words[at], *words[at + 2 :]]
    if changed != words:
        assert first_difference(done.reading, f"{block}\n\n{' '.join(changed)}\n") is not None


def read(source: str, genre: str = "text") -> Conversion:
    """A small source, converted."""
    return convert(Source(source, "some.txt", "utf-8"), Options(Document("some", "K"), genre=genre))


PAGES: Final = read(
    "The mill at Overy\n\nThe wheel was in a bad situa-\n\npage 12\n\ntion.[1] It fell.\n\n[1] In May.\n"
)


def said(old: str, new: str) -> str:
    """What is found where a text of PAGES says something new."""
    written = transcribed(PAGES.tei)
    assert old in written
    return str(first_difference(PAGES.reading, written.replace(old, new)) or "")


def test_a_difference_says_where_it_is_and_what_stands_there() -> None:
    found = first_difference(PAGES.reading, transcribed(PAGES.tei).replace("It fell", "It rose"))
    assert found is not None
    assert (found.line, found.column) == (7, 13)
    assert "[1] It fell." in found.source
    assert "[1] [p. 12] It rose." in found.text
    assert str(found).startswith("line 7, column 13: the source has “")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("situation", "situa-tion"),
        ("situation.[1] [p. 12]", "situa [p. 12] tion.[1]"),
        (" [p. 12]", ""),
        ("[p. 12]", "[p. 13]"),
        (".[1]", ".[2]"),
        (".[1]", "."),
        ("[1] In May.", "[2] In May."),
        ("[1] In May.", "[1] In June."),
        ("\n[1] In May.\n", ""),
        ("----------------------------------------", ""),
    ],
)
def test_no_part_of_a_text_can_be_another(old: str, new: str) -> None:
    assert said(old, new) != ""


def test_a_text_may_be_laid_out_in_other_lines() -> None:
    assert said(" It fell", "\n  It\n\nfell") == ""


def test_a_heading_stands_in_the_title_block_or_in_its_place_but_not_nowhere() -> None:
    written = transcribed(PAGES.tei)
    _, _, below = written.partition("\n\n")
    assert written.startswith("The mill at Overy\n")
    assert first_difference(PAGES.reading, f"The mill\n\nThe mill at Overy\n\n{below}") is None
    assert first_difference(PAGES.reading, f"The mill\n\n{below}") is not None


def test_words_beside_a_page_that_ends_with_a_note_stay_apart() -> None:
    done = read("He said: “and Ŧ¹.” The mill stood.\n\n[1] page\x0cwhole not.”\n")
    assert difference(done) == ""
    assert re.search(r"stood\.\s+whole", transcribed(done.tei))


def long(times: int) -> tuple[Reading, str]:
    """A long source as read, and its text."""
    source = "".join(
        f"The wheel {n} was in a bad situa-\n\npage {n}\n\ntion and fell.\n\n" for n in range(1, times + 1)
    )
    done = read(f"The mill\n\n{source}")
    return done.reading, transcribed(done.tei)


def test_a_text_is_followed_in_time_that_grows_with_its_length() -> None:
    made = {size: long(size) for size in (100, 800)}
    assert grows_with_length(lambda size: first_difference(*made[size]), 100, 800)
