"""Letters and memoranda that are built from blocks come back as they were built."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from edenda.config import Document
from edenda.convert import Options, convert
from edenda.sources import Source
from edenda.tei import parse
from tests.outline import outline
from tests.properties.letters import Built, letters, memoranda


def blocks(source: str) -> list[str]:
    """The text part of the outline of a source, without indentation."""
    done = convert(Source(source, "seeds/l.txt", "utf-8"), Options(Document("l", "K")))
    assert done.tei is not None, done.problems
    lines = outline(parse(done.tei, "l.xml"))
    start = lines.index("# text") + 1
    end = next((index for index, line in enumerate(lines) if line in ("# dates", "# notes")), len(lines))
    return [line.strip() for line in lines[start:end]]


@settings(max_examples=300)
@given(letters())
def test_a_letter_comes_back_as_it_was_built(built: Built) -> None:
    assert blocks(built.source) == built.lines


@settings(max_examples=200)
@given(memoranda())
def test_a_memorandum_comes_back_as_it_was_built(built: Built) -> None:
    assert blocks(built.source) == built.lines


@pytest.mark.slow
@settings(max_examples=1000)
@given(letters())
def test_very_many_letters_come_back_as_they_were_built(built: Built) -> None:
    assert blocks(built.source) == built.lines
