"""What a citation of a document says, gathered from its header and from what the edition states of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple
from urllib.parse import quote

from edenda.config import EditionFacts
from edenda.site.citing.names import Name, names_of
from edenda.site.citing.when import When, date_of, day_of
from edenda.site.frame import base_address, clean
from edenda.site.values import Author, DocumentFacts, Site
from edenda.tei import NOT_PUBLISHED

#: What is written of somebody who edits, in the role of a person.
_EDITS: Final = re.compile(r"\bed\b|\bed(?:s|it)|herausg|hrsg|\bhg\b|bearbeit", re.IGNORECASE)
_CREATIVE_COMMONS: Final = re.compile(
    r"https?://creativecommons\.org/(?:licenses/([a-z-]+)/([\d.]+)|publicdomain/(zero|mark))"
)
_PUBLIC_DOMAIN: Final = {"zero": "CC0", "mark": "Public Domain Mark"}
#: How long the words of a licence may be to stand in a citation.
_SHORT: Final = 60


class Cited(NamedTuple):
    """A document as it is cited; empty and None where nothing is stated."""

    key: str
    """What bibliographies call it: from the file's name, which no other document of the edition has."""
    genre: str
    genre_words: str
    title: str
    is_title_ours: bool
    authors: tuple[Name, ...]
    recipients: tuple[Name, ...]
    made: When | None
    """The date of the document."""
    edition: str
    editors: tuple[Name, ...]
    publisher: str
    issued: When | None
    """The date of the edition."""
    language: str
    abstract: str
    licence: str
    licence_url: str
    url: str
    words: Mapping[str, str]
    """The words of the interface."""

    @property
    def is_letter(self) -> bool:
        """Whether it was sent by somebody."""
        return self.genre == "letter" or bool(self.recipients)


def cited(facts: DocumentFacts, site: Site) -> Cited:
    """What a citation of a document of a site says."""
    edition = site.edition.config.edition
    base = base_address(edition.base_url)
    licence, licence_url = _licence(facts, edition)
    publisher = edition.publisher or facts.publisher
    return Cited(
        key_of(facts.stem),
        facts.genre,
        clean(facts.genre_words),
        full_title(facts),
        bool(facts.title_by),
        names_of(facts.authors or facts.senders),
        names_of(facts.addressees),
        date_of(facts),
        clean(edition.title),
        _editors(facts, edition),
        "" if publisher == NOT_PUBLISHED else clean(publisher),
        day_of(facts.published) or day_of(edition.date),
        clean(facts.language),
        clean(facts.abstract),
        licence,
        licence_url,
        f"{base}{quote(facts.path)}" if base else "",
        site.words,
    )


def full_title(facts: DocumentFacts) -> str:
    """Title and subtitle, with a colon between them where the title does not end in a sign of its own."""
    if not facts.subtitle or not facts.title:
        return facts.title or facts.subtitle
    return f"{facts.title}{'' if facts.title[-1:] in '.?!:…' else ':'} {facts.subtitle}"


def key_of(stem: str) -> str:
    """A name of letters, figures, hyphens and dots for bibliographies; another one for each file."""
    return re.sub(r"[^A-Za-z0-9._-]|_(?=x)", lambda found: f"_x{ord(found[0]):x}_", stem)


def _editors(facts: DocumentFacts, edition: EditionFacts) -> tuple[Name, ...]:
    """The editors of the document; else those of the edition, by their roles in the header or in `edition.toml`."""
    people = tuple(Author(clean(one.name), role=one.role) for one in edition.people)
    return names_of(facts.editors or _editing(facts.responsible) or _editing(people))


def _editing(people: tuple[Author, ...]) -> tuple[Author, ...]:
    return tuple(one for one in people if is_editor(one.role))


def is_editor(role: str) -> bool:
    """Whether a role is that of an editor, in the words of an edition."""
    return bool(_EDITS.search(role))


def _licence(facts: DocumentFacts, edition: EditionFacts) -> tuple[str, str]:
    """The licence of the document in few words, and its address; those of the edition where the header has none."""
    words, url = facts.licence, facts.licence_url
    if not (words or url):
        words, url = clean(edition.licence), edition.licence_url
    known = _CREATIVE_COMMONS.match(url)
    if known:
        name = f"CC {known[1].upper()} {known[2]}" if known[1] else _PUBLIC_DOMAIN[known[3]]
        return name, url
    return words if len(words) <= _SHORT else "", url if url.startswith(("http://", "https://")) else ""
