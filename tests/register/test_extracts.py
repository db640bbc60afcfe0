from __future__ import annotations

from lxml import etree

from edenda.register.extracts import RegisterExtracts, extracts_of, ids_pointed_to
from edenda.tei import NS, XML_ID, parse, text_of
from edenda.writers.context import RenderContext
from edenda.writers.html import render_html
from tests.growth import grows_with_length
from tests.writers.support import document

BODY = """
<listPerson>
  <head>Persons</head>
  <person xml:id="a"><persName>Ada</persName><note>wrote to <ref target="#b">B</ref></note></person>
  <person xml:id="b"><persName>Bela</persName><note>knew <ref target="#c">C</ref></note></person>
  <person xml:id="c"><persName>Cato</persName></person>
</listPerson>
<listPlace><place xml:id="land">
  <placeName>Land</placeName><place xml:id="town"><placeName>Town</placeName></place>
</place></listPlace>
<listOrg><org xml:id="club"><orgName>Club</orgName></org><org xml:id="union"><orgName>Union</orgName></org></listOrg>
<listRelation>
  <relation name="organ-of" active="#club" passive="#union"/>
  <relation name="organ-of" active="#union" passive="#land"/>
</listRelation>"""


def register(body: str = BODY) -> etree._Element:
    return parse(f'<TEI xmlns="{NS["t"]}"><standOff type="register">{body}</standOff></TEI>'.encode(), "register.xml")


def extract(*ids: str, body: str = BODY) -> etree._Element | None:
    return RegisterExtracts(register(body)).of(ids)


def ids(tree: etree._Element | None) -> list[str]:
    assert tree is not None
    return [str(element.get(XML_ID)) for element in tree.iter("*") if element.get(XML_ID)]


def test_an_extract_holds_what_was_asked_for_and_what_that_points_to() -> None:
    assert ids(extract("a")) == ["a", "b"]


def test_entries_stand_in_the_lists_of_the_register() -> None:
    made = extract("c")
    assert made is not None
    assert [etree.QName(one).localname for one in made.iter("*")] == [
        "TEI",
        "standOff",
        "listPerson",
        "person",
        "persName",
    ]
    assert made[0].get("type") == "register"


def test_relations_come_with_their_active_member_and_name_the_other() -> None:
    made = extract("club")
    assert ids(made) == ["club", "union"]
    assert made is not None
    assert len(made.findall(".//t:relation", NS)) == 1


def test_what_many_belong_to_brings_none_of_them() -> None:
    assert ids(extract("land")) == ["land", "town"]


def test_an_entry_within_another_comes_without_it() -> None:
    made = extract("town")
    assert ids(made) == ["town"]
    assert made is not None
    assert "Land" not in text_of(made)


def test_a_register_without_the_ids_gives_nothing() -> None:
    assert extract("nobody") is None
    assert extract() is None


def test_of_two_entries_with_one_id_the_first_counts() -> None:
    twice = '<listPerson><person xml:id="a"><persName>First</persName></person>'
    twice += '<person xml:id="a"><persName>Second</persName></person></listPerson>'
    made = extract("a", body=twice)
    assert made is not None
    assert text_of(made) == "First"


def test_the_register_stays_as_it_was() -> None:
    root = register()
    before = etree.tostring(root)
    RegisterExtracts(root).of(["a", "club", "town"])
    assert etree.tostring(root) == before


def test_pointers_of_all_attributes_count() -> None:
    root = document('<p><quote source="#w1">q</quote> <name ref="register.xml#a other.xml#b">n</name></p>')
    assert ids_pointed_to(root) == {"w1", "a", "b"}


def test_a_page_shows_the_names_of_its_extract() -> None:
    root = document('<p><persName ref="register.xml#a">she</persName></p>')
    made = render_html(root, RenderContext(register=register())).decode()
    assert "Ada" in made
    assert "Cato" not in made


def test_the_whole_register_costs_a_document_nothing() -> None:
    """What finds entries is kept with the register: many extracts of a long one take no longer than of a short one."""
    made = {
        size: register("".join(f'<person xml:id="x{n}"><persName>N</persName></person>' for n in range(size)))
        for size in (1_000, 8_000)
    }
    assert grows_with_length(lambda size: [extracts_of(made[size]).of([f"x{n}"]) for n in range(200)], 1_000, 8_000)
