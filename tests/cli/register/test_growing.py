"""`edenda register grow`, `confirm`, `distinct` and `suggest`: what an editor sees of them, and what they change."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from edenda.cli import main
from tests.register.editions import document, edition, files, register

Command = Callable[..., tuple[int, str, str]]
_FIRST = (
    "<p>Then <persName>Vladimir Ordynsky</persName> came with Mrs. <persName>Rowe</persName> to "
    "<placeName>Marken</placeName>.</p><p><persName>Ordynsky</persName> spoke for the "
    "<orgName>Board of Pilots</orgName> (<orgName>BP</orgName>).</p>"
)
_SECOND = (
    '<p><persName>V. Ordynsky</persName> and <persName ref="register.xml#pers-a">Edwin Rowe</persName> left '
    '<placeName>Marken</placeName>; <persName cert="low">Nessel</persName> stayed with <persName>Rowe</persName>.</p>'
)


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition of two letters, in which the test works."""
    monkeypatch.chdir(edition(tmp_path, {"first": document(_FIRST), "second": document(_SECOND)}, register()))
    return tmp_path


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """A function that runs a command: its exit code, stdout and stderr."""

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stop:
            main(list(arguments))
        out, err = capsys.readouterr()
        return int(stop.value.code or 0), out, err

    return run


def test_grow_makes_entries_and_links_the_variants_of_a_name(command: Command, root: Path) -> None:
    code, out, err = command("register", "grow")
    assert (code, out) == (0, "")
    assert "Growth by 4 entries (8 names linked): 3 files changed." in err
    first, second = files(root)["tei/first.xml"].decode(), files(root)["tei/second.xml"].decode()
    assert '<persName ref="register.xml#pers-ordynsky">Vladimir Ordynsky</persName>' in first
    assert '<persName ref="register.xml#pers-ordynsky">V. Ordynsky</persName>' in second
    assert '<orgName ref="register.xml#org-board-pilots">BP</orgName>' in first
    text = files(root)["tei/register.xml"].decode()
    assert '<person xml:id="pers-ordynsky" cert="low">\n        <persName>Vladimir Ordynsky</persName>' in text
    assert '<persName type="variant">V. Ordynsky</persName>' in text


def test_grow_leaves_what_may_mean_a_confirmed_entry_and_what_is_doubtful(command: Command, root: Path) -> None:
    _, _, err = command("register", "grow")
    assert "Left: 1 name (doubtful marks; `edenda review` asks): Nessel" in err
    assert "(may mean a confirmed entry, which is not sure; `edenda review` asks): Rowe\n" in err
    assert '<persName cert="low">Nessel</persName> stayed with <persName>Rowe</persName>' in (
        files(root)["tei/second.xml"].decode()
    )


@pytest.mark.parametrize("option", ["--check", "--diff", "--explain"])
def test_grow_writes_nothing_where_it_only_shows(command: Command, root: Path, option: str) -> None:
    before = files(root)
    code, out, _ = command("register", "grow", option)
    assert code == (1 if option == "--check" else 0)
    assert bool(out) == (option != "--check")
    assert files(root) == before


def test_grow_again_changes_nothing_and_undo_takes_it_back(command: Command, root: Path) -> None:
    before = files(root)
    command("register", "grow")
    after = files(root)
    assert "Nothing to grow." in command("register", "grow")[2]
    assert command("register", "grow", "--check")[0] == 0
    assert files(root) == after
    command("register", "undo")
    assert files(root) == before


def test_grow_explains_why_names_are_together(command: Command) -> None:
    _, out, _ = command("register", "grow", "--explain")
    assert "pers-ordynsky: new: 3 mentions in 2 documents\n    1 × Vladimir Ordynsky\n        first\n" in out
    assert "        second: agrees with “Vladimir Ordynsky” and contradicts no other\n" in out
    rows = json.loads(command("register", "grow", "--explain", "--format", "json")[1])
    assert {row.get("entry") for row in rows} >= {"pers-ordynsky", "org-board-pilots", "pl-marken"}
    assert command("register", "grow", "--format", "json")[0] == 2


