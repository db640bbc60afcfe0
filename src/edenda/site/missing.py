"""The page that a server shows for an address that is none: `404.html`.

It is shown at any depth, where no relative link would lead anywhere. With `base_url` its links begin with the path of
the site; without, it stands alone: no links, and its style inside.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from lxml import etree

from edenda.site.frame import base_address, clean
from edenda.site.values import Page, PageFacts, Site

PAGE: Final = "404.html"


def pages(site: Site) -> Iterator[Page]:
    """The page."""
    edition = site.edition.config.edition
    base = base_address(edition.base_url)
    root = etree.Element("missing", title=clean(edition.title), language=clean(edition.language))
    facts = PageFacts(PAGE, is_indexed=False, root=urlsplit(base).path if base else None)
    yield Page(facts, "html/missing.xsl", etree.tostring(root, encoding="utf-8"), is_standalone=not base)
