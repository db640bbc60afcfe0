"""How long the checks of a TEI file take beside parsing it with lxml alone: `python -m benchmarks.check [--sizes 100]`.

Grammar, pointers and fidelity of files made from the corpus, in seconds of processor time.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from benchmarks.timing import best, converted, print_table
from edenda.checks.fidelity import compare
from edenda.checks.grammar import check_grammar
from edenda.checks.pointers import check_pointers
from edenda.problems import Problem
from edenda.sources import Source
from edenda.tei import parse


def main() -> None:
    """Print the table."""
    head = f"{'TEI of':<12}{'TEI KB':>8}{'lxml s':>9}{'check s':>9}"
    head += f"{'MB/s':>7}{'ratio':>7}  problems"
    print_table(__doc__, head, _row, (100, 1000))


def _row(name: str, size: int) -> None:
    source, done = converted(name, size)
    if done.tei is None:
        print(f"{name:<12}  was not converted")
        return
    data = done.tei
    bare, _ = best(lambda: etree.fromstring(data))
    whole, problems = best(lambda: _check(data, source))
    print(
        f"{name:<12}{len(data) / 1000:>8.0f}{bare:>9.4f}{whole:>9.4f}{len(data) / 1e6 / whole:>7.1f}"
        f"{whole / bare:>7.1f}  {len(problems)}",
        flush=True,
    )


def _check(data: bytes, source: Source) -> tuple[Problem, ...]:
    path = Path("bench.xml")
    root = parse(data, str(path))
    return (
        *check_grammar(root, str(path)),
        *check_pointers(root, path, lambda _: None),
        *compare(source.raw, root, str(path)),
    )


if __name__ == "__main__":
    main()
