"""A TEI document as a PDF of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edenda.labels import labels
from edenda.typesetting.source import literal, templates
from edenda.writers.stylesheets import transform

if TYPE_CHECKING:
    from lxml import etree

    from edenda.writers.context import RenderContext

_STYLESHEET = "print/document.xsl"


def render_pdf(tei: etree._Element, context: RenderContext) -> bytes:
    """Set a document as PDF/UA-1 and PDF/A-2a.

    Raises UnreadableError where it cannot be set (PRINT-001) or has characters that no font has (PRINT-002),
    MissingPartError where Typst is not installed.
    """
    return context.typesetter.pdf(f"{preamble(context)}\n#show: single\n{as_typst(tei, '', context)}")


def as_typst(tei: etree._Element, stem: str, context: RenderContext) -> str:
    """A document as Typst, in the words of our templates: a call of `part` with its facts and its text.

    `stem` stands before all keys, so that those of several documents can stand in one book.
    """
    return str(transform(tei, _STYLESHEET, context, {"view": context.view, "stem": stem}))


def preamble(context: RenderContext) -> str:
    """What stands before every text: settings, words of the interface, templates."""
    facts = context.print
    settings = {
        "paper": facts.paper,
        "size": facts.size,
        "faces": context.faces,
        "line-numbers": facts.line_numbers,
        "source-pages": facts.source_pages,
        "language": context.interface,
    }
    words = labels(context.interface, context.own_transform)
    return f"#let given = {literal(settings)}\n#let words = {literal(words)}\n{templates(context.own_transform)}"
