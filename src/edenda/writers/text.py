"""A TEI document as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edenda.writers.stylesheets import transform

if TYPE_CHECKING:
    from lxml import etree

    from edenda.writers.context import RenderContext


def render_text(tei: etree._Element, context: RenderContext) -> bytes:
    """Write a document as UTF-8 text, a paragraph a line; the user's own stylesheet decides for itself."""
    return bytes(transform(tei, "text/document.xsl", context, {"view": context.view}))
