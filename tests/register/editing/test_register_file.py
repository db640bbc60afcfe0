"""Changes to a register's file: only what is decided changes, and the file is valid afterwards."""

from __future__ import annotations

import pytest

from edenda.errors import UnreadableError, UsageError
from edenda.register.editing.new_entries import NewEntry, NewForm
from edenda.register.editing.register_file import RegisterFile
from edenda.register.free_ids import free_id
from edenda.scaffold import new_register
from tests.growth import grows_with_length

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


def added(text: str, entry: NewEntry = ROWE, codec: str = "utf-8") -> str:
    """A register after an entry was added."""
    file = RegisterFile(text.encode(codec), "register.xml")
    return file.apply(file.add_entries([entry])).decode(codec)


def test_tabs_line_ends_and_prefix_are_those_of_the_file() -> None:
    there = '<tei:person xml:id="a">\r\n\t\t\t<tei:persName>A</tei:persName>\r\n\t\t</tei:person>'
    root = 'xmlns:tei="http://www.tei-c.org/ns/1.0"'
    header = _HEADER.replace("</", "\0").replace("<", "<tei:").replace("\0", "</tei:")
    text = (
        f'<tei:TEI {root} xml:id="r">{header}<tei:standOff>\r\n\t<tei:listPerson>\r\n\t\t{there}\r\n\t</tei:listPerson>'
        "\r\n</tei:standOff></tei:TEI>"
    )
    new = (
        '\r\n\t\t<tei:person xml:id="pers-rowe">\r\n\t\t\t<tei:persName>Edwin Rowe</tei:persName>\r\n\t\t\t'
        '<tei:persName type="variant" subtype="short">Rowe</tei:persName>\r\n\t\t</tei:person>'
    )
    assert added(text) == text.replace(there, there + new)


def test_a_register_on_one_line_stays_on_one_line() -> None:
    there = '<person xml:id="a"><persName>A</persName></person>'
    text = register(f"<standOff><listPerson>{there}</listPerson></standOff>")
    new = (
        '<person xml:id="pers-rowe"><persName>Edwin Rowe</persName>'
        '<persName type="variant" subtype="short">Rowe</persName></person>'
    )
    assert added(text) == text.replace(there, there + new)
    place = NewEntry("pl-skerry", "place", (NewForm("Skerry"),))
    lists = '<listPlace><place xml:id="pl-skerry"><placeName>Skerry</placeName></place></listPlace>'
    assert added(text, place) == text.replace("</listPerson>", f"</listPerson>{lists}")


@pytest.mark.parametrize("codec", ["utf-16-le", "iso-8859-1"])
def test_the_encoding_stays_and_what_it_lacks_becomes_a_reference(codec: str) -> None:
    label = {"utf-16-le": "UTF-16", "iso-8859-1": "ISO-8859-1"}[codec]
    mark = "\ufeff" if label == "UTF-16" else ""
    there = '<person xml:id="a"><persName>É</persName></person>'
    body = register(f"<standOff><listPerson>{there}</listPerson></standOff>")
    text = f'{mark}<?xml version="1.0" encoding="{label}"?>\n{body}'
    entry = NewEntry("pers-lodz", "person", (NewForm("Łukasz É"),))
    name = "Łukasz É" if label == "UTF-16" else "&#321;ukasz É"
    new = f'<person xml:id="pers-lodz"><persName>{name}</persName></person>'
    assert added(text, entry, codec) == text.replace(there, there + new)


def test_a_comment_on_the_line_of_the_last_entry_stays_with_it() -> None:
    last = '<person xml:id="b"><persName>B</persName></person> <!-- see the letters -->'
    text = persons('<person xml:id="a"><persName>A</persName></person>', last)
    new = (
        '\n    <person xml:id="pers-rowe"><persName>Edwin Rowe</persName>'
        '<persName type="variant" subtype="short">Rowe</persName></person>'
    )
    assert added(text) == text.replace(last, last + new)


def test_an_event_has_its_number_first_and_the_name_that_others_have() -> None:
    there = '<event xml:id="a"><eventName>A</eventName></event>'
    text = register(f"<standOff><listEvent>{there}</listEvent></standOff>")
    entry = NewEntry(
        "ev-fire", "event", (NewForm("Fire"), NewForm("Great Fire")), idnos=(("Wikidata", "Q64"),), note="N."
    )
    new = (
        '<event xml:id="ev-fire"><idno type="Wikidata">Q64</idno><eventName>Fire</eventName>'
        '<eventName type="variant">Great Fire</eventName><note>N.</note></event>'
    )
    assert added(text, entry) == text.replace(there, there + new)


