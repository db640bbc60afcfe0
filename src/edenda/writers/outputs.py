"""The writers by the words that `edenda render --to` takes; each is imported only when it is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from edenda.writers.context import Writer

#: For each output its writer, as `package.module:function`, in the order in which they are shown.
WRITERS: Final[Mapping[str, str]] = {
    "html": "edenda.writers.html:render_html",
    "text": "edenda.writers.text:render_text",
    "markdown": "edenda.writers.markdown:render_markdown",
    "pdf": "edenda.writers.pdf:render_pdf",
    "epub": "edenda.writers.epub:render_epub",
}


def writer(output: str) -> Writer:
    """The writer of an output, a key of `WRITERS`."""
    module, _, function = WRITERS[output].partition(":")
    found: Writer = getattr(importlib.import_module(module), function)
    return found
