"""The reading without structure, to which a conversion falls back: always faithful, always valid."""

from __future__ import annotations

from hypothesis import given, settings

from edenda.checks.fidelity import compare
from edenda.checks.grammar import check_grammar
from edenda.config import Document
from edenda.convert import Options, convert
from edenda.encoding.document import Setting, encode
from edenda.model import tiles
from edenda.readers.flat import read_flat
from edenda.serialising import serialise
from edenda.sources import Source
from edenda.tei import NS, local, parse
from tests.properties.sources import accepted


@settings(max_examples=300)
@given(accepted())
def test_any_source_is_valid_and_whole_as_paragraphs(source: Source) -> None:
    reading = read_flat(source, "text", "en")
    assert tiles(reading)
    root = parse(serialise(encode(reading, Setting(Document("some", "K"))).root), "K.xml")
    assert check_grammar(root, "K.xml") == ()
    assert compare(source.raw, root, source.name) == ()


def test_paragraphs_stand_between_blank_lines_whatever_the_ends_of_lines() -> None:
    for end in ("\n", "\r\n", "\r"):
        raw = end.join(("", " ", "One[1]", "two.", " \t", "1. three", "", "", ""))
        body = read_flat(Source(raw, "seeds/a.txt", "utf-8"), "letter", "en").body
        assert body.text == "One[1] two.\n1. three"
        (division,) = body.blocks
        assert [block.kind for block in division.children] == ["p", "p"]


def test_what_cannot_be_proved_is_read_as_paragraphs_and_reported() -> None:
    text = "No 2\n\n1/7/36\nSir\n,\nYour,\n,\n1938\nDear\nk t e . t ."
    outcome = convert(Source(text, "seeds/a.txt", "utf-8"), Options(genre="letter"))
    assert outcome.tei is not None
    assert [problem.code for problem in outcome.problems] == ["FLAT-001"]
    found = parse(outcome.tei, "K.xml").find("t:text/t:body/t:div", NS)
    assert found is not None
    assert {local(child) for child in found} == {"p"}
