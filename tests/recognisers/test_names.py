"""Names: which words are marked, as what, and which entry of the register they mean."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from edenda.config import Document
from edenda.convert import Options, convert
from edenda.register.entries import Register, read_register
from edenda.sources import Source
from edenda.tei import NS, local, parse

REGISTER: Final = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>
<listPerson>
  <person xml:id="pers-halck"><persName>Petrus Halck</persName><persName type="variant">Halck</persName></person>
  <person xml:id="pers-strand-anneli"><persName>Anneli Strand</persName><persName type="variant">Strand</persName></person>
  <person xml:id="pers-strand-olof"><persName>Olof Strand</persName><persName type="variant">Strand</persName></person>
</listPerson>
<listOrg>
  <org xml:id="org-guild"><orgName>Guild of Pilots</orgName><orgName type="variant">Pilots' Guild</orgName></org>
  <org xml:id="org-guild-cc"><orgName>Central Committee of the Guild of Pilots</orgName><orgName type="variant" subtype="short">Central Committee</orgName><orgName type="variant" subtype="short">CC</orgName></org>
  <org xml:id="org-union"><orgName>Union of Weavers</orgName></org>
  <org xml:id="org-union-cc"><orgName>Central Committee of the Union of Weavers</orgName><orgName type="variant" subtype="short">Central Committee</orgName><orgName type="variant" subtype="short">CC</orgName></org>
  <listRelation>
    <relation name="organ" active="#org-guild-cc" passive="#org-guild"/>
    <relation name="organ" active="#org-union-cc" passive="#org-union"/>
  </listRelation>
</listOrg>
<listPlace>
  <place xml:id="pl-memmin"><placeName>Memmin</placeName></place>
  <place xml:id="pl-union"><placeName>Soviet Union</placeName><placeName type="variant">USSR</placeName></place>
</listPlace>
<listEvent><event xml:id="ev-1"><label>22nd Congress of Pilots</label></event></listEvent>
<listBibl><bibl xml:id="work-1"><title level="m">The Road to Memmin</title></bibl></listBibl>
</standOff></TEI>"""  # noqa: E501


