"""The index follows the files of its edition, and nothing that happens to its own file stops anybody."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from edenda.edition import Edition, open_edition
from edenda.register.index import database, freshness, index, updating
from edenda.register.index.index import open_index
from edenda.register.index.values import IndexedRelation
from tests.tei_support import tei

_PERSONS = (
    '<standOff><listPerson><person xml:id="pers-a"><persName>Anna Crane</persName></person>'
    '<person xml:id="pers-b"><persName>Bo</persName><persName type="variant">Bo</persName></person>'
    '<person xml:id="pers-a"><persName>Twice</persName></person><person xml:id="pers-c"/></listPerson>'
    '<relation name="parent-of" active="#pers-a" passive="#pers-b #pers-c"/><relation name="x" active="#pers-b"/>'
    "</standOff><text>"
)


def letter(words: str) -> str:
    return tei(f'<p>So <persName ref="register.xml#pers-a">{words}</persName> and <persName>Bo</persName>.</p>')


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """An edition with a register and two letters, written long ago."""
    (tmp_path / "tei").mkdir()
    (tmp_path / "edition.toml").write_text('[edition]\ntitle = "Letters"\n', encoding="utf-8")
    write(tmp_path / "tei" / "register.xml", tei("<p/>").replace("<text>", _PERSONS))
    write(tmp_path / "tei" / "b.xml", letter("Anna"))
    write(tmp_path / "tei" / "a.xml", letter("Crane"))
    return open_edition(tmp_path)


def write(path: Path, text: str, *, age: int = 10_000) -> None:
    """Write a file as if that had been so many seconds ago."""
    path.write_text(text, encoding="utf-8", newline="")
    then = path.stat().st_mtime_ns - age * 10**9
    os.utime(path, ns=(then, then))


def file_of(edition: Edition) -> Path:
    return edition.root / ".edenda-local" / "index.sqlite"


def words(edition: Edition) -> list[str]:
    """The words of all mentions of an entry, from an index that is opened for this."""
    with open_index(edition) as opened:
        assert opened.problems == ()
        return [mention.words for mention in opened.mentions("pers-a")]


def test_mentions_come_by_file_and_then_as_they_stand(edition: Edition) -> None:
    with open_index(edition) as opened:
        assert [(one.file, one.words) for one in opened.mentions("pers-a")] == [
            ("tei/a.xml", "Crane"),
            ("tei/b.xml", "Anna"),
        ]
        assert [one.words for one in opened.document("tei/a.xml")] == ["Crane", "Bo"]
        assert [one.file for one in opened.unlinked()] == ["tei/a.xml", "tei/b.xml"]
        assert [one.file for one in opened.of_words(" Bo ")] == ["tei/a.xml", "tei/b.xml"]
        assert list(opened.unsure()) == []
        assert opened.counts() == (2, 3, 4, 2, 0, 0, 2)


def test_entries_are_those_of_the_register_each_once(edition: Edition) -> None:
    with open_index(edition) as opened:
        found = list(opened.entries())
        assert [(one.id, one.kind, one.names, one.mentions) for one in found] == [
            ("pers-a", "person", ("Anna Crane",), 2),
            ("pers-b", "person", ("Bo",), 0),
            ("pers-c", "person", (), 0),
        ]
        assert opened.entry("pers-a") == found[0]
        assert opened.entry("pers-z") is None
        assert list(opened.ids()) == ["pers-a", "pers-b", "pers-c"]
        assert [one.id for one in opened.entries("person", "cra")] == ["pers-a"]
        assert list(opened.entries("org")) == []
        assert list(opened.relations("pers-b")) == [IndexedRelation("parent-of", "pers-a", "pers-b")]


def test_nothing_is_read_again_that_was_not_touched(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    words(edition)
    monkeypatch.setattr(updating, "read_xml", None)
    assert words(edition) == ["Crane", "Anna"]


def test_a_file_that_was_only_touched_is_not_gathered_again(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    words(edition)
    os.utime(edition.tei / "a.xml", ns=(0, 0))
    monkeypatch.setattr(updating, "gather", None)
    assert words(edition) == ["Crane", "Anna"]
    monkeypatch.setattr(updating, "read_xml", None)  # its new time is known now
    assert words(edition) == ["Crane", "Anna"]


def test_a_file_that_is_written_twice_at_once_is_seen(edition: Edition) -> None:
    path = edition.tei / "a.xml"
    write(path, letter("Crane"), age=0)
    words(edition)
    before = path.stat().st_mtime_ns
    path.write_text(letter("Crone"), encoding="utf-8", newline="")
    os.utime(path, ns=(before, before))
    assert words(edition) == ["Crone", "Anna"]


def test_new_changed_and_removed_files_are_followed(edition: Edition) -> None:
    words(edition)
    write(edition.tei / "c.xml", letter("C."), age=5)
    write(edition.tei / "a.xml", letter("Mrs Crane"), age=5)
    (edition.tei / "b.xml").unlink()
    assert words(edition) == ["Mrs Crane", "C."]
    (edition.tei / "register.xml").unlink()
    with open_index(edition) as opened:
        assert list(opened.entries()) == []
        assert opened.counts().documents == 2


def test_refresh_takes_in_the_files_that_it_is_told(edition: Edition) -> None:
    with open_index(edition) as opened:
        write(edition.tei / "a.xml", letter("Mrs Crane"), age=5)
        write(edition.tei / "b.xml", letter("unseen"), age=5)
        (edition.tei / "c.xml").write_text(letter("C."), encoding="utf-8")
        opened.refresh([edition.tei / "a.xml", edition.tei / "c.xml", edition.root / "edition.toml"])
        assert [one.words for one in opened.mentions("pers-a")] == ["Mrs Crane", "Anna", "C."]
        (edition.tei / "c.xml").unlink()
        opened.refresh([edition.tei / "c.xml"])
        assert [one.words for one in opened.mentions("pers-a")] == ["Mrs Crane", "Anna"]
        opened.refresh([])
    assert words(edition) == ["Mrs Crane", "unseen"]


def test_a_file_that_cannot_be_read_is_a_problem_each_time(edition: Edition) -> None:
    write(edition.tei / "a.xml", "<TEI><p></TEI>")
    for _ in range(2):
        with open_index(edition) as opened:
            assert [problem.code for problem in opened.problems] == ["TEI-001"]
            assert [one.words for one in opened.mentions("pers-a")] == ["Anna"]


def test_a_register_that_cannot_be_read_leaves_the_mentions(edition: Edition) -> None:
    words(edition)
    write(edition.register_path, "<TEI>")
    with open_index(edition) as opened:
        assert [problem.code for problem in opened.problems] == ["TEI-001"]
        assert (list(opened.entries()), opened.counts().mentions) == ([], 4)


def test_a_file_that_cannot_be_opened_is_a_problem(edition: Edition) -> None:
    words(edition)
    (edition.tei / "a.xml").unlink()
    (edition.tei / "a.xml").mkdir()
    with open_index(edition) as opened:
        assert [problem.code for problem in opened.problems] == ["SRC-007"]


def test_a_link_that_leads_out_of_the_edition_is_not_read(
    edition: Edition, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.xml"
    write(outside, letter("secret"))
    (edition.tei / "c.xml").symlink_to(outside)
    assert words(edition) == ["Crane", "Anna"]


@pytest.mark.parametrize("keep", [0, 100, 4096, 9000])
def test_a_damaged_index_is_made_anew(edition: Edition, keep: int) -> None:
    words(edition)
    data = file_of(edition).read_bytes()
    file_of(edition).write_bytes(data[:keep] + b"\xff" * (len(data) - keep))
    assert words(edition) == ["Crane", "Anna"]
    assert words(edition) == ["Crane", "Anna"]


def test_an_index_without_its_tables_is_made_anew(edition: Edition) -> None:
    words(edition)
    with sqlite3.connect(file_of(edition)) as connection:
        connection.execute("DROP TABLE mentions")
    connection.close()
    assert words(edition) == ["Crane", "Anna"]


def test_damage_that_shows_late_makes_no_difference(edition: Edition) -> None:
    with open_index(edition) as opened:
        found = opened.mentions("pers-a")
        other = opened.unlinked()
        assert next(found).words == "Crane"
        assert next(other).file == "tei/a.xml"
        opened._database.recover(sqlite3.DatabaseError("database disk image is malformed"))
        opened._bring()
        assert [one.words for one in found] == ["Anna"]
        assert [one.file for one in other] == ["tei/b.xml"]
        assert opened.problems == ()


def test_an_error_in_a_query_makes_the_index_anew(edition: Edition) -> None:
    with open_index(edition) as opened:
        opened._database.connection.execute("DROP TABLE links")
        assert [one.words for one in opened.mentions("pers-a")] == ["Crane", "Anna"]
        assert opened.problems == ()


def test_an_error_in_a_refresh_makes_the_index_anew(edition: Edition) -> None:
    with open_index(edition) as opened:
        write(edition.tei / "a.xml", letter("Mrs Crane"), age=5)
        opened._database.connection.execute("DROP TABLE links")
        opened.refresh([edition.tei / "a.xml"])
        assert [one.words for one in opened.mentions("pers-a")] == ["Mrs Crane", "Anna"]


def test_a_refresh_keeps_the_problems_of_other_files(edition: Edition) -> None:
    write(edition.tei / "a.xml", "<TEI>")
    write(edition.tei / "b.xml", "<TEI>")
    with open_index(edition) as opened:
        write(edition.tei / "a.xml", letter("Anna"))
        opened.refresh([edition.tei / "a.xml"])
        assert [problem.file for problem in opened.problems] == [str(edition.tei / "b.xml")]


def test_an_index_that_is_half_written_is_not_read_into_memory(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    words(edition)
    monkeypatch.setattr(database, "_SECONDS", 0.1)
    other = sqlite3.connect(file_of(edition), isolation_level=None)
    other.execute("UPDATE mentions SET words = 'wrong'")
    other.execute("BEGIN IMMEDIATE")
    write(edition.tei / "a.xml", letter("Mrs Crane"), age=5)
    with open_index(edition) as opened:
        assert [problem.code for problem in opened.problems] == ["REG-010"]
        assert [one.words for one in opened.mentions("pers-a")] == ["Mrs Crane", "Anna"]
    other.close()


def test_an_index_of_another_version_is_made_anew(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "VERSION", database.VERSION + 1)
    words(edition)
    monkeypatch.undo()
    assert words(edition) == ["Crane", "Anna"]


def test_where_no_file_can_be_written_the_index_is_in_memory(edition: Edition) -> None:
    (edition.root / ".edenda-local").write_text("in the way", encoding="utf-8")
    with open_index(edition) as opened:
        assert [problem.code for problem in opened.problems] == ["REG-010"]
        assert [one.words for one in opened.mentions("pers-a")] == ["Crane", "Anna"]
        with pytest.raises(sqlite3.DatabaseError):
            opened._database.recover(sqlite3.DatabaseError("out of luck"))


def test_a_damaged_index_that_cannot_be_removed_is_passed_over(edition: Edition) -> None:
    words(edition)
    file_of(edition).unlink()
    file_of(edition).mkdir()
    (file_of(edition) / "full").touch()
    with open_index(edition) as opened:
        assert [problem.code for problem in opened.problems] == ["REG-010"]
        assert opened.counts().mentions == 4


def test_an_index_that_another_holds_too_long_is_read_into_memory(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    words(edition)
    write(edition.tei / "a.xml", letter("Mrs Crane"), age=5)
    monkeypatch.setattr(database, "_SECONDS", 0.1)
    other = sqlite3.connect(file_of(edition), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_index(edition) as opened:
        assert [problem.code for problem in opened.problems] == ["REG-010"]
        assert [one.words for one in opened.mentions("pers-a")] == ["Mrs Crane", "Anna"]
    other.close()
    assert words(edition) == ["Mrs Crane", "Anna"]


def test_what_stops_in_the_middle_leaves_the_index_as_it_was(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    words(edition)
    write(edition.tei / "a.xml", letter("Mrs Crane"), age=5)
    monkeypatch.setattr(updating, "gather", _interrupted)
    with pytest.raises(KeyboardInterrupt):
        open_index(edition)
    monkeypatch.undo()
    assert words(edition) == ["Mrs Crane", "Anna"]


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_reader_goes_on_while_another_process_indexes(edition: Edition) -> None:
    with open_index(edition) as opened:
        found = opened.mentions("pers-a")
        assert next(found).words == "Crane"
        write(edition.tei / "b.xml", letter("Miss Crane"), age=5)
        assert words(edition) == ["Crane", "Miss Crane"]
        assert [one.words for one in found] == ["Anna"]


def test_many_processes_may_begin_at_once(edition: Edition) -> None:
    code = (
        "import sys; from pathlib import Path; from edenda.edition import open_edition;"
        "from edenda.register.index.index import open_index\n"
        "with open_index(open_edition(Path(sys.argv[1]))) as index:"
        " print(index.problems, [one.words for one in index.mentions('pers-a')])"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3] / "src")}
    command = [sys.executable, "-c", code, str(edition.root)]
    processes = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    assert {process.communicate()[0] for process in processes} == {"() ['Crane', 'Anna']\n"}


def test_another_thread_may_ask(edition: Edition) -> None:
    found: list[str] = []
    with open_index(edition) as opened:
        thread = threading.Thread(target=lambda: found.extend(one.words for one in opened.mentions("pers-a")))
        thread.start()
        thread.join()
    assert found == ["Crane", "Anna"]


def test_the_time_of_writing_is_read_off_the_file_system(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    assert freshness.time_of_writing(path) == path.stat().st_mtime_ns
    assert freshness.time_of_writing(tmp_path / "missing") == 0
    assert freshness.stamp_of(tmp_path / "missing") is None


def test_the_orders_of_entries_are_told(edition: Edition) -> None:
    with open_index(edition) as opened:
        orders = {sort: [one.id for one in opened.entries(sort=sort)] for sort in index.SORTS}
    assert orders["mentions"] == ["pers-a", "pers-b", "pers-c"]
    assert orders["name"] == ["pers-a", "pers-b", "pers-c"]
