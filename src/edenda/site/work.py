"""What one process does for a site: read headers, make pages. It opens the edition once, and is told only names."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from edenda.edition import PUBLIC, Edition, open_edition
from edenda.epub.document import document_part
from edenda.epub.values import Part, Task
from edenda.errors import UnreadableError
from edenda.files import write_whole
from edenda.problems import Problem
from edenda.site.copying import absent_pictures, copy_files, pictures
from edenda.site.documents import DocumentPage, write_document
from edenda.site.facts import facts_of
from edenda.site.frame import page_xml
from edenda.site.markup import markup_of
from edenda.site.values import DocumentFacts, Page
from edenda.tei import parse
from edenda.typesetting.glyphs import missing_characters
from edenda.writers.context import RenderContext
from edenda.writers.html import page as render_page
from edenda.writers.opening import context_of, with_fonts
from edenda.writers.pdf import as_typst, set_single
from edenda.xml.reading import read_xml


@dataclass
class _Desk:
    """What a process has before it: nothing until it has started."""

    edition: Edition | None = None
    context: RenderContext = field(default_factory=RenderContext)


_desk = _Desk()


def start(root: Path, outputs: tuple[str, ...] = ()) -> None:
    """Open the edition in a folder, for all that this process will do; `outputs` are what is to be made of it.

    Raises as `edenda.writers.opening.with_fonts` does, where there are to be PDFs.
    """
    _desk.edition = open_edition(root)
    context = context_of(_desk.edition)
    _desk.context = with_fonts(context, _desk.edition) if "pdf" in outputs else context


def _edition() -> Edition:
    if _desk.edition is None:
        raise RuntimeError("a process works before it has started")
    return _desk.edition


def read_facts(path: Path) -> DocumentFacts:
    """What the header of a TEI file says, and what is counted in it. Raises UnreadableError where it cannot be read."""
    data = read_xml(path)
    tei = parse(data, str(path))
    return facts_of(path.stem, tei, _desk.context)._replace(markup=markup_of(tei, data, path))


def make_typst(path: Path) -> tuple[str, tuple[Problem, ...]]:
    """What the PDF of a TEI file is set from, and PRINT-002 for characters in it that no font has."""
    tei, context = parse(read_xml(path), str(path)), _desk.context
    typst = as_typst(tei, path.stem, context)
    return typst, missing_characters(typst, context.typesetter, context.faces, tei, str(path))


def make_document(work: tuple[DocumentPage, bytes, tuple[str, ...]]) -> tuple[list[Path], tuple[Problem, ...]]:
    """Write a document in some outputs; the bytes are `edenda:site.xml`.

    Gives the files, in their order, and what is missing: pictures, and the PDF where it could not be set.
    """
    page, site, outputs = work
    edition = _edition()
    path = edition.tei / f"{page.stem}.xml"
    data = read_xml(path)
    context = replace(_desk.context, register=edition.register_tree, site=site, file=str(path))
    tei, public = parse(data, str(path)), edition.root / PUBLIC
    absent = tuple(absent_pictures(tei, edition, str(path)))
    pdf, problems = _pdf(page.typst, tei, replace(context, page=page_xml(page.facts)))
    beside = {".xml": data, **({".pdf": pdf} if pdf else {})}
    copied = copy_files(pictures(tei, edition), public) if "html" in outputs else ()
    return [*write_document(tei, beside, page, public, context, outputs), *copied], (*absent, *problems)


def _pdf(typst: str, tei: etree._Element, context: RenderContext) -> tuple[bytes, tuple[Problem, ...]]:
    if not typst:
        return b"", ()
    try:
        return set_single(typst, tei, context), ()
    except UnreadableError as error:
        return b"", tuple(replace(problem, file=problem.file or context.file) for problem in error.problems)


def make_part(task: Task) -> Part:
    """What a book that is an EPUB has of a document."""
    edition = _edition()
    path = edition.tei / f"{task.stem}.xml"
    tei = parse(read_xml(path), str(path))
    context = replace(_desk.context, register=edition.register_tree, file=str(path))
    return document_part(tei, task._replace(pictures=tuple(pictures(tei, edition))), context)


def make_page(work: tuple[Page, bytes]) -> Path:
    """Write a page that is not a document; the bytes are `edenda:site.xml`."""
    page, site = work
    context = replace(_desk.context, site=site, page=page_xml(page.facts), params=page.params)
    if page.is_standalone:
        context = replace(context, site=b"", standalone=True)
    target = _edition().root / PUBLIC / page.facts.path
    write_whole([(target, render_page(parse(page.source, page.facts.path), page.stylesheet, context))])
    return target