def test_entries_of_other_namespaces_are_none() -> None:
    other = '<x:person xmlns:x="urn:x" xml:id="b"/>'
    there = f'<person xml:id="a"><persName>A</persName><note>{other}</note></person>'
    file = RegisterFile(register(f"<standOff><listPerson>{there}</listPerson></standOff>").encode(), "register.xml")
    assert set(file.outline.entries) == {"a"}
    assert "b" in file.ids()


def test_a_form_of_a_work_stands_before_the_full_stop() -> None:
    text = register(
        '<standOff><listBibl><bibl xml:id="w"><title>The Lamp</title>. <note>N.</note></bibl></listBibl></standOff>'
    )
    file = RegisterFile(text.encode(), "register.xml")
    after = file.apply(file.add_form("w", NewForm("Lamp"))).decode()
    assert after == text.replace("Lamp</title>.", 'Lamp</title>, <title type="variant">Lamp</title>.')


def test_a_form_opens_an_empty_entry() -> None:
    file = RegisterFile(persons('<person xml:id="a" />').encode(), "register.xml")
    assert b'<person xml:id="a"><persName>A</persName></person>' in file.apply(
        file.add_form("a", NewForm("A"))
    ).replace(b"\n      ", b"").replace(b"\n    </person", b"</person").replace(b'"a" >', b'"a">')


def test_a_relation_keeps_the_members_that_stay() -> None:
    entries = [f'<person xml:id="{one}"><persName>{one}</persName></person>' for one in "abc"]
    text = persons(
        *entries, '<relation name="kin" mutual="#a #b #c"/>', '<relation name="of" active="#a" passive="#b"/>'
    )
    file = RegisterFile(text.encode(), "register.xml")
    after = file.apply(file.remove_entry("b")).decode()
    assert after == persons(entries[0], entries[2], '<relation name="kin" mutual="#a #c"/>')


def test_relations_outlive_the_list_in_which_they_stand() -> None:
    persons_ = '<listPerson><person xml:id="a"><persName>A</persName></person><person xml:id="b"/></listPerson>'
    place = '<place xml:id="p"><placeName>P</placeName></place>'
    relation = '<relation name="of" active="#a" passive="#b"/>'
    text = register(f"<standOff>{persons_}<listPlace>{place}{relation}</listPlace></standOff>")
    file = RegisterFile(text.encode(), "register.xml")
    after = file.apply(file.remove_entry("p")).decode()
    assert after == register(f"<standOff>{persons_}<listRelation>{relation}</listRelation></standOff>")


def test_an_entry_that_holds_another_is_not_taken_out_alone() -> None:
    inner = '<place xml:id="q"><placeName>Q</placeName></place>'
    text = register(
        f'<standOff><listPlace><place xml:id="p"><placeName>P</placeName>{inner}</place></listPlace></standOff>'
    )
    file = RegisterFile(text.encode(), "register.xml")
    with pytest.raises(UnreadableError, match="“q” stands in it"):
        file.remove_entry("p")
    assert b"no entries yet" in file.apply(file.remove_entries(["p", "q"]))


def test_what_the_other_entry_lacks_is_taken_over_with_its_comments_and_markup() -> None:
    one = '<person xml:id="a" sex="F"><persName>A</persName><idno type="VIAF">1</idno><note>N.</note></person>'
    two = (
        '<person xml:id="b" role="keeper"><persName><forename>B</forename></persName>'
        '<persName type="variant">Á</persName><!-- sure? --><occupation>Keeper</occupation><idno type="viaf">https://viaf.org/viaf/1</idno>'
        '<idno type="GND">118529579</idno><note>N.</note><note>M.</note></person>'
    )
    file = RegisterFile(persons(one, two).encode(), "register.xml")
    both = (
        '<person xml:id="a" sex="F" role="keeper"><persName>A</persName><persName type="variant"><forename>B</forename>'
        '</persName><occupation>Keeper</occupation><idno type="VIAF">1</idno><idno type="GND">118529579</idno>'
        "<note>N.</note><note>M.</note><!-- sure? --></person>"
    )
    assert file.apply(file.move_into("b", "a")).decode() == persons(both)


