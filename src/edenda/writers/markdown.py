"""A TEI document as Markdown: CommonMark with footnotes, pipe tables and a YAML block of metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edenda.writers.commonmark import marked_up, metadata, told_apart
from edenda.writers.flow.layout import Layout, set_lines, settled
from edenda.writers.flow.markup import VALUE
from edenda.writers.text import write_flow
from edenda.writers.text_source import words_and_emphasis

if TYPE_CHECKING:
    from lxml import etree

    from edenda.writers.context import RenderContext


def render_markdown(tei: etree._Element, context: RenderContext) -> bytes:
    """Write a document as Markdown in UTF-8; the user's own stylesheet decides for itself."""
    wrap = context.text.wrap
    before, *pieces = settled(write_flow(tei, "markdown/document.xsl", context, words_and_emphasis))
    if pieces and VALUE in pieces[0]:
        before, pieces = before + metadata(pieces[0]), pieces[2:]
    pieces = told_apart(pieces)
    written = [piece if number % 2 else marked_up(piece, is_wrapped=wrap > 0) for number, piece in enumerate(pieces)]
    return set_lines([before, *written], _layout(wrap)).encode()


def _layout(wrap: int) -> Layout:
    """How the lines of Markdown begin: what belongs to an item hangs under its words, to a note at four blanks."""
    return Layout(wrap=wrap, quotation="> ", item=None, note=4, before_heading=1, is_exact=True)
