"""What the parts of a site hand to one another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from edenda.config import WebFacts
from edenda.edition import Edition
from edenda.site.markup import Markup


class Author(NamedTuple):
    """Somebody who wrote a document: the name as the header has it, and its parts where they are marked or plain."""

    name: str
    family: str = ""
    given: str = ""
    entry: str = ""
    """The id of the register's entry; empty without one."""
    is_body: bool = False
    """Whether it is an organisation."""
    is_person: bool = False
    """Whether it is marked as a person; where it is neither, its words must tell."""
    suffix: str = ""
    """What stands after a name, such as Jr."""
    role: str = ""
    """What somebody did for the edition, in the header's words."""


class DocumentFacts(NamedTuple):
    """What a header says of a document, for lists, citations and the search: single blanks; empty if unknown.

    `date` is an ISO 8601 value to sort by (`1963-03-30`, `1963-03`, `1963`), `date_words` what readers are shown;
    `genre` is `text/@type`, one of six words in an edition made here; `licence_url` and `licence` are the edition's.
    """

    stem: str
    title: str
    subtitle: str = ""
    authors: tuple[Author, ...] = ()
    senders: tuple[Author, ...] = ()
    addressees: tuple[Author, ...] = ()
    editors: tuple[Author, ...] = ()
    """Those whom the header calls editors of the document."""
    responsible: tuple[Author, ...] = ()
    """Those who did something for the edition, each with the role."""
    date: str = ""
    date_from: str = ""
    date_to: str = ""
    date_sure: str = ""
    date_words: str = ""
    genre: str = ""
    genre_words: str = ""
    language: str = ""
    source: str = ""
    """The source in words, as it would be cited."""
    publisher: str = ""
    published: str = ""
    """The date of the edition."""
    licence: str = ""
    licence_url: str = ""
    status: str = ""
    """`revisionDesc/@status`: draft, proofread, approved, published."""
    abstract: str = ""
    opening: str = ""
    """The first words of the text."""
    changed: str = ""
    """The day of the last change that the header records."""
    identifier: str = ""
    """The document's own idno."""
    title_by: str = ""
    """`editors` where they made the title."""

    markup: Markup = Markup()

    @property
    def path(self) -> str:
        """Where its page lies in the site: `documents/NAME.html`."""
        return f"documents/{self.stem}.html"


class Link(NamedTuple):
    """A link of the navigation: where it leads, as seen from the site's first page, and its words."""

    href: str
    words: str
    total: int = 0
    """How much there is at its end, such as entries of a register; 0 where that is not said."""


class Download(NamedTuple):
    """A file beside a document's page: its name in the same folder, its media type, its words, its size in bytes."""

    name: str
    type: str
    words: str
    size: int = 0


class Citation(NamedTuple):
    """How a document is cited, and what machines read of it."""

    text: str = ""
    bibtex: str = ""
    csl_json: str = ""
    json_ld: str = ""
    meta: tuple[tuple[str, str], ...] = ()
    """Names and contents of `meta` elements (Highwire Press tags), some of them several times."""


class PageFacts(NamedTuple):
    """What a page needs beyond its TEI: its path from the site's first page, and what stands around it."""

    path: str
    previous: Link | None = None
    next: Link | None = None
    downloads: tuple[Download, ...] = ()
    citation: Citation | None = None
    description: str = ""
    is_indexed: bool = True
    """Whether search engines, and the search, are to know it."""
    root: str | None = None
    """What leads from the page to the site's first page, where its path does not tell."""


class Page(NamedTuple):
    """A page to be made: a stylesheet such as `html/home.xsl` over XML, and the page's facts."""

    facts: PageFacts
    stylesheet: str
    source: bytes
    params: Mapping[str, str] = {}
    is_standalone: bool = False
    """Whether it needs no other file, and leads to none."""


class Site(NamedTuple):
    """A site that is being built: the edition, its documents in the order of their dates, its navigation."""

    edition: Edition
    web: WebFacts
    interface: str
    words: Mapping[str, str]
    """The words of the interface, by key."""
    documents: tuple[DocumentFacts, ...]
    """The documents of the edition, without its front matter; by date, those without one at the end."""
    front: tuple[DocumentFacts, ...] = ()
    """The front matter, in the order of `edition.toml`."""
    navigation: tuple[Link, ...] = ()
    kinds: tuple[str, ...] = ()
    """The kinds of entries that the register has (`edenda.site.registers.entries`)."""
    entry_names: Mapping[str, str] = {}
    """The file names of entries whose id cannot be one as it is (`edenda.site.registers.entries.own_names`)."""
    has_search: bool = False
    books: tuple[Download, ...] = ()
    """The books of the edition that were made."""
