"""`edenda annotate` as users meet it, and `edenda convert` on a source that was corrected after its TEI was edited."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from edenda.memory.store import read_memory
from tests.cli.support import run
from tests.tei_support import tei, without_new

_ROOT: Final = Path(__file__).resolve().parents[2]
LETTER: Final = """Kew, 4 May 1887

Dear Sir,

I have received your letter of 21 April. The moses arrived in good order on 2 May.

Mr Rowe will bring the others in June. He wrote so on 3 May 1887.

I remain, Sir, your obedient servant,

H. Barlow
"""
REGISTER: Final = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>
<person xml:id="pers-rowe"><persName>Rowe</persName></person></listPerson></standOff></TEI>
"""


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """An edition with one letter, converted."""
    assert run("new", "edition", cwd=tmp_path).returncode == 0
    folder = tmp_path / "edition"
    (folder / "seeds" / "letter.txt").write_text(LETTER, encoding="utf-8")
    assert run("convert", cwd=folder).returncode == 0
    return folder


def edit(path: Path, *changes: tuple[str, str]) -> bytes:
    """A file with some words changed for others, each of which it has."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8", newline="")
    return path.read_bytes()


def test_what_a_converted_edition_has_is_not_marked_again(edition: Path) -> None:
    before = (edition / "tei" / "letter.xml").read_bytes()
    done = run("annotate", cwd=edition)
    assert done.returncode == 0
    assert b"tei/letter.xml: unchanged, no problems" in done.stderr
    assert (edition / "tei" / "letter.xml").read_bytes() == before
    assert run("convert", "--check", cwd=edition).returncode == 0


def test_a_new_name_of_the_register_is_marked_in_what_was_edited(edition: Path) -> None:
    path = edition / "tei" / "letter.xml"
    edit(path, ("good order", "very good order, as Rowe says,"))
    (edition / "tei" / "register.xml").write_text(REGISTER, encoding="utf-8")
    before = path.read_bytes()
    assert run("annotate", "--check", cwd=edition).returncode == 1
    shown = run("annotate", "--diff", cwd=edition)
    assert shown.returncode == 0
    assert path.read_bytes() == before
    done = run("annotate", cwd=edition)
    assert done.returncode == 0
    assert b"2 marks put in" in done.stderr
    assert path.read_text(encoding="utf-8").count('<persName ref="register.xml#pers-rowe">Rowe</persName>') == 2
    applied = subprocess.run(
        ["git", "apply", "-p0", "--check", "-R", "-"], cwd=edition, input=shown.stdout, capture_output=True, check=False
    )
    assert applied.returncode == 0, applied.stderr
    assert without_new(before.decode(), path.read_text(encoding="utf-8")) == before.decode()
    assert run("annotate", "--check", cwd=edition).returncode == 0
    assert run("annotate", "--no-register", "--check", cwd=edition).returncode == 0


def test_only_the_elements_that_were_asked_for_are_marked(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(tei("<p>the Ridge Board (RB) met on 4 May 1887</p>"), encoding="utf-8")
    assert run("annotate", "--only", "date", path, cwd=tmp_path).returncode == 0
    assert '<p>the Ridge Board (RB) met on <date when="1887-05-04">' in path.read_text(encoding="utf-8")
    assert run("annotate", "--only", "orgName, date", path, cwd=tmp_path).returncode == 0
    assert path.read_text(encoding="utf-8").count("<orgName") == 2
    wrong = run("annotate", "--only", "pername", path, cwd=tmp_path)
    assert wrong.returncode == 2
    assert b"pername is never marked; choose from date, name, orgName" in wrong.stderr


def test_every_mention_is_explained_and_nothing_written(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(tei("<p>They met on 4 May 1887 and on <date when='1888'>5 May</date></p>"), encoding="utf-8")
    before = path.read_bytes()
    said = run("annotate", "--explain", path, cwd=tmp_path).stdout.decode()
    assert 'a.xml:1:280: new: <date when="1887-05-04"> “4 May 1887”: date: day (1)' in said
    rows = json.loads(run("annotate", "--explain", "--format", "json", path, cwd=tmp_path).stdout)
    assert [(row["text"], row["outcome"], row["confidence"]) for row in rows] == [
        ("4 May 1887", "new", 1.0),
        ("5 May", "marked", 1.0),
    ]
    assert before[rows[0]["start"] : rows[0]["end"]] == b"4 May 1887"
    assert (rows[0]["flow"], rows[0]["flow_start"], rows[0]["flow_end"]) == ("body", 12, 22)
    assert path.read_bytes() == before
    assert not (tmp_path / ".edenda").exists()


def test_a_mark_that_was_taken_out_stays_out_through_conversion_too(edition: Path) -> None:
    path = edition / "tei" / "letter.xml"
    edited = edit(path, ('<date when="1887-05-02">2 May</date>', "2 May"))
    assert run("annotate", cwd=edition).returncode == 0
    assert path.read_bytes() == edited
    edited = edit(path, ("arrived in good order on", "came here in perfect order, on"))
    assert run("annotate", cwd=edition).returncode == 0
    assert path.read_bytes() == edited
    assert run("convert", "--force", cwd=edition).returncode == 0
    text = path.read_text(encoding="utf-8")
    assert "in good order on 2 May." in text
    assert '<date when="1887-04-21">21 April</date>' in text
    assert run("convert", cwd=edition).returncode == 0
    assert path.read_text(encoding="utf-8") == text


def test_a_corrected_source_comes_into_the_edited_file(edition: Path) -> None:
    path, source = edition / "tei" / "letter.xml", edition / "seeds" / "letter.txt"
    edit(
        path,
        ("<persName>Rowe</persName>", '<persName cert="high">Rowe</persName>'),
        ("The moses", "The <term>moses</term>"),
        ('<date when="1887-05-02">2 May</date>', "2 May"),
        ("<body>", "<body><!-- mine -->"),
    )
    edited = path.read_text(encoding="utf-8")
    edit(source, ("moses", "mosses"), ("in June. He", "in June.\n\nOne box of 7 May 1887 is lost. He"))
    assert b"letter.xml: would be corrected as its source was" in run("convert", "--check", cwd=edition).stderr
    assert path.read_text(encoding="utf-8") == edited
    done = run("convert", cwd=edition)
    assert done.returncode == 0, done.stderr.decode()
    assert b"tei/letter.xml: corrected as its source was, no problems" in done.stderr
    text = path.read_text(encoding="utf-8")
    assert "The <term>mosses</term>" in text
    assert "on 2 May." in text
    assert "<!-- mine -->" in text
    assert 'Mr <persName cert="high">Rowe</persName>' in text
    assert '<date when="1887-05-07">7 May 1887</date> is lost.' in text
    assert run("check", cwd=edition).returncode == 0
    assert run("convert", cwd=edition).returncode == 0
    assert run("annotate", cwd=edition).returncode == 0
    assert path.read_text(encoding="utf-8") == text


def test_where_both_were_changed_nothing_is_written_and_each_place_is_named(edition: Path) -> None:
    path, source = edition / "tei" / "letter.xml", edition / "seeds" / "letter.txt"
    edited = edit(path, ("The moses", "The musk"), ("others in", "rest in"))
    edit(source, ("moses", "mosses"), ("others", "other boxes"), ("so on", "thus on"))
    done = run("convert", cwd=edition)
    assert done.returncode == 1
    assert done.stderr.count(b"error SAFE-002") == 2
    assert b"has now \xe2\x80\x9cmosses\xe2\x80\x9d; the file has \xe2\x80\x9cmusk\xe2\x80\x9d" in done.stderr
    assert path.read_bytes() == edited
    assert run("convert", "--keep", cwd=edition).returncode == 2
    edit(path, ("The musk", "The mosses"), ("rest in", "other boxes in"))
    assert run("convert", cwd=edition).returncode == 0
    assert "wrote thus on" in path.read_text(encoding="utf-8")


def test_a_file_that_is_right_can_be_kept_as_it_is(edition: Path) -> None:
    path, source = edition / "tei" / "letter.xml", edition / "seeds" / "letter.txt"
    edited = edit(path, ("The moses", "The musk"))
    edit(source, ("moses", "mosses"))
    assert run("convert", cwd=edition).returncode == 1
    assert run("convert", "--keep", "seeds/letter.txt", cwd=edition).returncode == 0
    assert path.read_bytes() == edited
    assert b"kept (edited)" in run("convert", cwd=edition).stderr
    edit(source, ("others", "other ones"))
    assert run("convert", cwd=edition).returncode == 0
    assert path.read_bytes() == edited.replace(b"others", b"other ones")


def test_a_correction_does_not_keep_new_names_out(edition: Path) -> None:
    path, source = edition / "tei" / "letter.xml", edition / "seeds" / "letter.txt"
    edit(path, ("<body>", "<body><!-- mine -->"))
    (edition / "tei" / "register.xml").write_text(REGISTER, encoding="utf-8")
    edit(source, ("moses", "mosses"))
    assert b"corrected as its source was" in run("convert", cwd=edition).stderr
    assert run("annotate", cwd=edition).returncode == 0
    assert '<persName ref="register.xml#pers-rowe">Rowe</persName>' in path.read_text(encoding="utf-8")


def test_a_source_that_is_corrected_to_what_the_editor_wrote_is_named(edition: Path) -> None:
    path, source = edition / "tei" / "letter.xml", edition / "seeds" / "letter.txt"
    choice = "<choice><sic>moses</sic><corr>mosses</corr></choice>"
    edited = edit(path, ("moses", choice))
    edit(source, ("moses", "mosses"))
    done = run("convert", cwd=edition)
    assert done.returncode == 1
    assert b"SAFE-002: The source was corrected to what this `choice` has" in done.stderr
    assert path.read_bytes() == edited
    edit(path, (choice, "mosses"))
    assert run("convert", cwd=edition).returncode == 0
    assert run("check", cwd=edition).returncode == 0


@pytest.mark.parametrize("damage", [b"", b"<", b"</a></b>", b"<TEI></p></p></x>", b"\xff\xfe", b"<html/>"])
def test_a_file_that_is_no_xml_is_kept_or_replaced_but_never_read_blindly(edition: Path, damage: bytes) -> None:
    path, source = edition / "tei" / "letter.xml", edition / "seeds" / "letter.txt"
    whole = path.read_bytes()
    edit(source, ("moses", "mosses"))
    path.write_bytes(damage)
    done = run("convert", cwd=edition)
    assert done.returncode in (1, 3)
    assert b"Traceback" not in done.stderr
    assert path.read_bytes() == damage
    assert run("convert", "--force", cwd=edition).returncode == 0
    assert path.read_bytes() == whole.replace(b"moses", b"mosses")
    assert (edition / "tei" / ".edenda" / "backup" / "letter.1.xml").read_bytes() == damage


@pytest.mark.parametrize("damage", [b"", b"garbage", b"\xff\x00", b"<TEI></p></TEI>"])
def test_a_damaged_first_conversion_counts_as_lost(edition: Path, damage: bytes) -> None:
    path = edition / "tei" / "letter.xml"
    edited = edit(path, ("<body>", "<body><!-- mine -->"))
    edit(edition / "seeds" / "letter.txt", ("moses", "mosses"))
    (edition / "tei" / ".edenda" / "base" / "letter.xml").write_bytes(damage)
    done = run("convert", cwd=edition)
    assert done.returncode == 1
    assert b"error SAFE-001" in done.stderr
    assert path.read_bytes() == edited


def test_a_memory_that_cannot_be_read_stops_the_machine(edition: Path) -> None:
    path = edition / "tei" / "letter.xml"
    edited = edit(path, ('<date when="1887-05-02">2 May</date>', "2 May"))
    for damage in (b"", b"\x00\xff", b'{"version": 99, "marks": []}'):
        (edition / "tei" / ".edenda" / "letter.json").write_bytes(damage)
        done = run("annotate", cwd=edition)
        assert done.returncode == 1
        assert b"error MEM-002" in done.stderr
        assert path.read_bytes() == edited


def test_a_link_stays_a_link(edition: Path, tmp_path: Path) -> None:
    real = tmp_path / "real.xml"
    real.write_text(tei("<p>4 May 1887</p>"), encoding="utf-8")
    link = edition / "tei" / "link.xml"
    link.symlink_to(real)
    assert run("annotate", link, cwd=edition).returncode == 0
    assert link.is_symlink()
    assert "<date" in real.read_text(encoding="utf-8")


def test_nothing_to_annotate_is_said(edition: Path) -> None:
    assert b"the register is no document" in run("annotate", "tei/register.xml", cwd=edition).stderr
    assert b"there are no TEI files" in run("annotate", "seeds", cwd=edition).stderr
    assert run("annotate", "--only", "", cwd=edition).returncode == 2
    assert run("annotate", "--format", "json", cwd=edition).returncode == 2


@pytest.mark.parametrize("moment", [1, 2])
def test_a_run_that_is_killed_leaves_the_old_file_or_the_new_one(edition: Path, moment: int) -> None:
    """Killed before the file is in its place, and between the file and its memory."""
    path = edition / "tei" / "letter.xml"
    before = edit(path, ("bring the others in", "bring the others on 9 May 1887, not in"))
    killing = (
        "import os, signal, pathlib\n"
        "import edenda.cli\n"
        "calls = []\n"
        "real = pathlib.Path.replace\n"
        "def replace(self, target):\n"
        "    calls.append(target)\n"
        f"    if len(calls) == {moment}:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return real(self, target)\n"
        "pathlib.Path.replace = replace\n"
        "edenda.cli.main(['annotate'])\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(_ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", killing], cwd=edition, env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    whole = before.replace(b"9 May 1887", b'<date when="1887-05-09">9 May 1887</date>')
    assert path.read_bytes() == (before if moment == 1 else whole)
    assert run("annotate", cwd=edition).returncode == 0
    assert path.read_bytes() == whole
    memory = read_memory(path)
    assert memory is not None
    assert "9 May 1887" in {row.surface for row in memory.rows}


@pytest.mark.skipif(shutil.which("git") is None, reason="git joins the branches")
def test_git_joins_the_decisions_of_two_branches(edition: Path) -> None:
    path = edition / "tei" / "letter.xml"

    def git(*arguments: str) -> None:
        options = ("-c", "user.name=e", "-c", "user.email=e@example.org", "-c", "init.defaultBranch=main")
        subprocess.run(["git", *options, *arguments], cwd=edition, check=True, capture_output=True)

    def on_branch(name: str, *changes: tuple[str, str]) -> None:
        git("checkout", "-q", "-b", name, "main")
        edit(path, *changes)
        assert run("annotate", cwd=edition).returncode == 0
        git("commit", "-q", "-a", "-m", name)

    git("init", "-q")
    git("checkout", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "converted")
    on_branch("one", ('<date when="1887-05-02">2 May</date>', "2 May"))
    on_branch("two", ('</placeName>, <date when="1887-05-04">4 May 1887</date>', "</placeName>, 4 May 1887"))
    git("merge", "-q", "one")
    joined = path.read_bytes()
    assert b'<date when="1887-05-02">' not in joined
    assert run("annotate", cwd=edition).returncode == 0
    assert path.read_bytes() == joined


def test_what_is_no_tei_or_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<html/>", encoding="utf-8")
    done = run("annotate", "a.xml", "b.xml", cwd=tmp_path)
    assert done.returncode == 3
    assert b"a.xml:1: error TEI-003" in done.stderr
    assert b"b.xml: error SRC-007" in done.stderr
