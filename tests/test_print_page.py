"""The page on books: what it prints of a design works as printed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from edenda.tei import parse
from edenda.typesetting import compiler
from edenda.writers.context import RenderContext
from edenda.writers.pdf import as_typst, render_pdf
from tests.needs import need
from tests.typesetting.test_glyphs import document

_PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "print.md"
_FILE: Final = re.compile(r"^```\w+ (transform/\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The `transform/` folder of an edition that has the files which the page prints."""
    need("typst", compiler.is_installed(), "Typst is not installed")
    for path, text in _FILE.findall(_PAGE.read_text(encoding="utf-8")):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path / "transform"


def test_the_page_prints_a_template_and_a_stylesheet(own: Path) -> None:
    assert {path.suffix for path in own.rglob("*.*")} == {".typ", ".xsl"}


def test_both_take_effect(own: Path) -> None:
    tei = parse(document("From <placeName>Skerry</placeName>.", "<quote><p>A lamp.</p></quote>"), "a.xml")
    context = RenderContext(own_transform=own)
    assert '#emph[#"Skerry"]' in as_typst(tei, "", context)
    assert render_pdf(tei, context) != render_pdf(tei, RenderContext())
