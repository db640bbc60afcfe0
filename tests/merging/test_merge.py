"""Corrections of a source brought into what an editor made of its TEI."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest
from lxml import etree

from edenda.convert import Options, convert
from edenda.merging.merge import Conflict, Merged, merge
from edenda.sources import decode
from tests.conftest import ROOT

LETTER = (ROOT / "seeds" / "1963-cpsu-letter.txt").read_text(encoding="utf-8")
KEY = "d1963-cpsu-letter"


@lru_cache(maxsize=16)
def converted(text: str) -> str:
    source, _ = decode(text.encode(), "seeds/1963-cpsu-letter.txt")
    tei = convert(source, Options()).tei
    assert tei is not None
    return tei.decode()


def body(words: str) -> str:
    return f"<TEI><text><body>{words}</body></text></TEI>"


def merged(base: str, new: str, edited: str) -> str | None:
    """What a paragraph becomes, None for a conflict."""
    text = merge(*(body(f"<p>{one}</p>") for one in (base, new, edited))).text
    return None if text is None else text.removeprefix(body("|").split("|")[0] + "<p>").split("</p></body>")[0]


def sound(result: Merged) -> str:
    assert result.text is not None, result.conflicts
    assert result.conflicts == ()
    root = etree.fromstring(result.text.encode())
    ids = root.xpath("//@xml:id")
    assert isinstance(ids, list)
    assert len(ids) == len(set(ids))
    return result.text


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines between what is the same at the beginning and at the end."""
    a, b = before.split("\n"), after.split("\n")
    while a and b and a[0] == b[0]:
        del a[0], b[0]
    while a and b and a[-1] == b[-1]:
        del a[-1], b[-1]
    return a, b


@pytest.mark.parametrize(
    ("base", "new", "edited", "expected"),
    [
        ("So Krushchev said", "So Khrushchev said", "So <persName>Krushchev</persName> said",
         "So <persName>Khrushchev</persName> said"),
        ("So Krushchev said", "So <persName ref='x'>Khrushchev</persName> said",
         "So <persName>Krushchev</persName> said", "So <persName>Khrushchev</persName> said"),
        ("So N Krushchev said", "So N <persName>Khrushchev</persName> said",
         "So <persName>N Krushchev</persName> said", "So <persName>N Khrushchev</persName> said"),
        ("So <persName>Krushchev</persName> said", "So Khrushchev said",
         "So <persName ref='a'>Krushchev</persName> said", "So <persName ref='a'>Khrushchev</persName> said"),
        ("So <name>N Krushchev</name> said", "So <name>N Khrushchev</name> said", "So N Krushchev said",
         "So N Khrushchev said"),
    ],
)  # fmt: skip
def test_a_misspelt_name_that_the_editor_marked(base: str, new: str, edited: str, expected: str) -> None:
    assert merged(base, new, edited) == expected


@pytest.mark.parametrize(
    ("base", "new", "edited", "expected"),
    [
        ("a Moscow b c", "a <placeName>Moscow</placeName> b d", "a Moscow b c", "a Moscow b d"),
        ("a <placeName>Moscow</placeName> b c", "a Moscow b d", "a <placeName>Moscow</placeName> b c",
         "a <placeName>Moscow</placeName> b d"),
        ("a b", "a in <placeName>Moscow</placeName> b", "a b", "a in <placeName>Moscow</placeName> b"),
        ("a <tei:name>Moscow</tei:name> b c", "a Moscow b d", "a <tei:name>Moscow</tei:name> b c",
         "a <tei:name>Moscow</tei:name> b d"),
        ("a <name cert='low'>B C</name>", "a <name>B C</name>", "a <name cert='low'>B C</name>", "a <name>B C</name>"),
        ("a <name cert='low'>B C</name>", "a <name>B C</name>", "a <name ref='x'>B C</name>",
         "a <name ref='x'>B C</name>"),
        ("<title>A b</title>", "<title>3 A b c</title>", "<title>A b</title>", "<title>3 A b c</title>"),
        ("<date>A b c</date>", "<date>A</date> x b <date>c</date>", "<date>A b c</date>",
         "<date>A</date> x b <date>c</date>"),
        ("a <name>B</name> C", "a <name>B C</name>", "a <name>B</name> C", "a <name>B</name> C"),
        ("In <date when='1956'>1956</date>", "In <date when='1957'>1957</date>", "In <date when='1956'>1956</date>",
         "In <date when='1957'>1957</date>"),
        ("In <date when='1956'>May 1956</date>", "In <date when='1957'>May 1957</date>", "In May 1956", "In May 1957"),
        ("In <date when='1956'>May 1956</date>", "In <date when='1957'>May 1957</date>",
         "In <date when='1956' cert='low'>May 1956</date>", None),
    ],
)  # fmt: skip
def test_what_becomes_of_the_marks_of_names(base: str, new: str, edited: str, expected: str | None) -> None:
    assert merged(base, new, edited) == expected