def test_grow_keeps_to_kinds_documents_and_numbers(command: Command) -> None:
    def entries(*options: str) -> set[str]:
        rows = json.loads(command("register", "grow", "--explain", "--format", "json", *options)[1])
        return {row["entry"] for row in rows if "entry" in row}

    assert entries("--kind", "place") == {"pl-marken"}
    assert entries("--document", "second") == {"pers-ordynsky", "pl-marken"}
    assert entries("--at-least", "3") == {"pers-ordynsky"}
    assert command("register", "grow", "--document", "third")[0] == 2


def test_a_later_document_joins_the_provisional_entry(command: Command, root: Path) -> None:
    command("register", "grow")
    path = root / "tei" / "third.xml"
    path.write_text(document("<p><persName>V. I. Ordynsky</persName> wrote.</p>"), encoding="utf-8")
    command("register", "grow")
    assert 'ref="register.xml#pers-ordynsky"' in path.read_text(encoding="utf-8")
    assert '<persName type="variant">V. I. Ordynsky</persName>' in files(root)["tei/register.xml"].decode()


def test_what_was_refused_makes_no_entry(command: Command, root: Path) -> None:
    (root / "tei" / ".edenda").mkdir()
    row = '{"deed": "refused", "id": "", "other": "Marken"}\n'
    (root / "tei" / ".edenda" / "register.jsonl").write_text(row, encoding="utf-8")
    _, _, err = command("register", "grow")
    assert "Left: 1 name (no entry is wanted): Marken" in err
    assert "pl-marken" not in files(root)["tei/register.xml"].decode()


def test_an_id_that_an_entry_had_once_is_given_to_no_other(command: Command, root: Path) -> None:
    (root / "tei" / ".edenda").mkdir()
    row = '{"deed": "merged", "id": "pl-marken", "other": "pl-elsewhere"}\n'
    (root / "tei" / ".edenda" / "register.jsonl").write_text(row, encoding="utf-8")
    command("register", "grow")
    text = files(root)["tei/register.xml"].decode()
    assert ('xml:id="pl-marken"' in text, 'xml:id="pl-marken-2"' in text) == (False, True)


def test_names_in_citations_make_no_entry(command: Command, root: Path) -> None:
    path = root / "tei" / "third.xml"
    path.write_text(document("<p>See <bibl><persName>Zenon Falk</persName></bibl>.</p>"), encoding="utf-8")
    command("register", "grow")
    assert "Falk" not in files(root)["tei/register.xml"].decode()


def test_a_pointer_that_an_editor_takes_out_does_not_come_back(command: Command, root: Path) -> None:
    path = root / "tei" / "third.xml"
    path.write_text(document("<p>Then Mr. Zenon Falk of Skerry came.</p>"), encoding="utf-8")
    command("annotate", "tei/third.xml")
    command("register", "grow")
    text = path.read_text(encoding="utf-8")
    assert ' ref="register.xml#pers-falk"' in text
    edited = text.replace(' ref="register.xml#pers-falk"', "")
    path.write_text(edited, encoding="utf-8")
    assert "Nothing to grow." in command("register", "grow")[2]
    command("annotate", "tei/third.xml")
    command("register", "grow")
    assert path.read_text(encoding="utf-8") == edited


def test_a_pointer_that_would_lead_elsewhere_is_not_written(command: Command, root: Path) -> None:
    base = ' xml:base="https://example.org/letters/"'
    path = root / "tei" / "third.xml"
    path.write_text(document("<p><persName>Zenon Falk</persName></p>", root=base), encoding="utf-8")
    before = files(root)
    code, _, err = command("register", "grow")
    assert code == 3
    assert "error REG-009" in err
    assert files(root) == before


def test_grow_makes_a_register_where_there_is_none(command: Command, root: Path) -> None:
    (root / "tei" / "register.xml").unlink()
    (root / "tei" / "second.xml").unlink()
    assert command("register", "grow")[0] == 0
    assert b'xml:id="pers-ordynsky" cert="low"' in (root / "tei" / "register.xml").read_bytes()


