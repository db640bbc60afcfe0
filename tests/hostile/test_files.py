"""Files that are none, cannot be read, or are not where they seem to be: each is a finding."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.scaffold import scaffold
from edenda.xml.files import leads_out, read_file
from tests.hostile.trial import check, run, valid


def problem_of(path: Path) -> Problem:
    with pytest.raises(UnreadableError) as caught:
        read_file(path, 1000)
    (problem,) = caught.value.problems
    assert (problem.code, problem.file, bool(problem.hint)) == ("SRC-007", str(path), True)
    return problem


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files that are none."""
    (tmp_path / "folder.xml").mkdir()
    os.mkfifo(tmp_path / "pipe.xml")
    (tmp_path / "nowhere.xml").symlink_to("missing.xml")
    (tmp_path / "circle.xml").symlink_to("circle.xml")
    (tmp_path / "device.xml").symlink_to("/dev/zero")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("folder.xml", "it is a folder"),
        ("pipe.xml", "it is a pipe"),
        ("nowhere.xml", "leads nowhere"),
        ("circle.xml", "leads nowhere"),
        ("device.xml", "it is a device"),
        ("missing.xml", "No such file"),
        ("a\0b.xml", "no file can have this name"),
        ("x" * 300, "File name too long"),
    ],
)
def test_what_is_no_file_is_not_read(folder: Path, name: str, words: str) -> None:
    assert words in problem_of(folder / name).message


def test_all_that_is_no_file_in_a_folder_is_a_finding(folder: Path) -> None:
    trial = check(folder)
    assert trial.code == 3
    assert [name in trial.said for name in ("pipe.xml", "nowhere.xml", "circle.xml", "device.xml")] == [True] * 4
    assert trial.is_bounded


#: What is said of a pipe and of a device, of which reading one would not end.
_NO_FILES = ("pipe", "device")


def put(kind: str, path: Path) -> None:
    """Something that is no file in the place of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")


@pytest.mark.parametrize("kind", _NO_FILES)
@pytest.mark.parametrize(
    "command",
    [
        "convert lone.txt",
        "convert -o - none.txt",
        "convert --explain none.txt",
        "convert some.txt --metadata none.csv",
        "annotate none.xml",
        "annotate --schema none.rng some.xml",
        "check none.xml",
        "check --fix none.xml",
        "check --schema none.rng some.xml",
        "check --schema none.sch some.xml",
        "render none.xml",
        "render --xslt none.xsl some.xml",
    ],
)
def test_no_command_reads_what_is_no_file(tmp_path: Path, kind: str, command: str) -> None:
    for name in ("none.txt", "none.xml", "none.rng", "none.sch", "none.csv", "none.xsl", "lone.txt"):
        put(kind, tmp_path / name)
    (tmp_path / "some.txt").write_text("A Note\n\nThe lamp burns.\n", encoding="utf-8")
    (tmp_path / "some.xml").write_bytes(valid())
    trial = run(*command.split(), folder=tmp_path)
    assert kind in trial.said
    assert (trial.code in (1, 3), "Traceback" in trial.said, trial.is_bounded) == (True, False, True), trial


@pytest.mark.parametrize(
    "name",
    [
        "seeds/b.txt",
        "seeds/pages/1.xml",
        "seeds/b.toml",
        "tei/b.xml",
        "tei/register.xml",
        "tei/.edenda/b.json",
        "tei/.edenda/base/b.xml",
        "tei/.edenda/accepted.jsonl",
        "schema/edenda.rng",
        "schema/edenda.sch",
        "transform/html/document.xsl",
        "edition.toml",
    ],
)
def test_no_file_of_an_edition_is_read_that_is_none(edition: Path, name: str) -> None:
    (edition / "seeds" / "b.txt").write_text("A Note\n\nThe lamp burns.\n", encoding="utf-8")
    assert run("convert", folder=edition).code == 0
    if "base" in name:
        (edition / "tei" / "b.xml").write_bytes((edition / "tei" / "b.xml").read_bytes().replace(b"lamp", b"light"))
        (edition / "seeds" / "b.txt").write_text("A Note\n\nThe lamp is out.\n", encoding="utf-8")
    put("pipe", edition / name)
    for command in ("convert", "annotate", "check", "build"):
        trial = run(command, folder=edition)
        assert ("Traceback" in trial.said, trial.is_bounded) == (False, True), trial


def test_what_comes_through_standard_input_is_read_to_a_limit(tmp_path: Path) -> None:
    with Path("/dev/zero").open("rb") as stream:
        trial = run("convert", "-", folder=tmp_path, given=stream)
    assert "67,108,864" in trial.said
    assert (trial.code, trial.is_bounded) == (3, True)


def test_a_folder_without_tei_is_no_pass(tmp_path: Path) -> None:
    assert (check(tmp_path).code, check(tmp_path / "missing").code) == (3, 3)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "some.xml"
    path.write_bytes(valid())
    path.chmod(0)
    assert "Permission denied" in problem_of(path).message


def test_of_a_file_beyond_the_limit_one_byte_more_is_read(tmp_path: Path) -> None:
    path = tmp_path / "some.xml"
    path.write_bytes(b"x" * 5000)
    assert len(read_file(path, 1000)) == 1001
    assert len(read_file(path, 5000)) == 5000


def test_a_file_that_grows_is_read_to_a_limit_and_no_further(tmp_path: Path) -> None:
    path = tmp_path / "some.xml"
    path.write_bytes(valid())
    stop = threading.Event()

    def grow() -> None:
        with path.open("ab") as stream:
            while not stop.is_set():
                stream.write(b" " * 4096)
                stream.flush()

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        lengths = [length_of(path, 100_000) for _ in range(50)]
    finally:
        stop.set()
        writer.join()
    assert max(lengths) <= 100_001


def length_of(path: Path, limit: int) -> int:
    """How many bytes of a file are read; none of one that grows."""
    try:
        return len(read_file(path, limit))
    except UnreadableError as error:
        return 0 if "grows" in error.problems[0].message else limit * 2


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """An edition with a document."""
    root = tmp_path / "edition"
    scaffold(root)
    (root / "tei" / "a.xml").write_bytes(valid())
    return root


@pytest.mark.parametrize("name", ["tei/b.xml", "seeds/a.txt", "schema/edenda.rng"])
def test_a_link_that_leads_out_of_an_edition_is_an_error_and_is_not_followed(edition: Path, name: str) -> None:
    secret = edition.parent / "secret"
    secret.write_text("<secret/>", encoding="utf-8")
    (edition / name).unlink(missing_ok=True)
    (edition / name).symlink_to(secret)
    for trial in (check(folder=edition), check(edition / "tei")):
        assert "SAFE-003" in trial.said, trial.said
        assert (trial.code, "secret" in trial.said.replace(str(secret), "")) == (1, False)


def test_a_folder_that_is_a_link_out_of_an_edition_is_an_error(edition: Path) -> None:
    (edition / "tei").rename(edition.parent / "elsewhere")
    (edition / "tei").symlink_to(edition.parent / "elsewhere")
    assert "SAFE-003" in check(folder=edition).said


def test_a_link_inside_an_edition_is_followed(edition: Path) -> None:
    (edition / "tei" / "b.xml").symlink_to("a.xml")
    assert leads_out(edition / "tei" / "b.xml", edition) is None
    assert "SAFE-003" not in check(folder=edition).said
