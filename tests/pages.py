"""Sites without books, for the tests of pages: the books have tests of their own, and take longer."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from edenda.build import build
from edenda.edition import Edition

#: The outputs of which a site consists.
PAGES: Final = ("html", "text")


def build_pages(edition: Edition, jobs: int = 1) -> tuple[Path, ...]:
    """Build the site of an edition without its books."""
    return build(edition, only=PAGES, jobs=jobs)
