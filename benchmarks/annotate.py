"""How long annotation takes beside parsing with lxml alone: `python -m benchmarks.annotate [--sizes 100 1000]`.

TEI made from the corpus, with its names and dates taken out again. *read*: tags found, flows with their places in the
file. *splice*: tags put in and the bytes written. *whole*: with recognition, placing and memory. Seconds of processor
time as multiples of lxml's; *peak*: the most memory that reading takes, in multiples of the file.
"""

from __future__ import annotations

import re
import tracemalloc

from lxml import etree

from benchmarks.timing import best, converted, print_table
from edenda.annotating.annotate import annotate
from edenda.annotating.values import Settings
from edenda.content_table import read_content_table
from edenda.markup.document import look_at
from edenda.markup.edits import apply, wrap
from edenda.resources import SCHEMA
from edenda.tei_reader.reader import TeiReading, read_tei_file

_NAMING = re.compile(rb"</?(?:persName|orgName|placeName|name|title|date)\b[^>]*>")
_NAME = "bench.xml"


def main() -> None:
    """Print the table."""
    head = f"{'TEI of':<12}{'TEI KB':>8}{'tags':>9}{'marks':>8}{'lxml s':>9}"
    head += f"{'read':>7}{'splice':>8}{'whole':>8}{'peak':>7}"
    print_table(__doc__, head, _row, (100, 1000, 10_000))


def _row(name: str, size: int) -> None:
    _, done = converted(name, size)
    if done.tei is None:
        print(f"{name:<12}  was not converted")
        return
    head, body, rest = done.tei.partition(b"<text")
    data = head + body + _NAMING.sub(b"", rest)
    settings = Settings(read_content_table(SCHEMA / "edenda.rng"))
    bare, _ = best(lambda: etree.fromstring(data))
    reading, tei = best(lambda: _read(data))
    marked = annotate(data, _NAME, settings)
    document = look_at(data, _NAME)
    edits = [edit for one in marked.mentions for edit in wrap((one.start, one.end), one.type, one.attributes)]
    splicing, _ = best(lambda: apply(document, edits))
    whole, _ = best(lambda: annotate(data, _NAME, settings))
    print(
        f"{name:<12}{len(data) / 1000:>8.0f}{len(tei.elements.tags.heads):>9}{marked.changes:>8}{bare:>9.4f}"
        f"{reading / bare:>7.1f}{splicing / bare:>8.1f}{whole / bare:>8.0f}{_peak(data) / len(data):>7.1f}",
        flush=True,
    )


def _read(data: bytes) -> TeiReading:
    return read_tei_file(look_at(data, _NAME), _NAME)


def _peak(data: bytes) -> int:
    """The most bytes that reading holds at a time."""
    tracemalloc.start()
    _read(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


if __name__ == "__main__":
    main()
