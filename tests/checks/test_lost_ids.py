"""Ids that an earlier version had: found where they are gone or moved, and never passed over where that is unknown."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from edenda.checks.lost_ids import lost_ids
from edenda.problems import Problem
from edenda.versions import Version

_TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{}</body></text></TEI>'


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Mara Kessler", "-c", "user.email=mk@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two files in a repository, with a tag."""
    folder = tmp_path / "tei"
    folder.mkdir()
    write(folder, "a", '<note xml:id="n1">See below</note><p xml:id="p1"/>')
    write(folder, "bé", '<p xml:id="p1"/><p xml:id="p2"/>')
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    git(tmp_path, "tag", "v1")
    return folder


def write(folder: Path, name: str, body: str) -> None:
    (folder / f"{name}.xml").write_text(_TEI.format(body), encoding="utf-8")


def lost(folder: Path, version: str = "v1") -> list[Problem]:
    return list(lost_ids(folder, version, lambda _: True, sorted(folder.glob("*.xml"))))


def test_nothing_is_lost_where_nothing_changed(repository: Path) -> None:
    assert lost(repository) == []


def test_an_id_that_is_gone_is_named_by_what_it_stood_at(repository: Path) -> None:
    write(repository, "a", '<p xml:id="p1"/>')
    (problem,) = lost(repository)
    assert (problem.code, problem.file) == ("PTR-005", str(repository / "a.xml"))
    assert problem.message == "In “v1” the id “n1” was that of the note “See below” (line 1); it is gone."


def test_an_id_that_moved_is_found_where_it_is(repository: Path) -> None:
    write(repository, "a", '<p xml:id="p1"/>')
    write(repository, "bé", '<p xml:id="p1"/><p xml:id="p2"/><note xml:id="n1"/>')
    (problem,) = lost(repository)
    assert problem.message.endswith("now it is in bé.xml.")


def test_an_id_that_another_file_had_all_along_has_not_moved_there(repository: Path) -> None:
    write(repository, "a", '<note xml:id="n1">See below</note>')
    (problem,) = lost(repository)
    assert problem.message.endswith("it is gone.")


def test_the_ids_of_a_file_that_is_gone_are_gone(repository: Path) -> None:
    (repository / "bé.xml").unlink()
    assert [problem.message.endswith("the file is gone.") for problem in lost(repository)] == [True, True]


@pytest.mark.parametrize("version", ["v2", "", "--help", "-q", "v1; rm -rf x", "v1:tei/a.xml"])
def test_a_version_that_is_not_there_is_a_finding(repository: Path, version: str) -> None:
    assert [problem.code for problem in lost(repository, version)] == ["GIT-001"]


def test_a_folder_without_a_repository_is_a_finding(tmp_path: Path) -> None:
    assert [problem.code for problem in lost(tmp_path)] == ["GIT-001"]


def test_a_computer_without_git_is_a_finding(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    (problem,) = lost(repository)
    assert "git is not installed" in problem.message


def test_a_command_of_git_around_this_one_is_not_listened_to(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "nowhere")
    assert lost(repository) == []


def test_a_file_that_was_not_well_formed_is_a_finding(repository: Path) -> None:
    (repository / "a.xml").write_text("<TEI>", encoding="utf-8")
    git(repository, "commit", "-qam", "broken")
    assert [problem.code for problem in lost(repository, "HEAD")] == ["GIT-001"]


def test_files_are_read_as_they_were_byte_for_byte(repository: Path) -> None:
    for number in range(40):
        write(repository, f"c{number}", f'<p xml:id="c{number}"/>\n\n')
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "second")
    then = dict(Version(repository, "HEAD").files(".xml"))
    assert then == {path: path.read_bytes() for path in repository.glob("*.xml")}
