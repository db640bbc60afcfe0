"""The document around the text: ids, notes at their calls, what the header says."""

from __future__ import annotations

from typing import Final

from lxml import etree

from edenda.config import Document, EditionFacts, Person
from edenda.convert import Options, convert
from edenda.sources import Source
from edenda.tei import NAMING, NS, XML_ID, local, parse

TEXT: Final = (
    "The Harbour\n\nBy Anneli Strand\n\nThe first paragraph has a note[1] in it.\n\npage 12\n\nThe second paragraph has none.\n\n"  # noqa: E501
    "Notes\n\n[1] One note.\n\npage 12\n"
)


def document(text: str = TEXT, **facts: str) -> etree._Element:
    """The TEI of a text."""
    edition = EditionFacts(publisher="Salt Press", people=(Person("ed", "A. Editor"),))
    tei = convert(Source(text, "some", "utf-8"), Options(Document("some", "K", edition=edition, **facts))).tei  # type: ignore[arg-type]
    assert tei is not None
    return parse(tei, "K.xml")


def value(root: etree._Element, path: str) -> str:
    """The words of the first element at a path."""
    found = root.find(path, NS)
    assert found is not None, path
    return " ".join("".join(str(text) for text in found.itertext()).split())


def test_the_body_in_a_byline_is_one_name_whatever_was_recognised_in_it() -> None:
    raw = (
        "Third Congress\nof the Federation of Pilots\n\nFOR THE LAMPS\n\nThe Congress resolves that the lamps be lit.\n"
    )
    tei = convert(Source(raw, "some", "utf-8"), Options(genre="resolution")).tei
    assert tei is not None
    root = parse(tei, "K.xml")
    assert value(root, ".//t:docAuthor") == "Third Congress of the Federation of Pilots"
    names = [one for one in root.find(".//t:docAuthor", NS).iter(etree.Element) if local(one) in NAMING]  # type: ignore[union-attr]
    assert len(names) == 1


def test_all_ids_begin_with_the_key_and_none_stands_twice() -> None:
    ids = [name for one in document().iter() if (name := one.get(XML_ID))]
    assert len(ids) == len(set(ids)) > 5
    assert all(name in ("K", "ed") or name.startswith("K-") for name in ids)


def test_a_note_stands_at_its_call_and_the_call_is_gone() -> None:
    paragraph = document().find(".//t:text//t:p", NS)
    assert paragraph is not None
    assert (paragraph.text, paragraph[0].tail, paragraph[0].get("n")) == (
        "The first paragraph has a note",
        " in it.",
        "1",
    )


def test_the_header_has_what_the_source_and_the_edition_state() -> None:
    root = document()
    assert value(root, ".//t:titleStmt/t:title") == "The Harbour"
    assert value(root, ".//t:titleStmt/t:author") == "Anneli Strand"
    assert value(root, ".//t:publicationStmt/t:publisher") == "Salt Press"
    assert value(root, ".//t:editionStmt//t:name") == "A. Editor"


def test_the_edition_overrides_the_sources_title_and_says_so() -> None:
    root = document(title="Another Title")
    assert value(root, ".//t:titleStmt/t:title") == "Another Title"
    assert "editors" in value(root, ".//t:notesStmt/t:note")


def test_a_date_of_posting_is_no_year_of_writing() -> None:
    root = document("3.4.1921\n\nThe Harbour\n\nIt froze in that winter, and nobody came to the town.\n", genre="essay")
    assert root.find(".//t:creation/t:date", NS).get("notBefore") == "1921"  # type: ignore[union-attr]


def test_no_file_depends_on_the_clock() -> None:
    assert document().find(".//t:revisionDesc/t:change", NS).get("when") is None  # type: ignore[union-attr]


def test_a_document_without_a_title_is_named_by_its_file_and_not_by_the_folder() -> None:
    outcome = convert(Source("12 May 1861", "some/folder/mill-book.txt", "utf-8"))
    assert outcome.tei is not None
    assert b"<title>mill book</title>" in outcome.tei
