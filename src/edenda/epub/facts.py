"""What a book says of itself: from what the edition states, or from a document that is a book of its own."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date as Date  # noqa: N812 - a date of a book is a text
from typing import Final, NamedTuple

from edenda.config import EditionFacts, PrintFacts
from edenda.epub.values import Part
from edenda.labels import labels
from edenda.site.citing.cited import is_editor
from edenda.site.frame import base_address, clean, two_titles
from edenda.writers.context import RenderContext

#: When a book without a date was changed last: it must say so, and no clock is asked.
_NO_DATE: Final = "1970-01-01"


class Maker(NamedTuple):
    """Somebody who made the book: the name, what they did in the edition's words, whether they edited it."""

    name: str
    role: str
    is_editor: bool = False


class BookFacts(NamedTuple):
    """What stands on the title page, the imprint and in the metadata; empty where it is not stated."""

    title: str
    subtitle: str
    language: str
    interface: str
    words: Mapping[str, str]
    makers: tuple[Maker, ...] = ()
    publisher: str = ""
    place: str = ""
    date: str = ""
    licence: str = ""
    licence_url: str = ""
    description: str = ""
    base: str = ""
    isbn: str = ""
    imprint: tuple[str, ...] = ()
    colophon: str = ""
    authors: tuple[str, ...] = ()
    """Those who wrote a document that is a book of its own; `written` says when."""
    written: str = ""
    name: str = ""
    """The file name of a document that is a book of its own."""

    @property
    def heading(self) -> tuple[str, str]:
        """The title as title pages set it: what stands before its colon, and what stands behind it."""
        return two_titles(self.title)

    @property
    def byline(self) -> str:
        """Who wrote a document, and when."""
        return ", ".join(part for part in ("; ".join(self.authors), self.written) if part)

    @property
    def identifier(self) -> str:
        """The same for the same edition at all times: made from its address, else from its title and publisher."""
        said = "\n".join((self.base or f"{self.title}\n{self.publisher}\n{self.language}", self.name))
        return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, said)}"

    @property
    def modified(self) -> str:
        """The edition's date as EPUB wants it."""
        return f"{_whole(self.date)}T00:00:00Z"


def facts_of_edition(edition: EditionFacts, settings: PrintFacts, context: RenderContext) -> BookFacts:
    """What the book of an edition says of itself."""
    return BookFacts(
        _plain(edition.title) or labels(context.interface, context.own_transform)["untitled"],
        _plain(settings.subtitle),
        _plain(edition.language) or context.interface,
        context.interface,
        labels(context.interface, context.own_transform),
        tuple(Maker(_plain(one.name), _plain(one.role), is_editor(one.role)) for one in edition.people),
        _plain(edition.publisher),
        _plain(settings.place),
        edition.date,
        _plain(edition.licence),
        edition.licence_url,
        _plain(edition.description),
        base_address(edition.base_url),
        _plain(settings.isbn),
        tuple(_plain(one) for one in settings.imprint),
        _plain(settings.colophon),
    )


def facts_of_document(part: Part, facts: BookFacts) -> BookFacts:
    """What the book of a single document says of itself; `facts` are those of the edition to which it belongs."""
    return facts._replace(
        title=part.title,
        subtitle=part.about.subtitle,
        language=part.language,
        description=part.about.abstract,
        isbn="",
        authors=part.about.authors,
        written=part.about.date,
        name=part.stem,
    )


def _plain(text: str) -> str:
    return " ".join(clean(text.replace("\n", " ")).split())


def _whole(date: str) -> str:
    """A date made a day; the beginning of the year where the day is none."""
    parts = [int(part) for part in date.split("-")] if date else []
    try:
        return Date(*(*parts, 1, 1)[:3]).isoformat() if parts else _NO_DATE
    except ValueError:
        return f"{date[:4]}-01-01"
