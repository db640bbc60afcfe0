"""The pages of a site as a crawler sees them: their links, ids, and what they load."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree

from edenda.edition import open_edition
from edenda.site.frame import base_address
from tests.whole_site.sites import pages_of

#: Attributes with an address that the browser follows when asked, and those that it loads by itself.
FOLLOWED: Final = (("a", "href"), ("area", "href"), ("form", "action"), ("blockquote", "cite"), ("q", "cite"))
LOADED: Final = (
    *(("img", "src"), ("script", "src"), ("iframe", "src"), ("embed", "src"), ("object", "data"), ("source", "src")),
    *(("audio", "src"), ("video", "src"), ("video", "poster"), ("input", "src"), ("track", "src"), ("use", "href")),
)
#: Relations of `link` that load something; the others only say what there is.
_LOADING: Final = frozenset("stylesheet icon preload modulepreload prefetch manifest preconnect dns-prefetch".split())


#: The file to which a link leads that leads up and out of the site.
OUTSIDE: Final = ".."


class Crawled(NamedTuple):
    """A page: its path in the site, its ids in their order, where it links to, what it loads."""

    path: str
    ids: tuple[str, ...]
    links: tuple[str, ...]
    loads: tuple[str, ...]
    alternates: tuple[str, ...]


def crawl(site: Path) -> dict[str, Crawled]:
    """All pages of a site, by their paths; what begins with the path of the site's address counts as relative."""
    base = urlsplit(base_address(open_edition(site.parent).config.edition.base_url)).path
    pages = (_crawled(file, file.relative_to(site).as_posix()) for file in pages_of(site))
    return {page.path: _relative(page, base) for page in pages}


def _relative(page: Crawled, base: str) -> Crawled:
    up = "../" * page.path.count("/")

    def inside(links: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"{up}{one.removeprefix(base)}" if base and one.startswith(base) else one for one in links)

    return page._replace(links=inside(page.links), loads=inside(page.loads), alternates=inside(page.alternates))


def target_of(page: str, link: str) -> tuple[str, str]:
    """The file and the fragment to which a relative link of a page leads, as seen from the site's first page."""
    parts = urlsplit(link)
    folder = page.split("/")[:-1]
    if not parts.path:
        return page, unquote(parts.fragment)
    for step in unquote(parts.path).split("/"):
        if step == "..":
            if not folder:
                return OUTSIDE, ""
            folder.pop()
        elif step != ".":
            folder.append(step)
    path = "/".join(folder)
    return (f"{path}index.html" if path == "" or path.endswith("/") else path), unquote(parts.fragment)


def is_relative(link: str) -> bool:
    """Whether a link stays within the site."""
    parts = urlsplit(link)
    return not parts.scheme and not parts.netloc


def _crawled(file: Path, path: str) -> Crawled:
    root = etree.fromstring(file.read_bytes(), etree.HTMLParser(encoding="utf-8", huge_tree=True))
    ids = tuple(str(one.get("id")) for one in root.iter(etree.Element) if one.get("id") is not None)
    links = [value for name, attribute in FOLLOWED for value in _values(root, name, attribute)]
    loads = [value for name, attribute in LOADED for value in _values(root, name, attribute)]
    alternates: list[str] = []
    for one in root.iter("link"):
        relations = set(one.get("rel", "").split())
        (loads if relations & _LOADING else alternates).append(one.get("href", ""))
    return Crawled(path, ids, tuple(links), tuple(loads), tuple(alternates))


def _values(root: etree._Element, name: str, attribute: str) -> Iterator[str]:
    for one in root.iter(name):
        value = one.get(attribute)
        if value is not None:
            yield value
