"""The grammar itself: generated files are current, good documents are valid and faulty ones are not."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import pytest
from lxml import etree

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    import xmlschema

    from tests.conftest import JavaTool

SCHEMA: Final = ROOT / "schema"
VALID: Final = sorted((ROOT / "tests" / "cases" / "schema" / "valid").glob("*.xml"))
NAMES: Final = [path.stem for path in VALID]

# One fault each: in which valid document, what is replaced, by what.
FAULTS: Final = {
    "a page break cannot stand in a row": ("minutes", "<cell>0</cell>", "<pb/><cell>0</cell>"),
    "a row needs a cell": ("minutes", "<cell>For</cell><cell>Against</cell>", ""),
    "a table needs a row": ("apparatus", "<head>Text</head>", "<table><head>Text</head></table>"),
    "a paragraph does not hold a paragraph": ("letter", "<p>Thank you.</p>", "<p><p>Thank you.</p></p>"),
    "a division needs more than its head": ("apparatus", "<div>", "<div><head>A</head></div><div>"),
    "a signature cannot be all there is": ("letter", "<p>Thank you.</p>", ""),
    "a label needs its item": ("letter", "<item>second.</item>", ""),
    "a paragraph has no type": ("letter", "<p>Thank", '<p type="a">Thank'),
    "a correction needs what it corrects": ("article", "<sic>had managed pushed</sic>", ""),
    "a quotation with reference has no text beside it": ("article", "<cit>", "<cit>See "),
    "a date is a Gregorian date": ("letter", 'when="1963-03-30" calendar', 'when="30 March" calendar'),
    "a month has no day 32": ("letter", 'when="--05-01"', 'when="--05-32"'),
    "a language has a code of two or three letters": ("letter", "<body", '<body xml:lang="english"'),
    "a page break makes no division of a heading": ("apparatus", "<div>", "<div><head>A</head><pb/></div><div>"),
    "a book has a title": ("corpus", "<title>Accounts</title><editor>", "<idno>1</idno><editor>"),
    "a corpus has documents": ("corpus", "TEI", "group"),
    "a certainty is one of four words": ("article", 'cert="medium"', 'cert="rather"'),
    "a cell has one role": ("minutes", 'role="data"', 'role="data sum"'),
    "a document needs a text or a register": ("register", "standOff", "note"),
    "an organisation needs a name": ("register", "orgName", "name"),
    "an event has a label or names, not both": ("register", "<desc>In", "<eventName/><desc>In"),
    "a relation has two sides": ("register", 'passive="#org-a"', ""),
    "a related item is either pointed to or described": (
        "apparatus",
        "<listWit>",
        '<bibl><relatedItem target="#b"><bibl/></relatedItem></bibl><listWit>',
    ),
    "a manuscript has a place where it is kept": ("manuscript", "msIdentifier", "history"),
    "an apparatus entry needs a reading": ("apparatus", '<rdg wit="#B">ward</rdg>', ""),
    "a header needs a source": ("minutes", "<sourceDesc><bibl>A print.</bibl></sourceDesc>", ""),
    "a licence has a status of three": ("minutes", 'status="unknown"', 'status="open"'),
    "an identifier occurs once": ("register", 'xml:id="ev-2"', 'xml:id="ev-1"'),
    "an element of TEI that was left out is refused": ("minutes", "trailer", "epilogue"),
}

# What W3C Schema cannot say, so that the exported schema lets it pass.
BEYOND_W3C_SCHEMA: Final = {
    "a relation has two sides",
    "a related item is either pointed to or described",
}


@cache
def relax_ng() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMA / "edenda.rng"))


@pytest.fixture(scope="session")
def w3c_schema() -> xmlschema.XMLSchema:
    package = pytest.importorskip("xmlschema", reason="needs the package xmlschema")
    schema: xmlschema.XMLSchema = package.XMLSchema(str(SCHEMA / "edenda.xsd"))
    return schema


def document(path: Path) -> etree._ElementTree:
    return etree.parse(path, etree.XMLParser(collect_ids=False))


def faulty(fault: str) -> str:
    """A valid document with one fault put in."""
    name, right, wrong = FAULTS[fault]
    path = next(path for path in VALID if path.stem == name)
    text = path.read_text(encoding="utf-8")
    assert right in text, f"{name}.xml has changed"
    return text.replace(right, wrong).removeprefix('<?xml version="1.0" encoding="UTF-8"?>\n')


def test_the_relax_ng_file_is_what_trang_makes_of_the_source(trang: JavaTool, tmp_path: Path) -> None:
    run = trang(SCHEMA / "edenda.rnc", tmp_path / "edenda.rng")
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "edenda.rng").read_text("utf-8") == (SCHEMA / "edenda.rng").read_text("utf-8")


def test_the_w3c_files_are_what_trang_makes_of_the_source(trang: JavaTool, tmp_path: Path) -> None:
    run = trang("-o", "disable-abstract-elements", SCHEMA / "edenda.rnc", tmp_path / "edenda.xsd")
    assert run.returncode == 0, run.stderr
    for name in ("edenda.xsd", "xml.xsd"):
        assert (tmp_path / name).read_text("utf-8") == (SCHEMA / name).read_text("utf-8")


def test_the_source_is_easy_to_read() -> None:
    lines = (SCHEMA / "edenda.rnc").read_text("utf-8").splitlines()
    assert max(map(len, lines)) <= 105
    assert not [line for line in lines if line.startswith("#") and "--" in line], "trang breaks on these"


def test_every_element_is_explained() -> None:
    elements = list(etree.parse(SCHEMA / "edenda.rng").iter("{*}element"))
    unexplained = [element.get("name") for element in elements if element.find("{*}documentation") is None]
    assert elements
    assert not unexplained


@pytest.mark.parametrize("path", VALID, ids=NAMES)
def test_a_sample_is_valid(path: Path) -> None:
    assert relax_ng().validate(document(path)), relax_ng().error_log


@pytest.mark.parametrize("path", VALID, ids=NAMES)
def test_the_w3c_schema_accepts_a_sample(path: Path, w3c_schema: xmlschema.XMLSchema) -> None:
    assert [error.reason for error in w3c_schema.iter_errors(str(path))] == []


def test_all_samples_are_valid_against_tei_all(jing: JavaTool, tei_all: Path) -> None:
    run = jing(tei_all, *VALID)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(fault: str) -> None:
    parser = etree.XMLParser(collect_ids=False)
    assert not relax_ng().validate(etree.fromstring(faulty(fault), parser))


@pytest.mark.parametrize("fault", FAULTS)
def test_the_w3c_schema_finds_the_same_faults_but_those_it_cannot_say(
    fault: str, w3c_schema: xmlschema.XMLSchema
) -> None:
    assert w3c_schema.is_valid(faulty(fault)) is (fault in BEYOND_W3C_SCHEMA)


def test_jing_finds_every_fault_as_well(jing: JavaTool, tmp_path: Path) -> None:
    for number, fault in enumerate(FAULTS):
        (tmp_path / f"{number}.xml").write_text(faulty(fault), encoding="utf-8")
    run = jing(SCHEMA / "edenda.rng", *sorted(tmp_path.glob("*.xml")))
    missed = [fault for number, fault in enumerate(FAULTS) if f"/{number}.xml:" not in run.stdout]
    assert not missed
