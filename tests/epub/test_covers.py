"""The cover that an edition names: a picture that e-readers show, or a word about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from edenda.epub.covers import cover_problems, stated_cover
from tests.epub.books import PNG


def test_a_picture_is_taken_and_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "cover.png").write_bytes(PNG)
    found = stated_cover(tmp_path, "cover.png")
    assert found is not None
    assert (found.name, found.data) == ("cover.png", PNG)
    assert cover_problems(tmp_path, "cover.png") == ()


def test_an_edition_that_names_none_has_no_problem(tmp_path: Path) -> None:
    assert cover_problems(tmp_path, "") == ()


@pytest.mark.parametrize("name", ["gone.png", "cover.tiff", "../cover.png"])
def test_what_cannot_be_a_cover_is_a_warning_and_one_is_drawn(name: str, tmp_path: Path) -> None:
    root = tmp_path / "edition"
    root.mkdir()
    (root / "cover.tiff").write_bytes(b"II*\0 a picture of another kind")
    (tmp_path / "cover.png").write_bytes(PNG)
    assert stated_cover(root, name) is None
    (problem,) = cover_problems(root, name)
    assert (problem.code, problem.file) == ("EPUB-001", "edition.toml")
    assert f"“{name}”" in problem.message
