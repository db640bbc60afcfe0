"""Bibliographies and citations: who, when, what; and which entry a parenthesis means."""

from __future__ import annotations

import itertools

import pytest

from edenda.readers.back.bibliography import expand, read_entries, slug
from edenda.readers.inline.citations import Citation, Citer, Unresolved

ENTRIES = read_entries(
    [
        "Smith, J. (1990) The Harbour. London: Salt Press.",
        "Jones, A. and Brown, B. (1991a) ‘The mole of Memmin’, Journal of Harbours, 12(3): 13-25.",
        "——— (1991b) Moles. London: Salt Press.",
        "Łukasz, Z. (2001) Port. Gdynia: Prasa.",
    ]
)


def test_entries_have_their_surnames_and_years() -> None:
    assert [(entry.surnames, entry.year) for entry in ENTRIES] == [
        (("Smith",), "1990"),
        (("Jones", "Brown"), "1991a"),
        (("Jones", "Brown"), "1991b"),
        (("Łukasz",), "2001"),
    ]


def test_entries_have_ids_of_letters_that_xml_allows() -> None:
    assert [entry.id for entry in ENTRIES] == [
        "bib-smith-1990",
        "bib-jones-1991a",
        "bib-jones-1991b",
        "bib-lukasz-2001",
    ]


def test_entries_that_look_alike_have_ids_of_their_own_for_themselves_and_their_authors() -> None:
    same = read_entries(["Smith, J. (1990) The Harbour. London: Salt Press."] * 3)
    assert [entry.id for entry in same] == ["bib-smith-1990", "bib-smith-1990-2", "bib-smith-1990-3"]
    authors = [dict(mark.attrs)["xml:id"] for entry in same for mark in entry.marks if mark.kind == "author"]
    assert len(set(authors)) == 3


def marks(text: str) -> dict[str, str]:
    """The marks of one entry: element (and what it says) and words."""
    (entry,) = read_entries([text])
    return {
        " ".join((mark.kind, *(str(value) for key, value in mark.attrs if key in ("level", "unit")))): text[
            slice(*mark.span)
        ]
        for mark in entry.marks
    }


def test_a_book_has_author_year_title_and_imprint() -> None:
    assert marks("Smith, J. (1990) The Harbour. London: Salt Press.") == {
        "author": "Smith, J.",
        "date": "1990",
        "title m": "The Harbour",
        "pubPlace": "London",
        "publisher": "Salt Press",
    }


def test_an_article_has_a_title_in_a_journal_with_volume_issue_and_pages() -> None:
    found = marks("Jones, A. (1991) ‘The mole of Memmin’, Journal of Harbours, 12(3): 13-25.")
    assert found == {
        "author": "Jones, A.",
        "date": "1991",
        "title a": "‘The mole of Memmin’",
        "title j": "Journal of Harbours",
        "biblScope volume": "12",
        "biblScope issue": "3",
        "biblScope page": "13-25",
    }


def test_a_link_is_a_reference() -> None:
    assert marks("Smith, J. (1990) The Harbour. https://example.org/a_(b).")["ref"].startswith("https://example.org/a_")


def test_marks_of_an_entry_never_overlap() -> None:
    for entry in ENTRIES:
        spans = [mark.span for mark in entry.marks]
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("first", "last", "whole"), [("13", "5", "15"), ("149", "51", "151"), ("9", "12", "12"), ("7", "7", "7")]
)
def test_the_last_page_of_a_range_is_written_out(first: str, last: str, whole: str) -> None:
    assert expand(first, last) == whole


@pytest.mark.parametrize(
    ("text", "expected"), [("Łukasz", "lukasz"), ("O’Brien", "obrien"), ("Ærø 9", "ro-9"), ("王", "")]
)
def test_a_slug_is_plain(text: str, expected: str) -> None:
    assert slug(text) == expected


def cited(text: str) -> list[tuple[str, str]]:
    """What the parentheses of a paragraph mean: (words, entry); `?` where none fits, `?ibid` without one before."""
    found = list(Citer(ENTRIES).find(text, 0, len(text)))
    return [
        (text[slice(*one.span)], one.entry.id if isinstance(one, Citation) else "?ibid" if one.is_ibid else "?")
        for one in found
        if isinstance(one, Citation | Unresolved)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So it was (Smith, 1990:12).", [("(Smith, 1990:12)", "bib-smith-1990")]),
        ("So it was (see Smith 1990).", [("(see Smith 1990)", "bib-smith-1990")]),
        ("So it was (Brown, 1991b, pp. 3-4).", [("(Brown, 1991b, pp. 3-4)", "bib-jones-1991b")]),
        ("Smith (1990:12) says so.", [("(1990:12)", "bib-smith-1990")]),
        ("Smith’s (1990) book says so.", [("(1990)", "bib-smith-1990")]),
        (
            "So (Smith, 1990) and so (ibid., p. 3).",
            [("(Smith, 1990)", "bib-smith-1990"), ("(ibid., p. 3)", "bib-smith-1990")],
        ),
        ("So it was (ibid.).", [("(ibid.)", "?ibid")]),
        ("So it was (Smith, 1995).", [("(Smith, 1995)", "?")]),
        ("So it was (in 1990 already).", []),
        ("So it was (it rained).", []),
    ],
)
def test_a_parenthesis_means_its_entry(text: str, expected: list[tuple[str, str]]) -> None:
    assert cited(text) == expected