@pytest.mark.parametrize(
    ("base", "new", "edited", "expected"),
    [
        ("a b c", "a x c", "a x c", "a x c"),
        ("a b c", "a x c", "a <hi>x</hi> c", "a <hi>x</hi> c"),
        ("a b c", "a x c", "a y c", None),
        ("a b c", "a b x c", "a b y c", None),
        ("a b c", "a b x c", "a b x c", "a b x c"),
        ("a b c d", "a x c d", "a b c", "a x c"),
        ("a b c", "a c", "a <hi>b</hi> c", None),
        ("a b c", "a c", "a b<note>n</note> c", None),
        ("a b c", "a c", "a very b c", "a very c"),
        ("a b c", "a b x c", "a <hi>b</hi> c", "a <hi>b</hi> x c"),
        ("a b c", "a x b c", "a <hi>b</hi> c", "a x <hi>b</hi> c"),
        ("a b c", "a b x c", "a b<note>n</note> c", None),
        ("a b c", "a b x c", "a b<pb/> c", "a b<pb/> x c"),
        ("a b c", "a b<lb/> c", "a b y c", "a b y<lb/> c"),
        ("a b c", "a x c", "a b<note>n</note> c", "a x<note>n</note> c"),
        ("Tom &amp; Bob", "Tom &amp; Rob", "<hi>Tom &amp; Bob</hi>", "<hi>Tom &amp; Rob</hi>"),
        ("a b c d e", "x b c d e", "a b c d y", "x b c d y"),
        ("a. b.", "a.</p><p>b.", "<hi>a.</hi> b.", "<hi>a.</hi></p><p>b."),
        ("a. b.", "a. x. b.", "a.</p> <p>b.", None),
        ("a. b.", "a.</p> <p>b.", "a. x. b.", None),
        ("a. b.", "a. x. b.", "a.</p><p>b.", "a. x.</p><p>b."),
    ],
)  # fmt: skip
def test_words_of_both(base: str, new: str, edited: str, expected: str | None) -> None:
    found = merged(base, new, edited)
    assert (found and "".join(found.split())) == (expected and "".join(expected.split()))


def test_a_conflict_says_what_was_and_what_is_and_where() -> None:
    base, new, edited = (f"<TEI>\n<p>one</p>\n<p>a {word} c</p>\n</TEI>" for word in ("b", "x", "long y"))
    assert merge(base, new, edited) == Merged(None, (Conflict("b", "x", "long y", 3, 6),), 0)


def test_all_conflicts_are_listed() -> None:
    base, new, edited = (body(f"<p>a {word}1 c.</p><p>d {word}2 e.</p><p>f {word}3 g.</p>") for word in "xyz")
    found = merge(base, new, edited)
    assert [conflict.new for conflict in found.conflicts] == ["y1", "y2", "y3"]


def test_blanks_of_the_editor_stay_and_hinder_nothing() -> None:
    base = body("\n<p>One old word.</p>\n<p>Two.</p>\n")
    new = body("\n<p>One new word.</p>\n<p>And more.</p>\n<p>Two.</p>\n")
    edited = body("\r\n\t<p>One\r\n\t\told word.</p>\r\n\r\n\t<p>Two.</p>\r\n")
    expected = body("\r\n\t<p>One\r\n\t\tnew word.</p>\r\n<p>And more.</p>\r\n\r\n\t<p>Two.</p>\r\n")
    assert merge(base, new, edited) == Merged(expected, (), 2)


def test_pointers_follow_the_ids_of_the_edited_text() -> None:
    base = body('<p xml:id="k-p1">a</p><p xml:id="k-p2">c</p>')
    new = body('<p xml:id="k-p1">a</p><p xml:id="k-p2">n <ref target="#k-p3 #k-p2">q</ref></p><p xml:id="k-p3">c</p>')
    edited = body('<p xml:id="k-p1">a</p><p xml:id="intro">c</p>')
    expected = '<p xml:id="k-p2a">n <ref target="#intro #k-p2a">q</ref></p>'
    assert sound(merge(base, new, edited)) == edited.replace('<p xml:id="intro">', expected + '<p xml:id="intro">')


def test_the_suffix_of_an_id_is_the_first_that_is_free() -> None:
    base = body('<p xml:id="k-p1">a</p><p xml:id="k-p2">c</p>')
    new = body('<p xml:id="k-p1">a</p><p xml:id="k-p2">n</p><p xml:id="k-p3">c</p>')
    edited = base.replace("</body>", '<p xml:id="k-p2a">e</p><p xml:id="k-p2b">e</p></body>')
    assert '<p xml:id="k-p2c">n</p>' in sound(merge(base, new, edited))


