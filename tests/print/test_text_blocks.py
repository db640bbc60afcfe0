"""How the blocks of a text become Typst: paragraphs, headings, quotations, lists, tables, letters."""

from __future__ import annotations

import re
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from typing import Final

import pytest

from tests.needs import need
from tests.print.setting import pdf, text_of, typst, words_of

_LONG: Final = "a" * 300
_ADDRESS: Final = f"https://example.org/{'path/' * 30}"
#: The width of a page of A5 in points.
_WIDTH: Final = 419.6


@pytest.mark.parametrize(
    ("tei", "there"),
    [
        ("<p>One.</p><p>Two.</p>", '#p(first: true)[#"One."]\n#p[#"Two."]\n'),
        ("<head>T</head><p>x</p>", '#p(first: true)[#"x"]'),
        ("<div><head>On <hi>lamps</hi></head><p>x</p></div>", '#head(1, "On lamps")[#"On" #emph[#"lamps"]]\n'),
        ("<head>Of all</head><div><head>A</head><p>x</p></div>", '#head(2, "A")'),
        ("<head>T</head><div><head>A</head><p>x</p></div>", '#head(1, "A")'),
        ("<p>a <quote rend='block'>b</quote>. C</p>", '#"a" #quotation[#"b"#"."]\n #"C"'),
        ("<p>a <quote><p>b</p><p>c</p></quote>; d</p>", '#p[#"c"#";"]\n]\n #"d"'),
        ("<p>a <quote>b</quote>. C</p>", '#"a" #"b"#". C"'),
        ("<p>wor <pb n='2' break='no'/> ld</p>", '#"wor"#source-page("2", divides: true)#"ld"'),
        ("<p>a</p><pb n='2'/><p>b</p>", '#p[#source-page("2")#"b"]'),
        ("<p>a</p><pb n='2'/><div><head>H</head><p>b</p></div>", '#head(1, "H")[#source-page("2")#"H"]'),
        ("<list><item>a</item><pb n='2'/><item>b</item></list>", '[#"a"], [#source-page("2")#"b"], )'),
        (
            "<list rend='numbered'><label>1)</label><item>a</item></list>",
            '#labelled(inner: false, ([#"1)"], [#"a"]), )',
        ),
        ("<list rend='lower-roman'><item>a</item></list>", '#numbered(format: "i.", inner: false, [#"a"], )'),
        ("<p xml:lang='he'>a</p>", '#tongue("he")[#p(first: true)[#"a"]\n]\n'),
        ("<p><foreign xml:lang='la'>a</foreign></p>", '#emph[#tongue("la")[#"a"]]'),
        ("<p><foreign xml:lang='grc'>a</foreign></p>", '[#tongue("grc")[#"a"]]'),
        ("<p><choice><sic>teh</sic><corr>the</corr></choice></p>", '#variant("sic", "the", "teh")[#"the"]'),
        ("<p xml:space='preserve'>a  b</p>", '#meant("a  b")'),
        ('<p>"#x\\"</p>', r'#"\"#x\\\""'),
        ("<p><ref target='javascript:x'>a</ref></p>", '[#"a"]'),
        ("<p><ref target='other.xml#p1'>a</ref></p>", '#to("other:p1")[#"a"]'),
        ("<p><rs ref='register.xml#a register.xml#b'>a</rs></p>", '#mention("register.xml#a register.xml#b")[#"a"]'),
    ],
)
def test_a_block_becomes_a_call_of_its_function(tei: str, there: str) -> None:
    assert there in typst(tei)


def test_a_heading_that_only_repeats_the_title_is_not_said_again() -> None:
    assert "#head(" not in typst("<head>T</head><p>x</p>")
    assert '#head(1, "T", main: true)' in typst("<head>T<note>n</note></head><p>x</p>")


def test_the_transcribed_view_has_the_words_of_the_source() -> None:
    tei = "<p><choice><sic>teh</sic><corr>the</corr></choice> lamp<supplied reason='omitted'>s</supplied></p>"
    assert '[#"teh"] #"lamp"]' in typst(tei, "transcribed")
    assert "#variant" not in typst(tei, "transcribed")


@pytest.fixture(scope="module")
def letter() -> bytes:
    cells = "".join(f"<cell>{number * 1234567}</cell>" for number in range(1, 12))
    return pdf(
        "<div><head>Of lamps<note>In red.</note></head><opener><dateline>Arden, 2 May</dateline>"
        "<salute>Dear Sir,</salute></opener>"
        "<p>See <ref target='#nowhere'>nowhere</ref>, <ref target='#K-2'>below</ref>, "
        f"{_LONG}, and {_ADDRESS} end.</p></div><div xml:id='K-2'><head>Of oil</head><p>x</p><table><row role='label'>"
        f"<cell>Oil</cell><cell cols='90' rows='90'>Wick</cell></row><row>{cells}</row></table>"
        "<quote><l>One</l><l rend='indent'>two</l></quote><floatingText><body><head>In</head><p>side</p></body>"
        "</floatingText><closer><salute>Yours,</salute><signed>A. Pell</signed></closer></div>"
    )


def test_no_word_leaves_the_measure(letter: bytes) -> None:
    words = words_of(letter)
    assert words
    assert [word for word in words if word.left < 40 or word.right > _WIDTH - 40] == []


@pytest.mark.parametrize("sign", ["—", "W", ".", "8"])
def test_signs_in_a_row_do_not_leave_the_measure(sign: str) -> None:
    words = words_of(pdf(f"<p>Some words, {sign * 44} and on.</p>"))
    assert max(word.right for word in words) < _WIDTH - 40
    assert sum(word.text.count(sign) for word in words) >= 44


def test_a_long_word_is_broken_without_a_sign(letter: bytes) -> None:
    joined = re.sub(r"\s", "", text_of(letter))
    assert _LONG in joined
    assert _ADDRESS in joined


def test_a_letter_is_dated_and_signed_at_the_right(letter: bytes) -> None:
    right = {word.text: word for word in words_of(letter)}
    assert right["May"].right == pytest.approx(right["Pell"].right, abs=1.5)
    assert right["Dear"].left < right["Arden,"].left


def test_bookmarks_have_the_words_of_headings_without_calls(letter: bytes) -> None:
    need("pikepdf", find_spec("pikepdf"), "pikepdf is not installed")
    pikepdf = import_module("pikepdf")
    with pikepdf.open(BytesIO(letter)) as book, book.open_outline() as outline:
        titles = [item.title for top in outline.root for item in (top, *top.children)]
    assert titles[:3] == ["T", "Of lamps", "Of oil"]


def test_a_table_has_its_caption_over_its_middle_and_room_below() -> None:
    cells = "<row><cell>one</cell><cell>two</cell></row>"
    places = {word.text: word for word in words_of(pdf(f"<table><head>Caption</head>{cells}</table><p>behind</p>"))}
    middle = (places["one"].left + places["two"].right) / 2
    assert abs((places["Caption"].left + places["Caption"].right) / 2 - middle) < 4
    assert places["one"].top - places["Caption"].top < 30
    assert places["behind"].top - places["one"].top > 22


def test_a_name_in_a_signature_looks_as_one_without_a_mark() -> None:
    set_ = typst("<closer><signed><persName>Voss</persName></signed></closer>")
    assert "spaced-capitals" not in set_
