"""The registers of a book: the entries that are mentioned, in the order of the web's registers."""

from __future__ import annotations

from typing import Any

from edenda.book.entries import pointers_in, registers
from edenda.tei import parse
from edenda.writers.context import RenderContext

REGISTER = b"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>
  <listPerson>
    <person xml:id="zoll"><persName>Bertram Zoll</persName><birth when="1850"/><note>Kept the light.</note></person>
    <person xml:id="ahl"><persName>Ada Ahl</persName><persName type="variant">Lantern</persName>
      <idno type="gnd">77</idno></person>
    <person xml:id="other"><persName>Somebody Else</persName></person>
  </listPerson>
  <listPlace><place xml:id="skerry"><placeName>The Skerry</placeName></place></listPlace>
</standOff></TEI>"""
CONTEXT = RenderContext(register=parse(REGISTER, "register.xml"))


def _lines(pointers: list[str], **how: Any) -> dict[str, list[tuple[str, str]]]:
    found: Any = registers(pointers, CONTEXT, "en", **how)
    return {one["kind"]: [(line["name"], line["see"]) for line in one["lines"]] for one in found}


def test_entries_and_other_names_stand_in_one_order() -> None:
    assert _lines(["register.xml#zoll", "register.xml#ahl", "register.xml#skerry"]) == {
        "person": [("Ahl, Ada", ""), ("Lantern", "Ahl, Ada"), ("Zoll, Bertram", "")],
        "place": [("The Skerry", "")],
    }


def test_an_entry_has_its_dates_what_it_is_and_its_numbers() -> None:
    found: Any = registers(["register.xml#zoll", "register.xml#ahl"], CONTEXT, "en")
    ahl, _, zoll = found[0]["lines"]
    assert (zoll["dates"], zoll["gloss"]) == ("born 1850", "Kept the light")
    assert ahl["numbers"] == [{"words": "GND 77", "href": "https://d-nb.info/gnd/77"}]


def test_brief_registers_have_names_alone() -> None:
    assert _lines(["register.xml#ahl"], is_brief=True) == {"person": [("Ahl, Ada", "")]}


def test_what_is_not_in_the_register_is_left_out() -> None:
    assert _lines(["register.xml#nobody", "#zoll", "https://example.org/#ahl", ""]) == {}
    assert registers(["register.xml#zoll"], RenderContext(), "en") == []


def test_mentions_are_found_in_typst_and_not_in_the_words_of_a_document() -> None:
    text = '#mention("register.xml#a register.xml#b")[#"x"] #"#mention(\\"register.xml#c\\")[]"'
    assert pointers_in([text]) == {"register.xml#a", "register.xml#b"}
