"""The Content-Security-Policy of pages: nothing from elsewhere, and nothing that a document brought along."""

from __future__ import annotations

import base64
import hashlib
from typing import Final

#: Pages of a site; the search runs WebAssembly.
SITE: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)


def standalone(css: str) -> str:
    """The policy of a page that has its CSS inside, and runs nothing."""
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self'; base-uri 'none'; form-action 'none'"
