"""A TEI document as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edenda.writers.flow import Layout, lay_out
from edenda.writers.stylesheets import transform

if TYPE_CHECKING:
    from lxml import etree

    from edenda.writers.context import RenderContext


def render_text(tei: etree._Element, context: RenderContext) -> bytes:
    """Write a document as UTF-8 text; the user's own stylesheet decides for itself."""
    return lay_out(_written(tei, context), layout_of(context)).encode()


def layout_of(context: RenderContext) -> Layout:
    """How the lines of plain texts are set: in wrapped ones, what belongs to a label hangs under it."""
    wrap = context.text.wrap
    return Layout(wrap=wrap, item=None, note=None) if wrap else Layout()


def _written(tei: etree._Element, context: RenderContext) -> str:
    params = {"view": context.view, "notes": context.text.notes, "pages": "yes" if context.text.pages else "no"}
    return str(transform(tei, "text/document.xsl", context, params))
