"""From TEI to what people read: each writer takes a document and a context and returns bytes."""

from __future__ import annotations

from typing import Final

from edenda.writers.context import RenderContext, Writer
from edenda.writers.html import render_html
from edenda.writers.markdown import render_markdown
from edenda.writers.pdf import render_pdf
from edenda.writers.text import render_text

__all__ = ["WRITERS", "RenderContext", "Writer", "render_html", "render_markdown", "render_pdf", "render_text"]

#: The outputs by the word that `edenda render --to` takes.
WRITERS: Final[dict[str, Writer]] = {
    "html": render_html,
    "text": render_text,
    "markdown": render_markdown,
    "pdf": render_pdf,
}
