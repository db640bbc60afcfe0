"""How fast books are made, beside WeasyPrint on the same documents: `python -m benchmarks.print [FILE]`.

A document of 60 KB (this edition's essay, or the file named) becomes a PDF: by edenda, and by WeasyPrint from the page
that edenda makes of it, once with the page's own style sheet for printing, and once with the least that a book needs
(A5, justified, hyphenated). Each run has other words at the beginning of its paragraphs, since both programs remember
what they have set. Medians, by the processor and by the clock, in one process; then whole processes. WeasyPrint is
needed for this alone: `pip install --group bench`. Last the whole edition: its book, its EPUB, its plain texts.
"""

from __future__ import annotations

import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from functools import cache
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any, Final

from lxml import etree

from edenda.book.pdf import book_pdf
from edenda.edition import Edition, open_edition, read_tei
from edenda.epub.book import book_epub, tasks
from edenda.epub.document import document_part
from edenda.site.facts import facts_of
from edenda.site.opening import open_site
from edenda.site.values import Site
from edenda.tei import tag
from edenda.writers import opening
from edenda.writers.context import RenderContext
from edenda.writers.html import render_html
from edenda.writers.pdf import as_typst, render_pdf

_ROOT: Final = Path(__file__).parents[1]
_DOCUMENT: Final = _ROOT / "tei" / "2014-de-stalinisation.xml"
_INSTALL: Final = 'WeasyPrint is not here, so nothing is compared: pip install "weasyprint>=66"'
_RUNS: Final = 7
#: The least that makes a page of HTML a page of a book.
_PLAIN: Final = """@page { size: A5; margin: 20mm 23mm 23mm 19mm; @bottom-center { content: counter(page) } }
html { font: 10pt/1.3 serif; hyphens: auto } p { margin: 0; text-indent: 1.2em; text-align: justify }
blockquote { margin: 0 1.2em } [hidden], nav, header form { display: none }"""
_WEASYPRINT: Final = """import sys, weasyprint
weasyprint.HTML(string=open(sys.argv[1], encoding="utf-8").read()).write_pdf(sys.argv[2])"""


def main() -> None:
    """Print the table."""
    file = Path(sys.argv[1]) if sys.argv[1:] else _DOCUMENT
    print(f"{file.name}, {file.stat().st_size / 1000:.0f} KB of TEI")
    print(f"{'':<52}{'processor':>10}{'clock':>8}")
    own = _row("edenda: TEI to PDF", lambda number: render_pdf(_version(file, number), _context()))
    _beside_weasyprint(file, own)
    _processes(file)
    _edition()


def _beside_weasyprint(file: Path, own: float) -> None:
    try:
        weasyprint = import_module("weasyprint")  # a dependency of this benchmark alone
    except ImportError:
        print(_INSTALL)
        return

    def made(number: int, *, plain: bool) -> bytes:
        html = render_html(_version(file, number), replace(_context(), standalone=True)).decode()
        if plain:
            html = re.sub(r"<style>.*?</style>", f"<style>{_PLAIN}</style>", html, flags=re.DOTALL)
        written: bytes = weasyprint.HTML(string=html, url_fetcher=_nothing).write_pdf()
        return written

    rich = _row("WeasyPrint: TEI to HTML to PDF, the page's own CSS", lambda number: made(number, plain=False))
    plain = _row("WeasyPrint: the same, A5, justified, nothing else", lambda number: made(number, plain=True))
    print(f"WeasyPrint takes {rich / own:.1f} and {plain / own:.1f} times as long on the processor")


def _nothing(address: str, **_: object) -> dict[str, Any]:
    raise ValueError(address)


def _processes(file: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = Path(folder) / "page.html", str(Path(folder) / "out.pdf")
        page.write_bytes(render_html(_version(file, 0), replace(_context(), standalone=True)))
        edenda = [sys.executable, "-m", "edenda", "render", str(file), "--to", "pdf", "-o", pdf]
        _row("a whole process: edenda render --to pdf", lambda _: _run(edenda))
        try:
            _row(
                "a whole process: WeasyPrint, HTML to PDF",
                lambda _: _run([sys.executable, "-c", _WEASYPRINT, str(page), pdf]),
            )
        except subprocess.CalledProcessError:
            print(_INSTALL)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _edition() -> None:
    """The books of the whole edition."""
    _row("the book of this edition: TEI to PDF", _book)
    _row("the book of this edition: TEI to EPUB", _epub)


def _book(number: int) -> bytes:
    site, trees = _site(number)
    return book_pdf(site, {stem: as_typst(tree, stem, _context()) for stem, tree in trees.items()}, _context())


def _epub(number: int) -> bytes:
    site, trees = _site(number)
    return book_epub(site, [document_part(trees[task.stem], task, _context()) for task in tasks(site)], _context())


def _site(number: int) -> tuple[Site, dict[str, etree._Element]]:
    trees = {path.stem: _version(path, number) for path in _opened().documents()}
    return open_site(_opened(), [facts_of(stem, tree, _context()) for stem, tree in trees.items()]), trees


def _row(name: str, work: Callable[[int], object]) -> float:
    """Print the medians of some runs, of which the first fills caches; give that of the processor."""
    work(next(_NUMBERS))
    times = [_measured(work) for _ in range(_RUNS)]
    processor, clock = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"{name:<52}{processor:>10.3f}{clock:>8.3f}", flush=True)
    return float(processor)


def _measured(work: Callable[[int], object]) -> tuple[float, float]:
    number = next(_NUMBERS)
    processor, clock = _processor(), time.perf_counter()
    work(number)
    return _processor() - processor, time.perf_counter() - clock


def _processor() -> float:
    """The seconds of the processor that this process and those that it started have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


_NUMBERS: Final[Iterator[int]] = count(1)


def _version(file: Path, number: int) -> etree._Element:
    """A document whose paragraphs begin with other words than those of any other number."""
    tei = deepcopy(_tree(file))
    for turn, paragraph in enumerate(tei.iter(tag("p"))):
        paragraph.text = f"Version {number}.{turn} {paragraph.text or ''}"
    return tei


@cache
def _tree(file: Path) -> etree._Element:
    return read_tei(file)


@cache
def _opened() -> Edition:
    return open_edition(_ROOT)


@cache
def _context() -> RenderContext:
    edition = _opened()
    return opening.with_fonts(replace(opening.context_of(edition), register=edition.register_tree), edition)


if __name__ == "__main__":
    main()