def test_the_loose_words_of_a_work_become_a_note() -> None:
    works = '<bibl xml:id="v"><title>V</title>.</bibl><bibl xml:id="w">Thorne, <title>W</title>, Skerry 1902.</bibl>'
    text = register(f"<standOff><listBibl>{works}</listBibl></standOff>")
    file = RegisterFile(text.encode(), "register.xml")
    after = file.apply(file.move_into("w", "v")).decode()
    both = (
        '<bibl xml:id="v"><title>V</title>, <title type="variant">W</title>.<note>Thorne, W, Skerry 1902.</note></bibl>'
    )
    assert after == register(f"<standOff><listBibl>{both}</listBibl></standOff>")


def test_entries_of_two_kinds_and_an_entry_itself_are_not_joined() -> None:
    text = register(
        '<standOff><listPerson><person xml:id="a"><persName>A</persName></person></listPerson>'
        '<listOrg><org xml:id="o"><orgName>O</orgName></org></listOrg></standOff>'
    )
    file = RegisterFile(text.encode(), "register.xml")
    for into in ("o", "a"):
        with pytest.raises(UnreadableError):
            file.move_into("a", into)
    with pytest.raises(UsageError):
        file.move_into("a", "nobody")


def test_a_change_that_breaks_the_grammar_is_refused() -> None:
    text = register("<standOff><listPerson><person xml:id='a'><p>Words.</p></person></listPerson></standOff>")
    file = RegisterFile(text.encode(), "register.xml")
    with pytest.raises(UnreadableError) as refused:
        file.apply(file.add_form("a", NewForm("A")))
    assert {one.code.partition("-")[0] for one in refused.value.problems} == {"GRAM"}


def test_work_grows_with_the_number_of_entries() -> None:
    def work(number: int) -> None:
        entries = (f'<person xml:id="p{one}"><persName>Person {one}</persName></person>' for one in range(number))
        file = RegisterFile(persons(*entries).encode(), "register.xml")
        file.apply([*file.add_entries([ROWE]), *file.add_form("p1", NewForm("X")), *file.remove_entry("p2")])

    assert grows_with_length(work, 500, 4000)


@pytest.mark.parametrize(
    ("there", "gap"),
    [("<listPerson>\n  </listPerson>", ""), ("<listPerson>\n    <head>Persons</head>\n  </listPerson>", "")],
)
def test_a_list_that_has_no_entries_yet_gets_its_first(there: str, gap: str) -> None:
    text = register(f"\n<standOff>\n  {there}\n</standOff>\n")
    after = added(text, NewEntry("a", "person", (NewForm("A"),)))
    new = '\n    <person xml:id="a">\n      <persName>A</persName>\n    </person>'
    assert after == text.replace("\n  </listPerson>", f"{new}\n  </listPerson>")


def test_an_empty_stand_off_is_filled() -> None:
    after = added(register("<standOff/>"), NewEntry("a", "person", (NewForm("A"),)))
    entry = '<person xml:id="a"><persName>A</persName></person>'
    assert after == register(f"<standOff><listPerson>{entry}</listPerson></standOff>")


def test_a_list_alone_is_a_register_that_takes_entries_of_its_kind_only() -> None:
    root = '<listPerson xmlns="http://www.tei-c.org/ns/1.0"><person xml:id="a"/></listPerson>'
    file = RegisterFile(root.encode(), "register.xml")
    after = file.apply(file.add_entries([ROWE])).decode()
    assert after.startswith(root.removesuffix("</listPerson>"))
    with pytest.raises(UsageError, match="no place for listPlace"):
        file.add_entries([NewEntry("pl-x", "place", (NewForm("X"),))])
    assert file.apply(file.remove_entry("a")) == root.replace('<person xml:id="a"/>', "").encode()


def test_a_file_that_is_no_register_has_no_entries() -> None:
    for text in (
        "<x/>",
        '<person xml:id="a"><persName>A</persName></person>',
        "<t:x xmlns:t='http://www.tei-c.org/ns/1.0'/>",
    ):
        file = RegisterFile(text.encode(), "register.xml")
        assert dict(file.outline.entries) == {}
        with pytest.raises(UsageError):
            file.add_entries([ROWE])


