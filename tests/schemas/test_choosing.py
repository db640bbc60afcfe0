"""Which schemas a file is checked against, and that each kind of schema gives its findings with their lines."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from edenda.check import CheckWish, check_files
from edenda.checks.grammar import check_grammar
from edenda.conversion import Wish, convert_in_edition
from edenda.edition import open_edition
from edenda.errors import MissingPartError, UnreadableError
from edenda.problems import has_errors
from edenda.resources import SCHEMA
from edenda.scaffold import scaffold
from edenda.schemas import fence
from edenda.schemas.attributes import spread_attributes
from edenda.schemas.choosing import SHIPPED, SchemaWish, schemas_of
from edenda.schemas.grammars import read_grammar
from edenda.schemas.schema import Schema, kind_of, named_schema
from edenda.tei import parse
from tests.hostile.trial import valid

_GRAMMARS: Final = {
    "small.rng": '<element name="TEI" ns="http://www.tei-c.org/ns/1.0" xmlns="http://relaxng.org/ns/structure/1.0">'
    "<zeroOrMore><element><anyName/><zeroOrMore><choice><text/><attribute><anyName/></attribute></choice></zeroOrMore>"
    "</element></zeroOrMore></element>",
    "small.rnc": 'default namespace = "http://www.tei-c.org/ns/1.0"\nstart = element TEI { element only { text } }\n',
    "small.xsd": '<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.tei-c.org/ns/1.0" '
    'elementFormDefault="qualified">'
    '<element name="TEI"><complexType><sequence><element name="only"/></sequence></complexType></element></schema>',
}
_ASSERTION: Final = (
    '<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.tei-c.org/ns/1.0">'
    '<element name="TEI"><complexType><sequence><any processContents="skip" maxOccurs="9"/></sequence>'
    '<assert test="@n"/></complexType></element></schema>'
)
_RULES: Final = (
    '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt" defaultPhase="all">'
    '<ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>'
    '<phase id="all"><active pattern="a"/></phase><phase id="other"><active pattern="b"/></phase>'
    '<pattern id="a"><rule context="t:p"><assert id="R1" test="@n">A paragraph has a number.</assert></rule></pattern>'
    '<pattern id="b"><rule context="t:p/@rend"><report test="true()" role="warning">Looks at <name/>.</report></rule>'
    "</pattern></schema>"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An edition with a document."""
    folder = tmp_path / "edition"
    scaffold(folder)
    (folder / "tei" / "a.xml").write_bytes(valid("\n<p>One.</p>\n<p rend='b'>Two.</p>"))
    return folder


def model(href: str, more: str = "") -> str:
    return f'<?xml-model href="{href}" {more}?>\n'


def chosen(root: Path, before: str = "", *named: Schema) -> list[str]:
    """The schemas of the document, by their paths from the edition; `shipped` for ours."""
    path = root / "tei" / "a.xml"
    tree = parse(valid(before=before), "a.xml")
    found = schemas_of(path, tree, open_edition(root), tuple(named)).schemas
    return ["shipped" if one == SHIPPED else one.path.relative_to(root).as_posix() for one in found]


def test_what_is_named_counts_before_the_file_the_edition_and_ours(root: Path) -> None:
    (root / "schema" / "own.rng").write_text(_GRAMMARS["small.rng"], encoding="utf-8")
    own = model("../schema/own.rng")
    assert chosen(root, own, Schema(root / "named.rng", "rng")) == ["named.rng"]
    assert chosen(root, own) == ["schema/own.rng"]
    assert chosen(root) == ["schema/edenda.rng"]
    (root / "schema" / "edenda.rng").unlink()
    assert chosen(root) == ["shipped"]
    assert chosen(root, model("../schema/edenda.rng")) == ["shipped"]


def test_a_schematron_comes_on_top_of_a_grammar(root: Path) -> None:
    for name in ("own.rng", "own.sch"):
        (root / "schema" / name).write_text("", encoding="utf-8")
    assert chosen(root, model("../schema/own.sch")) == ["schema/edenda.rng", "schema/own.sch"]
    both = model("../schema/own.rng") + model("../schema/own.sch")
    assert chosen(root, both) == ["schema/own.rng", "schema/own.sch"]
    assert chosen(root, both, Schema(root / "named.sch", "sch")) == ["schema/edenda.rng", "named.sch"]


@pytest.mark.parametrize(
    ("href", "said", "kind"),
    [
        ("a.rng", "", "rng"),
        ("a.rnc", 'schematypens="http://relaxng.org/ns/structure/1.0"', "rnc"),
        ("a.x", 'type="application/relax-ng-compact-syntax"', "rnc"),
        ("a.rng", "type='application/xml' schematypens='http://purl.oclc.org/dsdl/schematron'", "sch"),
        ("a.xsd", 'schematypens="http://www.w3.org/2001/XMLSchema"', "xsd"),
        ("a.isosch", "", "sch"),
    ],
)
def test_the_kind_of_a_schema_is_what_the_file_says_or_what_its_name_says(
    root: Path, href: str, said: str, kind: str
) -> None:
    (root / "tei" / href).write_text("", encoding="utf-8")
    tree = parse(valid(before=model(href, said)), "a.xml")
    schemas = schemas_of(root / "tei" / "a.xml", tree, open_edition(root)).schemas
    assert kind in [schema.kind for schema in schemas if schema.path.name == href]


