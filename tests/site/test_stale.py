from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.site.editions import built, in_public, letter, make

TWO = {"a": letter("a", "First"), "b": letter("b", "Second")}


def test_what_an_earlier_build_made_and_this_one_does_not_is_removed(tmp_path: Path) -> None:
    root = make(tmp_path, TWO)
    built(root)
    (root / "tei" / "b.xml").unlink()
    now = set(built(root))
    assert in_public(root) == now
    assert not [name for name in in_public(root) if name.startswith("documents/b.")]


def test_the_files_of_others_stay(tmp_path: Path) -> None:
    root = make(tmp_path, TWO)
    built(root)
    others = ["CNAME", "documents/b.notes", "documents/c.html", ".well-known/x"]
    for name in others:
        path = root / "public" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine", encoding="utf-8")
    (root / "tei" / "b.xml").unlink()
    built(root)
    assert set(others) <= in_public(root)


def test_a_build_of_one_output_keeps_the_files_of_the_others(tmp_path: Path) -> None:
    root = make(tmp_path, TWO)
    both = set(built(root))
    built(root, "html")
    assert in_public(root) == both
    built(root, "text")
    assert in_public(root) == both
    (root / "tei" / "b.xml").unlink()
    built(root, "text")
    assert both - in_public(root) == {"documents/b.txt"}
    built(root, "html")
    assert "documents/b.html" not in in_public(root)


def test_folders_that_are_empty_then_go_too(tmp_path: Path) -> None:
    root = make(tmp_path, TWO, '[web]\nfiles = ["art"]\n')
    (root / "art" / "old").mkdir(parents=True)
    (root / "art" / "old" / "a.png").write_bytes(b"x")
    (root / "art" / "b.png").write_bytes(b"x")
    built(root)
    (root / "art" / "old" / "a.png").unlink()
    built(root)
    assert not (root / "public" / "art" / "old").exists()
    assert (root / "public" / "art" / "b.png").is_file()


@pytest.mark.parametrize(
    "text",
    ["", "[1]", '{"html": 3}', "\x00", '{"html": ["../edition.toml", "/etc/hosts", 3]}', '{"text": ["documents"]}'],
)
def test_a_list_that_nobody_can_trust_removes_nothing(tmp_path: Path, text: str) -> None:
    root = make(tmp_path, TWO)
    files = set(built(root))
    (root / ".edenda-local" / "built.json").write_text(text, encoding="utf-8")
    built(root)
    assert (root / "edition.toml").is_file()
    assert in_public(root) == files


def test_nothing_is_removed_through_a_link_that_leads_out(tmp_path: Path) -> None:
    root = make(tmp_path / "edition", TWO)
    built(root)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious.html").write_text("mine", encoding="utf-8")
    try:
        (root / "public" / "link").symlink_to(outside)
    except OSError:
        pytest.skip("this system has no links")
    path = root / ".edenda-local" / "built.json"
    listed = json.loads(path.read_text(encoding="utf-8"))
    listed["html"].append("link/precious.html")
    path.write_text(json.dumps(listed), encoding="utf-8")
    built(root)
    assert (outside / "precious.html").is_file()
