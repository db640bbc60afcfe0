"""Building: an edition's web edition and plain texts from its TEI, into `public/`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from edenda.book.pdf import book_pdf
from edenda.config import FILE_NAME
from edenda.edition import PUBLIC, Edition
from edenda.epub.book import book_epub, tasks
from edenda.errors import UnreadableError
from edenda.files import write_whole
from edenda.problems import Problem
from edenda.site import about, home, missing, redirects
from edenda.site.copying import copy_files, stated_copies
from edenda.site.documents import document_pages
from edenda.site.frame import site_xml
from edenda.site.opening import open_site
from edenda.site.paths import BOOK_TYPES, BOOKS
from edenda.site.registers import pages as registers
from edenda.site.search import index as searching
from edenda.site.search import page as search_page
from edenda.site.sitemap import sitemap
from edenda.site.stale import remove_stale
from edenda.site.timeline import pages as timeline
from edenda.site.values import Download, Page, Site
from edenda.site.work import make_document, make_page, make_part, make_typst, read_facts, start
from edenda.typesetting import compiler
from edenda.working import Run, workers
from edenda.writers.assets import ICON, SCRIPTS, STYLE, icon, script, style
from edenda.writers.context import RenderContext
from edenda.writers.opening import context_of, with_fonts

#: What a build can make, in the order in which it is said.
OUTPUTS: Final = ("html", "text", "pdf", "epub")
_MEGABYTE: Final = 1_000_000
#: What makes the pages that are not documents, in the order in which they are made.
_MAKERS: Final[tuple[Callable[[Site], Iterator[Page]], ...]] = (
    home.pages,
    registers.pages,
    timeline.pages,
    about.pages,
    search_page.pages,
    missing.pages,
    redirects.pages,
)


def wanted(edition: Edition, only: Iterable[str] = ()) -> tuple[str, ...]:
    """The outputs that a build makes: those asked for, else all that the edition wants and that can be made here."""
    books = edition.config.print
    can = {
        "html": True,
        "text": True,
        "pdf": (books.book or books.documents) and compiler.is_installed(),
        "epub": books.book,
    }
    return tuple(only) or tuple(output for output in OUTPUTS if can[output])


def build(
    edition: Edition, *, only: Iterable[str] = (), jobs: int = 1, report: Callable[[Problem], None] | None = None
) -> tuple[Path, ...]:
    """Write every page of an edition and return the files: first the pages of the site, then the documents by date.

    `only` names outputs (`OUTPUTS`); where it is empty, they are those `wanted`. Same input, same bytes, with any
    number of jobs. `report` is given pictures that are not there (WEB-003), and what stands in the way of single PDFs
    (PRINT-001, PRINT-002), which then are not made; without it these errors are raised.
    Raises UnreadableError for TEI that cannot be read and for stylesheets that fail, MissingPartError where there must
    be a search or PDFs, and what makes them is not installed.
    """
    say = report or _raise
    outputs = _possible(wanted(edition, only), edition, say)
    with workers(jobs, start, edition.root, outputs) as run:
        site = open_site(edition, run(read_facts, edition.documents()))
        typst = _typst(edition, run, say) if "pdf" in outputs else {}
        books = _books(site, typst, outputs, run, say)
        site = site._replace(books=tuple(_offered(path, site) for path in books))
        files = [*(_pages(site, run) if "html" in outputs else ()), *books]
        frame = site_xml(site)
        single = typst if edition.config.print.documents else {}
        pages = document_pages(site, outputs, single)
        for written, problems in run(make_document, ((page, frame, outputs) for page in pages)):
            files.extend(written)
            for problem in problems:
                say(problem)
    files = list(dict.fromkeys(files))
    if "html" in outputs:
        files.extend(_search(site, files))
    remove_stale(edition.root, files, outputs)
    return tuple(files)


def _possible(outputs: tuple[str, ...], edition: Edition, say: Callable[[Problem], None]) -> tuple[str, ...]:
    """The outputs without PDFs where the edition asks for a face that it does not have."""
    if "pdf" in outputs:
        try:
            with_fonts(context_of(edition), edition)
        except UnreadableError as error:
            for problem in error.problems:
                say(problem)
            return tuple(output for output in outputs if output != "pdf")
    return outputs


def _typst(edition: Edition, run: Run, say: Callable[[Problem], None]) -> dict[str, str]:
    """What the PDFs of documents are set from, by stem; without those that have characters that no font has."""
    paths = edition.documents()
    found: dict[str, str] = {}
    for path, (typst, problems) in zip(paths, run(make_typst, paths), strict=True):
        for problem in problems:
            say(problem)
        if not problems:
            found[path.stem] = typst
    return found


def _books(
    site: Site, typst: Mapping[str, str], outputs: Iterable[str], run: Run, say: Callable[[Problem], None]
) -> list[Path]:
    """Write the books of the whole edition; a book without one of the documents is not made."""
    made: dict[Path, bytes] = {}
    public, is_whole = site.edition.root / PUBLIC, len(typst) == len(site.documents) + len(site.front)
    if site.edition.config.print.book and "epub" in outputs:
        context = replace(context_of(site.edition), register=site.edition.register_tree)
        made[public / BOOKS["epub"]] = book_epub(site, run(make_part, tasks(site)), context)
    if site.edition.config.print.book and "pdf" in outputs and is_whole and not _is_too_large(site.edition, say):
        try:
            made[public / BOOKS["pdf"]] = book_pdf(site, typst, _context(site.edition))
        except UnreadableError as error:
            for problem in error.problems:
                say(problem)
    files = [public / name for name in BOOKS.values() if public / name in made]
    write_whole((path, made[path]) for path in files)
    return files


def _is_too_large(edition: Edition, say: Callable[[Problem], None]) -> bool:
    """Whether an edition has more TEI than is set as one book (PRINT-003)."""
    most = edition.config.print.largest
    size = sum(path.stat().st_size for path in edition.documents()) / _MEGABYTE
    if not most or size <= most:
        return False
    message = f"The edition has {size:.1f} MB of TEI; no more than {most} are set as one book."
    hint = "Put book = false into [print], or a larger number into largest; each MB takes some 0.6 GB of memory."
    say(Problem("PRINT-003", message, str(edition.root / FILE_NAME), hint=hint))
    return True


def _context(edition: Edition) -> RenderContext:
    """What the books are made with: the edition's fonts, and its whole register."""
    return replace(with_fonts(context_of(edition), edition), register=edition.register_tree)


