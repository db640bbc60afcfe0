"""How much TEI becomes plain text in a second, beside lxml alone: `python -m benchmarks.text [FILE ...]`.

Megabytes of TEI a second of processor time, one core: parsing by lxml alone; the text of a tree that is parsed, as
bytes; the same with our reading of the file; lines of 72 columns with notes where they are called; the text with a map
of its elements; and how many times longer than parsing the text takes. Documents are those of this edition, each by
itself and joined to a megabyte, an invented letter dense with names, texts made from sources by `edenda convert`, and a
novel without marks; or the files named. For comparison: the TEI Stylesheets, run by Saxon, write about 4 MB a second.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from lxml import etree

from benchmarks.editions import letter, novel, register
from benchmarks.render import joined
from benchmarks.timing import best, converted
from edenda.config import TextFacts
from edenda.edition import open_edition
from edenda.tei import parse
from edenda.writers.context import RenderContext
from edenda.writers.offsets import render_with_offsets
from edenda.writers.text import render_text

_ROOT: Final = Path(__file__).parents[1]
_MEGABYTE: Final = 1_000_000
_COLUMNS: Final = ("lxml", "text", "with reading", "wrapped", "with map")


def main() -> None:
    """Print the table."""
    heads = "".join(f"{head:>14}" for head in _COLUMNS)
    print(f"{'TEI':<34}{'MB':>6}{heads}{'to lxml':>9}")
    for name, files, context in _documents():
        _row(name, files, context)


def _documents() -> list[tuple[str, list[bytes], RenderContext]]:
    if sys.argv[1:]:
        return [(Path(name).name, [Path(name).read_bytes()], RenderContext()) for name in sys.argv[1:]]
    own = RenderContext(open_edition(_ROOT).register_tree)
    made = [
        ("this edition, file by file", [path.read_bytes() for path in open_edition(_ROOT).documents()], own),
        ("this edition, joined", [joined()], own),
        ("letter dense with names", [letter(1, _MEGABYTE, 500)], RenderContext(parse(register(500), "register.xml"))),
    ]
    for name in ("letter", "article"):
        tei = converted(name, 700_000)[1].tei or b""
        made.append((f"converted {name}", [tei], RenderContext()))
    return [*made, ("novel", [novel(_MEGABYTE)], RenderContext())]


def _row(name: str, files: list[bytes], context: RenderContext) -> None:
    trees = [parse(data, name) for data in files]
    lines = replace(context, text=TextFacts(wrap=72, notes="inline"))
    works: list[Callable[[], object]] = [
        lambda: [etree.fromstring(data) for data in files],
        lambda: [render_text(tree, context) for tree in trees],
        lambda: [render_text(parse(data, name), context) for data in files],
        lambda: [render_text(tree, lines) for tree in trees],
        lambda: [render_with_offsets(tree, context) for tree in trees],
    ]
    seconds = [best(work)[0] for work in works]
    size = sum(map(len, files)) / _MEGABYTE
    cells = "".join(f"{size / one:>14.1f}" for one in seconds)
    print(f"{name:<34}{size:>6.2f}{cells}{seconds[1] / seconds[0]:>9.1f}", flush=True)


if __name__ == "__main__":
    main()
