"""The pages of documents: each made from its TEI file by a worker of its own, which is told only its name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from lxml import etree

from edenda.files import write_atomically
from edenda.site.frame import page_xml
from edenda.site.values import Download, Link, PageFacts, Site
from edenda.writers import WRITERS, RenderContext

#: The outputs that lie beside a page, their endings and media types.
ENDINGS: Final = {"html": "html", "text": "txt"}
FOLDER: Final = "documents"


class DocumentPage(NamedTuple):
    """What a document's page is made of beside its TEI: the name of its file without the ending, the page's facts."""

    stem: str
    facts: PageFacts


def document_pages(site: Site, outputs: Iterable[str]) -> tuple[DocumentPage, ...]:
    """The pages of all documents and of the front matter, each with its neighbours."""
    made = []
    for group in (site.front, site.documents):
        for number, facts in enumerate(group):
            before = group[number - 1] if number else None
            after = group[number + 1] if number + 1 < len(group) else None
            downloads = [Download(f"{facts.stem}.xml", "application/tei+xml", "TEI XML")]
            if "text" in outputs:
                downloads.append(Download(f"{facts.stem}.txt", "text/plain", site.words["plain-text"]))
            page = PageFacts(
                facts.path,
                Link(f"{before.stem}.html", before.title) if before else None,
                Link(f"{after.stem}.html", after.title) if after else None,
                tuple(downloads),
                description=facts.abstract,
            )
            made.append(DocumentPage(facts.stem, page))
    return tuple(made)


def write_document(
    tei: etree._Element, data: bytes, page: DocumentPage, public: Path, context: RenderContext, outputs: Iterable[str]
) -> list[Path]:
    """Write a document in every output, and its TEI beside it; `data` are the bytes of the file."""
    folder = public / FOLDER
    files = []
    for output in outputs:
        made = WRITERS[output](tei, _with_page(context, page))
        files.append(folder / f"{page.stem}.{ENDINGS[output]}")
        write_atomically(files[-1], made)
    if "html" in outputs:
        files.append(folder / f"{page.stem}.xml")
        write_atomically(files[-1], data)
    return files


def _with_page(context: RenderContext, page: DocumentPage) -> RenderContext:
    return RenderContext(
        context.register,
        own_transform=context.own_transform,
        interface=context.interface,
        site=context.site,
        page=page_xml(page.facts),
    )
