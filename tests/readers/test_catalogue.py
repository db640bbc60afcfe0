"""What is a catalogue record and what only looks like one; where its fields go."""

from __future__ import annotations

from typing import Final

import pytest
from lxml import etree

from edenda.config import Document
from edenda.convert import Options, convert
from edenda.languages import load
from edenda.readers.catalogue.records import find_after, find_before
from edenda.readers.layout.steps import Lines
from edenda.sources import Source
from edenda.tei import parse, text_of
from tests.outline import find

TEXT: Final = (
    "The harbour froze in that winter, and nobody came before the middle of April. We had bread enough for the "
    "school, and the wood was brought down from the hill by the men of the mill, who were paid in herring.\n\n"
    "It was said afterwards that the bell had rung by itself; the sexton did not deny it. Of the eleven boats that "
    "went out with the first wind nine came home, and two were found at the sluice with nobody in them."
)
SOURCE: Final = "t:teiHeader/t:fileDesc/t:sourceDesc"


def tei(raw: str, genre: str = "") -> etree._Element:
    """The TEI of a source, which is proved to hold all of it."""
    done = convert(Source(raw, "a.txt", "utf-8"), Options(Document("a", "K", genre=genre)))
    assert done.tei is not None, done.problems
    return parse(done.tei, "a.xml")


def said(root: etree._Element, path: str) -> list[str]:
    """The texts of the elements on a path, white space made even."""
    return [" ".join(text_of(one).split()) for one in find(root, path)]


def labels(root: etree._Element) -> list[str]:
    """The labels in the description of the source."""
    return [one.get("n", "") for one in find(root, f"{SOURCE}//*[@n]")]


@pytest.mark.parametrize(
    "block",
    [
        "TO: The Director\nFROM: A. Strand\nSUBJECT: The well\nDATE: 3 May 1921",
        "To: The Director\n\nFrom: A. Strand\n\nSubject: The well",
        "Strand: Good morning.\nLee: Good morning. Is it cold?\nStrand: It is cold.\nLee: So it is.",
        "Barrel: a measure of herring\nCran: four baskets\nLast: ten thousand fish",
        "Note: the harbour is deep: it was measured.",
        "The following was agreed: the bell is to be mended.",
    ],
)
def test_a_memorandum_s_head_speeches_definitions_and_prose_are_no_record(block: str) -> None:
    for raw in (f"{block}\n\n{TEXT}\n", f"{TEXT}\n\n{block}\n"):
        units = Lines(raw, load()).page().units
        assert find_before(units, raw, load()) == (0, 0)
        assert find_after(units, raw, load()) == len(units)


def test_speeches_below_a_record_are_not_of_it() -> None:
    record = "Title: Minutes of the Net Loft\nDate: 3 May 1921\nRepository: Lemmin Archive\n"
    speeches = "Strand: Good morning. Is it cold?\nLee: It is cold.\nStrand: So it is.\n"
    root = tei(f"{record}\n{speeches}\n{TEXT}\n", genre="text")
    assert labels(root) == ["Title", "Date", "Repository"]
    assert "Is it cold?" in "".join(said(root, "t:text"))


def test_a_memorandum_s_head_below_a_record_is_not_of_it() -> None:
    record = "Title: Memorandum on the well\nRepository: Lemmin Archive\nReference: LA 7\n"
    raw = f"{record}\nTo: The Director\nFrom: A. Strand\nDate: 3 May 1921\n\n{TEXT}\n"
    assert find_before(Lines(raw, load()).page().units, raw, load()) == (0, 3)


@pytest.mark.parametrize("line", ["Our ref: N/53/118", "Subject: The well"])
@pytest.mark.parametrize("opener", ["Lemmin, 3 May 1921", "Dear Sir,"])
def test_a_letter_s_own_reference_below_a_record_is_not_of_it(line: str, opener: str) -> None:
    record = "Title: Letter on the well\nRepository: Lemmin Archive\nCall number: LA 7\n"
    for raw in (f"{record}\n{line}\n\n{opener}\n\n{TEXT}\n", f"{record}Rights: None\n\n{opener}\n\n{line}\n\n{TEXT}\n"):
        units = Lines(raw, load()).page().units
        assert find_before(units, raw, load()) == (0, raw.split("\n\n")[0].count("\n") + 1)


