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
from tests.hostile.trial import check, valid


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
