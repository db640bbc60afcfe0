"""Small documents that show one layout each: read from files, compared with what comes out, printed as a page.

A case is a text file: what it shows, a line `=== source` (with a genre, if that is to be given), the document, a line
`=== becomes`, and parts of its outline (`tests/outline.py`): `# text`, `# notes`, `# dates`, `# header`, and
`# problems`, the codes of what is reported. Only the parts that are there are compared.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from edenda.config import Document
from edenda.convert import Conversion, Options, convert
from edenda.sources import Source
from edenda.tei import parse
from tests.outline import outline

CASES: Final = Path(__file__).resolve().parent / "cases" / "layouts"
_CASE: Final = re.compile(
    r"(?P<shows>.+?)\n\n?=== source ?(?P<genre>\w*)\n(?P<source>.*?)=== becomes\n(?P<outline>.*)", re.DOTALL
)
#: Problems that depend on the register, which no case has.
_LEFT_ASIDE: Final = frozenset({"NAME-001"})


class Case(NamedTuple):
    """What a layout shows, its document, the genre it is given (empty: the one that fits), expected lines by part."""

    name: str
    shows: str
    genre: str
    source: str
    parts: dict[str, list[str]]


def read_case(path: Path) -> Case:
    """The case in a file; raises ValueError where it has not the form of one."""
    found = _CASE.fullmatch(path.read_text(encoding="utf-8"))
    if not found:
        raise ValueError(f"{path} is no case: see tests/layouts.py")
    name = str(path.relative_to(CASES).with_suffix(""))
    return Case(name, found["shows"], found["genre"], found["source"], parts_of(found["outline"].splitlines()))


def cases() -> list[Case]:
    """All cases, in the order of their folders and names."""
    return [read_case(path) for path in sorted(CASES.glob("*/*.txt"))]


def parts_of(lines: list[str], name: str = "text") -> dict[str, list[str]]:
    """The lines of an outline by part; what stands before the first heading is the part `name`."""
    parts: dict[str, list[str]] = {}
    for line in lines:
        if line.startswith("# "):
            name = line.removeprefix("# ")
            parts[name] = []
        elif line.strip():
            parts.setdefault(name, []).append(line)
    return parts


def converted(case: Case) -> Conversion:
    """A case converted without any facts from an edition."""
    return convert(
        Source(case.source, "source.txt", "utf-8"), Options(Document("source", "K"), genre=case.genre or None)
    )


def seen(case: Case) -> dict[str, list[str]]:
    """The outline of a case as converted, by part, and the codes of its problems."""
    outcome = converted(case)
    problems = [problem.code for problem in outcome.problems if problem.code not in _LEFT_ASIDE]
    if outcome.tei is None:
        return {"problems": problems}
    genre, *lines = outline(parse(outcome.tei, case.name))
    return {"genre": [genre.removeprefix("genre: ")], **parts_of(lines), "problems": problems}


def page() -> str:
    """All cases as a page of documentation."""
    lines = ["# Sources", "", _INTRODUCTION.strip(), ""]
    for folder in sorted(path for path in CASES.iterdir() if path.is_dir()):
        lines += [(folder / "about.md").read_text(encoding="utf-8").strip(), ""]
        for path in sorted(folder.glob("*.txt")):
            lines += _example(read_case(path))
    return "\n".join(lines)


def _example(case: Case) -> Iterator[str]:
    given = f" (read as `{case.genre}`)" if case.genre else ""
    yield from (f"{case.shows}{given}", "", "```text", case.source.strip("\n"), "```", "", "becomes", "", "```text")
    for name, found in case.parts.items():
        yield from ([f"# {name}"] if name != "text" else [])
        yield from found
    yield from ("```", "")


_INTRODUCTION: Final = """
What edenda reads, with small examples. This page is made from the files in `tests/cases/layouts/`, which the tests
compare with what comes out: what is shown here is what happens. To add an example, write a file there, and run
`make sources`.

An example is followed by its outline: the elements of the TEI with their first five words, those inside others set
in. `# notes` are the notes with their labels, `# header` fields of the header, `# problems` the codes of what edenda
reports beside it ([what they mean](problems/)). `edenda convert --explain FILE` says of a document of yours why it is
read as it is.
"""


if __name__ == "__main__":
    sys.stdout.write(page())
