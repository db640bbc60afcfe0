"""How fast `convert` is, and how its time grows: `python -m benchmarks.convert [NAME ...] [--sizes 10 100] [--stages]`.

Without names: every genre and every shape. Each measurement has a process of its own, so that its peak of memory is its
own too; the best of a few runs counts, in seconds of processor time, because machines are shared. A ratio of 1 means
that a megabyte takes as long as in the smallest source.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
import subprocess
import sys
import time
from typing import Final

from benchmarks.corpus import GENRES, SHAPES
from benchmarks.timing import best, source_of
from edenda.checks.fidelity import compare
from edenda.checks.grammar import check_grammar
from edenda.config import Document
from edenda.convert import Options, convert
from edenda.encoding.document import Setting, encode
from edenda.readers import read
from edenda.recognisers.context import Context
from edenda.recognisers.recognise import mark_entities
from edenda.serialising import serialise
from edenda.sources import Source
from edenda.tei import parse

_DOCUMENT: Final = Document("bench", "bench")
_MAKERS: Final = {**GENRES, **SHAPES}
_STAGES: Final = ("read", "recognise", "encode", "grammar", "fidelity")


def main() -> None:
    """Print the table, or (for a child process) one measurement."""
    options = _arguments()
    if options.one:
        print(json.dumps(_measured(options.names[0], options.sizes[0] * 1000, stages=options.stages)))
        return
    heads = "".join(f"{stage:>10}" for stage in _STAGES) if options.stages else ""
    print(f"{'source':<18}{'KB':>7}{'seconds':>9}{'MB/s':>7}{'ratio':>7}{'peak MB':>9}  {'outcome':<9}{heads}")
    for name in options.names or _MAKERS:
        _rows(name, options)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help=f"of {', '.join(_MAKERS)}")
    parser.add_argument("--sizes", nargs="+", type=int, default=[10, 100, 1000, 10000], metavar="KB")
    parser.add_argument("--stages", action="store_true", help="also the seconds of each stage")
    parser.add_argument("--limit", type=float, default=120, help="seconds after which a measurement is given up")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _rows(name: str, options: argparse.Namespace) -> None:
    first = 0.0
    for size in options.sizes:
        command = [
            sys.executable,
            "-m",
            "benchmarks.convert",
            name,
            "--one",
            "--sizes",
            str(size),
            *(["--stages"] if options.stages else []),
        ]
        try:
            done = subprocess.run(command, capture_output=True, check=True, timeout=options.limit)
        except subprocess.TimeoutExpired:
            print(f"{name:<18}{size:>7}  more than {options.limit:.0f} seconds", flush=True)
            return
        except subprocess.CalledProcessError as error:
            print(f"{name:<18}{size:>7}  {error.stderr.decode().splitlines()[-1]}", flush=True)
            continue
        row = json.loads(done.stdout)
        per_megabyte = row["seconds"] / row["megabytes"]
        first = first or per_megabyte
        stages = "".join(f"{seconds:>10.3f}" for seconds in row["stages"])
        print(
            f"{name:<18}{row['megabytes'] * 1000:>7.0f}{row['seconds']:>9.3f}{1 / per_megabyte:>7.2f}"
            f"{per_megabyte / first:>7.2f}{row['peak']:>9.0f}  {row['outcome']:<9}{stages}",
            flush=True,
        )


def _measured(name: str, size: int, *, stages: bool) -> dict[str, object]:
    convert(source_of("text", 2000), Options(_DOCUMENT))  # grammar, patterns and words are loaded once a process
    source = source_of(name, size)
    seconds, found = best(lambda: convert(source, Options(_DOCUMENT)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    refusals = sorted({problem.code for problem in found.problems if problem.severity == "error"})
    return {
        "megabytes": len(source.raw.encode()) / 1e6,
        "seconds": seconds,
        "peak": peak,
        "outcome": found.reading.genre if found.tei is not None else " ".join(refusals),
        "stages": _stages(source) if stages else [],
    }


def _stages(source: Source) -> list[float]:
    """The seconds of each stage of `convert`, one after another."""
    times = [time.process_time()]
    reading, _ = read(source)
    times.append(time.process_time())
    reading = mark_entities(reading, Context())
    times.append(time.process_time())
    data = serialise(encode(reading, Setting(_DOCUMENT)).root)
    root = parse(data, source.name)
    times.append(time.process_time())
    check_grammar(root, source.name)
    times.append(time.process_time())
    compare(source.raw, root, source.name)
    times.append(time.process_time())
    return [later - earlier for earlier, later in itertools.pairwise(times)]


if __name__ == "__main__":
    main()
