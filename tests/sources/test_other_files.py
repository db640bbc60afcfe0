"""Files that are no sources end in messages, and damaged ones too, wherever the damage is."""

from __future__ import annotations

import contextlib
import random
from typing import Final

import pytest

from edenda.errors import UnreadableError
from edenda.sources import decode
from tests.sources.pages import ALTO, PAGE
from tests.sources.word import MAIN_TYPE, call, note, packed, paragraph, row, run, table, word

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD: Final = word(
    paragraph(run("The Tides") + call("footnote", 1), "Titel") + paragraph("of Skerry") + table(row("a", "b")),
    {"footnotes": note("footnote", 1, "A note.")},
)
_MACROS: Final = word("", kind="application/vnd.ms-word.document.macroEnabled.main+xml")


def refused(data: bytes, name: str = "letter.docx") -> tuple[str, str]:
    with pytest.raises(UnreadableError) as caught:
        decode(data, name)
    (problem,) = caught.value.problems
    return problem.code, problem.message


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"%PDF-1.7 ...", "a.pdf", "a PDF"),
        (b"{\\rtf1 Words}", "a.rtf", "Rich Text"),
        (_OLE + b"\0" * 600, "a.doc", "old version of Word"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "a password"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "a.odt", "OpenDocument"),
        (packed({"a.txt": "words"}), "a.zip", "without a Word document"),
        (_MACROS, "a.docm", "macros"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_files_of_other_programs_are_named_with_what_to_do(data: bytes, name: str, words: str) -> None:
    code, message = refused(data, name)
    assert code == "SRC-009"
    assert words in message


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip at all", _WORD[: len(_WORD) // 2]])
def test_what_is_called_docx_and_is_none_is_damaged(data: bytes) -> None:
    assert refused(data)[0] == "SRC-010"


def test_a_part_that_grows_beyond_measure_is_not_unpacked() -> None:
    assert "beyond what edenda unpacks" in refused(word(paragraph("a") + " " * 20_000_000))[1]


def test_entities_in_a_part_are_not_expanded() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    body = f'{bomb}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
    body += "<w:r><w:t>x&b;y</w:t></w:r></w:p></w:body></w:document>"
    types = f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override ContentType="{MAIN_TYPE}"/></Types>'  # noqa: E501
    source, _ = decode(packed({"[Content_Types].xml": types, "word/document.xml": body}), "a.docx")
    assert "aaaa" not in source.raw


def test_a_document_without_words_is_empty() -> None:
    assert refused(word(paragraph("")))[0] == "SRC-001"


def test_xml_that_is_no_page_is_refused_whatever_it_says() -> None:
    assert refused(b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>", "a.xml")[0] == "SRC-006"
    assert refused(b"<play><line>words</line></play>", "a.xml")[0] == "SRC-006"


@pytest.mark.parametrize(
    ("data", "name"), [(_WORD, "a.docx"), (PAGE, "a.xml"), (ALTO, "a.xml")], ids=["docx", "page", "alto"]
)
@pytest.mark.parametrize("seed", range(8))
def test_no_damage_ends_in_a_traceback(data: bytes, name: str, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(60):
        damaged = bytearray(data)
        for _ in range(chance.choice((1, 3, 20))):
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        cut = bytes(damaged[: chance.randrange(len(damaged))] if chance.random() < 0.3 else damaged)
        with contextlib.suppress(UnreadableError):
            source, _ = decode(cut, name)
            assert all(0 <= hint.start <= hint.end <= len(source.raw) for hint in source.hints)
