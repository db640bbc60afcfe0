"""Random documents of our grammar are TEI, and every validator says the same of them and of faulty copies."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from random import Random
from typing import Final

import pytest
import xmlschema
from lxml import etree

from tests.conftest import ROOT, JavaTool
from tests.schema.inclusion import Grammar
from tests.schema.instances import Drawing, mutated

SCHEMA: Final = ROOT / "schema"
SEED: Final = 1902
DOCUMENTS: Final = 300
#: Each of so many is a file of several documents.
CORPORA: Final = 40
COPIES: Final = 1000
#: Where W3C Schema cannot say what the grammar says: `edenda.xsd` allows more there.
LOOSER: Final = frozenset({"relatedItem", "relation"})
_NAMED: Final = re.compile(r"/(\d+)\.xml:")


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return Grammar.from_file(SCHEMA / "edenda.rng")


@pytest.fixture(scope="module")
def documents(grammar: Grammar) -> list[etree._Element]:
    drawing = Drawing(grammar, SEED)
    return [drawing.document("TEI" if number % CORPORA else "teiCorpus") for number in range(1, DOCUMENTS + 1)]


@pytest.fixture(scope="module")
def copies(documents: list[etree._Element], grammar: Grammar) -> list[etree._Element]:
    random, names = Random(SEED), sorted(grammar.elements)  # noqa: S311
    return [mutated(random.choice(documents), names, random) for _ in range(COPIES)]


@pytest.fixture(scope="module")
def verdicts(copies: list[etree._Element]) -> list[bool]:
    """What libxml2 says of each copy by our RELAX NG grammar."""
    schema = etree.RelaxNG(etree.parse(SCHEMA / "edenda.rng"))
    return [schema.validate(one) for one in copies]


@pytest.fixture(scope="module")
def w3c_schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(SCHEMA / "edenda.xsd"))


def write(documents: list[etree._Element], folder: Path) -> list[Path]:
    paths = [folder / f"{number}.xml" for number in range(len(documents))]
    for path, document in zip(paths, documents, strict=True):
        path.write_bytes(etree.tostring(document, encoding="UTF-8"))
    return paths


def refused(run: subprocess.CompletedProcess[str]) -> set[int]:
    """The numbers of the documents of which jing said something."""
    return {int(found[1]) for found in _NAMED.finditer(run.stdout + run.stderr)}


def is_beyond(copy: etree._Element, schema: etree.RelaxNG) -> bool:
    """Whether all that is wrong with a copy is wrong in what W3C Schema cannot say."""
    for element in [*copy.iter(*(f"{{*}}{name}" for name in LOOSER))]:
        parent = element.getparent()
        assert parent is not None
        for attribute in ("active", "passive", "mutual", "target"):
            element.attrib.pop(attribute, "")
        element[:] = [child for child in element if etree.QName(child).localname == "desc"]
        sides = ("target",) if etree.QName(element).localname == "relatedItem" else ("mutual",)
        for side in sides:
            element.set(side, "#a")
    return bool(schema.validate(copy))


def without_blanks_in_nothing(copy: etree._Element) -> None:
    """Take white space out of elements that hold nothing else: W3C Schema refuses it in those that must be empty."""
    for element in copy.iter(etree.Element):
        if not len(element) and not (element.text or "").strip():
            element.text = None


def test_the_w3c_schema_is_stricter_on_blanks_in_what_must_be_empty(documents: list[etree._Element]) -> None:
    document = next(one for one in documents if one.find(".//{*}body//{*}pb") is not None)
    (page, *_) = document.iterfind(".//{*}body//{*}pb")
    page.text = "\n"
    assert etree.RelaxNG(etree.parse(SCHEMA / "edenda.rng")).validate(document)
    assert not etree.XMLSchema(etree.parse(SCHEMA / "edenda.xsd")).validate(document)
    page.text = None


def test_the_same_seed_draws_the_same_documents(grammar: Grammar) -> None:
    first, second = (etree.tostring(Drawing(grammar, 7).document()) for _ in range(2))
    assert first == second
    assert first != etree.tostring(Drawing(grammar, 8).document())


def test_every_element_of_the_grammar_is_drawn(documents: list[etree._Element], grammar: Grammar) -> None:
    drawn = {etree.QName(element).localname for document in documents for element in document.iter(etree.Element)}
    assert sorted(set(grammar.elements) - drawn) == []


def test_every_attribute_of_the_grammar_is_drawn(documents: list[etree._Element], grammar: Grammar) -> None:
    known = {name for element in grammar.elements for name, _ in grammar.attributes(element)}
    drawn = {str(name) for document in documents for element in document.iter() for name in element.attrib}
    assert sorted(known - drawn) == []


def test_the_documents_drawn_are_valid(documents: list[etree._Element]) -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMA / "edenda.rng"))
    assert [number for number, document in enumerate(documents) if not schema.validate(document)] == []


def test_the_documents_drawn_are_valid_against_tei_all(
    documents: list[etree._Element], tei_all: Path, jing: JavaTool, tmp_path: Path
) -> None:
    run = jing(tei_all, *write(documents, tmp_path))
    assert run.returncode == 0, run.stdout[:2000]


@pytest.mark.slow
def test_libxml2_finds_them_valid_against_tei_all_too(documents: list[etree._Element], tei_all: Path) -> None:
    schema = etree.RelaxNG(etree.parse(tei_all))
    assert [number for number, document in enumerate(documents[:100]) if not schema.validate(document)] == []


def test_tei_all_refuses_no_faulty_copy_that_we_accept(
    copies: list[etree._Element], verdicts: list[bool], tei_all: Path, jing: JavaTool, tmp_path: Path
) -> None:
    accepted = [copy for copy, is_valid in zip(copies, verdicts, strict=True) if is_valid]
    assert 100 < len(accepted) < COPIES - 100
    run = jing(tei_all, *write(accepted, tmp_path))
    assert run.returncode == 0, run.stdout[:2000]


def test_jing_and_libxml2_say_the_same_of_faulty_copies(
    copies: list[etree._Element], verdicts: list[bool], jing: JavaTool, tmp_path: Path
) -> None:
    found = refused(jing(SCHEMA / "edenda.rng", *write(copies, tmp_path)))
    assert [number for number, is_valid in enumerate(verdicts) if (number in found) is is_valid] == []


def test_the_w3c_schema_accepts_the_documents_drawn(
    documents: list[etree._Element], w3c_schema: xmlschema.XMLSchema
) -> None:
    libxml2 = etree.XMLSchema(etree.parse(SCHEMA / "edenda.xsd"))
    assert [number for number, document in enumerate(documents) if not libxml2.validate(document)] == []
    assert [error.reason for document in documents[:60] for error in w3c_schema.iter_errors(document)] == []


def test_the_w3c_schema_refuses_the_same_copies_but_in_what_it_cannot_say(
    copies: list[etree._Element], verdicts: list[bool], w3c_schema: xmlschema.XMLSchema
) -> None:
    relax_ng = etree.RelaxNG(etree.parse(SCHEMA / "edenda.rng"))
    libxml2 = etree.XMLSchema(etree.parse(SCHEMA / "edenda.xsd"))
    for number, (copy, is_valid) in enumerate(zip(copies, verdicts, strict=True)):
        without_blanks_in_nothing(copy)
        if libxml2.validate(copy) is not is_valid:
            assert not is_valid, libxml2.error_log
            assert is_beyond(copy, relax_ng), etree.tostring(copy)
        elif number % 5 == 0:
            assert w3c_schema.is_valid(copy) is is_valid, number
