"""Commands on a large register: `python -m benchmarks.register_commands [--entries N] [--documents N] [--mentions N]`.

An edition is made in a temporary folder, with a register of 50,000 entries and 1,000 documents that hold 100,000
mentions. Each command is a process of its own: seconds by the clock, and the most memory that it took.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
_HEAD: Final = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{}</title></titleStmt>'
    "<publicationStmt><p>Made for a benchmark.</p></publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc>"
    "</teiHeader>"
)
_SYLLABLES: Final = "ba do fen gal hor kim lu mar nes ol pir quo ras sil tam ur ven wik yor zel".split()
_KINDS: Final = (
    ("listPerson", "person", "persName", "pers"),
    ("listOrg", "org", "orgName", "org"),
    ("listPlace", "place", "placeName", "pl"),
)
_WORDS: Final = (
    "the harbour was quiet and nobody had seen the letter that came from there in the spring of that year".split()
)
_COMMANDS: Final = (
    ("list (first indexing)", ("list",)),
    ("list", ("list",)),
    ("list WORDS", ("list", "marnes")),
    ("list --orphans --sort mentions", ("list", "--orphans", "--sort", "mentions")),
    ("list --format json", ("list", "--format", "json")),
    ("show (few mentions)", ("show", "pers-78")),
    ("show (thousands)", ("show", "pers-0")),
    ("show --documents", ("show", "pers-0", "--documents")),
    ("show (not there)", ("show", "pers-7x7")),
    ("export", ("export", "register.csv")),
    ("import (unchanged)", ("import", "register.csv")),
)


def main() -> None:
    """Make the edition, run every command and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=50_000)
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--mentions", type=int, default=100_000)
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        root = Path(folder)
        make_edition(root, arguments.entries, arguments.documents, arguments.mentions)
        print(f"{'command':<34}{'seconds':>9}{'peak MB':>9}{'lines':>9}")
        for name, words in _COMMANDS:
            _row(name, root, words)
        with (root / "tei" / "register.xml").open("a", encoding="utf-8") as register:
            register.write("<!-- edited -->\n")
        _row("show after an edit of the register", root, ("show", "pers-78"))
        path = next((root / "tei").glob("d*.xml"))
        path.write_text(path.read_text(encoding="utf-8").replace("</p>", " Again.</p>", 1), encoding="utf-8")
        _row("show after an edit of a document", root, ("show", "pers-78"))
        print(f"index: {(root / '.edenda-local' / 'index.sqlite').stat().st_size / 1e6:.0f} MB")


def _row(name: str, root: Path, words: tuple[str, ...]) -> None:
    """Run a command and print what it took. Linux alone tells the peak of a process."""
    code = (
        "import sys, resource\nfrom edenda.cli import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "finally:\n    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    environment = {"PYTHONPATH": str(ROOT / "src"), "PATH": ""}
    command = [sys.executable, "-c", code, "register", *words]
    start = time.perf_counter()
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False)
    seconds = time.perf_counter() - start
    peak = int(done.stderr.split()[-1]) / 1024
    lines = done.stdout.count(b"\n")
    print(f"{name:<34}{seconds:>9.2f}{peak:>9.0f}{lines:>9}")


def make_edition(root: Path, entries: int, documents: int, mentions: int) -> None:
    """An edition with so many entries, documents and mentions; a few entries have most of the mentions."""
    chance = random.Random(1906)  # noqa: S311 - the same edition every time
    (root / "tei").mkdir()
    (root / "edition.toml").write_text('[edition]\ntitle = "Benchmark"\n', encoding="utf-8")
    names = [_name(chance) for _ in range(entries)]
    with (root / "tei" / "register.xml").open("w", encoding="utf-8") as stream:
        stream.writelines(_register(names))
    for number in range(documents):
        paragraphs = "".join(_paragraph(names, chance) for _ in range(mentions // documents))
        head = _HEAD.format(f"Letter {number}")
        text = f"{head}<text><body>{paragraphs}</body></text></TEI>\n"
        (root / "tei" / f"d{number:05}.xml").write_text(text, encoding="utf-8")


def _register(names: list[str]) -> Iterator[str]:
    yield f"{_HEAD.format('Register')}<standOff>\n"
    for number, (of_list, kind, naming, prefix) in enumerate(_KINDS):
        yield f"<{of_list}>\n"
        for at in range(number, len(names), len(_KINDS)):
            name = names[at]
            yield (
                f'<{kind} xml:id="{prefix}-{at}"><{naming}>{name}</{naming}>'
                f'<{naming} type="variant">{name.split()[-1]}</{naming}></{kind}>\n'
            )
        yield f"</{of_list}>\n"
    yield "</standOff></TEI>\n"


def _name(chance: random.Random) -> str:
    parts = ("".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 3))) for _ in range(2))
    return " ".join(parts).title()


def _paragraph(names: list[str], chance: random.Random) -> str:
    at = 0 if chance.random() < 0.05 else int(len(names) * chance.random() ** 3)
    _, _, naming, prefix = _KINDS[at % len(_KINDS)]
    words = " ".join(chance.choice(_WORDS) for _ in range(40))
    return (
        f'<p>{words.capitalize()}. So <{naming} ref="register.xml#{prefix}-{at}">{names[at]}</{naming}> {words}.</p>\n'
    )


if __name__ == "__main__":
    main()
