"""The grammar's findings in an editor's words, with their lines."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from edenda.checks.grammar import check_grammar
from edenda.errors import UnreadableError
from edenda.tei import parse

_DOCUMENT: Final = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="K"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>'
    "<publicationStmt><publisher>P</publisher></publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>"
    "<text><body><div>\n{}\n</div></body></text></TEI>"
)


def messages(body: str) -> list[str]:
    """What is wrong with a division's content."""
    return [problem.message for problem in check_grammar(parse(_DOCUMENT.format(body).encode(), "K.xml"), "K.xml")]


def test_a_valid_document_has_no_findings() -> None:
    assert messages("<p>One.</p>") == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p>One.<p>Two.</p></p>", "`p` cannot stand here."),
        ('<p colour="red">One.</p>', "`p` cannot have the attribute @colour, or not with this value."),
        ('<p><date when="1956-13">May</date></p>', "`date` cannot have the attribute @when, or not with this value."),
        ("<list>One.<item>Two.</item></list>", "`list` cannot hold text directly."),
    ],
)
def test_a_fault_is_told_in_an_editors_words(body: str, words: str) -> None:
    assert words in messages(body)


def test_a_fault_is_told_with_its_line() -> None:
    (problem,) = check_grammar(parse(_DOCUMENT.format('<p>One.</p>\n<p colour="red"/>').encode(), "K.xml"), "K.xml")
    assert (problem.file, problem.line) == ("K.xml", 3)


def test_a_schema_that_is_none_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "own.rng"
    path.write_text("<not-a-grammar/>", encoding="utf-8")
    with pytest.raises(UnreadableError) as caught:
        check_grammar(parse(_DOCUMENT.format("<p/>").encode(), "K.xml"), "K.xml", path)
    assert [problem.code for problem in caught.value.problems] == ["SRC-007"]
