"""The addresses that a site has of its own, beside those of documents and of the register's entries."""

from __future__ import annotations

from typing import Final

from edenda.register.kinds import KINDS
from edenda.site import about, documents, home, missing, sitemap
from edenda.site.search import index as search
from edenda.site.timeline import pages as timeline
from edenda.writers.assets import ICON, SCRIPTS, STYLE

#: Pages that a site has, or may have, whatever its documents and its register.
PAGES: Final = (*home.PAGES, search.PAGE, about.PAGE, missing.PAGE, f"{timeline.FOLDER}/index.html")
#: The books of an edition and their media types, by the output that makes them.
BOOKS: Final = {"pdf": "book.pdf", "epub": "book.epub"}
BOOK_TYPES: Final = {"pdf": "application/pdf", "epub": "application/epub+zip"}
#: What lies at the top of a site, files and folders.
TOP: Final = frozenset(
    (
        *(page.partition("/")[0] for page in PAGES),
        *(kind.folder for kind in KINDS),
        documents.FOLDER,
        search.FOLDER,
        sitemap.SITEMAP,
        sitemap.ROBOTS,
        STYLE,
        ICON,
        *SCRIPTS,
        *BOOKS.values(),
    )
)
