"""A build with its books: what is made, what is offered, and what stands in their way."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from edenda.build import build, wanted
from edenda.cli import edenda
from edenda.config import FILE_NAME
from edenda.edition import open_edition
from edenda.errors import MissingPartError, UnreadableError
from edenda.problems import Problem
from edenda.typesetting import compiler
from tests.epub.books import PNG
from tests.needs import need
from tests.site.editions import in_public, letter, make

_PAGES: Final = {"a.html", "a.txt", "a.xml", "a.bib", "a.csl.json", "b.html", "b.txt", "b.xml", "b.bib", "b.csl.json"}


@pytest.fixture(autouse=True)
def _typst() -> None:
    need("typst", compiler.is_installed(), "Typst is not installed")


def edition(folder: Path, body: str = "<p>The lamp was out.</p>", config: str = "") -> Path:
    """An edition of two documents without a search."""
    made = make(folder / "edition", {"a": letter("a", "A Lamp"), "b": letter("b", "A Name", body)})
    with (made / FILE_NAME).open("a", encoding="utf-8") as file:
        file.write(f'[web]\nsearch = "off"\n{config}')
    return made


def test_books_and_pdfs_are_made_and_offered(tmp_path: Path) -> None:
    root = edition(tmp_path)
    build(open_edition(root))
    made = in_public(root)
    assert {"book.pdf", "book.epub", *(f"documents/{name}" for name in (*_PAGES, "a.pdf", "b.pdf"))} <= made
    assert 'href="a.pdf"' in (root / "public" / "documents" / "a.html").read_text(encoding="utf-8")
    home = (root / "public" / "index.html").read_text(encoding="utf-8")
    assert 'href="book.pdf"' in home
    assert 'href="book.epub"' in home


def test_the_edition_says_which_books_it_wants(tmp_path: Path) -> None:
    root = edition(tmp_path, config="[print]\nbook = false\ndocuments = false\n")
    assert wanted(open_edition(root)) == ("html", "text")
    root = edition(tmp_path / "single", config="[print]\nbook = false\n")
    build(open_edition(root))
    assert not {"book.pdf", "book.epub"} & in_public(root)
    assert "documents/a.pdf" in in_public(root)
    assert "book.pdf" not in (root / "public" / "index.html").read_text(encoding="utf-8")


def test_books_that_are_no_longer_wanted_go(tmp_path: Path) -> None:
    root = edition(tmp_path)
    build(open_edition(root), only=["pdf", "epub"])
    path = root / FILE_NAME
    path.write_text(f"{path.read_text(encoding='utf-8')}[print]\nbook = false\n", encoding="utf-8")
    build(open_edition(root), only=["pdf", "epub"])
    assert in_public(root) == {"documents/a.pdf", "documents/b.pdf"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_no_font_has_costs_one_pdf_and_the_book(jobs: int, tmp_path: Path) -> None:
    root = edition(tmp_path, "<p>The name is 한국.</p>")
    problems: list[Problem] = []
    build(open_edition(root), jobs=jobs, report=problems.append)
    assert [(one.code, Path(one.file or "").name) for one in problems] == [("PRINT-002", "b.xml")]
    made = in_public(root)
    assert {"book.epub", "documents/a.pdf", *(f"documents/{name}" for name in _PAGES)} <= made
    assert not {"book.pdf", "documents/b.pdf"} & made
    assert "b.pdf" not in (root / "public" / "documents" / "b.html").read_text(encoding="utf-8")


def test_without_anybody_to_tell_a_character_without_a_font_is_raised(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="한"):
        build(open_edition(edition(tmp_path, "<p>한</p>")))


def test_the_command_tells_it_and_ends_with_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = edition(tmp_path, "<p>The name is 한국.</p>")
    monkeypatch.chdir(root)
    done = CliRunner().invoke(edenda, ["build"])
    assert done.exit_code == 1
    assert "tei/b.xml:" in done.output
    assert "PRINT-002" in done.output
    assert "has no PDF" in done.output
    assert (root / "public" / "index.html").is_file()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_face_that_is_not_there_costs_the_pdfs_alone(jobs: int, tmp_path: Path) -> None:
    root = edition(tmp_path, config='[print]\nfont = "Skerry Antiqua"\n')
    problems: list[Problem] = []
    build(open_edition(root), jobs=jobs, report=problems.append)
    assert [one.code for one in problems] == ["PRINT-001"]
    assert {f"documents/{name}" for name in _PAGES} <= in_public(root)
    assert not any(name.endswith(".pdf") for name in in_public(root))


def test_a_picture_that_is_not_there_is_told_with_its_line(tmp_path: Path) -> None:
    figures = '<figure><graphic url="{}"/><figDesc>A lamp</figDesc></figure>'
    root = edition(tmp_path, "\n".join(map(figures.format, ("a.png", "gone.png", "https://example.org/b.png"))))
    (root / "tei" / "a.png").write_bytes(PNG)
    problems: list[Problem] = []
    build(open_edition(root), report=problems.append)
    (problem,) = problems
    assert (problem.code, "“gone.png”" in problem.message) == ("WEB-003", True)
    assert "gone.png" in (root / "tei" / "b.xml").read_text(encoding="utf-8").splitlines()[(problem.line or 0) - 1]
    assert "documents/b.pdf" in in_public(root)


def test_an_edition_that_is_too_large_has_no_book_but_all_else(tmp_path: Path) -> None:
    words = "".join(f"<p>The lamp was out on night {night}, and {night + 1}.</p>" for night in range(30_000))
    root = edition(tmp_path, words, config="[print]\nlargest = 1\ndocuments = false\n")
    problems: list[Problem] = []
    build(open_edition(root), only=["pdf"], report=problems.append)
    (problem,) = problems
    assert (problem.code, problem.severity, "1.5 MB" in problem.message) == ("PRINT-003", "warning", True)
    assert in_public(root) == set()


def test_a_template_with_a_fault_costs_the_pdfs_alone(tmp_path: Path) -> None:
    root = edition(tmp_path)
    (root / "transform" / "print" / "typst").mkdir(parents=True)
    (root / "transform" / "print" / "typst" / "own.typ").write_text("#let x = nothing-there\n", encoding="utf-8")
    problems: list[Problem] = []
    build(open_edition(root), report=problems.append)
    assert {one.code for one in problems} == {"PRINT-001"}
    assert {f"documents/{name}" for name in _PAGES} <= in_public(root)
    assert not any(name.endswith(".pdf") for name in in_public(root))


def test_without_typst_the_rest_is_made_and_pdfs_alone_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiler, "is_installed", lambda: False)
    monkeypatch.setitem(sys.modules, "typst", None)
    root = edition(tmp_path)
    assert wanted(open_edition(root)) == ("html", "text", "epub")
    with pytest.raises(MissingPartError, match=r'pip install "edenda\[print\]"'):
        build(open_edition(root), only=["pdf"])
