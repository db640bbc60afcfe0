"""`edenda review` as scripts meet it: lists, decisions from files, keys through a pipe."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.support import run
from tests.review.editions import hundred, make_edition, state_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return hundred(tmp_path / "edition").root


def _listed(folder: Path, *more: str) -> list[dict[str, Any]]:
    done = run("review", "--list", "--format", "json", *more, cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def _write(folder: Path, *decisions: object, name: str = "decisions.jsonl") -> Path:
    path = folder.parent / name
    path.write_text("".join(f"{json.dumps(one)}\n" for one in decisions), encoding="utf-8")
    return path


def test_a_hundred_marks_decided_in_two_halves(folder: Path) -> None:
    rows = _listed(folder)
    assert len({row["key"] for row in rows}) == 100
    verdicts = [{"key": row["key"], "verdict": ("accept", "reject")[at % 2]} for at, row in enumerate(rows)]
    for half in (verdicts[:50], verdicts[50:]):
        done = run("review", "--decisions", _write(folder, *half), "--when", "2026-11-22", cwd=folder)
        assert (done.returncode, b"50 decisions made" in done.stderr) == (0, True)
    assert _listed(folder) == []
    after = state_of(folder)
    marks = sum(
        data.count(b"<persName>") for name, data in after.items() if "letter-" in name and name.endswith(".xml")
    )
    assert marks == 50
    run("annotate", cwd=folder)
    again = state_of(folder)
    assert {name: data for name, data in again.items() if name.endswith(".xml")} == {
        name: data for name, data in after.items() if name.endswith(".xml")
    }


def test_the_same_file_again_changes_nothing_and_says_so(folder: Path) -> None:
    rows = _listed(folder)
    path = _write(
        folder,
        {"key": rows[0]["key"], "verdict": "reject"},
        {"key": rows[1]["key"], "verdict": "entry", "entry": "pers-elmer"},
        {"key": rows[2]["key"], "verdict": "new", "name": "Agnes Thorne"},
        {"key": rows[3]["key"], "verdict": "accept"},
        {"key": rows[4]["key"], "verdict": "skip"},
    )
    first = run("review", "--decisions", path, cwd=folder)
    assert b"4 decisions made, 1 skipped; 96 marks to be decided." in first.stderr
    before = state_of(folder)
    again = run("review", "--decisions", "-", cwd=folder, stdin=path.read_bytes())
    assert (again.returncode, state_of(folder)) == (0, before)
    assert b"was rejected already by ed on" in again.stderr
    assert b"0 decisions made" in again.stderr


@pytest.mark.parametrize(
    ("lines", "code", "number"),
    [
        (['{"key": "letter-0:0123456789", "verdict": "accept"}'], "REV-001", 1),
        (['{"key": "KEY0", "verdict": "maybe"}'], "REV-001", 1),
        (["", '{"key": "KEY0"'], "REV-001", 2),
        (["[1]"], "REV-001", 1),
        (['{"key": 3, "verdict": "accept"}'], "REV-001", 1),
        (['{"key": "KEY0", "verdict": "entry"}'], "REV-002", 1),
        (['{"key": "KEY0", "verdict": "entry", "entry": "pers-nobody"}'], "REV-002", 1),
        (['{"key": "KEY0", "verdict": "entry", "entry": "org-board"}'], "REV-002", 1),
        (['{"key": "KEY0", "verdict": "accept"}', '{"key": "KEY0", "verdict": "reject"}'], "REV-003", 2),
    ],
)
def test_one_fault_and_nothing_is_decided(folder: Path, lines: list[str], code: str, number: int) -> None:
    keys = [row["key"] for row in _listed(folder, "tei/letter-0.xml")]
    before = state_of(folder)
    good = json.dumps({"key": keys[5], "verdict": "accept"})
    path = folder.parent / "decisions.jsonl"
    path.write_text("\n".join([*lines, good]).replace("KEY0", keys[0]), encoding="utf-8")
    done = run("review", "--decisions", path, cwd=folder)
    assert done.returncode == 1
    assert f"decisions.jsonl:{number}: error {code}:" in done.stderr.decode()
    assert b"Nothing was decided" in done.stderr
    assert state_of(folder) == before


def test_a_mark_that_was_decided_otherwise_is_a_contradiction(folder: Path) -> None:
    key = _listed(folder)[0]["key"]
    run("review", "--decisions", _write(folder, {"key": key, "verdict": "accept"}), cwd=folder)
    done = run("review", "--decisions", _write(folder, {"key": key, "verdict": "reject"}), cwd=folder)
    assert done.returncode == 1
    assert "REV-003" in done.stderr.decode()


def test_the_list_in_words_has_the_sentence_the_reason_and_the_entries(folder: Path) -> None:
    done = run("review", "--list", "--name", "Rowe", "tei/letter-0.xml", cwd=folder)
    said = done.stdout.decode()
    assert "In the spring of that year [Rowe] sold his boat" in said
    assert "the surname of “Henry Rowe”" in said
    assert "pers-rowe  Henry Rowe:" in said
    assert b"1 mark to be decided" in done.stderr


def test_keys_come_through_a_pipe_and_none_is_asked_for_after_the_last(folder: Path) -> None:
    done = run("review", "--name", "Rowe", cwd=folder, stdin=b"aras")
    assert done.returncode == 0
    assert b"3 marks decided, all saved. 7 marks left" in done.stderr
    assert "1 of 10" in done.stdout.decode()
    done = run("review", "--name", "Rowe", "--only-element", "persName", cwd=folder, stdin=b"nHenry the Elder\nq")
    assert b"1 mark decided" in done.stderr


def test_a_review_without_some_documents_says_so_and_is_no_success(folder: Path) -> None:
    for path in (folder / "tei").glob("letter-*.xml"):
        path.write_text("<TEI", encoding="utf-8")
    listed = run("review", "--list", cwd=folder)
    assert (listed.returncode, b"0 marks to be decided, as far as the files can be read." in listed.stderr) == (1, True)
    asked = run("review", cwd=folder, stdin=b"a")
    assert (asked.returncode, b"Nothing is doubtful, as far as the files can be read." in asked.stderr) == (1, True)
    done = run("review", "--decisions", _write(folder), cwd=folder)
    assert (done.returncode, b"as far as the files can be read" in done.stderr) == (1, True)


def test_where_nothing_is_doubtful_that_is_said(tmp_path: Path) -> None:
    edition = make_edition(tmp_path / "edition", {"note": "<p>Nobody is named here.</p>"})
    done = run("review", cwd=edition.root)
    assert (done.returncode, done.stderr) == (0, b"Nothing is doubtful: there is nothing to decide.\n")


def test_where_only_what_is_asked_for_is_not_doubtful_that_is_said(folder: Path) -> None:
    done = run("review", "--name", "Nobody", cwd=folder)
    assert done.stderr == b"Nothing of what you chose is doubtful: there is nothing to decide.\n"


@pytest.mark.parametrize(
    "options",
    [
        ("--list", "--web"),
        ("--format", "json"),
        ("--who", "nobody"),
        ("--when", "yesterday"),
        ("seeds",),
        ("edition.toml",),
        ("--kind", "none"),
    ],
)
def test_what_makes_no_sense_is_refused(folder: Path, options: tuple[str, ...]) -> None:
    if options == ("seeds",):
        (folder / "seeds" / "page.xml").write_text("<a/>", encoding="utf-8")
    assert run("review", *options, cwd=folder).returncode == 2


def test_decisions_that_cannot_be_read_are_no_traceback(folder: Path) -> None:
    (folder / "bad.jsonl").write_bytes(b"\xff\xfe{")
    for name in ("bad.jsonl", "none.jsonl", "tei"):
        done = run("review", "--decisions", name, cwd=folder)
        assert (done.returncode, b"Traceback" in done.stderr) == (3, False)
