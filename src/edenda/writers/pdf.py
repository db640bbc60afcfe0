"""A TEI document as a PDF of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from edenda.book.entries import pointers_in, registers
from edenda.labels import labels
from edenda.typesetting.source import literal, templates
from edenda.writers.stylesheets import transform

if TYPE_CHECKING:
    from lxml import etree

    from edenda.writers.context import RenderContext

_STYLESHEET: Final = "print/document.xsl"
#: What a reading that the source does not have begins with in a text of Typst; no word of a document can look so.
_VARIANT: Final = '#variant("'


def render_pdf(tei: etree._Element, context: RenderContext) -> bytes:
    """Set a document as PDF/UA-1 and PDF/A-2a.

    Raises UnreadableError where it cannot be set (PRINT-001) or has characters that no font has (PRINT-002),
    MissingPartError where Typst is not installed.
    """
    return context.typesetter.pdf("\n".join(_source(as_typst(tei, "", context), context)))


def _source(text: str, context: RenderContext) -> Iterator[str]:
    yield preamble(context, facing=False)
    lists = {"registers": registers(pointers_in([text]), context, ""), "has-variants": has_variants([text])}
    yield f"#let lists = {literal(lists)}"
    yield "#show: single.with(look)"
    yield f"#let part = single-part.with(look, lists)\n{text}"


def has_variants(texts: Iterable[str]) -> bool:
    """Whether some texts of Typst have readings that their sources do not have."""
    return any(_VARIANT in text for text in texts)


def as_typst(tei: etree._Element, stem: str, context: RenderContext) -> str:
    """A document as Typst, in the words of our templates: a call of `part` with its facts and its text.

    `stem` stands before all keys, so that those of several documents can stand in one book.
    """
    return str(transform(tei, _STYLESHEET, context, {"view": context.view, "stem": stem}))


def preamble(context: RenderContext, *, facing: bool = False) -> str:
    """What stands before every text: settings, words of the interface, templates.

    `facing` says whether left and right pages differ, as in a book.
    """
    facts = context.print
    settings = {
        "paper": facts.paper,
        "size": facts.size,
        "faces": context.faces,
        "line-numbers": facts.line_numbers,
        "source-pages": facts.source_pages,
        "language": context.interface,
        "facing": facing,
    }
    words = labels(context.interface, context.own_transform)
    return f"#let given = {literal(settings)}\n#let words = {literal(words)}\n{templates(context.own_transform)}"
