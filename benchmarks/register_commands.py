"""Commands on a large register: `python -m benchmarks.register_commands [--entries N] [--documents N] [--mentions N]`.

An edition is made in a temporary folder: a register of 50,000 entries with notes, dates, identifiers and marked
surnames (17 MB), and 1,000 documents with 100,000 mentions, of which some are doubtful and some lead nowhere. Each
command is a process of its own: the seconds of the processor, those on the clock, and the most memory that it took.
`--only WORDS` runs the commands that have these words in their names; `--runs N` runs those that write nothing so often
and prints the best.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Final, NamedTuple

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
_NOTE: Final = (
    "Somebody of whom the letters speak in number {}: the harbour, the light and the price of coal, and what was said "
    "of it in the town afterwards; see the papers of the council."
)
#: Of so many mentions one is doubtful, and one leads nowhere.
_DOUBTFUL: Final = 5
_UNLINKED: Final = 20
_BY: Final = ("--who", "ed", "--when", "2026-11-22")
#: What a process runs; it says at its end what it took.
_CODE: Final = "import sys\nfrom edenda.cli import main\nmain(sys.argv[1:])"


class _Command(NamedTuple):
    """A command and what it is called; one that writes is run once."""

    name: str
    words: tuple[str, ...]
    writes: bool = False


class _Took(NamedTuple):
    """What a process took: seconds of the processor and on the clock, megabytes; and what it printed."""

    processor: float
    clock: float
    peak: float
    printed: bytes


_COMMANDS: Final = (
    _Command("list (first indexing)", ("register", "list"), writes=True),
    _Command("list", ("register", "list")),
    _Command("list WORDS", ("register", "list", "marnes")),
    _Command("list --orphans --sort mentions", ("register", "list", "--orphans", "--sort", "mentions")),
    _Command("list --format json", ("register", "list", "--format", "json")),
    _Command("show (few mentions)", ("register", "show", "pers-78")),
    _Command("show (thousands)", ("register", "show", "pers-0")),
    _Command("show --documents", ("register", "show", "pers-0", "--documents")),
    _Command("show (not there)", ("register", "show", "pers-7x7")),
    _Command("suggest", ("register", "suggest")),
    _Command("export", ("register", "export", "register.csv", "--force")),
    _Command("import (unchanged)", ("register", "import", "register.csv")),
    _Command("distinct", ("register", "distinct", "pers-0", "pers-3", *_BY), writes=True),
    _Command("review (start)", ("review", "--decisions", "nothing.jsonl", *_BY)),
    _Command("review --list (one document)", ("review", "--list", "tei/d00000.xml")),
    _Command("review --decisions (one)", ("review", "--decisions", "decisions.jsonl", *_BY), writes=True),
    _Command("rename (thousands of pointers)", ("register", "rename", "pers-0", "pers-new", *_BY), writes=True),
    _Command("undo", ("register", "undo"), writes=True),
    _Command(
        "merge (few pointers)", ("register", "merge", "pers-78", "pers-81", "--prefer", "pers-81", *_BY), writes=True
    ),
    _Command("undo (few files)", ("register", "undo"), writes=True),
    _Command("grow --check", ("register", "grow", "--check")),
    _Command("grow", ("register", "grow"), writes=True),
    _Command("review --list", ("review", "--list")),
)


def main() -> None:
    """Make the edition, run the commands and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=50_000)
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--mentions", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        root = Path(folder)
        make_edition(root, asked.entries, asked.documents, asked.mentions)
        print(f"{'command':<34}{'processor':>10}{'clock':>8}{'peak MB':>9}{'lines':>9}")
        for command in _COMMANDS:
            if asked.only in command.name or command == _COMMANDS[0]:
                _row(root, command, asked.runs)
        _edited(root, asked.only)
        print(f"index: {(root / '.edenda-local' / 'index.sqlite').stat().st_size / 1e6:.0f} MB")


def _edited(root: Path, only: str) -> None:
    """What is shown once a file has changed that the index knows."""
    after_register = _Command("show after an edit of the register", ("register", "show", "pers-78"))
    after_document = _Command("show after an edit of a document", ("register", "show", "pers-78"))
    if only in after_register.name:
        with (root / "tei" / "register.xml").open("a", encoding="utf-8") as register:
            register.write("<!-- edited -->\n")
        _row(root, after_register, 1)
    if only in after_document.name:
        path = next((root / "tei").glob("d*.xml"))
        path.write_text(path.read_text(encoding="utf-8").replace("</p>", " Again.</p>", 1), encoding="utf-8")
        _row(root, after_document, 1)


