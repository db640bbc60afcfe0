"""The writers by the words that `edenda render --to` takes."""

from __future__ import annotations

from typing import Final

from edenda.writers.context import Writer
from edenda.writers.epub import render_epub
from edenda.writers.html import render_html
from edenda.writers.markdown import render_markdown
from edenda.writers.pdf import render_pdf
from edenda.writers.text import render_text

#: The outputs by the word that `edenda render --to` takes.
WRITERS: Final[dict[str, Writer]] = {
    "html": render_html,
    "text": render_text,
    "markdown": render_markdown,
    "pdf": render_pdf,
    "epub": render_epub,
}
