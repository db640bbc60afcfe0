"""The house rules: each finds its fault and nothing else, and Schematron says the same as the one pass in Python."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from lxml import etree, isoschematron  # type: ignore[attr-defined]

from edenda.checks.grammar import check_grammar
from edenda.checks.house import RULES
from edenda.checks.house.walk import walk
from edenda.checks.pointers import check_pointers
from edenda.checks.rules import check_rules
from edenda.problems import CODES
from edenda.tei import TEI, XML, parse
from tests.conftest import ROOT
from tests.growth import grows_with_length
from tests.schema.inclusion import Grammar
from tests.schema.instances import Drawing, mutated

CASES: Final = ROOT / "tests" / "cases" / "rules"
FILES: Final = sorted(CASES.glob("*/*.xml"))
EDITION: Final = sorted((ROOT / "tei").glob("*.xml"))
SCHEMATRON: Final = ROOT / "schema" / "edenda.sch"
SVRL: Final = "{http://purl.oclc.org/dsdl/svrl}"
SCH: Final = "{http://purl.oclc.org/dsdl/schematron}"
#: The rule that Schematron has and `edenda check` applies elsewhere, to pointers of all kinds.
POINTERS: Final = "PTR-001"
_SPACES: Final = {"sch": SCH[1:-1]}
_CODE: Final = re.compile(r"[A-Z]+-\d{3}")

Found = set[tuple[str, str]]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def read(path: Path) -> etree._Element:
    return parse(path.read_bytes(), path.name)


@cache
def schematron() -> Any:
    return isoschematron.Schematron(etree.parse(SCHEMATRON), store_report=True)


def by_schematron(root: etree._Element) -> Found:
    """The codes and places of what Schematron finds, pointers apart."""
    tree = root.getroottree()
    found = set()
    for code, entry in reported(tree):
        if code != POINTERS:
            found.add((code, tree.getpath(place_of(entry, tree))))
    return found


def reported(tree: etree._ElementTree) -> Iterator[tuple[str, etree._Element]]:
    """Each message of Schematron, with its code."""
    schematron().validate(tree)
    for entry in schematron().validation_report.iter(f"{SVRL}failed-assert", f"{SVRL}successful-report"):
        code = _CODE.match(said_in(entry))
        assert code is not None
        yield code[0], entry


def place_of(entry: etree._Element, tree: etree._ElementTree) -> etree._Element:
    places = tree.xpath(entry.get("location", ""))
    assert isinstance(places, list)
    (place,) = places
    assert isinstance(place, etree._Element)
    return place


def said_in(entry: etree._Element) -> str:
    return (entry.findtext(f"{SVRL}text") or "").strip()


def by_python(root: etree._Element) -> Found:
    """The same as the one pass in Python finds it."""
    tree, seen = root.getroottree(), walk(root)
    return {(one.code, tree.getpath(one.element)) for rule in RULES.values() for one in rule(seen)}


def copies(path: Path, number: int) -> list[etree._Element]:
    """A document with several things changed at once, so that many rules fire."""
    random = Random(path.name)  # noqa: S311 - no secret
    names = sorted(Grammar.from_file(ROOT / "schema" / "edenda.rng").elements)
    made = []
    for _ in range(number):
        changed = read(path)
        for _ in range(12):
            changed = mutated(changed, names, random)
        made.append(parse(etree.tostring(changed), path.name))
    return made


# Each rule alone


def test_every_rule_has_a_case_with_the_fault_and_one_without() -> None:
    assert sorted(path.name for path in CASES.iterdir()) == sorted(RULES)
    assert len(FILES) == 2 * len(RULES)


@pytest.mark.parametrize("code", RULES)
def test_a_rule_finds_its_fault_and_no_rule_another(code: str) -> None:
    problems = check_rules(read(CASES / code / "bad.xml"), "bad.xml")
    assert {problem.code for problem in problems} == {code}
    assert all(problem.line and problem.hint for problem in problems)


@pytest.mark.parametrize("code", RULES)
def test_what_is_right_is_not_blamed(code: str) -> None:
    assert check_rules(read(CASES / code / "good.xml"), "good.xml") == ()


@pytest.mark.parametrize("path", FILES, ids=named)
def test_the_grammar_sees_none_of_it(path: Path) -> None:
    assert check_grammar(read(path), path.name) == ()


# Two languages, one meaning


def test_the_schematron_is_what_editors_need() -> None:
    schema = etree.parse(SCHEMATRON)
    assert isoschematron.schematron_schema_valid.validate(schema)
    assert schema.getroot().get("queryBinding") == "xslt"
    spaces = {one.get("prefix"): one.get("uri") for one in schema.iterfind(f"{SCH}ns")}
    assert spaces == {"t": TEI, "xml": XML}
    patterns = schema.findall(f"{SCH}pattern")
    assert len({one.get("id") for one in patterns}) == len(patterns)
    assert all((one.findtext(f"{SCH}title") or "").strip() for one in (schema.getroot(), *patterns))
    drawn_in = schema.xpath("//sch:include | //sch:extends | //@*[contains(., 'document(')]", namespaces=_SPACES)
    assert drawn_in == []


def test_schematron_has_the_same_rules_with_the_same_weight() -> None:
    said = {}
    for assertion in etree.parse(SCHEMATRON).iter(f"{SCH}assert", f"{SCH}report"):
        code = _CODE.match(assertion.text or "")
        assert code is not None, assertion.text
        said[code[0]] = assertion.get("role")
    assert said == {code: CODES[code] for code in (*RULES, POINTERS)}


@pytest.mark.parametrize("path", [*FILES, *EDITION], ids=named)
def test_schematron_and_python_find_the_same(path: Path) -> None:
    root = read(path)
    assert by_schematron(root) == by_python(root)


@pytest.mark.parametrize("path", [*FILES, *EDITION], ids=named)
def test_they_find_the_same_in_copies_with_many_faults(path: Path) -> None:
    for root in copies(path, 2 if path in FILES else 8):
        assert by_schematron(root) == by_python(root), etree.tostring(root).decode()[:4000]


def test_they_find_the_same_in_random_documents() -> None:
    drawing = Drawing(Grammar.from_file(ROOT / "schema" / "edenda.rng"), 5)
    for _ in range(60):
        root = parse(etree.tostring(drawing.document()), "random.xml")
        assert by_schematron(root) == by_python(root)


def test_the_faulty_copies_set_off_most_rules() -> None:
    found = {code for path in [*FILES, *EDITION] for root in copies(path, 3) for code, _ in by_python(root)}
    assert len(found) > len(RULES) * 2 / 3


@pytest.mark.parametrize("path", EDITION, ids=named)
def test_schematron_finds_the_local_pointers_that_lead_nowhere(path: Path) -> None:
    for root in copies(path, 6):
        said = [said_in(entry) for code, entry in reported(root.getroottree()) if code == POINTERS]
        problems = check_pointers(root, path, lambda _: {})
        local = [one.message for one in problems if one.code == POINTERS and '="#' in one.message]
        assert sorted(map(pointer_in, said)) == sorted(map(pointer_in, local))


def pointer_in(message: str) -> str:
    found = re.search(r'@\w+="[^"]*"', message)
    assert found is not None
    return found[0]


# The edition, and speed


def test_the_edition_breaks_no_house_rule_that_is_an_error() -> None:
    problems = [problem for path in EDITION for problem in check_rules(read(path), path.name)]
    assert [problem for problem in problems if problem.severity == "error"] == []


def test_findings_stand_in_the_order_of_the_file() -> None:
    parts = [f"{name}\n" for name in ("<p/>", "<note>A</note>", "<p><gap/></p>", "<p/>", "<note>B</note>")]
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{"".join(parts)}</body></text></TEI>'
    lines = [problem.line or 0 for problem in check_rules(parse(text.encode(), "a.xml"), "a.xml")]
    assert len(lines) == len(parts)
    assert lines == sorted(lines)


def test_time_grows_with_the_document_and_not_with_its_square() -> None:
    body = '<p>“He came<note n="1" place="bottom">B</note> <pb n="1"/><quote>x</quote> <date when="1902">y</date></p>'
    start, end = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>', "</body></text></TEI>"
    roots = {number: parse(f"{start}{body * number}{end}".encode(), "") for number in (2_000, 16_000)}
    assert grows_with_length(lambda number: check_rules(roots[number], "long.xml"), 2_000, 16_000)
