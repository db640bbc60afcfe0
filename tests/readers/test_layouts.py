"""Every layout of `tests/cases/layouts` is read as written there; `docs/sources.md` shows them all."""

from __future__ import annotations

from pathlib import Path

import pytest

from edenda.checks.fidelity import compare
from edenda.checks.grammar import check_grammar
from edenda.model import tiles
from edenda.problems import has_errors
from edenda.tei import parse
from tests.layouts import Case, cases, converted, page, seen

SOURCES_PAGE = Path(__file__).resolve().parents[2] / "docs" / "sources.md"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_layout_becomes_what_its_case_says(case: Case) -> None:
    found = seen(case)
    expected = {name: lines for name, lines in case.parts.items() if name != "header"}
    assert {name: found.get(name, []) for name in expected} == expected
    header = case.parts.get("header", [])
    assert [line for line in header if line not in found.get("header", [])] == []


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_layout_is_valid_faithful_and_accounted_for(case: Case) -> None:
    outcome = converted(case)
    assert outcome.tei is not None
    root = parse(outcome.tei, case.name)
    assert check_grammar(root, case.name) == ()
    assert not has_errors(compare(case.source, root, case.name))
    assert tiles(outcome.reading)


def test_the_page_on_sources_shows_the_cases() -> None:
    assert SOURCES_PAGE.read_text(encoding="utf-8") == page()
