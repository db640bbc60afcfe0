"""Changes to several files: all or none, wherever the machine stops; taken back exactly; never out of an edition."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import edenda.changes.commit as module
from edenda.annotation import AnnotationWish, annotate_file
from edenda.changes import local
from edenda.changes.commit import commit, finish, history, undo
from edenda.changes.journal import write_journal
from edenda.changes.local import local_folder, locked
from edenda.changes.values import FileChange
from edenda.conversion import Wish, convert_in_edition
from edenda.edition import open_edition
from edenda.errors import UnreadableError, UsageError
from tests.changes.killing import deaths
from tests.register.editions import document

FIRST = {"tei/a.xml": b"<p ref='#one'/>\n", "tei/b.xml": b"<p>\r\n\xff</p>", "tei/.edenda/c.json": b"{}"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "tei" / ".edenda").mkdir(parents=True)
    for name, data in FIRST.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".edenda-local" not in path.parts
    }


def changes(root: Path) -> list[FileChange]:
    return [
        FileChange(root / "tei/a.xml", FIRST["tei/a.xml"], b"<p ref='#two'/>\n"),
        FileChange(root / "tei/b.xml", FIRST["tei/b.xml"], None),
        FileChange(root / "tei/new.xml", None, b"<new/>"),
        FileChange(root / "tei/.edenda/c.json", FIRST["tei/.edenda/c.json"], FIRST["tei/.edenda/c.json"]),
    ]


AFTER = {"tei/a.xml": b"<p ref='#two'/>\n", "tei/new.xml": b"<new/>", "tei/.edenda/c.json": b"{}"}


def refused(code: str, call: object, *arguments: object) -> str:
    assert callable(call)
    with pytest.raises(UnreadableError) as stop:
        call(*arguments)
    (problem,) = stop.value.problems
    assert problem.code == code
    assert problem.hint
    return problem.message


def test_a_commit_changes_makes_and_deletes_files_and_undo_brings_them_back(root: Path) -> None:
    commit(root, "One", changes(root))
    assert files(root) == AFTER
    assert history(root) == ("One",)
    assert undo(root) == ("One", ("tei/a.xml", "tei/b.xml", "tei/new.xml"))
    assert files(root) == FIRST
    assert history(root) == ()


def test_two_undos_go_two_steps_back(root: Path) -> None:
    commit(root, "One", changes(root))
    commit(root, "Two", [FileChange(root / "tei/a.xml", AFTER["tei/a.xml"], b"<p/>")])
    assert history(root) == ("Two", "One")
    assert undo(root).title == "Two"
    assert files(root) == AFTER
    assert undo(root).title == "One"
    assert files(root) == FIRST
    with pytest.raises(UsageError, match="nothing to undo"):
        undo(root)


def test_a_commit_that_changes_nothing_leaves_no_step(root: Path) -> None:
    commit(root, "Nothing", [FileChange(root / "tei/a.xml", FIRST["tei/a.xml"], FIRST["tei/a.xml"])])
    assert history(root) == ()


def test_a_file_that_changed_since_it_was_read_stops_all(root: Path) -> None:
    (root / "tei/b.xml").write_bytes(b"edited")
    before = files(root)
    refused("SAFE-004", commit, root, "One", changes(root))
    assert files(root) == before
    assert finish(root) == ()


def test_only_the_newest_steps_are_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_STEPS", 3)
    data = FIRST["tei/a.xml"]
    for number in range(5):
        after = b"<p n='%d'/>" % number
        commit(root, f"Step {number}", [FileChange(root / "tei/a.xml", data, after)])
        data = after
    assert history(root) == ("Step 4", "Step 3", "Step 2")


def test_an_undo_is_refused_where_a_file_was_edited_since(root: Path) -> None:
    commit(root, "One", changes(root))
    (root / "tei/a.xml").write_bytes(b"edited")
    before = files(root)
    assert "tei/a.xml was edited" in refused("SAFE-006", undo, root)
    assert files(root) == before
    assert history(root) == ("One",)


def test_an_undo_of_another_step_than_expected_is_refused(root: Path) -> None:
    commit(root, "One", changes(root))
    assert "“One”, not “Two”" in refused("SAFE-006", undo, root, "Two")
    assert files(root) == AFTER


def reset(root: Path) -> None:
    for name in files(root):
        (root / name).unlink()
    for path in (root / ".edenda-local").rglob("*.jsonl"):
        path.unlink()
    for name, data in FIRST.items():
        (root / name).write_bytes(data)


def test_a_commit_killed_at_any_step_is_all_or_none(root: Path) -> None:
    seen = set()
    for is_killed in deaths(lambda: reset(root), lambda: commit(root, "One", changes(root))):
        found = finish(root)
        now = files(root)
        assert now in (FIRST, AFTER)
        assert history(root) == (("One",) if now == AFTER else ())
        seen.add((is_killed, now == AFTER, bool(found)))
        assert finish(root) == ()
        if now == AFTER:
            undo(root)
            assert files(root) == FIRST
    assert seen == {(True, False, False), (True, True, True), (True, True, False), (False, True, False)}


def test_completing_can_be_killed_at_any_step_too(root: Path) -> None:
    def begin() -> None:
        reset(root)
        _interrupt(root)

    for _ in deaths(begin, lambda: finish(root)):
        finish(root)
        assert files(root) == AFTER
        assert history(root) == ("One",)


def test_an_undo_killed_at_any_step_is_all_or_none(root: Path) -> None:
    def begin() -> None:
        reset(root)
        commit(root, "One", changes(root))

    seen = set()
    for _ in deaths(begin, lambda: undo(root)):
        for _ in deaths(lambda: None, lambda: finish(root)):
            pass
        now = files(root)
        assert now in (FIRST, AFTER)
        assert history(root) == (("One",) if now == AFTER else ())
        seen.add(now == AFTER)
    assert seen == {True, False}


def _interrupt(root: Path) -> None:
    """A commit of which only the journal is there."""
    folder = local_folder(root)
    with (folder / "journal.jsonl").open("wb") as stream:
        write_journal(stream, "One", module._rows(root, changes(root)))


def test_the_next_command_completes_what_was_interrupted_and_says_so(root: Path) -> None:
    (root / "edition.toml").write_text("[edition]\nformat = 1\ntitle = 'A'\n", encoding="utf-8")
    _interrupt(root)
    edition = open_edition(root)
    assert [(one.code, one.location) for one in edition.problems if one.code.startswith("SAFE")] == [("SAFE-007", "")]
    assert "“One” was interrupted" in edition.problems[0].message
    assert (root / "tei/new.xml").read_bytes() == b"<new/>"
    assert not [one for one in open_edition(root).problems if one.code.startswith("SAFE")]


def test_a_file_edited_since_the_interruption_stops_completing(root: Path) -> None:
    _interrupt(root)
    (root / "tei/b.xml").write_bytes(b"edited")
    before = files(root)
    (problem,) = finish(root)
    assert problem.code == "SAFE-005"
    assert "tei/b.xml was changed" in problem.message
    assert files(root) == before
    refused("SAFE-005", commit, root, "Two", changes(root)[:1])
    (root / "tei/b.xml").write_bytes(FIRST["tei/b.xml"])
    assert [one.code for one in finish(root)] == ["SAFE-007"]
    assert files(root) == AFTER


def test_a_journal_that_does_not_fit_its_files_is_not_followed(root: Path) -> None:
    (local_folder(root) / "journal.jsonl").write_bytes(_forged("tei/new.xml", "z"))
    (problem,) = finish(root)
    assert problem.code == "SAFE-005"
    assert "does not fit tei/new.xml" in problem.message
    assert files(root) == FIRST


def _forged(path: str, words: str = "y") -> bytes:
    rows = [
        {"version": 1, "title": "x"},
        {"path": path, "before": None, "after": hashlib.sha256(b"y").hexdigest(), "stretches": [[0, "", words]]},
    ]
    lines = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    return lines + json.dumps({"end": hashlib.sha256(lines).hexdigest()}).encode() + b"\n"


@pytest.mark.parametrize(
    "path",
    [
        *("../out.xml", "/elsewhere/out.xml", "tei/../../out.xml", "tei\\..\\out", ".git/config"),
        *(".edenda-local/x", "tei//x", "link/out.xml", "", ".", "tei/x\0y", "//server/x"),
    ],
)
def test_a_journal_that_leads_out_of_the_edition_is_not_followed(
    root: Path, path: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (root / "link").symlink_to(outside)
    (local_folder(root) / "journal.jsonl").write_bytes(_forged(path))
    before = files(root)
    (problem,) = finish(root)
    assert problem.code == "SAFE-005"
    assert files(root) == before
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-20],
        lambda data: data.replace(b"two", b"six"),
        lambda data: data[:0],
        lambda data: b"\xff\xfe" + data,
        lambda data: data[: data.index(b"\n") + 1],
    ],
)
def test_a_damaged_journal_is_not_followed(root: Path, damage: object) -> None:
    assert callable(damage)
    _interrupt(root)
    path = root / ".edenda-local" / "journal.jsonl"
    path.write_bytes(damage(path.read_bytes()))
    assert [one.code for one in finish(root)] == ["SAFE-005"]
    assert files(root) == FIRST


def test_a_damaged_step_is_not_undone(root: Path) -> None:
    commit(root, "One", changes(root))
    (step,) = (root / ".edenda-local" / "undo").iterdir()
    step.write_bytes(step.read_bytes()[:-9])
    refused("SAFE-005", undo, root)
    assert files(root) == AFTER


def test_a_link_stays_a_link(root: Path) -> None:
    (root / "tei/real.xml").write_bytes(b"<a/>")
    (root / "tei/link.xml").symlink_to("real.xml")
    commit(root, "One", [FileChange(root / "tei/link.xml", b"<a/>", b"<b/>")])
    assert (root / "tei/link.xml").is_symlink()
    assert (root / "tei/real.xml").read_bytes() == b"<b/>"
    undo(root)
    assert (root / "tei/real.xml").read_bytes() == b"<a/>"


@pytest.mark.parametrize("path", ["../x.xml", ".git/config", ".edenda-local/x"])
def test_no_change_leads_out_of_the_edition(root: Path, path: str) -> None:
    assert "hidden" in refused("SRC-007", commit, root, "One", [FileChange(root / path, None, b"x")])


def test_no_change_goes_through_a_link_that_leads_out(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "x.xml"
    outside.write_bytes(b"x")
    (root / "tei/x.xml").symlink_to(outside)
    refused("SAFE-003", commit, root, "One", [FileChange(root / "tei/x.xml", b"x", b"y")])
    assert outside.read_bytes() == b"x"


@pytest.mark.parametrize("name", ["who?.xml", "a b: c.xml", "\u00e4.xml", "x\n.xml"])
def test_names_that_a_system_allows_are_kept(root: Path, name: str) -> None:
    (root / "tei" / name).write_bytes(b"x")
    commit(root, "One", [FileChange(root / "tei" / name, b"x", b"y")])
    assert (root / "tei" / name).read_bytes() == b"y"
    assert undo(root).files == (f"tei/{name}",)


def test_a_journal_of_another_version_is_not_followed(root: Path) -> None:
    _interrupt(root)
    path = root / ".edenda-local" / "journal.jsonl"
    lines = path.read_bytes().replace(b'"version":1', b'"version":2').splitlines(keepends=True)[:-1]
    end = json.dumps({"end": hashlib.sha256(b"".join(lines)).hexdigest()}).encode()
    path.write_bytes(b"".join((*lines, end)))
    (problem,) = finish(root)
    assert problem.code == "SAFE-005"
    assert "another version" in problem.message
    assert files(root) == FIRST


def test_one_file_is_changed_once(root: Path) -> None:
    with pytest.raises(ValueError, match="twice"):
        commit(root, "One", [*changes(root), *changes(root)])
    assert files(root) == FIRST


def test_the_local_folder_is_left_aside_by_git(root: Path) -> None:
    assert (local_folder(root) / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_a_local_folder_that_leads_out_is_not_used(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (root / ".edenda-local").symlink_to(tmp_path_factory.mktemp("outside"))
    refused("SAFE-003", commit, root, "One", changes(root))
    assert files(root) == FIRST


def test_who_holds_the_lock_may_commit_and_others_are_told_who_works(root: Path) -> None:
    messages = []

    def other() -> None:
        with pytest.raises(UnreadableError) as stop, locked(root, "b", patience=0.05):
            pass
        messages.append(stop.value.problems[0])

    with locked(root, "Merge of a into b"):
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
        commit(root, "One", changes(root))
    assert messages[0].code == "SAFE-008"
    assert f"Merge of a into b (process {os.getpid()})" in messages[0].message
    assert files(root) == AFTER
    with locked(root, "c", patience=0.05):
        pass


def test_the_lock_of_a_process_that_was_killed_is_free(root: Path) -> None:
    code = "import sys, time; from pathlib import Path; from edenda.changes.local import locked\n"
    code += "with locked(Path(sys.argv[1]), 'long work'):\n    print('held', flush=True); time.sleep(60)\n"
    environment = {**os.environ, "PYTHONPATH": str(Path(module.__file__).parents[2])}
    with subprocess.Popen([sys.executable, "-c", code, str(root)], stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        assert "long work" in refused("SAFE-008", locked(root, "b", patience=0.05).__enter__)
        process.kill()
        process.wait()
    with locked(root, "b", patience=0.05):
        pass


def test_what_writes_file_by_file_waits_for_the_lock_and_writes_nothing_without_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "edition.toml").write_text("[edition]\nformat = 1\ntitle = 'A'\n", encoding="utf-8")
    (root / "tei" / "a.xml").write_text(document("<p>On 9 May 1906.</p>"), encoding="utf-8")
    (root / "seeds").mkdir()
    (root / "seeds" / "new.txt").write_text("On 9 May 1906.\n", encoding="utf-8")
    edition = open_edition(root)
    monkeypatch.setattr(local, "PATIENCE", 0.05)
    found: list[tuple[str, ...]] = []

    def other(write: bool) -> None:
        annotated = annotate_file(root / "tei" / "a.xml", edition, AnnotationWish(write=write))
        converted = convert_in_edition(edition, root / "seeds" / "new.txt", Wish(write=write))
        found.extend(tuple(one.code for one in done.problems) for done in (annotated, converted))

    before = files(root)
    with locked(root, "Merge of a into b"):
        for write in (True, False):
            thread = threading.Thread(target=other, args=(write,))
            thread.start()
            thread.join()
    assert found[:2] == [("SAFE-008",), ("SAFE-008",)]
    assert not any("SAFE-008" in codes for codes in found[2:])
    assert files(root) == before
    other(write=True)
    assert b'<date when="1906-05-09">' in (root / "tei" / "a.xml").read_bytes()
    assert (root / "tei" / "new.xml").exists()


def test_a_damaged_lock_is_said_to_be_so(root: Path) -> None:
    (local_folder(root) / "lock.sqlite").write_bytes(b"no database" * 100)
    assert "damaged" in refused("SAFE-008", commit, root, "One", changes(root))
    assert files(root) == FIRST


def test_a_lock_that_cannot_be_made_is_not_said_to_be_taken(root: Path) -> None:
    (local_folder(root) / "lock.sqlite").mkdir()
    message = refused("SAFE-008", commit, root, "One", changes(root))
    assert message == "The lock of this edition cannot be taken (unable to open database file). Nothing was written."
    assert files(root) == FIRST


def test_a_disk_that_is_full_in_the_middle_is_told_and_the_rest_is_completed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(files: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(module, "write_all", full)
        message = refused("SAFE-005", commit, root, "One", changes(root))
        assert message == "“One” has begun and is not complete: a file cannot be written (No space left on device)."
        assert [one.code for one in finish(root)] == ["SAFE-005"]
    assert [one.code for one in finish(root)] == ["SAFE-007"]
    assert files(root) == AFTER


def test_what_a_killed_command_left_beside_a_file_goes(root: Path) -> None:
    _interrupt(root)
    (root / "tei/.a.xml.abcd1234.tmp").write_bytes(b"half")
    (root / "tei/.z.xml.abcd1234.tmp").write_bytes(b"not ours")
    finish(root)
    assert sorted(path.name for path in (root / "tei").glob(".*.tmp")) == [".z.xml.abcd1234.tmp"]
