"""The edition that this repository is: its documents are valid, faithful, and what conversion makes of the sources."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from edenda.annotating.annotate import annotate
from edenda.annotating.values import Settings
from edenda.build import build
from edenda.check import check_edition
from edenda.checks.grammar import check_grammar
from edenda.cli.acceptance import Acceptance
from edenda.content_table import read_content_table
from edenda.conversion import Wish, convert_in_edition
from edenda.edition import Edition, open_edition, read_tei
from edenda.ledger import ledger
from edenda.memory.store import memory_path, read_memory
from edenda.model import tiles
from edenda.problems import has_errors
from edenda.readers import read
from edenda.register.entries import KINDS
from edenda.resources import SCHEMA
from edenda.sources import read_source
from edenda.tei import NAMING, NS, XML_ID, local, parse, text_of
from tests.conftest import ROOT, JavaTool
from tests.tei_support import without_new

_NAMING: Final = re.compile(rb"</?(?:persName|orgName|placeName|name|title|date)\b[^>]*>")
SHARED: Final = Path(os.environ.get("EDENDA_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition(ROOT)


def test_the_edition_has_no_problems_but_those_that_are_accepted(edition: Edition) -> None:
    problems = check_edition(edition)
    assert not has_errors(problems)
    assert Acceptance(edition).without(problems, complete=True) == ()


def test_every_source_has_its_tei_and_its_memory(edition: Edition) -> None:
    documents = [document for document in edition.documents() if not edition.is_front(document)]
    assert [edition.tei_of(source) for source in edition.sources()] == documents
    for document in documents:
        assert json.loads(memory_path(document).read_bytes())["marks"]


def test_all_documents_and_the_register_are_valid_against_tei_all(
    edition: Edition, tei_all: Path, jing: JavaTool
) -> None:
    done = jing(tei_all, *edition.documents(), edition.register_path)
    assert done.stdout == ""
    assert done.returncode == 0


def test_the_sources_are_what_was_handed_over(edition: Edition) -> None:
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the folder with the handed-over sources is not here")
    handed = sorted(path.read_bytes() for path in (SHARED / "seeds").glob("*.txt"))
    assert sorted(path.read_bytes() for path in edition.sources()) == handed


def test_conversion_would_change_no_document_that_nobody_edited(edition: Edition) -> None:
    outcomes = {convert_in_edition(edition, source, Wish(write=False)).outcome for source in edition.sources()}
    assert outcomes <= {"same", "kept"}


@pytest.mark.parametrize("source", open_edition(ROOT).sources(), ids=lambda path: path.stem)
def test_the_runs_of_a_source_tile_it_and_are_its_ledger(source: Path, edition: Edition) -> None:
    text, _ = read_source(source)
    reading, _ = read(text, genre=edition.config.document(source.stem).genre)
    found = ledger(reading)
    assert tiles(reading)
    assert sum(found.by_kind.values()) == found.characters == len(text.raw)


@pytest.mark.parametrize("source", open_edition(ROOT).sources(), ids=lambda path: path.stem)
def test_the_genre_of_a_source_is_recognised_without_being_told(source: Path, edition: Edition) -> None:
    text, _ = read_source(source)
    reading, _ = read(text)
    assert reading.genre == edition.config.document(source.stem).genre


def test_every_pointer_of_a_name_leads_to_an_entry_of_its_kind(edition: Edition) -> None:
    register = read_tei(edition.register_path)
    marks = {
        element.get(XML_ID): KINDS[etree.QName(element).localname][1]
        for kind in KINDS
        for element in register.iterfind(f".//t:{kind}", NS)
    }
    for document in edition.documents():
        for name in read_tei(document).iterfind(".//t:text//*[@ref]", NS):
            for pointer in name.get("ref", "").split():
                assert marks[pointer.removeprefix("register.xml#")] == etree.QName(name).localname


def test_the_web_edition_keeps_every_pointer_date_page_and_note(edition: Edition, tmp_path: Path) -> None:
    copy = _copy(edition, tmp_path)
    build(copy, only=["html"])
    for document in copy.documents():
        html = (copy.root / "public" / "documents" / f"{document.stem}.html").read_text(encoding="utf-8")
        for element in read_tei(document).iterfind(".//t:text//*", NS):
            for attribute in ("ref", "when", "from", "to"):
                value = element.get(attribute)
                if value and attribute != "ref" and etree.QName(element).localname not in ("date", "docDate"):
                    continue
                assert value is None or all(part.rpartition("#")[2] in html for part in value.split())
            if etree.QName(element).localname in ("pb", "note"):
                assert f'id="{element.get(XML_ID)}"' in html


def test_two_builds_give_the_same_bytes_with_any_number_of_jobs(edition: Edition, tmp_path: Path) -> None:
    first, second = _copy(edition, tmp_path / "a"), _copy(edition, tmp_path / "b")
    one = {path.relative_to(first.root): path.read_bytes() for path in build(first, jobs=1)}
    two = {path.relative_to(second.root): path.read_bytes() for path in build(second, jobs=2)}
    assert one == two


def _copy(edition: Edition, root: Path, *others: Path) -> Edition:
    for path in (edition.root / "edition.toml", edition.register_path, *edition.documents(), *others):
        target = root / path.relative_to(edition.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    return open_edition(root)


@pytest.mark.parametrize("source", open_edition(ROOT).sources(), ids=lambda path: path.stem)
def test_annotation_finds_what_conversion_found_and_touches_nothing_else(source: Path, edition: Edition) -> None:
    conversion = convert_in_edition(edition, source, Wish(write=False, force=True)).conversion
    assert conversion is not None
    assert conversion.tei is not None
    data, name = conversion.tei, edition.tei_of(source).name
    settings = Settings(read_content_table(SCHEMA / "edenda.rng"), edition.register)
    assert annotate(data, name, settings).data == data
    bare = _without_names(data)
    done = annotate(bare, name, settings)
    assert without_new(bare.decode(), done.data.decode()) == bare.decode()
    assert annotate(done.data, name, settings).data == done.data
    assert check_grammar(parse(done.data, name), name) == ()
    assert _names(done.data) == _names(data)


@pytest.mark.parametrize("document", open_edition(ROOT).documents(), ids=lambda path: path.stem)
def test_annotation_leaves_a_document_as_its_editors_left_it(document: Path, edition: Edition) -> None:
    settings = Settings(read_content_table(SCHEMA / "edenda.rng"), edition.register)
    data = document.read_bytes()
    assert annotate(data, document.name, settings, read_memory(document)).data == data


@pytest.mark.parametrize(
    ("name", "printed", "corrected"),
    [
        ("1963-cpsu-letter", "vital problems", "living questions"),
        ("1963-cpsu-letter", "painstaking comradely discussion", "patient discussion"),
    ],
)
def test_a_corrected_source_changes_an_edited_document_in_that_place_alone(
    name: str, printed: str, corrected: str, edition: Edition, tmp_path: Path
) -> None:
    memory = (path for path in (edition.tei / ".edenda").rglob("*") if path.is_file())
    copy = _copy(edition, tmp_path, *edition.sources(), ROOT / "schema" / "edenda.rng", *memory)
    source = copy.root / "seeds" / f"{name}.txt"
    before = copy.tei_of(source).read_bytes()
    assert convert_in_edition(copy, source, Wish()).outcome == "kept"
    source.write_bytes(source.read_bytes().replace(printed.encode(), corrected.encode()))
    assert convert_in_edition(copy, source, Wish()).outcome == "merged"
    assert copy.tei_of(source).read_bytes() == before.replace(printed.encode(), corrected.encode()) != before


def _without_names(data: bytes) -> bytes:
    """A document without the tags of names and dates in its text."""
    head, begins, text = data.partition(b"<text ")
    return head + begins + _NAMING.sub(b"", text)


def _names(data: bytes) -> list[tuple[str, str]]:
    """The names and dates in running text and notes, citations apart."""
    root = parse(data, "names")
    found = root.iterfind(".//t:text//*", NS)
    naming = (element for element in found if local(element) in NAMING)
    return [
        (local(element), text_of(element))
        for element in naming
        if not any(local(one) in ("bibl", "docDate") for one in element.iterancestors())
    ]
