"""What stands around every page, as small XML documents for the stylesheets: `edenda:site.xml` and `edenda:page.xml`.

`site` has @title, @language, @base (the site's address, with a slash at the end), @version, @publisher, @date,
@licence, @licence-url, @logo, @footer, @search (the page of the search; empty without one), a `link` with @href for
each entry of the navigation (with @count where it is said how much there is), and an `entry` with @id and @name for
each entry of the register whose id cannot be a file name (`edenda.site.registers.entries`). `page` has @path, @root
(what leads from the page to the site's first page: "" or "../"), @description, @indexed and, where there are such,
`previous` and `next` (@href), `download` (@name, @type, @size), `meta` (@name, @content), and `text`, `bibtex`,
`csl-json`, `json-ld` of the citation.
"""

from __future__ import annotations

from urllib.parse import quote

from lxml import etree

from edenda import __version__
from edenda.site.search.index import PAGE
from edenda.site.values import Citation, Link, PageFacts, Site


def site_xml(site: Site) -> bytes:
    """What every page of a site needs."""
    facts = site.edition.config.edition
    root = etree.Element(
        "site",
        {
            "title": clean(facts.title),
            "language": clean(facts.language),
            "base": base_address(facts.base_url),
            "version": __version__,
            "publisher": clean(facts.publisher),
            "date": clean(facts.date),
            "licence": clean(facts.licence),
            "licence-url": clean(facts.licence_url),
            "logo": quote(clean(site.web.logo)),
            "footer": clean(site.web.footer),
            "search": PAGE if site.has_search else "",
        },
    )
    for link in site.navigation:
        _add_link(root, "link", link)
    for id_, name in sorted(site.entry_names.items()):
        etree.SubElement(root, "entry", id=id_, name=name)
    return etree.tostring(root, encoding="utf-8")


def page_xml(page: PageFacts) -> bytes:
    """What one page needs beyond its TEI."""
    root = etree.Element(
        "page",
        {
            "path": quote(page.path),
            "root": "../" * page.path.count("/") if page.root is None else page.root,
            "description": clean(page.description),
            "indexed": "yes" if page.is_indexed else "no",
        },
    )
    for name, link in (("previous", page.previous), ("next", page.next)):
        if link:
            _add_link(root, name, link)
    for one in page.downloads:
        etree.SubElement(root, "download", name=one.name, type=one.type, size=str(one.size)).text = clean(one.words)
    if page.citation:
        _add_citation(root, page.citation)
    return etree.tostring(root, encoding="utf-8")


def two_titles(title: str) -> tuple[str, str]:
    """A title as title pages set it: what stands before its first colon, and what behind it, if both are there."""
    before, _, after = title.partition(": ")
    return (before, after) if before and after else (title, "")


def base_address(url: str) -> str:
    """The address of a site with one slash at its end; empty where it has none that is of the web."""
    written = quote(clean(url).rstrip("/"), safe="/:?#[]@!$&()*+,;=%~")
    return f"{written}/" if url.startswith(("http://", "https://")) else ""


def _add_link(root: etree._Element, name: str, link: Link) -> None:
    element = etree.SubElement(root, name, href=link.href)
    element.text = clean(link.words)
    if link.total:
        element.set("count", str(link.total))


def _add_citation(root: etree._Element, citation: Citation) -> None:
    for name, content in citation.meta:
        etree.SubElement(root, "meta", name=name, content=clean(content))
    texts = {
        "text": citation.text,
        "bibtex": citation.bibtex,
        "csl-json": citation.csl_json,
        "json-ld": citation.json_ld,
    }
    for name, text in texts.items():
        if text:
            etree.SubElement(root, name).text = text


def clean(text: str) -> str:
    """A text without characters that XML cannot have, which TOML can."""
    return "".join(char for char in text if char >= " " and char not in "\ufffe\uffff")
