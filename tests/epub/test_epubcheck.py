"""EPUBCheck has nothing to say of any book: no error, no warning, no remark."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.epub.books import book_of, single
from tests.epub.checker import findings
from tests.epub.editions import FIRST, make_bare, make_everything, make_pictured
from tests.whole_site.sites import make_own


@pytest.mark.slow
def test_epubcheck_finds_nothing_but_what_was_broken(tmp_path: Path) -> None:
    make_own(tmp_path / "own")
    editions = {
        "everything": make_everything(tmp_path / "everything"),
        "own": tmp_path / "own",
        "bare": make_bare(tmp_path / "bare"),
        "pictured": make_pictured(tmp_path / "pictured"),
    }
    books = {name: book_of(root).data for name, root in editions.items()}
    books["single"] = single(FIRST).data.replace(b"application/epub+zip", b"application/epub+zap")
    found = findings(books, tmp_path)
    assert [one for one in found if "PKG-007 Mimetype" not in one] == []
    assert [one.partition(":")[0] for one in found] == ["single"]
