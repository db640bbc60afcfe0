"""Input that is no source, or a poor one: each ends in a message or in TEI, never in a crash."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Final

import pytest

from edenda.config import Document, load
from edenda.convert import Conversion, Options, convert
from edenda.errors import UnreadableError, UsageError
from edenda.problems import Problem
from edenda.register.entries import read_register
from edenda.sources import MAX_BYTES, Source, decode, read_source
from edenda.tei import NS, parse

TEXT: Final = "A Title\n\nThe first paragraph says something, and ends.\n\nThe second does so in Söderköping, too.\n"


def refusal(data: bytes) -> Problem:
    """The one problem for which bytes are refused as a source."""
    with pytest.raises(UnreadableError) as caught:
        decode(data, "some.txt")
    (problem,) = caught.value.problems
    return problem


def converted(text: str | bytes, genre: str | None = None) -> Conversion:
    """A source converted without facts of an edition."""
    data = text.encode() if isinstance(text, str) else text
    return convert(decode(data, "some.txt")[0], Options(Document("some", "K"), genre=genre))


def codes(outcome: Conversion) -> list[str]:
    """The codes of a conversion's problems."""
    return [problem.code for problem in outcome.problems]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t \r\n",
        codecs.BOM_UTF8,
        codecs.BOM_UTF8 + b"\n",
        codecs.BOM_UTF16_LE,
        "\N{NO-BREAK SPACE}\n".encode(),
    ],
    ids=["nothing", "blanks", "a byte order mark", "a mark and a line", "a UTF-16 mark", "a no-break space"],
)
def test_an_empty_source_is_refused(data: bytes) -> None:
    assert refusal(data).code == "SRC-001"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06\x00\x00\x00\xff\xd8\xe0",
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xdf\xa4\xd2lZ\x01\x00\x00 \x05\x00\x00\x13\x00\x08\x02[Con",
        bytes(range(256)) * 8,
        b"\x00" * 100,
        codecs.BOM_UTF16_LE + b"a\x00\x00\xd8b\x00",
        codecs.BOM_UTF16_BE + b"\x00a\x00",
    ],
    ids=["an image", "an archive", "every byte", "zeros", "half a surrogate", "half a character"],
)
def test_what_is_not_text_is_refused(data: bytes) -> None:
    assert refusal(data).code == "SRC-002"


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0"?>\n<TEI/>',
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0">',
        b"\n\n<TEI.2>",
        b"<!DOCTYPE html><html>",
        codecs.BOM_UTF8 + b"<?xml version='1.0'?>",
        b"<tei:TEI xmlns:tei='x'>",
        b"<html lang='en'>",
    ],
)
def test_markup_is_refused_as_a_source(data: bytes) -> None:
    assert refusal(data).code == "SRC-006"


def test_text_that_speaks_of_markup_is_a_source() -> None:
    assert converted('On <TEI>\n\nThe element <TEI> & its "attributes" are described here ]]> below.\n').tei is not None


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"]
)
def test_the_same_text_in_any_encoding_gives_the_same_words(encoding: str) -> None:
    outcome = converted(TEXT.encode(encoding))
    assert outcome.tei is not None
    assert "".join(str(text) for text in parse(outcome.tei, "K").find("t:text", NS).itertext()).split() == TEXT.split()  # type: ignore[union-attr]


def test_an_encoding_that_was_guessed_is_reported_with_its_line() -> None:
    source, (problem,) = decode(TEXT.encode("cp1252"), "some.txt")
    assert (problem.code, problem.line, source.encoding) == ("SRC-003", 5, "cp1252")


