"""A TEI document as a PDF of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from lxml import etree

from edenda.book.entries import pointers_in, registers
from edenda.errors import UnreadableError
from edenda.labels import labels
from edenda.tei import parse
from edenda.typesetting.glyphs import missing_characters, plain_only
from edenda.typesetting.literals import literal
from edenda.typesetting.pictures import shown_pictures
from edenda.typesetting.source import templates
from edenda.writers.stylesheets import transform

if TYPE_CHECKING:
    from edenda.writers.context import RenderContext

_STYLESHEET: Final = "print/document.xsl"
#: What a reading that the source does not have begins with in a text of Typst; no word of a document can look so.
_VARIANT: Final = '#variant("'


def render_pdf(tei: etree._Element, context: RenderContext) -> bytes:
    """Set a document as PDF/UA-1 and PDF/A-2a.

    Raises UnreadableError where it cannot be set (PRINT-001) or has characters that no font has (PRINT-002),
    MissingPartError where Typst is not installed.
    """
    return set_single(as_typst(tei, "", context), tei, context)


def set_single(typst: str, tei: etree._Element, context: RenderContext) -> bytes:
    """Set what `as_typst` made of a document, by itself. Raises as `render_pdf` does."""
    language = _attribute(context.site, "language")
    lists = {
        "registers": registers(pointers_in([typst]), context, language, is_brief=True),
        "has-variants": has_variants([typst]),
        "citation": _element(context.page).findtext("text", ""),
        "address": _address(context),
    }
    binding = f"#let part = single-part.with(look, {literal(lists)})"
    return set_pages(f"#show: single.with(look)\n{binding}\n{typst}", tei, context)


def _address(context: RenderContext) -> str:
    """Where the document's page lies in the web; empty without a site that has an address."""
    base = _attribute(context.site, "base")
    return base + _attribute(context.page, "path") if base else ""


def _attribute(xml: bytes, name: str) -> str:
    return _element(xml).get(name, "")


def _element(xml: bytes) -> etree._Element:
    """`edenda:site.xml` or `edenda:page.xml`, which are empty where there is no site."""
    return parse(xml or b"<none/>", "edenda:page.xml")


def has_variants(texts: Iterable[str]) -> bool:
    """Whether some texts of Typst have readings that their sources do not have."""
    return any(_VARIANT in text for text in texts)


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
    folder = context.edition.tei if context.edition else None
    pictures = shown_pictures(tei, folder, context.typesetter)
    params = {"view": context.view, "stem": stem, "pictures": pictures}
    return str(transform(tei, _STYLESHEET, context, params))


def preamble(body: str, context: RenderContext, *, facing: bool = False) -> str:
    """What stands before a text: settings, words of the interface, templates.

    `facing` says whether left and right pages differ, as in a book.
    """
    facts = context.print
    settings = {
        "paper": facts.paper,
        "size": facts.size,
        "faces": context.faces,
        "plain": plain_only(body, context.typesetter, context.faces),
        "line-numbers": facts.line_numbers,
        "source-pages": facts.source_pages,
        "language": context.interface,
        "facing": facing,
    }
    words = labels(context.interface, context.own_transform)
    parts = templates(context.own_transform)
    always = "#show: with-faces\n" if settings["plain"] else ""
    return f"#let given = {literal(settings)}\n#let words = {literal(words)}\n{parts}\n{always}"
