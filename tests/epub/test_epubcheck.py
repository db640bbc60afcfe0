"""EPUBCheck has nothing to say of any book: no error, no warning, no remark."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.epub.books import book_of, document, single
from tests.epub.checker import findings
from tests.epub.editions import FIRST, make_bare, make_everything, make_letters, make_pictured, odd_documents
from tests.whole_site.sites import make_genres, make_own


@pytest.mark.slow
def test_epubcheck_finds_nothing_in_the_books_of_editions(tmp_path: Path) -> None:
    make_own(tmp_path / "own")
    make_genres(tmp_path / "genres")
    editions = {
        "own": tmp_path / "own",
        "genres": tmp_path / "genres",
        "everything": make_everything(tmp_path / "everything"),
        "bare": make_bare(tmp_path / "bare"),
        "pictured": make_pictured(tmp_path / "pictured"),
        "letters": make_letters(tmp_path / "letters"),
    }
    assert findings({name: book_of(root).data for name, root in editions.items()}, tmp_path) == []


@pytest.mark.slow
def test_epubcheck_finds_nothing_in_the_books_of_single_documents(tmp_path: Path) -> None:
    odd = odd_documents()
    documents = {"first": FIRST, "arabic": odd["arabic"], "flat": odd["flat"], "odd": odd["a b"], "empty": document("")}
    assert findings({name: single(tei).data for name, tei in documents.items()}, tmp_path) == []


@pytest.mark.slow
def test_epubcheck_can_find_something(tmp_path: Path) -> None:
    found = findings({"broken": single(FIRST).data.replace(b"application/epub+zip", b"application/epub+zap")}, tmp_path)
    assert any("broken: PKG-007" in one for one in found)
