"""The grammar's findings in an editor's words, with their lines."""

from __future__ import annotations

from pathlib import Path
from random import Random
from time import process_time
from typing import Final

import pytest
from lxml import etree

from edenda.checks.grammar import check_grammar, grammar
from edenda.checks.grammar.content import Walk
from edenda.checks.grammar.derivatives import read_derivatives
from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.resources import SCHEMA
from edenda.tei import parse
from tests.checks.mistake_cases import CASES, document_of, read_case
from tests.checks.mutations import mutated
from tests.conftest import ROOT

_DOCUMENT: Final = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="K"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>'
    "<publicationStmt><publisher>P</publisher></publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>"
    "<text><body><div>\n{}\n</div></body></text></TEI>"
)
_DATES: Final = "a date such as 1962-02-22, a month such as 1962-02 or a year such as 1962"
_RNG: Final = "http://relaxng.org/ns/structure/1.0"
_XSD: Final = "http://www.w3.org/2001/XMLSchema-datatypes"


def problems(body: str) -> tuple[Problem, ...]:
    """What is wrong with a division's content."""
    data = _DOCUMENT.format(body).encode()
    return check_grammar(parse(data, "K.xml"), "K.xml", None, data)


def messages(body: str) -> list[str]:
    """The same, messages only."""
    return [problem.message for problem in problems(body)]


def under(tmp_path: Path, patterns: str, document: str) -> list[str]:
    """What is wrong with a document under a grammar of its own."""
    path = tmp_path / "own.rng"
    head = f'<grammar xmlns="{_RNG}" datatypeLibrary="{_XSD}" ns="urn:x">'
    path.write_text(f"{head}{patterns}</grammar>", encoding="utf-8")
    root = parse(document.encode(), "K.xml")
    return [problem.message for problem in check_grammar(root, "K.xml", path)]


def test_a_valid_document_has_no_findings() -> None:
    assert messages("<p>One.</p>") == []


def test_a_mistyped_element_that_cannot_hold_what_stands_in_it_is_only_around_it() -> None:
    assert messages("<p><bibl><Title><author>Rowe</author></Title></bibl></p>") == [
        "`Title` is no element that the schema knows."
    ]
    assert messages("<p><Title>Lamps and <hi>weirs</hi></Title></p>") == [
        "`Title` is no element that the schema knows."
    ]


@pytest.mark.parametrize("path", sorted((ROOT / "tei").glob("*.xml")), ids=lambda path: path.stem)
def test_our_own_reading_finds_nothing_in_a_valid_document(path: Path) -> None:
    patterns = read_derivatives(SCHEMA / "edenda.rng")
    assert Walk(patterns).read(parse(path.read_bytes(), path.name)) == []


def test_our_own_reading_finds_nothing_in_a_valid_document_under_the_whole_of_tei(tei_all: Path) -> None:
    patterns = read_derivatives(tei_all)
    for path in sorted((ROOT / "tei").glob("*.xml")):
        assert Walk(patterns).read(parse(path.read_bytes(), path.name)) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p>One.<p>Two.</p></p>", "`p` cannot stand inside `p`."),
        ('<p colour="red">One.</p>', "`p` cannot have the attribute @colour."),
        ("<list>One.<item>Two.</item></list>", "`list` cannot hold text directly: “One.”."),
        ("<p>One.</p><list/>", "`list` has no `item`."),
        ("<p><choice><sic>a</sic></choice></p>", "`choice` has no `corr`."),
        ("<p><persname>Ada</persname></p>", "`persname` is no element that the schema knows."),
        ("<p>One.</p><div><p>Two.</p></div><p>Three.</p>", "`p` cannot stand after `div` in `div`."),
        ("<p xml:id='a'>One.</p><p xml:id='a'>Two.</p>", "The id “a” stands twice; the first is in line 2."),
        ("<p xmlns=''>One.</p>", "`p` is in no namespace."),
        ("<p>One.</p><figure><graphic/></figure>", "`graphic` must have the attribute @url."),
    ],
)
def test_a_fault_is_told_in_an_editors_words(body: str, words: str) -> None:
    assert messages(body) == [words]


def test_a_fault_is_told_with_its_line_its_column_and_its_place() -> None:
    (problem,) = problems('<pb n="12"/><head>The Lamp</head><p>One.</p>\n<p>Two <hi\n colour="red">three</hi>.</p>')
    assert (problem.file, problem.line, problem.column) == ("K.xml", 4, 2)
    assert problem.place == "page 12, “The Lamp”, paragraph 2"


