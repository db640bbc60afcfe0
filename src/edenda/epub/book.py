"""The book of an edition as EPUB, from the parts that its documents make; and the book of one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from lxml import etree

from edenda.config import EditionFacts
from edenda.epub.container import PACKAGE, Container
from edenda.epub.covers import cover_of, stated_cover
from edenda.epub.document import STYLE, document_part
from edenda.epub.facts import BookFacts, facts_of_document, facts_of_edition
from edenda.epub.media import SVG
from edenda.epub.navigation import NAVIGATION, OLD, Landmark, Ways, navigation, old_navigation, pages_of
from edenda.epub.package import NCX, Holding, package
from edenda.epub.pages import PageMaker
from edenda.epub.registers import Document, Registers, date_sources, mentions_of
from edenda.epub.shelf import Shelf
from edenda.epub.style import style
from edenda.epub.values import REGISTERS, File, Heading, Part, Task
from edenda.epub.xhtml import MEDIA_TYPE
from edenda.site.copying import pictures
from edenda.site.frame import base_address
from edenda.site.values import Site
from edenda.writers.context import RenderContext

_CSS: Final = "text/css"
_INDEX: Final = "index"
_BACK: Final = "backmatter"
#: How many subjects of the documents a whole book names.
_SUBJECTS: Final = 40
_TITLE: Final = "title.xhtml"
_IMPRINT: Final = "imprint.xhtml"
_COLOPHON: Final = "colophon.xhtml"


_Found: TypeAlias = Sequence[tuple[Document, Part]]
"""The documents of a book, as registers name them, with their parts."""


class _Back(NamedTuple):
    """What stands behind the documents: its pages, and a line of the contents for each register."""

    files: list[File]
    headings: list[Heading]


def tasks(site: Site) -> Iterator[Task]:
    """What is to be made of each document of an edition, in the order of the book: front matter, then the documents.

    The pictures are added by whoever reads the TEI (`edenda.site.copying.pictures`).
    """
    base = base_address(site.edition.config.edition.base_url)
    for facts in site.front:
        yield Task(facts.stem, "", in_book=True, base=base)
    for number, facts in enumerate(site.documents, 1):
        yield Task(facts.stem, str(number), in_book=True, base=base)


def book_epub(site: Site, parts: Iterable[Part], context: RenderContext) -> bytes:
    """The book of an edition; `parts` are what `document_part` makes of `tasks(site)`, in their order.

    `context` is that of the edition, with its register. Same input, same bytes. Raises UnreadableError (OUT-001) where
    a stylesheet fails.
    """
    settings = site.edition.config
    facts = facts_of_edition(settings.edition, settings.print, context)
    maker = PageMaker(facts, context)
    registers = Registers(site)
    shelf = Shelf(registers.pages)
    found = [(_document(part, task), shelf.take(part)) for task, part in zip(tasks(site), parts, strict=True)]
    cover = cover_of(facts, maker, stated_cover(site.edition.root, settings.print.cover))
    title, imprint = (
        _said(maker, "title", _TITLE, "titlepage"),
        _said(maker, "imprint", _IMPRINT, "copyright-page", facts.imprint),
    )
    back = _back(registers, found, maker, facts.words)
    colophon = _said(maker, "colophon", _COLOPHON, "colophon", (facts.colophon,))
    lines = (
        *(_heading(document, part) for document, part in found),
        *back.headings,
        Heading(facts.words["colophon"], _COLOPHON),
    )
    landmarks = tuple(_landmarks(facts, found, back))
    pages = pages_of([part for _, part in found], [document.number for document, _ in found])
    ways = Ways(lines, landmarks, pages)
    chapters = [file for _, part in found for file in part.files]
    files = [*cover, title, imprint, *_ways(facts, ways, is_read=True), *chapters, *back.files, colophon]
    return _packed(facts, _holding([part for _, part in found]), [*files, *_beside(shelf, context)], shelf)


def single_epub(tei: etree._Element, context: RenderContext) -> bytes:
    """The book of a single document; what leads to others of its edition leads to their pages on the web.

    Raises UnreadableError (OUT-001) where a stylesheet fails.
    """
    edition = context.edition
    stated = edition.config.edition if edition else EditionFacts()
    task = Task(
        Path(context.file or "document").stem,
        base=base_address(stated.base_url),
        pictures=tuple(pictures(tei, edition)) if edition else (),
    )
    shelf = Shelf({})
    part = shelf.take(document_part(tei, task, context))
    facts = facts_of_document(part, facts_of_edition(stated, context.print, context))
    found = [(_document(part, task), part)]
    landmarks = tuple(one for one in _landmarks(facts, found, _Back([], [])) if one.type not in {"titlepage", "toc"})
    ways = Ways((_heading(*found[0]),), landmarks, pages_of([part], [""]))
    files = [*cover_of(facts, PageMaker(facts, context)), *part.files, *_ways(facts, ways, is_read=False)]
    return _packed(facts, _holding([part]), [*files, *_beside(shelf, context)], shelf)


def _document(part: Part, task: Task) -> Document:
    return Document(task.number, part.files[0].name, part.title, part.language)


def _heading(document: Document, part: Part) -> Heading:
    words = f"{document.number}. {part.title}" if document.number else part.title
    return Heading(words, document.href, part.headings, part.language)


def _said(maker: PageMaker, name: str, path: str, kind: str, said: Sequence[str] = ()) -> File:
    """A page of the facts of the book, with what the edition says on it."""
    source = maker.source(name)
    for words in said:
        if words:
            etree.SubElement(source, "said").text = words
    return maker.page(source, path, kind)


def _back(registers: Registers, found: _Found, maker: PageMaker, words: Mapping[str, str]) -> _Back:
    """The registers of what is mentioned, and the list of the dates of the documents, without front matter."""
    back = _Back([], [])
    for kind, sources in registers.sources(mentions_of(found)):
        name = words[f"index-{kind.name}"]
        back.headings.append(Heading(name, f"{REGISTERS}/{sources[0].name}.xhtml"))
        back.files.extend(maker.page(one.xml, f"{REGISTERS}/{one.name}.xhtml", _INDEX) for one in sources)
    dated = ((document, one) for document, part in found if document.number for one in part.dates)
    dates = date_sources(dated)
    if dates:
        back.headings.append(Heading(words["list-of-dates"], f"{REGISTERS}/{dates[0].name}.xhtml"))
        back.files.extend(maker.page(one.xml, f"{REGISTERS}/{one.name}.xhtml", _BACK) for one in dates)
    return back


def _landmarks(facts: BookFacts, found: _Found, back: _Back) -> Iterator[Landmark]:
    words = facts.words
    yield Landmark("cover", "cover.xhtml", words["cover"])
    yield Landmark("titlepage", _TITLE, words["title-page"])
    yield Landmark("toc", f"{NAVIGATION}#_toc", words["contents"])
    if back.headings:
        yield Landmark("index", back.headings[0].href, back.headings[0].words)
    first = next((document for document, _ in found if document.number), found[0][0] if found else None)
    if first:
        yield Landmark("bodymatter", first.href, first.title)


def _ways(facts: BookFacts, ways: Ways, *, is_read: bool) -> tuple[File, File]:
    return (
        File(NAVIGATION, MEDIA_TYPE, navigation(facts, ways), "nav", is_read),
        File(OLD, NCX, old_navigation(facts, ways), is_read=False),
    )


def _beside(shelf: Shelf, context: RenderContext) -> tuple[File, ...]:
    """What is not read in its turn: pictures, and the style sheet."""
    sheet = File(STYLE, _CSS, style(context.own_transform).encode(), is_read=False)
    return (*(shelf.pictures[name] for name in sorted(shelf.pictures)), sheet)


def _holding(parts: Sequence[Part]) -> Holding:
    paged = [part for part in parts if part.pages]
    return Holding(
        tuple(dict.fromkeys(part.language for part in parts)),
        tuple(dict.fromkeys(subject for part in parts for subject in part.about.subjects))[:_SUBJECTS],
        tuple(part.about.source for part in parts if part.about.source) if len(parts) == 1 else (),
        paged[0].about.source if len(paged) == 1 else "",
        bool(paged),
        any(part.has_pictures for part in parts),
        all(part.has_descriptions for part in parts),
    )


def _packed(facts: BookFacts, holding: Holding, files: Sequence[File], shelf: Shelf) -> bytes:
    container = Container()
    container.add(PACKAGE, package(facts, holding, files))
    for file in files:
        container.add(file.name, shelf.data(file), stored=file.type.startswith("image/") and file.type != SVG)
    return container.finished()
