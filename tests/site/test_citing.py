from __future__ import annotations

import json
from typing import Any

import pytest
from pybtex.database import Entry, parse_string

from edenda.config import EditionFacts
from edenda.site.citing.bibtex import escaped
from edenda.site.citing.citation import citation_of
from edenda.site.citing.cited import key_of
from edenda.site.citing.names import Name, name_of, names_of
from edenda.site.citing.when import date_of, moment
from edenda.site.values import Author, DocumentFacts, Download
from tests.site.support import EDITION, ESSAY, LETTER, site

PLAIN = EditionFacts(title="Letters")


def entry(facts: DocumentFacts, edition: EditionFacts = EDITION) -> Entry:
    made = parse_string(citation_of(facts, site(edition)).bibtex, "bibtex")
    (found,) = made.entries.values()
    return found


def item(facts: DocumentFacts, edition: EditionFacts = EDITION) -> dict[str, Any]:
    (found,) = json.loads(citation_of(facts, site(edition)).csl_json)
    assert isinstance(found, dict)
    return found


def meta(facts: DocumentFacts, edition: EditionFacts = EDITION) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, content in citation_of(facts, site(edition)).meta:
        found.setdefault(name, []).append(content)
    return found


def test_a_document_is_cited_with_the_edition_in_which_it_stands() -> None:
    assert citation_of(ESSAY, site()).text == (
        "Mara Kessler and Ada Orme, “Dues and Debts”, 3 March 1902, in: Letters to the Harbour Board, "
        "edited by Mara Kessler, Skerry Historical Society, 2026, "
        "https://example.org/harbour/documents/1913-dues.html (CC BY 4.0)."
    )


def test_a_letter_is_cited_by_who_wrote_to_whom() -> None:
    assert citation_of(LETTER, site()).text.startswith(
        "Agnes Thorne to The Harbour Board of Skerry, 3 March 1902, in: Letters to the Harbour Board, "
    )
    titled = citation_of(LETTER._replace(title="A Remonstrance", title_by=""), site()).text
    assert titled.startswith("Agnes Thorne to The Harbour Board of Skerry, “A Remonstrance”, 3 March 1902, in: ")


def test_a_citation_is_in_the_language_of_the_interface() -> None:
    made = citation_of(ESSAY._replace(date_words="3. März 1902"), site(interface="de")).text
    assert made.startswith("Mara Kessler und Ada Orme, „Dues and Debts“, 3. März 1902, in: ")
    assert "hg. von Mara Kessler, Skerry" in made


def test_what_is_not_known_is_not_said() -> None:
    facts = DocumentFacts("a", "Dues")
    made = citation_of(facts, site(PLAIN))
    assert made.text == "“Dues”, in: Letters."
    assert made.bibtex == "@incollection{a,\n  title = {Dues},\n  booktitle = {Letters},\n}\n"
    assert item(facts, PLAIN) == {"id": "a", "type": "chapter", "title": "Dues", "container-title": "Letters"}
    assert dict(made.meta) == {
        "citation_title": "Dues",
        "citation_inbook_title": "Letters",
        "citation_book_title": "Letters",
    }


def test_a_publisher_that_a_conversion_put_there_for_none_is_none() -> None:
    assert "publisher" not in item(ESSAY._replace(publisher="Not published yet"), PLAIN)


def test_only_those_who_edited_are_editors() -> None:
    assert item(ESSAY)["editor"] == [{"family": "Kessler", "given": "Mara"}]
    assert entry(ESSAY).persons["editor"][0].last_names == ["Kessler"]
    header = (Author("Jon Bell", role="Transcription"), Author("Ida Marsh", role="Edited by"))
    assert item(ESSAY._replace(responsible=header))["editor"] == [{"family": "Marsh", "given": "Ida"}]


def test_the_dates_of_the_document_and_of_the_edition_are_kept_apart() -> None:
    piece, letter = item(ESSAY), item(LETTER)
    assert piece["issued"] == {"date-parts": [[2026, 5, 1]]}
    assert piece["original-date"] == {"date-parts": [[1902, 3, 3]]}
    assert letter["issued"] == {"date-parts": [[1902, 3, 3]]}
    assert letter["available-date"] == {"date-parts": [[2026, 5, 1]]}
    assert dict(entry(ESSAY).fields)["date"] == "2026-05-01"
    assert dict(entry(ESSAY).fields)["origdate"] == "1902-03-03"
    assert dict(entry(LETTER).fields)["date"] == "1902-03-03"
    assert meta(ESSAY)["citation_publication_date"] == ["2026/05/01"]
    assert meta(ESSAY)["dcterms.created"] == ["1902-03-03"]
    assert meta(LETTER)["citation_date"] == ["1902/03/03"]
    assert meta(LETTER)["citation_online_date"] == ["2026/05/01"]


@pytest.mark.parametrize(
    ("start", "end", "sure", "parts", "edtf"),
    [
        ("1902-03-03", "1902-03-05", "yes", {"date-parts": [[1902, 3, 3], [1902, 3, 5]]}, "1902-03-03/1902-03-05"),
        ("1902", "1902", "", {"date-parts": [[1902]], "circa": True}, "1902~"),
        ("1902-03", "1902-05", "", {"date-parts": [[1902, 3], [1902, 5]], "circa": True}, "1902-03~/1902-05~"),
        ("", "1902", "", {"raw": "before 1902"}, "../1902~"),
        ("-0044-03-15", "-0044-03-15", "yes", {"date-parts": [[-44, 3, 15]]}, "-0044-03-15"),
        ("", "", "", {"raw": "before 1902"}, ""),
    ],
)
def test_ranges_and_guesses_stay_what_they_are(
    start: str, end: str, sure: str, parts: dict[str, object], edtf: str
) -> None:
    facts = LETTER._replace(date_from=start, date_to=end, date_sure=sure, date_words="before 1902")
    assert item(facts)["issued"] == parts
    assert dict(entry(facts).fields).get("date", "") == edtf


