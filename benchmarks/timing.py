"""What the benchmarks share: the least processor time of some runs, and TEI made from the corpus."""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from typing import TypeVar

from benchmarks.corpus import GENRES, SHAPES
from edenda.config import Document
from edenda.convert import Conversion, Options, convert
from edenda.sources import Source, decode

_ENOUGH_SECONDS = 1.0
_MOST_RUNS = 7
Result = TypeVar("Result")


def best(work: Callable[[], Result]) -> tuple[float, Result]:
    """The least processor time of some runs in seconds, and the result of the last."""
    times: list[float] = []
    while True:
        gc.collect()
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
        if len(times) == _MOST_RUNS or sum(times) > _ENOUGH_SECONDS:
            return min(times), result


def print_table(doc: str | None, head: str, row: Callable[[str, int], None], sizes: tuple[int, ...]) -> None:
    """Print a row for each genre in each size that the command line asks for; sizes are kilobytes of source."""
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("--sizes", nargs="+", type=int, default=list(sizes), metavar="KB")
    asked = parser.parse_args().sizes
    print(head)
    for size in asked:
        for name in GENRES:
            row(name, size * 1000)


def source_of(name: str, size: int) -> Source:
    """The source of a genre or shape in about so many bytes."""
    return decode({**GENRES, **SHAPES}[name](size).encode(), f"{name}.txt")[0]


def converted(name: str, size: int) -> tuple[Source, Conversion]:
    """A source and its conversion."""
    source = source_of(name, size)
    return source, convert(source, Options(Document("bench", "bench")))