def _row(root: Path, command: _Command, runs: int) -> None:
    """Run a command and print what it took, at the best; what a review lists of a document is decided later."""
    took = min(_run(root, command.words) for _ in range(1 if command.writes else runs))
    lines = took.printed.count(b"\n")
    print(f"{command.name:<34}{took.processor:>10.2f}{took.clock:>8.2f}{took.peak:>9.0f}{lines:>9}", flush=True)
    if command.words[:2] == ("review", "--list"):
        key = took.printed.split(maxsplit=1)[0].decode() if took.printed else ""
        (root / "decisions.jsonl").write_text(f'{{"key": "{key}", "verdict": "accept"}}\n', encoding="utf-8")


def _run(root: Path, words: tuple[str, ...]) -> _Took:
    """What a command took. Only Unix tells it of another process."""
    environment = {"PYTHONPATH": str(ROOT / "src"), "PATH": ""}
    with TemporaryFile() as printed, TemporaryFile() as said:
        start = time.perf_counter()
        files = [(os.POSIX_SPAWN_DUP2, printed.fileno(), 1), (os.POSIX_SPAWN_DUP2, said.fileno(), 2)]
        code = f"import os\nos.chdir({str(root)!r})\n{_CODE}"
        process = os.posix_spawn(sys.executable, [sys.executable, "-c", code, *words], environment, file_actions=files)
        _, status, used = os.wait4(process, 0)
        clock = time.perf_counter() - start
        printed.seek(0)
        if status:
            said.seek(0)
            print(said.read().decode(), file=sys.stderr)
        return _Took(used.ru_utime + used.ru_stime, clock, used.ru_maxrss / 1024, printed.read())


def make_edition(root: Path, entries: int, documents: int, mentions: int) -> None:
    """An edition with so many entries, documents and mentions; a few entries have most of the mentions."""
    chance = random.Random(1906)  # noqa: S311 - the same edition every time
    (root / "tei").mkdir()
    people = 'people = [{ id = "ed", name = "E. Editor" }]'
    (root / "edition.toml").write_text(f'[edition]\ntitle = "Benchmark"\n{people}\n', encoding="utf-8")
    (root / "nothing.jsonl").touch()
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
            yield f'<{kind} xml:id="{prefix}-{at}">{_stated(names[at], at, kind, naming)}</{kind}>\n'
        yield f"</{of_list}>\n"
    yield "</standOff></TEI>\n"


def _stated(name: str, number: int, kind: str, naming: str) -> str:
    """What is stated of an entry: its names, a person's surname marked; dates, identifiers, a note."""
    first, last = name.split()
    is_person = kind == "person"
    names = f"<forename>{first}</forename> <surname>{last}</surname>" if is_person else name
    birth = f'<birth when="{1800 + number % 80}"/>' if is_person else ""
    number_of = f'<idno type="VIAF">{1_000_000 + number}</idno>'
    return (
        f'<{naming}>{names}</{naming}>\n<{naming} type="variant">{last}</{naming}>\n{birth}{number_of}\n'
        f"<note>{_NOTE.format(number)}</note>"
    )


def _name(chance: random.Random) -> str:
    parts = ("".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 3))) for _ in range(2))
    return " ".join(parts).title()


def _paragraph(names: list[str], chance: random.Random) -> str:
    at = 0 if chance.random() < 0.05 else int(len(names) * chance.random() ** 3)
    _, _, naming, prefix = _KINDS[at % len(_KINDS)]
    words = " ".join(chance.choice(_WORDS) for _ in range(40))
    lot = chance.random()
    pointer = f' ref="register.xml#{prefix}-{at}"' if lot > 1 / _UNLINKED else ""
    doubt = ' cert="low"' if lot > 1 - 1 / _DOUBTFUL else ""
    name = names[at] if pointer else _name(chance)
    return f"<p>{words.capitalize()}. So <{naming}{pointer}{doubt}>{name}</{naming}> {words}.</p>\n"


if __name__ == "__main__":
    main()
