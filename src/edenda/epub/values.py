"""What the parts of an EPUB hand to one another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from edenda.site.copying import Copy

#: Where the chapters of documents and the registers lie, as the book's folder sees them.
DOCUMENTS: Final = "documents"
REGISTERS: Final = "registers"


class Task(NamedTuple):
    """What is to be made of a document: a part of a book, or (without `in_book`) a book of its own.

    `number` is that of the document in the book, empty for front matter; `base` the address of the edition on the web,
    for links to what the book does not have; `pictures` are the files that the document shows.
    """

    stem: str
    number: str = ""
    in_book: bool = False
    base: str = ""
    pictures: tuple[Copy, ...] = ()


class Heading(NamedTuple):
    """A line of the table of contents: its words, where it leads (seen from the book's folder), the lines below it."""

    words: str
    href: str
    below: tuple[Heading, ...] = ()
    language: str = ""


class Place(NamedTuple):
    """A place in a chapter: where it is (seen from the book's folder), and its page in the source or its paragraph."""

    href: str
    label: str = ""


class Mention(NamedTuple):
    """A place that mentions an entry of the register."""

    entry: str
    place: Place


class Dated(NamedTuple):
    """A place that gives a date: what it says in words, and how TEI states the date, such as `when` and `1963-03`."""

    value: tuple[tuple[str, str], ...]
    words: str
    place: Place


class File(NamedTuple):
    """A file of the book: its path seen from the book's folder, its media type, its bytes, its properties in OPF."""

    name: str
    type: str
    data: bytes
    properties: str = ""
    is_read: bool = True
    """Whether it is read in its turn, as a chapter is."""


class About(NamedTuple):
    """What a document says of itself in words: empty where it does not."""

    subtitle: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    source: str = ""
    abstract: str = ""
    subjects: tuple[str, ...] = ()


class Part(NamedTuple):
    """A document as a part of a book: its files, and what the rest of the book needs to know of it."""

    stem: str
    title: str
    language: str
    files: tuple[File, ...]
    pictures: tuple[File, ...] = ()
    headings: tuple[Heading, ...] = ()
    pages: tuple[Place, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[Dated, ...] = ()
    ids: Mapping[str, str] = {}
    """The ids that the TEI file gives, with the file of the book in which each stands: what others may point to."""
    links: tuple[str, ...] = ()
    """The addresses in it that lead to other documents, as `documents/NAME.xhtml#id`."""
    about: About = About()
    has_pictures: bool = False
    """Whether it shows pictures; `has_descriptions` whether all of these are told in words."""
    has_descriptions: bool = True