def test_a_letter_below_a_record_is_one_though_it_is_numbered_as_a_despatch() -> None:
    record = "Title: Letter on the well\nRepository: Lemmin Archive\nCall number: LA 7\n"
    root = tei(f"{record}\nDespatch No. 71\n\nLemmin, 3 May 1921\n\nSir,\n\n{TEXT}\n\nYours truly,\n\nA. Strand\n")
    assert [one.get("type") for one in find(root, "t:text")] == ["letter"]


def test_a_subject_set_off_from_a_record_that_no_letter_follows_is_of_it() -> None:
    raw = f"Title: The well\nRepository: Lemmin Archive\nCall number: LA 7\n\nSubject: Wells\n\nThe Well\n\n{TEXT}\n"
    assert find_before(Lines(raw, load()).page().units, raw, load()) == (0, 4)


TABLE: Final = "| Name | Boats |\n|------|-------|\n| Halck | 12 |\n| Strand | 7 |"


def test_the_table_of_a_text_is_of_no_record_beside_it() -> None:
    record = "| Title | The well |\n| Repository | Lemmin Archive |\n| Call number | LA 7 |\n| Rights | None known |"
    fields = ["Title", "Rights", "Repository", "Call number"]
    for raw in (f"{record}\n\n{TEXT}\n\n{TABLE}\n\n{TEXT}\n", f"{TEXT}\n\n{TABLE}\n\n{TEXT}\n\n{record}\n"):
        root = tei(raw, genre="text")
        assert labels(root) == fields
        assert len(find(root, "t:text//t:table")) == 1


def test_the_rights_at_the_end_of_a_record_keep_their_label_whatever_sign_follows_it() -> None:
    entries = (
        ("Title", "The well"),
        ("Repository", "Lemmin Archive"),
        ("Call number", "LA 7"),
        ("Language", "English"),
        ("Seal", "one red seal"),
        ("Rights", "Not for reproduction"),
    )
    for sign in (": ", " = ", " ........ ", ":\t"):
        record = "\n".join(f"{label}{sign}{value}" for label, value in entries)
        assert set(labels(tei(f"{TEXT}\n\n{record}\n", genre="text"))) == {label for label, _ in entries}


def test_a_record_of_letters_can_have_from_and_to() -> None:
    record = "From: A. Strand\nTo: P. Halck\nDate: 3 May 1921\nCollection: Halck Papers\nCall number: 7/14\n"
    assert {"To", "Collection", "Call number"} <= set(labels(tei(f"{record}\n{TEXT}\n")))


def test_archive_collection_and_shelfmark_are_an_identifier() -> None:
    root = tei(f"Held by: Lemmin Archive\nFonds: Halck\nShelfmark: 7/14\nBox: 12\nSeal: broken\n\n{TEXT}\n")
    assert said(root, f"{SOURCE}/t:msDesc/t:msIdentifier/*") == ["Lemmin Archive", "Halck", "7/14", "12"]
    assert labels(root) == ["Seal", "Held by", "Fonds", "Shelfmark", "Box"]


def test_a_second_archive_stays_a_note_and_a_shelfmark_alone_is_one() -> None:
    root = tei(f"Repository: Lemmin Archive\nLocation: Reading room\nTitle: Ice\n\n{TEXT}\n")
    assert said(root, f"{SOURCE}//t:repository") == ["Lemmin Archive"]
    assert said(root, f"{SOURCE}//t:note[@n='Location']") == ["Reading room"]
    root = tei(f"Title: Ice\nReference: 7/14\nLanguage: English\n\n{TEXT}\n")
    assert find(root, f"{SOURCE}/t:msDesc") == []
    assert said(root, f"{SOURCE}//t:note[@n='Reference']") == ["7/14"]