def test_a_name_of_a_woman_alone_says_with_which_title(command: Command, root: Path) -> None:
    (root / "tei" / "register.xml").write_text(register(persons=""), encoding="utf-8")
    (root / "tei" / "second.xml").unlink()
    command("register", "grow")
    assert "<note>With the title “Mrs.” in the text.</note>" in files(root)["tei/register.xml"].decode()


def test_a_confirmed_name_is_known_in_the_next_document(command: Command, root: Path) -> None:
    path = root / "tei" / "third.xml"
    path.write_text(document("<p>It was Vladimir Ordynsky who wrote.</p>"), encoding="utf-8")
    command("register", "grow")
    command("annotate", "tei/third.xml")
    assert "ref=" not in path.read_text(encoding="utf-8")
    code, _, err = command("register", "confirm", "pers-ordynsky", "--when", "2026-01-02")
    assert (code, err) == (0, "Confirmation of pers-ordynsky: 2 files changed.\n")
    assert (root / "tei" / ".edenda" / "register.jsonl").read_text(encoding="utf-8") == (
        '{"deed": "confirmed", "id": "pers-ordynsky", "who": "ed", "when": "2026-01-02"}\n'
    )
    command("annotate", "tei/third.xml")
    assert 'ref="register.xml#pers-ordynsky"' in path.read_text(encoding="utf-8")


def test_confirm_takes_ids_or_a_number_of_mentions(command: Command, root: Path) -> None:
    command("register", "grow")
    assert command("register", "confirm")[0] == 2
    assert command("register", "confirm", "pers-a", "--all-with", "2")[0] == 2
    assert command("register", "confirm", "pers-nobody")[0] == 2
    assert "Nothing to confirm: pers-a is confirmed already." in command("register", "confirm", "pers-a")[2]
    no_more = command("register", "confirm", "--all-with", "99")[2]
    assert "Nothing to confirm: no provisional entry has 99 mentions or more." in no_more
    assert command("register", "confirm", "--all-with", "3", "--check")[0] == 1
    command("register", "confirm", "--all-with", "3")
    text = files(root)["tei/register.xml"].decode()
    assert '<person xml:id="pers-ordynsky">' in text
    assert '<place xml:id="pl-marken" cert="low">' in text


_TWICE = (
    '      <person xml:id="pers-x"><persName>Hugh Tregear</persName></person>\n'
    '      <person xml:id="pers-y"><persName>Tregear, Hugh</persName></person>\n'
    '      <person xml:id="pers-z"><persName>Hugh Tregear Jr.</persName></person>\n'
)


def test_two_entries_that_are_not_one_are_suggested_until_somebody_says_so(command: Command, root: Path) -> None:
    (root / "tei" / "register.xml").write_text(register(_TWICE), encoding="utf-8")
    (root / "tei" / "second.xml").unlink()
    code, out, err = command("register", "suggest", "--only", "duplicates")
    assert (code, err) == (0, "1 suggestion.\n")
    assert "    $ edenda register merge pers-y pers-x\n    $ edenda register distinct pers-y pers-x\n" in out
    assert "REG-004" in command("check")[1]
    assert command("register", "distinct", "pers-y", "pers-x")[0] == 0
    assert command("register", "suggest", "--only", "duplicates")[1:] == ("", "0 suggestions.\n")
    assert "REG-004" not in command("check")[1]
    assert command("register", "distinct", "pers-x", "pers-x")[0] == 2
    assert command("register", "distinct", "pers-x", "pers-gone")[0] == 2


def test_suggestions_are_limited_and_sorted_and_for_programs_too(command: Command, root: Path) -> None:
    (root / "tei" / "register.xml").write_text(register(_TWICE), encoding="utf-8")
    rows = json.loads(command("register", "suggest", "--format", "json")[1])
    assert [row["certainty"] for row in rows] == sorted((row["certainty"] for row in rows), reverse=True)
    assert rows[0]["kind"] == "duplicates"
    _, out, err = command("register", "suggest", "--limit", "1")
    assert err == f"1 suggestion; {len(rows) - 1} more without --limit.\n"
    assert out.count("\n    $ ") == 2
    assert command("register", "suggest", "--only", "nothing")[0] == 2
    assert command("register", "suggest", "--kind", "place", "--only", "duplicates")[1] == ""
