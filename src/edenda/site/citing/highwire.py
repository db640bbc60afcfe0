"""A citation as `meta` elements (Highwire Press tags, as Google Scholar and Zotero read them).

`citation_publication_date` is the date of the edition. That of the document is `dcterms.created`; a letter's is its
`citation_date` as well, since it is cited by it, and the edition is its `citation_online_date`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from edenda.site.citing.cited import Cited


def highwire(work: Cited) -> tuple[tuple[str, str], ...]:
    """Names and contents; an author each, and none without content."""
    return tuple((name, content) for name, content in _tags(work) if content.strip())


def _tags(work: Cited) -> Iterator[tuple[str, str]]:
    yield "citation_title", work.title
    yield from _each("citation_author", (name.inverted for name in work.authors))
    yield from _dates(work)
    yield "citation_language", work.language
    yield "citation_publisher", work.publisher
    if work.is_letter:
        yield "z:itemType", "letter"
    else:
        yield "citation_inbook_title", work.edition
        yield "citation_book_title", work.edition
    yield from _each("citation_editor", (name.inverted for name in work.editors))
    yield "citation_public_url", work.url
    yield "citation_fulltext_html_url", work.url
    yield "citation_abstract", work.abstract


def _dates(work: Cited) -> Iterator[tuple[str, str]]:
    issued = _slashes(work.issued.iso) if work.issued else ""
    made = work.made.iso if work.made else ""
    yield "dcterms.created", made
    yield "citation_online_date" if work.is_letter else "citation_publication_date", issued
    if work.is_letter:
        yield "citation_date", _slashes(made)


def _slashes(date: str) -> str:
    """A date as Google Scholar wants it: `1963/03/30`."""
    return date if date.startswith("-") else date.replace("-", "/")


def _each(name: str, contents: Iterable[str]) -> Iterator[tuple[str, str]]:
    for content in contents:
        yield name, content
