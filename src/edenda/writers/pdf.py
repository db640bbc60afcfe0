"""A TEI document as a PDF of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from edenda.errors import UnreadableError
from edenda.labels import labels
from edenda.typesetting.glyphs import missing_characters, plain_only
from edenda.typesetting.source import literal, templates
from edenda.writers.stylesheets import transform

if TYPE_CHECKING:
    from lxml import etree

    from edenda.writers.context import RenderContext

_STYLESHEET: Final = "print/document.xsl"


def render_pdf(tei: etree._Element, context: RenderContext) -> bytes:
    """Set a document as PDF/UA-1 and PDF/A-2a.

    Raises UnreadableError where it cannot be set (PRINT-001) or has characters that no font has (PRINT-002),
    MissingPartError where Typst is not installed.
    """
    return set_single(as_typst(tei, "", context), tei, context)


def set_single(typst: str, tei: etree._Element, context: RenderContext) -> bytes:
    """Set what `as_typst` made of a document, by itself. Raises as `render_pdf` does."""
    return set_pages(f"#show: single\n{typst}", tei, context)


def set_pages(body: str, tei: etree._Element, context: RenderContext) -> bytes:
    """Set a text of Typst in the words of our templates; `tei` is what it was made from, for messages.

    Raises UnreadableError: PRINT-002 for characters that no font has, before anything is set, else PRINT-001.
    """
    if problems := missing_characters(body, context.typesetter, context.faces, tei, context.file):
        raise UnreadableError(*problems)
    return context.typesetter.pdf(f"{preamble(body, context)}\n{body}")


def as_typst(tei: etree._Element, stem: str, context: RenderContext) -> str:
    """A document as Typst, in the words of our templates: a call of `part` with its facts and its text.

    `stem` stands before all keys, so that those of several documents can stand in one book.
    """
    return str(transform(tei, _STYLESHEET, context, {"view": context.view, "stem": stem}))


def preamble(body: str, context: RenderContext) -> str:
    """What stands before a text: settings, words of the interface, templates."""
    facts = context.print
    settings = {
        "paper": facts.paper,
        "size": facts.size,
        "faces": context.faces,
        "plain": plain_only(body, context.typesetter, context.faces),
        "line-numbers": facts.line_numbers,
        "source-pages": facts.source_pages,
        "language": context.interface,
    }
    words = labels(context.interface, context.own_transform)
    parts = templates(context.own_transform)
    always = "#show: with-faces\n" if settings["plain"] else ""
    return f"#let given = {literal(settings)}\n#let words = {literal(words)}\n{parts}\n{always}"
