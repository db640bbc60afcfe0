"""Every document of the genres is read as scholars outlined it, valid and faithful, and all of it accounted for."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import pytest

from edenda.checks.fidelity import compare
from edenda.checks.grammar import check_grammar
from edenda.config import Document
from edenda.convert import Conversion, Options, convert
from edenda.model import tiles
from edenda.problems import has_errors
from edenda.sources import read_source
from edenda.tei import parse
from tests.layouts import parts_of
from tests.outline import outline

CASES: Final = Path(__file__).resolve().parents[1] / "cases" / "genres"
NAMES: Final = sorted(str(path.parent.relative_to(CASES)) for path in CASES.glob("*/*/source.txt"))
every_document = pytest.mark.parametrize("name", NAMES)


@cache
def converted(name: str) -> Conversion:
    """A document converted without any facts from an edition."""
    return convert(read_source(CASES / name / "source.txt")[0], Options(Document(Path(name).name, "K")))


def seen(name: str) -> dict[str, list[str]]:
    """The outline of a document as converted, by section."""
    data = converted(name).tei
    assert data is not None
    return parts_of(outline(parse(data, name)), "genre")


def expected(name: str) -> dict[str, list[str]]:
    """The outline that a scholar wrote, by section."""
    return parts_of((CASES / name / "outline.txt").read_text(encoding="utf-8").splitlines(), "genre")


def test_each_genre_has_documents() -> None:
    assert {name.partition("/")[0] for name in NAMES} >= {"article", "essay", "letter", "report", "resolution"}


@every_document
@pytest.mark.parametrize("part", ["genre", "text", "dates", "notes"])
def test_a_document_has_the_genre_blocks_dates_and_notes_of_its_outline(name: str, part: str) -> None:
    assert seen(name).get(part, []) == expected(name).get(part, [])


@every_document
def test_a_header_has_every_line_of_its_outline(name: str) -> None:
    found = sorted(seen(name)["header"])
    assert [line for line in sorted(expected(name)["header"]) if line not in found] == []


@every_document
def test_a_document_is_valid_and_faithful_and_accounted_for(name: str) -> None:
    outcome = converted(name)
    assert outcome.tei is not None
    root = parse(outcome.tei, name)
    assert check_grammar(root, name) == ()
    assert not has_errors(compare(outcome.reading.raw, root, name))
    assert tiles(outcome.reading)
    assert sum(outcome.ledger.by_kind.values()) == len(outcome.reading.raw)


@every_document
def test_a_document_is_of_its_genre_by_a_clear_margin(name: str) -> None:
    assert "GENRE-001" not in [problem.code for problem in converted(name).problems]
