"""A TEI document as plain text: a stylesheet writes a flow, and Python makes lines of it (`edenda.writers.flow`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edenda.writers.flow import Layout, lay_out
from edenda.writers.flow.signs import ESCAPE, FLOW
from edenda.writers.stylesheets import transform
from edenda.writers.text_source import words_only

if TYPE_CHECKING:
    from lxml import etree

    from edenda.writers.context import RenderContext
    from edenda.writers.stylesheets import Source


def render_text(tei: etree._Element, context: RenderContext) -> bytes:
    """Write a document as UTF-8 text; the user's own stylesheet decides for itself, also about the encoding."""
    made = _run(tei, "text/document.xsl", context, words_only)
    written = str(made)
    if FLOW in written or ESCAPE in written:
        return lay_out(written, layout_of(context)).encode()
    return bytes(made)


def layout_of(context: RenderContext) -> Layout:
    """How the lines of plain texts are set: in wrapped ones, what belongs to a label hangs under it."""
    wrap = context.text.wrap
    return Layout(wrap=wrap, item=None, note=None) if wrap else Layout()


def write_flow(tei: etree._Element, name: str, context: RenderContext, source: Source) -> str:
    """What a stylesheet of the plain texts, or the user's own in its place, writes."""
    return str(_run(tei, name, context, source))


def _run(tei: etree._Element, name: str, context: RenderContext, source: Source) -> etree._XSLTResultTree:
    params = {"view": context.view, "notes": context.text.notes, "pages": "yes" if context.text.pages else "no"}
    return transform(tei, name, context, params, source)