def test_text_is_found_on_its_own_line() -> None:
    (problem,) = problems("<p>One.\n</p>\n\n  Two.")
    assert problem.line == 5


def test_lines_beyond_those_that_the_parser_counts_are_right() -> None:
    (problem,) = problems("<p>One.</p>" + "\n" * 70_000 + "<p><p/></p><p/>")
    assert (problem.line, problem.column) == (70_002, 4)


def test_without_the_bytes_there_are_lines() -> None:
    root = parse(_DOCUMENT.format('<p>One.</p>\n<p colour="red"/>').encode(), "K.xml")
    (problem,) = check_grammar(root, "K.xml")
    assert (problem.line, problem.column) == (3, None)


def test_every_mistake_is_told_once_and_in_order() -> None:
    body = '<p><i>One</i> <date when="1962-2-3">then</date></p><item>Two.</item><p>Three<div><p id="x"/></div></p>'
    assert messages(body) == [
        "`i` is no element that the schema knows.",
        f"@when of `date` cannot be “1962-2-3”: it must be {_DATES}.",
        "`item` cannot stand inside `div`.",
        "`div` cannot stand inside `p`.",
        "`p` cannot have the attribute @id.",
    ]


def test_what_stands_in_an_element_too_many_is_read_as_if_that_were_not_there() -> None:
    assert messages("<p><wrapper>One <hi>two</hi> <foo/></wrapper></p>") == [
        "`wrapper` is no element that the schema knows.",
        "`foo` is no element that the schema knows.",
    ]


def test_a_mistyped_element_is_read_as_the_one_that_was_meant() -> None:
    assert messages("<lst><item>One.</item>two</lst>") == [
        "`lst` is no element that the schema knows.",
        "`list` cannot hold text directly: “two”.",
    ]


def test_a_habit_is_not_spoken_of_where_the_grammar_allows_it(tmp_path: Path) -> None:
    free = '<start><ref name="p"/></start><define name="p"><element name="p"><mixed><zeroOrMore><ref name="p"/>'
    assert under(tmp_path, f"{free}</zeroOrMore></mixed></element></define>", '<p xmlns="urn:x">a<p>b</p></p>') == []


@pytest.mark.parametrize("name", ["attributes/key", "blocks/empty-div", "names/div1", "phrases/choice-mixed"])
def test_the_whole_of_tei_allows_what_ours_does_not(tei_all: Path, name: str) -> None:
    root = parse(document_of(read_case(CASES / f"{name}.txt")), "K.xml")
    assert Walk(read_derivatives(tei_all)).read(root) == []


def test_our_own_reading_and_libxml2_agree_on_every_verdict() -> None:
    random = Random(3)  # noqa: S311 - mistakes, not secrets
    path = SCHEMA / "edenda.rng"
    root = parse((ROOT / "tei" / "1962-korean-attitude.xml").read_bytes(), "K.xml")
    verdicts = []
    for _ in range(300):
        copy = mutated(root, random)
        verdicts.append(bool(Walk(read_derivatives(path)).read(copy)))
        assert verdicts[-1] != grammar(path).validate(copy)
    assert 50 < sum(verdicts) < 250


def test_an_interleave_lets_things_stand_in_any_order_and_says_what_is_missing(tmp_path: Path) -> None:
    patterns = (
        '<start><element name="a"><interleave><element name="b"><empty/></element><element name="c"><empty/></element>'
        '<optional><element name="d"><empty/></element></optional></interleave></element></start>'
    )
    assert under(tmp_path, patterns, '<a xmlns="urn:x"><c/><d/><b/></a>') == []
    assert under(tmp_path, patterns, '<a xmlns="urn:x"><c/><d/></a>') == ["`a` has no `b`."]
    assert under(tmp_path, patterns, '<a xmlns="urn:x"><c/><b/><c/></a>') == [
        "Another `c` cannot stand in `a`; there is one already in line 1."
    ]


def test_any_name_of_another_namespace_may_stand_where_a_wildcard_allows_it(tmp_path: Path) -> None:
    patterns = (
        '<start><element name="a"><ref name="any"/></element></start><define name="any"><zeroOrMore><element><anyName>'
        "<except><nsName/></except></anyName><zeroOrMore><attribute><anyName/></attribute></zeroOrMore><text/>"
        '<ref name="any"/></element></zeroOrMore></define>'
    )
    assert under(tmp_path, patterns, '<a xmlns="urn:x"><b xmlns="urn:y" c="d"><e/></b></a>') == []
    assert under(tmp_path, patterns, '<a xmlns="urn:x"><a/></a>') == ["`a` cannot stand inside `a`."]


