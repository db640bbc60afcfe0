"""How long a page and a plain text take beside parsing the TEI with lxml alone: `python -m benchmarks.render`.

Files made from the corpus, each parsed and written, in seconds of processor time.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from benchmarks.timing import best, converted, print_table
from edenda.tei import parse
from edenda.writers import WRITERS, RenderContext

_CONTEXT: Final = RenderContext(standalone=True)


def main() -> None:
    """Print the table."""
    heads = "".join(f"{name + ' s':>9}{'ratio':>7}" for name in WRITERS)
    head = f"{'TEI of':<12}{'TEI KB':>8}{'lxml s':>9}{heads}"
    print_table(__doc__, head, _row, (100, 1000))


def _row(name: str, size: int) -> None:
    _, done = converted(name, size)
    if done.tei is None:
        print(f"{name:<12}  was not converted")
        return
    data = done.tei
    bare, _ = best(lambda: etree.fromstring(data))
    cells = ""
    for write in WRITERS.values():
        seconds, _ = best(lambda write=write: write(parse(data, "bench.xml"), _CONTEXT))  # type: ignore[misc]
        cells += f"{seconds:>9.4f}{seconds / bare:>7.1f}"
    print(f"{name:<12}{len(data) / 1000:>8.0f}{bare:>9.4f}{cells}", flush=True)


if __name__ == "__main__":
    main()
