"""Pointers led to other entries: however they are written, and no byte more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from edenda.errors import UnreadableError
from edenda.markup.edits import apply
from edenda.register.redirecting.pointers import Pointers, may_point
from tests.register.editions import document

TEI = Path("/edition/tei")
PREFIX = '<prefixDef ident="psn" matchPattern="([a-z]+)" replacementPattern="register.xml#pers-$1"/>'


def led(data: bytes, old: str, new: str, file: str = "a.xml") -> bytes:
    assert may_point(data, {old})
    pointers = Pointers(data, file, TEI / file, TEI / "register.xml", {old})
    return apply(pointers.document, pointers.edits(lambda _, name: new if name == old else name))


def body(words: str, old: str, new: str, *, header: str = "", root: str = "", file: str = "a.xml") -> str:
    """What becomes of a body; all that is around it must stay."""
    data = document("@@", header=header, root=root)
    before, _, after = data.partition("@@")
    done = led(f"{before}{words}{after}".encode(), old, new, file).decode()
    assert done.startswith(before)
    assert done.endswith(after)
    return done[len(before) : len(done) - len(after)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('<name ref="@a"/>', '<name ref="@b"/>'),
        ("<name ref='@a'/>", "<name ref='@b'/>"),
        ('<name ref="./register.xml#pers-a"/>', '<name ref="./register.xml#pers-b"/>'),
        ('<name ref="../tei/register.xml#pers-a"/>', '<name ref="../tei/register.xml#pers-b"/>'),
        ('<name ref = "\n @a\n"/>', '<name ref = "\n @b\n"/>'),
        ('<name ref="@c @a"/>', '<name ref="@c @b"/>'),
        ('<name ref="@a  @b"/>', '<name ref="@b"/>'),
        ('<name ref=" @a @a  @b"/>', '<name ref=" @b"/>'),
        ('<name ref="@x @a  @y  @b @a"/>', '<name ref="@x  @y  @b"/>'),
        ('<name ref="@b @a #x"/>', '<name ref="@b #x"/>'),
        ('<name ref="@a @a"/>', '<name ref="@b @b"/>'),
        ('<name ref="register.xml&#35;pers&#45;a"/>', '<name ref="@b"/>'),
        ('<name ref="register.xml?x=1&amp;y=2#pers-a @a"/>', '<name ref="register.xml?x=1&amp;y=2#pers-a @b"/>'),
        ('<q who="@a" toWhom="@a"/>', '<q who="@b" toWhom="@b"/>'),
    ],
)
def test_a_pointer_is_led_to_another_entry_where_it_stands(words: str, expected: str) -> None:
    words, expected = (one.replace("@", "register.xml#pers-") for one in (words, expected))
    assert body(words, "pers-a", "pers-b") == expected


@pytest.mark.parametrize(
    "words",
    [
        '<name ref="register.xml#pers-ab"/>',
        '<name ref="other.xml#pers-a"/>',
        '<name ref="#pers-a"/>',
        '<name key="register.xml#pers-a"/>',
        '<!-- <name ref="register.xml#pers-a"/> -->',
        '<?x <name ref="register.xml#pers-a"/> ?>',
        '<p><![CDATA[<name ref="register.xml#pers-a"/>]]></p>',
        "<p>register.xml#pers-a</p>",
        '<p>ref="register.xml#pers-a"</p>',
        '<name ref="https://example.org/register.xml#pers-a"/>',
        '<shift new="register.xml#pers-a"/>',
    ],
)
def test_what_is_no_pointer_to_the_entry_stays(words: str) -> None:
    assert body(f'{words}<name ref="register.xml#pers-a"/>', "pers-a", "pers-b").startswith(words)


def test_in_the_register_itself_a_fragment_is_a_pointer() -> None:
    words = '<relation active="#pers-a" passive="#pers-c"/><ref target="register.xml#pers-a"/>'
    assert body(words, "pers-a", "pers-b", file="register.xml") == words.replace("pers-a", "pers-b")


def test_a_prefix_is_kept_where_the_new_id_can_be_written_with_it() -> None:
    assert body('<name ref="psn:a psn:c"/>', "pers-a", "pers-anton", header=PREFIX) == '<name ref="psn:anton psn:c"/>'


def test_a_prefix_goes_where_the_new_id_cannot_be_written_with_it() -> None:
    assert (
        body('<name ref="psn:a psn:c"/>', "pers-a", "org-b", header=PREFIX) == '<name ref="register.xml#org-b psn:c"/>'
    )


def test_an_xml_base_counts() -> None:
    words = '<div xml:base="../seeds/"><name ref="../tei/register.xml#pers-a"/><name ref="register.xml#pers-a"/></div>'
    expected = words.replace("tei/register.xml#pers-a", "tei/register.xml#pers-b")
    assert body(words, "pers-a", "pers-b") == expected


def test_a_prefix_that_gives_way_below_an_xml_base_is_written_as_seen_from_there() -> None:
    header = PREFIX.replace("register.xml", "../tei/register.xml")
    words = '<div xml:base="../seeds/x.xml"><name ref="psn:a"/></div>'
    expected = words.replace("psn:a", "../tei/register.xml#org-b")
    assert body(words, "pers-a", "org-b", header=header) == expected


def test_an_entity_that_holds_a_pointer_is_not_touched_but_gives_way() -> None:
    doctype = (
        '<!DOCTYPE TEI [<!ENTITY who "register.xml#pers-a"><!ENTITY both "register.xml#pers-a register.xml#pers-c">]>'
    )
    data = document('<name ref="&who;"/><name ref="&both;"/><p>&who;</p>').replace("<TEI ", f"{doctype}<TEI ")
    done = led(data.encode(), "pers-a", "pers-b").decode()
    expected = data.replace('ref="&who;"', 'ref="register.xml#pers-b"')
    assert done == expected.replace('ref="&both;"', 'ref="register.xml#pers-b register.xml#pers-c"')


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "iso8859-1", "utf-8-sig"])
def test_files_in_other_encodings_are_changed_too(codec: str) -> None:
    label = "UTF-16" if "16" in codec else "ISO-8859-1" if "8859" in codec else "UTF-8"
    text = document('<p>Größe <name ref="register.xml#pers-ä">ä</name></p>').replace("UTF-8", label)
    assert led(text.encode(codec), "pers-ä", "pers-ö") == text.replace("#pers-ä", "#pers-ö").encode(codec)


def test_a_folder_with_an_ampersand_in_its_name_is_passed_through() -> None:
    data = document('<name ref="../R&amp;D/register.xml#pers-a"/>')
    folder = Path("/edition/R&D")
    pointers = Pointers(data.encode(), "a.xml", folder / "a.xml", folder / "register.xml", {"pers-a"})
    done = apply(pointers.document, pointers.edits(lambda *_: "pers-b"))
    assert done.decode() == data.replace("pers-a", "pers-b")


def test_an_id_written_by_numbers_is_found_in_two_bytes_a_letter() -> None:
    text = document('<name ref="register.xml#pers&#45;a"/>').replace("UTF-8", "UTF-16")
    assert led(text.encode("utf-16"), "pers-a", "pers-b") == text.replace("pers&#45;a", "pers-b").encode("utf-16")


def test_a_letter_that_the_encoding_lacks_is_written_as_a_reference() -> None:
    text = document('<name ref="register.xml#pers-a"/>').replace("UTF-8", "ISO-8859-1")
    done = led(text.encode("iso8859-1"), "pers-a", "pers-я").decode("iso8859-1")
    assert done == text.replace("pers-a", "pers-&#1103;")
    assert led(done.encode("iso8859-1"), "pers-я", "pers-a") == text.encode("iso8859-1")


def test_a_file_without_the_id_need_not_be_read() -> None:
    data = document('<p n="12">A &amp; B, #1, "1 &amp; 2"</p><name ref="register.xml#pers-ab"/>').encode()
    assert not may_point(data, {"pers-a"})


def test_a_file_in_utf_16_without_the_id_need_not_be_read() -> None:
    assert not may_point("<TEI><p ref='register.xml#pers-ab'>".encode("utf-16"), {"pers-a"})


def test_a_file_that_holds_the_id_and_cannot_be_read_is_refused() -> None:
    with pytest.raises(UnreadableError, match=re.escape("p")):
        led(b'<TEI><p ref="register.xml#pers-a"></TEI>', "pers-a", "pers-b")


def test_xml_that_is_no_tei_has_no_pointers() -> None:
    data = b'<mapping><name ref="register.xml#pers-a"/></mapping>'
    assert led(data, "pers-a", "pers-b") == data


def test_a_pointer_that_cannot_be_written_stops_all(monkeypatch: pytest.MonkeyPatch) -> None:
    data = document('<name ref="register.xml#pers-a"/>').encode()
    pointers = Pointers(data, "a.xml", TEI / "a.xml", TEI / "register.xml", {"pers-a"})
    monkeypatch.setattr(pointers, "leads_to", lambda *_: "")
    with pytest.raises(UnreadableError, match="No pointer to “pers-b” can be written here") as stop:
        pointers.edits(lambda *_: "pers-b")
    assert stop.value.problems[0].line == 4
