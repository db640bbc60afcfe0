"""An edition as a book: one PDF with title pages, contents, all documents, and the lists behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from edenda.book.dates import dates_in
from edenda.book.entries import pointers_in, registers
from edenda.book.facts import edition_facts
from edenda.config import FILE_NAME
from edenda.errors import UnreadableError
from edenda.typesetting.glyphs import missing_characters
from edenda.typesetting.literals import literal
from edenda.writers.pdf import has_variants, preamble

if TYPE_CHECKING:
    from edenda.problems import Problem
    from edenda.site.values import DocumentFacts, Site
    from edenda.writers.context import RenderContext


def book_pdf(site: Site, fragments: Mapping[str, str], context: RenderContext) -> bytes:
    """Set the documents of a site and its front matter as a book, as PDF/UA-1 and PDF/A-2a.

    `fragments` has for each stem what `as_typst(tei, stem, context)` gives. Raises UnreadableError where the pages
    cannot be set (PRINT-001) or have characters that no font has (PRINT-002), MissingPartError without Typst.
    """
    body = "\n".join(_source(site, fragments, context))
    if problems := _missing(body, site, context):
        raise UnreadableError(*problems)
    return context.typesetter.pdf(f"{preamble(body, context, facing=True)}\n{body}")


def _missing(body: str, site: Site, context: RenderContext) -> tuple[Problem, ...]:
    """PRINT-002 for what no font has: with its line where it stands in the register, else it is of the settings.

    The documents were looked through before, each by itself.
    """
    edition = site.edition
    register = etree.Element("none") if edition.register_tree is None else edition.register_tree
    found = missing_characters(body, context.typesetter, context.faces, register, str(edition.register_path))
    settings = str(edition.root / FILE_NAME)
    return tuple(one if one.line is not None else replace(one, file=settings) for one in found)


def _source(site: Site, fragments: Mapping[str, str], context: RenderContext) -> Iterator[str]:
    yield f"#let edition = {literal(_edition(site, fragments, context))}"
    yield "#show: book.with(look, edition)"
    for facts in _given(site.front, fragments):
        yield f"#let part = front-part.with(look, edition)\n{fragments[facts.stem]}"
    yield "#show: main-pages.with(look)"
    for number, facts in enumerate(_given(site.documents, fragments), 1):
        yield f"#let part = document-part.with(look, edition, {number})\n{fragments[facts.stem]}"
    yield "#back-pages(look, edition)"


def _given(documents: tuple[DocumentFacts, ...], fragments: Mapping[str, str]) -> Iterator[DocumentFacts]:
    return (facts for facts in documents if facts.stem in fragments)


def _edition(site: Site, fragments: Mapping[str, str], context: RenderContext) -> dict[str, object]:
    texts = [fragments[facts.stem] for facts in _given((*site.front, *site.documents), fragments)]
    return {
        **edition_facts(site, context, has_variants=has_variants(texts)),
        "registers": registers(pointers_in(texts), context, site.edition.config.edition.language),
        "dates": dates_in(texts, context),
    }
