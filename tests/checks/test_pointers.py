"""Pointers: by fragment, file, prefix and base; to the right kind of thing; with the id that was meant."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from lxml import etree

from edenda.checks.pointers import IdIndex, check_pointers
from edenda.edition import read_tei
from edenda.problems import Problem
from edenda.tei import parse
from tests.growth import grows_with_length

_NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'
_REGISTER = (
    f"<TEI {_NAMESPACE}><standOff><listPerson><person xml:id='pers-rowe'><persName>Edwin Rowe</persName></person>"
    "</listPerson><listOrg><org xml:id='org-board'><orgName>Harbour Board</orgName></org></listOrg></standOff></TEI>"
)


def found(tmp_path: Path, body: str, *, header: str = "", root: str = "") -> list[Problem]:
    folder = tmp_path / "tei"
    folder.mkdir(exist_ok=True)
    (folder / "register.xml").write_text(_REGISTER, encoding="utf-8")
    (folder / "with blank.xml").write_text(_REGISTER, encoding="utf-8")
    text = f"<TEI {_NAMESPACE} {root}><teiHeader>{header}</teiHeader><text><body>{body}</body></text></TEI>"
    tree = parse(text.encode(), "a.xml")
    return list(check_pointers(tree, folder / "a.xml", IdIndex(tmp_path, read_tei)))


def codes(tmp_path: Path, body: str, *, header: str = "", root: str = "") -> list[str]:
    return [problem.code for problem in found(tmp_path, body, header=header, root=root)]


def prefix(pattern: str, replacement: str) -> str:
    return f'<prefixDef ident="psn" matchPattern="{pattern}" replacementPattern="{replacement}"/>'


@pytest.mark.parametrize(
    "pointer",
    [
        "register.xml#pers-rowe",
        "./register.xml#pers-rowe",
        "../tei/register.xml#pers-rowe",
        "with%20blank.xml#pers-rowe",
        "register.xml",
        "https://example.org/#x",
        "register.xml#xpath(//person[1])",
        "register.xml#pers-rowe https://example.org/rowe",
    ],
)
def test_what_leads_somewhere_is_not_blamed(tmp_path: Path, pointer: str) -> None:
    assert codes(tmp_path, f'<persName ref="{pointer}">Rowe</persName>') == []


@pytest.mark.parametrize("pointer", ["register.xml#gone", "gone.xml#a", "../../outside.xml", "a%00b.xml#x", "x" * 5000])
def test_what_leads_nowhere_is(tmp_path: Path, pointer: str) -> None:
    assert codes(tmp_path, f'<persName ref="{pointer}">Rowe</persName>') == ["PTR-001"]


@pytest.mark.parametrize(
    "element",
    [
        '<u start="#gone"/>',
        '<u end="#gone"/>',
        '<stage toWhom="#gone"/>',
        '<w lemmaRef="#gone"/>',
        '<measure unitRef="#gone"/>',
        '<handNote scribeRef="#gone"/>',
        '<when since="#gone"/>',
        '<date period="#gone"/>',
        '<persName nymRef="#gone"/>',
    ],
)
def test_pointers_of_time_speech_words_units_and_hands_are_followed(tmp_path: Path, element: str) -> None:
    assert codes(tmp_path, element) == ["PTR-001"]
    assert codes(tmp_path, element.replace("#gone", "https://example.org/")) == []


def test_a_start_that_is_a_name_is_no_pointer(tmp_path: Path) -> None:
    assert codes(tmp_path, '<schemaSpec start="TEI"/>') == []


@pytest.mark.parametrize("attribute", ["toWhom", "scribeRef", "unitRef", "since", "origin"])
def test_they_lead_to_things_of_their_kind(tmp_path: Path, attribute: str) -> None:
    assert codes(tmp_path, f'<ab {attribute}="#n"/><note xml:id="n"/>') == ["PTR-004"]
    kind = {"unitRef": "unitDef", "since": "when", "origin": "when"}.get(attribute, "person")
    assert codes(tmp_path, f'<ab {attribute}="#n"/><{kind} xml:id="n"/>') == []


def test_each_pointer_of_a_list_is_followed(tmp_path: Path) -> None:
    assert codes(tmp_path, '<ref target="#a #b #c">see</ref><p xml:id="b"/>') == ["PTR-001", "PTR-001"]


def test_a_prefix_is_replaced_as_the_header_says(tmp_path: Path) -> None:
    header = prefix("([a-z]+)", "register.xml#pers-$1")
    assert codes(tmp_path, '<persName ref="psn:rowe">R</persName>', header=header) == []
    assert codes(tmp_path, '<persName ref="psn:thorne">T</persName>', header=header) == ["PTR-001"]
    assert codes(tmp_path, '<orgName ref="psn:rowe">R</orgName>', header=header) == ["PTR-003"]


def test_a_pointer_that_no_declaration_fits_leads_nowhere(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, '<persName ref="psn:12">R</persName>', header=prefix("([a-z]+)", "register.xml#$1"))
    assert problem.code == "PTR-001"
    assert "no declaration of the prefix “psn” fits it" in problem.message


def test_very_many_pointers_through_a_slow_pattern_are_given_up(tmp_path: Path) -> None:
    began = time.process_time()
    body = "".join(f'<persName ref="psn:{"a" * 180}{n}">R</persName>' for n in range(20_000))
    assert codes(tmp_path, body, header=prefix(".*.*.*b", "register.xml#$1"))[-1] == "PTR-006"
    assert time.process_time() - began < 10


def test_of_very_many_pointers_that_lead_nowhere_two_thousand_are_told(tmp_path: Path) -> None:
    problems = found(tmp_path, "".join(f'<ref target="#a{n}"/>' for n in range(2001)))
    assert len(problems) == 2001
    assert [problem.message for problem in problems if problem.line is None] == [
        "More than 2,000 pointers and ids of this file are wrong; the others are not told."
    ]
    assert len(found(tmp_path, "".join(f'<ref target="#a{n}"/>' for n in range(2000)))) == 2000


def test_the_first_declaration_that_fits_counts(tmp_path: Path) -> None:
    header = prefix("(\\d+)", "gone.xml#n$1") + prefix("([a-z]+)", "register.xml#pers-$1")
    assert codes(tmp_path, '<persName ref="psn:rowe">R</persName>', header=header) == []


def test_a_prefix_that_nobody_declares_is_reported_once(tmp_path: Path) -> None:
    body = '<persName ref="gnd:1">R</persName><persName ref="gnd:2">T</persName>'
    assert codes(tmp_path, body) == ["PTR-006"]


@pytest.mark.parametrize("pattern", ["((a+)+)b", "(a*)*", ".*.*.*.*b", "(", "a{1,2}{2,3}" * 40])
def test_a_pattern_that_would_take_for_ever_is_not_followed(tmp_path: Path, pattern: str) -> None:
    began = time.process_time()
    body = f'<persName ref="psn:{"a" * 180}">R</persName>'
    assert codes(tmp_path, body, header=prefix(pattern, "register.xml#$1")) == ["PTR-006"]
    assert time.process_time() - began < 1


def test_a_base_says_where_files_are(tmp_path: Path) -> None:
    pointer = '<persName ref="register.xml#pers-rowe">R</persName>'
    assert codes(tmp_path, pointer, root='xml:base="../tei/"') == []
    assert codes(tmp_path, pointer, root='xml:base="texts/"') == ["PTR-001"]
    assert codes(tmp_path, f'<div xml:base="../">{pointer}</div>', root='xml:base="texts/"') == []
    assert codes(tmp_path, pointer, root='xml:base="https://example.org/"') == []
    assert codes(tmp_path, '<ref target="#a">a</ref><p xml:id="a"/>', root='xml:base="https://example.org/"') == []


@pytest.mark.parametrize(
    "body",
    [
        '<supplied resp="#n">x</supplied><note xml:id="n">See below</note>',
        '<add hand="#n">x</add><note xml:id="n">See below</note>',
        '<rdg wit="#n">x</rdg><note xml:id="n">See below</note>',
        '<pb facs="#n"/><note xml:id="n">See below</note>',
        '<sp who="#n"><p>x</p></sp><note xml:id="n">See below</note>',
        '<catRef scheme="#n"/><note xml:id="n">See below</note>',
        '<catRef target="#n"/><note xml:id="n">See below</note>',
        '<p ana="#n"/><div xml:id="n">See below</div>',
    ],
)
def test_a_pointer_to_the_wrong_kind_names_what_is_there(tmp_path: Path, body: str) -> None:
    (problem,) = found(tmp_path, body)
    assert problem.code == "PTR-004"
    assert "“See below”, not to" in problem.message
    assert "“n”" not in problem.message


@pytest.mark.parametrize(
    "body",
    [
        '<supplied resp="#n">x</supplied><person xml:id="n"/>',
        '<add hand="#n">x</add><handNote xml:id="n"/>',
        '<rdg wit="#n">x</rdg><witness xml:id="n"/>',
        '<pb facs="#n"/><zone xml:id="n"/>',
        '<catRef scheme="#n"/><taxonomy xml:id="n"/>',
        '<p ana="#n"/><interp xml:id="n"/>',
        '<p corresp="#n"/><note xml:id="n"/>',
    ],
)
def test_a_pointer_to_the_right_kind_is_not_blamed(tmp_path: Path, body: str) -> None:
    assert codes(tmp_path, body) == []


def test_a_name_that_points_to_an_entry_of_another_kind_in_another_file(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, '<persName ref="register.xml#org-board">the Board</persName>')
    assert problem.code == "PTR-003"
    assert problem.message == "`persName` “the Board” leads to the organisation “Harbour Board”, not to a person."


@pytest.mark.parametrize("written", ["pers-row", "pers-rwoe", "pers-Rowe", "pers_rowe", "pers-roowe", "pers-rawe"])
def test_the_id_that_was_meant_is_named(tmp_path: Path, written: str) -> None:
    (problem,) = found(tmp_path, f'<persName ref="register.xml#{written}">Rowe</persName>')
    assert problem.hint is not None
    assert problem.hint.startswith("Did you mean “pers-rowe”?")


def test_no_id_is_guessed_where_a_number_differs(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, '<ref target="#letter-p12">x</ref><p xml:id="letter-p13"/>')
    assert problem.hint is not None
    assert "Did you mean" not in problem.hint


def test_time_grows_with_the_number_of_pointers(tmp_path: Path) -> None:
    def work(number: int) -> None:
        body = "".join(f'<ref target="#ab{n}cx">x</ref><p xml:id="ab{n}cd"/>' for n in range(number))
        assert len(found(tmp_path, body)) == min(number, 2001)

    assert grows_with_length(work, 1500, 12000)


def test_of_very_many_ids_only_the_latest_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edenda.checks.targets._MOST_IDS", 250)
    read: list[str] = []

    def reading(path: Path) -> etree._Element:
        read.append(path.name)
        return read_tei(path)

    for name in "abc":
        body = "".join(f'<p xml:id="{name}{n}"/>' for n in range(100))
        (tmp_path / f"{name}.xml").write_text(f"<TEI {_NAMESPACE}>{body}</TEI>", encoding="utf-8")
    index = IdIndex(tmp_path, reading)
    for name in "abcca":
        assert len(index(tmp_path / f"{name}.xml") or ()) == 100
    assert read == ["a.xml", "b.xml", "c.xml", "a.xml"]


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ('<add hand="h">x</add><handNote xml:id="h"/>', "A pointer to an xml:id begins with #: write “#h”."),
        ('<p resp="Keil">x</p>', "If an xml:id is meant, put # before it, and make the entry that it names."),
        ('<ref target="www.a.org/x">x</ref>', "A web address begins with its scheme: write “https://www.a.org/x”."),
        ('<ref target="gone.xml">x</ref>', "Correct the pointer, or make the entry that it names."),
    ],
)
def test_what_is_no_pointer_as_it_stands_is_told_how_to_become_one(tmp_path: Path, body: str, hint: str) -> None:
    (problem,) = found(tmp_path, body)
    assert (problem.code, problem.hint) == ("PTR-001", hint)


def test_who_speaks_is_declared_in_another_place_than_who_edits(tmp_path: Path) -> None:
    said = [problem.hint or "" for problem in found(tmp_path, '<sp who="#a"/><u who="#a"/><change who="#a"/>')]
    assert ["particDesc" in hint for hint in said] == [True, True, False]
    assert ["editionStmt" in hint for hint in said] == [False, False, True]


@pytest.mark.parametrize(
    "body",
    [
        '<rendition scheme="css">color: red</rendition>',
        '<gi scheme="DBK">p</gi>',
        '<constraintSpec scheme="schematron"/>',
        '<interaction active="singular" passive="many"/>',
        '<shift feature="tempo" new="a"/>',
        '<schemaSpec source="tei:4.4.0"/><schemaSpec source="tei:current"/>',
    ],
)
def test_a_word_where_tei_wants_no_pointer_leads_nowhere_and_is_not_blamed(tmp_path: Path, body: str) -> None:
    assert codes(tmp_path, body) == []


def test_an_id_of_a_file_that_is_included_is_there(tmp_path: Path) -> None:
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="register.xml"/>'
    assert codes(tmp_path, f'<persName ref="#pers-rowe">R</persName>{include}') == []
    assert codes(tmp_path, f'<persName ref="#pers-gone">R</persName>{include}') == ["PTR-001"]


def test_words_of_blocks_do_not_run_together(tmp_path: Path) -> None:
    body = '<sp who="#a"><!-- who? --><speaker>ROW<hi>E</hi></speaker><p>Who is it?</p></sp>'
    (problem,) = found(tmp_path, body)
    assert "on “ROWE Who is it?” leads nowhere" in problem.message
