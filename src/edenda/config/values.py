"""What `edition.toml` says, as frozen values.

The table of a document can also stand beside its source (`NAME.toml`) or be a row of a table (`metadata/`): `Facts` are
what one of these files states of one document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final, NamedTuple

FILE_NAME: Final = "edition.toml"
#: The only format of the file that this version knows.
FORMAT: Final = 1
#: The six genres, everywhere the same words.
GENRES: Final = ("article", "essay", "letter", "report", "resolution", "text")
#: Which rules hold: all, or those of TEI alone.
PROFILES: Final = ("house", "tei")
#: Whether a site has a search: where Pagefind is installed, always, never.
SEARCH: Final = ("auto", "on", "off")
#: The sizes of paper of books.
PAPERS: Final = ("a5", "a4", "us-letter")
#: Where plain texts have notes: after the text, or where they are called.
NOTES: Final = ("end", "inline")
#: The shortest line of a plain text that may be asked for, in characters.
SHORTEST_LINE: Final = 30
#: Fields of a document that no file states.
NOT_STATED: Final = frozenset({"name", "edition", "origins"})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody responsible for the edition; `id` is what `@resp` and `@who` point to."""

    id: str
    name: str
    role: str = "editor"


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """The table `[edition]`."""

    format: int = FORMAT
    title: str = ""
    date: str = ""
    language: str = "en"
    publisher: str = ""
    licence: str = ""
    licence_url: str = ""
    base_url: str = ""
    metadata: str = ""
    description: str = ""
    people: tuple[Person, ...] = ()


class Origin(NamedTuple):
    """Where a value of a document is stated: the key, the file, the line where that is known."""

    key: str
    file: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What one file states of one document: values by key, and where each stands."""

    values: Mapping[str, Any]
    origins: tuple[Origin, ...] = ()

    def origin(self, key: str) -> Origin:
        """Where a key is stated."""
        return next((one for one in self.origins if one.key == key), Origin(key, FILE_NAME))


@dataclass(frozen=True, slots=True)
class Document:
    """A table `[documents.NAME]`: what the header needs and the source does not state.

    `title` is the edition's title where the source's own is missing or truncated; `date` when the text was written
    (ISO, `date_cert` how sure); `distributor` who published the source, as for archives; `sender` and `addressee` are
    names for the correspondence description, with `_ref` pointers into the register; `place` is where it was written.
    `repository`, `collection` and `shelfmark` say where the source is kept; `rights` are those in the source, `licence`
    that of this document in the edition.
    """

    name: str
    key: str
    genre: str = ""
    layout: str = ""
    title: str = ""
    title_note: str = ""
    language: str = ""
    author: str = ""
    date: str = ""
    date_cert: str = ""
    distributor: str = ""
    provenance: str = ""
    status: str = "draft"
    rights: str = ""
    sender: str = ""
    sender_ref: str = ""
    addressee: str = ""
    addressee_ref: str = ""
    answers: str = ""
    place: str = ""
    place_ref: str = ""
    repository: str = ""
    collection: str = ""
    shelfmark: str = ""
    translator: str = ""
    transcriber: str = ""
    licence: str = ""
    licence_url: str = ""
    notes: tuple[str, ...] = ()
    edition: EditionFacts = field(default_factory=EditionFacts)
    origins: tuple[Origin, ...] = ()

    def origin(self, key: str) -> Origin:
        """Where the value of a key is stated; `edition.toml` where that is not known."""
        return next((one for one in self.origins if one.key == key), Origin(key, FILE_NAME))


#: What can be stated of a document.
DOCUMENT_KEYS: Final = frozenset(one.name for one in fields(Document)) - NOT_STATED


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """The table `[check]`: which rules hold (`house`: all of them; `tei`: those of TEI), and how bad what is.

    `severities` gives for a code, or the beginning of several (`NAME`), `error`, `warning`, `info` or `off`.
    """

    profile: str = ""
    severities: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WebFacts:
    """The table `[web]`: the web edition.

    `front` are the stems of the TEI files that are front matter (introduction, principles …), in their order;
    `interface` is the language of the words that edenda adds (else that of the edition, where edenda speaks it);
    `search` is `auto` (where Pagefind is installed), `on` or `off`; `logo` a picture, as seen from `edition.toml`;
    `footer` a sentence at the foot of every page; `files` folders and files that are copied as they are (pictures,
    facsimiles); `redirects` old addresses and what stands for them now, both as seen from the site's first page.
    """

    front: tuple[str, ...] = ()
    interface: str = ""
    search: str = "auto"
    logo: str = ""
    footer: str = ""
    files: tuple[str, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PrintFacts:
    """The table `[print]`: the books, as PDF and as EPUB.

    `book` and `documents` say whether the whole edition is set as one book, and each document by itself; `paper` is one
    of PAPERS; `size` the size of the text in points (0: that which suits the paper); `font` a family that takes the
    place of the face we choose; `fonts` a folder of font files, as seen from `edition.toml`; `line_numbers` numbers
    every so many lines (0: none); `source_pages` puts the source's page numbers into the margin; `subtitle`, `place`,
    `isbn`, `imprint` (a paragraph each) and `colophon` stand on the pages that bear their names; `cover` is a picture
    for the cover of the EPUB, in place of the one that is drawn from the title; `largest` is how many megabytes of TEI
    are set as one book (0: any number), since all of a book is in memory at once.
    """

    book: bool = True
    documents: bool = True
    paper: str = "a5"
    size: int = 0
    font: str = ""
    fonts: str = "fonts"
    line_numbers: int = 0
    source_pages: bool = True
    subtitle: str = ""
    place: str = ""
    isbn: str = ""
    imprint: tuple[str, ...] = ()
    colophon: str = ""
    cover: str = ""
    largest: int = 4


@dataclass(frozen=True, slots=True)
class TextFacts:
    """The table `[text]`: the plain texts.

    `wrap` is the length of a line in characters (0: a paragraph is a line); `notes` is one of NOTES; `pages` says
    whether the source's page numbers stand in the text.
    """

    wrap: int = 0
    notes: str = "end"
    pages: bool = True


@dataclass(frozen=True, slots=True)
class Config:
    """All of `edition.toml`. The table of a later stage (`plugin`) passes through in `other`."""

    edition: EditionFacts = field(default_factory=EditionFacts)
    check: CheckFacts = field(default_factory=CheckFacts)
    web: WebFacts = field(default_factory=WebFacts)
    print: PrintFacts = field(default_factory=PrintFacts)
    text: TextFacts = field(default_factory=TextFacts)
    documents: Mapping[str, Document] = field(default_factory=dict)
    facts: Mapping[str, Facts] = field(default_factory=dict)
    other: Mapping[str, Any] = field(default_factory=dict)

    def document(self, name: str) -> Document:
        """The facts of a document by its file name without extension; defaults where it has no table."""
        return self.documents.get(name) or Document(name, xml_name(name), edition=self.edition)


def xml_name(text: str) -> str:
    """A text made an XML name (XML 1.0, production 5): `1963-letter` becomes `d1963-letter`."""
    name = re.sub(r"[^\w.-]+", "-", text).strip("-.") or "document"
    return name if name[0].isalpha() else f"d{name}"


def document_of(name: str, facts: Facts, edition: EditionFacts) -> Document:
    """A document from what is stated of it."""
    values = dict(facts.values)
    key = values.pop("key", "") or xml_name(name)
    return Document(name, key, **values, edition=edition, origins=facts.origins)
