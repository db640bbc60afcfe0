"""A TEI document as an EPUB of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

    from edenda.writers.context import RenderContext


def render_epub(tei: etree._Element, context: RenderContext) -> bytes:
    """Make a document a book for e-readers, EPUB 3.3. Raises UnreadableError (OUT-001) where a stylesheet fails."""
    from edenda.epub.book import single_epub  # noqa: PLC0415 - what makes books needs sites, and those the writers

    return single_epub(tei, context)
