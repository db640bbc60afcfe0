"""Every link of every page leads somewhere, and every page can be come to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest

from tests.whole_site.crawling import Crawled, crawl, is_relative, target_of
from tests.whole_site.sites import SITES, Built

#: Sites whose documents point to nothing that is not there.
_WHOLE: Final = ("own", "german", "genres")
_SCHEMES: Final = frozenset({"", "http", "https", "mailto", "ftp"})
#: Pages to which no page links: a server shows the one, the other is for search engines.
_APART: Final = frozenset({"404.html"})


def leads_nowhere(site: Path, pages: Mapping[str, Crawled], page: Crawled, link: str) -> bool:
    """Whether a relative link misses: there is no such file, or no such id in the page."""
    path, fragment = target_of(page.path, link)
    if path not in pages:
        return not (site / path).is_file()
    return bool(fragment) and fragment not in pages[path].ids


@pytest.mark.parametrize("name", _WHOLE)
def test_every_link_leads_to_a_file_and_a_place_in_it(name: str, built: Built) -> None:
    site = built(name)
    pages = crawl(site)
    missing = {
        (page.path, link)
        for page in pages.values()
        for link in (*page.links, *page.loads, *page.alternates)
        if is_relative(link) and leads_nowhere(site, pages, page, link)
    }
    assert missing == set()


@pytest.mark.parametrize("name", SITES)
def test_every_link_within_a_page_leads_to_a_place_in_it(name: str, built: Built) -> None:
    for page in crawl(built(name)).values():
        inside = {target_of(page.path, link)[1] for link in page.links if link.startswith("#")}
        assert inside - set(page.ids) == set(), page.path


@pytest.mark.parametrize("name", SITES)
def test_no_id_stands_twice_in_a_page(name: str, built: Built) -> None:
    for page in crawl(built(name)).values():
        assert sorted(page.ids) == sorted(set(page.ids)), page.path


@pytest.mark.parametrize("name", SITES)
def test_every_page_can_be_come_to_from_the_first(name: str, built: Built) -> None:
    pages = crawl(built(name))
    seen, waiting = {"index.html"}, ["index.html"]
    while waiting:
        page = pages[waiting.pop()]
        for link in filter(is_relative, page.links):
            path, _ = target_of(page.path, link)
            if path in pages and path not in seen:
                seen.add(path)
                waiting.append(path)
    assert set(pages) - seen - _APART == set()


@pytest.mark.parametrize("name", SITES)
def test_no_page_loads_what_is_not_of_the_site(name: str, built: Built) -> None:
    for page in crawl(built(name)).values():
        assert [one for one in page.loads if not is_relative(one)] == [], page.path


@pytest.mark.parametrize("name", SITES)
def test_links_have_a_scheme_that_may_be_followed(name: str, built: Built) -> None:
    for page in crawl(built(name)).values():
        strange = [one for one in page.links if urlsplit(one.strip()).scheme not in _SCHEMES]
        assert strange == [], page.path
