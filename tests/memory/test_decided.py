"""What people decided about marks is remembered with who and when, through edits, conversions and joins of branches."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from edenda.annotation import AnnotationWish, annotate_file
from edenda.conversion import Wish, convert_in_edition
from edenda.memory.remember import remember
from edenda.memory.store import Memory, Row, compose_memory, contests, memory_path, read_decided, read_memory
from edenda.review.session import Session
from edenda.review.values import Decision
from tests.review.editions import ED, REGISTER, make_edition
from tests.tei_support import annotation, tei

_OLD = """{
  "version": 2,
  "tei": "%s",
  "marks": [
    {"surface": "Rowe", "type": "persName", "before": "Then", "after": "came.", "state": "marked", "by": "machine"},
    null
  ]
}
"""


def _row(**values: str) -> Row:
    row = Row("Rowe", "persName", "Then", "came.", "p1", "marked", "editor")
    return row._replace(**{"decided": "accepted", "who": "ed", "when": "2026-11-22", "key": "a:1", **values})  # type: ignore[arg-type]


def _path(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "a.xml"
    memory_path(path).parent.mkdir(exist_ok=True)
    memory_path(path).write_bytes(data)
    return path


def test_files_without_decisions_are_read_and_written_as_ever(tmp_path: Path) -> None:
    data = (_OLD % ("a" * 64)).encode()
    memory = read_memory(_path(tmp_path, data))
    assert memory is not None
    assert [(row.surface, row.decided, row.who) for row in memory.rows] == [("Rowe", "", "")]
    assert compose_memory(memory) == data
    assert read_decided(tmp_path / "a.xml") == ()


def test_a_file_with_decisions_is_of_a_version_that_older_programs_refuse() -> None:
    assert b'"version": 2' in compose_memory(Memory(rows=(_row(decided="", who="", when="", key=""),)))
    assert b'"version": 3' in compose_memory(Memory(rows=(_row(),)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"decided": "linked", "ref": "pers-a", "when": "2026-11-23"}, {"decided": "rejected", "state": "removed"}),
        ({"decided": "rejected", "state": "removed"}, {"decided": "linked", "ref": "pers-a"}),
        ({"decided": "linked", "ref": "pers-a"}, {"decided": "accepted"}),
        ({"decided": "linked", "ref": "pers-a", "who": "mk"}, {"decided": "linked", "ref": "pers-b", "who": "jb"}),
    ],
)
def test_of_two_decisions_the_later_counts_then_the_one_that_leaves_less_marked(
    tmp_path: Path, one: dict[str, str], other: dict[str, str]
) -> None:
    winner, loser = _row(**one), _row(**other)
    if winner.when == loser.when and winner.decided == loser.decided:
        winner, loser = max(winner, loser), min(winner, loser)
    for rows in ((winner, loser), (loser, winner)):
        memory = read_memory(_path(tmp_path, compose_memory(Memory(rows=rows))))
        assert memory is not None
        assert memory.rows == (winner,)
        (said,) = contests(tmp_path / "a.xml", memory)
        assert said.code == "MEM-003"
        assert winner.decided in said.message


def test_the_same_decision_in_two_branches_is_no_contradiction(tmp_path: Path) -> None:
    memory = read_memory(_path(tmp_path, compose_memory(Memory(rows=(_row(), _row(who="mk"))))))
    assert memory is not None
    assert len(memory.rows) == 1
    assert contests(tmp_path / "a.xml", memory) == ()


def test_two_branches_that_decide_about_different_marks_are_joined_by_git(tmp_path: Path) -> None:
    body = "\n".join(
        f'<p xml:id="p{at}">In the year {at} then <persName cert="low">{name}</persName> came.</p>'
        for at, name in enumerate(("Rowe", "Pell", "Elmer", "Quill", "Marsh"))
    )
    edition = make_edition(tmp_path / "edition", {"note": body}, REGISTER)

    def git(*words: str) -> None:
        command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *words]
        subprocess.run(command, cwd=edition.root, check=True, capture_output=True)

    def decide(number: int, verdict: str) -> None:
        with Session(edition, ED) as session:
            session.decide([Decision(session.doubts[number].key, verdict)])  # type: ignore[arg-type]

    git("init", "-q", "-b", "one")
    git("add", "-A")
    git("commit", "-qm", "a")
    git("branch", "other")
    decide(0, "reject")
    git("add", "-A")
    git("commit", "-qm", "b")
    git("checkout", "-q", "other")
    decide(4, "accept")
    git("add", "-A")
    git("commit", "-qm", "c")
    git("merge", "-q", "one")
    with Session(edition, ED) as session:
        assert [doubt.mention.words for doubt in session.doubts] == ["Pell", "Elmer", "Quill"]
        assert session.problems == ()
    annotate_file(edition.tei / "note.xml", edition, AnnotationWish())
    assert {(row.surface, row.decided) for row in read_decided(edition.tei / "note.xml")} == {
        ("Rowe", "rejected"),
        ("Marsh", "accepted"),
    }


def test_annotation_keeps_who_decided_what() -> None:
    first = annotation(tei("<p>They met Khrushchev in Moscow by night.</p>"))
    rows = tuple(row._replace(decided="accepted", who="ed", when="2026-11-22", key=row.surface) for row in first.rows)
    edited = first.data.decode().replace("by night", "by day, it is said")
    again = annotation(edited, Memory(rows=rows))
    assert [(row.surface, row.decided, row.who, row.key) for row in again.rows] == [
        ("Khrushchev", "accepted", "ed", "Khrushchev"),
        ("Moscow", "accepted", "ed", "Moscow"),
    ]


def test_who_takes_out_by_hand_what_was_accepted_decides_anew() -> None:
    first = annotation(tei("<p>They met Khrushchev by night.</p>"))
    rows = tuple(row._replace(decided="accepted", who="ed", when="2026-11-22", key="a:1") for row in first.rows)
    (row,) = annotation(tei("<p>They met Khrushchev by night.</p>"), Memory(rows=rows)).rows
    assert (row.state, row.decided, row.who) == ("removed", "", "")


def test_who_puts_back_by_hand_what_was_rejected_decides_anew() -> None:
    row = Row(
        "Moscow", "placeName", "They went to", "by night.", "", "removed", "editor", "", "rejected", "ed", "", "a:1"
    )
    back = annotation(tei('<p>They went to <placeName ref="#m">Moscow</placeName> by night.</p>'), Memory(rows=(row,)))
    assert [(one.state, one.decided) for one in back.rows] == [("marked", "")]


def test_a_document_that_is_converted_anew_is_as_it_was_decided(tmp_path: Path) -> None:
    edition = make_edition(tmp_path / "edition", {}, REGISTER)
    source = edition.root / "seeds" / "1906-note.txt"
    source.write_text(
        "The mill\n\nMr Abel Quill came to the mill. Then Captain Pell wrote to Mr Skerry.\n", encoding="utf-8"
    )
    convert_in_edition(edition, source, Wish())
    path = edition.tei_of(source)
    with Session(edition, ED) as session:
        words = [doubt.mention.words for doubt in session.doubts]
        assert len(words) == 3
        session.decide(
            [
                Decision(session.doubts[0].key, "accept"),
                Decision(session.doubts[1].key, "entry", "pers-rowe"),
                Decision(session.doubts[2].key, "reject"),
            ]
        )
    decided = path.read_bytes()
    rows = read_decided(path)
    assert {(row.decided, row.who) for row in rows} == {("accepted", "ed"), ("linked", "ed"), ("rejected", "ed")}
    assert convert_in_edition(edition, source, Wish()).outcome == "kept"
    assert path.read_bytes() == decided
    done = convert_in_edition(edition, source, Wish(force=True))
    assert path.read_bytes() == decided
    assert read_decided(path) == rows
    assert "NAME-007" not in [problem.code for problem in done.problems]


def test_what_stands_in_a_header_is_remembered_apart() -> None:
    aside = Row("Rowe", "text/persName", state="marked", by="editor", decided="accepted", key="a:1")
    done = annotation(tei("<p>Rowe</p><p>Khrushchev</p>"), Memory(rows=(aside,)))
    assert aside in done.rows
    assert aside in remember(done.data, "a.xml", done.rows).rows