def found(root: Path, *schemas: Path) -> list[tuple[str, int | None]]:
    wish = SchemaWish(tuple(named_schema(path) for path in schemas))
    path = root / "tei" / "a.xml"
    problems = check_files([path], open_edition(root), CheckWish(wish, profile="tei"))
    return [(problem.code, problem.line) for problem in problems if not problem.code.startswith("FID")]


@pytest.mark.parametrize("kind", ["rng", "rnc", "xsd"])
def test_our_schema_is_the_same_in_every_language(root: Path, kind: str) -> None:
    path = SCHEMA / f"edenda.{kind}"
    assert found(root, path) == []
    (root / "tei" / "a.xml").write_bytes(valid("\n<p>One.</p>\n<p colour='red'>Two.</p>"))
    assert found(root, path) == [("GRAM-003", 3)]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<p><p/></p>", "GRAM-001"),
        ("<list/>", "GRAM-002"),
        ("<p><figure><graphic/></figure></p>", "GRAM-002"),
        ("<p colour='red'/>", "GRAM-003"),
        ("<p><date when='x'>a</date></p>", "GRAM-004"),
        ("<p><name cert='no'>a</name></p>", "GRAM-004"),
        ("<list>a<item>b</item></list>", "GRAM-006"),
    ],
)
def test_a_finding_has_one_code_in_every_language(root: Path, body: str, code: str) -> None:
    (root / "tei" / "a.xml").write_bytes(valid(f"\n{body}"))
    for kind in ("rng", "rnc", "xsd"):
        assert [one for one in found(root, SCHEMA / f"edenda.{kind}") if one[0].startswith("GRAM")] == [(code, 2)]


@pytest.mark.parametrize("name", _GRAMMARS)
def test_a_schema_of_the_users_own_counts_and_not_ours(root: Path, name: str) -> None:
    schema = root / name
    schema.write_text(_GRAMMARS[name], encoding="utf-8")
    (root / "tei" / "a.xml").write_bytes(b'<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<only>a</only></TEI>')
    assert found(root, schema) == []
    (root / "tei" / "a.xml").write_bytes(
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<only><b/></only><c><d/></c></TEI>'
    )
    expected = {"small.rng": ["GRAM-005"] * 2, "small.rnc": ["GRAM-005"] * 3, "small.xsd": ["GRAM-001"]}
    assert [code for code, _ in found(root, schema)] == expected[name]


def test_an_assertion_of_xml_schema_1_1_is_checked(root: Path) -> None:
    schema = root / "some.xsd"
    schema.write_text(_ASSERTION, encoding="utf-8")
    assert found(root, schema) == [("GRAM-001", 1)]


def test_rules_give_their_own_words_and_the_line_of_the_element(root: Path) -> None:
    schema = root / "some.sch"
    schema.write_text(_RULES, encoding="utf-8")
    problems = check_files([root / "tei" / "a.xml"], open_edition(root), CheckWish(SchemaWish((named_schema(schema),))))
    assert [(p.code, p.line, p.message) for p in problems if p.line and p.line > 1] == [
        ("SCH-001", 2, "A paragraph has a number."),
        ("SCH-001", 3, "A paragraph has a number."),
    ]


def test_a_phase_that_the_file_names_is_the_one_that_is_run(root: Path) -> None:
    (root / "schema" / "some.sch").write_text(_RULES, encoding="utf-8")
    document = valid("\n<p>One.</p>\n<p rend='b'>Two.</p>", model("../schema/some.sch", 'phase="other"'))
    (root / "tei" / "a.xml").write_bytes(document)
    assert found(root) == [("SCH-002", 4)]


def test_a_package_that_is_missing_is_named_with_the_line_that_installs_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fence, "find_spec", lambda _: None)
    for kind in ("rnc", "xsd"):
        with pytest.raises(MissingPartError, match=r'pip install "edenda\[schemas\]"'):
            found(root, SCHEMA / f"edenda.{kind}")


def test_names_tell_kinds() -> None:
    assert [kind_of(name) for name in ("a.rng", "A.RNC", "a.b.xsd", "a.sch", "a.isosch", "a.dtd", "rng")] == [
        *("rng", "rnc", "xsd", "sch", "sch"),
        None,
        "rng",
    ]


_FAULTS: Final = (
    '<p colour="red">A</p>',
    '<p n="1" rend="b" xml:id="a" xml:lang="en" facs="http://a/" ana="http://a/" next="http://a/">A</p>',
    '<p n="1" rend="b" xml:id="a" xml:lang="en" facs="http://a/" ana="http://a/" next="http://a/" x="y">A</p>',
    '<p><date when="x" n="1" rend="b" xml:id="a" xml:lang="en" cert="high" notBefore="1900" from="1900">A</date></p>',
    '<p><ref n="1" rend="b" xml:id="a" xml:lang="en">A</ref></p>',
    "<p><p/></p>",
    "<div/>",
)


