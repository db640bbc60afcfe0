"""The headers of an edition's documents as its first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edenda.writers.html import page

if TYPE_CHECKING:
    from lxml import etree

    from edenda.writers.context import RenderContext


def render_index(corpus: etree._Element, context: RenderContext) -> bytes:
    """Write a `teiCorpus` as the index page; the @n of each TEI in it is the stem of its file's name."""
    return page(corpus, "html/index.xsl", context)