@cache
def register(folder: str) -> Register:
    """The small register of these tests."""
    path = Path(folder) / "register.xml"
    path.write_text(REGISTER, encoding="utf-8")
    found, problems = read_register(path)
    assert problems == ()
    return found


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder for the register."""
    return str(tmp_path_factory.mktemp("names"))


Marked = list[tuple[str, str, str]]


def flat(element: etree._Element) -> str:
    """The words of an element."""
    return " ".join("".join(str(text) for text in element.itertext()).split())


def marked(text: str, folder: str, genre: str = "text") -> Marked:
    """The names in the TEI of a text: element, words, entries (or how sure)."""
    source = Source(f"A Title\n\n{text}\n", "some", "utf-8")
    tei = convert(source, Options(Document("some", "K"), register(folder), genre)).tei
    assert tei is not None
    names = parse(tei, "K").xpath(
        "//t:text//*[self::t:persName or self::t:orgName or self::t:placeName or self::t:name or self::t:title[@ref]]",
        namespaces=NS,
    )
    assert isinstance(names, list)
    found = [one for one in names if isinstance(one, etree._Element)]
    return [
        (local(one), flat(one), one.get("ref", "").replace("register.xml#", "") or f"cert={one.get('cert')}")
        for one in found
    ]


def linked(text: str, folder: str) -> Marked:
    """The names in the TEI of a text that are linked to an entry."""
    return [one for one in marked(text, folder) if not one[2].startswith("cert=")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In spring Petrus Halck came and spoke to them.", [("persName", "Petrus Halck", "pers-halck")]),
        (
            "This was Halck’s idea, and Halck's alone.",
            [("persName", "Halck", "pers-halck"), ("persName", "Halck", "pers-halck")],
        ),
        ("He spoke for the Pilots’ Guild and nobody else.", [("orgName", "Pilots’ Guild", "org-guild")]),
        (
            "The Central Committee of the Guild of Pilots met again.",
            [("orgName", "Central Committee of the Guild of Pilots", "org-guild-cc")],
        ),
        (
            "He came to Memmin, the town of Memmin.",
            [("placeName", "Memmin", "pl-memmin"), ("placeName", "Memmin", "pl-memmin")],
        ),
        ("He came by the Memmin-Sund railway to the place.", [("placeName", "Memmin", "pl-memmin")]),
        ("The 22nd Congress of Pilots was held there.", [("name", "22nd Congress of Pilots", "ev-1")]),
        (
            "The 22nd [see above] Congress of Pilots was held there.",
            [("name", "22nd [see above] Congress of Pilots", "ev-1")],
        ),
        ("He wrote “The Road to Memmin” and it was read.", [("title", "“The Road to Memmin”", "work-1")]),
        ("The post-USSR years were hard for the pre-USSR generation.", []),
        ("The USSR was large, and its neighbours were small.", [("placeName", "USSR", "pl-union")]),
        ("Halckian ideas, a Memminer and the Strandists came.", []),
        ("The guild of pilots and the union of weavers met.", []),
    ],
)
def test_names_are_marked_with_their_entries(text: str, expected: Marked, folder: str) -> None:
    assert linked(text, folder) == expected


def test_a_short_form_is_linked_only_where_its_body_is_named(folder: str) -> None:
    assert linked("The Central Committee met again in the old house.", folder) == []
    found = marked("The Guild of Pilots was old.\n\nThe Central Committee met again in the old house.", folder)
    assert found == [("orgName", "Guild of Pilots", "org-guild"), ("orgName", "Central Committee", "org-guild-cc")]


def test_a_short_form_in_words_needs_its_article(folder: str) -> None:
    assert marked("The Guild of Pilots has no Central Committee of its own.", folder) == [
        ("orgName", "Guild of Pilots", "org-guild")
    ]


def test_a_short_form_means_the_body_of_its_paragraph(folder: str) -> None:
    text = "The Guild of Pilots met, and the CC agreed.\n\nThe Union of Weavers met, and the CC refused."
    assert [ref for _, words, ref in marked(text, folder) if words == "CC"] == ["org-guild-cc", "org-union-cc"]


def test_a_short_form_means_the_body_that_was_named_last(folder: str) -> None:
    text = "The Guild of Pilots met in spring.\n\nThe Union of Weavers met in summer.\n\nAfter that the CC refused to go on."  # noqa: E501
    assert marked(text, folder)[-1] == ("orgName", "CC", "org-union-cc")


def test_a_short_form_between_two_bodies_of_one_paragraph_is_not_linked(folder: str) -> None:
    text = "The Guild of Pilots and the Union of Weavers met in spring.\n\nAfter that the CC refused to go on."
    assert marked(text, folder)[-1] == ("orgName", "CC", "cert=low")


def test_of_two_persons_of_one_name_the_one_that_is_named_is_meant(folder: str) -> None:
    assert marked("Olof Strand came late.\n\nThen Strand spoke.", folder)[-1] == (
        "persName",
        "Strand",
        "pers-strand-olof",
    )
    text = "Olof Strand came late.\n\nAnneli Strand was there already.\n\nThen Strand spoke to them."
    assert marked(text, folder)[-1] == ("persName", "Strand", "pers-strand-anneli")


def test_of_two_persons_of_one_name_none_is_guessed(folder: str) -> None:
    (found,) = marked("Then Strand spoke to them all.", folder)
    assert found[:2] == ("persName", "Strand")
    assert found[2] == "cert=low"


def test_an_acronym_that_the_document_introduces_is_marked_from_then_on(folder: str) -> None:
    text = "The Board of Salt Masters (BSM) met in Sund.\n\nThe BSM refused, and so did the Salt Masters."
    found = [(kind, words) for kind, words, _ in marked(text, folder) if "BSM" in words or words.startswith("Board")]
    assert found == [("orgName", "Board of Salt Masters"), ("orgName", "BSM"), ("orgName", "BSM")]


@pytest.mark.parametrize(
    "introduced",
    [
        "Union of Weavers (UW)",
        "Union of Weavers (hereafter the “UW”)",
        "UW (Union of Weavers)",
        "Union of Weavers [U.W.]",
    ],
)
def test_an_acronym_of_a_body_in_the_register_means_its_entry(introduced: str, folder: str) -> None:
    found = linked(f"The {introduced} met in spring.\n\nThe UW refused to go on.", folder)
    assert len(found) == 3
    assert {ref for _, _, ref in found} == {"org-union"}
    assert found[-1] == ("orgName", "UW", "org-union")


def test_an_acronym_that_does_not_fit_the_words_before_it_is_not_theirs(folder: str) -> None:
    text = "The Union of Weavers met in Sund.\n\nThe Board of Salt Masters (ABC) met, and the ABC refused."
    assert linked(text, folder) == [("orgName", "Union of Weavers", "org-union")]


@pytest.mark.parametrize("before", ["every", "no", "our first"])
def test_a_short_form_without_its_article_is_not_even_marked(before: str, folder: str) -> None:
    found = marked(f"The Guild of Pilots met, and {before} Central Committee was asked.", folder)
    assert found == [("orgName", "Guild of Pilots", "org-guild")]


def test_an_organ_of_a_body_outside_the_register_is_not_that_of_one_in_it(folder: str) -> None:
    text = "The Guild of Pilots met.\n\nThe Central Committee of the Guild of Bakers agreed, and then the CC refused."
    assert [ref for _, words, ref in marked(text, folder) if words == "CC"] == ["cert=low"]
    again = f"{text}\n\nThe Guild of Pilots met again, and the CC was content."
    assert marked(again, folder)[-1] == ("orgName", "CC", "org-guild-cc")


def test_the_number_of_an_event_that_shares_its_head_is_a_name_of_its_own(folder: str) -> None:
    found = marked("The decisions of the 21st and 22nd Congress of Pilots were read.", folder)
    assert found == [("name", "21st", "cert=None"), ("name", "22nd Congress of Pilots", "ev-1")]


def test_names_of_the_register_are_found_in_a_heading_of_capitals(folder: str) -> None:
    text = "THE GUILD OF PILOTS IN THE SOVIET UNION\n\nThey met in spring and again in autumn, as they had said."
    assert linked(text, folder) == [
        ("orgName", "GUILD OF PILOTS", "org-guild"),
        ("placeName", "SOVIET UNION", "pl-union"),
    ]


def test_names_in_citations_and_in_the_bibliography_are_not_marked(folder: str) -> None:
    text = (
        "The town of Memmin grew (Halck, 1990:12) and grew.\n\nIt still does.\n\nBibliography\n\n"
        "Halck, P. (1990) Memmin. London: Press.\n\nStrand, A. (1991) Memmin again. London: Press."
    )
    assert marked(text, folder, "essay") == [("placeName", "Memmin", "pl-memmin")]


def test_names_in_notes_and_headings_are_marked(folder: str) -> None:
    text = "Petrus Halck in Sund\n\nHe came late[1] and left early.\n\nHe did so again.\n\nNotes\n\n[1] So says Olof Strand."  # noqa: E501
    assert {words for _, words, _ in marked(text, folder)} >= {"Petrus Halck", "Olof Strand"}


def test_a_name_across_a_page_break_is_marked_once(folder: str) -> None:
    text = "It is known to everybody in the town that it was the old pilot Petrus\n\npage 12\n\nHalck who came late."
    assert marked(text, folder) == [("persName", "Petrus Halck", "pers-halck")]


def test_the_order_of_mentions_in_a_paragraph_does_not_matter_for_an_unambiguous_name(folder: str) -> None:
    assert marked("Halck, that is Petrus Halck, came.", folder) == [
        ("persName", "Halck", "pers-halck"),
        ("persName", "Petrus Halck", "pers-halck"),
    ]
