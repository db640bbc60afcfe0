"""The rules on what a document says: each finds its fault and nothing else, in TEI of any habits, whatever it holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edenda.checks.content import RULES
from edenda.checks.content.written_dates import _julian_weekday
from edenda.checks.grammar import check_grammar
from edenda.checks.house.walk import walk
from edenda.checks.rules import check_rules
from edenda.cli.acceptance import Acceptance
from edenda.edition import open_edition
from edenda.problems import as_text
from edenda.tei import TEI, parse
from tests.conftest import ROOT

CASES: Final = ROOT / "tests" / "cases" / "content"
FOREIGN: Final = ROOT / "tests" / "cases" / "foreign"
EDITION: Final = sorted((ROOT / "tei").glob("*.xml"))
#: What the grammar sees as well: no xsd:date has these days.
GRAMMAR_TOO: Final = {"DATE-005"}


def read(path: Path) -> etree._Element:
    return parse(path.read_bytes(), path.name)


def document(body: str, language: str = ' xml:lang="en"') -> etree._Element:
    return parse(f'<TEI xmlns="{TEI}"><text{language}><body>{body}</body></text></TEI>'.encode(), "a.xml")


def codes(body: str, language: str = ' xml:lang="en"') -> list[str]:
    """The codes of what is found in the body of a document."""
    return [one.code for one in check_rules(document(body, language), "a.xml", "tei") if one.code in RULES]


# Each rule alone


def test_every_rule_has_a_case_with_the_fault_and_one_without() -> None:
    assert sorted(path.name for path in CASES.iterdir()) == sorted(RULES)


@pytest.mark.parametrize("code", RULES)
def test_a_rule_finds_its_fault_and_no_rule_another(code: str) -> None:
    problems = check_rules(read(CASES / code / "bad.xml"), "bad.xml")
    assert {problem.code for problem in problems} == {code}
    assert all(problem.line and problem.hint for problem in problems)


@pytest.mark.parametrize("code", RULES)
def test_what_is_right_is_not_blamed(code: str) -> None:
    assert check_rules(read(CASES / code / "good.xml"), "good.xml") == ()


@pytest.mark.parametrize("code", [code for code in RULES if code not in GRAMMAR_TOO])
def test_the_grammar_sees_none_of_it(code: str) -> None:
    for name in ("bad.xml", "good.xml"):
        assert check_grammar(read(CASES / code / name), name) == ()


# On real prose


@pytest.mark.parametrize("path", EDITION, ids=lambda path: path.name)
def test_the_edition_has_no_fault_that_is_more_than_a_remark_but_what_is_accepted(path: Path) -> None:
    found = Acceptance(open_edition(ROOT)).without(check_rules(read(path), str(path), "tei"), complete=False)
    assert [one for one in found if one.severity != "info"] == []


def test_tei_in_the_habits_of_other_projects_is_blamed_for_nothing_but_its_faults() -> None:
    found = [one for path in sorted(FOREIGN.glob("*.xml")) for one in check_rules(read(path), path.name, "tei")]
    assert as_text(found) == (FOREIGN / "expected.txt").read_text(encoding="utf-8")


def test_there_are_ten_files_of_other_projects_at_least() -> None:
    assert len(list(FOREIGN.glob("*.xml"))) >= 10


# Dates


@pytest.mark.parametrize(
    ("attributes", "text"),
    [
        ('when="1962-02-22"', "February 22, 1962"),
        ('when="1962-02-22"', "22 February"),
        ('when="1962"', "22 February 1962"),
        ('when="1963"', "after 1962"),
        ('when="1950" cert="low"', "about 1951"),
        ('notAfter="1963"', "1962"),
        ('from="1960" to="1963"', "1962"),
        ('when="1921-04-03"', "3/4/1921"),
        ('when="1921-03-04"', "3.4.1921"),
        ('when="1900-01-13"', "1 January 1900"),
        ('when="1750-02-03"', "3 February 1749"),
        ('when="1793-09-22" calendar="#french-revolutionary"', "1 Vendémiaire 1792"),
        ('when="1917-11-07"', "25 October/7 November 1917"),
        ('when="1962-02-22T10:00:00"', "23 February 1962"),
        ('from="1801" to="1900"', "19th century"),
        ('when="--02-22"', "22 February"),
        ('when="1855-06-07"', "7th of this month"),
        ('when="1888-11-03"', "the 3rd instant"),
        ('when="1887-12"', "December of last year"),
        ('when="1855-03-14"', "the 14th"),
    ],
)
def test_words_that_leave_a_date_open_are_not_compared(attributes: str, text: str) -> None:
    assert codes(f"<p><date {attributes}>{text}</date></p>") == []


@pytest.mark.parametrize(
    ("attributes", "text"),
    [
        ('when="1962-03-22"', "February 22, 1962"),
        ('when="1962-03-22"', "22 February"),
        ('when="1961"', "1962"),
        ('when="1962-02-23"', "the 22nd of February 1962"),
        ('from="1960" to="1961"', "in May 1962"),
        ('notBefore="1963"', "1962"),
        ('when="1928-09-27"', "Monday, August 27, 1928"),
        ('when="1953-03-06"', "March 5, 1953, 6 p.m."),
    ],
)
def test_words_that_say_another_date_are_found(attributes: str, text: str) -> None:
    assert codes(f"<p><date {attributes}>{text}</date></p>") == ["DATE-007"]


def test_the_week_goes_on_through_the_change_of_calendars() -> None:
    from datetime import date  # noqa: PLC0415 - for this alone

    assert _julian_weekday(date(1752, 9, 2)) == 2  # a Wednesday; the next day was Thursday, 14 September
    assert date(1752, 9, 14).weekday() == 3
    assert _julian_weekday(date(1918, 1, 31)) == 2
    assert date(1918, 2, 14).weekday() == 3


def test_a_weekday_in_the_julian_calendar_is_pointed_out() -> None:
    (found,) = check_rules(document('<p><date when="1905-03-05">Saturday, 5 March 1905</date></p>'), "a.xml", "tei")
    assert (found.code, "Julian" in (found.hint or "")) == ("DATE-006", True)


# Brackets


def test_each_paragraph_of_a_remark_in_brackets_may_open_it_anew() -> None:
    assert codes("<p>[The end is missing.</p><p>[It was torn off.</p><p>[Nobody knows when.]</p>") == []
    assert codes("<p>[The end is missing.</p><p>It was torn off.]</p>") == []


def test_a_bracket_of_another_paragraph_closes_none_that_was_forgotten() -> None:
    assert codes("<p>(Signed H. Lund</p><p>(Signed) E. Abel</p>") == ["BRKT-002"]
    assert codes("<p>Sir A. Stane (in the chair, Mr. Loft.</p><p>(The witness withdrew.)</p>") == ["BRKT-002"]


# Sentences


def messages(body: str) -> list[str]:
    return [one.message for one in check_rules(document(body), "a.xml", "tei")]


def test_a_sentence_ends_once() -> None:
    assert messages("<p>He saw the the lamp.</p>") == ["“the” stands twice: “He saw the the lamp.”"]
    assert messages("<p>He saw the the lamp</p>") == ["“the” stands twice: “He saw the the lamp”."]


def test_a_typed_end_tag_is_told_where_nothing_begins_it() -> None:
    assert codes("<p>It was &lt;i>late&lt;/i>, and &lt;i>dark&lt;/i>.</p>") == ["LEFT-004"] * 2
    assert codes("<p>It was late&lt;/i> and dark.</p>") == ["LEFT-004"]


# Languages


def test_words_of_a_language_that_we_do_not_know_may_stand_twice() -> None:
    assert codes("<p>Es ist das, das das Buch und die die Frau sah, nous nous avons.</p>", ' xml:lang="nl"') == []
    assert codes("<p>He saw the the lamp.</p>") == ["WORD-001"]


def test_a_document_without_a_language_is_read_by_its_commonest_words() -> None:
    english, german = "He saw the the end of the lamp and of the weir.", "Er sah die die Lampe und das das Wehr."
    assert [codes(f"<p>{text}</p>", "") for text in (english, german)] == [["WORD-001"], []]


# The walk


def test_a_note_does_not_come_between_words_and_a_paragraph_does() -> None:
    assert codes("<p>He saw the <note>the lamp</note> the weir.</p>") == ["WORD-001"]
    assert codes("<p>He saw the</p><p>the weir.</p>") == []


def test_the_line_is_that_of_the_words_in_a_long_paragraph() -> None:
    root = document("<p>One\ntwo\nand and three</p>")
    assert [one.line for one in check_rules(root, "a.xml", "tei")] == [3]


def test_the_rules_of_tei_leave_the_style_of_a_house_alone() -> None:
    root = document("<div><p/><date>1902</date><persName>Rowe</persName></div>")
    assert check_rules(root, "a.xml", "tei") == ()
    assert {one.code for one in check_rules(root, "a.xml", "house")} >= {"DIV-001", "NAME-002", "DATE-003", "EMPTY-001"}


def test_all_text_of_a_document_stands_in_its_running_text_once() -> None:
    for path in EDITION:
        root = read(path)
        every = "".join(map(str, root.itertext(etree.Element)))
        assert sorted("".join(walk(root).text.text.replace("\x00", "").split())) == sorted("".join(every.split()))


# Whatever it holds


_CHARACTERS: Final = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
_SAID: Final = (
    "the the",
    "(",
    ")",
    "[",
    "]",
    "Rowe",
    "Rowe and",
    " ",
    "\n",
    "5 March 1953",
    "Monday, ",
    "???",
    "&amp;",
)
_TEXTS: Final = st.one_of(st.sampled_from([*_SAID, "<i>", "&amp;"]), st.text(_CHARACTERS, max_size=12))
_ELEMENTS: Final = st.sampled_from(
    (
        "p div note ref ptr date docDate persName placeName title hi choice sic corr lb pb gap head l lg sp quote bibl "
        "idno availability revisionDesc change titleStmt fileDesc publicationStmt text body teiHeader code foo language"
    ).split()
)
_GIVEN: Final = (
    "1962-02-30 -0044 1953-03-05 --02-30 99999-13-45 #a en xx julian 3 12 published draft low no noteAnchor unknown "
    "0000-00-00 1e3 ² 0001-01-01 0000 9999-12-31"
).split()
_VALUES: Final = st.one_of(st.sampled_from([*_GIVEN, "", "#b #c"]), st.text(_CHARACTERS, max_size=6))
_NAMES: Final = "when from to notBefore notAfter ref target n type status calendar cert place xml:lang xml:id".split()
_ATTRIBUTES: Final = st.dictionaries(st.sampled_from(_NAMES), _VALUES, max_size=4)


def _element(parts: tuple[str, dict[str, str], list[Any]]) -> etree._Element:
    name, attributes, children = parts
    element = etree.Element(f"{{{TEI}}}{name}")
    for key, value in attributes.items():
        element.set(key.replace("xml:", "{http://www.w3.org/XML/1998/namespace}"), value)
    for child in children:
        if isinstance(child, etree._Element):
            element.append(child)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + str(child)
        else:
            element.text = (element.text or "") + str(child)
    return element


_TREES: Final = st.recursive(
    st.tuples(_ELEMENTS, _ATTRIBUTES, st.lists(_TEXTS, max_size=3)).map(_element),
    lambda inner: st.tuples(_ELEMENTS, _ATTRIBUTES, st.lists(st.one_of(_TEXTS, inner), max_size=4)).map(_element),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(_TREES, st.sampled_from(["a.xml", "letter-12.xml", ""]))
def test_no_rule_ever_raises(inner: etree._Element, name: str) -> None:
    root = etree.Element(f"{{{TEI}}}TEI")
    text = etree.SubElement(root, f"{{{TEI}}}text")
    text.append(inner)
    for one in (inner, root):
        for profile in ("house", "tei"):
            assert all(problem.message for problem in check_rules(one, name, profile))
