"""How a document is cited, in all forms."""

from __future__ import annotations

from collections.abc import Iterable

from edenda.site.citing.bibtex import bibtex
from edenda.site.citing.cited import cited
from edenda.site.citing.csl import csl_json
from edenda.site.citing.highwire import highwire
from edenda.site.citing.json_ld import json_ld
from edenda.site.citing.text import text
from edenda.site.values import Citation, DocumentFacts, Download, Site


def citation_of(facts: DocumentFacts, site: Site, files: Iterable[Download] = ()) -> Citation:
    """A document's citation, from its header and the edition's own facts; `files` are those beside its page."""
    work = cited(facts, site)
    return Citation(text(work), bibtex(work), csl_json(work), json_ld(work, files), highwire(work))
