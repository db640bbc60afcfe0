"""What a letter says of itself in its header and in its closer."""

from __future__ import annotations

import pytest
from lxml import etree

from edenda.convert import Options, convert
from edenda.register.entries import Entry, Form, Register
from edenda.sources import Source
from edenda.tei import NS, XML_ID, parse, text_of


def tei(raw: str, register: Register | None = None) -> etree._Element:
    """The TEI of a letter."""
    done = convert(Source(raw, "seeds/l.1887.txt", "utf-8"), Options(register=register or Register(), genre="letter"))
    assert done.tei is not None, done.problems
    return parse(done.tei, "l.xml")


def texts(root: etree._Element, path: str) -> list[str]:
    """The text of every element on a path."""
    return [text_of(element) for element in root.findall(path, NS)]


LETTER = "London, 3 May 1887\n\nMy dear Smith,\n\nThank you for the parcel.\n\n{closing}\n{name}\n"


@pytest.mark.parametrize(
    "closing", ["Yours truly,", "Yours sincerely,", "I remain, Sir, yours faithfully,", "With love,"]
)
def test_a_letter_of_one_paragraph_is_closed_and_signed(closing: str) -> None:
    root = tei(LETTER.format(closing=closing, name="Ann Lee"))
    assert texts(root, ".//t:closer/t:salute") == [closing]
    assert texts(root, ".//t:closer/t:signed") == ["Ann Lee"]
    assert texts(root, ".//t:correspAction[@type='sent']/t:persName") == ["Ann Lee"]


def test_the_sender_is_the_person_and_not_the_office_below_the_name() -> None:
    root = tei(LETTER.format(closing="Yours truly,", name="Edward Carter\nSecretary, Boston Society"))
    assert texts(root, ".//t:correspAction[@type='sent']/t:persName") == ["Edward Carter"]


def test_the_addressee_is_named_without_the_word_before_it() -> None:
    root = tei(
        "Boston, 4 May 1871\n\nTo Mr. Henry Miller,\nPhiladelphia\n\nDear Sir,\n\nThank you.\n\nYours truly,\nA. Lee\n"
    )
    assert texts(root, ".//t:correspAction[@type='received']/t:name") == ["Mr. Henry Miller, Philadelphia"]


def test_a_place_that_the_dateline_names_is_where_the_letter_was_sent() -> None:
    register = Register({"pl-london": Entry("pl-london", "placeName", (Form("London", is_preferred=True),))})
    root = tei(LETTER.format(closing="Yours truly,", name="Ann Lee"), register)
    assert texts(root, ".//t:correspAction[@type='sent']/t:placeName") == ["London"]


def test_outside_an_edition_the_key_is_the_name_of_the_file_without_its_ending() -> None:
    root = tei(LETTER.format(closing="Yours truly,", name="Ann Lee"))
    assert root.get(XML_ID) == "l.1887"
