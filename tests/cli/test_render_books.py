"""`edenda render` of books: the user's own stylesheet, terminals, what is not written."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner, Result

from edenda.cli import edenda, main
from edenda.typesetting import compiler
from tests.needs import need
from tests.site.registered import make_skerry

_HEAD: Final = (
    '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
    'xmlns:t="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="t">'
)
_IMPORTING: Final = f"""{_HEAD}<xsl:import href="edenda:print/document.xsl"/>
<xsl:template match="t:persName">#emph[<xsl:apply-imports/>]</xsl:template></xsl:stylesheet>"""
_OTHER: Final = f"""{_HEAD}<xsl:output method="text"/>
<xsl:template match="/">#panic("sign")</xsl:template></xsl:stylesheet>"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A document of an edition with a register."""
    need("typst", compiler.is_installed(), "Typst is not installed")
    edition = make_skerry(tmp_path / "edition")
    return edition.documents()[0]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(edenda, ["render", *map(str, arguments)], standalone_mode=False)


def test_the_users_stylesheet_is_for_the_document_and_its_lists_are_made_as_ever(letter: Path, tmp_path: Path) -> None:
    sheet, target = tmp_path / "own.xsl", tmp_path / "a.pdf"
    sheet.write_text(_IMPORTING, encoding="utf-8")
    assert run(letter, "--to", "pdf", "--xslt", sheet, "-o", target).exception is None
    assert target.read_bytes().startswith(b"%PDF")


def test_a_stylesheet_that_writes_something_else_is_told_and_nothing_is_written(
    letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet, target = tmp_path / "own.xsl", tmp_path / "a.pdf"
    sheet.write_text(_OTHER, encoding="utf-8")
    for output, code in (("pdf", "PRINT-001"), ("epub", "OUT-001")):
        with pytest.raises(SystemExit) as stop:
            main(["render", str(letter), "--to", output, "--xslt", str(sheet), "-o", str(target)])
        assert stop.value.code == 3
        assert code in capsys.readouterr().err
    assert not target.exists()


def test_books_go_to_a_file_or_a_pipe(letter: Path, tmp_path: Path) -> None:
    assert run(letter, "--to", "pdf").stdout_bytes.startswith(b"%PDF")
    target = tmp_path / "a.epub"
    run(letter, "--to", "epub", "-o", target)
    assert zipfile.ZipFile(target).testzip() is None


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("a.pdf", b"%PDF"), ("a.EPUB", b"PK"), ("a.md", b"---"), ("a.html", b"<!"), ("a", b"<!")],
)
def test_the_ending_of_the_file_says_what_is_made(name: str, beginning: bytes, letter: Path, tmp_path: Path) -> None:
    run(letter, "-o", tmp_path / name)
    assert (tmp_path / name).read_bytes()[: len(beginning)] == beginning
    run(letter, "-o", tmp_path / "a.txt")
    run(letter, "--to", "text", "-o", tmp_path / "as asked for")
    assert (tmp_path / "a.txt").read_bytes() == (tmp_path / "as asked for").read_bytes()


@pytest.mark.parametrize("output", ["pdf", "epub"])
def test_a_terminal_is_not_filled_with_bytes(output: str, letter: Path) -> None:
    ours, terminal = pty.openpty()
    command = [sys.executable, "-m", "edenda", "render", str(letter), "--to", output]
    done = subprocess.run(command, stdout=terminal, stderr=subprocess.PIPE, check=False)
    os.close(terminal)
    os.close(ours)
    assert done.returncode == 2
    assert b"add -o FILE" in done.stderr