def test_a_choice_of_attributes_is_told_as_a_choice(tmp_path: Path) -> None:
    patterns = '<start><element name="a"><choice><attribute name="b"/><attribute name="c"/></choice></element></start>'
    assert under(tmp_path, patterns, '<a xmlns="urn:x"/>') == ["`a` must have one of the attributes @b or @c."]
    assert under(tmp_path, patterns, '<a xmlns="urn:x" b="" c=""/>') == ["`a` cannot have @c beside @b."]


def test_typed_content_is_told_in_words(tmp_path: Path) -> None:
    patterns = '<start><element name="a"><data type="date"/></element></start>'
    assert under(tmp_path, patterns, '<a xmlns="urn:x">1962-02-22</a>') == []
    said = "`a` cannot say “22.2.1962”: it must be a date such as 1962-02-22."
    assert under(tmp_path, patterns, '<a xmlns="urn:x">22.2.1962</a>') == [said]


def test_lists_of_values_and_excepted_values_are_told_in_words(tmp_path: Path) -> None:
    patterns = (
        '<start><element name="a"><attribute name="n"><list><oneOrMore><ref name="number"/></oneOrMore></list>'
        "</attribute>"
        '<attribute name="w"><data type="NCName"><param name="maxLength">9</param><except><value>x</value></except>'
        '</data></attribute></element></start><define name="number"><data type="positiveInteger"/></define>'
    )
    assert under(tmp_path, patterns, '<a xmlns="urn:x" n="1 2 3" w="y"/>') == []
    numbers = "it must be a whole number greater than 0; there may be several, separated by blanks."
    assert under(tmp_path, patterns, '<a xmlns="urn:x" n="1 b" w="x"/>') == [
        f"@n of `a` cannot be “1 b”: {numbers}",
        "@w of `a` cannot be “x”: it must be a name that begins with a letter and has no blank and no colon.",
    ]


def test_definitions_of_one_element_are_told_apart_by_their_attributes(tmp_path: Path) -> None:
    patterns = (
        '<start><element name="r"><zeroOrMore><choice>'
        '<element name="a"><attribute name="t"><value>x</value></attribute><element name="b"><empty/></element>'
        "</element>"
        '<element name="a"><attribute name="t"><value>y</value></attribute><text/></element>'
        "</choice></zeroOrMore></element></start>"
    )
    assert under(tmp_path, patterns, '<r xmlns="urn:x"><a t="x"><b/></a><a t="y">z</a></r>') == []
    assert under(tmp_path, patterns, '<r xmlns="urn:x"><a t="x">z<b/></a></r>') == [
        "`a` cannot hold text directly: “z”."
    ]


def test_a_schema_that_is_none_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "own.rng"
    path.write_text("<not-a-grammar/>", encoding="utf-8")
    with pytest.raises(UnreadableError) as caught:
        check_grammar(parse(_DOCUMENT.format("<p/>").encode(), "K.xml"), "K.xml", path)
    assert [problem.code for problem in caught.value.problems] == ["SRC-007"]


def test_of_very_many_mistakes_the_first_are_told_and_that_there_are_more() -> None:
    found = problems('<p colour="red"/>\n' * 2000)
    assert (len(found), found[-1].line) == (2000, 2001)
    found = problems('<p colour="red"/>\n' * 2500)
    assert len(found) == 2001
    assert found[-1].message == "The file has more than 2,000 mistakes against the schema; the others are not told."


def test_a_thousand_mistakes_in_a_megabyte_are_told_in_time_that_grows_with_them() -> None:
    paragraph = "<p>{} <persName>Ada</persName> wrote on <date when='1902-03-03'>3 March 1902</date>.{}</p>\n"
    wrong = ("<i>x</i>", "<item>x</item>", "<div><p>x</p></div>", "<date when='3.3.1902'>x</date>", "<foo/>")
    times = []
    for count in (250, 1000):
        body = "".join(paragraph.format("Words of a paragraph " * 44, wrong[at % 5]) for at in range(count))
        data = _DOCUMENT.format(body).encode()
        root = parse(data, "K.xml")
        start = process_time()
        assert len(check_grammar(root, "K.xml", None, data)) == count
        times.append(process_time() - start)
    assert len(etree.tostring(root)) > 1_000_000
    assert times[1] < 3
    assert times[1] < 12 * times[0]
