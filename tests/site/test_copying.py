from __future__ import annotations

import os
from pathlib import Path

import pytest

from edenda.edition import open_edition
from edenda.site.copying import has_logo, stated_copies
from tests.site.editions import built, letter, make


def edition(root: Path, web: str, body: str = "<p>Words.</p>") -> Path:
    return make(root / "edition", {"a": letter("k", "A letter", body)}, f"[web]\n{web}\n")


def faults(root: Path) -> list[str]:
    return [f"{one.code}: {one.message}" for one in stated_copies(open_edition(root))[1]]


def test_files_and_folders_that_are_named_are_copied_as_they_are(tmp_path: Path) -> None:
    root = edition(tmp_path, 'files = ["pictures", "notes/plan.pdf"]')
    for name, data in {"pictures/a/quay.png": b"\x00\xff", "notes/plan.pdf": b"%PDF", "notes/other.pdf": b"%"}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    (root / "pictures" / ".hidden").write_bytes(b"x")
    files = built(root)
    assert files["pictures/a/quay.png"].read_bytes() == b"\x00\xff"
    assert "notes/plan.pdf" in files
    assert not {"notes/other.pdf", "pictures/.hidden"} & files.keys()
    assert faults(root) == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../elsewhere", "it is no open file or folder within the edition"),
        ("/etc/passwd", "it is no open file or folder within the edition"),
        (".git", "it is no open file or folder within the edition"),
        ("seeds", "it is no open file or folder within the edition"),
        ("", "it is no open file or folder within the edition"),
        ("documents", "the site has pages of its own there"),
        ("Index.html", "the site has pages of its own there"),
        ("nowhere", "it is not there"),
    ],
)
def test_what_cannot_be_copied_is_a_finding_and_no_file(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    root = edition(tmp_path, f'files = ["{name}"]')
    assert faults(root) == [f"WEB-002: “{name}” cannot be copied into the site: {reason}."]
    built(root)


def test_nothing_is_copied_through_a_link_that_leads_out(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key.png").write_bytes(b"key")
    root = edition(
        tmp_path, 'files = ["pictures", "scans"]', '<p><figure><graphic url="../pictures/key.png"/></figure></p>'
    )
    (root / "pictures").mkdir()
    try:
        (root / "pictures" / "key.png").symlink_to(tmp_path / "secret" / "key.png")
        (root / "scans").symlink_to(tmp_path / "secret")
    except OSError:
        pytest.skip("this system has no links")
    assert not [name for name in built(root) if name.endswith("key.png")]
    assert [one.partition(":")[0] for one in faults(root)] == ["SAFE-003", "WEB-002"]


def test_a_logo_is_copied_and_shown_on_every_page(tmp_path: Path) -> None:
    root = edition(tmp_path, 'logo = "art/the mark.svg"')
    (root / "art").mkdir()
    (root / "art" / "the mark.svg").write_text("<svg/>", encoding="utf-8")
    files = built(root)
    assert "art/the mark.svg" in files
    assert 'src="../art/the%20mark.svg"' in files["documents/a.html"].read_text(encoding="utf-8")


def test_a_logo_that_is_not_there_is_on_no_page(tmp_path: Path) -> None:
    root = edition(tmp_path, 'logo = "javascript:alert(1)"')
    assert not has_logo(open_edition(root))
    assert "javascript" not in built(root)["documents/a.html"].read_text(encoding="utf-8")


def test_pictures_beside_the_edition_go_where_the_page_looks_for_them(tmp_path: Path) -> None:
    body = """<pb facs="scans/1.jpg"/><figure><graphic url="../art/quay%20wall.png"/></figure>
    <figure><graphic url="../edition.toml"/></figure><figure><graphic url="../../out.png"/></figure>
    <figure><graphic url="../.hidden/a.png"/></figure><figure><graphic url="https://example.org/a.png"/></figure>
    <figure><graphic url="missing.png"/></figure>"""
    root = edition(tmp_path, "", body)
    for name in ("tei/scans/1.jpg", "art/quay wall.png", "../out.png", ".hidden/a.png"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(name.encode())
    files = built(root)
    pictures = {name for name in files if name.endswith((".png", ".jpg"))}
    assert pictures == {"documents/scans/1.jpg", "art/quay wall.png"}
    assert "edition.toml" not in files


def test_a_copy_that_is_there_is_not_made_again(tmp_path: Path) -> None:
    root = edition(tmp_path, 'files = ["plan.pdf"]')
    (root / "plan.pdf").write_bytes(b"old")
    target = built(root)["plan.pdf"]
    before = target.stat().st_ino
    assert built(root)["plan.pdf"].stat().st_ino == before
    (root / "plan.pdf").write_bytes(b"new")
    os.utime(root / "plan.pdf", (1, 1))
    assert built(root)["plan.pdf"].read_bytes() == b"new"
