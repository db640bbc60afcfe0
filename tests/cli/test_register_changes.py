"""`edenda register merge`, `rename`, `split`, `follow` and `undo` as users call them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.support import run
from tests.register.editions import document, edition, files

LETTER = '<p><persName ref="register.xml#pers-a">Rowe</persName> met <name ref="register.xml#pers-b">Berg</name>.</p>'
TWICE = '<p><persName ref="register.xml#pers-a">Young Rowe</persName></p>'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return edition(tmp_path, {"letter": document(LETTER), "other": document(TWICE)})


STEPS = [
    ("merge", "pers-a", "pers-b"),
    ("rename", "pers-a", "pers-rowe"),
    ("split", "pers-a", "pers-young", "--words", "Young Rowe"),
]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step[0])
def test_check_and_diff_write_nothing_and_the_step_does_what_they_say(step: tuple[str, ...], root: Path) -> None:
    before = files(root)
    checked = run("register", *step, "--check", cwd=root)
    assert checked.returncode == 1
    assert b"would change." in checked.stderr
    shown = run("register", *step, "--diff", cwd=root)
    assert shown.returncode == 0
    assert files(root) == before
    done = run("register", *step, cwd=root)
    assert done.returncode == 0, done.stderr
    assert done.stdout == b""
    after = files(root)
    told = {line.split()[1] for line in shown.stdout.decode().splitlines() if line.startswith("+++ ")}
    assert told == {name for name in after if after[name] != before.get(name)}
    lines = {line for line in shown.stdout.decode().splitlines() if line[:1] == "+" and not line.startswith("+++")}
    new = {line for data in after.values() for line in data.decode().splitlines()}
    assert {line[1:] for line in lines} <= new
    assert run("register", "undo", cwd=root).returncode == 0
    assert files(root) == before


@pytest.mark.skipif(shutil.which("git") is None, reason="git applies the difference")
def test_the_difference_is_one_that_git_can_apply(root: Path) -> None:
    shown = run("register", "merge", "pers-a", "pers-b", "--diff", "--when", "2026-11-22", cwd=root)
    copy = root / "copy"
    shutil.copytree(root / "tei", copy / "tei")
    subprocess.run(["git", "apply", "-p0", "-"], input=shown.stdout, cwd=copy, check=True)
    run("register", "merge", "pers-a", "pers-b", "--when", "2026-11-22", cwd=root)
    for path in sorted((root / "tei").rglob("*.*")):
        if path.is_file():
            assert (copy / path.relative_to(root)).read_bytes() == path.read_bytes()


def test_undo_lists_the_steps_newest_first(root: Path) -> None:
    run("register", "rename", "pers-a", "pers-x", cwd=root)
    run("register", "merge", "pers-x", "pers-b", cwd=root)
    listed = run("register", "undo", "--list", cwd=root).stdout.decode()
    assert [line.split(maxsplit=1)[1] for line in listed.splitlines()] == [
        "Merge of pers-x into pers-b",
        "Renaming of pers-a to pers-x",
    ]
    done = run("register", "undo", cwd=root)
    assert done.stderr.decode().splitlines()[-1] == "Merge of pers-x into pers-b: taken back in 4 files."


def test_an_undo_after_an_edit_names_the_file(root: Path) -> None:
    run("register", "rename", "pers-a", "pers-x", cwd=root)
    path = root / "tei" / "letter.xml"
    path.write_bytes(path.read_bytes() + b"\n")
    before = files(root)
    refused = run("register", "undo", cwd=root)
    assert refused.returncode == 3
    assert b"SAFE-006" in refused.stderr
    assert b"tei/letter.xml" in refused.stderr
    assert files(root) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rename", "pers-x", "pers-y"), "The register has no entry “pers-x”."),
        (("rename", "pers-a", "pers-b"), "taken"),
        (("merge", "pers-a", "pers-b", "--prefer", "pers-c"), "--prefer names the entry that is right"),
        (("merge", "pers-a", "pers-b", "--who", "nobody"), "“nobody” is nobody of this edition"),
        (("merge", "pers-a", "pers-b", "--when", "today"), "“today” is no day"),
        (("split", "pers-a", "pers-y"), "None of the 2 mentions"),
        (("split", "pers-a", "pers-y", "--mention", "letter.xml"), "“letter.xml” is no place"),
        (("undo",), "nothing to undo"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_message(root: Path, arguments: tuple[str, ...], said: str) -> None:
    before = files(root)
    done = run("register", *arguments, cwd=root)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert files(root) == before


def test_an_edition_without_a_register_is_told_so(root: Path) -> None:
    (root / "tei" / "register.xml").unlink()
    done = run("register", "rename", "pers-a", "pers-x", cwd=root)
    assert done.returncode == 2
    assert b"There is no register" in done.stderr


def test_a_pointer_that_a_branch_brings_in_is_explained_and_followed(root: Path) -> None:
    run("register", "merge", "pers-a", "pers-b", "--when", "2026-11-22", cwd=root)
    (root / "tei" / "branch.xml").write_text(document(LETTER), encoding="utf-8")
    checked = run("check", "--only", "PTR-001", cwd=root).stdout.decode()
    assert "“pers-a” was merged into “pers-b” on 2026-11-22; `edenda register follow` mends it." in checked
    done = run("register", "follow", cwd=root)
    assert done.stderr.decode().splitlines()[-1] == "Following former ids: 1 file changed."
    assert "PTR" not in run("check", "--only", "PTR", cwd=root).stdout.decode()
    again = run("register", "follow", "--check", cwd=root)
    assert (again.returncode, again.stderr.decode().splitlines()[-1]) == (
        0,
        "Following former ids: 0 files would change.",
    )


def test_who_merges_what_was_kept_apart_is_told_so(root: Path) -> None:
    run("register", "distinct", "pers-b", "pers-a", "--when", "2026-11-20", cwd=root)
    done = run("register", "merge", "pers-a", "pers-b", cwd=root)
    told = "“pers-a” and “pers-b” were said to be two by ed on 2026-11-20; a merge takes that back."
    assert (done.returncode, told in done.stderr.decode()) == (0, True)


@pytest.mark.parametrize("step", [("confirm", "pers-a"), ("distinct", "pers-a", "pers-c")])
def test_what_is_decided_of_an_entry_that_is_gone_or_twice_is_refused(root: Path, step: tuple[str, ...]) -> None:
    path = root / "tei" / "register.xml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('xml:id="pers-b"', 'xml:id="pers-a"'), encoding="utf-8")
    done = run("register", *step, cwd=root)
    assert done.returncode == 2
    assert "“pers-a” stands twice in the register: if both are one, delete" in done.stderr.decode()
    path.write_text(text, encoding="utf-8")
    run("register", "rename", "pers-a", "pers-x", "--when", "2026-11-20", cwd=root)
    done = run("register", *step, cwd=root)
    assert done.returncode == 2
    assert "“pers-a” was renamed to “pers-x” on 2026-11-20;" in done.stderr.decode()


def test_branches_that_say_different_things_are_left_to_the_editor(root: Path) -> None:
    run("register", "merge", "pers-a", "pers-b", cwd=root)
    log = root / "tei" / ".edenda" / "register.jsonl"
    log.write_text(
        log.read_text(encoding="utf-8") + '{"deed": "merged", "id": "pers-a", "other": "pers-c"}\n', encoding="utf-8"
    )
    (root / "tei" / "branch.xml").write_text(document(LETTER), encoding="utf-8")
    done = run("register", "follow", cwd=root)
    assert "“pers-a” became pers-b and pers-c on different branches: decide by hand." in done.stderr.decode()
    assert "tei/branch.xml refers to it" in done.stderr.decode()
    assert done.returncode == 1
    assert (root / "tei" / "branch.xml").read_text(encoding="utf-8") == document(LETTER)
    (root / "tei" / "branch.xml").unlink()
    done = run("register", "follow", cwd=root)
    assert (done.returncode, "became" in done.stderr.decode()) == (0, False)


def test_a_new_edition_leaves_the_local_folder_out_of_git(tmp_path: Path) -> None:
    run("new", tmp_path / "edition", cwd=tmp_path)
    assert ".edenda-local/" in (tmp_path / "edition" / ".gitignore").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("step", [("merge", "pers-b"), ("rename", "pers-x"), ("show",)])
def test_an_id_of_bytes_that_are_no_characters_is_no_traceback(root: Path, step: tuple[str, ...]) -> None:
    before = files(root)
    command = [sys.executable.encode(), b"-m", b"edenda", b"register", step[0].encode(), b"m\xfcller"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")}
    done = subprocess.run(
        [*command, *(one.encode() for one in step[1:])], cwd=root, env=environment, capture_output=True, check=False
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == 2
    assert "“m?ller” is not in the encoding of this terminal".encode() in done.stderr
    assert files(root) == before


def test_a_split_can_lead_mentions_to_an_entry_that_is_there(root: Path) -> None:
    before = files(root)
    done = run("register", "split", "pers-a", "pers-b", "--words", "Young Rowe", cwd=root)
    assert done.returncode == 0, done.stderr
    after = files(root)
    assert after["tei/other.xml"] == before["tei/other.xml"].replace(b"#pers-a", b"#pers-b")
    assert after["tei/register.xml"] == before["tei/register.xml"]
    same = run("register", "split", "pers-a", "pers-a", "--words", "Rowe", cwd=root)
    assert (same.returncode, b"is the same entry" in same.stderr) == (2, True)
    assert run("register", "undo", cwd=root).returncode == 0
    assert files(root) == before


def test_an_entry_is_taken_out_only_when_nothing_refers_to_it(root: Path) -> None:
    before = files(root)
    refused = run("register", "remove", "pers-a", cwd=root)
    assert refused.returncode == 3
    assert b"@ref of `persName` refers to it" in refused.stderr
    assert b"tei/letter.xml:" in refused.stderr
    assert files(root) == before
    for path in ("letter", "other"):
        file = root / "tei" / f"{path}.xml"
        file.write_bytes(file.read_bytes().replace(b' ref="register.xml#pers-a"', b""))
    cleaned = files(root)
    assert run("register", "remove", "pers-a", "--check", cwd=root).returncode == 1
    assert run("register", "remove", "pers-a", cwd=root).returncode == 0
    assert b"pers-a" not in files(root)["tei/register.xml"]
    assert run("register", "undo", cwd=root).returncode == 0
    assert files(root) == cleaned
