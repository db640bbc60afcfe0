"""Building: an edition's web pages and plain texts from its TEI, into `public/`."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from copy import deepcopy
from pathlib import Path
from typing import Final

from lxml import etree

from edenda.config import EditionFacts
from edenda.edition import PUBLIC, Edition, open_edition, read_tei
from edenda.encoding.elements import add
from edenda.files import write_atomically
from edenda.tei import NSMAP, XML_LANG, tag
from edenda.writers import WRITERS, RenderContext, render_index
from edenda.writers.stylesheets import resource

_ENDINGS: Final = {"html": "html", "text": "txt"}
_STYLE: Final = "edenda.css"


def build(edition: Edition, *, only: Iterable[str] = (), jobs: int = 1) -> tuple[Path, ...]:
    """Write every page of an edition and return the files, in the order of the documents.

    `only` names outputs (`html`, `text`); all where it is empty. Same input, same bytes, with any number of jobs.
    Raises UnreadableError for TEI that cannot be read and for stylesheets that fail.
    """
    outputs = tuple(only) or tuple(WRITERS)
    documents = edition.documents()
    public = edition.root / PUBLIC
    if jobs > 1 and len(documents) > 1:
        with ProcessPoolExecutor(jobs) as pool:
            written = list(
                pool.map(_write_document, *zip(*((edition.root, path, outputs) for path in documents), strict=True))
            )
    else:
        written = [_write_pages(edition, path, outputs) for path in documents]
    files = [file for group in written for file in group]
    if "html" in outputs:
        write_atomically(public / _STYLE, resource(f"html/{_STYLE}", edition.own_transform).encode())
        write_atomically(public / "index.html", render_index(_corpus(edition), _context(edition)))
        files[:0] = [public / "index.html", public / _STYLE]
    return tuple(files)


def _write_document(root: Path, path: Path, outputs: tuple[str, ...]) -> list[Path]:
    """The same as _write_pages, in a process of its own."""
    return _write_pages(open_edition(root), path, outputs)


def _write_pages(edition: Edition, path: Path, outputs: tuple[str, ...]) -> list[Path]:
    tree = read_tei(path)
    written = []
    for output in outputs:
        target = edition.root / PUBLIC / "documents" / f"{path.stem}.{_ENDINGS[output]}"
        write_atomically(target, WRITERS[output](tree, _context(edition)))
        written.append(target)
    return written


def _context(edition: Edition) -> RenderContext:
    return RenderContext(register=edition.register.root, own_transform=edition.own_transform)


def _corpus(edition: Edition) -> etree._Element:
    """The headers of all documents as a `teiCorpus`, for the index page."""
    facts = edition.config.edition
    corpus = etree.Element(tag("teiCorpus"), nsmap=NSMAP)
    corpus.set(XML_LANG, facts.language or "en")
    corpus.append(_corpus_header(facts))
    for path in edition.documents():
        root = read_tei(path)
        header = root.find(tag("teiHeader"))
        if header is None:
            continue
        document = etree.SubElement(corpus, tag("TEI"), {"n": path.stem})
        document.append(deepcopy(header))
        text = root.find(tag("text"))
        etree.SubElement(document, tag("text"), {"type": text.get("type", "text") if text is not None else "text"})
    return corpus


def _corpus_header(facts: EditionFacts) -> etree._Element:
    header = etree.Element(tag("teiHeader"))
    file = add(header, "fileDesc")
    add(add(file, "titleStmt"), "title", facts.title or "Edition")
    statement = add(file, "publicationStmt")
    add(statement, "publisher", facts.publisher or "Not published yet")
    if facts.date:
        add(statement, "date", facts.date, when=facts.date)
    if facts.licence:
        add(add(statement, "availability"), "p", facts.licence)
    add(add(file, "sourceDesc"), "p", "The documents of this edition.")
    return header
