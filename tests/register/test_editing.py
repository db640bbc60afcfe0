"""Changes to a register's file: only what is decided changes, and the file is valid afterwards."""

from __future__ import annotations

import pytest

from edenda.errors import UnreadableError, UsageError
from edenda.register.editing import RegisterFile
from edenda.register.free_ids import free_id
from edenda.register.new_entries import NewEntry, NewForm
from edenda.scaffold import new_register

_HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>R</title></titleStmt><publicationStmt><publisher>P</publisher>"
    "</publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>"
)
ROWE = NewEntry("pers-rowe", "person", (NewForm("Edwin Rowe"), NewForm("Rowe", "short")))


def register(stand_off: str, root: str = 'xmlns="http://www.tei-c.org/ns/1.0"') -> str:
    return f'<TEI {root} xml:id="r">{_HEADER}{stand_off}</TEI>'


def persons(*entries: str) -> str:
    inner = "".join(f"\n    {entry}" for entry in entries)
    return register(f"\n<standOff>\n  <listPerson>{inner}\n  </listPerson>\n</standOff>\n")


def test_the_first_entry_takes_the_place_of_the_text_that_says_there_is_none() -> None:
    empty = RegisterFile(new_register("2026-01-02"), "register.xml")
    data = empty.apply(empty.add_entries([ROWE]))
    assert (
        b"""  <standOff>
    <listPerson>
      <person xml:id="pers-rowe">
        <persName>Edwin Rowe</persName>
        <persName type="variant" subtype="short">Rowe</persName>
      </person>
    </listPerson>
  </standOff>
</TEI>"""
        in data
    )
    assert b"no entries yet" not in data
    again = RegisterFile(data, "register.xml")
    assert again.apply(again.remove_entry("pers-rowe")) == new_register("2026-01-02")


def test_an_id_that_is_taken_is_refused() -> None:
    file = RegisterFile(persons('<person xml:id="pers-rowe"/>').encode(), "register.xml")
    with pytest.raises(UsageError):
        file.add_entries([ROWE])
    with pytest.raises(UsageError):
        file.rename("pers-rowe", "no name")


def test_two_entries_of_which_each_was_born_another_year_are_not_joined() -> None:
    one = '<person xml:id="a"><persName>A</persName><birth when="1860"/></person>'
    two = '<person xml:id="b"><persName>B</persName><birth when="1888"/></person>'
    file = RegisterFile(persons(one, two).encode(), "register.xml")
    with pytest.raises(UnreadableError) as refused:
        file.move_into("b", "a")
    (problem,) = refused.value.problems
    assert problem.code == "REG-008"
    assert "“b” has “1888”, and “a” (line 4) has “1860”" in problem.message
    joined = file.apply(file.move_into("b", "a", prefer="b")).decode()
    both = '<person xml:id="a"><persName>A</persName><persName type="variant">B</persName><birth when="1888"/></person>'
    assert joined == persons(both)


def test_ids_are_made_of_the_surname_or_the_words() -> None:
    assert free_id("person", "Agnes Thorne", {"pers-thorne", "pers-thorne-2"}) == "pers-thorne-3"
    assert free_id("place", "Łódź", set()) == "pl-lodz"
    assert free_id("person", "Иванов", set()) == "pers-1"
