"""The templates of books: they are one program, put together from parts."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from edenda.errors import UnreadableError
from edenda.resources import TRANSFORM
from edenda.tei import parse
from edenda.typesetting.literals import literal
from edenda.typesetting.source import OWN, PARTS, templates
from edenda.writers.context import RenderContext
from edenda.writers.pdf import render_pdf
from tests.typesetting.test_glyphs import document


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The file of an edition's additions."""
    folder = tmp_path / "print" / "typst"
    folder.mkdir(parents=True)
    return folder / "own.typ"


def test_no_name_is_defined_in_two_places() -> None:
    names = Counter(re.findall(r"^#let ([a-z][\w-]*)", templates(None), re.MULTILINE))
    assert [name for name, count in names.items() if count > 1] == []


def test_every_part_is_put_together_and_no_other_lies_there() -> None:
    assert {path.stem for path in (TRANSFORM / "print" / "typst").glob("*.typ")} == {*PARTS, OWN}


def test_a_part_of_an_edition_stands_for_ours(own: Path, tmp_path: Path) -> None:
    own.write_text("#let sign = 1", encoding="utf-8")
    assert "#let sign = 1" in templates(tmp_path)


@pytest.mark.parametrize(
    "line", ['#import "@preview/cetz:0.3.4"', '#include("@local/x:1.0.0")', '#import  "@preview/a:1.0.0": *']
)
def test_a_package_from_the_network_is_refused(line: str, own: Path, tmp_path: Path) -> None:
    own.write_text(line, encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"own\.typ"):
        templates(tmp_path)


def test_a_fault_in_a_template_is_told_with_its_file_and_line(own: Path, tmp_path: Path) -> None:
    own.write_text("// Ours.\n#let sign = 1\n#let other = colophn\n", encoding="utf-8")
    with pytest.raises(UnreadableError) as caught:
        render_pdf(parse(document("Words."), "a"), RenderContext(own_transform=tmp_path))
    (problem,) = caught.value.problems
    assert problem.code == "PRINT-001"
    assert "unknown variable: colophn" in problem.message
    assert "own.typ:3" in problem.message


@pytest.mark.parametrize(
    ("value", "typst"),
    [
        ('a "b" \\ c', '"a \\"b\\" \\\\ c"'),
        ("two\nlines", '"two\\nlines"'),
        ("a\u2028b\ufeff", '"a b"'),
        (3, "3"),
        (True, "true"),
        (None, "none"),
        ((), "()"),
        (("a",), '("a", )'),
        ({}, "(:)"),
        ({"k": ("v", 1)}, '("k": ("v", 1, ))'),
    ],
)
def test_values_are_literals(value: object, typst: str) -> None:
    assert literal(value) == typst
