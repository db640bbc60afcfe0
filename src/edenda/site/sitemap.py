"""What a site tells search engines of its pages: `sitemap.xml`, and `robots.txt` at the top of a host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final
from urllib.parse import quote, urlsplit

from lxml import etree

from edenda.site.citing.when import moment
from edenda.site.frame import base_address
from edenda.site.values import Site

SITEMAP: Final = "sitemap.xml"
ROBOTS: Final = "robots.txt"
#: How many addresses a file may have.
LIMIT: Final = 50_000
_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(site: Site, pages: Iterable[str], limit: int = LIMIT) -> Iterator[tuple[str, bytes]]:
    """The files by name; none without an address of the site. `pages` are paths of pages other than documents.

    A document was last changed on the day of the last change in its header, else of its edition; of other pages nothing
    is said.
    """
    base = base_address(site.edition.config.edition.base_url)
    if not base:
        return
    changed = {facts.path: facts.changed or facts.published for facts in (*site.front, *site.documents)}
    places = iter((f"{base}{quote(path)}", day) for path, day in {**dict.fromkeys(pages, ""), **changed}.items())
    parts = []
    while part := list(islice(places, limit)):
        parts.append(part)
    yield from _files(base, parts)
    if urlsplit(base).path == "/":
        yield ROBOTS, f"User-agent: *\nAllow: /\n\nSitemap: {base}{SITEMAP}\n".encode()


def _files(base: str, parts: Sequence[list[tuple[str, str]]]) -> Iterator[tuple[str, bytes]]:
    """One file; several, and one that names them, where there are too many addresses for it."""
    if len(parts) < 2:
        yield SITEMAP, _file("urlset", "url", parts[0] if parts else ())
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield SITEMAP, _file("sitemapindex", "sitemap", [(f"{base}{name}", "") for name in names])
    for name, part in zip(names, parts, strict=True):
        yield name, _file("urlset", "url", part)


def _file(name: str, each: str, places: Iterable[tuple[str, str]]) -> bytes:
    root = etree.Element(f"{{{_NAMESPACE}}}{name}", nsmap={None: _NAMESPACE})  # type: ignore[dict-item]
    for address, day in places:
        place = etree.SubElement(root, f"{{{_NAMESPACE}}}{each}")
        etree.SubElement(place, f"{{{_NAMESPACE}}}loc").text = address
        if found := moment(day):
            etree.SubElement(place, f"{{{_NAMESPACE}}}lastmod").text = found.iso
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