def test_bytes_that_windows_does_not_know_are_read_as_latin_1() -> None:
    source, (problem,) = decode(b"caf\xe9 \x81 and more text behind it", "some.txt")
    assert (problem.code, source.encoding) == ("SRC-003", "latin-1")


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x1b", "\ufffe"])
def test_a_control_character_is_replaced_and_reported_where_it_stands(control: str) -> None:
    source, problems = decode(TEXT.replace("first", f"fi{control}rst").encode(), "some.txt")
    assert [(problem.code, problem.line, problem.column) for problem in problems] == [("SRC-005", 3, 7)]
    outcome = convert(source, Options(Document("some", "K")))
    assert outcome.tei is not None
    assert "fi\N{REPLACEMENT CHARACTER}rst" in outcome.tei.decode()


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableError) as caught:
        read_source(path)
    assert [problem.code for problem in caught.value.problems] == ["SRC-004"]


@pytest.mark.parametrize("name", ["missing.txt", ".", "missing/some.txt"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_source(tmp_path / name)
    (problem,) = caught.value.problems
    assert (problem.code, problem.file) == ("SRC-007", str(tmp_path / name))


def test_mixed_line_ends_are_line_ends() -> None:
    mixed = "A Title\r\n\rThe first paragraph says something, and ends.\r\n\nThe second does so, too.\r"
    outcome = converted(mixed)
    assert outcome.tei is not None
    paragraphs = [p.text for p in parse(outcome.tei, "K").iterfind(".//t:text//t:p", NS)]
    assert paragraphs == ["The first paragraph says something, and ends.", "The second does so, too."]


def test_pages_out_of_sequence_are_kept_in_the_order_of_the_source() -> None:
    outcome = converted(
        "A Title\n\npage 9\n\nThe first paragraph says something.\n\npage 7\n\nThe second does so, too.\n"
    )
    assert outcome.tei is not None
    assert [pb.get("n") for pb in parse(outcome.tei, "K").iterfind(".//t:text//t:pb", NS)] == ["9", "7"]


NOTED: Final = "A Title\n\nThe first paragraph has a note[1] in it, and this.[2]\n\nThe second paragraph has none.\n\nNotes\n\n[1] One note.\n\n"  # noqa: E501


def test_a_note_that_is_called_and_never_printed_is_reported_where_it_is_called() -> None:
    outcome = converted(NOTED)
    assert [(p.code, p.line, p.column) for p in outcome.problems if p.code.startswith("NOTE")] == [("NOTE-001", 3, 51)]
    assert outcome.tei is not None
    assert b"this.[2]" in outcome.tei


def test_a_note_that_is_printed_and_never_called_is_kept_and_reported() -> None:
    outcome = converted(NOTED + "[2] Another.\n\n[3] A third note.\n")
    assert [(p.code, p.line) for p in outcome.problems if p.code.startswith("NOTE")] == [("NOTE-002", 13)]
    assert outcome.tei is not None
    assert [note.text for note in parse(outcome.tei, "K").iterfind(".//t:text//t:note", NS)] == [
        "One note.",
        "Another.",
        "A third note.",
    ]


@pytest.mark.parametrize(
    ("paragraph", "code"),
    [
        ("He said (and nobody heard it that he would come.", "BRKT-001"),
        ("He said [and nobody heard it that he would come.", "BRKT-001"),
        ("He said “and nobody heard it that he would come.", "QUOT-001"),
        ("He said and nobody heard it” that he would come.", "QUOT-001"),
        ('He said "and nobody heard it that he would come.', "QUOT-001"),
    ],
)
def test_what_is_opened_and_never_closed_is_reported_with_its_line(paragraph: str, code: str) -> None:
    outcome = converted(f"A Title\n\nThe first paragraph is well.\n\n{paragraph}\n")
    assert [
        (problem.code, problem.line) for problem in outcome.problems if problem.code in ("BRKT-001", "QUOT-001")
    ] == [(code, 5)]
    assert outcome.tei is not None


def test_a_genre_that_there_is_not_is_a_wrong_call() -> None:
    with pytest.raises(UsageError, match="sonnet"):
        converted(TEXT, "sonnet")


_REGISTER: Final = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>{}</listPerson></standOff></TEI>'


def test_an_id_that_stands_twice_in_the_register_is_reported_and_the_first_entry_counts(tmp_path: Path) -> None:
    path = tmp_path / "register.xml"
    entry = '\n<person xml:id="pers-x"><persName>{}</persName></person>'
    path.write_text(_REGISTER.format(entry.format("First") + entry.format("Second")), encoding="utf-8")
    register, (problem,) = read_register(path)
    assert (problem.code, problem.line) == ("REG-001", 3)
    assert register.entries["pers-x"].name == "First"


def test_an_entry_without_a_name_is_reported_and_left_out(tmp_path: Path) -> None:
    path = tmp_path / "register.xml"
    path.write_text(_REGISTER.format('<person xml:id="pers-x"><persName> </persName></person>'), encoding="utf-8")
    register, (problem,) = read_register(path)
    assert problem.code == "REG-002"
    assert register.entries == {}


@pytest.mark.parametrize("text", ["<TEI>", "", "no XML at all", '<TEI xmlns="x"><a></b></TEI>'])
def test_a_register_that_is_not_well_formed_cannot_be_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "register.xml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError) as caught:
        read_register(path)
    assert [problem.code for problem in caught.value.problems] == ["TEI-001"]


def configured(tmp_path: Path, text: str | bytes) -> list[tuple[str, int | None]]:
    """The codes and lines of what is wrong with a configuration."""
    path = tmp_path / "edition.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return [(problem.code, problem.line) for problem in load(path)[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[edition]\ntitle = "A"\ntitel = "B"\n', [("CONF-002", 3)]),
        ("[edition]\ntitle = 7\n", [("CONF-003", 2)]),
        ('[edition]\nformat = "one"\n', [("CONF-003", 2)]),
        ('edition = "A"\n', [("CONF-003", 1)]),
        ('[edition]\npeople = ["A"]\n', [("CONF-003", 2)]),
        ('[documents]\nletter = "A"\n', [("CONF-003", 2)]),
        ('[documents.letter]\nkey = "1963 letter"\n', [("CONF-003", 2)]),
        ('[documents.letter]\nnotes = "A"\n', [("CONF-003", 2)]),
        ("[webb]\na = 1\n", [("CONF-002", 1)]),
        ("", []),
    ],
)
def test_what_is_wrong_in_a_configuration_is_reported_with_its_line(
    tmp_path: Path, text: str, expected: list[tuple[str, int | None]]
) -> None:
    assert configured(tmp_path, text) == expected


