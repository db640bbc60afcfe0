"""Whatever an edition says of itself, its book is set, and has the words as they were said."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.book.making import book_by_hand

pytest.importorskip("typst", reason="books are set by Typst: the extra print")

#: Words with all that means something to Typst.
WORDS = st.text(alphabet="ab #$[](){}*_@<>/\\\"'`~-=+:;.,|&%^!?äж", min_size=1, max_size=40)


@settings(max_examples=25, deadline=None)
@given(title=WORDS, subtitle=WORDS, imprint=WORDS, colophon=WORDS)
def test_no_words_of_an_edition_are_code(title: str, subtitle: str, imprint: str, colophon: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "tei").mkdir()
        literal = title.replace("\\", "\\\\").replace('"', '\\"')
        (root / "edition.toml").write_text(f'[edition]\ntitle = "{literal}"\npublisher = "{literal}"\n', "utf-8")
        said = {"subtitle": subtitle, "imprint": (imprint,), "colophon": colophon}
        made = book_by_hand(root, {"log": '#p[#"Calm."]'}, **said)
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        stated = str(pdf.docinfo["/Title"])
    assert stated.startswith(title.strip() or "Edition")
    assert stated.endswith(subtitle.strip())