@pytest.mark.parametrize("body", _FAULTS)
def test_a_grammar_with_attributes_spread_gives_the_verdict_and_the_lines_that_it_gave(body: str) -> None:
    tree = etree.parse(SCHEMA / "edenda.rng").getroot()
    plain = etree.RelaxNG(tree)
    spread_attributes(tree)
    spread = etree.RelaxNG(tree)
    document = parse(valid(f"\n{body}\n<p>B</p>"), "a.xml")
    assert spread.validate(document) == plain.validate(document)
    assert {entry.line for entry in spread.error_log} == {entry.line for entry in plain.error_log}
    assert bool(check_grammar(document, "a.xml")) is not plain.validate(document)


# The house rules, for editors


def test_the_house_rules_are_not_run_twice_in_an_edition(root: Path) -> None:
    house = model("../schema/edenda.sch", 'schematypens="http://purl.oclc.org/dsdl/schematron"')
    assert chosen(root, house) == ["schema/edenda.rng"]
    assert chosen(root, house, Schema(root / "schema" / "edenda.sch", "sch")) == [
        "schema/edenda.rng",
        "schema/edenda.sch",
    ]
    (root / "schema" / "edenda.sch").unlink()
    assert chosen(root, house) == ["schema/edenda.rng"]


def test_house_rules_that_an_edition_has_changed_are_run(root: Path) -> None:
    path = root / "schema" / "edenda.sch"
    path.write_bytes(path.read_bytes().replace(b"House rules of an edition", b"House rules of ours"))
    assert chosen(root, model("../schema/edenda.sch")) == ["schema/edenda.rng", "schema/edenda.sch"]


def test_a_file_of_no_edition_that_names_the_house_rules_is_checked_by_them(tmp_path: Path) -> None:
    folder = tmp_path / "some" / "tei"
    folder.mkdir(parents=True)
    path = folder / "a.xml"
    path.write_bytes(valid("\n<div><p>One.</p></div>", model("../edenda.sch")))
    assert "SCH-001" in [problem.code for problem in check_files([path])]


def test_files_of_a_new_edition_name_both_schemas_as_editors_read_them(root: Path) -> None:
    (root / "seeds" / "b.txt").write_text("A Note\n\nThe lamp at Skerry burns.\n", encoding="utf-8")
    (done,) = [convert_in_edition(open_edition(root), root / "seeds" / "b.txt", Wish())]
    for path in (root / "tei" / "register.xml", done.tei):
        named = re.findall(
            r'<\?xml-model href="(.*)" type="application/xml" schematypens="(.*)"\?>\n', path.read_text("utf-8")
        )
        assert named == [
            ("../schema/edenda.rng", "http://relaxng.org/ns/structure/1.0"),
            ("../schema/edenda.sch", "http://purl.oclc.org/dsdl/schematron"),
        ]
    found = check_files([root / "tei" / "register.xml", done.tei], open_edition(root))
    assert not has_errors(found)


def test_a_file_that_is_made_again_names_what_it_named(root: Path) -> None:
    house, source = root / "schema" / "edenda.sch", root / "seeds" / "b.txt"
    rules = house.read_bytes()
    house.unlink()
    for words in ("The lamp burns.", "The lamp has gone out."):
        source.write_text(f"A Note\n\n{words}\n", encoding="utf-8")
        done = convert_in_edition(open_edition(root), source, Wish())
        assert b"edenda.rng" in done.tei.read_bytes()
        assert b"edenda.sch" not in done.tei.read_bytes()
        house.write_bytes(rules)
    assert done.outcome == "changed"
    done.tei.unlink()
    convert_in_edition(open_edition(root), source, Wish())
    assert b"edenda.sch" in done.tei.read_bytes()


def test_a_document_has_as_long_as_the_schema_had(tmp_path: Path) -> None:
    schema, document = tmp_path / "small.rng", tmp_path / "a.xml"
    schema.write_text(_GRAMMARS["small.rng"], encoding="utf-8")
    document.write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', encoding="utf-8")
    request = {"schema": (str(schema), "rng", ""), "document": str(document), "name": "a.xml", "seconds": 500}
    script = (
        "import json, signal, sys; from pathlib import Path; from edenda.schemas import worker\n"
        "signal.setitimer(signal.ITIMER_REAL, 100)\n"
        "worker._found(json.loads(sys.argv[1]), Path())\n"
        "print(signal.getitimer(signal.ITIMER_REAL)[0] > 400)"
    )
    if sys.platform == "win32":
        pytest.skip("Windows has no such timer")
    done = subprocess.run(
        [sys.executable, "-c", script, json.dumps(request)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ['{"ready":', "true}", "True"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gone.rng", "Check the name of the schema."),
        ("https://example.org/letters.rng", "Save it beside your files, and name that file."),
        ("letters.txt", "A schema is RELAX NG"),
    ],
)
def test_a_schema_that_is_not_there_is_told_as_that(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        read_grammar(named_schema(tmp_path / name if name == "gone.rng" else Path(name)).path)
    assert str(raised.value.problems[0].hint).startswith(words)
