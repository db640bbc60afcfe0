"""The pages of documents: each made from its TEI file by a worker of its own, which is told only its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote

from lxml import etree

from edenda.files import write_whole
from edenda.site.citing.citation import citation_of
from edenda.site.frame import page_xml
from edenda.site.values import Citation, DocumentFacts, Download, Link, PageFacts, Site
from edenda.writers.context import RenderContext
from edenda.writers.html import render_html
from edenda.writers.text import render_text

FOLDER: Final = "documents"


class _Beside(NamedTuple):
    """A kind of file beside a page: its ending, its media type, the key of its words, the output that makes it."""

    ending: str
    type: str
    words: str
    output: str = "html"


#: The files beside a page, in the order in which they are offered.
_BESIDE: Final = (
    _Beside(".xml", "application/tei+xml", "tei-file"),
    _Beside(".pdf", "application/pdf", "pdf-file", "pdf"),
    _Beside(".txt", "text/plain", "plain-text", "text"),
    _Beside(".bib", "application/x-bibtex", "bibtex-file"),
    _Beside(".csl.json", "application/vnd.citationstyles.csl+json", "csl-file"),
)


class DocumentPage(NamedTuple):
    """What a document's page is made of beside its TEI: the name of its file without the ending, the page's facts.

    `typst` is what its PDF is set from (`edenda.writers.pdf`); empty where it has none.
    """

    stem: str
    facts: PageFacts
    typst: str = ""


def document_pages(site: Site, outputs: Iterable[str], typst: Mapping[str, str]) -> Iterator[DocumentPage]:
    """The pages of the front matter and of all documents, each with its neighbours and its citation.

    `typst` is, by stem, what the PDFs of documents are set from.
    """
    made = tuple(outputs)
    for group in (site.front, site.documents):
        for number, facts in enumerate(group):
            beside = [one for one in _BESIDE if (facts.stem in typst if one.output == "pdf" else one.output in made)]
            downloads = tuple(Download(f"{facts.stem}{one.ending}", one.type, site.words[one.words]) for one in beside)
            page = PageFacts(
                facts.path,
                _link(group[number - 1]) if number else None,
                _link(group[number + 1]) if number + 1 < len(group) else None,
                downloads,
                citation=citation_of(facts, site, downloads),
                description=facts.abstract,
            )
            yield DocumentPage(facts.stem, page, typst.get(facts.stem, ""))


def _link(facts: DocumentFacts) -> Link:
    return Link(f"{quote(facts.stem)}.html", facts.title)


def write_document(
    tei: etree._Element,
    beside: Mapping[str, bytes],
    page: DocumentPage,
    public: Path,
    context: RenderContext,
    outputs: Iterable[str],
) -> list[Path]:
    """Write a document in some outputs, with its files beside it; `beside` are its TEI and its PDF, by their endings.

    The files come first, since the page says how large they are.
    """
    made = {f"{page.stem}{ending}": data for ending, data in beside.items() if ending != ".xml"}
    if "text" in outputs:
        made[f"{page.stem}.txt"] = render_text(tei, context)
    if "html" in outputs:
        citation = page.facts.citation or Citation()
        made[f"{page.stem}.xml"] = beside[".xml"]
        made[f"{page.stem}.bib"] = citation.bibtex.encode()
        made[f"{page.stem}.csl.json"] = citation.csl_json.encode()
        offered = (one for one in page.facts.downloads if one.name in made)
        facts = page.facts._replace(downloads=tuple(_sized(one, made) for one in offered))
        made = {f"{page.stem}.html": render_html(tei, replace(context, page=page_xml(facts))), **made}
    files = {public / FOLDER / name: content for name, content in made.items()}
    write_whole(files.items())
    return list(files)


def _sized(download: Download, made: dict[str, bytes]) -> Download:
    return download._replace(name=quote(download.name), size=len(made[download.name]))
