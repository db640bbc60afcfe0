"""Mentions are found wherever they stand, with their words as read, their sentence and their bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from edenda.errors import UnreadableError
from edenda.markup.document import look_at
from edenda.register.index.gathering import mentions_in
from edenda.register.index.values import Mention
from tests.growth import grows_with_length
from tests.tei_support import NAMESPACE, tei

ROOT = Path("/edition")
DOCUMENT = ROOT / "tei" / "rowe.xml"
REGISTER = ROOT / "tei" / "register.xml"


def gathered(data: bytes) -> tuple[Mention, ...]:
    return mentions_in(data, DOCUMENT, ROOT, REGISTER)


def mentions(body: str) -> tuple[Mention, ...]:
    return gathered(tei(body).encode())


def said(body: str) -> list[str]:
    """The mentions of a body as `before[words]after`."""
    return [f"{one.before}[{one.words}]{one.after}" for one in mentions(body)]


def entries(body: str) -> list[tuple[str, ...]]:
    return [one.entries for one in mentions(body)]


def with_header(inner: str, header: str = "") -> bytes:
    """A document whose header has something in its profileDesc, and something behind its fileDesc."""
    described = (
        "<teiHeader><fileDesc><titleStmt><title>A letter</title><respStmt><resp>typed by</resp><name>Ada Crane</name>"
        "</respStmt></titleStmt><publicationStmt><publisher>P</publisher></publicationStmt>"
        "<sourceDesc><bibl>S</bibl></sourceDesc></fileDesc>"
        f"{header}<profileDesc>{inner}</profileDesc></teiHeader>"
    )
    return tei("<p/>", header=described).encode()


def test_a_mention_knows_its_file_element_entries_and_place() -> None:
    body = (
        '<head>The Lamp</head><p>A.</p><p>Then <persName ref="register.xml#pers-rowe" cert="low">Rowe</persName>.</p>'
    )
    (one,) = mentions(body)
    assert one[:6] == ("tei/rowe.xml", "persName", "", "Rowe", ("pers-rowe",), "low")
    assert (one.line, one.place, one.is_linked) == (1, "“The Lamp”, paragraph 2", True)


def test_line_and_column_count_characters() -> None:
    (one,) = mentions("<p>x\n é, <name>Rowe</name></p>")
    assert (one.line, one.column) == (2, 5)


@pytest.mark.parametrize(
    "element",
    ["persName", "orgName", "placeName", "name", "title", "geogName", "settlement", "country", "region", "rs"],
)
def test_every_element_that_names_is_a_mention(element: str) -> None:
    (one,) = mentions(f'<p><{element} type="event">Rowe</{element}></p>')
    assert (one.element, one.type, one.words, one.entries, one.is_linked) == (element, "event", "Rowe", (), False)


def test_dates_are_no_mentions() -> None:
    assert mentions('<p><date ref="register.xml#ev-fire">1906</date> <time>noon</time></p>') == ()


def test_any_element_that_points_into_the_register_is_a_mention() -> None:
    found = mentions('<p><term ref="register.xml#pers-rowe">he</term> <term ref="#t">it</term> <hi>Rowe</hi></p>')
    assert [(one.element, one.words) for one in found] == [("term", "he")]


def test_parts_of_a_name_and_names_of_entries_are_no_mentions_of_their_own() -> None:
    body = (
        "<p><placeName><settlement>Harwich</settlement>, <country>England</country></placeName></p>"
        "<listPerson><person><persName>Rowe</persName></person></listPerson>"
    )
    assert [(one.element, one.words) for one in mentions(body)] == [("placeName", "Harwich, England")]


def test_a_part_of_a_name_with_a_pointer_of_its_own_is_a_mention() -> None:
    body = '<p><placeName>Harwich, <country ref="register.xml#pl-england">England</country></placeName></p>'
    assert [one.words for one in mentions(body)] == ["Harwich, England", "England"]


@pytest.mark.parametrize(
    ("ref", "found"),
    [
        ("register.xml#pers-rowe", ("pers-rowe",)),
        ("./register.xml#pers-rowe", ("pers-rowe",)),
        ("../tei/register.xml#pers-rowe", ("pers-rowe",)),
        ("register.xml#pers-rowe register.xml#pers-elmer", ("pers-rowe", "pers-elmer")),
        ("register.xml#pers-rowe\n register.xml#pers-rowe", ("pers-rowe",)),
        ("https://example.org/register.xml#pers-rowe", ()),
        ("other.xml#pers-rowe", ()),
        ("#pers-rowe", ()),
        ("register.xml", ()),
        ("https://example.org/1 register.xml#pers-rowe", ("pers-rowe",)),
        ("register&#x2e;xml#pers-rowe", ("pers-rowe",)),
    ],
)
def test_only_pointers_into_the_register_are_entries(ref: str, found: tuple[str, ...]) -> None:
    (one,) = mentions(f'<p><persName ref="{ref}">Rowe</persName></p>')
    assert (one.entries, one.is_linked) == (found, True)


def test_a_key_links_a_name_to_elsewhere() -> None:
    (one,) = mentions('<p><persName key="rowe">Rowe</persName></p>')
    assert (one.entries, one.is_linked) == ((), True)


def test_prefixes_that_a_header_declares_lead_to_entries() -> None:
    declared = (
        '<encodingDesc><listPrefixDef><prefixDef ident="reg" matchPattern="(.+)" '
        'replacementPattern="register.xml#pers-$1"/></listPrefixDef></encodingDesc>'
    )
    data = with_header('<creation><persName ref="reg:rowe reg:elmer">Rowe</persName></creation>', declared)
    assert gathered(data)[0].entries == ("pers-rowe", "pers-elmer")


def test_xml_base_is_followed() -> None:
    body = (
        '<p xml:base="letters/"><name ref="../register.xml#a">A</name><name ref="register.xml#b">B</name></p>'
        '<p><name ref="register.xml#c">C</name></p>'
    )
    assert entries(body) == [("a",), (), ("c",)]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("<persName>Henry <hi>Rowe</hi></persName>", "Henry Rowe"),
        ('<persName>Henry R<lb break="no"/>owe</persName>', "Henry Rowe"),
        ('<persName>Hen-\n<pb n="7"/>ry Rowe</persName>', "Henry Rowe"),
        ("<persName>Henry<lb/>Rowe</persName>", "Henry Rowe"),
        ("<persName>Henry\n     Rowe </persName>", "Henry Rowe"),
        ("<persName>Henry<!-- sic --> Rowe</persName>", "Henry Rowe"),
        ("<persName>Henry<note>his son</note> Rowe</persName>", "Henry Rowe"),
        ("<persName><choice><sic>Henri</sic><corr>Henry</corr></choice> Rowe</persName>", "Henry Rowe"),
        ("<persName><choice><abbr>Hy</abbr><expan>Henry</expan></choice> Rowe</persName>", "Henry Rowe"),
        ("<persName><del>Hal</del> <add>Henry</add> Rowe</persName>", "Henry Rowe"),
        ("<persName><app><lem>Henry</lem><rdg>Hal</rdg></app> Rowe</persName>", "Henry Rowe"),
        ("<persName>Henry <![CDATA[Rowe & Co]]></persName>", "Henry Rowe & Co"),
        ("<persName>Henry &#82;owe &amp; Co</persName>", "Henry Rowe & Co"),
        ("<persName>Henry<gap/> Rowe</persName>", "Henry Rowe"),
        ("<persName><forename>Henry</forename> <surname>Rowe</surname></persName>", "Henry Rowe"),
        ("<persName/>", ""),
        ("<persName></persName>", ""),
    ],
)
def test_words_are_as_a_reader_reads_them(name: str, words: str) -> None:
    (one,) = mentions(f"<p>On Monday {name} came.</p>")
    assert one.words == words


def test_entities_that_a_file_declares_are_read() -> None:
    text = f'<!DOCTYPE TEI [<!ENTITY rowe "Rowe">]>{tei("<p>Dear <persName>Henry &rowe;</persName>!</p>")}'
    assert gathered(text.encode())[0].words == "Henry Rowe"


def test_a_sentence_is_what_stands_around_a_name() -> None:
    body = "<p>It rained. Yesterday <persName>Rowe</persName>  came\n to us. He left.</p>"
    assert said(body) == ["Yesterday [Rowe] came to us."]


def test_what_is_no_text_leaves_a_single_blank_in_a_sentence() -> None:
    assert said("<p>a <gap/> b <name>Rowe</name> <graphic url='x'/> c</p>") == ["a b [Rowe] c"]


def test_a_sentence_ends_at_the_edge_of_a_block() -> None:
    body = "<list><item>the first <name>Rowe</name></item><item><name>Elmer</name> too</item></list>"
    assert said(body) == ["the first [Rowe]", "[Elmer] too"]


def test_a_stop_at_the_end_of_a_name_ends_no_sentence() -> None:
    body = "<p>We saw <title>Who Goes There?</title> Elmer laughed. <persName>Rowe</persName> slept.</p>"
    assert said(body) == ["We saw [Who Goes There?] Elmer laughed.", "[Rowe] slept."]


def test_a_long_sentence_is_cut_between_words() -> None:
    (one,) = mentions(f"<p>{'harbour ' * 99}<persName>Rowe</persName>{' harbour' * 99}</p>")
    assert one.before == f"… {'harbour ' * 24}"
    assert one.after == f"{' harbour' * 24} …"


def test_the_sentence_of_a_note_is_in_the_note() -> None:
    body = "<p>Rowe <note>See <persName>Elmer</persName> below.</note> came.</p>"
    assert said(body) == ["See [Elmer] below."]


def test_a_note_in_a_name_is_left_out_of_it_and_read_by_itself() -> None:
    body = "<p>So <persName>Henry<note>Of <placeName>Kew</placeName>.</note> Rowe</persName> came.</p>"
    assert said(body) == ["So [Henry Rowe] came.", "Of [Kew]."]


def test_names_in_names_are_mentions_each() -> None:
    body = "<p>the <orgName>Board of <placeName>Harwich</placeName></orgName> met</p>"
    assert said(body) == ["the [Board of Harwich] met", "the Board of [Harwich] met"]


def test_a_name_that_only_another_reading_has_stands_in_the_sentence_with_that_reading() -> None:
    body = (
        "<p>To <choice><sic><name>Roe</name></sic><corr><name>Rowe</name></corr></choice> and <name>Elmer</name>.</p>"
    )
    assert said(body) == ["To [Roe] and Elmer.", "To [Rowe] and Elmer.", "To Rowe and [Elmer]."]


def test_names_in_readings_of_witnesses_are_found() -> None:
    body = (
        "<p>by <app><lem><name>Rowe</name></lem><rdg><name>Crane</name></rdg><rdg>a <name>Pike</name></rdg></app></p>"
    )
    assert said(body) == ["by [Rowe]", "by [Crane]", "by a [Pike]"]


def test_names_in_what_stands_beside_the_text_are_found() -> None:
    body = "<figure><figDesc>The house of <persName>Rowe</persName> in winter. It snowed.</figDesc></figure><p>x</p>"
    assert said(body) == ["The house of [Rowe] in winter."]


def test_names_in_a_reading_within_a_reading_are_found() -> None:
    body = "<p><del>a <choice><sic><name>Roe</name></sic><corr>Rowe</corr></choice></del> b</p>"
    assert [one.words for one in mentions(body)] == ["Roe"]


def test_names_in_the_header_have_no_sentence() -> None:
    sent = '<correspAction type="sent">From <persName>H. <choice><sic>Roe</sic><corr>Rowe</corr></choice></persName>'
    (one,) = gathered(with_header(f"<correspDesc>{sent} at home</correspAction></correspDesc>"))
    assert (one.words, one.before, one.after, one.is_in_header) == ("H. Rowe", "", "", True)


@pytest.mark.parametrize(
    "name",
    ["Henry<lb/>Rowe", "Hen<lb break='no'/>ry Rowe", "Henry <![CDATA[Rowe]]>", "<forename>Henry</forename>\n Rowe"],
)
def test_words_in_the_header_are_read_as_in_the_text(name: str) -> None:
    (one,) = gathered(with_header(f"<creation><persName>{name}</persName></creation>"))
    assert one.words == "Henry Rowe"


def test_very_many_words_are_cut() -> None:
    (one,) = mentions(f"<p><title>{'harbour ' * 500}</title></p>")
    assert one.words == f"{'harbour ' * 125}…"


def test_a_word_without_an_end_is_cut_and_not_lost() -> None:
    (one,) = mentions(f"<p><name>{'N' * 5000}</name></p>")
    assert one.words == f"{'N' * 1000} …"


def test_a_heading_is_no_header() -> None:
    (one,) = mentions("<head><persName>Rowe</persName></head><p/>")
    assert (one.before, one.after, one.is_in_header) == ("", "", False)


def test_names_that_speak_of_the_file_are_no_mentions_unless_they_are_linked() -> None:
    assert gathered(with_header("<creation/>")) == ()
    linked = with_header("<creation/>").replace(b"<name>Ada", b'<name ref="register.xml#pers-crane">Ada')
    assert [one.entries for one in gathered(linked)] == [("pers-crane",)]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_places_are_those_of_the_view_in_any_encoding(codec: str) -> None:
    label = {"cp1252": "windows-1252", "utf-8-sig": "UTF-8"}.get(codec, codec.upper())
    label = "UTF-16" if label.startswith("UTF-16") else label
    text = tei("<p>“é” <persName ref='register.xml#r'>Zoë\r\n Rowe</persName >.</p>")
    data = f"<?xml version='1.0' encoding='{label}'?>{text}".encode(codec)
    (one,) = gathered(data)
    document = look_at(data, "rowe.xml")
    written = document.decode(document.view[one.start : one.end])
    assert written == "<persName ref='register.xml#r'>Zoë\r\n Rowe</persName >"
    assert one.words == "Zoë Rowe"


def test_a_prefix_for_the_namespace_makes_no_difference() -> None:
    data = (
        '<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><t:text><t:body><t:p>So <t:name>Rowe</t:name>. '
        "<name>no TEI</name></t:p></t:body></t:text></t:TEI>"
    )
    assert [one.words for one in gathered(data.encode())] == ["Rowe"]


def test_names_of_other_vocabularies_are_no_mentions() -> None:
    data = tei('<p>x</p><p><s:svg xmlns:s="urn:s"><s:title>no</s:title></s:svg></p>', root=NAMESPACE)
    assert gathered(data.encode()) == ()


def test_a_file_that_is_no_xml_is_refused() -> None:
    with pytest.raises(UnreadableError):
        gathered(b"<TEI><p></TEI>")


def test_a_name_in_a_note_stands_there_and_not_in_another_reading_of_it() -> None:
    assert said("<p>a<note><del>x</del> <name>Rowe</name> b</note></p>") == ["[Rowe] b"]


def test_names_in_turns_in_a_text_and_its_notes_take_no_longer() -> None:
    def work(times: int) -> None:
        piece = "It rained. So <name>Rowe</name> left.<note>His <name>mother</name> did. So.</note> "
        assert len(mentions(f"<p>{piece * times}</p>")) == 2 * times

    assert grows_with_length(work, 500, 4000)


def test_a_name_that_holds_very_many_notes_takes_no_longer() -> None:
    def work(times: int) -> None:
        notes = "x <note>of <name>Rowe</name> here</note> " * times
        assert len(mentions(f"<p><rs>{notes}</rs></p>")) == times + 1

    assert grows_with_length(work, 500, 4000)


@pytest.mark.parametrize(
    "piece",
    [
        "<p>So <name>Rowe</name> came. </p>",
        "a <name>Rowe</name>, ",
        "<note>of <name>Rowe</name></note>",
        "A <rs>b<note>It rained. It <hi>rained</hi>.</note></rs> c. ",
        "A <hi>b</hi><note>It <name>rained</name>. So.</note> C. ",
        "<choice><sic><name>Roe</name></sic><corr>Rowe</corr></choice> ",
        "<figDesc>a <name>Rowe</name></figDesc>",
    ],
)
def test_gathering_takes_time_in_step_with_the_length(piece: str) -> None:
    def work(times: int) -> None:
        body = piece * times if piece.startswith("<p>") else f"<p>{piece * times}</p>"
        assert len(mentions(body)) == times

    assert grows_with_length(work, 500, 4000)
