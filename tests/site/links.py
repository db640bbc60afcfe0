"""Follows the links of a site that lies on disk."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from lxml import etree, html

_POINTERS: Final = ("href", "src")


def broken_links(public: Path) -> list[str]:
    """`page: link` for every link within a site that leads nowhere; and every id that stands twice in a page."""
    return sorted(fault for page in sorted(public.rglob("*.html")) for fault in _faults(page.resolve()))


@cache
def _page(path: Path) -> html.HtmlElement:
    return html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()


@cache
def _ids(path: Path) -> list[str]:
    return [str(one) for one in _page(path).xpath("//@id")] if path.suffix == ".html" else []


def _faults(page: Path) -> Iterator[str]:
    ids = _ids(page)
    yield from (f"{page.name}: id {one} stands twice" for one in set(ids) if ids.count(one) > 1)
    for element in _page(page).iter(etree.Element):
        for pointer in (element.get(name) for name in _POINTERS):
            if pointer is not None and not _leads_somewhere(page, pointer):
                yield f"{page.parent.name}/{page.name}: {pointer}"


def _leads_somewhere(page: Path, pointer: str) -> bool:
    parts = urlsplit(pointer)
    if parts.scheme:
        return True
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    return target.is_file() and (not parts.fragment or unquote(parts.fragment) in _ids(target))
