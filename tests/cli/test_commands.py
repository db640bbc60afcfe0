"""The command line as users meet it: real processes, real files, exit codes, stdout for data and stderr for words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from edenda.cli import COMMANDS
from tests.cli.support import make_entries, run
from tests.writers.support import document

LETTER: Final = """Kew, 4 May 1887

Dear Sir,

I have received your letter of 21 April. The mosses arrived in good order on 2 May.

I remain, Sir, your obedient servant,

H. Barlow
"""


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    assert run("new", "edition", cwd=tmp_path).returncode == 0
    folder = tmp_path / "edition"
    (folder / "seeds" / "letter.txt").write_text(LETTER, encoding="utf-8")
    return folder


def test_a_new_edition_converts_checks_and_builds(edition: Path) -> None:
    for command in ("convert", "check", "build"):
        done = run(command, cwd=edition)
        assert done.returncode == 0, done.stderr.decode()
    assert "Dear Sir," in (edition / "public" / "documents" / "letter.html").read_text(encoding="utf-8")
    assert "Dear Sir," in (edition / "public" / "documents" / "letter.txt").read_text(encoding="utf-8")


def test_a_new_edition_is_not_made_where_files_are(edition: Path) -> None:
    done = run("new", ".", cwd=edition)
    assert done.returncode == 2
    assert b"not empty" in done.stderr


def test_a_new_edition_can_be_made_in_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert run("new", ".", cwd=tmp_path).returncode == 0
    assert (tmp_path / "edition.toml").is_file()


def test_an_edited_file_is_kept_and_said_to_be(edition: Path) -> None:
    run("convert", cwd=edition)
    tei = edition / "tei" / "letter.xml"
    edited = tei.read_bytes().replace(b"<p xml:id", b"<!-- mine --><p xml:id", 1)
    tei.write_bytes(edited)
    done = run("convert", cwd=edition)
    assert done.returncode == 0
    assert b"kept" in done.stderr
    assert tei.read_bytes() == edited


def test_naming_an_edited_file_is_an_error_and_force_keeps_a_backup(edition: Path) -> None:
    run("convert", cwd=edition)
    tei = edition / "tei" / "letter.xml"
    edited = tei.read_bytes() + b"<!-- mine -->\n"
    tei.write_bytes(edited)
    refused = run("convert", "seeds/letter.txt", cwd=edition)
    assert refused.returncode == 1
    assert b"SAFE-001" in refused.stderr
    forced = run("convert", "--force", "seeds/letter.txt", cwd=edition)
    assert forced.returncode == 0
    assert b"(the edited file is kept in tei/.edenda/backup/letter.1.xml)" in forced.stderr
    assert (edition / "tei" / ".edenda" / "backup" / "letter.1.xml").read_bytes() == edited
    assert b"mine" not in tei.read_bytes()


def test_a_file_without_memory_counts_as_edited(edition: Path) -> None:
    run("convert", cwd=edition)
    (edition / "tei" / ".edenda" / "letter.json").unlink()
    done = run("convert", cwd=edition)
    assert done.returncode == 1
    assert b"no memory" in done.stderr


def test_an_edited_file_whose_source_changed_is_not_overwritten_where_its_first_conversion_is_lost(
    edition: Path,
) -> None:
    run("convert", cwd=edition)
    shutil.rmtree(edition / "tei" / ".edenda" / "base")
    tei = edition / "tei" / "letter.xml"
    tei.write_bytes(tei.read_bytes() + b"<!-- mine -->\n")
    (edition / "seeds" / "letter.txt").write_text(LETTER.replace("mosses", "lichens"), encoding="utf-8")
    done = run("convert", cwd=edition)
    assert done.returncode == 1
    assert b"source has changed" in done.stderr
    assert b"mosses" in tei.read_bytes()


def test_check_only_says_what_would_be_written(edition: Path) -> None:
    done = run("convert", "--check", cwd=edition)
    assert done.returncode == 1
    assert not (edition / "tei" / "letter.xml").exists()
    run("convert", cwd=edition)
    assert run("convert", "--check", cwd=edition).returncode == 0


def test_the_ledger_goes_to_stdout_as_text_and_as_json(edition: Path) -> None:
    text = run("convert", "--report", cwd=edition)
    assert b"all accounted for" in text.stdout
    records = json.loads(run("convert", "--report", "--format", "json", cwd=edition).stdout)
    assert records[0]["characters"] == len(LETTER)
    assert sum(records[0]["by_kind"].values()) == len(LETTER)


def test_the_reasons_for_a_reading_go_to_stdout_and_nothing_is_written(edition: Path) -> None:
    done = run("convert", "--explain", cwd=edition)
    assert done.returncode == 0
    assert "read as letter: a salutation, a closing formula" in done.stdout.decode()
    assert "report 0." in done.stdout.decode()
    assert not (edition / "tei" / "letter.xml").exists()
    (found,) = json.loads(run("convert", "--explain", "--format", "json", "seeds/letter.txt", cwd=edition).stdout)
    assert found["genre"] == "letter"
    assert found["scores"][0]["genre"] == "letter"
    dates = {one["words"]: (one["line"], one["attributes"], one["rule"]) for one in found["mentions"]}
    assert dates["21 April"] == (5, {"when": "1887-04-21"}, "date")
    assert 'letter.txt:5: <date when="1887-04-21"> “21 April”: date: ' in done.stdout.decode()
    assert run("convert", "--explain", "--report", cwd=edition).returncode == 2
    piped = run("convert", "--explain", "-", cwd=edition, stdin=b"Only a line\n")
    assert b"stdin: read as text: nothing else fits better" in piped.stdout


def test_conversion_works_outside_an_edition_and_through_pipes(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    assert run("convert", "letter.txt", cwd=tmp_path).returncode == 0
    assert b"<TEI" in (tmp_path / "letter.xml").read_bytes()
    assert run("convert", "letter.txt", cwd=tmp_path).returncode == 1
    piped = run("convert", "-", cwd=tmp_path, stdin=LETTER.encode())
    assert piped.returncode == 0
    assert piped.stdout.startswith(b"<?xml")
    assert run("convert", "letter.txt", "-o", "other.xml", cwd=tmp_path).returncode == 0
    assert (tmp_path / "other.xml").is_file()


def test_a_lost_word_is_found_in_the_tei_and_named(edition: Path) -> None:
    run("convert", cwd=edition)
    tei = edition / "tei" / "letter.xml"
    tei.write_bytes(tei.read_bytes().replace(b"in good order ", b""))
    done = run("check", cwd=edition)
    assert done.returncode == 1
    assert b"FID-001" in done.stdout
    assert b"seeds/letter.txt:5:" in done.stdout


def test_a_hand_that_the_header_does_not_declare_is_to_be_declared_there(edition: Path) -> None:
    run("convert", cwd=edition)
    tei = edition / "tei" / "letter.xml"
    tei.write_bytes(tei.read_bytes().replace(b"in good order ", b'in good order <note resp="#jd">Mine.</note>'))
    done = run("check", cwd=edition)
    assert b"PTR-001" in done.stdout
    assert b"editionStmt: a respStmt whose name has this xml:id" in done.stdout


def test_a_source_that_changed_under_an_untouched_tei_is_to_be_converted_again(edition: Path) -> None:
    run("convert", cwd=edition)
    source = edition / "seeds" / "letter.txt"
    source.write_text(LETTER.replace("mosses", "ferns"), encoding="utf-8")
    done = run("check", cwd=edition)
    assert done.returncode == 1
    assert b"the source has changed since it was made. Run `edenda convert`." in done.stdout
    run("convert", cwd=edition)
    assert run("check", cwd=edition).returncode == 0


def test_an_empty_register_is_said_to_be_empty(edition: Path) -> None:
    register = edition / "tei" / "register.xml"
    register.unlink(missing_ok=True)
    assert b"no entries yet" in run("convert", cwd=edition).stderr


def test_findings_come_as_json_and_can_be_chosen(edition: Path) -> None:
    make_entries(edition, persons="H. Barlow", places="Kew")
    run("convert", cwd=edition)
    tei = edition / "tei" / "letter.xml"
    tei.write_bytes(tei.read_bytes().replace(b'target="#', b'target="#x', 1))
    findings = json.loads(run("check", "--format", "json", cwd=edition).stdout)
    assert [finding["code"] for finding in findings] == ["PTR-001"]
    assert run("check", "--only", "FID", cwd=edition).returncode == 0
    assert run("check", "--only", "XYZ", cwd=edition).returncode == 2


def test_one_document_becomes_a_page_of_its_own(edition: Path) -> None:
    run("convert", cwd=edition)
    page = run("render", "tei/letter.xml", cwd=edition)
    assert page.returncode == 0
    assert b"<style" in page.stdout
    text = run("render", "tei/letter.xml", "--to", "text", "-o", "letter.out", cwd=edition)
    assert text.stdout == b""
    assert b"Dear Sir," in (edition / "letter.out").read_bytes()


@pytest.mark.parametrize("output", ["html", "text"])
def test_a_document_is_rendered_as_it_was_transcribed(output: str, tmp_path: Path) -> None:
    tei = etree.tostring(document("<p>x <choice><sic>teh</sic><corr>the</corr></choice> y</p>"))
    (tmp_path / "letter.xml").write_bytes(tei)
    to_read = run("render", "letter.xml", "--to", output, cwd=tmp_path).stdout
    transcribed = run("render", "letter.xml", "--to", output, "--view", "transcribed", cwd=tmp_path).stdout
    if output == "text":
        assert b"x the y" in to_read
        assert b"x teh y" in transcribed
    else:
        assert b'hidden="hidden">teh<' in to_read
        assert b'hidden="hidden">the<' in transcribed
        assert b'id="_view-transcribed" checked' in transcribed


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["convert"], 3, b"edenda new"),
        (["check"], 3, b"edition.toml"),
        (["build"], 3, b"edition.toml"),
        (["convert", "absent.txt"], 3, b"cannot be read"),
        (["check", "absent.xml"], 3, b"cannot be read"),
        (["render", "absent.xml"], 3, b"cannot be read"),
        (["convert", "--genre", "poem", "x.txt"], 2, b"article"),
        (["explain", "NO-999"], 2, b"no code"),
        (["render", "x.xml", "--param", "novalue"], 2, b"KEY=VALUE"),
        (["nonsense"], 2, b"No such command"),
    ],
)
def test_what_cannot_be_done_is_said_without_a_traceback(
    arguments: list[str], code: int, words: bytes, tmp_path: Path
) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == code
    assert words in done.stderr + done.stdout
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, tmp_path: Path) -> None:
    done = run(command, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert b"Usage: edenda" in done.stdout


def test_the_codes_of_a_kind_are_listed(tmp_path: Path) -> None:
    listed = run("explain", "hdr", cwd=tmp_path).stdout.decode().splitlines()
    assert len(listed) == 7
    assert all(" HDR-00" in line for line in listed)


def test_every_code_can_be_explained(tmp_path: Path) -> None:
    done = run("explain", cwd=tmp_path)
    assert done.returncode == 0
    for line in done.stdout.decode().splitlines():
        code = line.split()[1].rstrip(":")
        assert run("explain", code, cwd=tmp_path).stdout.decode().startswith(f"# {code}")
