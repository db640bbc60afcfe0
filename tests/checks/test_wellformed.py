"""Files that are no XML: every one is refused with a reason, a line and a column, in time that grows with the file."""

from __future__ import annotations

from random import Random
from time import process_time
from typing import Final

import pytest
from lxml import etree

from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.tei import parse
from tests.conftest import ROOT

_JUNK: Final = (
    "<",
    ">",
    "&",
    '"',
    "'",
    "</p>",
    "<p>",
    "<hi>",
    "&nbsp;",
    "<!--",
    "-->",
    "]]>",
    "<?",
    "\x00",
    "=",
    "/>",
    " ",
)


def refusal(data: bytes) -> tuple[Problem, ...]:
    """Why a file is refused; nothing where it is read."""
    try:
        parse(data, "K.xml")
    except UnreadableError as error:
        return error.problems
    return ()


def messages(text: str) -> list[str]:
    """The same, messages only."""
    return [problem.message for problem in refusal(text.encode())]


def test_a_wrong_end_tag_names_the_line_of_the_open_element_and_its_own_place() -> None:
    (problem,) = refusal(b"<TEI>\n<p>The <hi>lamp\n was lit.</p></TEI>")
    assert (problem.code, problem.line, problem.column) == ("TEI-001", 3, 10)
    assert problem.message == "`</p>` stands where `hi`, which was opened in line 2, is still open."
    assert problem.hint == "Write `</hi>` before it."


def test_the_end_tag_of_another_element_is_told_once() -> None:
    assert messages("<TEI><a>x</b></TEI>") == ["`</b>` does not close `a`, which was opened in line 1."]


def test_elements_that_cross_are_told_once() -> None:
    assert len(messages("<TEI><a><b><c>x</a></b></c></TEI>")) == 1


def test_columns_are_counted_in_characters() -> None:
    (problem,) = refusal("<TEI>Åäö & x</TEI>".encode())
    assert problem.column == 10


def test_an_entity_that_the_file_declares_is_none_that_is_missing() -> None:
    text = '<!DOCTYPE TEI [<!-- > --><!ENTITY skerry "Skerry">]><TEI>&skerry; &rock; & x</TEI>'
    assert messages(text)[0].startswith("`&rock;` is not declared")
    assert len(messages(text)) == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            "<?xml version='1.0' encoding='UTF-8'?><TEI>Söder</TEI>".encode("cp1252"),
            "“Söder” seems to be written in Windows-1252",
        ),
        (
            b"<?xml version='1.0' encoding='UTF-16'?><TEI/>",
            "declares the encoding UTF-16, but its first bytes are UTF-8",
        ),
        (
            b"<?xml version='1.0' encoding='klingon'?><TEI/>",
            "declares the encoding klingon, which edenda does not read",
        ),
        (b"", "The file is empty."),
        (b"Dear Sir", "does not begin with a tag"),
    ],
)
def test_what_is_wrong_with_a_whole_file_is_told(data: bytes, said: str) -> None:
    assert said in refusal(data)[0].message


@pytest.mark.parametrize(
    ("data", "column"),
    [
        ("<TEI>\n<p>A å".encode() + b"\xf6 & x</p></TEI>", 7),
        (b'<?xml version="1.0" encoding="windows-1252"?>\n<TEI>\xe5\x81</TEI>', 7),
        ("\ufeff<TEI>\n<p>".encode("utf-16-le") + b"\0\xdc</p>", 4),
    ],
)
def test_a_byte_that_is_not_of_the_encoding_is_told_alone_with_its_place(data: bytes, column: int) -> None:
    (problem,) = refusal(data)
    assert (problem.code, problem.line, problem.column) == ("TEI-001", 2, column)
    assert problem.message.endswith("cannot stand here.")


def test_a_start_tag_that_is_not_closed_is_one_mistake() -> None:
    assert messages('<TEI><p n="1" <hi>x</hi></p></TEI>') == ["The tag `<p` is not closed."]
    assert messages("<TEI><p>He <said nothing at all.</p></TEI>") == ["“<” stands before “said”, which begins no tag."]


def test_what_git_could_not_join_is_told_as_that() -> None:
    text = "<TEI>\n<<<<<<< HEAD\n<p>a</p>\n||||||| 1700dd4\n<p>c\n=======\n<p>b\n>>>>>>> B\n</TEI>"
    for written in (text, text.replace("\n", "\r\n")):
        (problem,) = refusal(written.encode())
        assert (problem.code, problem.line, problem.column) == ("TEI-001", 2, 1)
        assert problem.message == "Git could not join two versions here, from “<<<<<<< HEAD” to line 8."
        assert problem.hint is not None
        assert "<<<<<<<, |||||||, ======= and >>>>>>>" in problem.hint
    assert "=======" not in messages("<TEI>\n=======\n<p>\n</TEI>")[0]


def test_not_more_than_twenty_mistakes_are_told() -> None:
    assert len(messages(f"<TEI>{'&nbsp; ' * 500}</TEI>")) == 20


def test_whatever_is_broken_is_refused_with_a_reason_and_a_line() -> None:
    random = Random(7)  # noqa: S311 - mistakes, not secrets
    text = (ROOT / "tei" / "1962-korean-attitude.xml").read_text(encoding="utf-8")
    refused = 0
    for _ in range(400):
        at, width = random.randrange(len(text)), random.choice((0, 0, 1, 2, 50))
        data = (text[:at] + random.choice(("", *_JUNK)) + text[at + width :]).encode()
        found = refusal(data)
        refused += bool(found)
        assert all(problem.line and problem.message for problem in found)
        assert bool(found) != _is_wellformed(data)
    assert refused > 100


def _is_wellformed(data: bytes) -> bool:
    try:
        etree.fromstring(data, etree.XMLParser(resolve_entities=False, collect_ids=False))
    except etree.XMLSyntaxError:
        return False
    return True


@pytest.mark.parametrize(
    "text",
    ["<p>x &nbsp; ", "</p>", "< ", '<p n="x>', "<!-- -- ", "<a><b></a></b>", "&a", "<?xml", "<p ", "a b ", "<!-- -->"],
)
@pytest.mark.parametrize("start", ["<TEI>", "<TEI ", "<!DOCTYPE TEI ["])
def test_nothing_takes_long(start: str, text: str) -> None:
    begun = process_time()
    assert refusal((start + text * 60_000).encode())
    assert process_time() - begun < 5