def test_ibid_does_not_reach_over_a_heading() -> None:
    citer = Citer(ENTRIES)
    assert len(list(citer.find("(Smith, 1990)", 0, 13))) == 1
    citer.begin_section()
    (found,) = citer.find("(ibid.)", 0, 7)
    assert isinstance(found, Unresolved)
    assert found.is_ibid


def test_the_page_of_a_citation_is_its_range() -> None:
    text = "So it was (Smith, 1990:149-51)."
    (found,) = Citer(ENTRIES).find(text, 0, len(text))
    assert isinstance(found, Citation)
    (where,) = [mark for mark in found.marks if mark.kind == "citedRange"]
    assert (text[slice(*where.span)], where.attrs) == ("149-51", (("unit", "page"), ("from", "149"), ("to", "151")))


def in_note(text: str) -> list[tuple[str, str]]:
    """What a note cites, after one that cited Smith: (words, entry)."""
    citer = Citer(ENTRIES)
    assert len(list(citer.find_in_note("Smith 1990, 5.", 0, 14))) == 1
    found = citer.find_in_note(text, 0, len(text))
    return [(text[slice(*one.span)], one.entry.id) for one in found if isinstance(one, Citation)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Smith, The Harbour, 45.", [("Smith, The Harbour, 45", "bib-smith-1990")]),
        ("Smith, Harbour, p. 45.", [("Smith, Harbour, p. 45", "bib-smith-1990")]),
        ("See Brown, ‘Mole of Memmin’, 14.", [("Brown, ‘Mole of Memmin’, 14", "bib-jones-1991a")]),
        ("Jones, Moles, 3.", [("Jones, Moles, 3", "bib-jones-1991b")]),
        ("Ibid., 46-7.", [("Ibid., 46-7", "bib-smith-1990")]),
        ("Smith, op. cit., 12.", [("Smith, op. cit., 12", "bib-smith-1990")]),
        ("Jones, op. cit., 12.", []),  # of two works
        ("Jones (1991b), 3; Smith 1990.", [("Jones (1991b), 3", "bib-jones-1991b"), ("Smith 1990", "bib-smith-1990")]),
        ("Mr Smith was there, and the harbour too.", []),
    ],
)
def test_a_note_cites_by_short_title_by_date_and_by_ibid(text: str, expected: list[tuple[str, str]]) -> None:
    assert in_note(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So it was (Smith 45).", ["bib-smith-1990"]),
        ("So it was (see Smith, Harbour 45-46).", ["bib-smith-1990"]),
        ("So it was (Jones, Moles 45).", ["bib-jones-1991b"]),
        ("So it was (Jones 45).", []),  # of two works
        ("So it was (Smith said in 45).", []),
        ("So it was (Miller 45).", []),
        ("So it was (Smith, 1990; Brown, 1991b: 3).", ["bib-smith-1990", "bib-jones-1991b"]),
    ],
)
def test_a_parenthesis_may_name_pages_only_or_several_works(text: str, expected: list[str]) -> None:
    found = [one for one in Citer(ENTRIES).find(text, 0, len(text)) if isinstance(one, Citation)]
    targets = [str(value) for one in found for mark in one.marks for name, value in mark.attrs if name == "target"]
    assert [target.partition("block:")[2].rstrip("')") for target in targets] == expected


def test_numbers_in_brackets_mean_entries_only_where_these_are_numbered() -> None:
    text = "So it was [2] and [1-3] and [7] and [3, p. 4]."
    citer = Citer(ENTRIES, ["[1]", "[2]", "[3]", "[4]"])
    found = [one for one in citer.find(text, 0, len(text)) if isinstance(one, Citation)]
    assert [text[slice(*one.span)] for one in found] == ["[2]", "[1-3]", "[3, p. 4]"]
    assert list(Citer(ENTRIES).find(text, 0, len(text))) == []
