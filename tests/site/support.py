"""A small edition as a site, and facts of documents, for the tests of pages and citations."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from edenda.config import Config, EditionFacts, Person, WebFacts
from edenda.edition import Edition
from edenda.labels import labels
from edenda.site.facts import facts_of
from edenda.site.values import Author, DocumentFacts, Site
from edenda.tei import NS, parse
from edenda.writers.context import RenderContext

EDITION: Final = EditionFacts(
    title="Letters to the Harbour Board",
    date="2026-05-01",
    publisher="Skerry Historical Society",
    licence="Creative Commons Attribution 4.0 International",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    base_url="https://example.org/harbour",
    people=(Person("mk", "Mara Kessler"), Person("jb", "Jon Bell", "transcriber")),
)
LETTER: Final = DocumentFacts(
    "1902-thorne",
    "Letter to the Harbour Board",
    title_by="editors",
    authors=(Author("Agnes Thorne", is_person=True),),
    senders=(Author("Agnes Thorne", is_person=True),),
    addressees=(Author("The Harbour Board of Skerry", is_body=True),),
    date="1902-03-03",
    date_from="1902-03-03",
    date_to="1902-03-03",
    date_sure="yes",
    date_words="3 March 1902",
    genre="letter",
    genre_words="Letter",
    language="en",
)
ESSAY: Final = LETTER._replace(
    stem="1913-dues",
    title="Dues and Debts",
    title_by="",
    authors=(Author("Kessler, Mara"), Author("Orme", family="Orme", given="Ada")),
    senders=(),
    addressees=(),
    genre="essay",
    genre_words="Essay",
)

_FILE: Final = (
    "<fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><publisher>P</publisher></publicationStmt>"
    "<sourceDesc><p>S</p></sourceDesc></fileDesc>"
)


def site(edition: EditionFacts = EDITION, interface: str = "en", **changes: Any) -> Site:
    """A site without pages of its own on disk."""
    config = Config(edition=edition, web=WebFacts())
    return Site(Edition(Path("edition"), config), config.web, interface, labels(interface), ())._replace(**changes)


def facts(header: str, *, interface: str = "en") -> DocumentFacts:
    """What is read of a document with this in its header; a `fileDesc` is put before it where it has none."""
    return typed(header, "", interface)


def typed(header: str, genre: str, interface: str = "en") -> DocumentFacts:
    """The same of a document of a genre."""
    file = "" if "<fileDesc" in header else _FILE
    kind = f' type="{genre}"' if genre else ""
    data = (
        f'<TEI xmlns="{NS["t"]}" xml:id="K" xml:lang="en"><teiHeader>{file}{header}</teiHeader>'
        f"<text{kind}><body><p>Words.</p></body></text></TEI>"
    )
    return facts_of("a", parse(data.encode(), "a"), RenderContext(interface=interface))
