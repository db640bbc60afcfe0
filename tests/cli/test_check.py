"""`edenda check` as it is called: what is accepted, what is chosen, how bad it is, several processes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.support import run

_BAD = '<p><persName ref="#nobody">Rowe</persName> and <ref target="#nowhere">this</ref>.</p>'


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """An edition of three letters with a note that is called and not printed, and pointers that lead nowhere."""
    assert run("new", "edition", cwd=tmp_path).returncode == 0
    folder = tmp_path / "edition"
    for name in ("a", "b", "c"):
        source = f"Kew, 4 May 1887\n\nDear Sir,\n\nI have the letter {name} of 2 May.\n\nYours,\n\nH. Barlow\n"
        (folder / "seeds" / f"{name}.txt").write_text(source, encoding="utf-8")
    assert run("convert", cwd=folder).returncode == 0
    tei = folder / "tei" / "b.xml"
    tei.write_bytes(re.sub(rb"the letter b", b'<ref target="#nowhere">the letter</ref> b', tei.read_bytes()))
    return folder


def found(edition: Path, *arguments: str) -> list[str]:
    """The codes of what is found."""
    return [one["code"] for one in json.loads(run("check", "--format", "json", *arguments, cwd=edition).stdout)]


def test_a_baseline_leaves_only_what_is_new(edition: Path) -> None:
    assert found(edition) == ["PTR-001"]
    assert run("check", "--baseline", cwd=edition).returncode == 0
    done = run("check", cwd=edition)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"no problems (1 accepted)\n")
    assert run("check", "--skip", "PTR", cwd=edition).stderr == b"no problems\n"
    assert run("check", "tei/a.xml", cwd=edition).stderr == b"no problems\n"
    tei = edition / "tei" / "b.xml"
    data = tei.read_bytes()
    tei.write_bytes(
        data.replace(b"<p ", b"\n\n<p ", 1)
        .replace(b"of <date", b'of <ref target="#gone"><date', 1)
        .replace(b"</date>.", b"</date></ref>.", 1)
    )
    (finding,) = json.loads(run("check", "--format", "json", cwd=edition).stdout)
    assert "#gone" in finding["message"]


def test_a_finding_is_accepted_with_its_reason(edition: Path) -> None:
    wrong = run("check", "--accept", "PTR-001:tei/a.xml", "So it stands in the print.", cwd=edition)
    assert wrong.returncode == 2
    assert b"There is no finding PTR-001:tei/a.xml" in wrong.stderr
    done = run("check", "--accept", "PTR-001:tei/b.xml", "The second letter is lost.", cwd=edition)
    assert done.returncode == 0
    assert b"The second letter is lost." in (edition / "tei" / ".edenda" / "accepted.jsonl").read_bytes()
    assert found(edition) == []
    assert run("check", "--baseline", cwd=edition).returncode == 0
    assert b"The second letter is lost." in (edition / "tei" / ".edenda" / "accepted.jsonl").read_bytes()


def test_an_accepted_finding_that_is_gone_is_a_remark(edition: Path) -> None:
    run("check", "--baseline", cwd=edition)
    tei = edition / "tei" / "b.xml"
    tei.write_bytes(tei.read_bytes().replace(b'target="#nowhere"', b'target="#' + b'b-p1"'))
    assert found(edition) == ["ACC-002"]
    assert run("check", "--strict", cwd=edition).returncode == 0
    assert found(edition, "tei/b.xml") == []


def test_a_damaged_list_accepts_nothing(edition: Path) -> None:
    run("check", "--baseline", cwd=edition)
    accepted = edition / "tei" / ".edenda" / "accepted.jsonl"
    accepted.write_bytes(b"<<<<<<< HEAD\n" + accepted.read_bytes())
    done = run("check", cwd=edition)
    assert done.returncode == 3
    assert b"accepted.jsonl:1: The accepted findings cannot be read" in done.stdout
    assert b"PTR-001" in done.stdout


def test_what_cannot_be_read_is_never_accepted(edition: Path) -> None:
    (edition / "tei" / "c.xml").write_bytes(b"<TEI>")
    done = run("check", "--baseline", cwd=edition)
    assert done.returncode == 1
    assert b"Never accepted" in done.stderr
    assert found(edition) == ["TEI-001"]


def test_an_edition_says_how_bad_a_finding_is(edition: Path) -> None:
    config = edition / "edition.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text + '\n[check.severities]\nPTR = "off"\n"PTR-001" = "warning"\n', encoding="utf-8")
    (finding,) = json.loads(run("check", "--format", "json", cwd=edition).stdout)
    assert finding["severity"] == "warning"
    assert run("check", cwd=edition).returncode == 0
    config.write_text(
        text + '\n[check]\nprofile = "haus"\nseverities = { PTR = "bad", XYZ = "off" }\n', encoding="utf-8"
    )
    assert found(edition) == ["CONF-003", "CONF-003", "PTR-001", "CONF-002"]


def test_codes_are_left_out_and_findings_counted(edition: Path) -> None:
    assert found(edition, "--skip", "ptr") == []
    run("check", "--baseline", cwd=edition)
    for name in ("a", "c"):
        tei = edition / "tei" / f"{name}.xml"
        tei.write_bytes(tei.read_bytes().replace(b"the letter", b'<ref target="#nowhere">the letter</ref>'))
    assert len(found(edition)) == 2
    assert len(found(edition, "--max", "1")) == 1
    assert run("check", "--max", "1", cwd=edition).returncode == 1


def test_what_was_not_checked_is_told_whatever_is_asked_for(edition: Path) -> None:
    (edition / "tei" / "c.xml").write_bytes(b"<TEI>")
    assert found(edition, "--only", "GRAM", "tei/c.xml") == ["TEI-001"]
    assert found(edition, "--skip", "TEI", "tei/c.xml") == ["TEI-001"]
    with (edition / "edition.toml").open("a", encoding="utf-8") as config:
        config.write('[check.severities]\nTEI = "off"\nSRC-007 = "info"\n')
    assert found(edition, "tei/c.xml") == ["TEI-001"]
    assert run("check", "--skip", "SRC", "--schema", "none.rng", "tei/a.xml", cwd=edition).returncode == 3
    assert run("check", "--only", "GRAM", "tei/c.xml", cwd=edition).returncode == 1
    assert found(edition, "--only", "GRAM", "--schema", "none.rng", "tei/a.xml") == ["SRC-007"]
    assert run("check", "--only", "GRAM", "--schema", "none.rng", "tei/a.xml", cwd=edition).returncode == 3


def test_the_address_of_a_schema_is_given_back_as_it_was_written(edition: Path) -> None:
    done = run("check", "--schema", "https://example.org/own.rng", cwd=edition)
    assert done.returncode == 3
    assert b"https://example.org/own.rng" in done.stdout + done.stderr


def test_several_processes_find_the_same(edition: Path) -> None:
    assert run("check", "--jobs", "3", cwd=edition).stdout == run("check", cwd=edition).stdout
    assert run("check", "tei", "--jobs", "2", cwd=edition).stdout == run("check", "tei", cwd=edition).stdout


def test_a_task_of_vs_code_understands_the_findings(edition: Path) -> None:
    tasks = json.loads((edition / ".vscode" / "tasks.json").read_text(encoding="utf-8"))
    pattern = tasks["tasks"][0]["problemMatcher"]["pattern"]
    line = run("check", "--format", "github", cwd=edition).stdout.decode().splitlines()[0]
    found = re.search(pattern["regexp"], line)
    assert found is not None
    assert (found[pattern["file"]], found[pattern["code"]]) == ("tei/b.xml", "PTR-001")
    assert found[pattern["line"]].isdigit()


def test_a_profile_says_which_rules_hold(edition: Path, tmp_path: Path) -> None:
    path = edition / "tei" / "a.xml"
    path.write_bytes(path.read_bytes().replace(b"I have the letter", b"I have the <persName>Orme</persName> letter"))
    by_house = found(edition, "--only", "NAME", "tei/a.xml")
    by_tei = found(edition, "--only", "NAME", "--profile", "tei", "tei/a.xml")
    assert (by_house, by_tei) == (["NAME-002"], [])
    outside = tmp_path / "a.xml"
    outside.write_bytes(path.read_bytes())
    assert found(tmp_path, "--only", "NAME", "a.xml") == []
    assert found(tmp_path, "--only", "NAME", "--profile", "house", "a.xml") == ["NAME-002"]