@pytest.mark.parametrize("text", ["[edition\n", 'title = "A\n', "a = 1\na = 2\n", b"title = '\xff'\n"])
def test_a_configuration_that_is_not_toml_cannot_be_read(tmp_path: Path, text: str | bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        configured(tmp_path, text)
    assert [problem.code for problem in caught.value.problems] == ["CONF-001"]


def test_a_configuration_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        load(tmp_path / "edition.toml")
    assert [problem.code for problem in caught.value.problems] == ["CONF-001"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    ["word ", "(", "“", "[1] ", "1956 ", "page 7 ", "(Smith, 1990:1) ", "xxxxxxxxxx", "a-", "\N{NO-BREAK SPACE}a"],
)
def test_a_megabyte_on_one_line_becomes_tei(line: str) -> None:
    outcome = converted("A Title\n\n" + line * (1_000_000 // len(line)) + "\n")
    assert outcome.tei is not None, codes(outcome)[:5]


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        "A line.\n",
        "A line\n\n",
        "page {}\n\n",
        "{}. An item of a list.\n",
        "[{}] A note.\n",
        "- An item.\n",
        "“Quoted.\n\n",
        "Label: value\n",
    ],
)
def test_fifty_thousand_short_lines_become_tei(line: str) -> None:
    outcome = converted(
        "A Title\n\nA paragraph of text that goes on for a while.\n\n"
        + "".join(line.format(number) for number in range(1, 50_001))
    )
    assert outcome.tei is not None, codes(outcome)[:5]


def test_a_source_from_memory_needs_no_file() -> None:
    assert convert(Source(TEXT, "some", "utf-8")).tei is not None
