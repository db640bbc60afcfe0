"""Books for tests, and what can be read in them."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf

from edenda.book.pdf import book_pdf
from edenda.edition import Edition, open_edition, read_tei
from edenda.site.facts import facts_of
from edenda.site.opening import open_site
from edenda.site.values import DocumentFacts, Site
from edenda.writers.context import RenderContext
from edenda.writers.opening import context_of, with_fonts
from edenda.writers.pdf import as_typst
from tests.needs import need

#: The facts that every call of `part` has, for texts of Typst written by hand.
FACTS = (
    'subtitle: "", authors: "", date: "", language: "en", edition: "", publisher: "", published: "", rights: "", '
    'licence-url: "", is-letter: false, names-author: false, keywords: (), fields: (),'
)


class Book(NamedTuple):
    """A PDF and the words of its pages."""

    data: bytes
    pages: tuple[str, ...]

    @property
    def labels(self) -> list[str]:
        """The numbers of the pages, as readers of PDFs show them."""
        with pikepdf.open(io.BytesIO(self.data)) as pdf:
            return [str(page.label) for page in pdf.pages]

    @property
    def outline(self) -> list[tuple[str, int]]:
        """The titles of the bookmarks of the first level, each with the index of its page."""
        with pikepdf.open(io.BytesIO(self.data)) as pdf, pdf.open_outline() as outline:
            at = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
            return [(one.title, at[_page(one)]) for one in outline.root]

    def page_of(self, words: str) -> int:
        """The index of the first page that has some words."""
        return next(number for number, page in enumerate(self.pages) if words in " ".join(page.split()))


def _page(item: Any) -> tuple[int, int]:
    target = item.destination if item.destination is not None else item.action.D
    found: tuple[int, int] = target[0].objgen
    return found


def context_for(edition: Edition, **stated: Any) -> RenderContext:
    """The context of an edition, with some other settings of `[print]`."""
    facts = replace(edition.config.print, **stated)
    edition = replace(edition, config=replace(edition.config, print=facts))
    return replace(with_fonts(context_of(edition), edition), register=edition.register_tree)


def book_of(root: Path, **stated: Any) -> Book:
    """The book of the edition in a folder."""
    edition = open_edition(root)
    context = context_for(edition, **stated)
    trees = {path.stem: read_tei(path) for path in edition.documents()}
    site = open_site(edition, [facts_of(stem, tree, context) for stem, tree in trees.items()])
    return read(book_pdf(site, {stem: as_typst(tree, stem, context) for stem, tree in trees.items()}, context))


def book_by_hand(root: Path, texts: Mapping[str, str], **stated: Any) -> Book:
    """The book of an edition whose documents are texts of Typst, by stem."""
    edition = open_edition(root)
    site: Site = open_site(edition, [DocumentFacts(stem, stem.title()) for stem in texts])
    fragments = {
        stem: f'#part((stem: "{stem}", title: "{stem.title()}", {FACTS}), [\n{text}\n])' for stem, text in texts.items()
    }
    return read(book_pdf(site, fragments, context_for(edition, **stated)))


def read(data: bytes) -> Book:
    """A PDF with its words."""
    need("poppler", shutil.which("pdftotext"), "pdftotext reads PDFs")
    made = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True)
    return Book(data, tuple(made.stdout.decode().split("\f")[:-1]))