def test_a_new_last_element_keeps_its_id() -> None:
    base = body('<p xml:id="k-p1">a</p>')
    new = body('<p xml:id="k-p1">a</p><p xml:id="k-p2">n</p>')
    assert merge(base, new, base).text == new


def test_a_second_merge_upon_a_first() -> None:
    first = body('<p xml:id="k-p1">a</p><p xml:id="k-p2">c d</p>')
    second = body('<p xml:id="k-p1">a</p><p xml:id="k-p2">n</p><p xml:id="k-p3">c d</p>')
    third = body('<p xml:id="k-p1">a</p><p xml:id="k-p2">n</p><p xml:id="k-p3">c e</p>')
    once = sound(merge(first, second, first))
    twice = sound(merge(second, third, once))
    assert twice == body('<p xml:id="k-p1">a</p><p xml:id="k-p2a">n</p><p xml:id="k-p2">c e</p>')


def test_what_cannot_be_balanced_is_a_conflict() -> None:
    base, new = body("<p>a b c d e f</p>"), body("<p><hi>a b c</hi> d e f</p>")
    found = merge(base, new, body("<p>a <seg>b c d</seg> e f</p>"))
    assert found.text is None
    assert found.conflicts


def test_a_paragraph_of_the_letter_is_inserted_and_all_ids_stay() -> None:
    base = converted(LETTER)
    paragraphs = LETTER.split("\n\n")
    new = converted("\n\n".join([*paragraphs[:60], "A paragraph that was overlooked.", *paragraphs[60:]]))
    edited = base.replace("favourable", "<hi>favourable</hi>")
    result = merge(base, new, edited)
    old, added = changed_lines(edited, sound(result))
    assert result.changes == 1
    assert old == []
    assert len(added) == 1
    found = re.fullmatch(r' +<p xml:id="([^"]+)">A paragraph that was overlooked\.</p>', added[0])
    assert found is not None
    assert re.fullmatch(rf"{KEY}-p\d+a", found[1])


def test_a_paragraph_of_the_letter_is_deleted() -> None:
    base = converted(LETTER)
    paragraphs = LETTER.split("\n\n")
    gone = next(i for i, one in enumerate(paragraphs) if i > 60 and 300 < len(one) < 600 and "page" not in one)
    new = converted("\n\n".join(paragraphs[:gone] + paragraphs[gone + 1 :]))
    words = paragraphs[gone].split()
    line = next(line for line in base.split("\n") if " ".join(words[:4]) in line and "<p " in line)
    result = merge(base, new, base.replace("favourable", "<hi>favourable</hi>"))
    assert line not in sound(result)
    assert result.changes == 1
    at = line.index("</p>")
    for touched in (line[:at] + "<note>Sic.</note>" + line[at:], line.replace(words[5], "quite " + words[5])):
        found = merge(base, new, base.replace(line, touched))
        assert found.text is None
        assert len(found.conflicts) == 1


def test_an_indented_letter_with_other_line_ends() -> None:
    base = converted(LETTER)
    new = converted(LETTER.replace("tempestuous", "stormy"))
    edited = base.replace("  ", "\t").replace("\n", "\r\n").replace("growth of the forces", "growth\r\n\tof the forces")
    assert merge(base, new, edited) == Merged(edited.replace("tempestuous", "stormy"), (), 1)


def test_a_header_written_anew_and_a_corrected_body() -> None:
    base = converted(LETTER)
    new = converted(LETTER.replace("tempestuous", "stormy"))
    header = "<teiHeader><fileDesc><titleStmt><title>My title</title></titleStmt></fileDesc></teiHeader>"
    edited = re.sub(r"<teiHeader>.*</teiHeader>", header, base, flags=re.DOTALL)
    assert merge(base, new, edited) == Merged(edited.replace("tempestuous", "stormy"), (), 1)


def test_a_paragraph_that_the_editor_moved() -> None:
    base = converted(LETTER)
    line = next(line for line in base.split("\n") if "tempestuous" in line) + "\n"
    edited = base.replace(line, "").replace("        <closer>", line + "        <closer>")
    for source in (LETTER.replace("tempestuous", "stormy"), LETTER.replace("tempestuous", "")):
        found = merge(base, converted(source), edited)
        assert found.text is None or (found.text.count("tempestuous") == 0)
    assert merge(base, base.replace(line, ""), edited).text is None
    new = converted(LETTER.replace("gladdening", "pleasing"))
    assert merge(base, new, edited).text == edited.replace("gladdening", "pleasing")
