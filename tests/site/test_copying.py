from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from edenda.build import build
from edenda.cli.build import build as command
from edenda.edition import Edition, open_edition
from edenda.site.copying import problems


def edition(folder: Path, web: str) -> Edition:
    (folder / "tei").mkdir(parents=True)
    (folder / "edition.toml").write_text(f'[edition]\ntitle = "T"\n\n[web]\n{web}\n', encoding="utf-8")
    for name in ("pictures/quay one.jpg", "pictures/.hidden", "tei/scans/1.png", "tei/scans/notes.xml", "logo.svg"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    return open_edition(folder)


def copied(made: Edition) -> set[str]:
    public = made.root / "public"
    files = (file for file in build(made) if file.suffix not in {".html", ".css", ".js"})
    return {file.relative_to(public).as_posix() for file in files}


def test_folders_and_the_logo_are_copied_and_what_lies_with_the_tei_comes_beside_the_pages(tmp_path: Path) -> None:
    made = edition(tmp_path, 'files = ["pictures", "tei/scans"]\nlogo = "logo.svg"')
    assert problems(made) == ()
    assert {"pictures/quay one.jpg", "documents/scans/1.png", "logo.svg"} <= copied(made)
    assert (tmp_path / "public/pictures/quay one.jpg").read_bytes() == b"pictures/quay one.jpg"


def test_hidden_files_and_tei_are_not_taken_over(tmp_path: Path) -> None:
    made = copied(edition(tmp_path, 'files = ["pictures", "tei/scans"]'))
    assert not {name for name in made if ".hidden" in name or name.endswith("notes.xml")}


def test_a_file_that_changed_is_copied_again_and_one_that_did_not_is_left(tmp_path: Path) -> None:
    made = edition(tmp_path, 'files = ["pictures"]')
    build(made)
    target = tmp_path / "public/pictures/quay one.jpg"
    first = target.stat().st_ino
    build(made)
    assert target.stat().st_ino == first
    (tmp_path / "pictures/quay one.jpg").write_bytes(b"another")
    build(made)
    assert target.read_bytes() == b"another"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../secret", "does not lie in the folder"),
        ("/etc/hosts", "does not lie in the folder"),
        ("pictures/../../secret", "does not lie in the folder"),
        ("outside", "does not lie in the folder"),
        ("nothing", "no such file"),
        ("public", "itself makes"),
        (".git/config", "itself makes"),
    ],
)
def test_what_is_not_there_or_not_of_the_edition_is_said_and_left_aside(name: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s", encoding="utf-8")
    made = edition(tmp_path / "edition", f'files = ["pictures", "{name}"]')
    (tmp_path / "edition" / "outside").symlink_to(tmp_path / "secret")
    (problem,) = problems(made)
    assert (problem.code, problem.line) == ("WEB-002", 5)
    assert why in problem.message
    assert "pictures/quay one.jpg" in copied(made)


def test_the_command_says_what_was_left_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edition(tmp_path, 'logo = "none.svg"')
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(command, [])
    assert done.exit_code == 0
    assert "warning WEB-002: “none.svg” is not in the site" in done.output
