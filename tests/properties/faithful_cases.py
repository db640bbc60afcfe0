"""The documents of the genres, each with the TEI that conversion makes of it, for tests of the proof of fidelity."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from lxml import etree

from edenda.checks.fidelity import compare
from edenda.config import Document, EditionFacts, Person
from edenda.convert import Options, convert
from edenda.problems import has_errors
from edenda.sources import read_source
from edenda.tei import parse

CASES: Final = Path(__file__).resolve().parents[1] / "cases" / "genres"
NAMES: Final = tuple(sorted(str(path.parent.relative_to(CASES)) for path in CASES.glob("*/*/source.txt")))
EDITOR: Final = "ed"


@cache
def _case(name: str) -> tuple[str, bytes]:
    source, _ = read_source(CASES / name / "source.txt")
    facts = EditionFacts(title="T", people=(Person(EDITOR, "A. Editor"),))
    tei = convert(source, Options(Document("some", "K", edition=facts))).tei
    assert tei is not None
    return source.raw, tei


class Case(NamedTuple):
    """A source and a fresh tree of its TEI."""

    raw: str
    root: etree._Element

    def is_faithful(self) -> bool:
        """Whether the check finds no error, also after the tree was written and read again."""
        again = parse(etree.tostring(self.root, encoding="UTF-8"), "K.xml")
        return not has_errors(compare(self.raw, again, "some.txt"))


def case(name: str) -> Case:
    """One of the documents of the genres."""
    raw, tei = _case(name)
    return Case(raw, parse(tei, "K.xml"))
