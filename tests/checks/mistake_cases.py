"""Mistakes that encoders make, as files: a sentence on the mistake, what was written, and what edenda says of it.

A line `=== in the div` (or body, text, header, document) says what stands below it: a document is built around all but
the last, on the same lines.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from edenda.checks.grammar import check_grammar
from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.tei import TEI, not_tei, parse

CASES: Final = Path(__file__).parents[1] / "cases" / "mistakes"
_HEADER: Final = (
    "<teiHeader><fileDesc><titleStmt><title>Letter of 3 March 1902</title></titleStmt>"
    "<publicationStmt><publisher>Skerry Press</publisher></publicationStmt>"
    "<sourceDesc><p>The harbour's letter book.</p></sourceDesc></fileDesc></teiHeader>"
)
_START: Final = f'<TEI xmlns="{TEI}">'
#: What stands around what was written, on its first and its last line.
_AROUND: Final = {
    "document": ("", ""),
    "header": (_START, "<text><body><p>Sir.</p></body></text></TEI>"),
    "text": (f"{_START}{_HEADER}", "</TEI>"),
    "body": (f"{_START}{_HEADER}<text><body>", "</body></text></TEI>"),
    "div": (f"{_START}{_HEADER}<text><body><div>", "</div></body></text></TEI>"),
}


class MistakeCase(NamedTuple):
    """A mistake: where it stands, what was written, and what is said of it."""

    where: str
    written: str
    says: str


def read_case(path: Path) -> MistakeCase:
    """A case from its file."""
    _, _, rest = path.read_text(encoding="utf-8").partition("=== in the ")
    where, _, rest = rest.partition("\n")
    written, _, says = rest.partition("\n=== says\n")
    return MistakeCase(where.strip(), written, says)


def said_of(case: MistakeCase) -> str:
    """What edenda says of what was written."""
    return "".join(map(_line, _problems(document_of(case))))


def document_of(case: MistakeCase) -> bytes:
    """What was written, as a whole document."""
    before, behind = _AROUND[case.where]
    return f"{before}{case.written}{behind}".encode()


def _problems(data: bytes) -> tuple[Problem, ...]:
    try:
        root = parse(data, "K.xml")
    except UnreadableError as error:
        return error.problems
    problem = not_tei(root, "K.xml")
    return (problem,) if problem else check_grammar(root, "K.xml", None, data)


def _line(problem: Problem) -> str:
    line = "" if problem.line is None else f"{problem.line} "
    hint = f"\n    {problem.hint}" if problem.hint else ""
    return f"{line}{problem.code}: {problem.message}{hint}\n"