def _offered(book: Path, site: Site) -> Download:
    output = next(output for output, name in BOOKS.items() if name == book.name)
    return Download(book.name, BOOK_TYPES[output], site.words[f"book-{output}"], book.stat().st_size)


def _raise(problem: Problem) -> None:
    """Raise an error; warnings are for those who listen."""
    if problem.severity == "error":
        raise UnreadableError(problem)


def _pages(site: Site, run: Run) -> Iterator[Path]:
    """Write the pages that are not documents, and what they all use or are needed beside them."""
    frame = site_xml(site)
    listed: list[str] = []
    yield from run(make_page, ((page, frame) for make in _MAKERS for page in _listed(make(site), listed)))
    public, own = site.edition.root / PUBLIC, site.edition.own_transform
    yield from copy_files(stated_copies(site.edition)[0], public)
    for name, data in sitemap(site, listed):
        write_whole([(public / name, data)])
        yield public / name
    scripts = (name for name in SCRIPTS if site.has_search or name != searching.SCRIPT)
    assets = {STYLE: style(own), ICON: icon(own), **{name: script(name, own) for name in scripts}}
    for name, text in assets.items():
        write_whole([(public / name, text.encode())])
        yield public / name


def _search(site: Site, files: Iterable[Path]) -> tuple[Path, ...]:
    """Write the index of the search; without a search, what an earlier build wrote for one goes."""
    public = site.edition.root / PUBLIC
    if site.has_search:
        return searching.write_index(site.edition, public, files)
    searching.drop_search(public)
    return ()


def _listed(pages: Iterable[Page], paths: list[str]) -> Iterator[Page]:
    """Pages as they come; the paths of those that search engines are to know are noted."""
    for page in pages:
        if page.facts.is_indexed:
            paths.append(page.facts.path)
        yield page
