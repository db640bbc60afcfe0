"""How much TEI a page is made of in a second, beside lxml alone: `python -m benchmarks.render [FILE ...]`.

Megabytes of TEI a second of processor time, one core: parsing by lxml alone, the transformation, the whole (reading,
page, serialising); what the transformation takes beside lxml; and a whole process that renders
a document of 50 KB. Documents are invented letters dense with names, a novel without marks, texts made from sources by
`edenda convert`, and this edition's documents joined to a megabyte; or the files named.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from copy import deepcopy
from pathlib import Path
from typing import Final

from lxml import etree

from benchmarks.editions import letter, novel, register
from benchmarks.timing import best, converted
from edenda.edition import open_edition
from edenda.tei import XML_ID, parse, tag
from edenda.writers.context import RenderContext
from edenda.writers.html import render_html
from edenda.writers.policy import SITE
from edenda.writers.stylesheets import transform

_ROOT: Final = Path(__file__).parents[1]
_MEGABYTE: Final = 1_000_000
_CONTEXT: Final = RenderContext(site=b'<site title="S"/>', page=b'<page path="documents/x.html" root="../"/>')
_PROCESSES: Final = 9


def main() -> None:
    """Print the tables."""
    print(f"{'TEI':<22}{'MB':>6}{'elements':>10}{'lxml':>8}{'page':>8}{'whole':>8}{'to lxml':>9}")
    for name, data, context in _documents():
        _row(name, data, context)
    _process()


def _documents() -> list[tuple[str, bytes, RenderContext]]:
    if sys.argv[1:]:
        return [(Path(name).name, Path(name).read_bytes(), _CONTEXT) for name in sys.argv[1:]]
    persons = RenderContext(parse(register(500), "register.xml"), site=_CONTEXT.site, page=_CONTEXT.page)
    own = RenderContext(open_edition(_ROOT).register_tree, site=_CONTEXT.site, page=_CONTEXT.page)
    made = [
        ("letter, 25 KB", letter(1, 25_000, 500), persons),
        ("letter, 1 MB", letter(1, _MEGABYTE, 500), persons),
        ("novel, 1 MB", novel(_MEGABYTE), _CONTEXT),
        ("this edition, 1 MB", joined(), own),
    ]
    for name in ("letter", "article"):
        tei = converted(name, 700_000)[1].tei
        made.append((f"converted {name}", tei or b"", _CONTEXT))
    return made


def _row(name: str, data: bytes, context: RenderContext) -> None:
    size = len(data) / _MEGABYTE
    tree = parse(data, name)
    bare, _ = best(lambda: etree.fromstring(data))
    page, _ = best(lambda: transform(tree, "html/document.xsl", context, {"policy": SITE}))
    whole, _ = best(lambda: render_html(parse(data, name), context))
    cells = "".join(f"{size / seconds:>8.1f}" for seconds in (bare, page, whole))
    print(f"{name:<22}{size:>6.2f}{sum(1 for _ in tree.iter('*')):>10}{cells}{page / bare:>9.1f}", flush=True)


def _process() -> None:
    """The least processor time of some processes that render 50 KB, of which the first fills caches."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "letter.xml"
        file.write_bytes(letter(1, 50_000, 500))
        for words in (["-c", "import lxml.etree, click"], ["-m", "edenda", "render", str(file), "-o", f"{file}.html"]):
            seconds = min(_seconds([sys.executable, *words]) for _ in range(_PROCESSES))
            print(f"python {' '.join(words[:3]):<40}{seconds:>8.3f} s")


def _seconds(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def joined() -> bytes:
    """This edition's documents as one of a megabyte: their divisions one behind the other, each with ids of its own."""
    roots = [etree.parse(path).getroot() for path in open_edition(_ROOT).documents()]
    whole = deepcopy(max(roots, key=lambda root: len(etree.tostring(root))))
    body, size, turn = next(whole.iter(tag("body"))), 0, 0
    while size < _MEGABYTE:
        turn += 1
        for division in (one for root in roots for one in next(root.iter(tag("body")))):
            added = deepcopy(division)
            _rename(added, f"-{turn}")
            body.append(added)
            size += len(etree.tostring(added))
    return etree.tostring(whole, encoding="utf-8", xml_declaration=True)


def _rename(element: etree._Element, ending: str) -> None:
    for one in element.iter("*"):
        if own := one.get(XML_ID):
            one.set(XML_ID, own + ending)
        for name in ("target", "corresp", "source"):
            if one.get(name, "").startswith("#"):
                one.set(name, one.get(name, "") + ending)


if __name__ == "__main__":
    main()
