"""Safe fixes: the finding is gone, everything else is byte for byte as it was, and twice is once."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edenda.checks.grammar import check_grammar
from edenda.checks.rules import check_rules
from edenda.errors import UnreadableError
from edenda.fixing.fix import fix, repairs_of, to_be_mended
from edenda.fixing.forms import mended_date
from edenda.markup.document import look_at
from edenda.problems import Problem
from edenda.tei import NS, parse
from tests.conftest import ROOT
from tests.tei_support import tei


def fixed(body: str) -> str:
    """The body of a document after all its repairs."""
    before, after = tei("|").split("|")
    text = tei(body)
    done = fix(text.encode(), "a.xml", lambda _: True).after.decode()
    assert done.startswith(before)
    assert done.endswith(after)
    return done[len(before) : len(done) - len(after)]


def text_of(data: bytes) -> str:
    return unicodedata.normalize("NFC", "".join(map(str, parse(data, "a.xml").itertext())))


# Names


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<persName>Rowe’s</persName> boat", "<persName>Rowe</persName>’s boat"),
        ("<persName>Rowe's</persName> boat", "<persName>Rowe</persName>'s boat"),
        ("<persName> Rowe</persName>", " <persName>Rowe</persName>"),
        ("<persName>Rowe </persName>", "<persName>Rowe</persName> "),
        ("<persName>Zürich, </persName>x", "<persName>Zürich</persName>, x"),
        ("<persName><surname>Rowe,</surname></persName>", "<persName><surname>Rowe</surname></persName>,"),
        ("<persName><forename> E.</forename> Rowe</persName>", " <persName><forename>E.</forename> Rowe</persName>"),
        ("<hi> see </hi>", " <hi>see</hi> "),
        ("<hi>see, </hi>", "<hi>see,</hi> "),
        ("<hi><persName> Rowe</persName></hi>", " <hi><persName>Rowe</persName></hi>"),
    ],
)
def test_what_does_not_belong_to_a_name_is_put_outside(before: str, after: str) -> None:
    assert fixed(f"<p>A {before} B</p>") == f"<p>A {after} B</p>"


@pytest.mark.parametrize(
    "body",
    [
        "<persName>R&amp;</persName>",
        "<persName>Rowe&#8217;</persName>",
        "<persName> </persName>",
        "<persName/>",
        "<persName>Rowe,<lb/></persName>",
        "<persName>Rowe<note> a,</note></persName>",
        "<hi>\nsee\n</hi>",
        "<hi>\n  see\n  </hi>",
        "<hi> \nsee</hi>",
        "<bibl><persName>Rowe,</persName></bibl>",
        "<hi>Rowe,</hi>",
        "<!-- <persName> x</persName> -->",
        "<![CDATA[<persName> x</persName>]]>",
    ],
)
def test_what_is_not_surely_wrong_stays(body: str) -> None:
    assert fixed(f"<p>A {body} B</p>") == f"<p>A {body} B</p>"


def test_a_comma_is_not_put_where_no_text_may_stand() -> None:
    body = "<list><item>a</item></list><listPerson><person><persName>Rowe,</persName></person></listPerson>"
    assert fixed(body) == body


def test_other_namespaces_are_left_alone() -> None:
    body = '<p><x:persName xmlns:x="urn:x" id="a"> Rowe </x:persName></p>'
    assert fixed(body) == body


# Attributes


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1962-2-3", "1962-02-03"),
        ("1962.12", "1962-12"),
        ("1962/02/03", "1962-02-03"),
        ("23.2.1962", "1962-02-23"),
        ("2.2.1962", "1962-02-02"),
        ("3.2.1962", ""),
        ("1962-13-1", ""),
        ("1962-2-30", ""),
        ("1962-2/3", ""),
        ("1962", ""),
        ("1962-02-03", ""),
        ("0000-1-1", ""),
        ("२०२०-१-१", ""),
        ("62-2-3", ""),
    ],
)
def test_a_date_is_mended_where_it_can_mean_one_day_only(written: str, meant: str) -> None:
    assert mended_date(written) == meant


def test_dates_keep_their_quotes_and_places() -> None:
    before = "<p><date\n  when='1962-2-3'\tcert=\"low\" >x</date><biblScope from='1962-2-3'/></p>"
    assert fixed(before) == before.replace("1962-2-3", "1962-02-03", 1)


def test_attributes_of_xml_get_their_prefix_where_that_is_free() -> None:
    assert fixed('<p id="a" lang="en">x</p>') == '<p xml:id="a" xml:lang="en">x</p>'
    for body in (
        '<p id="d">x</p>',
        '<p id="1 a">x</p>',
        '<p lang="en" xml:lang="de">x</p>',
        '<p xml:id="a"/><p id="a">x</p>',
        '<x:p xmlns:x="urn:x" xml:id="é"/><p id="é">x</p>',
        '<p n=\'id="a" lang="en"\'>x</p>',
    ):
        assert fixed(body) == body
    assert fixed('<p id="a"/><p id="a"/>') == '<p xml:id="a"/><p id="a"/>'


# Letters


def test_letters_and_accents_become_one_character_and_nothing_else_changes() -> None:
    assert fixed("<p>cafe\u0301 <hi>o\u0308</hi></p>") == "<p>café <hi>ö</hi></p>"
    for text in ("e<hi>\u0301</hi>", "\u2126 \u212b \u037e \u2000", "x\u0301", "<!-- e\u0301 -->"):
        assert fixed(f"<p>{text}</p>") == f"<p>{text}</p>"


# All together


def all_findings(data: bytes) -> list[Problem]:
    root = parse(data, "a.xml")
    return [*check_grammar(root, "a.xml"), *check_rules(root, "a.xml", "house")]


PIECES = st.sampled_from(
    [
        " ",
        "Rowe",
        "’s",
        ",",
        "é",
        "e\u0301",
        "\n",
        "<lb/>",
        "<hi> x </hi>",
        "<!-- c -->",
        "&amp;",
        "<note>n </note>",
        "boat",
    ]
)
TAGS = st.sampled_from(["persName", "hi", "date when='1962-2-3'", "orgName lang='en'", "placeName", "date when='1962'"])


@st.composite
def bodies(draw: st.DrawFn) -> str:
    parts = []
    for _ in range(draw(st.integers(1, 6))):
        tag = draw(TAGS)
        inner = "".join(draw(st.lists(PIECES, max_size=4)))
        if draw(st.booleans()):
            inner = f"<placeName>{inner}</placeName>"
        outer = "".join(draw(st.lists(PIECES, max_size=2)))
        parts.append(f"{outer}<{tag}>{inner}</{tag.split()[0]}>")
    return f"<p>{''.join(parts)}</p>"


@given(bodies())
def test_whatever_is_fixed_says_the_same_and_is_fixed_for_good(body: str) -> None:
    data = tei(body).encode()
    done = fix(data, "a.xml", lambda _: True)
    assert text_of(done.after) == text_of(data)
    assert done.after.count(b"\n") == data.count(b"\n")
    assert shape(done.after) == shape(data)
    assert fix(done.after, "a.xml", lambda _: True).after == done.after
    assert (done.after == data) is (done.repairs == 0)


def shape(data: bytes) -> list[object]:
    """The elements of a document, in order, comments with their words."""
    return [one.tag if isinstance(one.tag, str) else one.text for one in parse(data, "a.xml").iter()]


@given(bodies())
def test_a_finding_that_is_fixed_is_gone_and_no_other_comes(body: str) -> None:
    data = tei(body).encode()
    found = all_findings(data)
    done = fix(data, "a.xml", to_be_mended("a.xml", found, found))
    before = [one.code for one in found]
    hidden = [one.code for one in all_findings(unicodedata.normalize("NFC", data.decode()).encode())]
    after = [one.code for one in all_findings(done.after)]
    assert all(after.count(code) <= max(before.count(code), hidden.count(code)) for code in set(after))
    assert not any(repair.code == "GRAM-004" for repair in repairs_of(done.after, "a.xml"))
    if not check_grammar(parse(data, "a.xml"), "a.xml"):
        assert check_grammar(parse(done.after, "a.xml"), "a.xml") == ()


@pytest.mark.parametrize("path", sorted((ROOT / "tei").glob("*.xml")), ids=lambda path: path.stem)
def test_a_file_of_the_edition_needs_no_fix(path: Path) -> None:
    data = path.read_bytes()
    assert fix(data, path.name, to_be_mended("a", (), ())) == (data, data, 0)
    assert [repair.code for repair in repairs_of(data, path.name) if repair.code != "SPACE-001"] == []


def test_only_what_is_left_to_be_mended_is() -> None:
    data = tei('<p><date when="1962-2-3">a</date>\n<date when="1962-2-4">b</date></p>').encode()
    found = all_findings(data)
    forms = [one for one in found if one.code == "GRAM-004"]
    assert len(forms) == 2
    done = fix(data, "a.xml", to_be_mended("a.xml", found, forms[1:]))
    assert (done.repairs, b'"1962-2-3"' in done.after, b'"1962-02-04"' in done.after) == (1, True, True)
    assert fix(data, "a.xml", to_be_mended("a.xml", found, ())).repairs == 0
    assert fix(data, "b.xml", to_be_mended("b.xml", found, forms)).repairs == 0


def test_what_is_reported_once_is_mended_everywhere() -> None:
    data = tei("<p>cafe\u0301\ncafe\u0301</p>").encode()
    once = [Problem("CHAR-003", "“café” is not composed.", "a.xml", 1)]
    assert "\u0301".encode() not in fix(data, "a.xml", to_be_mended("a.xml", once, once)).after
    assert fix(data, "a.xml", to_be_mended("a.xml", once, ())).after == data


def test_every_repair_of_a_name_mends_its_finding() -> None:
    data = tei('<p>A <persName ref="#r">Rowe’s</persName> <orgName\nref="#b"> Board, </orgName>b</p>').encode()
    found = [one for one in all_findings(data) if one.code == "NAME-004"]
    assert len(found) == 2
    done = fix(data, "a.xml", to_be_mended("a.xml", found, found))
    assert [one for one in all_findings(done.after) if one.code == "NAME-004"] == []
    assert text_of(done.after) == text_of(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings_and_line_ends_are_kept(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>\r\n' + tei("<p>Zoë <persName>Zürich's</persName>\r\nx</p>")
    done = fix(text.encode(encoding), "a.xml", lambda _: True).after
    assert done == text.replace("'s</persName>", "</persName>'s").encode(encoding)


def test_what_is_no_xml_is_not_touched() -> None:
    with pytest.raises(UnreadableError):
        fix(b"<TEI>", "a.xml", lambda _: True)


def test_what_edits_say_is_what_the_parser_sees() -> None:
    data = tei("<p><persName> Rowe’s </persName></p>").encode()
    root = etree.fromstring(fix(data, "a.xml", lambda _: True).after)
    assert root.findtext(".//t:persName", namespaces=NS) == "Rowe"
    assert look_at(data, "a.xml").codec == "utf-8"