def test_lists_of_sources_and_of_what_an_entry_has_are_not_those_of_the_register() -> None:
    header = _HEADER.replace("<p>S</p>", "<listBibl><bibl xml:id='s'>S</bibl></listBibl>")
    person = '<person xml:id="a"><listEvent><event xml:id="e"><label>Birth</label></event></listEvent></person>'
    text = register(f"<standOff><listPerson>{person}</listPerson></standOff>").replace(_HEADER, header)
    event = NewEntry("ev-fire", "event", (NewForm("Fire"),))
    new = '<listEvent><event xml:id="ev-fire"><label>Fire</label></event></listEvent>'
    assert added(text, event) == text.replace("</listPerson>", f"</listPerson>{new}")
    work = NewEntry("work-x", "bibl", (NewForm("X"),), level="m")
    new = '<listBibl><bibl xml:id="work-x"><title level="m">X</title>.</bibl></listBibl>'
    assert added(text, work) == text.replace("</listPerson>", f"</listPerson>{new}")


def test_a_stand_off_without_lists_of_entries_gets_one() -> None:
    text = register('<standOff><listWit><witness xml:id="w">W</witness></listWit></standOff>')
    new = '<listPerson><person xml:id="a"><persName>A</persName></person></listPerson>'
    assert added(text, NewEntry("a", "person", (NewForm("A"),))) == text.replace("<standOff>", f"<standOff>{new}")


def test_only_the_id_changes_when_an_entry_is_renamed_and_later_changes_go_on_from_there() -> None:
    text = persons("<person xml:id='a' n=\"1\"><persName>A</persName></person>", '<person xml:id="b"/>')
    file = RegisterFile(text.encode(), "register.xml")
    renamed = file.after(file.rename("a", "c"))
    assert renamed.data.decode() == text.replace("'a'", "'c'")
    assert renamed.apply(renamed.unconfirm("c")).decode() == text.replace("'a' n=\"1\"", '\'c\' n="1" cert="low"')
    assert renamed.confirm("c") == []
    for new in ("b", "r", "1x", "x:y"):
        with pytest.raises(UsageError):
            file.rename("a", new)


def test_dates_and_attributes_that_differ_are_told_all_at_once_unless_one_entry_is_right() -> None:
    one = '<event xml:id="a" when="1902" where="#p" n="1"><label>A</label></event>'
    two = '<event xml:id="b" from="1901" to="1902" where="#q" n="2"><label>B</label></event>'
    text = register(f"<standOff><listEvent>{one}{two}</listEvent></standOff>")
    file = RegisterFile(text.encode(), "register.xml")
    with pytest.raises(UnreadableError) as refused:
        file.move_into("b", "a")
    assert [problem.message.partition(":")[0] for problem in refused.value.problems] == ["The date", "@where"]
    both = '<label>A</label><label type="variant">B</label></event>'
    kept = f'<event xml:id="a" when="1902" where="#p" n="1">{both}'
    taken = f'<event xml:id="a" where="#q" n="1" from="1901" to="1902">{both}'
    for prefer, wanted in (("a", kept), ("b", taken)):
        after = file.apply(file.move_into("b", "a", prefer=prefer)).decode()
        assert after == register(f"<standOff><listEvent>{wanted}</listEvent></standOff>")
    with pytest.raises(UsageError):
        file.move_into("b", "a", prefer="c")


def test_roles_of_both_entries_are_kept_and_an_entry_is_not_put_into_one_inside_it() -> None:
    one = '<person xml:id="a" role="keeper"><persName>A</persName></person>'
    two = '<person xml:id="b" role="clerk keeper"><persName>A</persName></person>'
    file = RegisterFile(persons(one, two).encode(), "register.xml")
    assert file.apply(file.move_into("b", "a")).decode() == persons(one.replace("keeper", "keeper clerk"))
    inner = '<place xml:id="q"><placeName>Q</placeName></place>'
    text = register(
        f'<standOff><listPlace><place xml:id="p"><placeName>P</placeName>{inner}</place></listPlace></standOff>'
    )
    places = RegisterFile(text.encode(), "register.xml")
    with pytest.raises(UnreadableError, match="stands inside"):
        places.move_into("p", "q")
    after = places.apply(places.move_into("q", "p")).decode()
    assert after == text.replace(inner, "").replace(
        "</placeName>", '</placeName><placeName type="variant">Q</placeName>'
    )
