from __future__ import annotations

from pathlib import Path

from lxml import etree

from edenda.config import EditionFacts
from edenda.site.sitemap import sitemap
from tests.site.editions import built, letter, make
from tests.site.support import ESSAY, site

TOP = EditionFacts(title="Letters", base_url="https://example.org/")


def places(data: bytes) -> list[tuple[str, str]]:
    """Addresses and days."""
    root = etree.fromstring(data)
    return [(one.findtext("{*}loc", ""), one.findtext("{*}lastmod", "")) for one in root]


def test_a_site_without_address_has_no_map() -> None:
    assert list(sitemap(site(EditionFacts(title="Letters"), documents=(ESSAY,)), ["index.html"])) == []


def test_every_page_is_on_the_map_with_the_day_that_its_header_tells() -> None:
    documents = (
        ESSAY._replace(changed="2026-04-02"),
        ESSAY._replace(stem="b ö", published="2026"),
        ESSAY._replace(stem="c"),
    )
    files = dict(sitemap(site(TOP, documents=documents), ["index.html"]))
    assert places(files["sitemap.xml"]) == [
        ("https://example.org/index.html", ""),
        ("https://example.org/documents/1913-dues.html", "2026-04-02"),
        ("https://example.org/documents/b%20%C3%B6.html", "2026"),
        ("https://example.org/documents/c.html", ""),
    ]


def test_robots_are_told_of_the_map_where_they_look_for_it() -> None:
    files = dict(sitemap(site(TOP), ["index.html"]))
    assert files["robots.txt"].endswith(b"Sitemap: https://example.org/sitemap.xml\n")
    inside = TOP.__class__(title="Letters", base_url="https://example.org/harbour")
    assert list(dict(sitemap(site(inside), ["index.html"]))) == ["sitemap.xml"]


def test_too_many_pages_for_one_map_are_on_several() -> None:
    files = dict(sitemap(site(TOP), [f"{number}.html" for number in range(7)], limit=3))
    assert list(files)[:4] == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert [address for address, _ in places(files["sitemap.xml"])] == [
        f"https://example.org/sitemap-{number}.xml" for number in (1, 2, 3)
    ]
    assert sum(len(places(files[f"sitemap-{number}.xml"])) for number in (1, 2, 3)) == 7


def test_a_built_site_has_a_map_of_what_is_to_be_found(tmp_path: Path) -> None:
    root = make(tmp_path, {"a": letter("a", "First")}, 'base_url = "https://example.org/harbour/"\n')
    files = built(root)
    assert places(files["sitemap.xml"].read_bytes()) == [
        ("https://example.org/harbour/index.html", ""),
        ("https://example.org/harbour/documents/a.html", "2026-04-02"),
    ]


def test_the_page_for_what_is_missing_finds_its_style_at_any_depth(tmp_path: Path) -> None:
    root = make(tmp_path, {"a": letter("a", "First")}, 'base_url = "https://example.org/harbour/"\n')
    text = built(root)["404.html"].read_text(encoding="utf-8")
    assert 'href="/harbour/edenda.css"' in text
    assert 'href="/harbour/index.html"' in text
    assert 'content="noindex"' in text


def test_without_an_address_the_page_for_what_is_missing_stands_alone(tmp_path: Path) -> None:
    text = built(make(tmp_path, {"a": letter("a", "First")}))["404.html"].read_text(encoding="utf-8")
    assert "<style>" in text
    assert "href=" not in text.replace('href="#_main"', "")
    assert "src=" not in text.partition("</style>")[2]
