"""Word documents for tests, read and converted, and what is looked at in them."""

from __future__ import annotations

from typing import Final, cast

from lxml import etree

from edenda.checks.fidelity import compare
from edenda.checks.grammar import check_grammar
from edenda.config import Document
from edenda.convert import Conversion, Options, convert
from edenda.model import tiles
from edenda.problems import Problem, has_errors
from edenda.sources import Source, decode
from edenda.tei import NS, parse, text_of
from tests.sources.word import word


def read(body: str, parts: dict[str, str] | None = None, links: str = "") -> tuple[Source, tuple[Problem, ...]]:
    return decode(word(body, parts, links=links), "letter.docx")


def raw(body: str, parts: dict[str, str] | None = None) -> str:
    return read(body, parts)[0].raw


def converted(body: str, parts: dict[str, str] | None = None, genre: str = "text", links: str = "") -> Conversion:
    source, _ = read(body, parts, links)
    return convert(source, Options(Document("letter", "K"), genre=genre))


def tei(body: str, parts: dict[str, str] | None = None, genre: str = "text", links: str = "") -> etree._Element:
    """The text of a Word document as TEI, proved to be valid, faithful and accounted for."""
    outcome = converted(body, parts, genre, links)
    assert outcome.tei is not None, outcome.problems
    root = parse(outcome.tei, "letter")
    assert check_grammar(root, "letter") == ()
    assert not has_errors(compare(outcome.reading.raw, root, "letter"))
    assert tiles(outcome.reading)
    text = root.find("t:text", NS)
    assert text is not None
    return text


def elements(root: etree._Element, path: str) -> list[etree._Element]:
    return cast("list[etree._Element]", root.xpath(path, namespaces=NS))


def shown(root: etree._Element, path: str) -> list[str]:
    return [" ".join(text_of(one).split()) for one in elements(root, f"//t:text//{path}")]


def codes(body: str, parts: dict[str, str] | None = None) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in read(body, parts)[1]]


LONG: Final = "The boat left the harbour before dawn and came back with the evening tide, as it did on every day."
