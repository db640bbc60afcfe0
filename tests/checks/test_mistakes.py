"""A hundred mistakes of encoders, and what is said of each; and that other grammars have the last word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.mistake_cases import CASES, read_case, said_of

_FILES = sorted(CASES.rglob("*.txt"))


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_mistake_is_told_as_an_editor_would(path: Path) -> None:
    case = read_case(path)
    assert said_of(case) == case.says


def test_there_are_a_hundred() -> None:
    assert len(_FILES) >= 100
