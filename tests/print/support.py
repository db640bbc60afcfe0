"""What the tests of PDFs share: documents that are set, tools that look at them, and what should be read there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import typst
from lxml import etree

from edenda.config import PrintFacts
from edenda.edition import open_edition, read_tei
from edenda.typesetting.compiler import FACE, OTHER_FACES, Typesetter
from edenda.writers import opening
from edenda.writers.context import RenderContext
from edenda.writers.pdf import preamble, render_pdf
from tests.book.making import book_of
from tests.needs import need
from tests.writers.support import document

ROOT: Final = Path(__file__).resolve().parents[2]
#: Its name among the PDFs of this repository's own edition.
BOOK: Final = "book"
#: The documents of this repository's own edition, and what stands before them.
OWN: Final = (
    "1956-lessons-twentieth-congress",
    "1957-moscow-meeting",
    "1962-korean-attitude",
    "1963-cpsu-letter",
    "2014-de-stalinisation",
    "abbreviations",
    "editorial-principles",
    "introduction",
)
_WORD: Final = re.compile(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*)</word>')


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands on a page: what encloses it, from the left upper corner of the page, in points."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page and the margins of its text, in points."""

    width: float
    height: float
    inside: float
    outside: float
    top: float
    bottom: float

    def edges(self, page: int) -> tuple[float, float]:
        """Where the text begins and ends on a page; the first, a right-hand one, has the number 0."""
        left, right = (self.outside, self.inside) if page % 2 else (self.inside, self.outside)
        return left, self.width - right

    def in_text(self, word: Word) -> bool:
        """Whether a word stands in the text, and not in a margin; more of it than half counts."""
        left, right = self.edges(word.page)
        across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        return left < across < right and self.top < down < self.height - self.bottom


@cache
def own_context() -> RenderContext:
    """The context of this repository's own edition."""
    edition = open_edition(ROOT)
    return opening.with_fonts(replace(opening.context_of(edition), register=edition.register_tree), edition)


@cache
def own_document(name: str) -> etree._Element:
    """A document of this repository's own edition."""
    return read_tei(ROOT / "tei" / f"{name}.xml")


@cache
def own_pdf(name: str) -> bytes:
    """A document of this repository's own edition, set by itself; or all of them as its book."""
    if name == BOOK:
        return book_of(ROOT).data
    return render_pdf(own_document(name), own_context())


def with_fonts(*folders: Path, faces: Sequence[str]) -> RenderContext:
    """A context in which the faces of some folders are at hand, behind that for letters which comes with Typst."""
    for folder in folders:
        need("fonts", folder.is_dir(), f"this test sets text in the fonts of {folder}")
    return RenderContext(typesetter=Typesetter(fonts=folders), faces=(FACE, *faces, *OTHER_FACES))


def set_body(body: str, context: RenderContext | None = None) -> bytes:
    """A small document around the content of a division, as a PDF."""
    return render_pdf(document(body), context or RenderContext())


@cache
def sheet(paper: str = "a5", *, facing: bool = False) -> Sheet:
    """A page and its margins, as the templates say; `facing` as in a book, where left and right pages differ."""
    given = preamble("", RenderContext(print=replace(PrintFacts(), paper=paper)), facing=facing)
    margins = ", ".join(f"{side}: sheet.{side}.pt()" for side in ("inside", "outside", "top", "bottom"))
    page = (
        "#set page(paper: sheet.paper)\n#context [#metadata((width: page.width.pt(), height: page.height.pt()))<facts>]"
    )
    answer = typst.query(f"{given}\n{page}\n#metadata(({margins}))<facts>".encode(), "<facts>", field="value")
    return Sheet(**{key: value for one in json.loads(answer) for key, value in one.items()})


def run(tool: str, pdf: bytes, *options: str, output: Sequence[str] = ()) -> str:
    """What a tool of the machine says of a PDF; the test fails where the tool does."""
    part = "qpdf" if tool == "qpdf" else "poppler"
    need(part, shutil.which(tool), f"{tool} looks at PDFs (Debian: qpdf, poppler-utils)")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "x.pdf"
        file.write_bytes(pdf)
        done = subprocess.run([tool, *options, file, *output], capture_output=True, check=False)
    said = done.stdout.decode(errors="replace")
    assert done.returncode == 0, said + done.stderr.decode(errors="replace")
    return said


def words_on_pages(pdf: bytes) -> list[Word]:
    """Every word that pdftotext finds, with its place."""
    words, page = [], -1
    for line in run("pdftotext", pdf, "-bbox", output=["-"]).splitlines():
        page += "<page " in line
        if match := _WORD.search(line):
            left, top, right, bottom = (float(match[number]) for number in range(1, 5))
            words.append(Word(unescape(match[5]), page, left, top, right, bottom))
    return words


def beyond_the_edges(pdf: bytes, on: Sheet | None = None) -> list[Word]:
    """The words that begin in the text and end beyond it; signs at the ends of lines may hang out a little."""
    return [word for word in words_on_pages(pdf) if not _is_within(word, on or sheet())]


def _is_within(word: Word, on: Sheet) -> bool:
    left, right = on.edges(word.page)
    return not left - 6 < word.left < right or (left - 1 < word.left and word.right < right + 6)