@pytest.mark.parametrize(
    ("rights", "target"),
    [
        ("CC BY 4.0, https://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/licenses/by/4.0/"),
        ("Creative Commons (http://creativecommons.org/publicdomain/zero/1.0/).", "http://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC BY 4.0", None),
    ],
)  # fmt: skip
def test_a_licence_has_an_address_where_the_source_states_it(rights: str, target: str | None) -> None:
    root = tei(f"Title: Ice\nAuthor: A. Strand\nRights: {rights}\n\n{TEXT}\n")
    (licence,) = find(root, f"{SOURCE}//t:licence")
    assert licence.get("target") == target


def test_addresses_extent_and_people_have_places_of_their_own() -> None:
    record = (
        "Title: Ice\nDOI: 10.1234/ice.7\nPermalink: https://example.org/7\nLink: see the web page\n"
        "Extent: two leaves\nTranslator: R. Ammann\nPlace of writing: Lemmin\n"
    )
    root = tei(f"{record}\n{TEXT}\n")
    assert [(one.get("type"), text_of(one)) for one in find(root, f"{SOURCE}/t:bibl/t:idno")] == [
        ("DOI", "10.1234/ice.7"),
        ("URL", "https://example.org/7"),
    ]
    assert said(root, f"{SOURCE}//t:note[@n='Link']") == ["see the web page"]
    assert said(root, f"{SOURCE}/t:bibl/t:extent") == ["two leaves"]
    assert said(root, f"{SOURCE}/t:bibl/t:respStmt/t:name") == ["R. Ammann"]
    assert said(root, "t:teiHeader/t:profileDesc/t:creation/t:placeName") == ["Lemmin"]


def test_values_in_several_lines_and_paragraphs_are_kept_apart_or_joined_as_they_were() -> None:
    record = (
        "Title: Ice\nSubjects:\n  - Harbours\n  - Ships; Winter\nNotes: Torn at the\n  edge and mended.\n"
        "  A second note.\nSubject: Bells\nExtent:\nAuthor: A. Strand; P. Halck\n"
    )
    root = tei(f"{record}\n{TEXT}\n")
    assert said(root, ".//t:keywords/t:term") == ["Harbours", "Ships", "Winter", "Bells"]
    (note,) = find(root, f"{SOURCE}//t:note[@n='Notes']")
    assert " ".join(text_of(note).split()) == "Torn at the edge and mended. A second note."
    assert said(root, f"{SOURCE}/t:bibl/t:author") == ["A. Strand", "P. Halck"]
    assert said(root, f"{SOURCE}//t:note[@type='labels']/t:q") == ["Extent:"]


def test_front_matter_between_rules_is_a_record_whatever_its_labels() -> None:
    matter = '---\ntitle: "The Weight of Ice"\nmood: cold\ntags: [ice, ships]\n---\n'
    root = tei(f"{matter}\n{TEXT}\n")
    assert {"title", "mood", "tags"} <= set(labels(root)) | {one.get("n") for one in find(root, ".//t:keywords")}
    assert "mood" not in "".join(said(root, "t:text"))


def test_a_record_before_and_one_after_go_into_one_header() -> None:
    root = tei(f"Title: Ice\nDate: 1921\nPlate: 7\n\n{TEXT}\n\nRepository: Lemmin\nSignature: 7/14\nSeal: broken\n")
    assert {"Title", "Date", "Plate", "Repository", "Signature", "Seal"} <= set(labels(root))
    assert "".join("".join(said(root, "t:text")).split()) == "".join(TEXT.split())


def test_what_stands_outside_the_lines_that_bound_a_text_is_about_it() -> None:
    above = "The Electronic Book of Ice\n\nThis book is for anyone anywhere.\n\nTitle: Of Ice\nAuthor: A. Strand\n"
    below = "*** END OF THE ELECTRONIC BOOK OF ICE ***\n\nYou may copy it. You may give it away.\n"
    root = tei(f"{above}\n*** START OF THE ELECTRONIC BOOK OF ICE ***\n\n{TEXT}\n\n{below}", genre="text")
    assert "".join("".join(said(root, "t:text")).split()) == "".join(TEXT.split())
    assert said(root, ".//t:titleStmt/t:author") == ["A. Strand"]
    assert any("You may give it away." in words for words in said(root, ".//t:notesStmt/t:note"))
