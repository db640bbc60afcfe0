"""`edenda check --fix`, `--diff` and `--against` as they are called."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from edenda.memory.store import is_untouched
from tests.cli.support import make_entries, run


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """An edition of one letter, in which somebody wrote a date and a language by hand."""
    assert run("new", "edition", cwd=tmp_path).returncode == 0
    folder = tmp_path / "edition"
    source = "Kew, 4 May 1887\n\nDear Sir,\n\nI have the letter of 2 May.\n\nYours,\n\nH. Barlow\n"
    (folder / "seeds" / "a.txt").write_text(source, encoding="utf-8")
    make_entries(folder, persons="H. Barlow", places="Kew")
    assert run("convert", cwd=folder).returncode == 0
    return folder


def spoil(edition: Path) -> bytes:
    """Write a date as nobody should; the bytes as they were."""
    tei = edition / "tei" / "a.xml"
    before = tei.read_bytes()
    spoilt = before.replace(b'<date when="1887-05-02"', b'<date when="1887-5-2"', 1)
    assert spoilt != before
    tei.write_bytes(spoilt)
    return before


def codes(edition: Path, *arguments: str) -> list[str]:
    return [one["code"] for one in json.loads(run("check", "--format", "json", *arguments, cwd=edition).stdout)]


def test_a_fix_brings_back_what_was_and_reports_the_rest(edition: Path) -> None:
    before = spoil(edition)
    assert codes(edition) == ["GRAM-004"]
    done = run("check", "--fix", cwd=edition)
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"tei/a.xml: 1 place fixed" in done.stderr
    assert (edition / "tei" / "a.xml").read_bytes() == before
    assert b"Nothing that can be fixed safely." in run("check", "--fix", cwd=edition).stderr


def test_a_file_that_was_fixed_counts_as_edited(edition: Path) -> None:
    tei = edition / "tei" / "a.xml"
    data = tei.read_bytes().replace(b"<p ", b'<p n="1" ', 1)
    tei.write_bytes(data)
    spoil(edition)
    run("check", "--fix", cwd=edition)
    assert tei.read_bytes() == data
    assert not is_untouched(tei)
    assert b"kept (edited)" in run("convert", cwd=edition).stderr


def test_a_difference_is_shown_and_nothing_written(edition: Path) -> None:
    spoil(edition)
    spoilt = (edition / "tei" / "a.xml").read_bytes()
    done = run("check", "--diff", cwd=edition)
    assert done.returncode == 1
    lines = done.stdout.decode().splitlines()
    assert lines[:2] == ["--- tei/a.xml", "+++ tei/a.xml"]
    assert sum(line.startswith("+") for line in lines) == 2
    assert 'when="1887-05-02"' in next(line for line in lines[2:] if line.startswith("+"))
    assert (edition / "tei" / "a.xml").read_bytes() == spoilt


def test_what_is_accepted_skipped_or_off_is_not_fixed(edition: Path) -> None:
    spoil(edition)
    spoilt = (edition / "tei" / "a.xml").read_bytes()
    run("check", "--fix", "--skip", "GRAM", cwd=edition)
    run("check", "--fix", "--only", "NAME", cwd=edition)
    assert run("check", "--accept", "GRAM-004:tei/a.xml", "So it stands in the print.", cwd=edition).returncode == 0
    run("check", "--fix", cwd=edition)
    assert (edition / "tei" / "a.xml").read_bytes() == spoilt


def test_a_fix_is_not_shown_and_made_at_once(edition: Path) -> None:
    assert run("check", "--fix", "--diff", cwd=edition).returncode == 2


def test_an_edition_is_compared_with_a_version(edition: Path) -> None:
    assert codes(edition, "--against", "v1") == ["GIT-001"]
    assert run("check", "--against", "v1", cwd=edition).returncode == 3
    who = ("-c", "user.name=Mara Kessler", "-c", "user.email=mk@example.org", "-c", "commit.gpgsign=false")
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "first"), ("tag", "v1")):
        subprocess.run(["git", *who, *arguments], cwd=edition, check=True, capture_output=True)
    assert codes(edition, "--against", "v1") == []
    tei = edition / "tei" / "a.xml"
    tei.write_bytes(tei.read_bytes().replace(b'xml:id="a-p1"', b'xml:id="a-first"'))
    assert codes(edition, "--against", "v1") == ["PTR-005"]
    assert codes(edition, "tei/a.xml", "--against", "v1") == ["PTR-005"]
    assert codes(edition, "tei/register.xml", "--against", "v1") == []