def test_a_time_is_its_day_and_what_is_no_date_is_none() -> None:
    assert moment("1902-03-03T10:00:00Z") == (1902, 3, 3)
    assert [moment(value) for value in ("--03-03", "1902-13", "soon", "")] == [None] * 4


def test_a_document_without_a_date_has_none() -> None:
    assert date_of(DocumentFacts("a", "T")) is None


@pytest.mark.parametrize(
    ("author", "name"),
    [
        (Author("Thorne, Agnes"), Name("Agnes Thorne", "Thorne", "Agnes", is_person=True)),
        (Author("Agnes M. Thorne"), Name("Agnes M. Thorne", "Thorne", "Agnes M.", is_person=True)),
        (Author("Jan van der Berg"), Name("Jan van der Berg", "van der Berg", "Jan", is_person=True)),
        (Author("Jon Bell Jr."), Name("Jon Bell Jr.", "Bell", "Jon", "Jr.", is_person=True)),
        (
            Author("Bell, Jon", family="Bell", given="Jon", suffix="III"),
            Name("Jon Bell III", "Bell", "Jon", "III", True),
        ),
        (Author("Thorne", is_person=True), Name("Thorne", is_person=True)),
        (Author("Kim Il Sung", is_body=True), Name("Kim Il Sung")),
        (Author("The Harbour Board"), Name("The Harbour Board")),
        (Author("Skerry Historical Society"), Name("Skerry Historical Society")),
        (Author("Friends of the Harbour"), Name("Friends of the Harbour")),
        (Author("Skerry, Thorne, and Bell"), Name("Skerry, Thorne, and Bell")),
        (Author("ein Unbekannter"), Name("ein Unbekannter")),
    ],
)
def test_persons_have_parts_and_bodies_none(author: Author, name: Name) -> None:
    assert name_of(author) == name


def test_several_names_in_one_place_are_several() -> None:
    assert [name.words for name in names_of([Author("Ada Orme; Jon Bell"), Author("Orme, Ada")])] == [
        "Ada Orme",
        "Jon Bell",
    ]


def test_bibtex_keeps_every_character_and_every_name() -> None:
    board = Author("Board, Quay and Weir", is_body=True)
    found = entry(ESSAY._replace(title="50 % of {A} & B_1 #2 $3 ~ ^ \\", authors=(board, Author("Thorne, Agnes"))))
    assert found.fields["title"] == escaped("50 % of {A} & B_1 #2 $3 ~ ^ \\")
    assert [str(person) for person in found.persons["author"]] == ["{Board, Quay and Weir}", "Thorne, Agnes"]


def test_each_file_has_a_key_of_its_own() -> None:
    stems = ["a b", "a_b", "a-b", "ä", "a_xe4_", "_xe4_", "a.b", "xe4"]
    keys = [key_of(stem) for stem in stems]
    assert len(set(keys)) == len(stems)
    assert key_of("1902-thorne_2") == "1902-thorne_2"


def test_search_engines_are_told_what_the_document_is() -> None:
    files = (Download("1902-thorne.xml", "application/tei+xml", "TEI XML"),)
    made = json.loads(citation_of(LETTER, site(), files).json_ld)
    assert made["@type"] == "Message"
    assert made["dateSent"] == "1902-03-03"
    assert made["author"] == [{"@type": "Person", "name": "Agnes Thorne", "familyName": "Thorne", "givenName": "Agnes"}]
    assert made["recipient"] == [{"@type": "Organization", "name": "The Harbour Board of Skerry"}]
    assert made["isPartOf"]["url"] == "https://example.org/harbour/"
    assert made["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert made["encoding"][0]["contentUrl"] == "https://example.org/harbour/documents/1902-thorne.xml"


def test_words_of_a_document_cannot_end_the_script_in_which_they_stand() -> None:
    title = "</script><!-- <script>\u2028 & ]]>"
    made = citation_of(LETTER._replace(title=title), site()).json_ld
    assert not set("<>&\u2028\u2029") & set(made)
    assert json.loads(made)["name"] == title


def test_zotero_knows_letters_and_pieces_of_a_collection_by_their_tags() -> None:
    assert meta(LETTER)["z:itemType"] == ["letter"]
    assert meta(ESSAY)["citation_book_title"] == ["Letters to the Harbour Board"]
    assert meta(ESSAY)["citation_author"] == ["Kessler, Mara", "Orme, Ada"]
    assert meta(ESSAY)["citation_public_url"] == ["https://example.org/harbour/documents/1913-dues.html"]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://creativecommons.org/licenses/by-nc-sa/4.0/deed.de", "CC BY-NC-SA 4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0"),
        ("https://example.org/rights", "All rights granted"),
    ],
)
def test_a_licence_is_called_by_its_short_name(url: str, name: str) -> None:
    made = citation_of(ESSAY._replace(licence="All rights granted", licence_url=url), site()).text
    assert made.endswith(f" ({name}).")
